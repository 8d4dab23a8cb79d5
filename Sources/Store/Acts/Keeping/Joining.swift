public import Domain
import Ground

// Two records of one person.
extension Store {
    /// What is said of an appointment that ends where two records are joined, since the other one has one with the team.
    public struct CancelledTwin: Sendable {
        /// The id of the message.
        public var message: ID
        /// The appointment as messages name it.
        public var news: News.Appointment
        /// The entry for the record of acts.
        public var audit: AuditEntry

        /// Gathers what is said.
        public init(message: ID, news: News.Appointment, audit: AuditEntry) {
            (self.message, self.news, self.audit) = (message, news, audit)
        }
    }

    /// Joins two records of one person: what belongs to the second goes to the first, and the second is gone.
    ///
    /// Nothing is lost: what the first lacks is taken from the second. The numbers and cards of both find the account;
    /// the PIN is that of the first, where she has one.
    /// - Parameters:
    ///   - other: the record that goes.
    ///   - kept: the record that is kept.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    ///   - audit: the entries for the record of acts, one for each of the two.
    /// - Returns: the person as she is kept.
    /// - Throws: `StoreError`; nothing is changed then. `noSuchPerson` where one of them is not there.
    public func join(
        _ other: ID,
        into kept: ID,
        at now: Int64,
        audit: [AuditEntry]
    ) throws(StoreError) -> Person {
        try write { (connection) throws(StoreError) in
            guard other != kept, let first = try self.person(kept), let second = try self.person(other) else {
                throw .noSuchPerson
            }
            let details = first.details.filled(from: second.details)
            return try self.join(second, into: first, as: details, at: now, audit, connection)
        }
    }

    /// Joins two records as somebody decided who looked at both.
    ///
    /// What was known of her and is not chosen is kept among her changes of details, so that nothing is lost.
    /// - Parameters:
    ///   - plan: which record goes into which, and what is known of her from then on.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    ///   - audit: the entries for the record of acts, one for each of the two.
    ///   - cancelled: what is told of an appointment that cannot stand beside another, and the entry for it.
    /// - Returns: the person as she is kept, or why the two are not joined; nothing is changed then.
    /// - Throws: `StoreError`; nothing is changed then.
    public func join(
        _ plan: JoiningPlan,
        at now: Int64,
        audit: [AuditEntry],
        cancelled: (Appointment) -> CancelledTwin? = { _ in nil }
    ) throws(StoreError) -> Result<Person, JoiningRefusal> {
        try write { (connection) throws(StoreError) in
            guard plan.kept != plan.other else { return .failure(.same) }
            guard let first = try self.person(plan.kept), let second = try self.person(plan.other) else {
                return .failure(try self.goneRecord(plan.kept, plan.other))
            }
            guard [first.details, second.details] == plan.seen else { return .failure(.changed) }
            for id in [plan.kept, plan.other] where try self.erasureAsked(of: id, at: now) != nil {
                return .failure(.erasure)
            }
            let twins = try self.twins(second.id, first.id)
            let joined = try self.join(second, into: first, as: plan.details, at: now, audit, connection)
            for twin in twins { try self.tell(cancelled(twin), of: twin, to: joined.id, at: now, connection) }
            return .success(joined)
        }
    }

    /// The appointments of a record that cannot stand beside those of the one that is kept.
    private func twins(_ other: ID, _ kept: ID) throws(StoreError) -> [Appointment] {
        let first = CivilDate(daysSinceEpoch: 0)
        let teams = Set(
            try appointments(of: kept, from: first).filter { $0.state == .booked }.map(\.place.key.team)
        )
        return try appointments(of: other, from: first).filter {
            $0.state == .booked && teams.contains($0.place.key.team)
        }
    }

    /// Tells her of an appointment that ended since she had two, and writes it down as its own act.
    private func tell(
        _ told: CancelledTwin?,
        of twin: Appointment,
        to person: ID,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        guard let told else { return }
        try cancelMessages(about: twin.id, of: Set(MessageKind.allCases), at: now, connection)
        let key = "appointment-cancelled/\(twin.id)/joined"
        let notice = Notice(
            id: told.message,
            key: key,
            person: person,
            news: .appointmentCancelled(told.news),
            about: twin.id,
            at: now
        )
        try enqueue(notice, connection)
        try connection.run(
            "INSERT INTO appointment_act (operation, act, subject, at) VALUES (?1, ?2, ?3, ?4)",
            .blob(told.audit.id.bytes),
            .text(told.audit.act.rawValue),
            .blob(twin.id.bytes),
            .integer(now)
        )
        try record(told.audit, connection)
    }

    /// Why one of two records is not there.
    private func goneRecord(_ first: ID, _ second: ID) throws(StoreError) -> JoiningRefusal {
        for id in [first, second] where try joinedInto(id) != nil { return .joined }
        return .gone
    }

    /// The record that a former one was joined to; nil where it was not.
    public func joinedInto(_ id: ID) throws(StoreError) -> ID? {
        try connection.first("SELECT person FROM joined_person WHERE id = ?1", .blob(id.bytes)) {
            (row) throws(StoreError) in try row.id(0)
        }
    }

    /// What somebody asked for that would erase a person, and can be done still; nil where nobody did.
    public func erasureAsked(of person: ID, at now: Int64) throws(StoreError) -> Approval? {
        try openApprovals(at: now).first { $0.deed == .erasure(person) }
    }

