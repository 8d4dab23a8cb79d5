import Domain

/// The work that keeps the records of residents in order: what is to be joined, told and answered.
struct DeskRecords: DeskScene, DeskAsking {
    private let member: StaffMember
    private var overview = RecordOverview()
    var refusal: DeskRefusal?
    var isWanted = true
    let asks = DeskAct.record(.overview)

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        list.add("wishes", desk(.recordsWishes, count: overview.wishes))
        list.add("notices", desk(.recordsNotices, count: overview.notices))
        list.add("duplicates", desk(.duplicatesTitle))
        list.button("return", desk(.backToFront))
        return Screen(
            id: "desk.records",
            title: desk(.recordsTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        isWanted = true
        switch id {
        case "wishes": return [.open(DeskWishes(member))]
        case "notices": return [.open(DeskNotices(member))]
        case "duplicates": return [.open(DeskDuplicates(member))]
        default: return [.close]
        }
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        if case .record(.overview(let new)) = news { (overview, refusal) = (new, nil) }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.recordsHelp)] }
}

/// Records that may be of one person.
struct DeskDuplicates: DeskScene, DeskAsking {
    private let member: StaffMember
    private var pairs: [LikelyPair]?
    var refusal: DeskRefusal?
    var isWanted = true
    let asks = DeskAct.record(.duplicates)

    init(_ member: StaffMember) { self.member = member }

    private static func id(_ pair: LikelyPair) -> ElementID {
        ElementID("pair:\(pair.first.number)-\(pair.second.number)")
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        list.parts.append(.paragraph(desk(pairs?.isEmpty ?? true ? .duplicatesNone : .duplicatesText)))
        for pair in pairs ?? [] {
            let why = pair.likeness.map { desk("likeness", named: $0.rawValue) }.joined(separator: ", ")
            let numbers = ["first": pair.first.number.grouped, "second": pair.second.number.grouped]
            list.add(
                Self.id(pair),
                pair.names(desk),
                hint: desk(.duplicatesWhy, ["why": why]) + " " + desk(.duplicatesNumbers, numbers)
            )
        }
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.duplicates",
            title: desk(.duplicatesTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let pair = pairs?.first(where: { Self.id($0) == id }) else { return [.close] }
        isWanted = true
        return [.open(DeskJoin(pair.first.id, pair.second.id))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        if case .record(.duplicates(let new)) = news { (pairs, refusal) = (new, nil) }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.duplicatesHelp)] }
}

extension LikelyPair {
    /// Both names, or the one name that both have.
    func names(_ desk: DeskWords) -> String {
        let (one, two) = (first.details.name, second.details.name)
        return one == two ? one : desk(.duplicatesNames, ["first": one, "second": two])
    }
}

/// Looks for the record that is of the same person as one that is open.
struct DeskSameAs: DeskScene {
    private let person: Person
    private var search: PersonSearch
    var refusal: DeskRefusal?

    init(_ person: Person) {
        self.person = person
        search = PersonSearch(without: person.id)
    }

    var holdsAnswers: Bool { false }

    func screen(_ surroundings: Surroundings) -> Screen {
        search.screen(
            "desk.same-as",
            title: surroundings.desk(.sameAsTitle, ["name": person.details.name]),
            text: surroundings.desk(.sameAsText),
            refused(surroundings),
            surroundings
        )
    }

    mutating func write(_ text: String, in field: ElementID) { search.write(text, in: field) }

    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? { search.find(text) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        switch search.press(id) {
        case .steps(let steps): return steps
        case .chosen(let other): return [.open(DeskJoin(person.id, other.id))]
        }
    }

    mutating func back(_ moment: Moment) -> [Step] { search.back() }

    mutating func take(_ news: DeskNews) -> [Step] {
        if case .people(let people) = news { search.take(people) }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.sameAsText)] }
}
