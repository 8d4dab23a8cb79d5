import Domain

/// The main screen of the desk: a field to find somebody, and what needs somebody now.
///
/// Digits belong to the field. A number that stands before a line and Enter opens that line: no card and no telephone
/// number is so short.
struct DeskFront: Scene {
    let member: StaffMember
    private var typed = ""
    private var overview: DeskOverview?
    /// The counts that grew since she last chose something.
    private var grown: Set<ElementID> = []
    /// Whether the counts are those of the store, and not the zeros before them.
    private var isCounted = false
    private var notice: Notice?
    /// Counts the searches, so that each is a screen of its own and begins in the field.
    private var searches = 0

    /// Said above the screen until the next search.
    private enum Notice {
        case nobody(String)
        case refused(DeskRefusal)
    }

    private static let field: ElementID = "field:find"

    init(_ member: StaffMember) { self.member = member }

    /// One line of what needs somebody.
    private struct Line {
        var id: ElementID
        var label: DeskPhrase
        var count: Int?
        var isWaiting: Bool
    }

    private var lines: [Line] {
        var lines: [Line] = []
        func add(_ right: Right, _ id: ElementID, _ label: DeskPhrase, _ count: Int? = nil) {
            guard member.may(right) else { return }
            let isWaiting = count != nil && id != "records"
            lines.append(Line(id: id, label: label, count: count, isWaiting: isWaiting))
        }
        let cases = overview?.cases ?? CaseCounts()
        add(.workOnCases, "mine", .frontMine, cases.mine)
        add(.workOnCases, "new", .frontNew, cases.new)
        add(.workOnCases, "overdue", .frontOverdue, cases.overdue)
        add(.workOnComplaints, "complaints", .frontComplaints, cases.complaints)
        add(.approve, "approvals", .frontApprovals, overview?.approvals ?? 0)
        add(.findPeople, "follow-ups", .frontFollowUps, overview?.followUps ?? 0)
        add(.seeAlerts, "alerts", .frontAlerts, overview?.alerts ?? 0)
        add(.lend, "pickups", .lendPickups, overview?.pickups ?? 0)
        add(.workOnCases, "open", .frontOpen)
        add(.changePeople, "register", .frontRegister)
        add(.checkIn, "meetings", .frontMeetings)
        add(.lend, "lending", .frontLending)
        add(.closeHub, "closures", .frontClosures)
        add(.askForErasure, "export", .frontExport)
        add(.manageStaff, "staff", .frontStaff)
        add(.mergePeople, "records", .frontRecords, overview?.records ?? 0)
        lines.append(Line(id: "own", label: .frontOwn, count: nil, isWaiting: false))
        return lines
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var parts: [Part] = []
        switch notice {
        case .nobody(let text): parts.append(.notice(desk(.frontNobody, ["text": text])))
        case .refused(let refusal): parts.append(.notice(surroundings.words(for: refusal)))
        case nil: break
        }
        if member.may(.findPeople) {
            let field = Part.Field(
                id: Self.field,
                label: desk(.frontFind),
                hint: desk(.frontFindHint),
                text: typed,
                takesCode: true
            )
            parts += [.field(field), .button(Part.Button(id: "find", label: desk(.frontFindGo)))]
        }
        var list = DeskList(parts)
        let (waiting, doing) = (lines.filter(\.isWaiting), lines.filter { !$0.isWaiting })
        if !waiting.isEmpty { list.parts.append(.heading(desk(.frontWaiting))) }
        for line in waiting { list.add(line.id, desk(line.label, count: line.count ?? 0)) }
        if !waiting.isEmpty { list.parts.append(.paragraph(fresh(desk))) }
        if !doing.isEmpty { list.parts.append(.heading(desk(.frontDoing))) }
        for line in doing { list.add(line.id, desk(line.label, count: line.count ?? 0)) }
        return Screen(
            id: "desk.front" + (searches == 0 ? "" : "!\(searches)"),
            title: desk(.frontTitle),
            caption: desk(.frontCaption, ["name": member.name, "hub": surroundings.hub.name]),
            parts: list.parts,
            focus: member.may(.findPeople) ? Self.field : lines.first?.id ?? ""
        )
    }

    /// What grew, which is said aloud when it did; else that it is counted again, so that the screen keeps its shape.
    private func fresh(_ desk: DeskWords) -> String {
        let new = lines.filter { grown.contains($0.id) }.map { desk($0.label, count: $0.count ?? 0) }
        return new.isEmpty ? desk(.frontCounted) : desk(.frontGrown, ["what": new.joined(separator: "; ")])
    }

    var lookAgainEvery: Int64? { 30_000 }

    func lookAgain() -> [Effect] { [.desk(.overview)] }

