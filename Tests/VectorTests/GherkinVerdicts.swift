import Forms
import Foundation
import Ground
import Screens

/// Scenarios that others walk in a browser, walked at a kiosk.
///
/// A scenario that looks at a web page is walked up to there, and then listed; all that comes before must agree.
struct GherkinVerdicts {
    private var kiosk: Kiosk
    /// The definition as text, for what it does not say.
    private let definition: String
    /// Whether what was chosen led on by itself, so that the Continue of a browser was pressed already.
    private var hasLedOn = false

    static func verdict(_ scenario: Case) -> Verdict {
        Verdict.of {
            let steps = Step.all(scenario.line["steps"] as? [String] ?? [])
            guard let (form, definition) = try form(scenario) else {
                return .notOurRule("its definition is not among those given")
            }
            var walk = Self(kiosk: try Kiosk(form), definition: definition)
            for step in steps {
                if let reason = step.isOfTheWeb { return .notOurRule(reason) }
                try walk.take(step)
            }
            return steps.isEmpty ? .differs("it has no steps") : .agrees
        }
    }

    // MARK: The form

    /// The definition that a scenario names; where that asks for lists it does not have, another of the same name.
    private static func form(_ scenario: Case) throws -> (Form, String)? {
        guard let folder = Given.forms else { return nil }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
        let others = names.filter { $0.hasSuffix("__\(scenario.text("form") ?? "").json") }
        var found: (Form, String)?
        for name in [scenario.file].filter({ !$0.isEmpty }) + others {
            guard let data = try? Data(contentsOf: folder.appending(path: name)),
                let form = try? Form.read(Array(data), named: name)
            else { continue }
            let isWhole = !form.warnings.contains { $0.what.contains("There is no list") }
            if found == nil || isWhole { found = (form, String(bytes: data, encoding: .utf8) ?? "") }
            if isWhole { return found }
        }
        return found
    }

    // MARK: Steps

    private mutating func take(_ step: Step) throws {
        switch step.words {
        case "the form \"\" exists": break
        case "I navigate to the \"\" form": self = Self(kiosk: try Kiosk(kiosk.form), definition: definition)
        case "I continue", "I select the button \"\"": try goOn(step)
        case "I go back": kiosk.goBack()
        case "I submit the form": try kiosk.press("send")
        case "I choose \"\"", "I choose \"\" for \"\"": try choose(step.text)
        case "I enter \"\"", "I enter \"\" for \"\"", "I select \"\" for \"\"",
            "I enter the date \"\" in parts for \"\"":
            try enter(step.text, step.label)
        case let words where words.hasPrefix("I enter the ") || words.hasPrefix("I enter a date "):
            try enterDate(step)
        default: try look(step)
        }
    }

    private mutating func goOn(_ step: Step) throws {
        guard step.texts.isEmpty || step.text == "Add to list" else {
            throw Verdict.difference("there is no button \"\(step.text)\"")
        }
        if !hasLedOn { try kiosk.press("continue") }
        hasLedOn = false
    }

    private mutating func choose(_ label: String) throws {
        guard let choice = kiosk.choices.first(where: { $0.label == label }) else {
            throw Verdict.difference("\(label) is not offered on \(kiosk.screen.id)")
        }
        hasLedOn = try kiosk.press(choice.id)
    }

    private mutating func enter(_ text: String, _ label: String?) throws {
        hasLedOn = false
        // In a browser the next item is typed beside the list of those before it.
        if kiosk.isListing { try kiosk.press("add") }
        let fields = kiosk.fields
        if let label, let field = fields.first(where: { Self.same($0.label, label) }) {
            try kiosk.type(text, in: field.id)
        } else if let question = kiosk.form.questions.first(where: {
            isCalled($0, label) && $0.inputs.count > 1
        }) {
            try enter(parts: text, of: question)
        } else if kiosk.choices.contains(where: { $0.label == text }) {
            try choose(text)
        } else if let field = fields.first, fields.count == 1 || label == nil {
            try kiosk.type(text, in: field.id)
        } else {
            throw Verdict.difference("nothing is called \(label ?? "") on \(kiosk.screen.id)")
        }
    }

    private func isCalled(_ question: Question, _ label: String?) -> Bool {
        let isHere = question.inputs.contains { input in kiosk.fields.contains { $0.id == Self.id(input) } }
        return isHere && label.map { Self.same(question.title, $0) || question.name == $0 } ?? true
    }

    private static func same(_ one: String, _ other: String) -> Bool {
        func plain(_ text: String) -> String { text.lowercased().replacing(" (optional)", with: "") }
        return plain(one) == plain(other)
    }

    private static func id(_ input: Input) -> ElementID { ElementID("field:\(input.name)") }

