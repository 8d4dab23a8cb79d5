import Domain
import Ground

/// Something about a device that needs a word or a day: a fault, a repair, that it is lost, that it is no longer lent.
struct DeskDeviceWords: DeskLendingScene {
    enum Matter: String {
        case fault
        case lost
        case repair
        case retire
        case restore
    }

    let member: StaffMember
    var entry = DeskScanEntry()
    private let matter: Matter
    /// Why it is no longer lent, while it is asked once more; nil before.
    private var reason: String?
    private let view: DeskDeviceView

    init(_ matter: Matter, _ view: DeskDeviceView, _ member: StaffMember) {
        (self.matter, self.view, self.member) = (matter, view, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        if let reason { return sureScreen(reason, surroundings) }
        let desk = surroundings.desk
        var list = DeskList()
        if matter == .repair { list.add("no-day", desk(.repairNoDay)) }
        list.add("leave", desk(.handOutNot))
        var reading: [Part] = [
            .paragraph(view.title(surroundings)), .paragraph(desk("device-why", named: matter.rawValue)),
        ]
        if matter == .lost, let line = view.loan { reading.append(.paragraph(line.words(surroundings))) }
        return page(
            "desk.device.\(matter.rawValue)",
            title: desk("device-do", named: matter.rawValue),
            reading: reading,
            field: matter == .repair ? .repairDay : .lendWords,
            list,
            surroundings
        )
    }

    /// Nothing of a device ends with one press: whoever ends it reads once more what and why.
    private func sureScreen(_ reason: String, _ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        let values = ["tag": view.asset.tag.description, "reason": reason]
        var list = DeskList()
        list.add("leave", desk(.lendNot))
        list.add("retire-sure", desk(.retireYes, values))
        return page(
            "desk.device.retire-sure",
            title: desk(.retireSure, values),
            reading: [.paragraph(desk(.retireWhy, values)), .paragraph(desk(.retireUndo))],
            field: .lendLine,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if id == "retire-sure", let reason {
            return [.perform(.desk(.lending(.move(view.asset.id, .retire, detail: reason))))]
        }
        guard id == "no-day" else { return [.close] }
        return [.perform(.desk(.lending(.move(view.asset.id, .repair(until: nil), detail: ""))))]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        if case .repair = matter {
            guard let day = CivilDate(typed: text), day >= view.today else {
                entry.tell(surroundings.desk(.repairDayWrong))
                return []
            }
            return [.perform(.desk(.lending(.move(view.asset.id, .repair(until: day), detail: ""))))]
        }
        return refuse(second: text, surroundings)
    }

    mutating func retreat() -> Bool {
        defer { reason = nil }
        return reason != nil
    }

    var takesWords: Bool { matter != .repair && reason == nil }

    mutating func keep(words: String, _ surroundings: Surroundings) -> [Step] {
        let device = view.asset.id
        switch matter {
        case .fault: return [.perform(.desk(.lending(.fault(device, words))))]
        case .lost: return [.perform(.desk(.lending(.lost(device, words))))]
        case .restore: return [.perform(.desk(.lending(.move(device, .restore, detail: words))))]
        case .retire: reason = words
        case .repair: break
        }
        return []
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        leave(with: news, surroundings)
    }
}

/// Somebody's data was found on a device: do not look at it, and let her have it or wipe it.
struct DeskDataFound: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let view: DeskDeviceView

    init(_ view: DeskDeviceView, _ member: StaffMember) { (self.view, self.member) = (view, member) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        list.add("keep", desk(.dataKeep))
        list.add("leave", desk(.dataNothing))
        return page(
            "desk.device.data",
            title: desk(.dataTitle),
            reading: [
                .paragraph(view.title(surroundings)),
                .points([desk(.dataNotLook), desk(.dataAsk), desk(.dataThen)]),
            ],
            field: .lendNumber,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard id == "keep" else { return [.close] }
        let about = surroundings.desk(.dataCall, ["tag": view.asset.tag.description])
        return [.perform(.desk(.lending(.dataFound(view.asset.id, about: about))))]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        refuse(second: text, surroundings)
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        leave(with: news, surroundings)
    }
}
