import Domain

/// The rules that somebody agreed to, to be read again and taken away.
struct AgreedRules: BorrowScene {
    private enum Stage: String {
        case told
        case sizes
        case printing
    }

    var state = PageState()
    var name: String { "rules.\(key.agreementVersion)" + (stage == .told ? "" : ".\(stage.rawValue)") }
    var asks: BorrowAct? { .rules(key) }
    private let key: String
    private let item: String
    private var stage = Stage.told
    private var agreement: LoanAgreement?
    private var isGone = false

    /// Rules by their name and version, and the thing they were agreed to for.
    init(_ key: String, of item: String) { (self.key, self.item) = (key, item) }

    func title(_ words: Catalogue) -> String {
        switch stage {
        case .told: agreement?.title ?? words(.reserveRules)
        case .sizes: words(.printTitle)
        case .printing: words(.printingTitle)
        }
    }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        let words = surroundings.words
        var list = PartList()
        switch stage {
        case .printing: return [.paragraph(words(.fewSeconds))]
        case .sizes:
            list.say(words(.printText))
            list.button("ordinary", words(.printOrdinary))
            list.button("large", words(.printLarge))
            list.button("rules", words(.goBack))
        case .told where isGone:
            list.say(words(.rulesGone))
            list.button("return", words(.goBack))
        case .told:
            guard let agreement else { return nil }
            list.say(item)
            list.list(agreement.lines)
            list.say(words(.agreedVersion, ["version": String(agreement.version)]))
            list.button("return", words(.goBack))
            if surroundings.equipment.hasPrinter { list.button("print", words(.agreePrint)) }
            if hasAddress(surroundings) { list.button("send", words(.rulesSend)) }
        }
        return list.parts
    }

    /// Whether a copy can go out by e-mail to whom the loan is of.
    private func hasAddress(_ surroundings: Surroundings) -> Bool {
        let owner = surroundings.acting?.person ?? surroundings.person
        return owner?.details.email.isEmpty == false
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        state.notice = nil
        switch id {
        case "print": stage = .sizes
        case "rules": stage = .told
        case "ordinary", "large":
            guard let agreement else { return [] }
            stage = .printing
            let paper = agreement.printout(for: item, surroundings, isLarge: id == "large")
            return [.perform(.print(paper))]
        case "send": return [.perform(.lending(.sendRules(key)))]
        default: break
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        state.notice = nil
        switch stage {
        case .told: return [.close]
        case .sizes: stage = .told
        case .printing: break
        }
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let came = outcome.ofPrinting else { return receiveNews(outcome, surroundings, moment) }
        stage = .told
        state.say(came)
        return []
    }

    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch news {
        case .rules(let found): (agreement, isGone) = (found, found == nil)
        case .rulesSent: state.say(.rulesSent)
        default: break
        }
        return []
    }
}

extension LoanAgreement {
    /// The agreement on paper, which may be left lying: nothing of who takes it.
    func printout(for item: String, _ surroundings: Surroundings, isLarge: Bool) -> Printout {
        let words = surroundings.words
        let told = words(.agreedVersion, ["version": String(version)])
        return Printout(
            title: [surroundings.hub.name, title].filter { !$0.isEmpty }.joined(separator: ": "),
            parts: [
                Printout.Part(heading: "", lines: [item]),
                Printout.Part(heading: "", lines: lines),
                Printout.Part(heading: "", lines: [told]),
                Printout.Part(heading: words(.helpPeople), lines: surroundings.hub.helpLines),
            ].filter { !$0.lines.isEmpty },
            isLarge: isLarge
        )
    }
}
