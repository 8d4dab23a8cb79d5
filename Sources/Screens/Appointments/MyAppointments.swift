import Domain
import Ground

/// Appointments from today on, of a resident or of a visitor: to look at, to move, to cancel.
struct MyAppointments: Scene {
    private enum Page: Hashable {
        case list
        case one(ID)
        /// Whether she really wants to cancel it.
        case sure(ID)
    }

    private let side: MeetingSide
    private var page = Page.list
    private var all: [MeetingView]?
    private var refusal: Appointment.Refusal?
    private var isCancelled = false
    private var failed = false
    private var isCancelling = false
    /// Counts what was told, so that each time is a screen of its own.
    private var turns = 0
    private var isWanted = true

    /// The appointments of a side; one of them, where it is named, is shown first.
    init(_ side: MeetingSide = .own, showing first: ID? = nil) {
        (self.side, page) = (side, first.map { .one($0) } ?? .list)
    }

    /// The appointment of a visitor who has just shown that it is hers.
    init(_ proof: VisitorProof, _ found: [MeetingView]) {
        side = .visitor(proof)
        (all, isWanted) = (found, false)
        page = found.first.map { .one($0.appointment.id) } ?? .list
    }

    /// Whether a new one can be made from here: a visitor has shown no more than that one of them is hers.
    private var makesNew: Bool {
        if case .visitor = side { return false }
        return true
    }

    mutating func wanting() -> [Effect] {
        guard isWanted else { return [] }
        isWanted = false
        return [side.ask(.mine)]
    }

    private func view(_ id: ID) -> MeetingView? { all?.first { $0.appointment.id == id } }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var screen = made(words)
        if turns > 0 { screen.id += "!\(turns)" }
        screen.caption = side.caption(surroundings)
        if failed {
            var list = PartList()
            list.notice(words(.mineNotNow))
            list.button("try-again", words(.tryAgain))
            list.button("return", words(.goBack))
            (screen.parts, screen.focus) = (list.parts, "try-again")
        }
        if let refusal {
            screen.parts.insert(.notice(words.reason(refusal) ?? words(.meetingOver)), at: 0)
        } else if isCancelled {
            screen.parts.insert(.notice(words(.meetingCancelled)), at: 0)
        }
        return screen
    }

    private func made(_ words: Catalogue) -> Screen {
        switch page {
        case .list: listScreen(words)
        case .one(let id): oneScreen(view(id), words)
        case .sure(let id): sureScreen(view(id), words)
        }
    }

    private func listScreen(_ words: Catalogue) -> Screen {
        var list = PartList()
        guard let all else {
            list.say(words(.fewSeconds))
            return Screen(id: "mine.appointments.waiting", title: words(.meetingMine), parts: list.parts)
        }
        if all.isEmpty { list.say(words(.meetingMineNone)) }
        list.choices(of: all, words)
        if makesNew { list.choice("make", words(.meetingMake)) }
        list.button("return", words(.goBack))
        return Screen(id: "mine.appointments", title: words(.meetingMine), parts: list.parts)
    }

    private func oneScreen(_ view: MeetingView?, _ words: Catalogue) -> Screen {
        guard let view else { return listScreen(words) }
        var list = PartList()
        list.list(view.lines(words))
        if view.appointment.state == .booked {
            list.choice("move", words(.meetingChange))
            list.choice("ask-cancel", words(.meetingCancel))
        }
        list.button("list", words(.goBack))
        let code = view.appointment.reference.grouped
        let reference = Part.reference(label: words(.sentReference), code: code, spoken: words.spelled(code))
        return Screen(
            id: "mine.appointment",
            title: words(.meetingYours),
            parts: [reference] + list.parts
        )
    }

    private func sureScreen(_ view: MeetingView?, _ words: Catalogue) -> Screen {
        guard let view else { return listScreen(words) }
        var list = PartList()
        list.list(view.lines(words))
        list.choice("keep", words(.meetingKeep))
        list.choice("cancel", words(.meetingCancelYes))
        return Screen(
            id: "mine.appointment.cancel",
            title: words(.meetingCancelSure),
            parts: list.parts,
            focus: "keep"
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        (refusal, isCancelled) = (nil, false)
        switch (page, id) {
        case (_, "return"): return [.close]
        case (_, "try-again"):
            (failed, isWanted) = (false, true)
            show(.list)
        case (.list, "make"):
            isWanted = true
            return [.open(MakeAppointment(side))]
        case (.list, _):
            let found = all?.first { id == $0.elementID }
            if let found { show(.one(found.appointment.id)) }
        case (.one(let one), "move"):
            guard let view = view(one) else { return [] }
            isWanted = true
            show(.list)
            return [.open(MakeAppointment(side, moving: view))]
        case (.one(let one), "ask-cancel"): show(.sure(one))
        case (.one, _): show(.list)
        case (.sure(let one), "cancel"):
            isCancelling = true
            return [.perform(side.ask(.cancel(one)))]
        case (.sure(let one), _): show(.one(one))
        }
        return []
    }

    private mutating func show(_ next: Page) {
        page = next
        turns += 1
    }

    mutating func back(_ moment: Moment) -> [Step] {
        (refusal, isCancelled) = (nil, false)
        switch page {
        case .list: return [.close]
        case .one: show(.list)
        case .sure(let one): show(.one(one))
        }
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if case .desk(.refused(.notSignedIn)) = outcome { return [.end] }
        guard let news = side.news(outcome) else { return [] }
        switch news {
        case .mine(let found):
            all = found
            if isCancelling {
                (isCancelling, isCancelled) = (false, true)
                show(.list)
            }
        case .refused(let why):
            (isCancelling, refusal) = (false, why)
            show(.list)
        case .notNow, .unknown, .locked:
            (isCancelling, failed) = (false, true)
            show(.list)
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.meetingHelp)] }
}
