public import Domain
public import Ground

// What there is of a model at a hub, counted: nothing is read that a count does not need.
extension Store {
    /// The devices of a model at a hub with the days of their loans, and what is promised that begins by a day.
    ///
    /// What begins after it is a number only. It is one statement, so that all is of one moment.
    public func shelfCount(
        of model: String,
        at hub: String,
        through horizon: CivilDate
    ) throws(StoreError) -> ShelfCount {
        var count = ShelfCount(devices: [], promises: [])
        // Each index holds all that is asked for, so that no row of a device or a loan is read, and devices that stand
        // alike are one row.
        _ = try connection.all(
            """
            SELECT 0, count(*), 0, a.state, a.back_on, l.due, l.until, l.share
            FROM asset AS a INDEXED BY asset_on_shelf LEFT JOIN loan AS l INDEXED BY loan_out
                ON a.state = 'on_loan' AND l.asset = a.id AND l.ended_at IS NULL
            WHERE a.model = ?1 AND a.hub = ?2 GROUP BY a.state, a.back_on, l.due, l.until, l.share
            UNION ALL
            SELECT quantity, first, due, NULL, NULL, NULL, NULL, share FROM promised
            WHERE model = ?1 AND hub = ?2 AND first <= ?3
            UNION ALL
            SELECT -1, coalesce(sum(quantity), 0), NULL, NULL, NULL, NULL, NULL, NULL FROM promised
            WHERE model = ?1 AND hub = ?2 AND first > ?3
            """,
            .text(model),
            .text(hub),
            .integer(Int64(horizon.daysSinceEpoch))
        ) { (row) throws(StoreError) in
            switch row.integer(0) {
            case 0:
                let alike = repeatElement(try Self.device(row, at: hub), count: Int(row.integer(1)))
                count.devices.append(contentsOf: alike)
            case 1...: count.promises.append(Self.promise(row))
            default: count.later = Int(row.integer(1))
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
        guard state == .onLoan else { return ShelfCount.Device(state) }
        guard let due = row.day(5), let until = row.day(6) else { throw .corrupt }
        return ShelfCount.Device(
            state,
            ShelfCount.Lent(due: due, until: until, share: row.optionalText(7))
        )
    }

    /// How many of a model can be promised at a hub from today to a day.
    ///
    /// - Throws: `StoreError.lending` where the bank holidays are not known so far.
    public func availability(
        of model: String,
        _ book: LendingBook,
        from today: CivilDate,
        through horizon: CivilDate
    ) throws(StoreError) -> Availability {
        let shelf = try shelfCount(of: model, at: book.hub, through: horizon)
        return try dayRule { () throws(OpeningCalendar.Refusal) in
            try shelf.availability(of: model, book, from: today, through: horizon)
        }
    }
}
