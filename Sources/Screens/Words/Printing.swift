extension Outcome {
    /// What is said once something was given to the printer; nil for what is not about printing.
    var ofPrinting: Phrase? {
        switch self {
        case .printed: .printDone
        case .printFailed(.off): .printOff
        case .printFailed(.failed): .printFailed
        default: nil
        }
    }
}
