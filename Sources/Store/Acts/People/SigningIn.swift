public import Domain

// Residents sign in with a PIN, by their number or card; what is tried wrong is counted here for staff too.
extension Store {
    /// What came of trying a PIN.
    public enum SignIn<Who: Sendable>: Sendable {
        /// It is right. Where somebody else gave the PIN, another must be chosen first.
        case signedIn(Who, mustChoosePIN: Bool)
        /// It is not, or no more are taken now; the answer is held back for some milliseconds.
        case refused(SignInRefusal, pause: Int64)
    }

    /// Where and when a PIN is tried, and what is written of it.
    public struct Trying {
        /// The name of the terminal.
        public var terminal: String
        /// In milliseconds since 1 January 1970, UTC.
        public var now: Int64
        /// Makes the entry for the record of acts.
        public var audit: (AuditEntry.Act, ID?) -> AuditEntry
        /// Draws an id for a warning to staff.
        public var newID: () -> ID

        /// Gathers what a try needs.
        public init(
            terminal: String,
            now: Int64,
            audit: @escaping (AuditEntry.Act, ID?) -> AuditEntry,
            newID: @escaping () -> ID
        ) {
            self.terminal = terminal
            self.now = now
            self.audit = audit
            self.newID = newID
        }
    }

    /// Tries the PIN of a resident.
    ///
    /// The try is counted before it is judged. A number that nobody has takes as long as one with a wrong PIN, and is
    /// locked in the same way.
    /// - Returns: the person, or why she is not signed in.
    /// - Throws: `StoreError`; nothing is known of the PIN then.
    public func signIn(_ name: SignInName, _ pin: PIN, _ trying: Trying) throws(StoreError) -> SignIn<Person>
    {
        let person = try person(named: name)
        var isGiven = false
        let refused = try attempt(.account, as: name.number, person?.id, trying) { () throws(StoreError) in
            let secret = try person.flatMap { (person) throws(StoreError) in try self.secret(of: person.id) }
            guard let secret else {
                SecretHash.waste(pin.digits)
                return false
            }
            isGiven = secret.isGiven
            return SecretHash.fits(pin.digits, secret.hash)
        }
        if let refused { return .refused(refused.why, pause: refused.pause) }
        guard let person else { throw .corrupt }
        try write { (connection) throws(StoreError) in
            try self.record(trying.audit(.signedIn, person.id), connection)
        }
        return .signedIn(person, mustChoosePIN: isGiven)
    }

