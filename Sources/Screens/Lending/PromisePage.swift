import Domain
import Ground

/// Something that is kept for her, or that she waits for, and the way out of it.
struct PromisePage: BorrowScene {
    /// What it is.
    enum Promise: Hashable {
        case reservation(BorrowedThings.Keeping)
        case hold(BorrowedThings.Waiting)
    }

    private enum Stage: String {
        case told
        case asked
        case over
    }

    var state = PageState()
    var name: String { "promise.\(code)" + (stage == .told ? "" : ".\(stage.rawValue)") }
    let asks: BorrowAct? = nil
    private var promise: Promise
    private var stage = Stage.told
    /// Why it was not done; nil where it was.
    private var refusal: LendingRefusal?
    /// Whether she said that she is back.
    private var isBack = false

    init(_ promise: Promise) { self.promise = promise }

    private var isHold: Bool { if case .hold = promise { true } else { false } }

    private var code: String {
        switch promise {
        case .reservation(let keeping): "reservation.\(keeping.reservation.id)"
        case .hold(let waiting): "hold.\(waiting.hold.model)"
        }
    }

    /// The rules she agreed to, by their name and version; nil where she did not yet.
    private var agreed: String? {
        if case .reservation(let keeping) = promise { keeping.reservation.agreed?.key } else { nil }
    }

    private var item: String {
        switch promise {
        case .reservation(let keeping): keeping.item
        case .hold(let waiting): waiting.item
        }
    }

    func title(_ words: Catalogue) -> String {
        switch stage {
        case .told: item
        case .asked: words(isHold ? .leaveQueueTitle : .cancelTitle)
        case .over where refusal != nil: item
        case .over: words(isHold ? .leaveQueueDone : .cancelDone)
        }
    }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        let words = surroundings.words
        var list = PartList()
        switch stage {
        case .told:
            tell(&list, surroundings)
            if agreed != nil { list.button("rules", words(.rulesAgain)) }
            list.button("return", words(.goBack))
            if case .hold(let waiting) = promise {
                waiting.isAway ? list.button("here", words(.awayBack)) : list.button("away", words(.awayAsk))
            }
            list.button("ask", words(isHold ? .leaveQueueAsk : .cancelAsk))
        case .asked:
            list.say(item)
            list.choice("stay", words(isHold ? .leaveQueueNo : .cancelKeep))
            list.choice("end", words(isHold ? .leaveQueueYes : .cancelYes))
        case .over:
            if refusal == nil { list.say(item) }
            for line in refusal.map(words.told) ?? [] { list.say(line) }
            list.button("return", words(.goOn))
        }
        return list.parts
    }

    private func tell(_ list: inout PartList, _ surroundings: Surroundings) {
        let words = surroundings.words
        switch promise {
        case .hold(let waiting):
            list.say(words(.queueIs, ["place": String(waiting.place)]))
            if let hub = waiting.elsewhere { list.say(words(.queueElsewhere, ["hub": hub])) }
            if let refusal = waiting.refusal {
                for line in words.told(refusal) { list.say(line) }
            } else {
                list.say(words.expected(waiting.expected))
            }
            list.say(words(.queueHow))
        case .reservation(let keeping):
            let reservation = keeping.reservation
            let reference = reservation.reference.grouped
            list.refer(words(.sentReference), reference, spoken: words.spelled(reference))
            let from = words.date(reservation.days.lowerBound, withWeekday: true)
            list.say(words(.reserveAt, ["hub": surroundings.hub.name, "date": from]))
            list.say(words(.reserveKept, ["date": words.date(reservation.collectBy, withWeekday: true)]))
            let due = words.date(keeping.due, withWeekday: true)
            if let first = keeping.fetchedOn {
                list.say(
                    words(.reserveDueIf, ["first": words.date(first, withWeekday: true), "date": due])
                )
            } else {
                list.say(words(.borrowDue, ["date": due]))
            }
            for line in keeping.moved.told(words) { list.say(line) }
            list.say(words(.reserveBring))
            if let agreed = reservation.agreed {
                let values = ["date": words.date(agreed.on), "version": agreed.key.agreementVersion]
                list.say(words(.agreedOn, values))
            }
        }
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        isBack = false
        switch id {
        case "ask": stage = .asked
        case "stay": stage = .told
        case "away":
            guard case .hold(let waiting) = promise else { return [] }
            return open(AwayPage(waiting))
        case "here":
            guard case .hold(let waiting) = promise else { return [] }
            isBack = true
            return [.perform(.lending(.here(waiting.hold.id)))]
        case "rules": return agreed.map { open(AgreedRules($0, of: item)) } ?? []
        case "end":
            switch promise {
            case .reservation(let keeping):
                return [.perform(.lending(.cancel(keeping.reservation.id)))]
            case .hold(let waiting): return [.perform(.lending(.leave(waiting.hold.id)))]
            }
        default: break
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard stage == .asked else { return [.close] }
        stage = .told
        return []
    }

    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        if case .mine(let things) = news, isBack { return back(among: things) }
        // One is kept for her by now: there she reads until when.
        if case .refused(.standsReady) = news, isBack { return [.home, .open(MyLoans())] }
        if case .mine = news { (stage, refusal) = (.over, nil) }
        if case .refused(let why) = news { (stage, refusal) = (.over, why) }
        return []
    }

    /// What she reads once she is back: her place, or what was free and is kept for her by now.
    private mutating func back(among things: BorrowedThings) -> [Step] {
        guard case .hold(let before) = promise,
            let waiting = things.holds.first(where: { $0.hold.id == before.hold.id })
        else { return [.home, .open(MyLoans())] }
        (promise, isBack) = (.hold(waiting), false)
        state.say(.awayBackDone)
        return []
    }
}
