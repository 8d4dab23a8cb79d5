import Domain
import Forms
import Foundation
import Ground
import Screens
import Testing

@testable import Renderings

extension Resident {
    /// A resident at a terminal with few keys.
    init(means: KeyUse.Means, step: Int = 2_000, today: CivilDate = Self.today) throws {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.keys = KeyUse(means: means, step: step)
        try self.init(at: surroundings, today: today)
    }

    /// What stands in the focused field, or on the board.
    var written: String? {
        if let field = screen.focusedField { return field.text }
        guard case .paragraph(let text) = screen.parts.first, text.hasPrefix("So far: ") else { return nil }
        return String(text.dropFirst("So far: ".count))
    }
}

/// What was sent, without the spaces that few keys leave out of telephone numbers.
func said(_ resident: Resident) -> [String] {
    resident.sent.flatMap(\.answers).map { answer in
        ([answer.name] + answer.lines).joined(separator: "|").filter { $0 != " " }
    }
}

extension Resident {
    /// Presses keys of a number pad, Enter as a new line.
    mutating func pad(_ keys: Character...) { for key in keys { mean(key == "\n" ? .enter : .type(key)) } }

    /// Finds a sign on the board, and takes it.
    mutating func spell(_ text: String) throws {
        for sign in text { for id in try board(sign) { press(id) } }
    }

    /// What is pressed one after the other on the board to write a sign.
    func board(_ sign: Character) throws -> [ElementID] {
        if sign == " " { return ["board:6"] }
        let groups = screen.parts.enumerated().dropFirst()
        for (index, part) in groups {
            guard case .choice(let choice) = part else { continue }
            let signs = choice.label.split(separator: " ")
            if signs.count == 1, choice.label.count == 1, choice.label == String(sign) { return [choice.id] }
            let lower = signs.firstIndex { $0.count == 1 && $0.lowercased() == sign.lowercased() }
            guard let lower, index > 0 else { continue }
            let letter = ElementID("board:\(lower + 1)")
            let isOther = sign.isLetter && String(signs[lower]) != String(sign)
            return isOther
                ? [choice.id, ElementID("board:\(signs.count + 1)"), letter] : [choice.id, letter]
        }
        let places = ["12345", "67890", "@.-_'", ",/&?!", "():+£"]
        for (index, place) in places.enumerated() {
            if let found = Array(place).firstIndex(of: sign) {
                return ["board:5", ElementID("board:\(index + 1)"), ElementID("board:\(found + 1)")]
            }
        }
        throw NoSuchSign(sign: sign)
    }

    struct NoSuchSign: Error { var sign: Character }

    /// Fills in a service and sends it, with a hand that has few keys.
    mutating func finish(_ code: String, hand: some FewKeysHand, on day: CivilDate = Self.today) throws {
        for id in try way(to: code) + ["start"] { try hand.press(id, &self) }
        let answers = try goodAnswers(code, on: day)
        for _ in 0..<80 where !screen.id.hasSuffix(".check") { try answer(answers, hand) }
        try #require(screen.id.hasSuffix(".check"), "stuck at \(screen.id)")
        try hand.press("send", &self)
    }

    private mutating func answer(_ answers: Answers, _ hand: some FewKeysHand) throws {
        let id = screen.id
        if let field = screen.focusedField {
            var text = ""
            if case .text(let typed) = answers[String(field.id.description.dropFirst("field:".count))] {
                text = typed
            }
            try hand.write(text, &self)
            return
        }
        for part in screen.parts {
            guard case .choice(let choice) = part, screen.id == id else { continue }
            let words = choice.id.description.split(separator: ":").map(String.init)
            if words.count == 3, case .choices(let values) = answers[words[1]], values.contains(words[2]) {
                try hand.press(choice.id, &self)
            }
        }
        if screen.id == id, screen.focusedField == nil { try hand.press("continue", &self) }
    }
}

/// How a person with few keys presses and writes.
protocol FewKeysHand {
    func press(_ id: ElementID, _ resident: inout Resident) throws
    /// Writes into the focused field, and goes on.
    func write(_ text: String, _ resident: inout Resident) throws
}

