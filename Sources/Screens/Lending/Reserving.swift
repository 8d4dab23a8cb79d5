import Domain
import Ground

/// Reserves a device: a day, the agreement, a look at both, and then it is done.
struct Reserving: BorrowScene {
    private enum Stage: String {
        case day
        case agreement
        case sizes
        case printing
        case check
        case done
        case refused
    }

    var state = PageState()
    var name: String { "reserve.\(item.model.id).\(stage.rawValue)" }
    let asks: BorrowAct? = .browse
    private var item: LendingShelf.Item
    private var agreement: LoanAgreement
    private var stage = Stage.day
    private var day: Outlook.Day?
    /// What she accepted on this screen, by its name and version; nil until she did.
    private var accepted: String?
    private var reservation: Reservation?
    private var refusal: LendingRefusal?

    init(_ item: LendingShelf.Item, _ agreement: LoanAgreement) {
        (self.item, self.agreement) = (item, agreement)
        state.isWanted = false
    }

    var holdsAnswers: Bool { day != nil && stage != .done && stage != .refused }

    func title(_ words: Catalogue) -> String {
        switch stage {
        case .day: words(.borrowDay)
        case .agreement: agreement.title
        case .sizes: words(.printTitle)
        case .printing: words(.printingTitle)
        case .check: words(.reserveCheck)
        case .done: words(.reserveDone)
        case .refused: words(.borrowNotNow)
        }
    }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        let words = surroundings.words
        switch stage {
        case .day: return dayParts(words)
        case .agreement: return agreementParts(surroundings)
        case .sizes:
            var list = PartList()
            list.say(words(.printText))
            list.button("ordinary", words(.printOrdinary))
            list.button("large", words(.printLarge))
            list.button("rules", words(.goBack))
            return list.parts
        case .printing: return [.paragraph(words(.fewSeconds))]
        case .check: return checkParts(words)
        case .done: return doneParts(surroundings)
        case .refused: return refusedParts(words)
        }
    }

    private func dayParts(_ words: Catalogue) -> [Part] {
        var list = PartList()
        list.say(item.model.name)
        list.say(words(item.outlook.days.isEmpty ? .borrowNoDay : .borrowDayHint))
        for found in item.outlook.days {
            list.choice(
                Self.id(found),
                words.date(found.from, withWeekday: true),
                hint: words(.borrowDue, ["date": words.date(found.due, withWeekday: true)])
            )
        }
        list.button("return", words(.goBack))
        return list.parts
    }

    private func agreementParts(_ surroundings: Surroundings) -> [Part] {
        let words = surroundings.words
        var list = PartList()
        list.say(words(.agreeText))
        list.list(agreement.lines)
        list.choice("agree", words(.agreeYes))
        list.choice("return", words(.agreeNo))
        if surroundings.equipment.hasPrinter { list.choice("print", words(.agreePrint)) }
        return list.parts
    }

    private func checkParts(_ words: Catalogue) -> [Part] {
        var list = PartList()
        guard let day else { return [] }
        list.fact(words(.reserveWhat), item.model.name)
        list.answer(
            "change-day",
            words(.reserveCollect),
            [words.date(day.from, withWeekday: true)],
            change: words(.change)
        )
        list.fact(words(.reserveBack), words.date(day.due, withWeekday: true))
        list.fact(words(.reserveRules), words(.agreedVersion, ["version": String(agreement.version)]))
        list.button("send", words(.reserveSend))
        list.button("return", words(.agreeNo))
        return list.parts
    }

    private func doneParts(_ surroundings: Surroundings) -> [Part] {
        let words = surroundings.words
        guard let reservation else { return [] }
        var list = PartList()
        list.say(item.model.name)
        let reference = reservation.reference.grouped
        let label = words(.sentReference)
        list.refer(label, reference, spoken: words.spelled(reference))
        let collect = words.date(reservation.days.lowerBound, withWeekday: true)
        list.say(words(.reserveAt, ["hub": surroundings.hub.name, "date": collect]))
        list.say(words(.reserveKept, ["date": words.date(reservation.collectBy, withWeekday: true)]))
        list.say(words(.borrowDue, ["date": words.date(reservation.days.upperBound, withWeekday: true)]))
        list.say(words(.reserveBring))
        list.button("home", words(.somethingElse))
        list.button("mine", words(.mineLoans))
        list.button("read-rules", words(.rulesAgain))
        list.button("done", words(.finishNow))
        return list.parts
    }

    private func refusedParts(_ words: Catalogue) -> [Part] {
        var list = PartList()
        for line in refusal.map(words.told) ?? [] { list.say(line) }
        list.button("days", words(.borrowOtherDay))
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func id(_ day: Outlook.Day) -> ElementID { ElementID("day:\(day.from.iso)") }

    var focus: ElementID? {
        switch stage {
        case .check: "send"
        case .done: "home"
        default: nil
        }
    }
}

// Moving.
extension Reserving {
    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        state.notice = nil
        if stage == .day {
            guard let found = item.outlook.days.first(where: { Self.id($0) == id }) else { return [] }
            (day, stage) = (found, accepted == nil ? .agreement : .check)
            return []
        }
        switch id {
        case "agree": (accepted, stage) = (agreement.key, .check)
        case "print": stage = .sizes
        case "rules": stage = .agreement
        case "ordinary", "large":
            stage = .printing
            let paper = agreement.printout(for: item.model.name, surroundings, isLarge: id == "large")
            return [.perform(.print(paper))]
        case "change-day": stage = .day
        case "days": (stage, state.isWanted) = (.day, true)
        case "send": return send()
        case "home": return [.home]
        case "mine": return [.home, .open(MyLoans())]
        case "read-rules": return [.open(AgreedRules(agreement.key, of: item.model.name))]
        case "done": return [.end]
        default: break
        }
        return []
    }

    private func send() -> [Step] {
        guard let day, let accepted else { return [] }
        return [
            .perform(.lending(.reserve(model: item.model.id, from: day.from, agreement: accepted)))
        ]
    }

    mutating func back(_ moment: Moment) -> [Step] {
        state.notice = nil
        switch stage {
        case .day: return [.close]
        case .agreement: stage = .day
        case .sizes: stage = .agreement
        case .printing: break
        case .check: stage = .agreement
        case .done: return [.home]
        case .refused: (stage, state.isWanted) = (.day, true)
        }
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let came = outcome.ofPrinting else { return receiveNews(outcome, surroundings, moment) }
        stage = .agreement
        state.say(came)
        return []
    }

    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch news {
        case .shelf(let shelf):
            // What she accepted stays what she accepted; another version is asked for anew.
            if agreement != shelf.agreement { (agreement, accepted) = (shelf.agreement, nil) }
            if let found = shelf.item(item.model.id) { item = found }
        case .reserved(let made): (reservation, stage) = (made, .done)
        case .refused(let why): (refusal, stage, day) = (why, .refused, nil)
        default: break
        }
        return []
    }
}
