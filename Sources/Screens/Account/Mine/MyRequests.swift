import Domain
import Ground

/// Everything a resident sent, what presses most first.
struct MyRequests: MineScene {
    var state = PageState()
    let name = "requests"
    let asks: MineAct? = .requests
    private var requests: [OwnRequest]?
    private var today: CivilDate?

    func title(_ words: Catalogue) -> String { words(.mineRequests) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let requests, let today else { return nil }
        let words = surroundings.words
        var list = PartList()
        if requests.isEmpty { list.say(words(.mineNoRequests)) }
        var last: OwnRequest.Standing?
        for request in requests {
            let standing = request.standing(on: today)
            if standing != last { list.head(words(standing.heading)) }
            if standing != last, standing == .overdue { list.say(words(.mineSorry)) }
            last = standing
            list.choice(
                Self.id(request),
                surroundings.serviceTitle(request.file.service),
                hint: hint(request, standing, surroundings)
            )
        }
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func id(_ request: OwnRequest) -> ElementID {
        ElementID("request:\(request.file.reference)")
    }

    private func hint(
        _ request: OwnRequest,
        _ standing: OwnRequest.Standing,
        _ surroundings: Surroundings
    ) -> String {
        let words = surroundings.words
        let sent = words(.mineSentOn, ["date": surroundings.date(request.file.sentAt)])
        guard let promised = request.file.due, standing != .over else { return sent }
        return sent + ". " + words(.minePromised, ["date": words.date(promised)])
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard let request = requests?.first(where: { Self.id($0) == id }) else { return [] }
        return open(RequestPage(request))
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .requests(let found) = news else { return [] }
        (requests, today) = (OwnRequest.inOrder(found, on: moment.today), moment.today)
        return []
    }
}

extension OwnRequest.Standing {
    fileprivate var heading: Phrase {
        switch self {
        case .overdue: .mineOverdue
        case .waitingForHer: .mineWaiting
        case .underWay: .mineUnderWay
        case .over: .mineOver
        }
    }
}
