public import Domain
import Ground

// What leaves the stock and is given to nobody.
extension Store {
    /// Writes off some of a batch: it leaves the stock, and what it was, why and who signed it is kept for good.
    ///
    /// - Throws: `StoreError.lending` where nobody signs it, there are not so many, or the reason does not hold; nothing
    ///   is changed then.
    public func writeOff(
        _ quantity: Int,
        of batch: ID,
        for reason: WriteOff.Reason,
        by act: LendingAct
    ) throws(StoreError) -> Consumable {
        try once(act) { (connection) throws(StoreError) in
            guard let signedBy = act.signedBy else { throw .lending(.notSigned) }
            guard let stock = try self.batch(batch) else { throw .lending(.noSuchStock) }
            do throws(LendingRefusal) {
                try stock.mayWriteOff(quantity, for: reason, on: act.today)
            } catch { throw .lending(error) }
            try connection.run(
                """
                INSERT INTO stock_write_off (id, stock, quantity, reason, at, signed_by)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                """,
                .blob(act.newID().bytes),
                .blob(batch.bytes),
                .integer(Int64(quantity)),
                .text(reason.rawValue),
                .integer(act.audit.at),
                .blob(signedBy.bytes)
            )
            return batch
        } reading: { (id) throws(StoreError) in
            try self.batch(id)
        }
    }

    /// What a hub wrote off, the last first.
    public func writeOffs(at hub: String, most: Int = 100) throws(StoreError) -> [WriteOff] {
        try connection.all(
            """
            SELECT s.kind, s.batch, w.quantity, w.reason, w.at, p.name FROM stock_write_off AS w
            JOIN stock AS s ON s.id = w.stock LEFT JOIN staff AS p ON p.id = w.signed_by
            WHERE s.hub = ?1 ORDER BY w.at DESC, w.id DESC LIMIT ?2
            """,
            .text(hub),
            .integer(Int64(most))
        ) { (row) throws(StoreError) in
            guard let reason = WriteOff.Reason(rawValue: row.text(3)) else { throw .corrupt }
            return WriteOff(
                kind: row.text(0),
                batch: row.text(1),
                quantity: Int(row.integer(2)),
                reason: reason,
                at: row.integer(4),
                by: row.text(5)
            )
        }
    }
}
