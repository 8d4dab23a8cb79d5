public import Domain
import Ground

// A number in the books of the stock that is wrong.
extension Store {
    /// Puts the number of a batch right; what it was, why and who signed it is kept for good.
    ///
    /// - Parameters:
    ///   - batch: the batch.
    ///   - count: how many there are.
    ///   - reason: why the number was wrong, in words; at most 200 signs of it are kept.
    ///   - act: the operation.
    /// - Returns: the batch as it is now.
    /// - Throws: `StoreError.lending` where nobody signs it, or the number is the same by now.
    public func correct(
        _ batch: ID,
        to count: Int,
        because reason: String,
        by act: LendingAct
    ) throws(StoreError) -> Consumable {
        try once(act) { (connection) throws(StoreError) in
            guard let signedBy = act.signedBy else { throw .lending(.notSigned) }
            guard let stock = try self.batch(batch) else { throw .lending(.noSuchStock) }
            guard count >= 0, count != stock.remaining else { throw .lending(.alreadySettled) }
            try connection.run(
                """
                INSERT INTO stock_correction (id, stock, was, became, reason, at, signed_by)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                .blob(act.newID().bytes),
                .blob(batch.bytes),
                .integer(Int64(stock.remaining)),
                .integer(Int64(count)),
                .text(String(reason.prefix(200))),
                .integer(act.audit.at),
                .blob(signedBy.bytes)
            )
            return batch
        } reading: { (id) throws(StoreError) in
            try self.batch(id)
        }
    }

    /// What a hub corrected, the last first.
    public func stockCorrections(at hub: String, most: Int = 100) throws(StoreError) -> [StockCorrection] {
        try connection.all(
            """
            SELECT s.kind, s.batch, c.was, c.became, c.reason, c.at, p.name FROM stock_correction AS c
            JOIN stock AS s ON s.id = c.stock LEFT JOIN staff AS p ON p.id = c.signed_by
            WHERE s.hub = ?1 ORDER BY c.at DESC, c.id DESC LIMIT ?2
            """,
            .text(hub),
            .integer(Int64(most))
        ) { (row) in
            StockCorrection(
                kind: row.text(0),
                batch: row.text(1),
                was: Int(row.integer(2)),
                became: Int(row.integer(3)),
                reason: row.text(4),
                at: row.integer(5),
                by: row.text(6)
            )
        }
    }
}