    /// Takes new counts; those that grew need her.
    private mutating func count(_ new: DeskOverview) {
        let before = isCounted ? Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0.count ?? 0) }) : [:]
        (overview, isCounted) = (new, true)
        for line in lines {
            guard let old = before[line.id], let count = line.count else { continue }
            if count > old { grown.insert(line.id) }
            if count == 0 { grown.remove(line.id) }
        }
    }

    mutating func wanting() -> [Effect] {
        guard overview == nil else { return [] }
        (overview, isCounted) = (DeskOverview(), false)
        return [.desk(.overview)]
    }

    mutating func write(_ text: String, in field: ElementID) { if field == Self.field { typed = text } }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if id == Self.field || id == "find" {
            if let number = Int(typed), typed.count <= 2, lines.indices.contains(number - 1) {
                return open(lines[number - 1].id)
            }
            return find(typed)
        }
        return open(id)
    }

    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? {
        member.may(.findPeople) || member.may(.lend) ? find(text) : nil
    }

    private mutating func find(_ text: String) -> [Step] {
        guard text.contains(where: { !$0.isWhitespace }) else { return [] }
        typed = text
        // A label or a reference of equipment goes before people: what it is, the shell says.
        return [.perform(.desk(member.may(.lend) ? .lending(.scan(text)) : .find(text)))]
    }

    private mutating func open(_ id: ElementID) -> [Step] {
        (typed, notice, grown) = ("", nil, [])
        let scene: (any Scene)? =
            switch id {
            case "alerts": DeskAlerts(member)
            case "follow-ups": DeskFollowUps(member)
            case "approvals": DeskApprovals(member)
            case "closures": DeskClosures(member)
            case "records": DeskRecords(member)
            case "meetings": DeskMeetings(member)
            case "register": DeskDetails(registeringBy: member)
            case "export": DeskExport()
            case "staff": DeskStaff(member)
            case "own": DeskOwn(member)
            case "lending": DeskLendingFront(member)
            case "pickups": DeskPickups(member)
            default: DeskQueue(rawValue: id.description).map { DeskInbox($0, member) }
            }
        guard let scene else { return [] }
        overview = nil
        // Who comes back begins in the field, so that a scan is never taken for keys.
        searches += 1
        return [.open(scene)]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .desk(let news) = outcome else { return [] }
        switch news {
        case .overview(let new): count(new)
        case .people(let people): return found(people)
        case .lending(let news): return lent(news)
        case .person(let view):
            (typed, notice, overview) = ("", nil, nil)
            searches += 1
            return [.open(DeskPerson(view, member))]
        case .refused(.notSignedIn): return [.end]
        case .refused(let refusal): notice = .refused(refusal)
        default: break
        }
        return []
    }

    /// What was typed or scanned is a device or a reservation; else somebody is looked for.
    private mutating func lent(_ news: DeskLendingNews) -> [Step] {
        let scene: any Scene
        switch news {
        case .wrongScan(_, let text) where !member.may(.findPeople):
            notice = .nobody(text)
            searches += 1
            return []
        case .wrongScan(.unknown, let text): return [.perform(.desk(.find(text)))]
        case .device(let view): scene = DeskLending.scene(for: view, member)
        case .handOut(let view): scene = DeskHandOut(view, member, DeskScanEntry())
        case .pickup(let line): scene = DeskPickup(line, member)
        case .borrower(let view): scene = DeskBorrower(view, member)
        default: return []
        }
        (typed, notice, overview) = ("", nil, nil)
        searches += 1
        return [.open(scene)]
    }

    private mutating func found(_ people: [Person]) -> [Step] {
        switch people.count {
        case 0:
            notice = .nobody(typed)
            typed = ""
            searches += 1
            return []
        case 1: return [.perform(.desk(.look(people[0].id)))]
        default:
            let text = typed
            (typed, notice, overview) = ("", nil, nil)
            searches += 1
            return [.open(DeskFound(people, text, member))]
        }
    }

    func back(_ moment: Moment) -> [Step] { [] }

    func help(_ surroundings: Surroundings) -> [String] {
        [surroundings.desk(.frontHelp), surroundings.desk(.frontHelpNumbers)]
    }
}

/// Several residents who fit what was typed.
struct DeskFound: DeskScene {
    private let people: [Person]
    private let text: String
    private let member: StaffMember
    var refusal: DeskRefusal?

    init(_ people: [Person], _ text: String, _ member: StaffMember) {
        (self.people, self.text, self.member) = (people, text, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        for person in people {
            list.add(person.elementID, person.details.name, hint: person.hint(surroundings))
        }
        return Screen(
            id: "desk.found",
            title: desk(.foundTitle, count: people.count, ["text": text]),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        people.first { $0.elementID == id }.map { [.perform(.desk(.look($0.id)))] } ?? []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .person(let view): return [.open(DeskPerson(view, member))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.foundHelp)] }
}

extension Person {
    /// Names her on a screen.
    var elementID: ElementID { ElementID("person:\(id)") }

    /// What tells her from others of her name.
    func hint(_ surroundings: Surroundings) -> String {
        [
            surroundings.desk(.bornOn, ["date": surroundings.words.date(details.born)]), details.postcode,
            details.phone, number.grouped,
        ].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
