public import Domain

// What the clocks of the hub go by.
extension ContentPack {
    /// The bank holidays of every division.
    public func bankHolidays() throws(ContentError) -> BankHolidays {
        try value("bank-holidays.json") { path throws(ContentError) in try HolidaysFile.read(path) }
    }

    /// The working days, by the bank holidays of the hub's division.
    public func workingDays() throws(ContentError) -> WorkingDays {
        let holidays = try bankHolidays()
        if let days = holidays.workingDays(in: hub.division) { return days }
        throw ContentError(lines: [
            "bank-holidays.json:1:1: There is nothing for \"\(hub.division.rawValue)\", the division of the hub. "
                + "Add it with: handrail content holidays"
        ])
    }

    /// When the hub is really open; nil where its hours are not known.
    public func opening() throws(ContentError) -> OpeningCalendar? {
        guard let hours = hub.openingHours else { return nil }
        return OpeningCalendar(hours: hours, closures: hub.closures, workingDays: try workingDays())
    }

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
