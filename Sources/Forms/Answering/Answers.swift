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

// Answers that are given again and again.
extension Answers {
    /// The keys of the items of a repeat, in their order.
    public func items(of group: String) -> [String] {
        if case .choices(let items) = entries[group] { items } else { [] }
    }

    /// Adds an item to a repeat.
    ///
    /// - Returns: its key, under which no other item of the group was ever kept here.
    public mutating func addItem(to group: String) -> String {
        let key = nextItem(of: group)
        entries[group] = .choices(items(of: group) + [key])
        return key
    }

    /// The key that the next item of a repeat gets.
    public func nextItem(of group: String) -> String {
        String((items(of: group).compactMap { Int($0) }.max() ?? 0) + 1)
    }

    /// Removes an item with all its answers.
    public mutating func removeItem(_ item: String, from group: String) {
        entries[group] = .choices(items(of: group).filter { $0 != item })
        let prefix = "\(group).\(item)."
        for key in entries.keys where key.hasPrefix(prefix) { entries[key] = nil }
    }
}
