public import Domain
public import Ground

// Residents with an account.
extension Store {
    /// Opens an account.
    ///
    /// When this returns, it is on the disk. Doing the same operation again returns the first account and changes
    /// nothing.
    /// - Parameters:
    ///   - registration: who she is, with the PIN she chose.
    ///   - salt: `saltLength` random bytes.
    ///   - audit: the entry for the record of acts.
    ///   - number: draws an account number; asked again where the last one is taken.
    /// - Returns: the person with her account number.
    /// - Throws: `StoreError`; nothing is kept then. `cardTaken` where the card belongs to somebody else.
    public func register(
        _ registration: Registration,
        salt: [UInt8],
        audit: AuditEntry,
        number: () -> AccountNumber
    ) throws(StoreError) -> Person {
        let hash = registration.pin.flatMap { SecretHash.make($0.digits, salt: salt) }
        guard registration.pin == nil || hash != nil else { throw .fault(code: 0) }
        let person = try write { (connection) throws(StoreError) in
            let done = try connection.first(
                "SELECT id FROM person WHERE operation = ?1",
                .blob(registration.operation.bytes)
            ) { (row) throws(StoreError) in try row.id(0) }
            if let done, let person = try self.person(done) { return person }
            try self.insert(registration, connection, number)
            if let hash {
                try self.keep(hash, of: registration.id, isGiven: false, registration.at, connection)
            }
            try self.record(audit, connection)
            if let warning = registration.warning {
                try connection.run(
                    "INSERT INTO staff_alert (id, kind, subject, terminal, at) VALUES (?1, ?2, ?3, ?4, ?5)",
                    .blob(warning.bytes),
                    .text(StaffAlert.Kind.maybeTwice.rawValue),
                    .blob(registration.id.bytes),
                    .text(registration.terminal),
                    .integer(registration.at)
                )
            }
            guard let person = try self.person(registration.id) else { throw .corrupt }
            try self.tellOpened(person, connection)
            return person
        }
        // The next session reads the log when it opens the store: nothing of her is to come into its memory.
        try clearLog()
        return person
    }

    /// A person by her id; nil where there is none.
    public func person(_ id: ID) throws(StoreError) -> Person? {
        try connection.first(Self.personRow + " WHERE p.id = ?1", .blob(id.bytes), read: Self.person)
    }

    /// A person by what she signs in with; nil where there is none.
    public func person(named name: SignInName) throws(StoreError) -> Person? {
        let condition =
            switch name {
            case .account: " WHERE p.number = ?1"
            case .card: " WHERE c.number = ?1"
            }
        let found = try connection.first(Self.personRow + condition, .text(name.number), read: Self.person)
        if let found { return found }
        return try connection.first(
            Self.personRow
                + " JOIN former_number AS f ON f.person = p.id WHERE f.kind = ?1 AND f.number = ?2",
            .text(name.kind),
            .text(name.number),
            read: Self.person
        )
    }

    /// Keeps what a person says of herself now, in place of what she said before.
    ///
    /// - Returns: the person as she is kept.
    /// - Throws: `StoreError`; nothing is changed then.
    public func change(
        _ id: ID,
        to details: PersonDetails,
        at now: Int64,
        audit: AuditEntry
    ) throws(StoreError)
        -> Person
    {
        try write { (connection) throws(StoreError) in
            try self.update(id, details, now, connection)
            try self.record(audit, connection)
            guard let person = try self.person(id) else { throw .corrupt }
            return person
        }
    }

    /// Gives a person a library card in place of the one she had, or takes hers out of use.
    ///
    /// - Throws: `cardTaken` where it belongs to somebody else; nothing is changed then.
    public func setCard(_ card: CardNumber?, of person: ID, audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run("DELETE FROM card WHERE person = ?1", .blob(person.bytes))
            if let card { try self.give(card, to: person, connection) }
            try self.record(audit, connection)
        }
    }
}

// Rows.
extension Store {
    static let personRow = """
        SELECT p.id, p.number, p.name, p.born, p.address, p.postcode, p.phone, p.email, c.number, p.opened_at
        FROM person AS p LEFT JOIN card AS c ON c.person = p.id
        """

