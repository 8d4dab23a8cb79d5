import Domain

/// Terms of loans that were read before: many loans have the same, and reading them takes longer than all else of a row.
final class KnownTerms {
    /// So many lines are kept; a hub has some dozens.
    private static let most = 1_000

    private var known: [String: LoanTerms] = [:]

    /// The terms of a line; nil where it is none.
    func reading(_ line: String) -> LoanTerms? {
        if let terms = known[line] { return terms }
        guard let terms = LoanTerms(reading: line) else { return nil }
        if known.count >= Self.most { known.removeAll() }
        known[line] = terms
        return terms
    }
}
