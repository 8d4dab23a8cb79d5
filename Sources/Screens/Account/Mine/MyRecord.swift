import Domain
import Ground

/// Who of the staff looked at a resident's record.
struct WhoLooked: MineScene {
    var state = PageState()
    let name = "looks"
    let asks: MineAct? = .looks
    private var looks: [RecordView]?
    private var loans: [LoanAct] = []

    func title(_ words: Catalogue) -> String { words(.mineLooks) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let looks else { return nil }
        let words = surroundings.words
        var list = PartList()
        list.say(words(looks.isEmpty ? .lookedNobody : .lookedText))
        list.list(
            looks.map { look in
                let name = look.name ?? words(.lookedUnknown)
                return words(.lookedLine, ["date": surroundings.date(look.at), "name": name])
            }
        )
        // What is of hardship is in what she takes away, and on no page that others could read over her shoulder.
        let open = loans.filter { !$0.isOfHardship }
        if !open.isEmpty {
            list.head(words(.lookedLoans))
            list.list(
                open.map { act in
                    let name = act.by.isEmpty ? words(.lookedUnknown) : act.by
                    let what = words("act", named: act.act.rawValue)
                    return words(
                        .lookedLoan,
                        ["date": surroundings.date(act.at), "name": name, "what": what]
                    )
                }
            )
        }
        list.button("return", words(.goBack))
        return list.parts
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] { [] }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        if case .looks(let found, let acts) = news { (looks, loans) = (found, acts) }
        return []
    }
}

/// The wish to be forgotten: what it means, and where it stands.
struct BeForgotten: MineScene {
    var state = PageState()
    let name = "forgetting"
    let asks: MineAct? = .forgetting
    private var isKnown = false
    private var wish: ForgettingWish?

    func title(_ words: Catalogue) -> String { words(.mineForgetting) }
    var focus: ElementID? { "return" }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard isKnown else { return nil }
        let words = surroundings.words
        var list = PartList()
        switch wish?.state {
        case .asked:
            if let wish {
                let day = surroundings.day(wish.askedAt)
                let last = day.adding(months: ForgettingWish.monthsToAnswer) ?? day
                list.notice(words(.forgettingAsked, ["date": words.date(day)]))
                list.say(words(.forgettingBy, ["date": words.date(last)]))
            }
            list.button("return", words(.goBack))
            list.button("take-back", words(.forgettingTakeBack))
            return list.parts
        case .refused:
            list.notice(words(.forgettingRefused))
            list.say(wish?.reason ?? "")
        case .takenBack, nil: break
        }
        list.say(words(.forgettingText))
        list.say(words(.forgettingStays))
        list.say(words(.forgettingWho))
        list.button("return", words(.forgettingNo))
        list.button("ask", words(.forgettingAsk))
        return list.parts
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch id {
        case "ask": [.perform(.mine(.wishForgetting(true)))]
        case "take-back": [.perform(.mine(.wishForgetting(false)))]
        default: []
        }
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .forgetting(let found) = news else { return [] }
        if isKnown { state.say(found?.state == .takenBack ? .forgettingTakenBack : nil) }
        (wish, isKnown) = (found, true)
        return []
    }
}