    static func person(_ row: borrowing Columns) throws(StoreError) -> Person {
        guard let number = try? AccountNumber(reading: row.text(1)), let born = CivilDate(iso: row.text(3))
        else {
            throw .corrupt
        }
        let details = PersonDetails(
            name: row.text(2),
            born: born,
            address: row.text(4).split(separator: "\n").map { String($0) },
            postcode: row.text(5),
            phone: row.text(6),
            email: row.text(7)
        )
        return Person(
            id: try row.id(0),
            number: number,
            details: details,
            card: row.optionalText(8).flatMap { CardNumber(reading: $0) },
            openedAt: row.integer(9)
        )
    }

    /// Writes a new person with the words of her name and her card.
    func insert(
        _ registration: Registration,
        _ connection: Connection,
        _ number: () -> AccountNumber
    ) throws(StoreError) {
        try insertRow(registration, connection, number)
        try insertWords(of: registration.details, registration.id, connection)
        if let card = registration.card { try give(card, to: registration.id, connection) }
    }

    func update(
        _ id: ID,
        _ details: PersonDetails,
        _ now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            UPDATE person SET name = ?2, born = ?3, address = ?4, postcode = ?5, phone = ?6, email = ?7,
                postcode_key = ?8, phone_key = ?9, changed_at = ?10 WHERE id = ?1
            """,
            .blob(id.bytes),
            .text(details.name),
            .text(details.born.iso),
            .text(details.address.joined(separator: "\n")),
            .text(details.postcode),
            .text(details.phone),
            .text(details.email),
            .text(PersonDetails.postcodeKey(details.postcode)),
            .text(PersonDetails.phoneKey(details.phone)),
            .integer(now)
        )
        try connection.run("DELETE FROM person_word WHERE person = ?1", .blob(id.bytes))
        try insertWords(of: details, id, connection)
    }

    private func insertRow(
        _ registration: Registration,
        _ connection: Connection,
        _ number: () -> AccountNumber
    ) throws(StoreError) {
        let details = registration.details
        for attempt in 1...8 {
            do {
                return try connection.run(
                    """
                    INSERT INTO person (id, operation, number, name, born, address, postcode, phone, email,
                        postcode_key, phone_key, opened_at, changed_at)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)
                    """,
                    .blob(registration.id.bytes),
                    .blob(registration.operation.bytes),
                    .text(number().description),
                    .text(details.name),
                    .text(details.born.iso),
                    .text(details.address.joined(separator: "\n")),
                    .text(details.postcode),
                    .text(details.phone),
                    .text(details.email),
                    .text(PersonDetails.postcodeKey(details.postcode)),
                    .text(PersonDetails.phoneKey(details.phone)),
                    .integer(registration.at)
                )
            } catch {
                // The number is taken: another is drawn.
                guard error.isTaken, attempt < 8 else { throw error }
            }
        }
    }

    private func insertWords(of details: PersonDetails, _ id: ID, _ connection: Connection) throws(StoreError)
    {
        let all = details.nameWords.map { " " + $0 }.joined()
        for word in details.nameWords {
            try connection.run(
                "INSERT INTO person_word (word, person, name_key) VALUES (?1, ?2, ?3)",
                .text(word),
                .blob(id.bytes),
                .text(all)
            )
        }
    }

    func give(_ card: CardNumber, to person: ID, _ connection: Connection) throws(StoreError) {
        do {
            try connection.run(
                "INSERT INTO card (number, person) VALUES (?1, ?2)",
                .text(card.description),
                .blob(person.bytes)
            )
        } catch {
            throw error.isTaken ? .cardTaken : error
        }
    }
}

// Who seems to be here already.
extension Store {
    /// Whether somebody born on a day has an account under a name like this.
    ///
    /// Names are alike where all words of one are words of the other, and there are two of them or no more in either.
    public func hasAccount(named name: String, born: CivilDate) throws(StoreError) -> Bool {
        let words = Set(PersonDetails.words(of: name))
        guard !words.isEmpty else { return false }
        let names = try connection.all("SELECT name FROM person WHERE born = ?1", .text(born.iso)) { (row) in
            row.text(0)
        }
        return names.contains { name in
            let others = Set(PersonDetails.words(of: name))
            return words == others
                || (min(words.count, others.count) > 1
                    && (words.isSubset(of: others) || others.isSubset(of: words)))
        }
    }
}
