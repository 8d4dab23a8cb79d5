public import Domain
public import Ground

// Details that change once, for every service that wants to know.
extension Store {
    /// A change of details.
    public struct DetailsChange: Sendable {
        /// The operation that changes them: doing it again is the same as doing it once.
        public var operation: ID
        /// The id of the change.
        public var id: ID
        /// Whose details, and who changes them.
        public var use: AccountUse
        /// As they are from now on.
        public var details: PersonDetails
        /// The day at the hub.
        public var today: CivilDate

        /// Makes a change.
        public init(operation: ID, id: ID, use: AccountUse, details: PersonDetails, today: CivilDate) {
            self.operation = operation
            self.id = id
            self.use = use
            self.details = details
            self.today = today
        }
    }

    /// Changes the details of a person, and keeps a notice for each service that is to be told: all of it or nothing.
    ///
    /// Doing the same operation again changes nothing and tells nobody twice. Where nothing is different, no service
    /// is told.
    /// - Parameters:
    ///   - change: whose details, and how they are from now on.
    ///   - services: the services that want to be told, and of what.
    ///   - audit: the entry for the record of acts.
    /// - Returns: the person as she is kept, and the codes of the services that are told.
    /// - Throws: `StoreError`; nothing is changed then. `notRepresented` where somebody may not do it for her.
    public func change(
        _ change: DetailsChange,
        telling services: [ToldService],
        audit: AuditEntry
    ) throws(StoreError) -> (person: Person, told: [String]) {
        try write { (connection) throws(StoreError) in
            try self.check(.changeDetails, in: change.use, on: change.today)
            guard let person = try self.person(change.use.owner) else { throw .noSuchPerson }
            if let told = try self.told(by: change.operation) { return (person, told) }
            let facts = person.details.facts(changedIn: change.details)
            guard !facts.isEmpty else { return (person, []) }
            try self.update(person.id, change.details, audit.at, connection)
            var values: [KeptFact: (before: String, after: String)] = [:]
            for fact in facts {
                let (before, after) = (person.details.lines(of: fact), change.details.lines(of: fact))
                values[KeptFact(fact)] = (before.joined(separator: "\n"), after.joined(separator: "\n"))
            }
            try self.insertChange(
                change.id,
                operation: change.operation,
                of: person.id,
                values,
                at: audit.at,
                connection
            )
            let told = services.told(of: facts)
            for service in told { try self.insert(service, facts, change.id, connection) }
            try self.record(audit, connection)
            guard let changed = try self.person(person.id) else { throw .corrupt }
            return (changed, told.map(\.code))
        }
    }

    /// Keeps how details were before a change, and how they are after it.
    func insertChange(
        _ id: ID,
        operation: ID,
        of person: ID,
        _ values: [KeptFact: (before: String, after: String)],
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            "INSERT INTO details_change (id, operation, person, changed_at) VALUES (?1, ?2, ?3, ?4)",
            .blob(id.bytes),
            .blob(operation.bytes),
            .blob(person.bytes),
            .integer(now)
        )
        for fact in KeptFact.allCases {
            guard let value = values[fact] else { continue }
            try connection.run(
                """
                INSERT INTO details_change_value (details_change, fact, old_value, new_value)
                VALUES (?1, ?2, ?3, ?4)
                """,
                .blob(id.bytes),
                .text(fact.rawValue),
                .text(value.before),
                .text(value.after)
            )
        }
    }

    /// How the details of a person were before, the newest change first.
    ///
    /// What was not chosen where two records were joined is among it.
    public func formerDetails(of person: ID, most: Int = 20) throws(StoreError) -> [FormerDetail] {
        let rows = try connection.all(
            """
            SELECT v.fact, v.old_value, c.changed_at FROM details_change AS c
            JOIN details_change_value AS v ON v.details_change = c.id
            WHERE c.person = ?1 AND v.old_value <> '' ORDER BY c.changed_at DESC, c.id, v.fact LIMIT ?2
            """,
            .blob(person.bytes),
            .integer(Int64(most))
        ) { (row) in (KeptFact(rawValue: row.text(0)), row.text(1), row.integer(2)) }
        return rows.compactMap { fact, before, at in
            fact.map { FormerDetail($0, before: before, changedAt: at) }
        }
    }

    private func insert(
        _ service: ToldService,
        _ facts: Set<DetailsFact>,
        _ change: ID,
        _ connection: Connection
    ) throws(StoreError) {
        let wanted = DetailsFact.allCases.filter { service.facts.contains($0) && facts.contains($0) }
        try connection.run(
            "INSERT INTO service_notice (details_change, service, facts) VALUES (?1, ?2, ?3)",
            .blob(change.bytes),
            .text(service.code),
            .text(wanted.map(\.rawValue).joined(separator: " "))
        )
    }

    /// The services that an operation told, where it was done before.
    private func told(by operation: ID) throws(StoreError) -> [String]? {
        let change = try connection.first(
            "SELECT id FROM details_change WHERE operation = ?1",
            .blob(operation.bytes)
        ) { (row) throws(StoreError) in try row.id(0) }
        guard let change else { return nil }
        return try connection.all(
            "SELECT service FROM service_notice WHERE details_change = ?1 ORDER BY service",
            .blob(change.bytes)
        ) { (row) in row.text(0) }
    }
}