    /// Lets a resident try her PIN again at once.
    public func unlock(_ person: ID, audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try self.keep(WrongTries(), .account, person.description, connection)
            try self.record(audit, connection)
        }
    }

    /// Until when a resident's PIN is not taken; nil where it is.
    public func lockedUntil(_ person: ID, at now: Int64) throws(StoreError) -> Int64? {
        let tries = try tries(.account, person.description, connection)
        return tries.isLocked(.ofPIN, at: now) ? tries.lastAt + WrongTries.Limit.ofPIN.duration : nil
    }

    /// Gives a resident a PIN: her own choice, or one that staff give and she must change.
    ///
    /// What was tried before is forgotten with the old PIN.
    /// - Parameters:
    ///   - pin: the new PIN.
    ///   - person: whose.
    ///   - isGiven: whether somebody else knows it.
    ///   - salt: `saltLength` random bytes.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    ///   - audit: the entry for the record of acts.
    /// - Throws: `StoreError`; nothing is changed then.
    public func setPIN(
        _ pin: PIN,
        of person: ID,
        isGiven: Bool,
        salt: [UInt8],
        at now: Int64,
        audit: AuditEntry
    ) throws(StoreError) {
        guard let hash = SecretHash.make(pin.digits, salt: salt) else { throw .fault(code: 0) }
        try write { (connection) throws(StoreError) in
            try self.keep(hash, of: person, isGiven: isGiven, now, connection)
            try self.keep(WrongTries(), .account, person.description, connection)
            try self.record(audit, connection)
            try self.tellPINChanged(person, by: audit.id, at: now, connection)
        }
        try clearLog()
    }

    func keep(
        _ hash: String,
        of person: ID,
        isGiven: Bool,
        _ now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO person_pin (person, hash, is_given, set_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (person) DO UPDATE SET hash = ?2, is_given = ?3, set_at = ?4
            """,
            .blob(person.bytes),
            .text(hash),
            .integer(isGiven ? 1 : 0),
            .integer(now)
        )
    }
}

// One try.
extension Store {
    /// Why a secret did not open anything, and how long the answer is held back, in milliseconds.
    struct Refused {
        var why: SignInRefusal
        var pause: Int64
    }

    /// Tries something secret, whatever it is: all kinds are counted, slowed and locked by one rule.
    ///
    /// - Parameters:
    ///   - kind: of whom.
    ///   - typed: the name under which it is tried.
    ///   - subject: who that is; nil where nobody has the name.
    ///   - trying: where and when.
    ///   - fits: judges it, and takes as long where there is nobody.
    /// - Returns: nil where it fits.
    /// - Throws: `StoreError`; nothing is known of what was tried then.
    func attempt(
        _ kind: TryKind,
        as typed: String,
        _ subject: ID?,
        _ trying: Trying,
        _ fits: () throws(StoreError) -> Bool
    ) throws(StoreError) -> Refused? {
        // The number and the card of one person are one account: they share their tries.
        let name = subject?.description ?? typed
        let counted = try count(kind, name, subject, trying)
        guard case .taken(let tries) = counted else {
            if case .locked(let refusal) = counted { return Refused(why: refusal, pause: 0) }
            return Refused(why: .wrong, pause: 0)
        }
        guard try fits() else {
            let isLast = tries.isLocked(.ofPIN, at: trying.now)
            let until = trying.now + WrongTries.Limit.ofPIN.duration
            return Refused(why: isLast ? .accountLocked(until: until) : .wrong, pause: tries.pause)
        }
        try write { (connection) throws(StoreError) in
            var ofTerminal = try self.tries(.signIn, trying.terminal, connection)
            ofTerminal.takeBack()
            try self.keep(ofTerminal, .signIn, trying.terminal, connection)
            try self.keep(WrongTries(), kind, name, connection)
        }
        return nil
    }

    private func secret(of person: ID) throws(StoreError) -> (hash: String, isGiven: Bool)? {
        let sql = "SELECT hash, is_given FROM person_pin WHERE person = ?1"
        return try connection.first(sql, .blob(person.bytes)) { (row) in (row.text(0), row.integer(1) == 1) }
    }

    private enum Counted {
        case taken(WrongTries)
        case locked(SignInRefusal)
    }

    /// Counts a try as wrong, unless there were too many already; staff are warned when it was the last one.
    private func count(
        _ kind: TryKind,
        _ name: String,
        _ subject: ID?,
        _ trying: Trying
    ) throws(StoreError) -> Counted {
        try write { (connection) throws(StoreError) in
            var ofTerminal = try self.tries(.signIn, trying.terminal, connection)
            if ofTerminal.isLocked(.ofSignIn, at: trying.now) {
                return .locked(.terminalLocked(until: ofTerminal.lastAt + WrongTries.Limit.ofSignIn.duration))
            }
            var ofPIN = try self.tries(kind, name, connection)
            if ofPIN.isLocked(.ofPIN, at: trying.now) {
                return .locked(.accountLocked(until: ofPIN.lastAt + WrongTries.Limit.ofPIN.duration))
            }
            ofTerminal.add(.ofSignIn, at: trying.now)
            ofPIN.add(.ofPIN, at: trying.now)
            try self.keep(ofTerminal, .signIn, trying.terminal, connection)
            try self.keep(ofPIN, kind, name, connection)
            if ofPIN.isLocked(.ofPIN, at: trying.now) {
                try self.warn(kind == .staff ? "staff-locked" : "account-locked", subject, trying, connection)
                let act: AuditEntry.Act = kind == .staff ? .staffLocked : .signInLocked
                try self.record(trying.audit(act, subject), connection)
            }
            if ofTerminal.isLocked(.ofSignIn, at: trying.now) {
                try self.warn("terminal-locked", nil, trying, connection)
            }
            return .taken(ofPIN)
        }
    }

    private func warn(
        _ kind: String,
        _ subject: ID?,
        _ trying: Trying,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            "INSERT INTO staff_alert (id, kind, subject, terminal, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            .blob(trying.newID().bytes),
            .text(kind),
            .id(subject),
            .text(trying.terminal),
            .integer(trying.now)
        )
    }
}
