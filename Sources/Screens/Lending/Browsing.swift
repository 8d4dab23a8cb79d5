import Domain
import Ground

/// What people want to do with a thing they borrow.
struct BorrowPurposes: BorrowScene {
    var state = PageState()
    let name = "purposes"
    let asks: BorrowAct? = .browse
    private var shelf: LendingShelf?

    func title(_ words: Catalogue) -> String { words(.borrowWhat) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let shelf else { return nil }
        let words = surroundings.words
        var list = PartList()
        list.say(words(shelf.items.isEmpty ? .borrowNone : .borrowFree))
        for purpose in shelf.purposes where !shelf.items(for: purpose.code).isEmpty {
            list.choice(Self.id(purpose), purpose.title)
        }
        if !shelf.items.isEmpty { list.choice("everything", words(.borrowAll)) }
        if surroundings.person != nil { list.choice("mine", words(.mineLoans)) }
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func id(_ purpose: LendingShelf.Purpose) -> ElementID {
        ElementID("purpose:\(purpose.code)")
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch id {
        case "everything": return open(BorrowModels(nil))
        case "mine": return open(MyLoans())
        default:
            guard let purpose = shelf?.purposes.first(where: { Self.id($0) == id }) else { return [] }
            return open(BorrowModels(purpose))
        }
    }

    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        if case .shelf(let found) = news { shelf = found }
        return []
    }
}

/// The models that serve a purpose.
struct BorrowModels: BorrowScene {
    var state = PageState()
    var name: String { "models." + (purpose?.code ?? "all") }
    let asks: BorrowAct? = .browse
    private let purpose: LendingShelf.Purpose?
    private var shelf: LendingShelf?
    private var today: CivilDate?

    init(_ purpose: LendingShelf.Purpose?) { self.purpose = purpose }

    func title(_ words: Catalogue) -> String { purpose?.title ?? words(.borrowAll) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let shelf, let today else { return nil }
        let words = surroundings.words
        var list = PartList()
        list.say(words(.borrowModels))
        for item in shelf.items(for: purpose?.code) {
            let short = item.outlook.total > 0 ? [item.outlook.inShort(today, words)] : item.others(words)
            let hint = [item.model.purpose] + short
            list.choice(Self.id(item.model), item.model.name, hint: hint.sentences)
        }
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func id(_ model: AssetModel) -> ElementID { ElementID("model:\(model.id)") }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard let item = shelf?.items.first(where: { Self.id($0.model) == id }) else { return [] }
        return open(BorrowModel(item.model.id))
    }

    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        if case .shelf(let found) = news { (shelf, today) = (found, moment.today) }
        return []
    }
}

/// One model: what it is good for, what is in the bag, when it is free, and what can be done now.
struct BorrowModel: BorrowScene {
    var state = PageState()
    var name: String { "model.\(code)" }
    let asks: BorrowAct? = .browse
    private let code: String
    private var item: LendingShelf.Item?
    private var agreement: LoanAgreement?
    private var today: CivilDate?
    private var isGone = false
    private var hubToday = HubToday.open

    init(_ code: String) { self.code = code }

    func title(_ words: Catalogue) -> String { item?.model.name ?? words(.borrowFront) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        let words = surroundings.words
        var list = PartList()
        if isGone {
            list.say(words(.borrowNone))
            list.button("return", words(.goBack))
            return list.parts
        }
        guard let item, let today else { return nil }
        if let picture = item.model.picture {
            list.show(Part.Picture(item.drawing, spoken: picture.words))
        }
        list.say(item.model.purpose)
        list.say(words(item.model.level.phrase))
        if !item.model.accessories.isEmpty {
            list.head(words(.borrowKit))
            list.list(item.model.accessories.map(\.name))
        }
        guard item.outlook.total > 0 else {
            for line in item.others(words) { list.say(line) }
            list.say(words(.refusedDesk))
            list.button("return", words(.goBack))
            return list.parts
        }
        addDays(item, today, to: &list, words)
        add(item, to: &list, surroundings)
        list.button("return", words(.goBack))
        return list.parts
    }

    private func addDays(
        _ item: LendingShelf.Item,
        _ today: CivilDate,
        to list: inout PartList,
        _ words: Catalogue
    ) {
        list.head(words(.borrowWhen))
        list.say(
            words(.borrowHere, ["free": String(item.outlook.free), "total": String(item.outlook.total)])
        )
        list.say(item.outlook.firstDay(today, words))
        if item.outlook.isAtDesk, !item.isBarred { list.say(words(.borrowAtDesk)) }
        if !item.outlook.isNow(today) {
            if item.outlook.free > 0, let why = hubToday.why { list.say(words(why)) }
            list.list(item.outlook.why(words))
        }
        if item.outlook.waiting > 0 { list.say(words(.borrowWaiting, count: item.outlook.waiting)) }
        for line in item.others(words) { list.say(line) }
    }

    /// What can be done: by somebody who is signed in, else how to be.
    private func add(_ item: LendingShelf.Item, to list: inout PartList, _ surroundings: Surroundings) {
        let words = surroundings.words
        guard surroundings.person != nil else {
            list.say(words(.borrowAccount))
            list.choice("sign-in", words(.accountSignIn))
            list.choice("register", words(.accountOpen))
            return
        }
        if item.isKept {
            list.head(words(.loansKept))
            list.choice("mine", words(.mineLoans))
        }
        if let refusal = item.refusals.first(where: { !$0.isOfDay }) {
            list.head(words(.borrowNotNow))
            for line in words.told(.borrowing(refusal)) { list.say(line) }
            if case .overdue = refusal, !item.isKept { list.choice("mine", words(.mineLoans)) }
            return
        }
        if !item.outlook.days.isEmpty { list.choice("reserve", words(.borrowReserve)) }
        if item.isWaitedFor {
            list.say(words(.borrowInQueue))
            if !item.isKept { list.choice("mine", words(.mineLoans)) }
        } else if !item.outlook.isNext, !item.isOffered {
            let sooner = item.outlook.days.isEmpty ? nil : words(.queueSooner)
            list.choice("join", words(.borrowJoin), hint: sooner)
        }
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard let item else { return [] }
        switch id {
        case "sign-in": return [.open(SignIn(then: BorrowModel(code)))]
        case "register": return [.perform(.account(.begin))]
        case "mine": return open(MyLoans())
        case "reserve": return agreement.map { open(Reserving(item, $0)) } ?? []
        case "join": return open(JoiningQueue(item))
        default: return []
        }
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if case .account(.begun(let operation)) = outcome {
            return [.open(Register(operation, then: BorrowModel(code)))]
        }
        return receiveNews(outcome, surroundings, moment)
    }

    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .shelf(let shelf) = news else { return [] }
        (item, today, agreement) = (shelf.item(code), moment.today, shelf.agreement)
        (isGone, hubToday) = (item == nil, shelf.hubToday)
        return []
    }
}

extension LendingShelf.Item {
    /// Whether something speaks against her borrowing it on any day.
    fileprivate var isBarred: Bool { refusals.contains { !$0.isOfDay } }

    /// Which other places have one, a line each.
    fileprivate func others(_ words: Catalogue) -> [String] {
        elsewhere.map { words(.borrowElsewhere, ["hub": $0]) }
    }
}
