public import Domain

// What the desk does with the account of a resident.
extension Store {
    /// Whether a resident has a PIN to sign in with.
    public func hasPIN(_ person: ID) throws(StoreError) -> Bool {
        try connection.first("SELECT 1 FROM person_pin WHERE person = ?1", .blob(person.bytes)) { (_) in true
        }
            ?? false
    }

    /// Writes down an act that changes nothing else, such as looking at a record.
    public func note(_ audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in try self.record(audit, connection) }
    }

    /// Gives a resident a PIN that she must change, and keeps which proofs were seen before.
    ///
    /// Nothing is given where the proofs cannot be kept.
    /// - Parameters:
    ///   - pin: the new PIN.
    ///   - person: whose.
    ///   - proofs: the kinds of proof that were seen.
    ///   - member: who saw them.
    ///   - salt: `saltLength` random bytes.
    ///   - audit: the entry for the record of acts; its id is that of the check of identity too.
    /// - Throws: `StoreError`; nothing is changed then.
    public func givePIN(
        _ pin: PIN,
        to person: ID,
        having proofs: IdentityProofs,
        seenBy member: ID,
        salt: [UInt8],
        audit: AuditEntry
    ) throws(StoreError) {
        guard let hash = SecretHash.make(pin.digits, salt: salt) else { throw .fault(code: 0) }
        try write { (connection) throws(StoreError) in
            try self.keep(hash, of: person, isGiven: true, audit.at, connection)
            try self.keep(WrongTries(), .account, person.description, connection)
            try self.tellPINChanged(person, by: audit.id, at: audit.at, connection)
            try connection.run(
                "INSERT INTO identity_check (id, person, checked_by, at) VALUES (?1, ?2, ?3, ?4)",
                .blob(audit.id.bytes),
                .blob(person.bytes),
                .blob(member.bytes),
                .integer(audit.at)
            )
            for kind in proofs.kinds {
                try connection.run(
                    "INSERT INTO identity_proof (identity_check, kind) VALUES (?1, ?2)",
                    .blob(audit.id.bytes),
                    .text(kind.rawValue)
                )
            }
            try self.record(audit, connection)
        }
        try clearLog()
    }
}

// Whom to call.
extension Store {
    /// Notes that nobody answered a call.
    public func noteCall(_ followUp: ID, audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run(
                "UPDATE follow_up SET calls = calls + 1 WHERE id = ?1 AND done_at IS NULL",
                .blob(followUp.bytes)
            )
            try self.record(audit, connection)
        }
    }

    /// Ends a follow-up; the name, the number and what it was about are gone with it.
    public func end(
        _ followUp: ID,
        _ ending: FollowUp.Ending,
        by member: ID,
        audit: AuditEntry
    ) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run(
                """
                UPDATE follow_up SET ending = ?2, done_by = ?3, done_at = ?4, name = '-', phone = '-', detail = ''
                WHERE id = ?1 AND done_at IS NULL
                """,
                .blob(followUp.bytes),
                .text(ending.rawValue),
                .blob(member.bytes),
                .integer(audit.at)
            )
            try self.record(audit, connection)
        }
    }
}
