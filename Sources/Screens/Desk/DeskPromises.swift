public import Domain

/// Something promised for a time at which the hub is closed, with whose it is.
public struct DeskPromiseLine: Hashable, Sendable {
    /// What was promised.
    public var promise: ClosurePromise
    /// Whose it is; nil where nobody was signed in, or where she who looks must not see residents.
    public var person: Person?
    /// What a visitor without an account is called, and how she is reached; nil for a resident.
    public var visitor: Visitor?
    /// What her open calls are about.
    public var calls: [String]
    /// What the team of an appointment is called.
    public var title: String?

    /// Makes a line.
    public init(
        _ promise: ClosurePromise,
        person: Person? = nil,
        visitor: Visitor? = nil,
        calls: [String] = [],
        title: String? = nil
    ) {
        (self.promise, self.person, self.visitor) = (promise, person, visitor)
        (self.calls, self.title) = (calls, title)
    }

    /// What she is called; nil where nobody knows.
    var name: String? { person?.details.name ?? visitor?.name }

    var elementID: ElementID { ElementID("promise:\(promise.reference):\(promise.sort.rawValue)") }

    /// What it is, when, and its reference.
    func what(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        var values = [
            "what": title ?? surroundings.service(promise.service)?.title ?? promise.service,
            "reference": promise.reference.grouped,
        ]
        switch promise.what {
        case .appointment(_, let place, _):
            values["time"] = surroundings.words.time(place.key.starts / 60, place.key.starts % 60)
        case .slot(let key, _): values["time"] = key.time
        case .due, .complaint: break
        }
        let phrase = DeskPhrase(rawValue: "desk.promise.\(promise.sort.rawValue)")
        return phrase.map { desk($0, values) } ?? promise.sort.rawValue
    }

    /// What a call about it says to whoever makes it.
    func about(_ closure: EnteredClosure, _ surroundings: Surroundings) -> String {
        surroundings.desk(
            .promiseAbout,
            ["date": surroundings.words.date(closure.day), "what": what(surroundings)]
        )
    }

    /// Where to call her; nil where no number is known.
    var phone: String? {
        person.flatMap { PersonDetails.phoneKey($0.details.phone).count >= 5 ? $0.details.phone : nil }
    }
}

/// What was promised for a time at which the hub is closed, so that staff tell each person.
struct DeskPromises: DeskScene, DeskAsking {
    private let closure: EnteredClosure
    private var lines: [DeskPromiseLine]
    private let member: StaffMember
    var refusal: DeskRefusal?
    /// It is read again when it is seen anew: a call may have been listed, an appointment moved.
    var isWanted = false
    var asks: DeskAct { .promises(closure.id) }

