import Domain

// The words that staff type with what they do. A label or a card that a scanner typed there is none of them.
extension DeskAct {
    /// What was typed as words; nil where nothing is.
    public var words: String? {
        switch self {
        case .askForCall(_, let words), .close(_, _, let words), .record(.refuseWish(_, let words)): words
        case .step(_, let act): act.words
        case .lending(let act): act.words
        default: nil
        }
    }
}

extension DeskLendingAct {
    /// What was typed as words; nil where nothing is.
    fileprivate var words: String? {
        switch self {
        case .move(_, _, let words), .fault(_, let words), .lost(_, let words), .called(_, let words),
            .correct(_, _, let words):
            words
        default: nil
        }
    }
}
