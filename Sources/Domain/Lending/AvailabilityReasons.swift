public import Ground

extension Availability {
    /// Why no more are free, as data: "3 of 5; one at repair until Friday".
    public struct Explanation: Hashable, Sendable {
        /// The day on which the fewest are free, the first of them.
        public var day: CivilDate
        /// How many the hub has on that day, wherever they are.
        public var total: Int
        /// How many can be promised.
        public var free: Int
        /// How many more are promised than there are; 0 where all is well.
        public var overbooked: Int
        /// Where the others are; their numbers and `free` make the total, less what is overbooked.
        public var reasons: [Reason]
    }

    /// One reason, and how many are missing for it.
    public struct Reason: Hashable, Sendable {
        /// What keeps devices from being promised, in the order in which it is told.
        public enum Kind: Hashable, Sendable {
            /// They are lent.
            case lent
            /// They should be back, and nobody knows when they come.
            case overdue
            /// They are promised to others.
            case promised
            /// They are prepared after a loan.
            case preparing
            /// They are out of service.
            case absent(Absence.Kind)
            /// They come from another hub.
            case onTheWay
            /// They are kept for groups with a share.
            case keptForShares
            /// They are kept for people who walk in.
            case keptForWalkIns
        }

        /// What it is.
        public var kind: Kind
        /// How many.
        public var count: Int
        /// The last day of the one that ends first; nil where nobody knows.
        public var until: CivilDate?
    }

    /// Why no more can be promised from one day to another, with both; nil where a day is not known.
    public func explanation(
        from first: CivilDate,
        through last: CivilDate,
        holding shares: Set<String> = []
    ) -> Explanation? {
        guard let range = days.range(first, last) else { return nil }
        let others = keptFrom(shares)
        let free = { (index: Int) in left[index] - kept(index, others) }
        guard let index = range.min(by: { free($0) < free($1) }) else { return nil }
        var away: [Reason] = stock.devices.compactMap { reason(for: $0, on: index) }
        let gone = stock.devices.count { device in device.leaves.map { $0 <= days.date(index) } ?? false }
        for promise in stock.promises {
            if let reason = reason(for: promise, on: index) { away.append(reason) }
        }
        let here = max(0, left[index])
        let inShares = min(here, kept(index, others))
        let floor = min(here - inShares, stock.walkInFloor)
        away.append(Reason(kind: .keptForShares, count: inShares))
        away.append(Reason(kind: .keptForWalkIns, count: floor))
        return Explanation(
            day: days.date(index),
            total: stock.devices.count - gone,
            free: here - inShares - floor,
            overbooked: max(0, -left[index]),
            reasons: Self.gathered(away)
        )
    }

    /// One reason of each kind.
    private static func gathered(_ reasons: [Reason]) -> [Reason] {
        let byKind = Dictionary(grouping: reasons.filter { $0.count > 0 }, by: \.kind)
        return Reason.Kind.all.compactMap { kind in
            byKind[kind].map { same in
                let count = same.reduce(0) { $0 + $1.count }
                return Reason(kind: kind, count: count, until: same.compactMap(\.until).min())
            }
        }
    }

    /// Why a device is away on a day: the loan before all else; nil for one that is there, or of another hub
    /// by then.
    private func reason(for device: Device, on index: Int) -> Reason? {
        let day = days.date(index)
        if let leaves = device.leaves, leaves <= day { return nil }
        if let loan = device.loan, span(of: loan).contains(index) {
            if loan.due < today { return Reason(kind: .overdue, count: 1) }
            return reason(.lent, 1, ends: days.clipped(loan.due), then: stock.slackDays, on: index)
        }
        let open = device.absences.filter { days.span($0.from, $0.until).contains(index) }
        let longest = open.first { $0.until == nil } ?? open.max { $0.until ?? day < $1.until ?? day }
        if let longest { return Reason(kind: .absent(longest.kind), count: 1, until: longest.until) }
        guard let arrives = device.arrives, arrives >= today,
            index < days.end(days.clipped(arrives), then: stock.preparationDays)
        else { return nil }
        return reason(.onTheWay, 1, ends: days.clipped(arrives), then: 0, on: index)
    }

    private func reason(for promise: Promise, on index: Int) -> Reason? {
        guard let span = span(of: promise), span.contains(index) else { return nil }
        let last = max(span.lowerBound, days.clipped(promise.until))
        return reason(.promised, promise.quantity, ends: last, then: stock.slackDays, on: index)
    }

    /// A reason up to its last day, and preparation after it and the days it may come late.
    private func reason(
        _ kind: Reason.Kind,
        _ count: Int,
        ends last: Int,
        then slackDays: Int,
        on index: Int
    ) -> Reason {
        let late = days.end(last, then: slackDays)
        // Once the last day is past, it counts as back on the last day it is expected late.
        if index < late {
            return Reason(kind: kind, count: count, until: date(index <= last ? last : late - 1))
        }
        let rest = kind == .onTheWay ? 0 : stock.slackDays
        return Reason(
            kind: .preparing,
            count: count,
            until: date(days.end(last, then: rest + stock.preparationDays) - 1)
        )
    }

    /// The day of a number; nil beyond the horizon.
    private func date(_ index: Int) -> CivilDate? { index < days.count ? days.date(index) : nil }
}

extension Availability.Reason.Kind {
    /// All of them, in the order in which they are told.
    static let all: [Self] =
        [.lent, .overdue, .promised, .preparing] + Availability.Absence.Kind.allCases.map { .absent($0) }
        + [.onTheWay, .keptForShares, .keptForWalkIns]
}