    /// A date or time in one text, as `2025-12-25T11:11:00`, in the fields of its parts.
    private mutating func enter(parts text: String, of question: Question) throws {
        let numbers = text.split { !$0.isNumber }.map(String.init)
        let isTime = question.inputs.first?.part == .hour
        let order: [Input.Part] = isTime ? [.hour, .minute] : [.year, .month, .day, .hour, .minute]
        for input in question.inputs {
            guard let index = order.firstIndex(of: input.part), index < numbers.count else { continue }
            try kiosk.type(numbers[index], in: Self.id(input))
        }
    }

    /// `I enter the day "25" for "name"`, and `I enter a date 30 days in the past for "name"`.
    private mutating func enterDate(_ step: Step) throws {
        let words = step.words.split(separator: " ").map(String.init)
        let name = step.texts.last ?? ""
        guard words.count > 4, let question = kiosk.form.questions.first(where: { $0.name == name }) else {
            throw Verdict.difference("there is no question \(name)")
        }
        hasLedOn = false
        if let count = Int(words[4]) {
            let day = Given.today.adding(days: words.contains("past") ? -count : count)
            return try enter(parts: day.iso, of: question)
        }
        guard let input = question.inputs.first(where: { $0.name.hasSuffix("__\(words[3])") }) else {
            throw Verdict.difference("\(name) has no \(words[3])")
        }
        try kiosk.type(step.text, in: Self.id(input))
    }
}

// What is seen; wording apart.
extension GherkinVerdicts {
    private func look(_ step: Step) throws {
        let text = step.text
        switch step.words {
        case "I see the heading \"\"":
            let isHere = kiosk.headings.contains { Self.same($0, text) }
            try expect(isHere || (text == "Summary" && kiosk.isChecking), "the heading \(text)")
        case "I see a summary list with the values": try lookAtAnswers(step.rows)
        case "I see the error \"\" for \"\"", "I see the date parts error \"\"",
            "I see the date parts with a partial error string \"\" for \"\"":
            try expect(kiosk.mistakes.contains { isSame($0, text) }, "the mistake \(text)")
        case "I see \"\"", "I expand \"\" to see \"\"": for text in step.texts { try lookFor(text) }
        case "I don't see \"\"": try lookForNo(text)
        default: throw Verdict.difference("an unknown step: \(step.words)")
        }
    }

    private func expect(_ isHere: Bool, _ what: String) throws {
        if !isHere { throw Verdict.difference("\(what) is not on \(kiosk.screen.id): \(kiosk.texts)") }
    }

    private func lookAtAnswers(_ rows: [[String]]) throws {
        try expect(kiosk.isChecking, "the check of the answers")
        for row in rows where row.count == 2 {
            let isHere = kiosk.rows.contains {
                Self.same($0.question, row[0]) && $0.lines.joined(separator: ", ") == row[1]
            }
            try expect(isHere, "\(row[0]): \(row[1])")
        }
    }

    /// Their words for a mistake: whichever part of a date is missing or wrong, ours are about the date.
    ///
    /// Where an answer has only its question for a name, ours quote the question.
    private func isSame(_ mistake: String, _ theirs: String) -> Bool {
        let quoted = mistake.replacing("your answer to “", with: "").replacing("?”", with: "?")
        let (ours, theirs) = (quoted.lowercased(), theirs.lowercased())
        if ours.contains(theirs) { return true }
        let wrong = [
            "day must be between 1 and 31", "month must be between 1 and 12", "year must be 1000 or higher",
        ]
        // Ours says in one line that it is no date, and of the year first.
        if wrong.contains(theirs) {
            return ours.hasSuffix("must be a real date") || ours == "year must include 4 numbers"
        }
        // Ours names all the parts that are missing in one line, as "a month and a year".
        guard let middle = theirs.range(of: " must include "), ours.hasPrefix(theirs[..<middle.upperBound])
        else { return false }
        return ours.contains(theirs[middle.upperBound...])
    }

    private func lookFor(_ text: String) throws {
        if text == "Application complete" { return try expect(kiosk.isSent, "the reference of a sent form") }
        // Several answers that theirs joins with commas stand in rows here.
        let pieces = kiosk.isChecking ? text.components(separatedBy: ", ") : [text]
        guard !pieces.allSatisfy({ kiosk.shows($0) || kiosk.showsItem($0) }) else { return }
        if !definition.contains(text), definition.contains("additionalContexts") {
            throw Verdict.Reached(verdict: .notOurRule("words from the settings of their server"))
        }
        if !definition.contains(text), definition.contains("\"redirect\"") {
            throw Verdict.Reached(verdict: .notOurRule("what stands on a page of another site"))
        }
        try expect(false, text)
    }

    private func lookForNo(_ text: String) throws {
        guard text == "Application complete" ? kiosk.isSent : kiosk.shows(text) else { return }
        if definition.contains(/"hideRowTitles": *true/), kiosk.isListing || kiosk.isChecking {
            let why = "the items of a list have numbers, so that each can be told from the others and changed"
            throw Verdict.Reached(verdict: .meansToDiffer(why))
        }
        throw Verdict.difference("\(text) is on \(kiosk.screen.id)")
    }
}
