import Domain

/// What services are still to be told of changed details; for one resident, also what they were told.
struct DeskNotices: DeskScene, DeskAsking {
    private let member: StaffMember
    /// Whose changes are shown; nil for all that are open.
    private let person: Person?
    private var lines: [NoticeLine]?
    /// The one that is open; nil for the list.
    private var open: ElementID?
    private var wasTold = false
    /// Counts what was told, so that each time is a screen of its own and is read from its start.
    private var news = 0
    var refusal: DeskRefusal?
    var isWanted = true
    var asks: DeskAct { .record(.notices(of: person?.id)) }

    init(_ member: StaffMember, of person: Person? = nil) { (self.member, self.person) = (member, person) }

    private static func id(_ line: NoticeLine) -> ElementID {
        ElementID("notice:\(line.notice.change)/\(line.notice.service)")
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var notices = refused(surroundings)
        if wasTold { notices.append(.notice(desk(.noticeTold))) }
        if let line = lines?.first(where: { Self.id($0) == open }) {
            return screen(of: line, notices, surroundings)
        }
        let lines = lines ?? []
        var list = DeskList(notices)
        let toTell = lines.filter { $0.notice.toldAt == nil }
        list.parts.append(.paragraph(desk(toTell.isEmpty ? .noticesNone : .noticesText)))
        for line in toTell {
            list.add(Self.id(line), line.title(desk, withName: person == nil), hint: line.hint(surroundings))
        }
        let told = lines.filter { $0.notice.toldAt != nil }
        if !told.isEmpty {
            list.parts += [
                .heading(desk(.noticesTold)), .points(told.map { $0.hint(surroundings, asTold: true) }),
            ]
        }
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.notices" + (news == 0 ? "" : "!\(news)"),
            title: person.map { desk(.noticesOf, ["name": $0.details.name]) } ?? desk(.noticesTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    private func screen(of line: NoticeLine, _ notices: [Part], _ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(notices)
        list.parts.append(.paragraph(line.hint(surroundings)))
        for value in line.notice.values {
            list.parts.append(.heading(desk("fact", named: value.fact.rawValue)))
            list.parts.append(
                .points([
                    desk(.noticeBefore, ["text": Self.text(value.before, desk)]),
                    desk(.noticeAfter, ["text": Self.text(value.after, desk)]),
                ])
            )
        }
        list.add("told", desk(.noticeTell, ["service": line.service]))
        if person == nil { list.add("person", desk(.casePerson)) }
        list.add("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.notice",
            title: line.title(desk, withName: true),
            caption: desk(.personCaption, ["number": line.person.number.grouped]),
            parts: list.parts
        )
    }

    private static func text(_ value: String, _ desk: DeskWords) -> String {
        value.isEmpty ? desk(.none) : value.split(separator: "\n").joined(separator: ", ")
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        (refusal, wasTold) = (nil, false)
        guard let line = lines?.first(where: { Self.id($0) == open }) else {
            open = lines?.first { Self.id($0) == id }.map(Self.id)
            return open == nil ? [.close] : []
        }
        switch id {
        case "told":
            let (service, change) = (line.notice.service, line.notice.change)
            return [.perform(.desk(.record(.told(service: service, change: change, of: person?.id))))]
        case "person": return [.perform(.desk(.look(line.person.id)))]
        default: open = nil
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard open != nil else { return [.close] }
        open = nil
        return []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .record(.notices(let new)):
            wasTold = open != nil && !new.contains { Self.id($0) == open && $0.notice.toldAt == nil }
            if wasTold { self.news += 1 }
            (lines, open, refusal) = (new, wasTold ? nil : open, nil)
        case .person(let view):
            isWanted = true
            return [.open(DeskPerson(view, member))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.noticesText)] }
}

extension NoticeLine {
    /// The service, and of whom it is told.
    func title(_ desk: DeskWords, withName: Bool) -> String {
        withName ? desk(.noticeLine, ["service": service, "name": person.details.name]) : service
    }

    /// What changed and when; of one that was told, the service, when and by whom.
    func hint(_ surroundings: Surroundings, asTold: Bool = false) -> String {
        let desk = surroundings.desk
        let what = notice.values.map { desk("fact", named: $0.fact.rawValue) }.joined(separator: ", ")
        var text = desk(.noticeSince, ["what": what, "date": surroundings.words.date(since)])
        if asTold, let told {
            let when = surroundings.words(at: told)
            text = desk(.noticeWhen, ["service": service, "what": what, "when": when])
            if let teller { text += " " + desk(.eventBy, ["name": teller]) }
        }
        return text
    }
}
