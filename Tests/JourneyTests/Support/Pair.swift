import Content
import Domain
import Forms
import Foundation
import Ground
import Testing

@testable import Renderings
@testable import Screens

/// How a resident moves in a terminal.
enum Hand: String, CaseIterable, Sendable {
    case arrows
    case digits
}

/// A resident at the real program in a real terminal, with the same visit in memory beside it.
///
/// Every key goes to both, and after each step the terminal must show exactly what the visit in memory looks like.
struct Pair {
    let terminal: Terminal
    private(set) var size: Frame.Size
    var resident: Resident
    var renderer: SizedRenderer
    /// Keys that were felt and are not yet pressed: many go to the terminal at once.
    private var waiting: [String] = []

    init(columns: Int, rows: Int) throws {
        try self.init(columns: columns, rows: rows, options: [], Resident(today: .localToday))
    }

    /// A pair where the program has more options, and the resident the same in memory.
    init(columns: Int, rows: Int, options: [String], _ resident: Resident) throws {
        terminal = try Terminal(columns: columns, rows: rows, options: options)
        size = Frame.Size(columns: columns, rows: rows)
        self.resident = resident
        self.resident.visit.surroundings.opening = try RealHub.pack().hubCalendars(with: []).now.opening
        renderer = Self.renderer(of: resident)
        self.resident.visit.offer(renderer.sizes(in: size))
        try terminal.front(in: resident.visit.words.language)
        try settle()
    }

    private static func renderer(of resident: Resident) -> SizedRenderer {
        let access = Accessibility(root.appending(path: "Accessibility").path())
        let lettering = Lettering(blocks: .quadrants, font: { access.letters($0) })
        return SizedRenderer(words: CellWords(resident.visit.words), lettering: lettering)
    }

    /// Draws for another visit at the same terminal.
    mutating func beginAnew() {
        renderer = Self.renderer(of: resident)
        resident.visit.offer(renderer.sizes(in: size))
    }

    /// Makes the letters larger with the key for that, until they are so many cells high.
    mutating func enlarge(to cells: Int) throws {
        for _ in 0..<5 where renderer.size != .drawn(cells: cells) { press("F6", .function(6)) }
        try #require(renderer.size == .drawn(cells: cells))
        try settle()
    }

    private mutating func feel(_ key: Key) {
        guard let intent = KeyMap.intent(for: key),
            let meant = renderer.route(intent, on: resident.screen, in: size)
        else { return }
        resident.mean(meant)
        renderer.size = resident.visit.settings.size
    }

    mutating func press(_ name: String, _ key: Key) {
        waiting.append(name)
        feel(key)
    }

    mutating func type(_ text: String) throws {
        try pressWaiting()
        if !text.isEmpty { try terminal.type(text) }
        for character in text { feel(.character(character)) }
    }

    mutating func pressWaiting() throws {
        if !waiting.isEmpty { try terminal.press(waiting) }
        waiting = []
    }

    /// Makes the terminal larger or smaller.
    mutating func resize(columns: Int, rows: Int) throws {
        try pressWaiting()
        try terminal.resize(columns: columns, rows: rows)
        size = Frame.Size(columns: columns, rows: rows)
        resident.visit.offer(renderer.sizes(in: size))
        renderer.size = resident.visit.settings.size
    }

    /// Waits until the terminal shows what the visit in memory looks like.
    mutating func settle() throws {
        try pressWaiting()
        let frame = renderer.frame(of: resident.screen, in: size)
        let expected = frame.rows.map { row in
            String(row.spans.map(\.text).joined().reversed().drop { $0 == " " }.reversed())
        }
        try terminal.wait(resident.screen.id) { rows in
            zip(rows, expected).allSatisfy { $0 == $1 } && rows.count >= expected.count
        }
    }

    /// Goes to an element and presses Enter on it.
    mutating func choose(_ id: ElementID, by hand: Hand) throws {
        let stops = resident.screen.stops
        if id.description.hasPrefix("service:"), !stops.contains(id), stops.contains("all") {
            try choose("all", by: hand)
        }
        // In a field digits are text: there only the arrows lead on.
        if hand == .digits, resident.screen.focusedField == nil,
            let number = resident.screen.numbered.first(where: { $0.value == id })?.key
        {
            for digit in String(number) { press(String(digit), .character(digit)) }
        } else {
            for _ in 0..<200 where resident.screen.focus != id || !isOnFocus {
                let stops = resident.screen.stops
                let ahead =
                    (stops.firstIndex(of: id) ?? 0) >= (stops.firstIndex(of: resident.screen.focus) ?? 0)
                ahead ? press("Down", .down) : press("Up", .up)
            }
        }
        try settle()
        press("Enter", .enter)
        try settle()
    }

    /// Goes from the front to the start of a service.
    mutating func open(_ code: String, by hand: Hand) throws {
        for id in try resident.way(to: code) { try choose(id, by: hand) }
        try #require(resident.screen.id == "start.\(code)", "stuck at \(resident.screen.id)")
    }

    /// Whether the cursor stands on the focused element, and not on a line that says that there is more.
    private var isOnFocus: Bool {
        var copy = renderer
        return copy.route(.enter, on: resident.screen, in: size) == .enter
    }

    /// Answers the page on the screen and goes on.
    mutating func answer(_ answers: Answers, by hand: Hand) throws {
        let id = resident.screen.id
        for part in resident.screen.parts {
            switch part {
            case .field(let field):
                if case .text(let text) = answers[String(field.id.description.dropFirst("field:".count))] {
                    for _ in 0..<100 where resident.screen.focus != field.id { press("Down", .down) }
                    try type(text)
                }
            case .choice(let choice):
                let words = choice.id.description.split(separator: ":").map(String.init)
                guard words.count == 3, case .choices(let values) = answers[words[1]],
                    values.contains(words[2])
                else {
                    continue
                }
                try choose(choice.id, by: hand)
            default: break
            }
            if resident.screen.id != id { return }
        }
        if resident.screen.focusedField != nil {
            for _ in 0..<10 where resident.screen.id == id { press("Enter", .enter) }
            try settle()
        } else {
            try choose("continue", by: hand)
        }
    }
}

extension CivilDate {
    /// The day it is at the hub, which the program under test sees too.
    static var localToday: CivilDate {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/London") ?? calendar.timeZone
        let parts = calendar.dateComponents([.year, .month, .day], from: Date())
        return CivilDate(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1)
            ?? CivilDate(daysSinceEpoch: 0)
    }
}
