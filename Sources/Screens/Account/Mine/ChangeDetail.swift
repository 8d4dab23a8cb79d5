import Domain
import Forms

/// Changes one of the details: asks for it, says whom it tells, and keeps it.
struct ChangeDetail: Scene {
    private enum Stage {
        case asked
        case check
        case failed
    }

    /// How long an answer may be, in letters.
    private static let longest = 200

    private let fact: DetailsFact
    private let before: PersonDetails
    private let operation: ID
    private var texts: [ElementID: String] = [:]
    private var stage = Stage.asked
    private var mistake: AskedPage.Mistake?
    private var attempts = 0
    private var failures = 0

    init(_ fact: DetailsFact, of details: PersonDetails, _ operation: ID) {
        (self.fact, before, self.operation) = (fact, details, operation)
        let lines: [String]
        switch fact {
        case .name: lines = [details.name]
        case .phone: lines = [details.phone]
        case .email: lines = [details.email]
        // An address is typed anew as a whole: half of an old one with half of a new one is nobody's.
        case .address: lines = []
        }
        for (field, line) in zip(fields, lines) { texts[field.id] = line }
    }

    private struct Field {
        var id: ElementID
        var label: Phrase?
    }

    private var fields: [Field] {
        guard fact == .address else { return [Field(id: ElementID("field:\(fact)"), label: nil)] }
        return [
            Field(id: "field:line1", label: .line1), Field(id: "field:line2", label: .line2),
            Field(id: "field:town", label: .town), Field(id: "field:postcode", label: .postcode),
        ]
    }

    private func text(_ index: Int) -> String {
        texts[fields[index].id, default: ""].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        var screen = stage == .asked ? askedScreen(surroundings.words) : checkScreen(surroundings)
        screen.caption = surroundings.hub.name
        return screen
    }

    private func askedScreen(_ words: Catalogue) -> Screen {
        let isOptional = fact == .phone || fact == .email
        return AskedPage(
            id: "mine.change.\(fact)",
            title: words(fact.question),
            before: isOptional ? [.paragraph(words(.registerSkip))] : [],
            fields: fields.map { field in
                Part.Field(
                    id: field.id,
                    label: field.label.map { words($0) } ?? (isOptional ? words(.optionalMark) : ""),
                    text: texts[field.id, default: ""],
                    width: field.label == .postcode ? 10 : nil,
                    signs: fact == .phone ? .digits : .any
                )
            },
            mistake: mistake,
            button: words(.goOn)
        ).screen(words)
    }

    private func checkScreen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var list = PartList()
        if stage == .failed { list.notice(words(.mineNotNow)) }
        let lines = after.lines(of: fact)
        list.answer(
            "change",
            words(fact.label),
            lines.isEmpty ? [words(.notProvided)] : lines,
            change: words(.change)
        )
        let told = surroundings.services.compactMap(\.told).told(of: [fact])
        list.say(words(told.isEmpty ? .mineTellsNobody : .mineTells))
        list.list(told.map(\.name))
        list.button("keep", words(.mineKeep))
        list.button("return", words(.mineNoChange))
        return Screen(
            id: "mine.change.\(fact).check" + (failures == 0 ? "" : ".\(failures)"),
            title: words(.checkTitle),
            parts: list.parts,
            focus: "keep"
        )
    }

    /// The details as they are to be.
    private var after: PersonDetails {
        var (address, postcode) = (before.address, before.postcode)
        if fact == .address {
            address = (0..<3).map(text)
            postcode = ContactCheck.postcode(text(3)) ?? ""
        }
        return PersonDetails(
            name: fact == .name ? text(0) : before.name,
            born: before.born,
            address: address,
            postcode: postcode,
            phone: fact == .phone ? text(0) : before.phone,
            email: fact == .email ? text(0) : before.email
        )
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.mineHelp)] }
    var holdsAnswers: Bool { true }
}

// Moving.
extension ChangeDetail {
    mutating func write(_ text: String, in field: ElementID) { texts[field] = text }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if let mistake, id == AskedPage.problem(of: mistake.field) { return [.focus(mistake.field)] }
        switch (stage, id) {
        case (.asked, _):
            guard id == "continue" || id == fields.last?.id else { return [.next] }
            check()
            if mistake == nil { stage = .check }
        case (_, "keep"): return [.perform(.mine(.change(after, operation: operation)))]
        case (_, "change"): stage = .asked
        default: return [.close]
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard stage != .asked else { return [.close] }
        stage = .asked
        return []
    }

    private mutating func check() {
        mistake = nil
        switch fact {
        case .name: if text(0).isEmpty { note(.registerNameEmpty, 0) }
        case .phone: if !text(0).isEmpty, !ContactCheck.isPhone(text(0)) { note(.errorPhone, 0) }
        case .email: if !text(0).isEmpty, !ContactCheck.isEmail(text(0)) { note(.errorEmail, 0) }
        case .address:
            if text(0).isEmpty { note(.registerLineEmpty, 0) }
            if text(2).isEmpty { note(.registerTownEmpty, 2) }
            if ContactCheck.postcode(text(3)) == nil {
                note(text(3).isEmpty ? .errorPostcodeRequired : .errorPostcodeFormat, 3)
            }
        }
        for index in fields.indices where text(index).count > Self.longest {
            note(.registerTooLong, index, ["count": String(Self.longest)])
        }
    }

    /// Notes what is wrong; the first thing stays.
    private mutating func note(_ phrase: Phrase, _ index: Int, _ values: [String: String] = [:]) {
        guard mistake == nil else { return }
        attempts += 1
        mistake = AskedPage.Mistake(field: fields[index].id, phrase: phrase, values: values, count: attempts)
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .mine(let news) = outcome else { return [] }
        if case .changed = news { return [.close, .passUnder(outcome)] }
        failures += 1
        stage = .failed
        return []
    }
}

extension DetailsFact {
    /// How it is asked for.
    fileprivate var question: Phrase {
        switch self {
        case .name: .registerName
        case .address: .registerAddress
        case .phone: .registerPhone
        case .email: .registerEmail
        }
    }
}
