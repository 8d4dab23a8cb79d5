public import Domain
public import Ground

// Who acts for whom.
extension Store {
    /// A representation and the names of the two people.
    public struct Represented: Hashable, Sendable {
        /// What is recorded.
        public var representation: Representation
        /// The name of the resident.
        public var person: String
        /// The name of who acts for her.
        public var representative: String
    }

    /// Records that somebody may act for a resident.
    ///
    /// - Parameters:
    ///   - representation: who, for whom, what, on which ground; recorded once, by its id.
    ///   - today: the day at the hub.
    ///   - audit: the entry for the record of acts.
    /// - Throws: `StoreError`; nothing is kept then. `cannotRepresent` says why it cannot be so.
    public func record(
        _ representation: Representation,
        on today: CivilDate,
        audit: AuditEntry
    ) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            if try self.representation(representation.id) != nil { return }
            guard let person = try self.person(representation.person),
                let other = try self.person(representation.representative)
            else { throw .noSuchPerson }
            do throws(Representation.Fault) {
                try representation.check(
                    born: person.details.born,
                    representativeBorn: other.details.born,
                    on: today
                )
            } catch {
                throw StoreError.cannotRepresent(error)
            }
            try self.insert(representation, at: audit.at, connection)
            try self.record(audit, connection)
        }
    }

    /// Ends a representation: either of the two may, and staff.
    ///
    /// One that was ended stays as it is.
    /// - Parameters:
    ///   - id: which.
    ///   - person: one of the two; nil where staff end it.
    ///   - audit: the entry for the record of acts.
    /// - Throws: `notRepresented` where the person has no part in it; nothing is changed then.
    public func end(_ id: ID, asWishedBy person: ID?, audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            guard let found = try self.representation(id) else { throw .notRepresented(.unknown) }
            if let person, person != found.person, person != found.representative {
                throw .notRepresented(.unknown)
            }
            guard found.endedAt == nil else { return }
            try connection.run(
                "UPDATE representation SET ended_at = ?2 WHERE id = ?1",
                .blob(id.bytes),
                .integer(audit.at)
            )
            try self.record(audit, connection)
        }
    }

    /// A representation by its id; nil where there is none.
    public func representation(_ id: ID) throws(StoreError) -> Representation? {
        try connection.first(Self.representationRow + " WHERE r.id = ?1", .blob(id.bytes)) {
            (row) throws(StoreError) in
            try self.represented(row).representation
        }
    }

    /// Every representation in which a person has a part, as one or the other; the newest first.
    public func representations(with person: ID) throws(StoreError) -> [Represented] {
        try connection.all(
            Self.representationRow + " WHERE r.person = ?1 OR r.representative = ?1 ORDER BY r.id DESC",
            .blob(person.bytes)
        ) { (row) throws(StoreError) in try self.represented(row) }
    }

    /// Checks, within an act, that it may be done in an account.
    ///
    /// What any one of several representations allows is allowed.
    /// - Throws: `notRepresented` with the reason.
    func check(_ act: Representation.Act, in use: AccountUse, on day: CivilDate) throws(StoreError) {
        guard let representative = use.representative, representative != use.owner else { return }
        var refusal = Representation.Refusal.unknown
        for found in try representations(with: representative).map(\.representation)
        where found.person == use.owner && found.representative == representative {
            do throws(Representation.Refusal) { return try found.allow(act, on: day) } catch {
                // Of several reasons the one that says least of the past is told.
                if refusal == .unknown || refusal == .ended { refusal = error }
            }
        }
        throw .notRepresented(refusal)
    }

    /// Whether an act may be done in an account on a day; throws `notRepresented` with the reason where not.
    public func mayDo(_ act: Representation.Act, in use: AccountUse, on day: CivilDate) throws(StoreError) {
        try check(act, in: use, on: day)
    }
}

// Rows.
extension Store {
    private static let representationRow = """
        SELECT r.id, r.person, r.representative, r.authority, r.first_day, r.last_day, r.recorded_by, r.ended_at,
            p.name, q.name
        FROM representation AS r JOIN person AS p ON p.id = r.person JOIN person AS q ON q.id = r.representative
        """

    private func represented(_ row: borrowing Columns) throws(StoreError) -> Represented {
        let id = try row.id(0)
        guard let authority = Representation.Authority(rawValue: row.text(3)),
            let from = CivilDate(iso: row.text(4))
        else { throw .corrupt }
        let powers = try connection.all(
            "SELECT power FROM representation_power WHERE representation = ?1",
            .blob(id.bytes)
        ) { (power) in Representation.Power(rawValue: power.text(0)) }
        return Represented(
            representation: Representation(
                id: id,
                person: try row.id(1),
                representative: try row.id(2),
                powers: Set(powers.compactMap { $0 }),
                authority: authority,
                from: from,
                until: row.optionalText(5).flatMap { CivilDate(iso: $0) },
                recordedBy: try row.id(6),
                endedAt: row.optionalText(7) == nil ? nil : row.integer(7)
            ),
            person: row.text(8),
            representative: row.text(9)
        )
    }

    private func insert(
        _ representation: Representation,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO representation (id, person, representative, authority, first_day, last_day, recorded_by,
                recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            .blob(representation.id.bytes),
            .blob(representation.person.bytes),
            .blob(representation.representative.bytes),
            .text(representation.authority.rawValue),
            .text(representation.from.iso),
            .optional(representation.until?.iso),
            .blob(representation.recordedBy.bytes),
            .integer(now)
        )
        for power in representation.powers {
            try connection.run(
                "INSERT INTO representation_power (representation, power) VALUES (?1, ?2)",
                .blob(representation.id.bytes),
                .text(power.rawValue)
            )
        }
    }
}
