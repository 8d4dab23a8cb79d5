public import Domain
import Ground

/// What an import of people did, or would do.
public struct PeopleImport: Hashable, Sendable {
    /// How many accounts were opened.
    public internal(set) var opened = 0
    /// How many that were there already were changed.
    public internal(set) var changed = 0
    /// How many were there already, just so.
    public internal(set) var unchanged = 0
    /// Rows that are not taken, since the store has something else, by their lines.
    public internal(set) var refused: [Refused] = []

    /// A row that is not taken.
    public struct Refused: Hashable, Sendable {
        /// The line it begins on.
        public let line: Int
        /// Why.
        public let reason: Reason

        /// Why a row is not taken.
        public enum Reason: Hashable, Sendable {
            /// Its card belongs to somebody else, by her account number.
            case cardOf(AccountNumber)
        }
    }
}

extension Store {
    /// What is passed into an import.
    public struct Importing {
        /// In milliseconds since 1 January 1970, UTC.
        public var now: Int64
        /// Draws an id.
        public var newID: () -> ID
        /// Draws an account number.
        public var number: () -> AccountNumber
        /// Makes the entry for the record of acts.
        public var audit: (AuditEntry.Act, ID) -> AuditEntry
        /// Whether nothing is taken where one row is refused.
        public var isAllOrNone: Bool
        /// Whether everything is tried, and nothing kept.
        public var isRehearsal: Bool

        /// Gathers what an import needs.
        public init(
            now: Int64,
            newID: @escaping () -> ID,
            number: @escaping () -> AccountNumber,
            audit: @escaping (AuditEntry.Act, ID) -> AuditEntry,
            isAllOrNone: Bool,
            isRehearsal: Bool
        ) {
            self.now = now
            self.newID = newID
            self.number = number
            self.audit = audit
            self.isAllOrNone = isAllOrNone
            self.isRehearsal = isRehearsal
        }
    }

    /// Takes people from another system.
    ///
    /// Who is there already, by her card or as surely the same person, gets what changed. They have no PIN: staff give
    /// them one.
    /// - Parameters:
    ///   - entries: the rows that are in order.
    ///   - importing: how.
    /// - Returns: what was done, or in a rehearsal what would be.
    /// - Throws: `StoreError`; nothing is kept then.
    public func take(_ entries: [PeopleFile.Entry], _ importing: Importing) throws(StoreError) -> PeopleImport
    {
        try write(isRehearsal: importing.isRehearsal) { (connection) throws(StoreError) in
            var done = PeopleImport()
            for entry in entries { try self.take(entry, importing, &done, connection) }
            let isKept = done.refused.isEmpty || !importing.isAllOrNone
            return (done, isKept)
        }
    }

    private func take(
        _ entry: PeopleFile.Entry,
        _ importing: Importing,
        _ done: inout PeopleImport,
        _ connection: Connection
    ) throws(StoreError) {
        let owner = try entry.card.flatMap { (card) throws(StoreError) in try self.person(named: .card(card))
        }
        if let owner, !owner.details.mayBeSame(as: entry.details) {
            done.refused.append(PeopleImport.Refused(line: entry.line, reason: .cardOf(owner.number)))
            return
        }
        var found = owner
        if found == nil { found = try surelySame(as: entry.details) }
        guard let known = found else {
            let registration = Registration(
                operation: importing.newID(),
                id: importing.newID(),
                details: entry.details,
                card: entry.card,
                pin: nil,
                at: importing.now
            )
            try insert(registration, connection, importing.number)
            try record(importing.audit(.accountOpened, registration.id), connection)
            done.opened += 1
            return
        }
        let details = entry.details.filled(from: known.details)
        guard details != known.details || entry.card.map({ $0 != known.card }) ?? false else {
            done.unchanged += 1
            return
        }
        try update(known.id, details, importing.now, connection)
        if let card = entry.card, card != known.card {
            try connection.run("DELETE FROM card WHERE person = ?1", .blob(known.id.bytes))
            try give(card, to: known.id, connection)
        }
        try record(importing.audit(.detailsChanged, known.id), connection)
        done.changed += 1
    }

    /// Somebody in the store who is surely the same person; nil where there is nobody.
    func surelySame(as details: PersonDetails) throws(StoreError) -> Person? {
        try connection.all(Self.personRow + " WHERE p.born = ?1", .text(details.born.iso), read: Self.person)
            .first { $0.details.isSurelySame(as: details) }
    }

    /// The accounts that may be of one person, a group each, so that a coordinator looks at them.
    ///
    /// Those that were told apart from one another by somebody who looked are not among them.
    /// - Returns: groups of two or more, by name.
    /// - Throws: `StoreError` where the store cannot be read.
    public func likelyDuplicates() throws(StoreError) -> [[Person]] {
        let days = try connection.all(
            "SELECT born FROM person GROUP BY born HAVING count(*) > 1"
        ) { (row) in row.text(0) }
        let apart = try toldApart()
        var groups: [[Person]] = []
        for day in days {
            var rest = try connection.all(
                Self.personRow + " WHERE p.born = ?1 ORDER BY p.opened_at, p.id",
                .text(day),
                read: Self.person
            )
            while let first = rest.first {
                let same = rest.filter {
                    $0.id == first.id
                        || $0.details.mayBeSame(as: first.details) && !apart.contains([first.id, $0.id])
                }
                if same.count > 1 { groups.append(same) }
                rest.removeAll { person in same.contains { $0.id == person.id } }
            }
        }
        return groups.sorted { $0[0].details.name < $1[0].details.name }
    }
}
