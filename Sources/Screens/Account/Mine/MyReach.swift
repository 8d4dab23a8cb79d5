import Domain

/// How a resident hears from the hub, subject by subject.
struct MyReach: MineScene {
    var state = PageState()
    var name: String { topic.map { "reach.\($0.rawValue)" } ?? "reach" }
    let asks: MineAct? = .reach
    private var reach: MineNews.Reach?
    /// The subject that is being chosen for.
    private var topic: ContactWishes.Topic?

    func title(_ words: Catalogue) -> String { topic.map { words($0.question) } ?? words(.mineReach) }

    var focus: ElementID? {
        guard let reach, let topic else { return nil }
        return Self.id(reach.wishes.way(for: topic, details: reach.details, needs: reach.needs))
    }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let reach else { return nil }
        let words = surroundings.words
        var list = PartList()
        if let topic {
            let now = reach.wishes.way(for: topic, details: reach.details, needs: reach.needs)
            for way in ContactWishes.possible(for: reach.details, needs: reach.needs) {
                list.choice(Self.id(way), words(way.label), hint: hint(way, reach), mark: .radio(way == now))
            }
            list.button("topics", words(.goBack))
            return list.parts
        }
        if reach.needs.isPhoneOnly { list.notice(words(.reachPhoneOnly)) }
        for topic in ContactWishes.Topic.allCases {
            let way = reach.wishes.way(for: topic, details: reach.details, needs: reach.needs)
            let isSilent = topic == .news && !reach.allowsNews
            list.answer(
                Self.id(topic),
                words(topic.label),
                [words(isSilent ? .reachNoNews : way.label)],
                change: words(.change)
            )
        }
        if reach.details.email.isEmpty { list.say(words(.reachNoEmail)) }
        list.button("return", words(.goBack))
        return list.parts
    }

    /// Where a message would go.
    private func hint(_ way: ContactWishes.Way, _ reach: MineNews.Reach) -> String? {
        switch way {
        case .email: reach.details.email
        case .text, .phone: reach.details.phone
        case .letter: reach.details.lines(of: .address).joined(separator: ", ")
        case .screen: nil
        }
    }

    private static func id(_ topic: ContactWishes.Topic) -> ElementID { ElementID("topic:\(topic.rawValue)") }
    private static func id(_ way: ContactWishes.Way) -> ElementID { ElementID("way:\(way.rawValue)") }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard let reach else { return [] }
        state.notice = nil
        guard let topic else {
            guard let topic = ContactWishes.Topic.allCases.first(where: { Self.id($0) == id }) else {
                return []
            }
            // News are a matter of consent first.
            if topic == .news, !reach.allowsNews { return open(MyConsents()) }
            self.topic = topic
            return []
        }
        guard let way = ContactWishes.Way.allCases.first(where: { Self.id($0) == id }) else {
            self.topic = nil
            return []
        }
        var wishes = reach.wishes
        do throws(ContactWishes.Refusal) {
            try wishes.choose(way, for: topic, details: reach.details, needs: reach.needs)
            return [.perform(.mine(.keepWishes(wishes)))]
        } catch {
            // The list has only what is possible; where that has changed meanwhile, it is made anew.
            state.isWanted = true
            return []
        }
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard topic != nil else { return [.close] }
        topic = nil
        return []
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .reach(let reach) = news else { return [] }
        self.reach = reach
        if topic != nil {
            topic = nil
            state.say(.mineKept)
        }
        return []
    }
}

extension ContactWishes.Topic {
    /// What it is called.
    var label: Phrase {
        switch self {
        case .requests: .topicRequests
        case .bookings: .topicBookings
        case .loans: .topicLoans
        case .account: .topicAccount
        case .news: .topicNews
        }
    }

    /// How it is asked for.
    fileprivate var question: Phrase {
        switch self {
        case .requests: .reachRequests
        case .bookings: .reachBookings
        case .loans: .reachLoans
        case .account: .reachAccount
        case .news: .reachNews
        }
    }
}

extension ContactWishes.Way {
    /// What it is called.
    var label: Phrase {
        switch self {
        case .email: .wayEmail
        case .text: .wayText
        case .letter: .wayLetter
        case .phone: .wayPhone
        case .screen: .wayScreen
        }
    }
}