/// Digits, Enter and Backspace; each key is pressed at a terminal too, if there is one.
final class NumberHand: FewKeysHand {
    private let terminal: Terminal?
    private var renderer: CellRenderer
    private let size: Frame.Size

    init() throws {
        (terminal, size) = (nil, Frame.Size(columns: 80, rows: 400))
        renderer = CellRenderer(words: CellWords(try RealHub.words()))
    }

    init(at terminal: Terminal, _ size: Frame.Size) throws {
        (self.terminal, self.size) = (terminal, size)
        renderer = CellRenderer(words: CellWords(try RealHub.words()))
    }

    /// Presses a key; Enter again where it only showed what follows.
    private func feel(_ key: Key, _ resident: inout Resident) throws {
        let intent = try #require(KeyMap.intent(for: key))
        for _ in 0..<40 {
            if case .character(let sign) = key, let terminal {
                try terminal.press(String(sign))
                // No hand is as quick as a scanner, whose signs would be taken for a card.
                Thread.sleep(forTimeInterval: 0.04)
            }
            if key == .enter { try terminal?.press("Enter") }
            _ = renderer.frame(of: resident.screen, in: size)
            if let meant = renderer.route(intent, on: resident.screen, in: size) {
                resident.mean(meant)
                return
            }
        }
    }

    func press(_ id: ElementID, _ resident: inout Resident) throws {
        let digits = try resident.number(of: id)
        // A resident looks at her answers before she sends them.
        if terminal != nil, id == "send" { Thread.sleep(forTimeInterval: 0.5) }
        for digit in digits { try feel(.character(digit), &resident) }
        try #require(resident.screen.focus == id, "\(id) is not reached on \(resident.screen.id)")
        try feel(.enter, &resident)
    }

    func write(_ text: String, _ resident: inout Resident) throws {
        if resident.screen.focusedField?.signs == .digits {
            for digit in text where digit != " " {
                try #require(digit.isNumber || digit == ".", "\(digit) is not on a number pad")
                try feel(.character(digit), &resident)
            }
            try feel(.enter, &resident)
            return
        }
        try feel(.enter, &resident)
        for sign in text { for id in try resident.board(sign) { try press(id, &resident) } }
        try press("board:8", &resident)
    }
}

/// One switch: it is pressed when the focus has come to what is wanted; at a terminal too, if there is one.
struct SwitchHand: FewKeysHand {
    var terminal: Terminal?

    func press(_ id: ElementID, _ resident: inout Resident) throws {
        for _ in 0..<200 where resident.screen.focus != id {
            let deadline = try #require(resident.visit.deadline)
            resident.wait(deadline - resident.time)
        }
        try #require(resident.screen.focus == id, "\(id) does not come round on \(resident.screen.id)")
        if let terminal { try watch(terminal, for: resident.screen) }
        resident.mean(.enter)
    }

    /// Waits until the cursor stands on what has the focus in memory, and presses: not so soon that it counts as late.
    private func watch(_ terminal: Terminal, for screen: Screen) throws {
        let label = screen.parts.lazy.compactMap { part in
            switch part {
            case .choice(let choice) where choice.id == screen.focus: choice.label
            case .button(let button) where button.id == screen.focus: button.label
            default: nil
            }
        }.first
        if let label {
            try terminal.waitForCursor(on: String(label.prefix(24)))
            Thread.sleep(forTimeInterval: 0.31)
        } else {
            try terminal.wait("the field") { $0.contains { $0.contains("Press your switch here to write.") } }
        }
        try terminal.press("Enter")
        Thread.sleep(forTimeInterval: 0.12)
    }

    /// Fewer letters than other hands write, at a real terminal: each takes seconds.
    private static let short = ["Mary Jones": "Al", "12 Mill Lane": "1 A", "Ashby": "Ash"]

    func write(_ answer: String, _ resident: inout Resident) throws {
        let text = terminal == nil ? answer : Self.short[answer] ?? answer
        let digits = resident.screen.focusedField?.signs == .digits
        let field = try #require(resident.screen.focusedField?.id)
        try press(field, &resident)
        for sign in text where !(digits && sign == " ") {
            for id in try resident.board(sign) { try press(id, &resident) }
        }
        try press(digits ? "board:4" : "board:8", &resident)
    }
}
