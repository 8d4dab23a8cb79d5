public import Domain
public import Ground

// Opening a saved form with its code and a date of birth.
extension Store {
    /// What came of trying a code and a date of birth.
    public enum Opening: Hashable, Sendable {
        /// They are right. The saved copy stays until the form is sent or saved again.
        case opened(SavedForm)
        /// They are not, or the time is over; where they are wrong, the answer is held back for some milliseconds.
        case refused(SavedRefusal, pause: Int64)
    }

    /// Who tries what, where and when.
    public struct Attempt: Sendable {
        /// The code that was typed.
        public var code: SavedCode
        /// The date of birth that was typed.
        public var born: CivilDate
        /// The name of the terminal.
        public var terminal: String
        /// In milliseconds since 1 January 1970, UTC.
        public var now: Int64
        /// The day at the hub.
        public var today: CivilDate

        /// Makes an attempt.
        public init(code: SavedCode, born: CivilDate, terminal: String, now: Int64, today: CivilDate) {
            self.code = code
            self.born = born
            self.terminal = terminal
            self.now = now
            self.today = today
        }
    }

    /// Tries a code and a date of birth.
    ///
    /// The try is counted before it is judged. A code that nobody has takes as long as one with a wrong date.
    /// - Parameters:
    ///   - attempt: who tries what.
    ///   - audit: makes the entry for the record of acts; asked where a form was opened.
    /// - Returns: the form, or why it is not opened.
    /// - Throws: `StoreError`; nothing is known of the code then.
    public func open(_ attempt: Attempt, audit: (ID) -> AuditEntry) throws(StoreError) -> Opening {
        let tries: WrongTries
        switch try count(attempt) {
        case .taken(let counted): tries = counted
        case .locked(let refusal): return .refused(refusal, pause: 0)
        }
        guard let id = try match(attempt) else {
            let isLast = tries.isLocked(.ofCode, at: attempt.now)
            return .refused(isLast ? .codeLocked : .wrong, pause: tries.pause)
        }
        return try write { (connection) throws(StoreError) in
            try self.takeBack(attempt, connection)
            // Between the two steps the form may have been sent from another terminal.
            guard let form = try self.savedForm(id) else { return .refused(.wrong, pause: 0) }
            if KeepingTime.isOver(form.lastDay, on: attempt.today) {
                return .refused(.expired(service: form.service, lastDay: form.lastDay), pause: 0)
            }
            try self.record(audit(id), connection)
            return .opened(form)
        }
    }

    /// The form whose code and date of birth these are; nil where there is none.
    private func match(_ attempt: Attempt) throws(StoreError) -> ID? {
        let candidates = try connection.all(
            "SELECT id, hash FROM saved_form WHERE lookup = ?1",
            .text(attempt.code.lookup)
        ) { (row) in (ID(bytes: row.blob(0)), row.text(1)) }
        let secret = attempt.code.secret(with: attempt.born)
        if candidates.isEmpty { SecretHash.waste(secret) }
        return candidates.first { SecretHash.fits(secret, $0.1) }?.0
    }
}

// Counting wrong tries.
extension Store {
    /// Whether a try is taken, and with it how many wrong ones there were of the code.
    private enum Counted {
        case taken(WrongTries)
        case locked(SavedRefusal)
    }

    /// Counts a try as wrong, unless there were too many already.
    private func count(_ attempt: Attempt) throws(StoreError) -> Counted {
        try write { (connection) throws(StoreError) in
            var ofTerminal = try self.tries(.terminal, attempt.terminal, connection)
            if ofTerminal.isLocked(.ofTerminal, at: attempt.now) { return .locked(.terminalLocked) }
            var ofCode = try self.tries(.code, attempt.code.lookup, connection)
            if ofCode.isLocked(.ofCode, at: attempt.now) { return .locked(.codeLocked) }
            ofTerminal.add(.ofTerminal, at: attempt.now)
            ofCode.add(.ofCode, at: attempt.now)
            try self.keep(ofTerminal, .terminal, attempt.terminal, connection)
            try self.keep(ofCode, .code, attempt.code.lookup, connection)
            return .taken(ofCode)
        }
    }

    /// A right try is not counted, and what was tried on the code before is forgotten.
    private func takeBack(_ attempt: Attempt, _ connection: Connection) throws(StoreError) {
        var ofTerminal = try tries(.terminal, attempt.terminal, connection)
        ofTerminal.takeBack()
        try keep(ofTerminal, .terminal, attempt.terminal, connection)
        try keep(WrongTries(), .code, attempt.code.lookup, connection)
    }
}
