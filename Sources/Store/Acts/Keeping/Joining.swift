public import Domain

// Two records of one person.
extension Store {
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
            try self.cancelTwins(of: other, and: kept, connection)
            // Nobody acts for herself.
            try connection.run(
                """
                DELETE FROM representation WHERE person = ?1 AND representative = ?2
                    OR person = ?2 AND representative = ?1
                """,
                .blob(other.bytes),
                .blob(kept.bytes)
            )
            try self.leaveQueuesTwice(other, kept, at: now, connection)
            for column in PersonColumn.all where column.joining != .goes {
                try self.move(column, from: other, to: kept, connection)
            }
            try connection.run("DELETE FROM person WHERE id = ?1", .blob(other.bytes))
            try self.remember(.account(second.number), as: kept, connection)
            if let card = second.card, try self.person(named: .card(card)) == nil {
                try self.remember(.card(card), as: kept, connection)
            }
            let details = first.details.filled(from: second.details)
            if details != first.details { try self.update(kept, details, now, connection) }
            for entry in audit { try self.record(entry, connection) }
            guard let person = try self.person(kept) else { throw .corrupt }
            return person
        }
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

    /// Nobody has two appointments ahead with one team: that of the record that is kept stands.
    private func cancelTwins(of other: ID, and kept: ID, _ connection: Connection) throws(StoreError) {
        try connection.run(
            """
            UPDATE appointment SET state = 'cancelled' WHERE person = ?1 AND state = 'booked'
            AND team IN (SELECT team FROM appointment WHERE person = ?2 AND state = 'booked')
            """,
            .blob(other.bytes),
            .blob(kept.bytes)
        )
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