    private func join(
        _ second: Person,
        into first: Person,
        as details: PersonDetails,
        at now: Int64,
        _ audit: [AuditEntry],
        _ connection: Connection
    ) throws(StoreError) -> Person {
        let (other, kept) = (second.id, first.id)
        let needs = try joinWords(of: other, beside: kept, connection)
        try makeRoom(for: other, beside: kept, connection)
        try leaveQueuesTwice(other, kept, at: now, connection)
        for column in PersonColumn.all where column.joining != .goes {
            try move(column, from: other, to: kept, connection)
        }
        try connection.run("DELETE FROM person WHERE id = ?1", .blob(other.bytes))
        try connection.run(
            "INSERT INTO joined_person (id, person, joined_at) VALUES (?1, ?2, ?3)",
            .blob(other.bytes),
            .blob(kept.bytes),
            .integer(now)
        )
        try remember(.account(second.number), as: kept, connection)
        if let card = second.card, try person(named: .card(card)) == nil {
            try remember(.card(card), as: kept, connection)
        }
        if details != first.details { try update(kept, details, now, connection) }
        if let id = audit.first?.id {
            let former = [first.details, second.details]
            try keepFormer(former, needs, of: kept, now: details, id, at: now, connection)
        }
        for entry in audit { try record(entry, connection) }
        guard let person = try person(kept) else { throw .corrupt }
        return person
    }

    private func move(
        _ column: PersonColumn,
        from other: ID,
        to kept: ID,
        _ connection: Connection
    ) throws(StoreError) {
        // Where the kept record has a row of the same key, that one stays.
        let rule = column.joining == .fillsIn ? "OR IGNORE " : ""
        try connection.run(
            "UPDATE \(rule)\(column.table) SET \(column.column) = ?2 WHERE \(column.column) = ?1",
            .blob(other.bytes),
            .blob(kept.bytes)
        )
        if column.joining == .fillsIn {
            try connection.run("DELETE FROM \(column.table) WHERE \(column.column) = ?1", .blob(other.bytes))
        }
    }

    /// What two records cannot have side by side.
    private func makeRoom(for other: ID, beside kept: ID, _ connection: Connection) throws(StoreError) {
        let changes = [
            // Nobody has two appointments ahead with one team: that of the record that is kept stands.
            """
            UPDATE appointment SET state = 'cancelled' WHERE person = ?1 AND state = 'booked'
            AND team IN (SELECT team FROM appointment WHERE person = ?2 AND state = 'booked')
            """,
            // Nobody acts for herself.
            """
            DELETE FROM representation WHERE person = ?1 AND representative = ?2
                OR person = ?2 AND representative = ?1
            """,
            // A wish that she takes back must not stand a second time.
            """
            DELETE FROM forgetting_wish WHERE person = ?1 AND state = 'asked'
            AND EXISTS (SELECT 1 FROM forgetting_wish WHERE person = ?2 AND state = 'asked')
            """,
        ]
        for change in changes { try connection.run(change, .blob(other.bytes), .blob(kept.bytes)) }
    }

    /// Joins what both records say in words of what she needs: her own words, and the language of an interpreter.
    ///
    /// - Returns: the words for which there is no room beside the others.
    private func joinWords(
        of other: ID,
        beside kept: ID,
        _ connection: Connection
    ) throws(StoreError) -> [String] {
        let (theirs, own) = (try needs(of: other), try needs(of: kept))
        var left: [String] = []
        let pairs = [
            (own.words, theirs.words, "own-words", Self.mostJoinedWords),
            (own.language, theirs.language, "interpreter", SupportNeeds.mostSignsOfLanguage),
        ]
        for (mine, others, kind, most) in pairs where !mine.isEmpty && !others.isEmpty && mine != others {
            let both = "\(mine); \(others)"
            guard both.count <= most else {
                left.append(others)
                continue
            }
            try connection.run(
                "UPDATE support_need SET words = ?3 WHERE person = ?1 AND kind = ?2",
                .blob(kept.bytes),
                .text(kind),
                .text(both)
            )
        }
        return left
    }

    /// How many signs her own words may have where records are joined; she may take some away herself.
    private static let mostJoinedWords = 2_000

    /// Keeps what was known of her before and is not chosen, as a change of details of which no service is told.
    private func keepFormer(
        _ former: [PersonDetails],
        _ needs: [String],
        of person: ID,
        now details: PersonDetails,
        _ id: ID,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        var values: [KeptFact: (before: String, after: String)] = [:]
        for fact in DetailsFact.allCases {
            let chosen = details.lines(of: fact)
            let before = former.map { $0.lines(of: fact) }.first { !$0.isEmpty && $0 != chosen }
            if let before {
                values[KeptFact(fact)] = (before.joined(separator: "\n"), chosen.joined(separator: "\n"))
            }
        }
        if let born = former.map(\.born).first(where: { $0 != details.born }) {
            values[.born] = (born.iso, details.born.iso)
        }
        if !needs.isEmpty { values[.needs] = (needs.joined(separator: "\n"), "") }
        if !values.isEmpty { try insertChange(id, operation: id, of: person, values, at: now, connection) }
    }

    /// What is printed on papers and cards that are out there goes on to find the person.
    private func remember(_ name: SignInName, as kept: ID, _ connection: Connection) throws(StoreError) {
        try connection.run(
            "INSERT INTO former_number (kind, number, person) VALUES (?1, ?2, ?3)",
            .text(name.kind),
            .text(name.number),
            .blob(kept.bytes)
        )
    }
}

extension SignInName {
    var kind: String {
        switch self {
        case .account: "account"
        case .card: "card"
        }
    }

    /// The number itself, as it is kept.
    var number: String {
        switch self {
        case .account(let number): number.description
        case .card(let card): card.description
        }
    }
}