// Telling the services.
extension Store {
    /// What services are still to be told, the oldest first.
    ///
    /// A service reads only what it asked to know.
    /// - Parameters:
    ///   - service: one service by its code; nil for all.
    ///   - most: how many to give at most.
    /// - Returns: the notices, each with what its service asked to know.
    /// - Throws: `StoreError` where the store cannot be read.
    public func openNotices(of service: String? = nil, most: Int = 100) throws(StoreError) -> [ServiceNotice]
    {
        try connection.all(
            Self.noticeRow
                + " WHERE n.told_at IS NULL AND (?1 IS NULL OR n.service = ?1) ORDER BY c.changed_at, c.id LIMIT ?2",
            .optional(service),
            .integer(Int64(most))
        ) { (row) throws(StoreError) in try self.notice(row) }
    }

    /// What services were told of a person, or are to be; the newest first.
    public func notices(about person: ID) throws(StoreError) -> [ServiceNotice] {
        try connection.all(
            Self.noticeRow + " WHERE c.person = ?1 ORDER BY c.changed_at DESC, n.service",
            .blob(person.bytes)
        ) { (row) throws(StoreError) in try self.notice(row) }
    }

    /// Notes that a service was told of a change, and tells her whose details they are; the first time stays.
    ///
    /// - Parameters:
    ///   - service: which service.
    ///   - change: which change.
    ///   - member: who of the staff told it; nil where a program did.
    ///   - audit: the entry for the record of acts, written where it was not told before.
    /// - Throws: `StoreError`; nothing is changed then.
    public func markTold(
        _ service: String,
        of change: ID,
        by member: ID?,
        audit: AuditEntry
    ) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            let person = try connection.first(
                """
                SELECT c.person FROM service_notice AS n JOIN details_change AS c ON c.id = n.details_change
                WHERE n.details_change = ?1 AND n.service = ?2 AND n.told_at IS NULL
                """,
                .blob(change.bytes),
                .text(service)
            ) { (row) throws(StoreError) in try row.id(0) }
            guard let person else { return }
            try connection.run(
                """
                UPDATE service_notice SET told_at = ?3, told_by = ?4
                WHERE details_change = ?1 AND service = ?2 AND told_at IS NULL
                """,
                .blob(change.bytes),
                .text(service),
                .integer(audit.at),
                .id(member)
            )
            try self.tellToldOnce(service, of: person, by: audit.id, at: audit.at, connection)
            try self.record(audit, connection)
        }
    }

    private static let noticeRow = """
        SELECT n.details_change, c.person, n.service, c.changed_at, n.facts, n.told_at, n.told_by
        FROM service_notice AS n JOIN details_change AS c ON c.id = n.details_change
        """

    private func notice(_ row: borrowing Columns) throws(StoreError) -> ServiceNotice {
        let change = try row.id(0)
        let wanted = Set(row.text(4).split(separator: " ").map { String($0) })
        let values = try connection.all(
            "SELECT fact, old_value, new_value FROM details_change_value WHERE details_change = ?1 ORDER BY fact",
            .blob(change.bytes)
        ) { (value) in (value.text(0), value.text(1), value.text(2)) }
        return ServiceNotice(
            change: change,
            person: try row.id(1),
            service: row.text(2),
            changedAt: row.integer(3),
            values: values.filter { wanted.contains($0.0) }.compactMap { name, old, new in
                DetailsFact(rawValue: name).map { ServiceNotice.Value(fact: $0, before: old, after: new) }
            },
            toldAt: row.optionalText(5) == nil ? nil : row.integer(5),
            toldBy: row.optionalID(6)
        )
    }
}
