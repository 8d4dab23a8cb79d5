import Domain
import Ground

/// Who has what, where, due when; all of them, those that are late, or those to call about today.
struct DeskLoans: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    var asks: DeskAct { .lending(.loans(wanted)) }
    private var view = DeskLoansView()
    private var wanted: DeskLoansAsk

    init(_ member: StaffMember, isLateOnly: Bool) {
        (self.member, wanted) = (member, DeskLoansAsk(isLateOnly ? .late : .all))
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        list.add("late", desk(.loansLateOnly), mark: .tick(wanted.kind == .late))
        list.add("to-call", desk(.loansToCallOnly), mark: .tick(wanted.kind == .toCall))
        let hub = Self.name(of: wanted.hub, in: view.hubs) ?? desk(.loansAllHubs)
        list.add("hub", desk(.loansHub, ["name": hub]))
        let model = Self.name(of: wanted.model, in: view.models) ?? desk(.loansAllModels)
        list.add("model", desk(.loansModel, ["name": model]))
        for line in view.lines {
            list.add(line.elementID, line.words(surroundings), hint: line.hint(surroundings))
        }
        if view.hasMore { list.add("more", desk(.loansMore)) }
        if wanted.after != nil { list.add("first", desk(.loansFirst)) }
        list.add("leave", desk(.lendBack))
        return page("desk.loans", title: title(desk), list, surroundings)
    }

    private func title(_ desk: DeskWords) -> String {
        switch wanted.kind {
        case .all: desk(.lendLoans, count: view.count ?? view.lines.count)
        case .late: desk(.lendOverdue, count: view.count ?? view.lines.count)
        case .toCall: desk(.loansToCallTitle)
        }
    }

    private static func name(of code: String?, in named: [DeskNamed]) -> String? {
        code.flatMap { code in named.first { $0.code == code }?.name }
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        isWanted = true
        // Another choice begins with its first page.
        let place = wanted.after
        wanted.after = nil
        switch id {
        case "late": wanted.kind = wanted.kind == .late ? .all : .late
        case "to-call": wanted.kind = wanted.kind == .toCall ? .all : .toCall
        case "hub": wanted.hub = Self.next(after: wanted.hub, in: view.hubs)
        case "model": wanted.model = Self.next(after: wanted.model, in: view.models)
        case "more":
            wanted.after = view.lines.last.map { LoanPlace(due: $0.loan.due, id: $0.loan.id) }
        case "first": break
        default:
            wanted.after = place
            guard let line = view.lines.first(where: { $0.elementID == id }) else { return [.close] }
            return [.open(DeskLoan(line, member))]
        }
        return []
    }

    /// The one after another, all of them after the last.
    private static func next(after code: String?, in named: [DeskNamed]) -> String? {
        let codes = named.map(\.code)
        guard let code, let index = codes.firstIndex(of: code) else { return codes.first }
        return index + 1 < codes.count ? codes[index + 1] : nil
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .loans(let new) = news else {
            isWanted = true
            return follow(news, surroundings)
        }
        view = new
        return []
    }
}
