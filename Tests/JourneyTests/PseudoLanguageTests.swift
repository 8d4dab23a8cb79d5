import Content
import Domain
import Testing

@testable import Forms
@testable import Renderings
@testable import Screens

/// A language that nobody speaks shows every text that does not come from a catalogue.
@Suite struct PseudoLanguageTests {
    /// Every screen that is looked at in goldens, and each page of every form with and without mistakes.
    private func screens() throws -> [Screen] {
        try RealHub.$spoken.withValue(MadeLanguage.pseudo()) {
            var all = try GoldenTests().screens().map(\.screen) + SlotScreens.all().map(\.screen)
            for code in codes { all += try pages(of: code) }
            var resident = try Resident()
            for intent in [Intent.help, .display] {
                resident.mean(intent)
                all.append(resident.screen)
                resident.mean(.back)
            }
            return all
        }
    }

    private func pages(of code: String) throws -> [Screen] {
        let answers = try goodAnswers(code)
        var (all, resident) = ([Screen](), try Resident())
        try resident.open(code)
        all.append(resident.screen)
        resident.press("start")
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            all.append(resident.screen)
            resident.mean(.help)
            all.append(resident.screen)
            resident.mean(.back)
            // With nothing answered, the page says what is wrong.
            var wrong = resident
            if wrong.screen.stops.contains("continue") { wrong.press("continue") }
            all.append(wrong.screen)
            resident.answer(answers)
        }
        all.append(resident.screen)
        resident.storeFails = true
        resident.press("send")
        all.append(resident.screen)
        resident.storeFails = false
        resident.press("send")
        return all + [resident.screen]
    }

    @Test func everyTextOnEveryScreenComesFromACatalogueOrTheContent() throws {
        let known = try KnownTexts()
        let screens = try screens()
        #expect(screens.count > 500)
        var hard: Set<String> = []
        for screen in screens {
            for text in texts(of: screen) where !known.explain(text) {
                hard.insert("\(screen.id): \(text)")
            }
        }
        #expect(hard.isEmpty, "said by nobody:\n\(hard.sorted().prefix(40).joined(separator: "\n"))")
    }

    @Test func whatARenderingSaysOfItsOwnComesFromACatalogueToo() throws {
        let words = try MadeLanguage.pseudo()
        let (cells, lines) = (CellWords(words), LineWords(words))
        for text in [
            cells.more, cells.before, cells.noRoom, lines.chosen, lines.notChosen, lines.typeAnswer,
            lines.keepAnswer, lines.typeNumber, lines.notUnderstood,
        ] { #expect(text.hasPrefix("⟦") && text.hasSuffix("⟧")) }
    }

    /// A hard-coded text would be found: the test can fail.
    @Test(arguments: ["Back", "⟦Ĥéļþ⟧ now", "Press F1", "Sofa or bed"])
    func aTextThatNobodySaysIsFound(_ text: String) throws { #expect(try !KnownTexts().explain(text)) }

    @Test(arguments: ["⟦Ĥéļþ⟧", "⟦á {x} ⟦b⟧⟧", "Sofa or armchair", "30", "Mary Jones"])
    func aTextThatSomebodySaysIsNot(_ text: String) throws { #expect(try KnownTexts().explain(text)) }

    /// Meets A32, L04.
    @Test(arguments: [(40, 12), (80, 24)])
    func everyScreenStillHasRoomForWordsThatAreLonger(_ columns: Int, _ rows: Int) throws {
        let words = CellWords(try MadeLanguage.pseudo())
        let size = Frame.Size(columns: columns, rows: rows)
        for screen in try screens() {
            let layout = Layout(screen, columns: columns, spacing: .tight)
            let shown = squeezed(layout.lines.map { $0.row.spans.map(\.text).joined() }.joined())
            for text in texts(of: screen, withTools: false) {
                #expect(shown.contains(squeezed(text)), "\(screen.id) lacks \(text)")
            }
            for line in layout.lines { #expect(line.row.columns <= columns, "\(screen.id)") }
            var renderer = CellRenderer(words: words)
            let frame = renderer.frame(of: screen, in: size)
            #expect(frame.rows.count == rows)
            let seen = frame.rows.suffix(4).map { $0.spans.map(\.text).joined() }.joined(separator: " ")
            for tool in screen.tools {
                #expect(seen.contains(tool.label), "\(screen.id) lacks \(tool.label)")
            }
            for row in frame.rows { #expect(row.columns <= columns, "\(screen.id)") }
        }
    }

    private func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    private func texts(of screen: Screen, withTools: Bool = true) -> [String] {
        var texts = [screen.title] + (screen.caption.map { [$0] } ?? [])
        if withTools { texts += screen.tools.map(\.label) }
        for part in screen.parts {
            switch part {
            case .heading(let text), .paragraph(let text), .notice(let text), .mistake(let text):
                texts.append(text)
            case .points(let points): texts += points
            case .problems(let title, let problems): texts += [title] + problems.map(\.message)
            case .choice(let choice): texts += [choice.label, choice.hint ?? ""]
            case .field(let field):
                texts += [
                    field.label, field.hint ?? "", field.problem ?? "", field.prefix ?? "",
                    field.suffix ?? "",
                ]
            case .answer(let answer): texts += [answer.question, answer.change] + answer.lines
            case .button(let button): texts.append(button.label)
            case .reference(let label, code: _, let spoken): texts += [label, spoken]
            case .picture(let picture): texts.append(picture.spoken)
            }
        }
        return texts.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
    }
}

extension Row {
    fileprivate var columns: Int { spans.reduce(0) { $0 + $1.text.columns } }
}

extension Answers {
    /// What was typed, in any input of a form.
    func texts(in form: Form) -> [String] {
        let groups = form.pages.compactMap(\.repeating)
        let repeated = groups.flatMap { group in items(of: group.name).flatMap { group.questions(of: $0) } }
        return (form.questions + repeated).flatMap(\.inputs).compactMap { input in
            if case .text(let text) = self[input.name] { text } else { nil }
        }
    }
}

/// What content and answers say.
private struct KnownTexts {
    private var texts: Set<String> = []

    init() throws {
        let pack = try RealHub.pack()
        add(pack.hub.helpLines + (pack.hub.openingHours?.lines ?? []))
        add([pack.hub.name, pack.hub.contact?.phone ?? ""])
        // The hub of the screens on finding offers more than the real one.
        add([HubSize.townHall.title, Resident.reference.grouped])
        add(HubSize.townHall.services.flatMap { [$0.title, $0.summary] })
        for category in pack.categories {
            add([category.title])
            for service in category.services {
                add([service.title, service.summary])
                let form = try pack.form(for: service).form
                add(form)
                add(try goodAnswers(service.code).texts(in: form))
            }
        }
        for (_, screen) in try GoldenTests().screens() { typed(on: screen) }
    }

    /// What a person typed on a screen, and what is answered with it.
    private mutating func typed(on screen: Screen) {
        for part in screen.parts {
            switch part {
            case .field(let field): add([field.text])
            // What was found for some words says the words.
            case .paragraph(let text) where screen.id.hasPrefix("found") || screen.id.hasPrefix("not-found"):
                add(text.split(separator: ": ").dropFirst().map(String.init))
            default: break
            }
        }
    }

    private mutating func add(_ form: Form) {
        add([form.name])
        add(form.declaration.flatMap(\.lines))
        let notes = form.notes.service
        add(notes?.about ?? [])
        add((notes?.youNeed ?? []) + (notes?.whatHappensNext ?? []) + (notes?.takeAway ?? []))
        add([notes?.sentTitle ?? "", notes?.sendLabel ?? ""])
        add(form.notes.pages.values.flatMap(\.help) + form.fees.map(\.description))
        for page in form.pages {
            add([page.title, page.section?.title ?? "", page.repeating?.title ?? ""])
            for component in page.components + (page.repeating?.components ?? []) {
                if case .content(let content) = component { add(content.blocks.flatMap(\.lines)) }
            }
            for question in page.questions + (page.repeating?.questions ?? []) { add(question) }
            if let payment = page.payment { add([payment.description]) }
        }
    }

    private mutating func add(_ question: Question) {
        add([question.title, question.hint ?? "", question.shortTitle, question.notes.plainHelp ?? ""])
        add(Array(question.messages.values))
        switch question.kind {
        case .one(let options, asList: _), .many(let options, _):
            add(options.flatMap { [$0.text, $0.hint ?? ""] })
        case .declaration(let blocks, let label): add(blocks.flatMap(\.lines) + [label ?? ""])
        case .number(let rules): add([rules.prefix ?? "", rules.suffix ?? ""])
        default: break
        }
    }

    private mutating func add(_ new: [String]) {
        for text in new.flatMap({ $0.split(whereSeparator: \.isNewline) }) {
            texts.insert(Self.outside(String(text).replacing("{date}", with: "")))
        }
    }

    /// Whether everything in a text stands in brackets, or is known, or is no word.
    func explain(_ text: String) -> Bool {
        let rest = Self.outside(text)
        if !rest.contains(where: \.isLetter) || texts.contains(rest) { return true }
        // Answers in one line, such as an address.
        let parts = rest.split(separator: ", ").map { $0.drop { "0123456789. ".contains($0) } }
        return parts.allSatisfy { texts.contains(String($0)) || !$0.contains(where: \.isLetter) }
            || rest.split(separator: ", ").allSatisfy { texts.contains(String($0)) }
    }

    /// What stands outside all brackets, with one space between words.
    private static func outside(_ text: String) -> String {
        var (rest, depth) = ("", 0)
        for character in text {
            switch character {
            case "⟦": depth += 1
            case "⟧": depth -= 1
            default: if depth == 0 { rest.append(character) }
            }
        }
        return rest.split(separator: " ").joined(separator: " ")
    }
}
