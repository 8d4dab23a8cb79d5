public import Domain

// Staff sign in, and what they are known by is kept.
extension Store {
    /// What came of signing in at the desk.
    public enum StaffSignIn: Sendable {
        /// All of it is right. Until the steps are done, nothing else opens.
        case signedIn(StaffMember, StaffSecrets)
        /// Something is not, or no more are taken now; the answer is held back for some milliseconds.
        case refused(SignInRefusal, pause: Int64)
    }

    /// What is kept to know one of the staff by.
    private struct Keys {
        var hash: String
        var cardHash: String?
        var secrets: StaffSecrets
    }

    /// Tries a PIN, or a password and a card.
    ///
    /// The answer says nothing of which part was wrong, and neither does the time it takes: as many hashes are made for
    /// a login that nobody has, and the card is looked at even where the password was wrong.
    /// - Throws: `StoreError`; nothing is known of what was tried then.
    public func signIn(
        staff login: String,
        _ proof: StaffProof,
        _ trying: Trying
    ) throws(StoreError) -> StaffSignIn {
        let found = try staff(login: login)
        let member = found.flatMap { $0.isActive ? $0 : nil }
        let keys = try member.flatMap { (member) throws(StoreError) in try self.keys(of: member.id) }
        let refused = try attempt(.staff, as: login, member?.id, trying) { () throws(StoreError) in
            Self.fits(proof, keys)
        }
        if let refused { return .refused(refused.why, pause: refused.pause) }
        guard let member, let keys else { throw .corrupt }
        try write { (connection) throws(StoreError) in
            try self.record(trying.audit(.staffSignedIn, member.id), connection)
        }
        return .signedIn(member, keys.secrets)
    }

    /// Tries one thing of somebody who is signed in already; counted with all her other tries.
    ///
    /// - Returns: why it is not hers, and for how long the answer is held back; nil where it is.
    public func prove(
        _ key: StaffKey,
        ofStaff id: ID,
        _ trying: Trying
    ) throws(StoreError) -> (why: SignInRefusal, pause: Int64)? {
        let keys = try keys(of: id)
        let refused = try attempt(.staff, as: id.description, id, trying) { () throws(StoreError) in
            guard let keys else { return false }
            return switch key {
            case .pin(let pin): !keys.secrets.isPassword && SecretHash.fits(pin.digits, keys.hash)
            case .password(let password):
                keys.secrets.isPassword && SecretHash.fits(password.text, keys.hash)
            case .card(let card): keys.cardHash.map { SecretHash.fits(card.description, $0) } ?? false
            }
        }
        return refused.map { ($0.why, $0.pause) }
    }

    /// What one of the staff is known by; nil where there is nobody.
    public func secrets(ofStaff id: ID) throws(StoreError) -> StaffSecrets? { try keys(of: id)?.secrets }

    /// Gives one of the staff the password that she chose.
    ///
    /// What was tried before is forgotten with the old secret.
    public func setPassword(
        _ password: Password,
        ofStaff id: ID,
        salt: [UInt8],
        audit: AuditEntry
    ) throws(StoreError) {
        guard let hash = SecretHash.make(password.text, salt: salt) else { throw .fault(code: 0) }
        try write { (connection) throws(StoreError) in
            try connection.run(
                "UPDATE staff SET hash = ?2, is_given = 0, is_password = 1 WHERE id = ?1",
                .blob(id.bytes),
                .text(hash)
            )
            try self.keep(WrongTries(), .staff, id.description, connection)
            try self.record(audit, connection)
        }
        try clearLog()
    }

    /// Gives one of the staff a card, or takes it away.
    ///
    /// - Throws: `cardTaken` where it is the library card of a resident: that number is printed on letters and known to
    ///   whoever lent her a book; `staffCardTaken` where it signs in somebody else of the staff, whether she works here
    ///   now or may come back. Nothing is changed then.
    public func setCard(
        _ card: CardNumber?,
        ofStaff id: ID,
        salt: [UInt8],
        audit: AuditEntry
    ) throws(StoreError) {
        var hash: String?
        if let card {
            hash = SecretHash.make(card.description, salt: salt)
            guard hash != nil else { throw .fault(code: 0) }
        }
        // A hash takes its time: all are tried before the gate, and behind it only those that came meanwhile.
        let others = try cardHashes(but: id)
        if let card { try Self.seeOwn(card, among: others) }
        try write { (connection) throws(StoreError) in
            if let card {
                let sql = "SELECT 1 FROM card WHERE number = ?1"
                let taken = try connection.first(sql, .text(card.description)) { (row) in row.integer(0) }
                guard taken == nil else { throw .cardTaken }
                try Self.seeOwn(card, among: self.cardHashes(but: id).subtracting(others))
            }
            try connection.run(
                "UPDATE staff SET card_hash = ?2 WHERE id = ?1",
                .blob(id.bytes),
                .optional(hash)
            )
            try self.record(audit, connection)
        }
        try clearLog()
    }

    /// The hashes of the cards of everybody else.
    private func cardHashes(but id: ID) throws(StoreError) -> Set<String> {
        let sql = "SELECT card_hash FROM staff WHERE id <> ?1 AND card_hash IS NOT NULL"
        return Set(try connection.all(sql, .blob(id.bytes)) { (row) in row.text(0) })
    }

    /// Sees that a card is nobody else's: whoever held it would be taken for two people.
    private static func seeOwn(_ card: CardNumber, among hashes: Set<String>) throws(StoreError) {
        guard !hashes.contains(where: { SecretHash.fits(card.description, $0) }) else {
            throw .staffCardTaken
        }
    }

    private func keys(of id: ID) throws(StoreError) -> Keys? {
        let sql = "SELECT hash, is_given, is_password, card_hash FROM staff WHERE id = ?1"
        return try connection.first(sql, .blob(id.bytes)) { (row) in
            let card = row.optionalText(3)
            let secrets = StaffSecrets(
                isPassword: row.integer(2) == 1,
                isGiven: row.integer(1) == 1,
                hasCard: card != nil
            )
            return Keys(hash: row.text(0), cardHash: card, secrets: secrets)
        }
    }

    private static func fits(_ proof: StaffProof, _ keys: Keys?) -> Bool {
        switch proof {
        case .pin(let pin):
            let fits = Self.fits(pin.digits, keys?.hash)
            return fits && keys?.secrets.isPassword == false
        case .password(let password, let card):
            let isHers = Self.fits(password.text, keys?.hash)
            // Who has no card yet is led to take one before anything opens.
            let isHerCard = Self.fits(card?.description ?? "", keys?.cardHash) || keys?.cardHash == nil
            return isHers && isHerCard && keys?.secrets.isPassword == true
        }
    }

    /// Whether a secret fits a hash; it takes as long where there is none.
    private static func fits(_ secret: String, _ hash: String?) -> Bool {
        guard let hash else {
            SecretHash.waste(secret)
            return false
        }
        return SecretHash.fits(secret, hash)
    }
}
