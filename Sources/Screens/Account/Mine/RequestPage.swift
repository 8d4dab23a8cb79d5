import Domain
import Ground

/// One request: what happened with it, what comes next, a reply where the hub waits for it, a way to
/// withdraw it, and the second look at a complaint.
struct RequestPage: MineScene {
    private enum Stage: String {
        case way
        case withdraw
        case reply
        /// Asking for the second look at a complaint.
        case again
    }

    private static let field: ElementID = "field:reply"

    var state = PageState()
    var name: String { "request.\(request.file.reference)" + (stage == .way ? "" : ".\(stage.rawValue)") }
    let asks: MineAct? = nil
    private var request: OwnRequest
    private var stage = Stage.way
    /// What is written: a reply, or why she is not content.
    private var reply = ""
    private var mistake: AskedPage.Mistake?
    private var attempts = 0

    init(_ request: OwnRequest) { self.request = request }

    func title(_ words: Catalogue) -> String { words(stage == .withdraw ? .mineWithdrawTitle : .mineRequest) }
    var focus: ElementID? { stage == .withdraw ? "stay" : nil }
    var holdsAnswers: Bool { isWriting && !reply.isEmpty }
    private var isWriting: Bool { stage == .reply || stage == .again }

    func screen(_ surroundings: Surroundings) -> Screen {
        guard isWriting, state.failure == nil else { return page(surroundings) }
        let words = surroundings.words
        let isAgain = stage == .again
        let before = isAgain ? words(.mineAgainText) : request.question ?? ""
        var screen = AskedPage(
            id: "mine.\(name)",
            title: words(isAgain ? .mineAgainTitle : .mineReplyTitle),
            before: before.isEmpty ? [] : [.paragraph(before)],
            fields: [Part.Field(id: Self.field, label: "", text: reply)],
            mistake: mistake,
            button: words(isAgain ? .mineAgainSend : .mineReplySend)
        ).screen(words)
        screen.caption = surroundings.serviceTitle(request.file.service)
        return screen
    }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        stage == .withdraw ? askingParts(surroundings) : wayParts(surroundings)
    }

    private func askingParts(_ surroundings: Surroundings) -> [Part] {
        let words = surroundings.words
        var list = PartList()
        list.say(surroundings.serviceTitle(request.file.service))
        list.say(words(.mineWithdrawText))
        list.choice("stay", words(.mineWithdrawNo))
        list.choice("withdraw", words(.mineWithdrawYes))
        return list.parts
    }

    private func wayParts(_ surroundings: Surroundings) -> [Part] {
        let words = surroundings.words
        let file = request.file
        var list = PartList()
        list.head(surroundings.serviceTitle(file.service))
        if let due = file.due, !file.status.isEnd {
            list.say(words(.minePromised, ["date": words.date(due, withWeekday: true)]))
        }
        if let question = request.question {
            list.notice(words(.mineWaitsForYou))
            if !question.isEmpty { list.say(question) }
            list.button("reply", words(.mineReply))
        }
        list.head(words(.mineWay))
        list.list(request.steps.map { line($0, surroundings) })
        if !file.status.isEnd, request.question == nil { list.say(words(.mineNext)) }
        list.head(words(.sentReference))
        list.say(file.reference.grouped)
        list.button("return", words(.goBack))
        if !file.status.isEnd { list.button("ask", words(.mineWithdraw)) }
        if request.canBeLookedAtAgain { list.button("look-again", words(.mineAgain)) }
        return list.parts
    }

    private func line(_ step: CaseEvent, _ surroundings: Surroundings) -> String {
        let words = surroundings.words
        var line = surroundings.date(step.at) + ": " + words(step.kind.label)
        if step.kind == .claimed, let name = step.staffName { line += " " + words(.mineWith, ["name": name]) }
        if let text = step.words { line += " " + text }
        return line
    }
}

// Moving.
extension RequestPage {
    mutating func write(_ text: String, in field: ElementID) { if field == Self.field { reply = text } }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if let mistake, id == AskedPage.problem(of: mistake.field) { return [.focus(mistake.field)] }
        guard isWriting, state.failure == nil else { return pressPage(id, surroundings, moment) }
        return send()
    }

    private mutating func send() -> [Step] {
        let text = reply.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isTooLong = text.count > CaseAct.mostCharacters
        // Nobody has to say why another person shall look at a complaint.
        guard stage == .again || !text.isEmpty, !isTooLong else {
            attempts += 1
            mistake = AskedPage.Mistake(
                field: Self.field,
                phrase: isTooLong ? .registerTooLong : .mineReplyEmpty,
                values: ["count": String(CaseAct.mostCharacters)],
                count: attempts
            )
            return []
        }
        let id = request.file.id
        return [.perform(.mine(stage == .again ? .lookAgain(id, text) : .reply(id, text)))]
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        state.notice = nil
        switch id {
        case "ask": stage = .withdraw
        case "reply": stage = .reply
        case "look-again": stage = .again
        case "stay": stage = .way
        case "withdraw": return [.perform(.mine(.withdraw(request.file.id)))]
        default: break
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard stage != .way else { return [.close] }
        (stage, mistake) = (.way, nil)
        return []
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .requests(let all) = news,
            let found = all.first(where: { $0.file.id == request.file.id })
        else { return [] }
        let said: Phrase? =
            switch stage {
            case .reply: .mineReplied
            case .again where !found.canBeLookedAtAgain: .mineAgainDone
            case .withdraw where found.file.status == .withdrawn: .mineWithdrawn
            default: nil
            }
        (request, stage, reply, mistake) = (found, .way, "", nil)
        state.say(said)
        return []
    }
}

extension CaseEvent.Kind {
    /// What a resident is told of it.
    fileprivate var label: Phrase {
        switch self {
        case .sent: .stepSubmitted
        case .claimed: .stepInProgress
        case .moved: .stepMoved
        case .answered, .noted, .learnt, .released: .stepAnswered
        case .asked: .stepNeedsInformation
        case .replied: .stepReplied
        case .acknowledged: .stepReceived
        case .extended: .stepExtended
        case .escalated: .stepEscalated
        case .completed, .decided: .stepCompleted
        case .withdrawn: .stepWithdrawn
        }
    }
}
