public import Ground

// When somebody who waits can expect her turn.
extension ShelfCount {
    /// When so many of a device are free: from a day on, and up to its last day.
    private struct Free: Hashable {
        var from: Int
        var lastDay: Int
    }

    /// The day on which a device comes to somebody before whom so many wait, if each keeps it as long as she may.
    ///
    /// What is kept for the shares of others never comes to her. What is late may come any day, so it is not counted.
    /// - Parameters:
    ///   - waiting: how many wait before her.
    ///   - model: the code of the model.
    ///   - terms: how long each keeps it.
    ///   - book: the book of the hub.
    ///   - group: her group; a share of it is for her.
    ///   - today: the day at the hub.
    /// - Returns: a day on which the hub is open; nil where nobody knows.
    public func expected(
        after waiting: Int,
        of model: String,
        _ terms: LoanTerms,
        _ book: LendingBook,
        group: String,
        on today: CivilDate
    ) -> CivilDate? {
        guard let first = try? book.firstFetch(on: today) else { return nil }
        let shares = (book.shares[model] ?? [:]).filter { $0.key != group && $0.value > 0 }
        var free = freed(of: model, book, shares, first: first, today)
        var before = waiting + live(on: today) - keptPromises(shares, today)
        while let next = free.keys.min(by: { ($0.from, $0.lastDay) < ($1.from, $1.lastDay) }) {
            let count = free.removeValue(forKey: next) ?? 0
            let from = CivilDate(daysSinceEpoch: next.from)
            guard let day = try? book.opening.openDay(onOrAfter: from) else { return nil }
            // Its test comes first, and nobody knows when that is done.
            guard day.daysSinceEpoch <= next.lastDay else { continue }
            if before < count { return day }
            before -= count
            // Those before her bring theirs back; where the calendar ends, nobody knows when.
            guard let due = try? terms.due(from: day, at: book.opening),
                let until = try? book.until(due, model)
            else { continue }
            free[Free(from: until.daysSinceEpoch + 1, lastDay: next.lastDay), default: 0] += count
        }
        return nil
    }

    /// The day on which a device comes to somebody who waits, or who would join at the end.
    ///
    /// Whoever is away is before her only once she is back; nobody is expected to fetch it while she is away herself.
    /// - Parameters:
    ///   - hold: hers; nil where she does not wait yet.
    ///   - queue: those who wait.
    ///   - model: the code of the model.
    ///   - terms: how long each keeps it.
    ///   - book: the book of the hub.
    ///   - group: her group; a share of it is for her.
    ///   - today: the day at the hub.
    /// - Returns: a day on which the hub is open; nil where nobody knows.
    public func expected(
        for hold: ID?,
        in queue: HoldQueue,
        of model: String,
        _ terms: LoanTerms,
        _ book: LendingBook,
        group: String,
        on today: CivilDate
    ) -> CivilDate? {
        func day(after ahead: Int) -> CivilDate? {
            expected(after: ahead, of: model, terms, book, group: group, on: today)
        }
        var ahead = queue.ahead(of: hold, on: today)
        var found = day(after: ahead)
        while let expected = found, case let then = queue.ahead(of: hold, on: expected), then > ahead {
            ahead = then
            found = day(after: then)
        }
        guard let found, let hold, let away = queue.away(hold) else { return found }
        return try? book.opening.openDay(onOrAfter: max(found, away.adding(days: 1)))
    }

    /// The devices that come to her some day, with what is kept for others taken off: first what is lent from their
    /// shares, then what is there soonest.
    private func freed(
        of model: String,
        _ book: LendingBook,
        _ shares: [String: Int],
        first: CivilDate,
        _ today: CivilDate
    ) -> [Free: Int] {
        var kept = shares
        var free: [Free] = []
        for device in devices {
            if let share = device.loan?.share, let left = kept[share], left > 0 {
                kept[share] = left - 1
            } else if let day = try? device.freeFrom(of: model, book, on: today) {
                free.append(Free(from: max(day, first.daysSinceEpoch), lastDay: device.lastDay))
            }
        }
        free.sort { ($0.from, -$0.lastDay) < ($1.from, -$1.lastDay) }
        let others = kept.values.reduce(0, +)
        return free.dropFirst(others).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// How many promises are kept from the shares of others.
    private func keptPromises(_ shares: [String: Int], _ today: CivilDate) -> Int {
        shares.reduce(0) { sum, share in
            let promised = promises.reduce(0) {
                $0 + ($1.share == share.key && $1.until >= today ? $1.quantity : 0)
            }
            return sum + min(promised, share.value)
        }
    }
}
