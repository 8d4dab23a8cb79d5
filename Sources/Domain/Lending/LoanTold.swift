extension Loan {
    /// What can be wrong with a thing that somebody has.
    public enum Trouble: Hashable, Sendable, CaseIterable {
        /// It does not work as it should.
        case fault
        /// It cannot be found, or it was stolen.
        case lost
    }

    /// What a borrower told of something she has, each with when, in milliseconds since 1 January 1970, UTC.
    public struct Told: Hashable, Sendable {
        /// When she told that she cannot find it; nil where she did not.
        public var lost: Int64?
        /// When she told that it does not work as it should; nil where she did not.
        public var fault: Int64?
        /// When she asked to keep it longer; nil where she did not, or was answered.
        public var longer: Int64?

        /// Gathers what she told.
        public init(lost: Int64? = nil, fault: Int64? = nil, longer: Int64? = nil) {
            (self.lost, self.fault, self.longer) = (lost, fault, longer)
        }

        /// Whether something is wrong with it: nobody reminds her of it then, and staff speak to her.
        public var isTrouble: Bool { lost != nil || fault != nil }
    }
}
