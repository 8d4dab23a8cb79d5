import Domain
import Ground

/// Who acts for a resident, for whom she acts, and what was done so.
struct MyPeople: MineScene {
    var state = PageState()
    var name: String {
        chosen.map { "people.\($0.representation.id)" } ?? (showsDone ? "people.done" : "people")
    }
    let asks: MineAct? = .people
    private var partners: [MineNews.Partner]?
    private var done: [DoneFor] = []
    /// The one whose page is open.
    private var chosen: MineNews.Partner?
    private var isEnding = false
    private var showsDone = false

    func title(_ words: Catalogue) -> String {
        if let chosen {
            return words(chosen.isActing ? .actingYouFor : .actingForYou, ["name": chosen.name])
        }
        return words(showsDone ? .actingDone : .minePeople)
    }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let partners else { return nil }
        if let chosen { return page(of: chosen, surroundings) }
        let words = surroundings.words
        var list = PartList()
        if showsDone {
            list.list(done.map { Self.line($0, surroundings) })
            list.button("list", words(.goBack))
            return list.parts
        }
        for (isActing, heading, nobody) in [
            (false, Phrase.actingForMe, Phrase.actingNobody), (true, .actingIFor, .actingForNobody),
        ] {
            let some = partners.filter { $0.isActing == isActing }
            list.head(words(heading))
            if some.isEmpty { list.say(words(nobody)) }
            for partner in some {
                list.choice(Self.id(partner), partner.name, hint: Self.until(partner, words))
            }
        }
        list.say(words(.actingDesk))
        if !done.isEmpty { list.button("done", words(.actingDone)) }
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func id(_ partner: MineNews.Partner) -> ElementID {
        ElementID("partner:\(partner.representation.id)")
    }

    private static func until(_ partner: MineNews.Partner, _ words: Catalogue) -> String {
        if partner.representation.endedAt != nil { return words(.actingEnded) }
        return partner.representation.until.map { words(.actingUntil, ["date": words.date($0)]) }
            ?? words(.actingNoEnd)
    }

    private static func line(_ done: DoneFor, _ surroundings: Surroundings) -> String {
        surroundings.words(
            .actingLine,
            [
                "date": surroundings.date(done.at), "by": done.by, "name": done.person,
                "what": surroundings.words("act", named: done.act.rawValue),
            ]
        )
    }

    private func page(of partner: MineNews.Partner, _ surroundings: Surroundings) -> [Part] {
        let words = surroundings.words
        let representation = partner.representation
        var list = PartList()
        if isEnding {
            // The question alone, so that it is seen on the smallest screen.
            list.notice(words(.actingEndAsk))
            list.button("end", words(.actingEndYes))
            list.button("list", words(.goBack))
            return list.parts
        }
        list.say(words("authority", named: representation.authority.rawValue))
        list.head(words(.actingMay))
        list.list(
            Representation.Power.allCases.filter(representation.powers.contains).map {
                words("power", named: $0.rawValue)
            }
        )
        list.say(words(.actingFrom, ["date": words.date(representation.from)]))
        list.say(Self.until(partner, words))
        if representation.endedAt == nil {
            if partner.isActing { list.button("act", words(.actingNow, ["name": partner.name])) }
            list.button("ask", words(.actingEnd))
        }
        list.button("list", words(.goBack))
        return list.parts
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        state.notice = nil
        if let chosen {
            switch id {
            case "act": return [.perform(.mine(.act(chosen.representation.id)))]
            case "ask":
                isEnding = true
                state.turns += 1
            case "end": return [.perform(.mine(.endActing(chosen.representation.id)))]
            default: leave()
            }
        } else if id == "done" {
            showsDone = true
        } else if id == "list" {
            showsDone = false
        } else {
            chosen = partners?.first { Self.id($0) == id }
        }
        return []
    }

    private mutating func leave() { (chosen, isEnding, showsDone) = (nil, false, false) }

    mutating func back(_ moment: Moment) -> [Step] {
        guard chosen != nil || showsDone else { return [.close] }
        if isEnding { isEnding = false } else { leave() }
        return []
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch news {
        case .people(let found, let done):
            (partners, self.done) = (found, done)
            if isEnding {
                leave()
                state.say(.actingEnded)
            }
        case .acting(let acting): return [.act(acting), .home]
        default: break
        }
        return []
    }
}
