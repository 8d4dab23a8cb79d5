public import Domain

// What the clocks of the hub go by.
extension ContentPack {
    /// The bank holidays of every division.
    public func bankHolidays() throws(ContentError) -> BankHolidays {
        try value("bank-holidays.json") { path throws(ContentError) in try HolidaysFile.read(path) }
    }

    /// The working days of the council, by the bank holidays of the hub's division.
    ///
    /// Clocks go by `hubCalendars(with:)`, which knows closures too.
    public func workingDays() throws(ContentError) -> WorkingDays {
        let holidays = try bankHolidays()
        if let days = holidays.workingDays(in: hub.division) { return days }
        throw ContentError(lines: [
            "bank-holidays.json:1:1: There is nothing for \"\(hub.division.rawValue)\", the division of the hub. "
                + "Add it with: handrail content holidays"
        ])
    }

    /// The calendar that every clock of the hub goes by.
    ///
    /// - Parameters:
    ///   - entered: the closures that were entered at the desk.
    ///   - council: the working days where the files have none that can be read; nil to throw then.
    /// - Returns: the calendar as it is known now, and as it was known before.
    /// - Throws: `ContentError` where the working days cannot be read, and none are given in their place.
    public func hubCalendars(
        with entered: [KeptClosure] = [],
        or council: WorkingDays? = nil
    ) throws(ContentError) -> HubCalendars {
        let days: WorkingDays
        do throws(ContentError) { days = try workingDays() } catch {
            guard let council else { throw error }
            days = council
        }
        return HubCalendars(
            hours: hub.openingHours,
            council: days,
            closures: hub.closures,
            entered: entered
        )
    }

    /// When the hub is really open by the content pack alone; nil where its hours are not known.
    public func opening() throws(ContentError) -> OpeningCalendar? { try hubCalendars().now.opening }

    /// How long the hub has for each step of a complaint.
    public func complaintLimits() throws(ContentError) -> ComplaintLimits {
        try value("complaints.json") { path throws(ContentError) in try ComplaintsFile.read(path) }
    }

    /// What is wrong with bank holidays, complaints and appointments, a line each.
    public func clockFaults() -> [String] {
        var lines: [String] = []
        do throws(ContentError) { _ = try workingDays() } catch { lines += error.lines }
        do throws(ContentError) { _ = try complaintLimits() } catch { lines += error.lines }
        do throws(ContentError) { _ = try appointmentTeams() } catch { lines += error.lines }
        return lines
    }

    /// The teams that people can have an appointment with.
    public func appointmentTeams() throws(ContentError) -> [AppointmentTeam] {
        try value("appointments.json") { path throws(ContentError) in
            try AppointmentsFile.read(path, in: language)
        }
    }
}
