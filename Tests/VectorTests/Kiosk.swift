import Content
import Domain
import Forms
import Foundation
import Ground
import Screens

/// A resident at a kiosk that offers one form: the real journey in memory, where sending always succeeds.
struct Kiosk {
    private static let code = "given"

    let form: Form
    private var visit: Visit
    private var time: Int64 = 1_000_000

    /// Opens the form at its first page.
    init(_ form: Form) throws {
        self.form = form
        let file = Given.root.appending(path: "Accessibility/Languages/en.po")
        let words = try Catalogue(po: Array(Data(contentsOf: file)), language: "en")
        let service = Service(code: Self.code, title: "Given", summary: "", form: "")
        let categories = [ServiceCategory(title: "Given", services: [service])]
        let surroundings = Surroundings(
            words: words,
            hub: .unknown,
            categories: categories,
            offered: Offered()
        )
        visit = Visit(surroundings, greets: false)
        try press(ElementID("service:\(Self.code)"))
        try press("start")
    }

    var screen: Screen { visit.screen }

    /// The screen without the mark of an attempt that failed.
    private var place: Substring { screen.id.prefix { $0 != "!" } }

    var isChecking: Bool { screen.id.hasSuffix(".check") }
    var isSent: Bool { screen.id.hasPrefix("sent.") }
    /// Whether the items of a repeat are listed.
    var isListing: Bool { screen.id.contains("/list") }

    private mutating func mean(_ intent: Intent) {
        time += 400
        perform(visit.update(.intent(intent), at: moment))
    }

    private var moment: Moment { Moment(milliseconds: time, today: Given.today) }

    private mutating func perform(_ effects: [Effect]) {
        for effect in effects {
            let outcome: Outcome
            switch effect {
            case .begin(let service):
                let journey = ID(milliseconds: time, random: Array(repeating: 7, count: 10))
                outcome = .begun(service: service, form, journey: journey)
            case .send:
                let reference = Reference(payload: [5, 18, 0, 12, 7, 22, 30, 14])
                outcome = .sent(Outcome.Receipt(reference: reference, promised: nil))
            default: continue
            }
            perform(visit.update(.outcome(outcome), at: moment))
        }
    }

    private mutating func focus(on id: ElementID) throws {
        for _ in screen.stops where screen.focus != id {
            let (stops, focus) = (screen.stops, screen.focus)
            mean((stops.firstIndex(of: id) ?? 0) > (stops.firstIndex(of: focus) ?? 0) ? .next : .previous)
        }
        guard screen.focus == id else { throw Verdict.difference("\(id) is not on \(screen.id)") }
    }

    /// Goes to something on the screen and presses Enter; whether that led to another page.
    @discardableResult
    mutating func press(_ id: ElementID) throws -> Bool {
        let before = place
        try focus(on: id)
        mean(.enter)
        return place != before || !(screen.stops.contains("continue") || isChecking || isListing)
    }

    mutating func type(_ text: String, in field: ElementID) throws {
        try focus(on: field)
        mean(.answer(text))
    }

    mutating func goBack() { mean(.back) }

    // MARK: What is on the screen

    var fields: [Part.Field] {
        screen.parts.compactMap { if case .field(let field) = $0 { field } else { nil } }
    }

    var choices: [Part.Choice] {
        screen.parts.compactMap { if case .choice(let choice) = $0 { choice } else { nil } }
    }

    var rows: [Part.Answered] {
        screen.parts.compactMap { if case .answer(let answer) = $0 { answer } else { nil } }
    }

    /// The title, without what is said before it when something is wrong; and the headings.
    var headings: [String] {
        let title = screen.title.hasPrefix("Error: ") ? String(screen.title.dropFirst(7)) : screen.title
        return [title] + screen.parts.compactMap { if case .heading(let text) = $0 { text } else { nil } }
    }

    var mistakes: [String] {
        screen.parts.flatMap { part -> [String] in
            if case .problems(title: _, let problems) = part { problems.map(\.message) } else { [] }
        }
    }

    /// Everything that can be read.
    var texts: [String] {
        [screen.title]
            + screen.parts.flatMap { part -> [String] in
                switch part {
                case .heading(let text), .paragraph(let text), .notice(let text), .mistake(let text): [text]
                case .points(let points): points
                case .problems(let title, let problems): [title] + problems.map(\.message)
                case .choice(let choice): [choice.label, choice.hint ?? ""]
                case .field(let field): [field.label, field.hint ?? "", field.text]
                case .answer(let answer): [answer.question] + answer.lines
                case .button(let button): [button.label]
                case .reference(let label, let code, spoken: _): [label, code]
                case .picture(let picture): [picture.spoken]
                }
            }
    }

    /// Whether something can be read, whatever its letters' case.
    func shows(_ text: String) -> Bool {
        texts.contains { $0.lowercased().contains(text.lowercased()) }
    }

    /// Whether an item such as `Language 2` is among the numbered lines under the title of a row.
    func showsItem(_ text: String) -> Bool {
        guard let number = text.split(separator: " ").last, Int(number) != nil else { return false }
        return rows.contains { row in
            "\(row.question) \(number)" == text && row.lines.contains { $0.hasPrefix("\(number). ") }
        }
    }
}
