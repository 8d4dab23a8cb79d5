public import Domain
public import Ground

/// What staff reserve for somebody who telephones, or have her wait for.
public struct DeskReserving: Hashable, Sendable {
    /// Names what is done, so that it is done once.
    public var operation: ID
    /// The resident.
    public var person: ID
    /// The code of the model.
    public var model: String
    /// The day she fetches it; nil where she waits for her turn.
    public var from: CivilDate?
}

/// A model that can be reserved for somebody.
public struct DeskShelfLine: Hashable, Sendable {
    /// The code of the model.
    public var model: String
    /// What it is called.
    public var name: String
    /// The first day on which one is free; nil where none is.
    public var first: CivilDate?
    /// All days on which one is free, the first ones.
    public var days: [CivilDate]
    /// How many wait for it.
    public var waiting: Int
    /// What speaks against it, whatever the day.
    public var refusals: [BorrowingRefusal]
    /// Names what is done next with it.
    public var operation: ID

    /// Describes a model.
    public init(
        model: String,
        name: String,
        days: [CivilDate],
        waiting: Int,
        refusals: [BorrowingRefusal],
        operation: ID
    ) {
        (self.model, self.name, self.days, first) = (model, name, days, days.first)
        // Where no day is free there is still the queue: what speaks against a day does not speak against that.
        (self.waiting, self.operation) = (waiting, operation)
        self.refusals = refusals.filter { !$0.isOfDay }
    }
}

/// Something is reserved for somebody who telephones: which, then from which day, or she waits.
struct DeskReserve: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let person: Person
    private let shelf: [DeskShelfLine]
    /// The model that was chosen; nil before.
    private var chosen: DeskShelfLine?
    /// What is kept or waited for, in words; nil before.
    private var done: String?

    init(_ shelf: [DeskShelfLine], for person: Person, _ member: StaffMember) {
        (self.shelf, self.person, self.member) = (shelf, person, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        if let done { return doneScreen(done, surroundings) }
        return chosen.map { daysScreen($0, surroundings) } ?? modelsScreen(surroundings)
    }

    private func modelsScreen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for line in shelf {
            list.add(ElementID("model:\(line.model)"), line.name, hint: line.hint(surroundings))
        }
        list.add("leave", desk(.lendBack))
        return page(
            "desk.reserve",
            title: desk(.reserveTitle, ["name": person.details.name]),
            reading: [.paragraph(desk(shelf.isEmpty ? .reserveNone : .reserveText))],
            field: .lendLine,
            list,
            surroundings
        )
    }

    private func daysScreen(_ line: DeskShelfLine, _ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        if line.refusals.isEmpty {
            for day in line.days { list.add(ElementID("day:\(day.iso)"), surroundings.dueDay(day)) }
            list.add("join", desk(.reserveJoin), hint: line.waits(surroundings))
        }
        list.add("all", desk(.reserveOther))
        return page(
            "desk.reserve-day",
            title: desk(.reserveDayTitle, ["name": person.details.name, "model": line.name]),
            reading: line.refusals.map { .notice(surroundings.words(for: $0)) }
                + [.paragraph(desk(.reserveAgree))],
            field: .lendLine,
            list,
            surroundings
        )
    }

    private func doneScreen(_ done: String, _ surroundings: Surroundings) -> Screen {
        var list = DeskList()
        list.add("leave", surroundings.desk(.lendBack))
        return page(
            "desk.reserve-done",
            title: surroundings.desk(.reserveTitle, ["name": person.details.name]),
            reading: [.notice(done)],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        let parts = id.description.split(separator: ":", maxSplits: 1).map { String($0) }
        switch (parts.first, parts.count) {
        case ("model", 2): chosen = shelf.first { $0.model == parts[1] }
        case ("day", 2):
            guard let chosen, let day = CivilDate(iso: parts[1]) else { return [] }
            return [.perform(.desk(.lending(.reserve(wish(chosen, day)))))]
        case ("join", 1):
            guard let chosen else { return [] }
            return [.perform(.desk(.lending(.join(wish(chosen, nil)))))]
        case ("all", 1): chosen = nil
        default: return [.close]
        }
        return []
    }

    mutating func retreat() -> Bool {
        guard chosen != nil, done == nil else { return false }
        chosen = nil
        return true
    }

    private func wish(_ line: DeskShelfLine, _ day: CivilDate?) -> DeskReserving {
        DeskReserving(operation: line.operation, person: person.id, model: line.model, from: day)
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        guard done == nil else { return [.perform(.desk(.lending(.scan(text))))] }
        return refuse(second: text, surroundings)
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .reserved(let line):
            done = surroundings.desk(.reserveDone) + " " + line.waits(surroundings)
        case .waits(let line): done = line.words(surroundings)
        default: return follow(news, surroundings)
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.reserveHelp)] }
}

extension DeskShelfLine {
    /// The first day on which one is free, or that none is.
    fileprivate func hint(_ surroundings: Surroundings) -> String {
        if let refusal = refusals.first { return surroundings.words(for: refusal) }
        guard let first else { return surroundings.desk(.reserveNoDay) + " " + waits(surroundings) }
        return surroundings.desk(.reserveFrom, ["date": surroundings.dueDay(first)])
    }

    /// How many wait for it.
    fileprivate func waits(_ surroundings: Surroundings) -> String {
        surroundings.desk(.reserveWaiting, count: waiting)
    }
}
