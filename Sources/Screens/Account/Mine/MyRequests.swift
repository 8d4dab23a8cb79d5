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
                surroundings.serviceTitle(request.service),
                hint: hint(request, standing, surroundings)
            )
        }
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func id(_ request: OwnRequest) -> ElementID { ElementID("request:\(request.reference)") }

    private func hint(
        _ request: OwnRequest,
        _ standing: OwnRequest.Standing,
        _ surroundings: Surroundings
    ) -> String {
        let words = surroundings.words
        let sent = words(.mineSentOn, ["date": surroundings.date(request.sentAt)])
        guard let promised = request.promised, standing != .over else { return sent }
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

/// One request: what happened with it, what comes next, and a way to withdraw it.
struct RequestPage: MineScene {
    var state = PageState()
    var name: String { "request.\(request.reference)" + (isAsking ? ".withdraw" : "") }
    let asks: MineAct? = nil
    private var request: OwnRequest
    private var today: CivilDate?
    private var isAsking = false

    init(_ request: OwnRequest) { self.request = request }

    func title(_ words: Catalogue) -> String { words(isAsking ? .mineWithdrawTitle : .mineRequest) }
    var focus: ElementID? { isAsking ? "stay" : nil }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        isAsking ? askingParts(surroundings) : wayParts(surroundings)
    }

    private func askingParts(_ surroundings: Surroundings) -> [Part] {
        let words = surroundings.words
        var list = PartList()
        list.say(surroundings.serviceTitle(request.service))
        list.say(words(.mineWithdrawText))
        list.choice("stay", words(.mineWithdrawNo))
        list.choice("withdraw", words(.mineWithdrawYes))
        return list.parts
    }

    private func wayParts(_ surroundings: Surroundings) -> [Part] {
        let words = surroundings.words
        var list = PartList()
        list.head(surroundings.serviceTitle(request.service))
        if let promised = request.promised, !request.isOver {
            list.say(words(.minePromised, ["date": words.date(promised, withWeekday: true)]))
        }
        if request.status == .needsInformation { list.notice(words(.mineWaitsForYou)) }
        list.head(words(.mineWay))
        list.list(request.steps.map { line($0, surroundings) })
        if !request.isOver { list.say(words(.mineNext)) }
        list.head(words(.sentReference))
        list.say(request.reference.grouped)
        list.button("return", words(.goBack))
        if !request.isOver { list.button("ask", words(.mineWithdraw)) }
        return list.parts
    }

    private func line(_ step: OwnRequest.Step, _ surroundings: Surroundings) -> String {
        let words = surroundings.words
        var line = surroundings.date(step.at) + ": " + words(step.status.label)
        if let name = step.with { line += " " + words(.mineWith, ["name": name]) }
        if let text = step.words { line += " " + text }
        return line
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch id {
        case "ask": isAsking = true
        case "stay": isAsking = false
        case "withdraw": return [.perform(.mine(.withdraw(request.id)))]
        default: break
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard isAsking else { return [.close] }
        isAsking = false
        return []
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .requests(let all) = news, let found = all.first(where: { $0.id == request.id }) else {
            return []
        }
        isAsking = false
        request = found
        state.say(.mineWithdrawn)
        return []
    }
}

extension RequestStatus {
    /// What a resident is told of it.
    var label: Phrase {
        switch self {
        case .submitted: .stepSubmitted
        case .received: .stepReceived
        case .inProgress: .stepInProgress
        case .needsInformation: .stepNeedsInformation
        case .completed: .stepCompleted
        case .withdrawn: .stepWithdrawn
        }
    }
}
