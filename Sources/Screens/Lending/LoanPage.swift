import Domain
import Ground

/// Something she has: until when, keeping it longer, and telling what is wrong with it.
struct LoanPage: BorrowScene {
    private enum Stage: Hashable {
        case told
        /// Whether she wants to keep it until the day that is offered.
        case renewing
        /// Staff are to be asked whether she can keep it longer.
        case longer
        /// What kind of thing is wrong.
        case trouble
        /// What is wrong, in her words.
        case words(BorrowAct.Trouble)
        /// It was done, or is under way: what she is told.
        case over(Phrase)

        var name: String {
            switch self {
            case .told: ""
            case .renewing: ".renewing"
            case .longer: ".longer"
            case .trouble: ".trouble"
            case .words(let trouble): ".\(trouble.rawValue)"
            case .over(let phrase): ".\(phrase.rawValue)"
            }
        }
    }

    private static let field: ElementID = "field:trouble"

    var state = PageState()
    var name: String { "loan.\(having.loan.tag)" + stage.name }
    let asks: BorrowAct? = nil
    private var having: BorrowedThings.Having
    private let today: CivilDate
    private var stage = Stage.told
    private var text = ""
    private var mistake: AskedPage.Mistake?
    private var attempts = 0

    init(_ having: BorrowedThings.Having, on today: CivilDate) { (self.having, self.today) = (having, today) }

    var holdsAnswers: Bool { if case .words = stage { !text.isEmpty } else { false } }

    func title(_ words: Catalogue) -> String {
        switch stage {
        case .told: having.item
        case .renewing: words(.loanRenewTitle)
        case .longer: words(.longerTitle)
        case .trouble: words(.troubleTitle)
        case .words(.fault): words(.troubleFaultTitle)
        case .words(.lost): words(.troubleLostTitle)
        case .over(let phrase): words(phrase)
        }
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        guard case .words = stage, state.failure == nil else { return page(surroundings) }
        let words = surroundings.words
        var screen = AskedPage(
            id: "lending.\(name)",
            title: title(words),
            before: [.paragraph(words(.troubleCalm))],
            fields: [Part.Field(id: Self.field, label: "", hint: words(.troubleHint), text: text)],
            mistake: mistake,
            button: words(.troubleSend)
        ).screen(words)
        screen.caption = having.item
        return screen
    }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        let words = surroundings.words
        var list = PartList()
        switch stage {
        case .told: tell(&list, surroundings)
        case .renewing:
            list.say(having.item)
            if let longer = having.longer {
                list.say(words(.loanRenewThen, ["date": words.date(longer, withWeekday: true)]))
            }
            list.choice("stay", words(.loanRenewNo))
            list.choice("keep", words(.loanRenewYes))
        case .longer:
            list.say(having.item)
            list.say(words(.longerText))
            list.choice("stay", words(.agreeNo))
            list.choice("ask", words(.longerYes))
        case .trouble:
            list.say(words(.troubleCalm))
            list.choice("fault", words(.troubleFault))
            list.choice("lost", words(.troubleLost))
            list.button("stay", words(.goBack))
        case .over(let phrase):
            list.say(having.item)
            if phrase == .troubleTold {
                list.say(words(.troubleCalm))
                list.say(words(.troubleNext))
            } else if phrase == .longerAsked {
                list.say(words(.longerNext))
            } else {
                list.say(words(.borrowDue, ["date": words.date(having.loan.due, withWeekday: true)]))
            }
            list.button("stay", words(.goOn))
        case .words: break
        }
        return list.parts
    }

    private func tell(_ list: inout PartList, _ surroundings: Surroundings) {
        let words = surroundings.words
        let due = words.date(having.loan.due, withWeekday: true)
        let told = having.loan.told
        if let at = told.lost { list.notice(words(.loanToldLost, ["date": surroundings.date(at)])) }
        if let at = told.fault { list.notice(words(.loanToldFault, ["date": surroundings.date(at)])) }
        if told.isTrouble { list.say(words(.troubleNext)) }
        if told.lost != nil {
            // Nobody asks for what she cannot find.
        } else if having.loan.daysLate(on: today) > 0 {
            list.notice(words(.loanWasDue, ["date": due]))
            list.say(words(.loansLateText))
        } else {
            list.say(words(.borrowDue, ["date": due]))
            if let closed = having.movedFrom {
                list.say(words(.loanMoved, ["date": words.date(closed, withWeekday: true)]))
            }
        }
        let version = having.loan.agreement.agreementVersion
        let agreed = ["date": surroundings.date(having.loan.lentAt), "version": version]
        list.say(words(.agreedOn, agreed))
        if told.lost != nil {
            // It is not kept longer either.
        } else if let longer = having.longer {
            list.choice("renew", words(.loanRenew, ["date": words.date(longer, withWeekday: true)]))
        } else if let refusal = having.refusal {
            list.head(words(.loanNotLonger))
            for line in words.told(refusal) { list.say(line) }
        }
        if let at = told.longer {
            list.say(words(.longerAskedOn, ["date": surroundings.date(at)]))
        } else if told.lost == nil {
            list.choice("longer", words(having.longer == nil ? .loanLonger : .loanStillLonger))
        }
        list.choice("trouble", words(.loanTrouble))
        list.choice("rules", words(.rulesAgain))
        list.button("return", words(.goBack))
    }
}

// Moving.
extension LoanPage {
    mutating func write(_ text: String, in field: ElementID) { if field == Self.field { self.text = text } }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if let mistake, id == AskedPage.problem(of: mistake.field) { return [.focus(mistake.field)] }
        guard case .words(let trouble) = stage, state.failure == nil else {
            return pressPage(id, surroundings, moment)
        }
        return send(trouble)
    }

    private mutating func send(_ trouble: BorrowAct.Trouble) -> [Step] {
        let told = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isTooLong = told.count > CaseAct.mostCharacters
        guard !told.isEmpty, !isTooLong else {
            attempts += 1
            mistake = AskedPage.Mistake(
                field: Self.field,
                phrase: isTooLong ? .registerTooLong : .troubleEmpty,
                values: ["count": String(CaseAct.mostCharacters)],
                count: attempts
            )
            return []
        }
        return [.perform(.lending(.report(trouble, loan: having.loan.id, words: told)))]
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch id {
        case "renew": stage = .renewing
        case "keep": return [.perform(.lending(.renew(having.loan.id)))]
        case "rules": return open(AgreedRules(having.loan.agreement, of: having.item))
        case "longer": stage = .longer
        case "ask": return [.perform(.lending(.askForLonger(having.loan.id)))]
        case "trouble": stage = .trouble
        case "fault": stage = .words(.fault)
        case "lost": stage = .words(.lost)
        case "stay": stage = .told
        default: break
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        mistake = nil
        switch stage {
        case .told: return [.close]
        case .words: stage = .trouble
        case .renewing, .longer, .trouble, .over: stage = .told
        }
        return []
    }

    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch news {
        case .mine(let things):
            if let found = things.loans.first(where: { $0.loan.id == having.loan.id }) { having = found }
            let said: Phrase =
                switch stage {
                case .longer: .longerAsked
                case .words: .troubleTold
                default: .loanRenewed
                }
            (stage, text, mistake) = (.over(said), "", nil)
        case .refused(let why):
            (having.longer, having.refusal, stage) = (nil, why, .told)
            state.turns += 1
        default: break
        }
        return []
    }
}
