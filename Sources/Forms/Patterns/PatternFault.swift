/// What is wrong with an expression, and where.
struct PatternFault: Error, Hashable, Sendable {
    /// What is wrong.
    enum Reason: Hashable, Sendable {
        case sourceTooLong
        case tooManySteps
        case groupsTooDeep
        case tooManyLooks
        case groupNotClosed
        case groupNotOpened
        case groupUnknown
        case groupNameMalformed
        case classNotClosed
        case rangeBackwards
        case nothingToRepeat
        case repeatBackwards
        case backReference
        case octalEscape
        case escapeUnfinished
        case scalarMalformed
        case halfCharacter
        case propertyUnknown
    }

    /// At which character it begins; 1 for the first.
    let position: Int
    /// What is wrong there.
    let reason: Reason
}

extension PatternFault: CustomStringConvertible {
    /// The fault in words for the author.
    var description: String { "character \(position): \(reason.words)" }
}

extension PatternFault.Reason {
    fileprivate var words: String {
        switch self {
        case .sourceTooLong: "the expression is over \(Pattern.longestSource) characters"
        case .tooManySteps: "with its repeats written out the expression is over \(Pattern.mostSteps) steps"
        case .groupsTooDeep: "over \(Pattern.deepestGroup) groups lie within each other"
        case .tooManyLooks: "there are over \(Pattern.mostLooks) lookaheads and lookbehinds"
        case .groupNotClosed: "the group is not closed with \")\""
        case .groupNotOpened: "\")\" closes no group"
        case .groupUnknown: "this kind of group is not known"
        case .groupNameMalformed: "the name of the group must be letters and digits between \"<\" and \">\""
        case .classNotClosed: "the class is not closed with \"]\""
        case .rangeBackwards: "the range ends before it begins"
        case .nothingToRepeat: "there is nothing to repeat"
        case .repeatBackwards: "the most repeats are fewer than the least"
        case .backReference: "back references are not supported"
        case .octalEscape: "octal escapes are not supported; write \\x and two digits"
        case .escapeUnfinished: "the escape is not finished"
        case .scalarMalformed: "\\u{} must hold the number of a character"
        case .halfCharacter: "this is half of a character; write the whole as \\u{}"
        case .propertyUnknown: "this property is not known; general categories such as \\p{L} are"
        }
    }
}
