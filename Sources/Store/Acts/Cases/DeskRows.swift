public import Domain
public import Ground

// Warnings to staff, and the times the hub is closed.
extension Store {
    /// The warnings that nobody has seen, newest first.
    public func openAlerts(limit: Int = 100) throws(StoreError) -> [StaffAlert] {
        try connection.all(
            """
            SELECT id, kind, subject, terminal, at FROM staff_alert WHERE seen_at IS NULL
            ORDER BY at DESC LIMIT ?1
            """,
            .integer(Int64(limit))
        ) { (row) throws(StoreError) in
            guard let kind = StaffAlert.Kind(rawValue: row.text(1)) else { throw .corrupt }
            return StaffAlert(
                id: try row.id(0),
                kind: kind,
                subject: row.optionalID(2),
                terminal: row.text(3),
                at: row.integer(4)
            )
        }
    }

    /// Marks a warning as seen; who saw it first stays.
    ///
    /// - Returns: whether it was still open.
    @discardableResult
    public func seeAlert(
        _ id: ID,
        by member: ID,
        at now: Int64,
        audit: AuditEntry
    ) throws(StoreError) -> Bool {
        try write { (connection) throws(StoreError) in
            let isOpen = try connection.first(
                "SELECT 1 FROM staff_alert WHERE id = ?1 AND seen_at IS NULL",
                .blob(id.bytes)
            ) { (_) in true }
            guard isOpen == true else { return false }
            try connection.run(
                "UPDATE staff_alert SET seen_by = ?2, seen_at = ?3 WHERE id = ?1",
                .blob(id.bytes),
                .blob(member.bytes),
                .integer(now)
            )
            try self.record(audit, connection)
            return true
        }
    }

    /// Keeps that the hub is closed for a time; adding the same again changes nothing.
    public func add(_ closure: EnteredClosure, at now: Int64, audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            let isKept = try connection.first(
                "SELECT 1 FROM hub_closure WHERE id = ?1",
                .blob(closure.id.bytes)
            ) { (_) in true }
            guard isKept == nil else { return }
            try connection.run(
                """
                INSERT INTO hub_closure (id, day, from_minute, to_minute, reason, added_by, added_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                .blob(closure.id.bytes),
                .text(closure.day.iso),
                .integer(Int64(closure.minutes.lowerBound)),
                .integer(Int64(closure.minutes.upperBound)),
                .text(closure.reason),
                .blob(closure.by.bytes),
                .integer(now)
            )
            try self.record(audit, connection)
        }
    }

    /// Takes back that the hub is closed; that it was so far stays known.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    public func removeClosure(_ id: ID, audit: AuditEntry) throws(StoreError) -> Bool {
        try write { (connection) throws(StoreError) in
            let isKept = try connection.first(
                "SELECT 1 FROM hub_closure WHERE id = ?1 AND ended_at IS NULL",
                .blob(id.bytes)
            ) { (_) in true }
            guard isKept == true else { return false }
            try connection.run(
                "UPDATE hub_closure SET ended_by = ?2, ended_at = ?3 WHERE id = ?1",
                .blob(id.bytes),
                .id(audit.by),
                .integer(audit.at)
            )
            try self.record(audit, connection)
            return true
        }
    }

    /// When the hub is closed on some days, in order.
    public func closures(in days: ClosedRange<CivilDate>) throws(StoreError) -> [EnteredClosure] {
        try closures(
            where: "day BETWEEN ?1 AND ?2 AND ended_at IS NULL",
            .text(days.lowerBound.iso),
            .text(days.upperBound.iso)
        ).map(\.closure)
    }

    /// Every closure that was ever entered, with those that were taken back, in order.
    public func allClosures() throws(StoreError) -> [KeptClosure] { try closures(where: "true") }

    /// A closure that holds; nil where there is none.
    public func closure(_ id: ID) throws(StoreError) -> EnteredClosure? {
        try closures(where: "id = ?1 AND ended_at IS NULL", .blob(id.bytes)).first?.closure
    }

    private func closures(
        where condition: String,
        _ values: Connection.Value...
    ) throws(StoreError) -> [KeptClosure] {
        try connection.all(
            """
            SELECT id, day, from_minute, to_minute, reason, added_by, added_at, ended_at FROM hub_closure
            WHERE \(condition) ORDER BY day, from_minute, id
            """,
            values
        ) { (row) throws(StoreError) in
            let (from, to) = (Int(row.integer(2)), Int(row.integer(3)))
            guard let day = row.day(1), from < to else { throw .corrupt }
            let closure = EnteredClosure(
                id: try row.id(0),
                day: day,
                minutes: from..<to,
                reason: row.text(4),
                by: try row.id(5)
            )
            guard let closure else { throw .corrupt }
            let ended = row.optionalText(7) == nil ? nil : row.integer(7)
            return KeptClosure(closure, addedAt: row.integer(6), endedAt: ended)
        }
    }
}
