import Domain
import Ground

/// Who acts for a resident, for whom she acts, and what was done so.
struct DeskRepresenting: DeskScene, DeskAsking {
    private let person: Person
    private var view: RepresentingView?
    /// The one that is open; nil for the list.
    private var open: ID?
    private var isEnding = false
    private var notice: DeskPhrase?
    /// Counts what was told, so that each time is a screen of its own and is read from its start.
    private var news = 0
    var refusal: DeskRefusal?
    var isWanted = true
    var asks: DeskAct { .record(.representing(person.id)) }

    init(_ person: Person) { self.person = person }

    private static func id(_ line: RepresentingView.Line) -> ElementID {
        ElementID("acting:\(line.representation.id)")
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var notices = refused(surroundings)
        if let notice { notices.append(.notice(desk(notice))) }
        if let line = view?.lines.first(where: { $0.representation.id == open }) {
            return screen(of: line, notices, surroundings)
        }
        var list = DeskList(notices)
        let lines = view?.lines ?? []
        add(
            lines.filter { $0.representation.person == person.id },
            .actingForHer,
            .actingNobody,
            to: &list,
            surroundings
        )
        list.add("record", desk(.actingRecord, ["name": person.details.name]))
        let others = lines.filter { $0.representation.person != person.id }
        if !others.isEmpty { add(others, .actingHeFor, .actingNobody, to: &list, surroundings) }
        let done = view?.done ?? []
        if !done.isEmpty {
            list.parts += [.heading(desk(.actingDone)), .points(done.map { $0.words(surroundings) })]
        }
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.acting" + (news == 0 ? "" : "!\(news)"),
            title: desk(.actingTitle, ["name": person.details.name]),
            caption: desk(.personCaption, ["number": person.number.grouped]),
            parts: list.parts
        )
    }

    private func add(
        _ lines: [RepresentingView.Line],
        _ heading: DeskPhrase,
        _ nobody: DeskPhrase,
        to list: inout DeskList,
        _ surroundings: Surroundings
    ) {
        let desk = surroundings.desk
        list.parts.append(.heading(desk(heading, ["name": person.details.name])))
        if lines.isEmpty { list.parts.append(.paragraph(desk(nobody))) }
        for line in lines {
            let isHers = line.representation.person == person.id
            list.add(
                Self.id(line),
                isHers ? line.representative : line.person,
                hint: line.representation.days(surroundings)
            )
        }
    }

    private func screen(
        of line: RepresentingView.Line,
        _ notices: [Part],
        _ surroundings: Surroundings
    ) -> Screen {
        let desk = surroundings.desk
        let representation = line.representation
        var list = DeskList(notices + representation.parts(surroundings))
        list.parts.append(.paragraph(desk(.actingRecorder, ["name": line.recorder])))
        if isEnding { list.parts.append(.notice(desk(.actingEndAsk, ["name": line.representative]))) }
        if representation.endedAt == nil {
            list.add(isEnding ? "end" : "ask", desk(isEnding ? .actingEndYes : .actingEnd))
        }
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.acting.one" + (isEnding ? "!" : ""),
            title: desk(.actingLine, ["representative": line.representative, "person": line.person]),
            caption: surroundings.hub.name,
            parts: list.parts,
            focus: "return"
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        (refusal, notice) = (nil, nil)
        guard let open else {
            if id == "record" { return [.open(DeskRepresent(person, on: moment.today))] }
            open = view?.lines.first { Self.id($0) == id }?.representation.id
            return open == nil ? [.close] : []
        }
        switch id {
        case "ask": isEnding = true
        case "end": return [.perform(.desk(.record(.endRepresenting(open, seenFrom: person.id))))]
        default: leave()
        }
        return []
    }

    private mutating func leave() { (open, isEnding) = (nil, false) }

    mutating func back(_ moment: Moment) -> [Step] {
        guard open != nil else { return [.close] }
        leave()
        return []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        guard case .record(.representing(let new)) = news else { return [] }
        if let view, new.lines.count > view.lines.count { tell(.actingRecorded) }
        if isEnding { tell(.actingEnded) }
        (view, refusal) = (new, nil)
        leave()
        return []
    }

    private mutating func tell(_ phrase: DeskPhrase) {
        notice = phrase
        news += 1
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.actingHelp)] }
}

extension Representation {
    /// From when until when, or that it was ended.
    func days(_ surroundings: Surroundings) -> String {
        if let endedAt { return surroundings.desk(.actingEndedOn, ["date": surroundings.date(endedAt)]) }
        return Self.days(from, until, surroundings)
    }

    static func days(_ from: CivilDate, _ until: CivilDate?, _ surroundings: Surroundings) -> String {
        let words = surroundings.words
        let values = ["from": words.date(from), "until": until.map { words.date($0) } ?? ""]
        return surroundings.desk(until == nil ? .actingFrom : .actingFromUntil, values)
    }

    /// On which ground, what is allowed, and when.
    func parts(_ surroundings: Surroundings) -> [Part] {
        Self.parts(authority, powers, days(surroundings), surroundings.words)
    }

    static func parts(
        _ authority: Authority,
        _ powers: Set<Power>,
        _ days: String,
        _ words: Catalogue
    ) -> [Part] {
        [
            .paragraph(words("authority", named: authority.rawValue)),
            .points(Power.allCases.filter(powers.contains).map { words("power", named: $0.rawValue) }),
            .paragraph(days),
        ]
    }
}

extension DoneFor {
    /// When, what, by whom and for whom.
    func words(_ surroundings: Surroundings) -> String {
        let what = surroundings.words("act", named: act.rawValue)
        return surroundings.desk(
            .actingDoneLine,
            ["date": surroundings.date(at), "what": what, "by": by, "name": person]
        )
    }
}
