import Domain
import Ground

/// One loan: call about it, note what was said, waive, keep longer.
struct DeskLoan: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private var line: DeskLoanLine
    /// Whether words about a call are asked for.
    private var isNoting = false

    init(_ line: DeskLoanLine, _ member: StaffMember) { (self.line, self.member) = (line, member) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var reading: [Part] = [.paragraph(line.words(surroundings))]
        if !line.phone.isEmpty, line.loan.isOpen {
            reading.append(.paragraph(desk(.loanPhone, ["phone": line.phone])))
        }
        reading += line.whatCameBack(surroundings).map { .paragraph($0) }
        if let why = line.whyMoved(surroundings) { reading.append(.paragraph(why)) }
        reading += line.told(surroundings)
        if line.loan.isHardship { reading.append(.notice(desk(.loanCare))) }
        if let day = line.loan.waivedUntil, line.loan.isOpen {
            reading.append(.paragraph(desk(.loanWaived, ["date": surroundings.dueDay(day)])))
        }
        if line.isBlocking { reading.append(.notice(desk(.loanBlocks))) }
        if !line.notes.isEmpty { reading.append(.points(line.notes)) }
        var list = DeskList()
        if isNoting {
            list.add("not-noting", desk(.handOutNot))
        } else {
            addLines(to: &list, desk)
        }
        return page(
            isNoting ? "desk.loan.note" : "desk.loan",
            title: desk(.loanTitle, ["model": line.model, "tag": line.loan.tag.description]),
            reading: reading,
            field: isNoting ? .loanNoteField : .lendScan,
            hint: isNoting ? desk(line.loan.isHardship ? .loanCare : .loanNoteHint) : nil,
            list,
            surroundings
        )
    }

    private func addLines(to list: inout DeskList, _ desk: DeskWords) {
        if line.loan.isOpen {
            if member.may(.findPeople) {
                list.add("note", desk(.loanNote))
                list.add("no-answer", desk(.followUpNoAnswer))
            }
            if member.may(.keepLending) { addWaivers(to: &list, desk) }
            list.add("renew", desk(.loanRenew))
            list.add("take-back", desk(.loanBack))
            if line.loan.person != nil, member.may(.approve) {
                list.add("gift", desk(.loanGive))
            }
        }
        if line.loan.person != nil, member.may(.findPeople) { list.add("account", desk(.alertAccount)) }
        list.add("leave", desk(.lendBack))
    }

    /// What comes of being late can be waived only where it is late, or was waived before it was.
    private func addWaivers(to list: inout DeskList, _ desk: DeskWords) {
        list.add("hardship", desk(.loanHardship), mark: .tick(line.loan.isHardship))
        let isWaived = line.loan.waivedUntil != nil
        if line.late > 0 || isWaived { list.add("waive", desk(isWaived ? .loanWaiveMore : .loanWaive)) }
        if isWaived { list.add("unwaive", desk(.loanUnwaive)) }
    }

    /// How long staff waive what comes of being late, in days.
    private static let waiver = 14

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        let loan = line.loan
        func waive(_ day: CivilDate?, _ isHardship: Bool) -> [Step] {
            [.perform(.desk(.lending(.waive(loan.id, until: day, isHardship: isHardship))))]
        }
        switch id {
        case "note": isNoting = true
        case "not-noting": isNoting = false
        case "no-answer":
            let words = surroundings.desk(.loanNoAnswer)
            return [.perform(.desk(.lending(.tried(loan.id, words))))]
        case "hardship": return waive(loan.waivedUntil, !loan.isHardship)
        case "waive":
            let from = max(loan.waivedUntil ?? line.today, line.today)
            return waive(from.adding(days: Self.waiver), loan.isHardship)
        case "unwaive": return waive(nil, loan.isHardship)
        case "renew": return [.perform(.desk(.lending(.renew(loan.id))))]
        case "gift": return [.open(DeskLoanGift(line, member))]
        case "take-back": return [.perform(.desk(.lending(.device(loan.asset))))]
        case "account": return loan.person.map { [.perform(.desk(.look($0)))] } ?? []
        default: return [.close]
        }
        return []
    }

    mutating func retreat() -> Bool {
        defer { isNoting = false }
        return isNoting
    }

    var takesWords: Bool { isNoting }

    mutating func keep(words: String, _ surroundings: Surroundings) -> [Step] {
        isNoting = false
        return [.perform(.desk(.lending(.called(line.loan.id, words))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        // It was given for good on the screen before: the loan is over, and is seen so.
        if case .device(let device) = news, device.asset.id == line.loan.asset, device.isGift,
            line.loan.isOpen
        {
            return [.perform(.desk(.lending(.loan(line.loan.id))))]
        }
        guard case .loan(let new) = news else { return follow(news, surroundings) }
        defer { line = new }
        if line.loan.isOpen, !new.loan.isOpen {
            entry.tell(surroundings.desk(.loanGiven, ["name": new.name]))
            return []
        }
        if new.loan.due != line.loan.due {
            let date = surroundings.dueDay(new.loan.due)
            entry.tell(surroundings.desk(.loanRenewed, ["date": date]))
        } else if new != line {
            entry.tell(surroundings.desk(.loanNoted))
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.loanHelp)] }
}
