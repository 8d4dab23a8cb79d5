public import Domain
public import Ground

// What is known of a queue.
extension Store {
    /// How many of the last visits are measured.
    private static let measured: Int64 = 20
    /// Visits longer ago than so many days say nothing of how fast it goes now.
    private static let measuredDays = 28

    /// The queue of a team at a moment, in the order in which it is called.
    public func queue(of team: String, now: WallTime) throws(StoreError) -> HubQueue {
        let visits = try visits(of: team, on: now.day)
        let serving = try connection.first(
            "SELECT count(*) FROM serving WHERE team = ?1 AND day = ?2",
            .text(team),
            .text(now.day.iso)
        ) { (row) in Int(row.integer(0)) }
        let lengths = try connection.all(
            "SELECT (ended_at - called_at) / 1000 FROM visit WHERE team = ?1 AND outcome = 'done' "
                + "AND day >= ?2 ORDER BY ended_at DESC LIMIT ?3",
            .text(team),
            .text(now.day.adding(days: -Self.measuredDays).iso),
            .integer(Self.measured)
        ) { (row) in Int(row.integer(0)) }
        let expected = try connection.all(
            "SELECT starts FROM appointment WHERE team = ?1 AND day = ?2 AND state = 'booked' AND starts >= ?3 "
                + "ORDER BY starts",
            .text(team),
            .text(now.day.iso),
            .integer(Int64(now.minute))
        ) { (row) in Int(row.integer(0)) }
        return HubQueue(
            visits,
            serving: serving ?? 0,
            busy: min(visits.count { $0.calledAt != nil }, serving ?? 0),
            lengths: lengths,
            expected: expected,
            now: now.minute
        )
    }

    private static var visitColumns: String {
        "v.id, v.team, v.ticket, v.appointment, a.starts, v.person, v.arrived_at, v.called_at"
    }

    /// The visits of a team that go on: those who wait and those who are served.
    public func visits(of team: String, on day: CivilDate) throws(StoreError) -> [HubVisit] {
        try connection.all(
            "SELECT \(Self.visitColumns) FROM visit AS v LEFT JOIN appointment AS a ON a.id = v.appointment "
                + "WHERE v.team = ?1 AND v.day = ?2 AND v.ended_at IS NULL ORDER BY v.ticket",
            .text(team),
            .text(day.iso)
        ) { (row) throws(StoreError) in try HubVisit(row) }
    }

    func visit(_ id: ID) throws(StoreError) -> HubVisit {
        let visit = try connection.first(
            "SELECT \(Self.visitColumns) FROM visit AS v LEFT JOIN appointment AS a ON a.id = v.appointment "
                + "WHERE v.id = ?1",
            .blob(id.bytes)
        ) { (row) throws(StoreError) in try HubVisit(row) }
        guard let visit else { throw .appointment(.notFound) }
        return visit
    }

    func queue(
        _ id: ID,
        _ team: String,
        _ person: ID?,
        _ appointment: ID?,
        _ act: AppointmentStep,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO visit (id, team, day, ticket, appointment, person, arrived_at)
            VALUES (?1, ?2, ?3, (SELECT coalesce(max(ticket), 0) + 1 FROM visit WHERE team = ?2 AND day = ?3),
                ?4, ?5, ?6)
            """,
            .blob(id.bytes),
            .text(team),
            .text(act.now.day.iso),
            appointment.map { .blob($0.bytes) } ?? .null,
            person.map { .blob($0.bytes) } ?? .null,
            .integer(act.audit.at)
        )
    }

    func end(
        _ visit: ID,
        _ outcome: String,
        _ act: AppointmentStep,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            "UPDATE visit SET ended_at = ?2, outcome = ?3 WHERE id = ?1 AND ended_at IS NULL",
            .blob(visit.bytes),
            .integer(act.audit.at),
            .text(outcome)
        )
        try connection.run(
            """
            UPDATE appointment SET state = ?2
            WHERE id = (SELECT appointment FROM visit WHERE id = ?1) AND state = 'arrived'
            """,
            .blob(visit.bytes),
            .text(outcome == "done" ? "done" : "missed")
        )
    }

    func serves(
        _ team: String,
        _ staff: ID,
        _ day: CivilDate,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO serving (team, staff, day) VALUES (?1, ?2, ?3)
            ON CONFLICT (team, staff) DO UPDATE SET day = excluded.day
            """,
            .text(team),
            .blob(staff.bytes),
            .text(day.iso)
        )
    }
}

extension HubVisit {
    fileprivate init(_ row: borrowing Columns) throws(StoreError) {
        guard let id = ID(bytes: row.blob(0)) else { throw .corrupt }
        // A column that holds nothing reads as nothing.
        let starts = row.optionalText(4).flatMap { Int($0) }
        self.init(
            id: id,
            team: row.text(1),
            ticket: Int(row.integer(2)),
            appointment: ID(bytes: row.blob(3)),
            starts: starts,
            person: ID(bytes: row.blob(5)),
            arrivedAt: row.integer(6),
            calledAt: row.optionalText(7).flatMap { Int64($0) }
        )
    }
}
