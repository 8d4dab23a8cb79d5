import Domain
import Ground

/// Who has what, where, due when; all of them, or those that are late.
struct DeskLoans: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    let asks = DeskAct.lending(.loans)
    private var all: [DeskLoanLine] = []
    private var hubs: [DeskNamed] = []
    private var isLateOnly: Bool
    /// The hub and the model whose loans are shown; nil for all.
    private var hub: String?
    private var model: String?

    init(_ member: StaffMember, isLateOnly: Bool) { (self.member, self.isLateOnly) = (member, isLateOnly) }

    private var shown: [DeskLoanLine] {
        all.filter { line in
            (!isLateOnly || line.late > 0) && (hub.map { $0 == line.loan.hub } ?? true)
                && (model.map { $0 == line.loan.model } ?? true)
        }
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        list.add("late", desk(.loansLateOnly), mark: .tick(isLateOnly))
        let hubName = hub.flatMap { code in hubs.first { $0.code == code }?.name } ?? desk(.loansAllHubs)
        list.add("hub", desk(.loansHub, ["name": hubName]))
        let modelName = model.flatMap { code in all.first { $0.loan.model == code }?.model }
        list.add("model", desk(.loansModel, ["name": modelName ?? desk(.loansAllModels)]))
        for line in shown {
            list.add(line.elementID, line.words(surroundings), hint: line.hint(surroundings))
        }
        list.add("leave", desk(.lendBack))
        return page(
            "desk.loans",
            title: desk(isLateOnly ? .lendOverdue : .lendLoans, count: shown.count),
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "late": isLateOnly.toggle()
        case "hub": hub = Self.next(after: hub, in: hubs.map(\.code))
        case "model": model = Self.next(after: model, in: Set(all.map(\.loan.model)).sorted())
        default:
            guard let line = shown.first(where: { $0.elementID == id }) else { return [.close] }
            isWanted = true
            return [.open(DeskLoan(line, member))]
        }
        return []
    }

    /// The one after another, all of them after the last.
    private static func next(after code: String?, in codes: [String]) -> String? {
        guard let code, let index = codes.firstIndex(of: code) else { return codes.first }
        return index + 1 < codes.count ? codes[index + 1] : nil
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .loans(let new, let hubs) = news else {
            isWanted = true
            return follow(news, surroundings)
        }
        (all, self.hubs) = (new, hubs)
        return []
    }
}
