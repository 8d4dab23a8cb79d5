public import Domain
public import Ground

// Records that may be of one person, and what belongs to each.
extension Store {
    /// Keeps that two records are of two people, however alike they are.
    ///
    /// - Parameters:
    ///   - one: one of them.
    ///   - two: the other.
    ///   - member: who of the staff looked at them.
    ///   - audit: the entry for the record of acts.
    /// - Throws: `StoreError`; nothing is kept then. `noSuchPerson` where one of them is not there.
    public func tellApart(_ one: ID, _ two: ID, by member: ID, audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            guard one != two, try self.person(one) != nil, try self.person(two) != nil else {
                throw .noSuchPerson
            }
            let pair = [one, two].sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
            try connection.run(
                "INSERT OR IGNORE INTO told_apart (one, two, told_by, told_at) VALUES (?1, ?2, ?3, ?4)",
                .blob(pair[0].bytes),
                .blob(pair[1].bytes),
                .blob(member.bytes),
                .integer(audit.at)
            )
            try self.record(audit, connection)
        }
    }

    /// The pairs of records that nobody takes for one person any more, each both ways.
    func toldApart() throws(StoreError) -> Set<[ID]> {
        let pairs = try connection.all("SELECT one, two FROM told_apart") { (row) throws(StoreError) in
            [try row.id(0), try row.id(1)]
        }
        return Set(pairs + pairs.map { [$0[1], $0[0]] })
    }

    /// How much belongs to a record.
    ///
    /// - Parameters:
    ///   - person: whose record.
    ///   - today: the day at the hub.
    /// - Returns: how much of each kind.
    /// - Throws: `StoreError` where the store cannot be read.
    public func belongings(of person: ID, on today: CivilDate) throws(StoreError) -> Belongings {
        var belongings = Belongings()
        func count(_ table: String, _ condition: String = "person = ?1") throws(StoreError) -> Int {
            let sql = "SELECT count(*) FROM \(table) WHERE \(condition)"
            return Int(try connection.first(sql, .blob(person.bytes)) { (row) in row.integer(0) } ?? 0)
        }
        belongings.requests = try count("submission")
        belongings.openRequests = try cases(of: person).count { !$0.status.isEnd }
        belongings.messages = try count("message")
        belongings.appointments = try appointments(of: person, from: today).count { $0.state == .booked }
        belongings.forms = try count("account_form")
        belongings.representations = try count("representation", "person = ?1 OR representative = ?1")
        belongings.changes = try count("details_change")
        return belongings
    }

    /// The appointments ahead of a record that end where it is joined to another, since that has one with the team.
    public func twins(of other: ID, beside kept: ID, on today: CivilDate) throws(StoreError) -> [Appointment]
    {
        let teams = Set(
            try appointments(of: kept, from: today).filter { $0.state == .booked }.map(\.place.key.team)
        )
        return try appointments(of: other, from: today).filter {
            $0.state == .booked && teams.contains($0.place.key.team)
        }
    }

    /// What stands against forgetting a person.
    ///
    /// - Parameters:
    ///   - person: who.
    ///   - today: the day at the hub.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    /// - Returns: what is not ended yet, and whether somebody asked for it already.
    /// - Throws: `StoreError` where the store cannot be read.
    public func obstacles(
        toForgetting person: ID,
        on today: CivilDate,
        at now: Int64
    ) throws(StoreError) -> ForgettingObstacles {
        ForgettingObstacles(
            requests: try cases(of: person).filter { !$0.status.isEnd },
            appointments: try appointments(of: person, from: today).count { $0.state == .booked },
            loans: try loans(of: person),
            reservations: try reservations(of: person).count,
            on: today,
            asked: try erasureAsked(of: person, at: now)
        )
    }

    /// How many services are still to be told of something.
    public func openNoticeCount() throws(StoreError) -> Int {
        let count = try connection.first(
            "SELECT count(*) FROM service_notice WHERE told_at IS NULL"
        ) { (row) in row.integer(0) }
        return Int(count ?? 0)
    }
}
