public import Domain
import Ground

// Counting with a scanner.
extension Store {
    /// Begins to count the devices of the hub, or takes up the count that goes on there.
    public func beginStockTake(by act: LendingAct) throws(StoreError) -> StockTake {
        if let going = try stockTake(at: act.book.hub) { return going }
        let id = act.newID()
        return try once(act) { (connection) throws(StoreError) in
            // Somebody at another terminal may have begun.
            if let going = try self.stockTake(at: act.book.hub) { return going.id }
            try connection.run(
                "INSERT INTO stock_take (id, hub, begun_at, begun_by) VALUES (?1, ?2, ?3, ?4)",
                .blob(id.bytes),
                .text(act.book.hub),
                .integer(act.audit.at),
                .id(act.signedBy)
            )
            return id
        } reading: { (id) throws(StoreError) in
            try self.stockTake(id)
        }
    }

    /// The count that goes on at a hub; nil where there is none.
    public func stockTake(at hub: String) throws(StoreError) -> StockTake? {
        let id = try connection.first(
            "SELECT id FROM stock_take WHERE hub = ?1 AND ended_at IS NULL",
            .text(hub)
        ) { (row) throws(StoreError) in try row.id(0) }
        return try id.flatMap { (id) throws(StoreError) in try self.stockTake(id) }
    }

    /// Takes a scan into a count.
    ///
    /// Scans need no entry in the record of acts: beginning and ending it have theirs.
    ///
    /// - Throws: `StoreError.lending(.noSuchStockTake)` where the count is over, `.noSuchAsset` for the card of a
    ///   resident, which no count keeps.
    public func scan(_ text: String, in count: ID) throws(StoreError) -> StockTake.Scan {
        try write { (connection) throws(StoreError) in
            guard let hub = try self.openHub(of: count, connection) else { throw .lending(.noSuchStockTake) }
            let asset = try self.asset(scanned: text)
            if asset == nil, case .account = try self.find(scanned: text) {
                throw .lending(.noSuchAsset)
            }
            let code = asset?.tag.description ?? String(text.prefix(64))
            let isAgain = try self.isScanned(code, in: count, connection)
            if !isAgain {
                try connection.run(
                    "INSERT INTO stock_take_scan (stock_take, code, asset) VALUES (?1, ?2, ?3)",
                    .blob(count.bytes),
                    .text(code),
                    .id(asset?.id)
                )
            }
            guard let asset else { return .unknown(code) }
            if let hub = try self.otherCount(of: asset.id, count) { return .twice(asset, hub: hub) }
            return isAgain ? .again(asset) : asset.isExpected(at: hub) ? .found(asset) : .misplaced(asset)
        }
    }

    /// Ends a count; the history of each device says whether it was found.
    ///
    /// What it found is kept for good. Nothing else is changed: staff decide what becomes of those that are missing or misplaced.
    public func endStockTake(_ count: ID, by act: LendingAct) throws(StoreError) -> StockTake {
        try once(act) { (connection) throws(StoreError) in
            guard let going = try self.stockTake(count), going.endedAt == nil else {
                throw .lending(.noSuchStockTake)
            }
            for asset in going.found + going.misplaced {
                try self.note(.counted, of: asset.id, going.hub, by: act, connection)
            }
            for asset in going.missing {
                try self.note(.missed, of: asset.id, going.hub, by: act, connection)
            }
            try self.keepFindings(of: going, connection)
            try connection.run(
                "UPDATE stock_take SET ended_at = ?2, missing = ?3, ended_by = ?4 WHERE id = ?1",
                .blob(count.bytes),
                .integer(max(act.audit.at, going.begunAt)),
                .integer(Int64(going.missing.count)),
                .id(act.signedBy)
            )
            return count
        } reading: { (id) throws(StoreError) in
            try self.stockTake(id)
        }
    }

    /// A count with what was scanned so far, sorted by how the devices stand now.
    public func stockTake(_ id: ID) throws(StoreError) -> StockTake? {
        let head = try connection.first(
            "SELECT hub, begun_at, ended_at FROM stock_take WHERE id = ?1",
            .blob(id.bytes)
        ) { (row) in (hub: row.text(0), begun: row.integer(1), ended: row.optionalText(2)) }
        guard let head else { return nil }
        let unknown = try connection.all(
            "SELECT code FROM stock_take_scan WHERE stock_take = ?1 AND asset IS NULL ORDER BY code",
            .blob(id.bytes)
        ) { (row) in row.text(0) }
        return StockTake(
            id: id,
            hub: head.hub,
            begunAt: head.begun,
            endedAt: head.ended.flatMap { Int64($0) },
            expected: try assets(at: head.hub),
            scanned: try assets(
                "a.id IN (SELECT asset FROM stock_take_scan WHERE stock_take = ?1 AND asset IS NOT NULL)",
                .blob(id.bytes)
            ),
            unknown: unknown
        )
    }

    /// Another hub whose count goes on and has a device too; nil for none.
    private func otherCount(of asset: ID, _ count: ID) throws(StoreError) -> String? {
        try connection.first(
            """
            SELECT s.hub FROM stock_take_scan AS c JOIN stock_take AS s ON s.id = c.stock_take
            WHERE c.asset = ?1 AND s.id <> ?2 AND s.ended_at IS NULL
            """,
            .blob(asset.bytes),
            .blob(count.bytes)
        ) { (row) in row.text(0) }
    }

    private func openHub(of count: ID, _ connection: Connection) throws(StoreError) -> String? {
        try connection.first(
            "SELECT hub FROM stock_take WHERE id = ?1 AND ended_at IS NULL",
            .blob(count.bytes)
        ) { (row) in row.text(0) }
    }

    private func isScanned(_ code: String, in count: ID, _ connection: Connection) throws(StoreError) -> Bool
    {
        try connection.first(
            "SELECT 1 FROM stock_take_scan WHERE stock_take = ?1 AND code = ?2",
            .blob(count.bytes),
            .text(code)
        ) { (_) in true } ?? false
    }
}
