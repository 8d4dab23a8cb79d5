import Domain
import Ground

/// One who waits.
struct DeskVisit: DeskScene {
    private let one: DeskWaiting
    private let team: String
    private let member: StaffMember
    var refusal: DeskRefusal?

    init(_ one: DeskWaiting, _ team: String, _ member: StaffMember) {
        (self.one, self.team, self.member) = (one, team, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings) + one.who.needed(surroundings))
        list.parts.append(.paragraph(one.hint(surroundings)))
        list.add("return", surroundings.words(.goBack))
        list.add("gone", desk(.waitingWentAway))
        if one.who.person != nil, member.may(.findPeople) { list.add("account", desk(.alertAccount)) }
        return Screen(
            id: "desk.visit",
            title: desk(
                .waitingLine,
                ["ticket": String(one.visit.ticket), "name": one.who.called(surroundings)]
            ),
            caption: surroundings.hub.name,
            parts: list.parts,
            focus: "return"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "gone": [.perform(.desk(.team(team, .gone(one.visit.id))))]
        case "account": one.who.person.map { [.perform(.desk(.look($0)))] } ?? []
        default: [.close]
        }
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .team: [.close, .tell(.desk(news))]
        case .person(let view): [.open(DeskPerson(view, member))]
        default: []
        }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.waitingHelp)] }
}

/// One appointment of today.
struct DeskMeeting: DeskScene {
    private let one: DeskExpected
    private let team: String
    private let member: StaffMember
    /// Whether it was asked if it is really to be cancelled.
    private var isSure = false
    var refusal: DeskRefusal?

    init(_ one: DeskExpected, _ team: String, _ member: StaffMember) {
        (self.one, self.team, self.member) = (one, team, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let (words, desk) = (surroundings.words, surroundings.desk)
        var list = DeskList(refused(surroundings) + one.who.needed(surroundings))
        var lines = one.view.lines(words)
        if !one.who.reach.isEmpty { lines.append(one.who.reach) }
        list.parts.append(.points(lines))
        if isSure {
            list.add("return", words(.meetingKeep))
            list.add("cancel", words(.meetingCancelYes))
        } else {
            if one.view.appointment.state == .booked {
                list.add("arrive", desk(.meetingArrive))
                list.add("missed", desk(.meetingMissed))
                list.add("ask-cancel", words(.meetingCancel))
            }
            if one.who.person != nil, member.may(.findPeople) { list.add("account", desk(.alertAccount)) }
            list.add("return", words(.goBack))
        }
        return Screen(
            id: "desk.meeting" + (isSure ? ".cancel" : "") + (refusal == nil ? "" : "!"),
            title: isSure ? words(.meetingCancelSure) : one.who.called(surroundings),
            caption: surroundings.hub.name,
            parts: list.parts,
            focus: isSure ? "return" : ""
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        let appointment = one.view.appointment.id
        switch id {
        case "arrive": return perform(.arrive(appointment))
        case "missed": return perform(.missed(appointment))
        case "cancel": return perform(.cancel(appointment))
        case "ask-cancel": isSure = true
        case "account": return one.who.person.map { [.perform(.desk(.look($0)))] } ?? []
        default: return back(moment)
        }
        return []
    }

    private func perform(_ step: DeskMeetingStep) -> [Step] { [.perform(.desk(.team(team, step)))] }

    mutating func back(_ moment: Moment) -> [Step] {
        guard isSure else { return [.close] }
        isSure = false
        return []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .team: [.close, .tell(.desk(news))]
        case .person(let view): [.open(DeskPerson(view, member))]
        default: []
        }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.waitingHelp)] }
}

/// Adds somebody who came without an appointment.
struct DeskWalkIn: DeskScene {
    private static let field: ElementID = "field:name"

    private let team: String
    private var name = ""
    private var needs = MeetingNeeds.none
    var refusal: DeskRefusal?

    init(_ team: String) { self.team = team }

    func screen(_ surroundings: Surroundings) -> Screen {
        let (words, desk) = (surroundings.words, surroundings.desk)
        let field = Part.Field(
            id: Self.field,
            label: desk(.name),
            hint: desk(.waitingNameHint),
            text: name
        )
        var list = DeskList(refused(surroundings) + [.field(field), .heading(words(.meetingNeeds))])
        for kind in MeetingNeeds.Kind.allCases {
            list.add(
                ElementID("need:\(kind.rawValue)"),
                words("meeting.need", named: kind.rawValue),
                mark: .tick(needs.kinds.contains(kind))
            )
        }
        list.parts.append(.button(Part.Button(id: "add", label: desk(.waitingAdd))))
        return Screen(
            id: "desk.walk-in",
            title: desk(.waitingWalkIn),
            caption: surroundings.hub.name,
            parts: list.parts,
            focus: Self.field
        )
    }

    mutating func write(_ text: String, in field: ElementID) { name = text }

    var holdsAnswers: Bool { !name.isEmpty }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        switch id {
        case Self.field: return [.next]
        case "add": return [.perform(.desk(.team(team, .walkIn(name: name, needs))))]
        default:
            MeetingNeeds.Kind(rawValue: String(id.description.dropFirst(5))).map { needs.toggle($0) }
            return []
        }
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        if case .team = news { [.close, .tell(.desk(news))] } else { [] }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.waitingHelp)] }
}
