public import Ground

// Who waits, and is away for a while: in hospital, on holiday. She keeps her place, and is passed over until a day.
extension Hold {
    /// So many months ahead somebody may say that she is away; for longer she is better off joining again.
    public static let mostMonthsAway = 6

    /// The days up to which somebody may say today that she is away.
    public static func awayDays(from today: CivilDate) -> ClosedRange<CivilDate> {
        today...(today.adding(months: mostMonthsAway) ?? today)
    }

    /// It, as its queue sees it while it waits, at a place from 1.
    public func queued(at place: Int = 1) -> QueuedHold {
        QueuedHold(
            id: id,
            person: person,
            pickup: hub,
            madeAt: queuedAt,
            place: place,
            state: away.map { .paused(until: $0) } ?? .waiting
        )
    }

    /// Why she is passed over on a day since she is away; nil where she is not.
    public func absence(on today: CivilDate) -> BorrowingRefusal? {
        guard let away, !queued().isNext(on: today) else { return nil }
        return .away(until: away)
    }

    /// Whether others need not wait for her on a day: she could not have one, or is away.
    ///
    /// Whether she is away is known by the day, whenever it was last looked at.
    public func isPassedOver(on today: CivilDate) -> Bool {
        absence(on: today) != nil || passed.map { $0.isOfPerson && $0 != .away } ?? false
    }
}

extension HoldQueue {
    /// Those who wait for a model at a hub, each with whether she is away.
    ///
    /// - Parameter waiting: in the order in which their turn comes.
    public init(waiting: [Hold]) {
        self.init(waiting.enumerated().map { index, hold in hold.queued(at: index + 1) })
    }

    /// How many who wait may be asked before somebody on a day; before one who joins last, for none.
    public func ahead(of id: ID?, on day: CivilDate) -> Int {
        waiting.prefix { $0.id != id }.count { $0.isNext(on: day) }
    }

    /// The day up to which somebody said that she is away; nil where she did not.
    public func away(_ id: ID) -> CivilDate? {
        if case .paused(let until) = self[id]?.state { until } else { nil }
    }
}
