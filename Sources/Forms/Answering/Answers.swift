/// What stands in one input: exactly what was typed, or the values of what was chosen.
public enum Entry: Hashable, Sendable {
    case text(String)
    case choices([String])

    /// The value of "yes" in a yes-or-no question.
    public static let yes = "true"
    /// The value of "no" in a yes-or-no question.
    public static let no = "false"

    /// Whether nothing was typed or chosen.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .choices(let values): values.isEmpty
        }
    }
}

/// What was typed and chosen in a form, by input.
public struct Answers: Hashable, Sendable {
    private var entries: [String: Entry] = [:]

    /// Makes answers to nothing.
    public init() {}

    /// What stands in an input.
    public subscript(input: String) -> Entry? {
        get { entries[input] }
        set { entries[input] = newValue }
    }

    /// Whether nothing was answered.
    public var isEmpty: Bool { entries.isEmpty }

    /// What stands in each input, in the order of their names.
    public var all: [(input: String, entry: Entry)] {
        entries.sorted { $0.key < $1.key }.map { (input: $0.key, entry: $0.value) }
    }
}
