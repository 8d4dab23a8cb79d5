import Domain
import Ground

/// The teams that see people: how many wait, and how many are still to come today.
struct DeskMeetings: DeskScene, DeskAsking {
    private let member: StaffMember
    private var lines: [DeskMeetingLine]?
    var refusal: DeskRefusal?
    var isWanted = true
    let asks = DeskAct.meetings

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        if lines?.isEmpty == true { list.parts.append(.paragraph(desk(.meetingsNone))) }
        for line in lines ?? [] {
            list.add(
                ElementID("team:\(line.code)"),
                line.title,
                hint: desk(
                    .meetingsLine,
                    ["waiting": String(line.waiting), "expected": String(line.expected)]
                )
            )
        }
        list.button("return", desk(.backToFront))
        return Screen(
            id: "desk.meetings",
            title: desk(.meetingsTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        guard let line = lines?.first(where: { ElementID("team:\($0.code)") == id }) else { return [.close] }
        isWanted = true
        return [.open(DeskTeam(line.code, member))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        if case .meetings(let new) = news { lines = new }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.meetingsHelp)] }
}

/// The appointments and the queue of one team: who waits, for how long, with what she needs said first.
struct DeskTeam: DeskScene, DeskAsking {
    private let code: String
    private let member: StaffMember
    private var day: DeskTeamDay?
    /// Whether the queue was called and nobody waited.
    private var isEmpty = false
    /// Counts what was told, so that each time is a screen of its own.
    private var turns = 0
    var refusal: DeskRefusal? { didSet { if refusal != nil { turns += 1 } } }
    var isWanted = true
    var asks: DeskAct { .team(code, nil) }
    private var isCalling = false

    init(_ code: String, _ member: StaffMember) { (self.code, self.member) = (code, member) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        if isEmpty { list.parts.append(.notice(desk(.waitingEmpty))) }
        if let day { add(day, to: &list, surroundings) }
        list.button("return", desk(.backToFront))
        return Screen(
            id: "desk.team" + (turns == 0 ? "" : "!\(turns)"),
            title: day?.title ?? desk(.meetingsTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    private func add(_ day: DeskTeamDay, to list: inout DeskList, _ surroundings: Surroundings) {
        let (words, desk) = (surroundings.words, surroundings.desk)
        if let with = day.with {
            list.parts += with.who.needed(surroundings)
            let values = ["name": with.who.called(surroundings), "ticket": String(with.visit.ticket)]
            list.parts.append(.notice(desk(.waitingWith, values)))
            list.add("seen", desk(.waitingSeen))
            list.add("gone", desk(.waitingGone))
            if with.who.person != nil, member.may(.findPeople) { list.add("account", desk(.alertAccount)) }
        } else {
            list.add("call", desk(.waitingCall))
        }
        list.add("walk-in", desk(.waitingWalkIn))
        if day.isServing, day.with == nil { list.add("stop", desk(.waitingStop)) }
        list.parts.append(.heading(desk(.waitingCount, count: day.waiting.count)))
        // Where nobody waits, that nobody knows the wait says nothing.
        let isKnown = day.wait != .unknown
        if isKnown || !day.waiting.isEmpty { list.parts.append(.paragraph(words.wait(day.wait))) }
        for one in day.waiting {
            list.add(
                ElementID("visit:\(one.visit.ticket)"),
                one.label(surroundings),
                hint: one.hint(surroundings)
            )
        }
        list.parts.append(.heading(desk(.todayAppointments, count: day.today.count)))
        for one in day.today {
            list.add(one.elementID, one.label(surroundings), hint: one.hint(surroundings))
        }
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        (refusal, isEmpty) = (nil, false)
        guard let day else { return [.close] }
        switch id {
        case "call":
            isCalling = true
            return perform(.call)
        case "seen": return day.with.map { perform(.seen($0.visit.id)) } ?? []
        case "gone": return day.with.map { perform(.gone($0.visit.id)) } ?? []
        case "stop": return perform(.stop)
        case "account": return day.with?.who.person.map { [.perform(.desk(.look($0)))] } ?? []
        case "walk-in":
            isWanted = true
            return [.open(DeskWalkIn(code))]
        case "return": return [.home]
        default: break
        }
        isWanted = true
        if let one = day.waiting.first(where: { ElementID("visit:\($0.visit.ticket)") == id }) {
            return [.open(DeskVisit(one, code, member))]
        }
        if let one = day.today.first(where: { $0.elementID == id }) {
            return [.open(DeskMeeting(one, code, member))]
        }
        isWanted = false
        return []
    }

    private func perform(_ step: DeskMeetingStep) -> [Step] { [.perform(.desk(.team(code, step)))] }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .team(let new):
            isEmpty = isCalling && new.with == nil
            (day, isCalling) = (new, false)
            turns += 1
        case .person(let view):
            isWanted = true
            return [.open(DeskPerson(view, member))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.waitingHelp)] }
}

extension DeskMet {
    /// What she is called, or that nobody knows.
    func called(_ surroundings: Surroundings) -> String {
        name.isEmpty ? surroundings.desk(.waitingNoName) : name
    }

    /// What she needs, in words.
    func needsLine(_ surroundings: Surroundings) -> String? {
        let lines = surroundings.words.lines(of: needs) + (words.isEmpty ? [] : [words])
        return lines.isEmpty ? nil : lines.joined(separator: ", ")
    }

    /// What she needs, to be seen before all else; nothing where she needs nothing.
    func needed(_ surroundings: Surroundings) -> [Part] {
        needsLine(surroundings).map { [.notice(surroundings.desk(.aroundNeeds, ["needs": $0]))] } ?? []
    }
}

extension DeskWaiting {
    fileprivate func label(_ surroundings: Surroundings) -> String {
        let values = ["ticket": String(visit.ticket), "name": who.called(surroundings)]
        guard let needs = who.needsLine(surroundings) else { return surroundings.desk(.waitingLine, values) }
        return surroundings.desk(.waitingLineNeeds, values.merging(["needs": needs]) { one, _ in one })
    }

    func hint(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let since = minutes < 1 ? desk(.waitingJustNow) : desk(.waitingSince, count: minutes)
        guard let starts = visit.starts else { return since }
        return since + " " + desk(.waitingStarts, ["time": surroundings.words.time(minute: starts)])
    }
}

extension DeskExpected {
    var elementID: ElementID { ElementID("appointment:\(view.appointment.reference)") }

    fileprivate func label(_ surroundings: Surroundings) -> String {
        let time = surroundings.words.time(minute: view.appointment.place.key.starts)
        return "\(time) \(who.called(surroundings))"
    }

    fileprivate func hint(_ surroundings: Surroundings) -> String {
        let needs = who.needsLine(surroundings).map { surroundings.desk(.aroundNeeds, ["needs": $0]) }
        let how = [surroundings.words.mode(view.appointment.mode), view.room].compactMap(\.self)
            .joined(separator: ", ")
        let state = surroundings.desk("appointment-state", named: view.appointment.state.rawValue)
        return [needs, how + ".", state].compactMap(\.self).joined(separator: " ")
    }
}
