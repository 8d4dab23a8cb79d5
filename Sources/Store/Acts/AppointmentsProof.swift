public import Domain

// What visitors without an account may do with their appointments.
extension Store {
    /// What came of showing that an appointment is hers.
    public enum Proven: Hashable, Sendable {
        /// It is.
        case hers(Visitor)
        /// There is no such appointment of a visitor, or another way to be reached was given with it; which, nobody is
        /// told.
        case wrong
        /// There were too many wrong tries for this reference, or on this terminal.
        case locked
    }

    /// Sees whether an appointment is of whom it is said to be.
    ///
    /// A wrong try counts for the reference, whether there is such an appointment or not, and for the terminal, beside
    /// wrong PINs.
    /// - Parameters:
    ///   - proof: what she typed.
    ///   - terminal: the name of the terminal.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    /// - Returns: the visitor, or that it is not hers.
    /// - Throws: `StoreError`; nothing is known then.
    public func prove(
        _ proof: VisitorProof,
        on terminal: String,
        at now: Int64
    ) throws(StoreError) -> Proven {
        try write { (connection) throws(StoreError) in
            let reference = proof.reference.description
            var ofTerminal = try self.tries(.signIn, terminal, connection)
            var ofReference = try self.tries(.appointment, reference, connection)
            guard !ofTerminal.isLocked(.ofSignIn, at: now), !ofReference.isLocked(.ofPIN, at: now) else {
                return .locked
            }
            let appointment = try self.appointment(proof.reference)
            let visitor = try appointment.flatMap { (one) throws(StoreError) in try self.visitor(one.person) }
            if let visitor, visitor.isReached(at: proof.reach) {
                try self.keep(WrongTries(), .appointment, reference, connection)
                return .hers(visitor)
            }
            ofTerminal.add(.ofSignIn, at: now)
            ofReference.add(.ofPIN, at: now)
            try self.keep(ofTerminal, .signIn, terminal, connection)
            try self.keep(ofReference, .appointment, reference, connection)
            return ofReference.isLocked(.ofPIN, at: now) ? .locked : .wrong
        }
    }
}
