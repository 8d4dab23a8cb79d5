public import Domain
import Ground

// What is given for good.
extension Store {
    /// Puts a new batch of data SIMs, vouchers or the like into the stock of a hub.
    public func receive(_ batch: Consumable, by act: LendingAct) throws(StoreError) -> Consumable {
        try once(act) { (connection) throws(StoreError) in
            do throws(StoreError) {
                try connection.run(
                    """
                    INSERT INTO stock (id, hub, kind, batch, expires, received, remaining, low)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)
                    """,
                    .blob(batch.id.bytes),
                    .text(batch.hub),
                    .text(batch.kind),
                    .text(batch.batch),
                    .optional(batch.expires?.iso),
                    .integer(Int64(batch.received)),
                    .integer(Int64(batch.low))
                )
            } catch { throw error.isDuplicate ? .lending(.batchTaken) : error }
            return batch.id
        } reading: { (id) throws(StoreError) in
            try self.stock(id)
        }
    }

    /// Gives some of a batch to a person.
    ///
    /// - Throws: `StoreError.lending` with the reason where too few are left or they can no longer be used.
    public func give(
        _ quantity: Int,
        of batch: ID,
        to person: ID,
        by act: LendingAct
    ) throws(StoreError) -> Consumable {
        try once(act) { (connection) throws(StoreError) in
            guard let stock = try self.stock(batch) else { throw .lending(.noSuchStock) }
            do throws(LendingRefusal) { try stock.mayGive(quantity, on: act.today) } catch {
                throw .lending(error)
            }
            try self.give(stock: batch, asset: nil, quantity, to: person, act, connection)
            return batch
        } reading: { (id) throws(StoreError) in
            try self.stock(id)
        }
    }

    /// Gives a device to a person for good: one she has on loan, or one from the shelf.
    public func give(device: ID, to person: ID, by act: LendingAct) throws(StoreError) -> Asset {
        try once(act) { (connection) throws(StoreError) in
            var asset = try self.found(asset: device)
            let loan = try self.openLoan(of: device)
            if let loan, loan.person != person { throw .lending(.notTheirs) }
            let shelf = try self.shelf(of: asset.model, at: asset.hub)
            let lost = try self.settle(shelf, act, without: device, connection)
            guard lost.isEmpty else { throw .lending(.asset(.promised(lost.count))) }
            if let loan {
                try self.end(loan, .given, nil, act, connection)
            } else {
                try self.deviceRule { () throws(AssetRefusal) in
                    try asset.mayBeLent(on: act.today, wipedWithin: act.book.wipedWithin(asset.model))
                    try asset.make(.retire, on: act.today)
                }
                try self.update(asset, connection)
            }
            try self.give(stock: nil, asset: device, 1, to: person, act, connection)
            try self.note(.given, of: device, by: act, connection)
            return device
        } reading: { (id) throws(StoreError) in
            try self.asset(id)
        }
    }

    /// The batches of a hub that are not used up, by kind, the first to expire first.
    public func stock(at hub: String) throws(StoreError) -> [Consumable] {
        try stock("hub = ?1 AND remaining > 0", .text(hub))
    }

    /// What a person was given, the last first.
    public func gifts(to person: ID) throws(StoreError) -> [Gift] {
        try connection.all(
            """
            SELECT g.id, g.stock, g.asset, g.quantity, g.at, s.kind, a.tag FROM given AS g
            LEFT JOIN stock AS s ON s.id = g.stock LEFT JOIN asset AS a ON a.id = g.asset
            WHERE g.person = ?1 ORDER BY g.at DESC, g.id DESC
            """,
            .blob(person.bytes)
        ) { (row) throws(StoreError) in
            let thing: Gift.Thing
            if let stock = row.optionalID(1) {
                thing = .consumable(stock, kind: row.text(5), quantity: Int(row.integer(3)))
            } else {
                guard let tag = AssetTag(reading: row.text(6)) else { throw .corrupt }
                thing = .device(try row.id(2), tag)
            }
            return Gift(id: try row.id(0), thing: thing, at: row.integer(4))
        }
    }

    /// To whom some of a batch was given, the last first.
    public func gifts(ofBatch batch: ID, most: Int = 50) throws(StoreError) -> [SupplyGift] {
        try connection.all(
            """
            SELECT g.person, p.name, g.quantity, g.at FROM given AS g LEFT JOIN person AS p ON p.id = g.person
            WHERE g.stock = ?1 ORDER BY g.at DESC, g.id DESC LIMIT ?2
            """,
            .blob(batch.bytes),
            .integer(Int64(most))
        ) { (row) in
            SupplyGift(
                person: row.optionalID(0),
                name: row.text(1),
                quantity: Int(row.integer(2)),
                at: row.integer(3)
            )
        }
    }

    /// Whether a device was given to somebody for good.
    public func isGift(_ asset: ID) throws(StoreError) -> Bool {
        try connection.first("SELECT 1 FROM given WHERE asset = ?1", .blob(asset.bytes)) { (_) in true }
            ?? false
    }

    /// A batch by its id; nil where there is none.
    public func batch(_ id: ID) throws(StoreError) -> Consumable? { try stock(id) }

    private func stock(_ id: ID) throws(StoreError) -> Consumable? {
        try stock("id = ?1", .blob(id.bytes)).first
    }

    private func stock(_ condition: String, _ values: Connection.Value...) throws(StoreError) -> [Consumable]
    {
        try connection.all(
            "SELECT id, hub, kind, batch, expires, received, remaining, low FROM stock WHERE \(condition) "
                + "ORDER BY kind, coalesce(expires, '9999'), batch",
            values
        ) { (row) throws(StoreError) in
            Consumable(
                id: try row.id(0),
                hub: row.text(1),
                kind: row.text(2),
                batch: row.text(3),
                expires: row.day(4),
                received: Int(row.integer(5)),
                remaining: Int(row.integer(6)),
                low: Int(row.integer(7))
            )
        }
    }

    private func give(
        stock: ID?,
        asset: ID?,
        _ quantity: Int,
        to person: ID,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO given (id, person, stock, asset, quantity, at, signed_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            .blob(act.newID().bytes),
            .blob(person.bytes),
            .id(stock),
            .id(asset),
            .integer(Int64(quantity)),
            .integer(act.audit.at),
            .id(act.signedBy)
        )
    }
}
