public import Domain

// People who asked to be called.
extension Store {
    /// Keeps the wish of somebody to be called.
    public func add(_ followUp: FollowUp, audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run(
                """
                INSERT INTO follow_up (id, kind, name, phone, detail, made_at, person)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                .blob(followUp.id.bytes),
                .text(followUp.kind.rawValue),
                .text(followUp.name),
                .text(followUp.phone),
                .text(followUp.detail),
                .integer(followUp.madeAt),
                .id(followUp.person)
            )
            try self.record(audit, connection)
        }
    }

    /// Those who wait for a call, the longest waiting first.
    public func openFollowUps() throws(StoreError) -> [FollowUp] {
        try connection.all(
            """
            SELECT id, kind, name, phone, detail, made_at, person, calls FROM follow_up WHERE done_at IS NULL
            ORDER BY made_at, id
            """
        ) { (row) throws(StoreError) in
            guard let kind = FollowUp.Kind(rawValue: row.text(1)) else { throw .corrupt }
            var followUp = FollowUp(
                id: try row.id(0),
                kind: kind,
                name: row.text(2),
                phone: row.text(3),
                detail: row.text(4),
                madeAt: row.integer(5)
            )
            (followUp.person, followUp.calls) = (row.optionalID(6), Int(row.integer(7)))
            return followUp
        }
    }

    /// Notes that somebody of the staff has called; a call that was noted before stays as it is.
    public func finishFollowUp(
        _ id: ID,
        by member: ID,
        at now: Int64,
        audit: AuditEntry
    ) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run(
                "UPDATE follow_up SET done_by = ?2, done_at = ?3 WHERE id = ?1 AND done_at IS NULL",
                .blob(id.bytes),
                .blob(member.bytes),
                .integer(now)
            )
            try self.record(audit, connection)
        }
    }
}
