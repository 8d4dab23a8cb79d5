import Domain
import Ground
import Testing

@testable import Store

/// What is free, worked out day by day from the bare rows, in the plainest way there is.
struct LendingModel {
    private struct Device {
        var id: ID
        var state: String
        var backOn: CivilDate?
        var due: CivilDate?
        var until: CivilDate?
        var share: String?
    }

    private struct Promise {
        var id: ID
        var asset: ID?
        var first: CivilDate
        var due: CivilDate
        var until: CivilDate
        var share: String?
    }

    private var devices: [Device] = []
    private var promises: [Promise] = []
    private let today: CivilDate
    /// What is kept for groups, and for people who walk in.
    private let shares: [String: Int]
    private let floor: Int

    init(_ store: Store, _ model: String, _ book: LendingBook, on today: CivilDate) throws {
        self.today = today
        let hub = book.hub
        (shares, floor) = (book.shares[model] ?? [:], book.walkInFloors[model] ?? 0)
        devices = try store.connection.all(
            """
            SELECT a.id, a.state, a.back_on, l.due, l.until, l.share FROM asset AS a
            LEFT JOIN loan AS l ON l.asset = a.id AND l.ended_at IS NULL WHERE a.model = ?1 AND a.hub = ?2
            """,
            .text(model),
            .text(hub)
        ) { (row) throws(StoreError) in
            Device(
                id: try row.id(0),
                state: row.text(1),
                backOn: row.day(2),
                due: row.day(3),
                until: row.day(4),
                share: row.optionalText(5)
            )
        }
        promises = try store.connection.all(
            """
            SELECT id, asset, first, due, until, share FROM reservation
            WHERE model = ?1 AND hub = ?2 AND state = 'reserved'
            """,
            .text(model),
            .text(hub)
        ) { (row) throws(StoreError) in
            guard let first = row.day(2), let due = row.day(3), let until = row.day(4) else { throw .corrupt }
            let share = row.optionalText(5)
            return Promise(
                id: try row.id(0),
                asset: row.optionalID(1),
                first: first,
                due: due,
                until: until,
                share: share
            )
        }
    }

    /// The day after which a device is free that comes back on a day: after so many open days.
    private func ready(after day: CivilDate) -> CivilDate {
        var last = day
        var left = LendingHub.prepDays
        while left > 0 {
            last = last.adding(days: 1)
            if LendingHub.isOpen(last) { left -= 1 }
        }
        return last
    }

    /// How many are there on a day and promised to nobody; below 0 where too many are.
    func left(on day: CivilDate) -> Int {
        let there = devices.count { device in
            switch device.state {
            case "ready": true
            case "on_loan": device.due.map { $0 >= today && day > ready(after: $0) } ?? false
            case "preparing": day > ready(after: today)
            case "repair": device.backOn.map { day > ready(after: max($0, today)) } ?? false
            default: false
            }
        }
        return there - promises.count { isTaken($0, day) }
    }

    private func isTaken(_ promise: Promise, _ day: CivilDate) -> Bool {
        promise.due >= today && max(promise.first, today) <= day && day <= promise.until
    }

    /// How many of a share somebody has, or was promised, on a day.
    private func used(_ share: String, on day: CivilDate) -> Int {
        devices.count { device in
            device.share == share && device.due.map { $0 < today || day <= ready(after: $0) } ?? false
        } + promises.count { $0.share == share && isTaken($0, day) }
    }

    /// How many can be promised to somebody of a group on a day; those who wait come before people who walk in.
    func free(on day: CivilDate, group: String = "", isWaiting: Bool = false) -> Int {
        let kept = shares.filter { $0.key != group }.reduce(0) {
            $0 + max(0, $1.value - used($1.key, on: day))
        }
        return left(on: day) - kept - (isWaiting ? 0 : floor)
    }

    /// How many can be promised on every day from one to another.
    func free(
        from first: CivilDate,
        through last: CivilDate,
        group: String = "",
        isWaiting: Bool = false
    ) -> Int {
        (first.daysSinceEpoch...last.daysSinceEpoch)
            .map { free(on: CivilDate(daysSinceEpoch: $0), group: group, isWaiting: isWaiting) }.min() ?? 0
    }

    /// Whether too much is promised on no day up to a day.
    func isSound(through last: CivilDate) -> Bool {
        (today.daysSinceEpoch...last.daysSinceEpoch).allSatisfy {
            left(on: CivilDate(daysSinceEpoch: $0)) >= 0
        }
    }

    /// Sees that no device is lent or promised twice on a day, and that the table of days says what the promises do.
    static func see(_ store: Store) throws {
        let spans = try store.connection.all(
            """
            SELECT asset, id, first, until FROM loan WHERE ended_at IS NULL
            UNION ALL SELECT asset, id, first, until FROM reservation WHERE state = 'reserved' AND asset IS NOT NULL
            """
        ) { (row) throws(StoreError) in
            guard let first = row.day(2), let until = row.day(3) else { throw .corrupt }
            return (asset: try row.id(0), id: try row.id(1), first: first, until: until)
        }
        var days: Set<String> = []
        for span in spans {
            for number in span.first.daysSinceEpoch...span.until.daysSinceEpoch {
                let day = "\(span.asset) \(CivilDate(daysSinceEpoch: number).iso)"
                #expect(days.insert(day).inserted, "promised twice: \(day)")
            }
        }
        let kept = try store.connection.all("SELECT asset, day FROM asset_day") { (row) throws(StoreError) in
            "\(try row.id(0)) \(row.text(1))"
        }
        #expect(
            kept.count == days.count && Set(kept) == days,
            "the table of days is not that of the promises"
        )
        let counted = try store.connection.first(
            """
            SELECT count(*) FROM (SELECT model, hub, first, due, coalesce(share, '') AS share, count(*) AS quantity
                FROM reservation WHERE state = 'reserved' GROUP BY 1, 2, 3, 4, 5) AS r
            LEFT JOIN promised AS p ON p.model = r.model AND p.hub = r.hub AND p.share = r.share
                AND date('1970-01-01', p.first || ' days') = r.first AND date('1970-01-01', p.due || ' days') = r.due
            WHERE p.quantity IS NOT r.quantity
            """
        ) { (row) in row.integer(0) }
        #expect(counted == 0, "promises are not counted as they stand")
        let sums = try store.connection.first(
            """
            SELECT (SELECT coalesce(sum(quantity), 0) FROM promised),
                (SELECT count(*) FROM reservation WHERE state = 'reserved')
            """
        ) { (row) in (row.integer(0), row.integer(1)) }
        #expect(sums.map { $0.0 == $0.1 } == true, "promises are counted that are over")
        let wrong = try store.connection.first(
            """
            SELECT count(*) FROM asset AS a WHERE (a.state = 'on_loan')
                <> ((SELECT count(*) FROM loan AS l WHERE l.asset = a.id AND l.ended_at IS NULL) = 1)
            """
        ) { (row) in row.integer(0) }
        #expect(wrong == 0, "a device is lent twice, or says that it is not")
    }
}
