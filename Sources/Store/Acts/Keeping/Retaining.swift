public import Domain
public import Ground

// Forgetting what was kept long enough.
extension Store {
    /// Forgets what was kept as long as the hub's rules say.
    ///
    /// Of a request its answers and papers go, and who sent it; that it was sent, and how it went, is counted for ever.
    /// - Parameters:
    ///   - retention: the rules.
    ///   - today: the day at the hub.
    ///   - endOfDay: the end of a day at the hub, in milliseconds since 1 January 1970, UTC.
    ///   - isRehearsal: whether it is only found out what would go.
    ///   - audit: makes the entry for the record of acts.
    /// - Returns: how many records of each kind went, or would go; kinds of which none would are left out.
    /// - Throws: `StoreError`; nothing is forgotten then.
    public func retain(
        _ retention: Retention,
        on today: CivilDate,
        endOfDay: (CivilDate) -> Int64,
        isRehearsal: Bool,
        audit: () -> AuditEntry
    ) throws(StoreError) -> [Forgotten] {
        let forgotten = try write(isRehearsal: isRehearsal) { (connection) throws(StoreError) in
            var forgotten: [Forgotten] = []
            for service in try self.servicesOfRequests(connection) {
                let day = retention.lastForgotten(.requests, service: service, on: today)
                let count = try self.forgetRequests(of: service, until: endOfDay(day), connection)
                forgotten.append(Forgotten(kind: .requests, service: service, count: count))
            }
            for (kind, rows) in Self.kept {
                let end = endOfDay(retention.lastForgotten(kind, on: today))
                forgotten.append(
                    Forgotten(kind: kind, service: nil, count: try self.count(rows, end, connection))
                )
                try connection.run("DELETE \(rows)", .integer(end))
            }
            let end = endOfDay(retention.lastForgotten(.loans, on: today))
            let loans = try self.forgetBorrowers(until: end, connection)
            forgotten.append(Forgotten(kind: .loans, service: nil, count: loans))
            forgotten.removeAll { $0.count == 0 }
            if !forgotten.isEmpty { try self.record(audit(), connection) }
            return (forgotten, true)
        }
        if !isRehearsal { try clearLog() }
        return forgotten
    }

    /// The rows of each kind that were done with by an instant, `?1`; what belongs to them goes with them.
    private static let kept: [(Retention.Kind, String)] = [
        (.alerts, "FROM staff_alert WHERE seen_at <= ?1"), (.messages, "FROM message WHERE ended_at <= ?1"),
        (.followUps, "FROM follow_up WHERE done_at <= ?1"),
        (.identityChecks, "FROM identity_check WHERE at <= ?1"),
        (
            .detailsChanges,
            """
            FROM details_change WHERE changed_at <= ?1 AND NOT EXISTS
            (SELECT 1 FROM service_notice WHERE details_change = details_change.id AND told_at IS NULL)
            """
        ),
    ]

    private func servicesOfRequests(_ connection: Connection) throws(StoreError) -> [String] {
        try connection.all("SELECT DISTINCT service FROM submission ORDER BY service") { (row) in row.text(0)
        }
    }

    private func forgetRequests(
        of service: String,
        until end: Int64,
        _ connection: Connection
    ) throws(StoreError) -> Int {
        let ids = try connection.all(
            """
            SELECT s.id FROM submission AS s WHERE s.service = ?1 AND s.sent_at <= ?2
            AND (s.person IS NOT NULL OR EXISTS (SELECT 1 FROM answer WHERE submission = s.id))
            AND (SELECT max(e.at) FROM status_event AS e
                WHERE e.submission = s.id AND e.status IN ('completed', 'withdrawn')) <= ?2
            """,
            .text(service),
            .integer(end)
        ) { (row) throws(StoreError) in try row.id(0) }
        for id in ids {
            for (table, column) in PersonColumn.ofRequests {
                try connection.run("DELETE FROM \(table) WHERE \(column) = ?1", .blob(id.bytes))
            }
            try connection.run("UPDATE submission SET person = NULL WHERE id = ?1", .blob(id.bytes))
        }
        return ids.count
    }

    private func count(_ rows: String, _ end: Int64, _ connection: Connection) throws(StoreError) -> Int {
        Int(try connection.first("SELECT count(*) \(rows)", .integer(end)) { (row) in row.integer(0) } ?? 0)
    }
}
