import Domain

/// Letters to choose one by one, for who steers with the number pad or one switch.
///
/// A group opens its signs, and a sign is taken by a press alone: nothing happens by time that passes. It stands over
/// the screen with the field, which has every sign at once.
struct Board: Scene {
    /// What stands on the board: a sign, or a group of others.
    private enum Entry {
        case sign(Character)
        case group(String, [Entry])

        var label: String {
            switch self {
            case .sign(" "): ""
            case .sign(let sign): String(sign)
            case .group(let label, _): label
            }
        }

        var isLetter: Bool { if case .sign(let sign) = self { sign.isLetter } else { false } }
    }

    private let field: ElementID
    private let title: String
    private let signs: Part.Field.Signs
    private let isSecret: Bool
    private let isSensitive: Bool
    private var text: String
    /// The numbers of the groups that are open, the outer first.
    private var open: [Int] = []
    /// Whether letters are capitals now, where that was chosen; else they are where a word begins.
    private var capitals: Bool?

    init(_ field: Part.Field, title: String) {
        self.field = field.id
        self.title = field.label.isEmpty ? title : field.label
        signs = field.signs
        isSecret = field.isSecret
        isSensitive = field.isSensitive || field.isSecret
        text = field.text
    }

    var isAside: Bool { true }

    private var isCapital: Bool { capitals ?? (text.last.map { $0 == " " || $0 == "-" } ?? true) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let entries = entries(words)
        var list = open.isEmpty ? root(entries, words) : entries.map { Self.label(of: $0, words) }
        if !open.isEmpty, entries.contains(where: \.isLetter) {
            list.append(words(isCapital ? .boardSmall : .boardCapital))
        }
        let choices = list.enumerated().map { index, label in
            Part.choice(Part.Choice(id: Self.id(index), number: index + 1, label: label))
        }
        let shown = isSecret ? String(repeating: "*", count: text.count) : text
        let soFar = text.isEmpty ? words(.boardEmpty) : words(.boardText, ["text": shown])
        var screen = Screen(
            id: "board" + open.map { ".\($0)" }.joined(),
            title: title,
            parts: [.paragraph(soFar)] + choices
        )
        if !text.isEmpty { screen.typed = Screen.Typed(text: soFar, isSensitive: isSensitive) }
        return screen
    }

    private static func id(_ index: Int) -> ElementID { ElementID("board:\(index + 1)") }

    private static func label(of entry: Entry, _ words: Catalogue) -> String {
        entry.label.isEmpty ? words(.boardSpace) : entry.label
    }

    private func root(_ entries: [Entry], _ words: Catalogue) -> [String] {
        entries.map { Self.label(of: $0, words) } + [words(.boardErase), words(.boardDone)]
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        let entries = entries(surroundings.words)
        guard let index = (0...(entries.count + 1)).first(where: { Self.id($0) == id }) else { return [] }
        if entries.indices.contains(index) {
            switch entries[index] {
            case .group: open.append(index)
            case .sign(let sign): return take(sign)
            }
            return []
        }
        if !open.isEmpty {
            capitals = !isCapital
            return []
        }
        return index == entries.count ? erase() ?? [] : [.close, .pressUnder(field)]
    }

    private mutating func take(_ sign: Character) -> [Step] {
        (open, capitals) = ([], nil)
        text.append(sign)
        return [.writeUnder(text, field)]
    }

    mutating func erase() -> [Step]? {
        guard open.isEmpty, text.popLast() != nil else { return nil }
        return [.writeUnder(text, field)]
    }

    mutating func back(_ moment: Moment) -> [Step] {
        if open.popLast() == nil { return [.close] }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.boardHelp)] }
}

// What stands on the board.
extension Board {
    private static let digits = ["12345", "67890"]
    private static let marks = ["@.-_'", ",/&?!", "():+£"]

    /// The entries of the group that is open.
    private func entries(_ words: Catalogue) -> [Entry] {
        let digits = Self.digits.map { Self.group($0) }
        let marks = Self.marks.map { Self.group($0) }
        var entries: [Entry]
        switch signs {
        case .digits: entries = digits
        case .any:
            entries = words.header.board.map { Self.group(isCapital ? $0.uppercased() : $0) }
            entries += [.group(words(.boardNumbers), digits + marks), .sign(" ")]
        }
        for index in open {
            guard entries.indices.contains(index), case .group(_, let inner) = entries[index] else {
                return entries
            }
            entries = inner
        }
        return entries
    }

    private static func group(_ signs: String) -> Entry {
        .group(signs.map { String($0) }.joined(separator: " "), signs.map { .sign($0) })
    }
}
