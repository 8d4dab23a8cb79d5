import Ground

/// The one calendar that every clock of a hub but those of complaints goes by: weekly hours, bank holidays, and closures of either kind.
///
/// A day on which the hub does not open is no working day here: nobody is promised something for a day on which she
/// would stand before a closed door.
public struct HubCalendar: Sendable {
    /// The working days of the council without those on which the hub does not open.
    public let workingDays: WorkingDays
    /// When the hub is really open; nil where its hours are not known.
    public let opening: OpeningCalendar?

    /// Makes the calendar.
    ///
    /// - Parameters:
    ///   - hours: the usual week; nil where it is not known, and only closures of whole days close a day then.
    ///   - council: the working days of the council, by its bank holidays.
    ///   - closures: every closure, those of the content pack and those entered at the desk.
    public init(hours: OpeningHours?, council: WorkingDays, closures: [HubClosure]) {
        guard let hours else {
            let whole = closures.filter { $0.hours == nil }
            workingDays = council.without(Set(whole.flatMap { $0.days(until: council.lastKnown) }))
            opening = nil
            return
        }
        let usual = OpeningCalendar(hours: hours, closures: closures, workingDays: council)
        let touched = Set(closures.flatMap { $0.days(until: council.lastKnown) })
        let closed = touched.filter { (try? usual.isOpen(on: $0)) == false }
        workingDays = council.without(
            closed,
            weekdays: Set((1...7).filter { hours.stretches(on: $0).isEmpty })
        )
        opening = OpeningCalendar(hours: hours, closures: closures, workingDays: workingDays)
    }
}

extension HubClosure {
    /// Its days, as far as bank holidays are known.
    fileprivate func days(until last: CivilDate) -> [CivilDate] {
        let end = min(until, last)
        guard from <= end else { return [] }
        return (from.daysSinceEpoch...end.daysSinceEpoch).map { CivilDate(daysSinceEpoch: $0) }
    }
}

/// The calendar of a hub as it was known at one moment or another.
///
/// A closure that is entered later does not move a day that was promised before.
public struct HubCalendars: Sendable {
    /// The calendar as it is known now.
    public let now: HubCalendar
    private let hours: OpeningHours?
    private let council: WorkingDays
    private let closures: [HubClosure]
    private let entered: [KeptClosure]

    /// The days by which complaints are counted: those of the council, whatever one hub does.
    ///
    /// The limits bind the council (or the landlord), not one of its buildings. The Complaint Handling Code of the
    /// Housing Ombudsman (1 April 2024, 6.2 to 6.14) and that of the Local Government and Social Care Ombudsman
    /// (February 2024, section 6) count working days from the day a complaint is received; the only ways to more time
    /// are an extension that the resident is told of with the reason, and no closed door is one of them. So weekends
    /// and bank holidays do not count, and a library that is shut for a day, or never opens on Mondays, changes nothing.
    public var complaintDays: WorkingDays { council }

    /// Gathers what the calendar is made of.
    ///
    /// - Parameters:
    ///   - hours: the usual week; nil where it is not known.
    ///   - council: the working days of the council.
    ///   - closures: those of the content pack.
    ///   - entered: those entered at the desk, with those that were taken back.
    public init(
        hours: OpeningHours?,
        council: WorkingDays,
        closures: [HubClosure],
        entered: [KeptClosure]
    ) {
        (self.hours, self.council, self.closures, self.entered) = (hours, council, closures, entered)
        let valid = entered.filter { $0.endedAt == nil }.map(\.closure.closure)
        now = HubCalendar(hours: hours, council: council, closures: closures + valid)
    }

    /// The calendar as it was known at an instant, in milliseconds since 1970, UTC.
    public func known(at instant: Int64) -> HubCalendar {
        let valid = entered.filter { $0.wasKnown(at: instant) }
        if valid.count == entered.count, valid.allSatisfy({ $0.endedAt == nil }) { return now }
        return HubCalendar(
            hours: hours,
            council: council,
            closures: closures + valid.map(\.closure.closure)
        )
    }
}
