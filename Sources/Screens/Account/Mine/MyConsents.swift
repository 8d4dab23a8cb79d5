import Domain

/// What a resident allows, each with a page of its own on which she gives it or takes it back.
struct MyConsents: MineScene {
    var state = PageState()
    var name: String { kind.map { "consents.\($0.rawValue)" } ?? "consents" }
    let asks: MineAct? = .consents
    private var consents: [Consent]?
    /// The one that is being decided.
    private var kind: Consent.Kind?

    func title(_ words: Catalogue) -> String { words(kind?.label ?? .mineConsents) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let consents else { return nil }
        let words = surroundings.words
        var list = PartList()
        guard let kind else {
            list.say(words(.consentsText))
            for kind in Consent.Kind.allCases {
                let isGiven = consents.allow(kind)
                list.answer(
                    Self.id(kind),
                    words(kind.label),
                    [words(isGiven ? .consentIsGiven : .consentIsNot)],
                    change: words(.change)
                )
            }
            list.button("return", words(.goBack))
            return list.parts
        }
        list.say(words(kind.text))
        list.list(history(of: kind, in: consents, surroundings))
        let isGiven = consents.allow(kind)
        list.choice("give", words(.yes), mark: .radio(isGiven))
        list.choice("withdraw", words(.no), mark: .radio(!isGiven))
        list.button("list", words(.goBack))
        return list.parts
    }

    private func history(
        of kind: Consent.Kind,
        in consents: [Consent],
        _ surroundings: Surroundings
    ) -> [String] {
        consents.filter { $0.kind == kind }.flatMap { consent in
            let words = surroundings.words
            let given = words(.consentGivenOn, ["date": surroundings.date(consent.givenAt)])
            let back = consent.withdrawnAt.map { words(.consentBackOn, ["date": surroundings.date($0)]) }
            return [given] + (back.map { [$0] } ?? [])
        }
    }

    private static func id(_ kind: Consent.Kind) -> ElementID { ElementID("consent:\(kind.rawValue)") }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        state.notice = nil
        switch (kind, id) {
        case (let kind?, "give"): return [.perform(.mine(.decide(kind, isGiven: true)))]
        case (let kind?, "withdraw"): return [.perform(.mine(.decide(kind, isGiven: false)))]
        case (.some, _): kind = nil
        default: kind = Consent.Kind.allCases.first { Self.id($0) == id }
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard kind != nil else { return [.close] }
        kind = nil
        return []
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .consents(let found) = news else { return [] }
        consents = found
        if kind != nil {
            kind = nil
            state.say(.mineKept)
        }
        return []
    }
}

extension Consent.Kind {
    /// What it is called.
    var label: Phrase {
        switch self {
        case .savedForms: .consentForms
        case .news: .consentNews
        case .research: .consentResearch
        case .photo: .consentPhoto
        }
    }

    /// What it means.
    fileprivate var text: Phrase {
        switch self {
        case .savedForms: .consentFormsText
        case .news: .consentNewsText
        case .research: .consentResearchText
        case .photo: .consentPhotoText
        }
    }
}
