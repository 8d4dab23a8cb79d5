public import Domain
public import Ground

// What there is of a model at a hub, counted: nothing is read that a count does not need.
extension Store {
    /// The devices of a model at a hub with the days of their loans, and what is promised that begins by a day.
    ///
    /// What begins after it is a number only. It is one statement, so that all is of one moment.
    /// - Parameters:
    ///   - model: the code of the model.
    ///   - hub: the code of the hub.
    ///   - horizon: the last day that will be asked about.
    ///   - wipedSince: the first day on which a device must have been wiped to be lent today; nil for any.
    /// - Returns: what a count of free devices needs.
    /// - Throws: `StoreError`.
    public func shelfCount(
        of model: String,
        at hub: String,
        through horizon: CivilDate,
        wipedSince: CivilDate? = nil
    ) throws(StoreError) -> ShelfCount {
        var count = ShelfCount(devices: [], promises: [])
        // Each index holds all that is asked for, so that no row of a device or a loan is read, and devices that stand
        // alike are one row.
        _ = try connection.all(
            """
            SELECT 0, count(*), 0, a.state, a.back_on, l.due, l.until, l.share, a.pat_due,
                a.needs & 2 AND ?4 IS NOT NULL AND coalesce(a.wiped_on, '') < ?4 AS is_wipe_due
            FROM asset AS a INDEXED BY asset_on_shelf LEFT JOIN loan AS l INDEXED BY loan_out
                ON a.state = 'on_loan' AND l.asset = a.id AND l.ended_at IS NULL
            WHERE a.model = ?1 AND a.hub = ?2 GROUP BY 4, 5, 6, 7, 8, 9, 10
            UNION ALL
            SELECT quantity, first, due, NULL, NULL, NULL, NULL, share, NULL, NULL FROM promised
            WHERE model = ?1 AND hub = ?2 AND first <= ?3
            UNION ALL
            SELECT -1, coalesce(sum(quantity), 0), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM promised
            WHERE model = ?1 AND hub = ?2 AND first > ?3
            UNION ALL
            SELECT -2, count(*), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM asset INDEXED BY asset_coming
            WHERE model = ?1 AND bound_for = ?2
            """,
            .text(model),
            .text(hub),
            .integer(Int64(horizon.daysSinceEpoch)),
            .optional(wipedSince?.iso)
        ) { (row) throws(StoreError) in
            switch row.integer(0) {
            case 0:
                let alike = repeatElement(try Self.device(row, at: hub), count: Int(row.integer(1)))
                count.devices.append(contentsOf: alike)
            case 1...: count.promises.append(Self.promise(row))
            case -1: count.later = Int(row.integer(1))
            default: count.coming = Int(row.integer(1))
            }
        }
        return count
    }

    private static func promise(_ row: borrowing Columns) -> Availability.Promise {
        let share = row.text(7)
        return Availability.Promise(
            from: CivilDate(daysSinceEpoch: Int(row.integer(1))),
            until: CivilDate(daysSinceEpoch: Int(row.integer(2))),
            quantity: Int(row.integer(0)),
            share: share.isEmpty ? nil : share
        )
    }

    private static func device(
        _ row: borrowing Columns,
        at hub: String
    ) throws(StoreError) -> ShelfCount.Device {
        // Where a device goes to is of no matter to who counts at this hub.
        guard let state = AssetState(row.text(3), hub: hub, day: row.day(4)) else { throw .corrupt }
        let testDue = row.day(8)
        guard state == .onLoan else {
            return ShelfCount.Device(state, testDue: testDue, isWipeDue: row.integer(9) == 1)
        }
        guard let due = row.day(5), let until = row.day(6) else { throw .corrupt }
        return ShelfCount.Device(
            state,
            ShelfCount.Lent(due: due, until: until, share: row.optionalText(7)),
            testDue: testDue
        )
    }

    /// How many of a model can be promised at a hub from today to a day.
    ///
    /// From those who wait nothing is kept back for people who walk in: these come after them.
    /// - Throws: `StoreError.lending` where the bank holidays are not known so far.
    public func availability(
        of model: String,
        _ book: LendingBook,
        from today: CivilDate,
        through horizon: CivilDate,
        isForQueue: Bool = false
    ) throws(StoreError) -> Availability {
        let shelf = try shelfCount(
            of: model,
            at: book.hub,
            through: horizon,
            wipedSince: book.wipedSince(model, on: today)
        )
        return try dayRule { () throws(OpeningCalendar.Refusal) in
            try shelf.availability(of: model, book, from: today, through: horizon, isWalkIn: isForQueue)
        }
    }

    /// The codes of other hubs that have a device of a model on the shelf today which nobody is promised.
    public func hubs(
        having model: String,
        beside hub: String,
        on today: CivilDate
    ) throws(StoreError) -> [String] {
        try connection.all(
            """
            SELECT a.hub FROM asset AS a WHERE a.model = ?1 AND a.hub <> ?2 AND a.state = 'ready' GROUP BY a.hub
            HAVING count(*) > (SELECT coalesce(sum(p.quantity), 0) FROM promised AS p
                WHERE p.model = ?1 AND p.hub = a.hub AND p.first <= ?3) ORDER BY a.hub
            """,
            .text(model),
            .text(hub),
            .integer(Int64(today.daysSinceEpoch))
        ) { (row) in row.text(0) }
    }
}
