import Domain

/// What a resident needs so that services work for her: things to tick, and her own words.
struct MyNeeds: MineScene {
    private static let language: ElementID = "field:language"
    private static let words: ElementID = "field:words"

    /// What is asked now.
    private enum Stage: String {
        case needs
        case language
        case words
    }

    var state = PageState()
    var name: String { stage == .needs ? "needs" : "needs.\(stage.rawValue)" }
    let asks: MineAct? = .reach
    private var stage = Stage.needs
    private var phone: String?
    private var kinds: Set<SupportNeeds.Kind> = []
    private var texts: [ElementID: String] = [:]
    private var mistake: AskedPage.Mistake?
    private var attempts = 0
    /// What is kept, to tell whether she changed anything.
    private var kept: (kinds: Set<SupportNeeds.Kind>, texts: [ElementID: String]) = ([], [:])
    /// Whether she was told that what she changed is not kept yet.
    private var isWarned = false

    /// After the warning Enter keeps what she changed.
    var focus: ElementID? { isWarned ? "keep" : nil }

    func title(_ words: Catalogue) -> String { words(.mineNeeds) }

    func screen(_ surroundings: Surroundings) -> Screen {
        guard stage != .needs, state.failure == nil else { return page(surroundings) }
        let words = surroundings.words
        let field = stage == .language ? Self.language : Self.words
        var screen = AskedPage(
            id: "mine.\(name)",
            title: words(stage == .language ? .needsLanguage : .needsWords),
            before: stage == .words ? [.paragraph(words(.needsWordsSkip))] : [],
            fields: [Part.Field(id: field, label: "", text: texts[field, default: ""])],
            mistake: mistake,
            button: words(.goOn)
        ).screen(words)
        screen.caption = surroundings.hub.name
        return screen
    }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard phone != nil else { return nil }
        let words = surroundings.words
        var list = PartList()
        list.say(words(.needsText))
        for kind in SupportNeeds.Kind.allCases {
            let hint: String? =
                switch kind {
                case .interpreter: kinds.contains(kind) ? texts[Self.language] : nil
                case .phoneOnly: words(.needsPhoneOnlyHint)
                default: nil
                }
            list.choice(Self.id(kind), words(kind.label), hint: hint, mark: .tick(kinds.contains(kind)))
        }
        let own = texts[Self.words, default: ""]
        list.answer(
            "words",
            words(.needsOwn),
            [own.isEmpty ? words(.notProvided) : own],
            change: words(.change)
        )
        list.button("keep", words(.mineKeep))
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func id(_ kind: SupportNeeds.Kind) -> ElementID { ElementID("need:\(kind.rawValue)") }

    mutating func write(_ text: String, in field: ElementID) { texts[field] = text }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if let mistake, id == AskedPage.problem(of: mistake.field) { return [.focus(mistake.field)] }
        if id == "return", state.failure == nil { return back(moment) }
        guard stage != .needs, state.failure == nil else { return pressPage(id, surroundings, moment) }
        // A field that is left goes back to the page where everything is kept at once.
        check()
        if mistake == nil { stage = .needs }
        return []
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        (state.notice, isWarned) = (nil, false)
        if let kind = SupportNeeds.Kind.allCases.first(where: { Self.id($0) == id }) {
            if kinds.remove(kind) == nil {
                kinds.insert(kind)
                if kind == .interpreter { stage = .language }
            }
        } else if id == "words" {
            stage = .words
        } else if id == "keep" {
            return keep()
        }
        return []
    }

    private mutating func keep() -> [Step] {
        do throws(SupportNeeds.Refusal) {
            return [.perform(.mine(.keepNeeds(try needs())))]
        } catch {
            switch error {
            case .languageMissing, .languageTooLong:
                stage = .language
                check()
            case .wordsTooLong:
                stage = .words
                check()
            case .noPhone: state.say(.needsNoPhone)
            }
            return []
        }
    }

    private func needs() throws(SupportNeeds.Refusal) -> SupportNeeds {
        try SupportNeeds(
            kinds,
            language: texts[Self.language, default: ""],
            words: texts[Self.words, default: ""],
            phone: phone ?? "",
            kept: kept.texts[Self.words, default: ""]
        )
    }

    /// Looks only at what is wrong with the field on the screen.
    private mutating func check() {
        mistake = nil
        do throws(SupportNeeds.Refusal) { _ = try needs() } catch {
            switch (error, stage) {
            case (.languageMissing, .language): note(.needsLanguageEmpty, Self.language)
            case (.languageTooLong(let most), .language): note(.registerTooLong, Self.language, most)
            case (.wordsTooLong(let most), .words): note(.registerTooLong, Self.words, most)
            default: break
            }
        }
    }

    private mutating func note(_ phrase: Phrase, _ field: ElementID, _ count: Int = 0) {
        attempts += 1
        mistake = AskedPage.Mistake(
            field: field,
            phrase: phrase,
            values: ["count": String(count)],
            count: attempts
        )
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard stage != .needs else { return leave() }
        // Who goes back without a language does not want the interpreter after all.
        if stage == .language, texts[Self.language, default: ""].isEmpty { kinds.remove(.interpreter) }
        (stage, mistake) = (.needs, nil)
        return []
    }

    /// What was ticked and not kept is not lost without a word: she is told once.
    private mutating func leave() -> [Step] {
        guard phone != nil, !isWarned, kinds != kept.kinds || texts != kept.texts else { return [.close] }
        isWarned = true
        state.say(.mineHelp)
        return []
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .reach(let reach) = news else { return [] }
        if phone != nil { state.say(.mineKept) }
        phone = reach.details.phone
        kinds = reach.needs.kinds
        (texts[Self.language], texts[Self.words]) = (reach.needs.language, reach.needs.words)
        (kept, isWarned) = ((kinds, texts), false)
        return []
    }
}

extension SupportNeeds.Kind {
    /// What it is called.
    var label: Phrase {
        switch self {
        case .largePrint: .needLargePrint
        case .interpreter: .needInterpreter
        case .signLanguage: .needSignLanguage
        case .stepFree: .needStepFree
        case .phoneOnly: .needPhoneOnly
        case .extraTime: .needExtraTime
        }
    }
}
