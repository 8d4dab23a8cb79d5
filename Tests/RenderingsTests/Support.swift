import Screens

@testable import Renderings

let words = CellWords(
    more: "There is more. Press the Down key.",
    before: "There is more before this. Press the Up key."
)
let lineWords = LineWords(
    chosen: "chosen",
    notChosen: "not chosen",
    typeAnswer: "Type your answer.",
    keepAnswer: "Press Enter to keep:",
    typeNumber: "Type a number.",
    notUnderstood: "Not one of the choices."
)

let commonTools = [
    Tool(id: "back", key: "Esc", sign: "<", label: "Back", intent: .back),
    Tool(id: "help", key: "F1", sign: "?", label: "Help", intent: .help),
    Tool(id: "display", key: "F2", sign: "*", label: "Colours", intent: .display),
    Tool(id: "again", key: "F3", sign: "=", label: "Again", intent: .sayAgain),
    Tool(id: "finish", key: "F10", sign: "#", label: "Finish", intent: .finish),
]

extension Screen {
    /// A question with some choices, numbered from 1.
    static func question(_ title: String, _ labels: [String], hint: String? = nil) -> Screen {
        var parts: [Part] = hint.map { [.paragraph($0)] } ?? []
        for (index, label) in labels.enumerated() {
            let id = ElementID("choice:\(index + 1)")
            parts.append(.choice(Part.Choice(id: id, number: index + 1, label: label, mark: .radio(false))))
        }
        return Screen(id: title, title: title, parts: parts, tools: commonTools, focus: "choice:1")
    }
}

extension Frame {
    /// The text of each row, as a person sees it.
    var text: [String] {
        rows.map { $0.spans.map(\.text).joined() }
    }

    /// The text that looks focused.
    var focusedText: String {
        rows.flatMap(\.spans).filter { $0.role == .focused }.map(\.text).joined()
    }

    /// The text of the row on which the cursor stands.
    var cursorLine: String { text[cursor.row] }
}

/// A small random source with a seed, so that a failing case can be run again.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
