public import Ground

// What may be done to a case now, for the screens that offer it.
extension Case {
    /// What a member of staff may do to it on a day; the same rule decides again when she does it.
    public func offers(
        to member: StaffMember,
        on today: CivilDate,
        _ days: WorkingDays
    ) -> Set<CaseEvent.Kind> {
        let next = (due ?? today).adding(days: 1)
        let later = (try? days.workingDay(onOrAfter: next)) ?? next
        // The words stand for those that she will type.
        let acts: [CaseAct] = [
            .claim, .release, .answer("."), .ask("."), .complete(.done, "."), .move(to: "\u{0}", reason: "."),
            .note("."), .complaint(.acknowledge), .complaint(.extend(until: later, reason: ".")),
            .complaint(.answer(.upheld, ".")), .complaint(.learn(".")),
        ]
        return Set(
            acts.filter { (try? after($0, by: .staff(member), on: today, days)) != nil }.map(\.kind)
        )
    }
}

/// How many requests need somebody, as the desk counts them.
public struct CaseCounts: Hashable, Sendable {
    /// Those of her team that nobody has taken on.
    public var new = 0
    /// Those she holds.
    public var mine = 0
    /// Those of her team that are late.
    public var overdue = 0
    /// Complaints whose next day is near or has gone by.
    public var complaints = 0

    /// Nothing needs anybody.
    public init() {}
}