    init(_ closure: EnteredClosure, _ lines: [DeskPromiseLine], _ member: StaffMember) {
        (self.closure, self.lines, self.member) = (closure, lines, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        if lines.isEmpty {
            list.parts.append(.paragraph(desk(.promisesNone)))
        } else {
            list.parts += [.points(counts(desk)), .paragraph(desk(.promisesKept))]
        }
        if !lines.isEmpty, !member.may(.findPeople) { list.parts.append(.paragraph(desk(.promisesTell))) }
        if member.may(.findPeople) {
            let left = toList(surroundings).count
            if left > 0 { list.add("all", desk(.promisesAll, count: left)) }
            for line in lines {
                list.add(line.elementID, name(line, desk), hint: hint(line, surroundings))
            }
        }
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.promises",
            title: desk(.promisesTitle, ["date": surroundings.words.date(closure.day, withWeekday: true)]),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    /// How many of each sort there are: "7 appointments".
    private func counts(_ desk: DeskWords) -> [String] {
        ClosurePromise.Sort.allCases.compactMap { sort in
            let count = lines.count { $0.promise.sort == sort }
            guard count > 0, let phrase = DeskPhrase(rawValue: "desk.promises.\(sort.rawValue)") else {
                return nil
            }
            return desk(phrase, count: count)
        }
    }

    private func name(_ line: DeskPromiseLine, _ desk: DeskWords) -> String {
        line.name ?? desk(.promiseNobody)
    }

    private func hint(_ line: DeskPromiseLine, _ surroundings: Surroundings) -> String {
        let what = line.what(surroundings)
        return isListed(line, surroundings) ? what + ". " + surroundings.desk(.promiseListed) : what
    }

    private func isListed(_ line: DeskPromiseLine, _ surroundings: Surroundings) -> Bool {
        line.calls.contains(line.about(closure, surroundings))
    }

    /// Those who can be called and are not on the list yet.
    private func toList(_ surroundings: Surroundings) -> [DeskPromiseLine] {
        lines.filter { $0.phone != nil && !isListed($0, surroundings) }
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        if id == "all" {
            isWanted = true
            return toList(surroundings).compactMap { line in
                line.person.map {
                    .perform(.desk(.askForCall($0.id, about: line.about(closure, surroundings))))
                }
            }
        }
        guard let line = lines.first(where: { $0.elementID == id }) else { return [.close] }
        isWanted = true
        let isListed = isListed(line, surroundings)
        return [.open(DeskPromise(line, of: closure, isListed: isListed, member))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .promises(_, let new): lines = new
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.promisesHelp)] }
}

/// One promise that falls on a closure, and what to do next.
struct DeskPromise: DeskScene {
    private let line: DeskPromiseLine
    private let closure: EnteredClosure
    private let isListed: Bool
    private let member: StaffMember
    var refusal: DeskRefusal?

    init(_ line: DeskPromiseLine, of closure: EnteredClosure, isListed: Bool, _ member: StaffMember) {
        (self.line, self.closure, self.isListed, self.member) = (line, closure, isListed, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        list.parts.append(.paragraph(line.what(surroundings)))
        if isListed { list.parts.append(.paragraph(desk(.promiseListed))) }
        if let phone = line.phone, !isListed { list.add("call", desk(.promiseCall), hint: phone) }
        if let reach = line.visitor?.reach, !reach.isEmpty {
            list.parts.append(.paragraph(reach))
        } else if line.phone == nil {
            list.parts.append(.paragraph(desk(.promiseNoPhone)))
        }
        if line.promise.appointment != nil { list.add("times", desk(.promiseTimes)) }
        if line.promise.request != nil { list.add("request", desk(.promiseRequest)) }
        if line.person != nil { list.add("account", desk(.alertAccount)) }
        list.button("return", surroundings.words(.goBack))
        let title = line.name ?? desk(.promiseNobody)
        return screen("desk.promise", title, list, surroundings)
    }

    private func screen(
        _ id: String,
        _ title: String,
        _ list: DeskList,
        _ surroundings: Surroundings
    ) -> Screen {
        Screen(id: id, title: title, caption: surroundings.hub.name, parts: list.parts)
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        switch (id, line.person, line.promise.request, line.promise.appointment) {
        case ("call", let person?, _, _):
            let about = line.about(closure, surroundings)
            return [.perform(.desk(.askForCall(person.id, about: about)))]
        case ("account", let person?, _, _): return [.perform(.desk(.look(person.id)))]
        case ("request", _, let request?, _): return [.perform(.desk(.read(request)))]
        case ("times", _, _, let appointment?):
            guard let owner = line.promise.person else { return [.close] }
            // Once it is moved it does not fall on the closure any more: this page is not come back to.
            let side = MeetingSide.desk(owner, name: line.name ?? "")
            return [.close, .open(MyAppointments(side, showing: appointment))]
        default: return [.close]
        }
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .done: return [.close]
        case .person(let view): return [.open(DeskPerson(view, member))]
        case .request(let view): return [.open(DeskCase(view, member))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.promisesHelp)] }
}
