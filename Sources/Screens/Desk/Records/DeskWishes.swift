import Domain

/// Who wishes to be forgotten: what stands against it, and the answer.
struct DeskWishes: DeskScene, DeskAsking {
    private let member: StaffMember
    private var lines: [WishLine]?
    /// The one that is open; nil for the list.
    private var open: ID?
    private var notice: DeskPhrase?
    /// Counts what was told, so that each time is a screen of its own and is read from its start.
    private var news = 0
    var refusal: DeskRefusal?
    var isWanted = true
    let asks = DeskAct.record(.wishes)

    /// The list of all; or the wish of one resident, from her single view.
    init(_ member: StaffMember, opening wish: ID? = nil) { (self.member, open) = (member, wish) }

    private static func id(_ line: WishLine) -> ElementID { ElementID("wish:\(line.wish.id)") }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var notices = refused(surroundings)
        if let notice { notices.append(.notice(desk(notice))) }
        if let line = lines?.first(where: { $0.wish.id == open }) {
            return screen(of: line, notices, surroundings)
        }
        var list = DeskList(notices)
        list.parts.append(.paragraph(desk(lines?.isEmpty ?? true ? .wishesNone : .wishesText)))
        for line in lines ?? [] {
            list.add(Self.id(line), line.person.details.name, hint: line.hint(surroundings))
        }
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.wishes" + (news == 0 ? "" : "!\(news)"),
            title: desk(.wishesTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    private func screen(of line: WishLine, _ notices: [Part], _ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(notices)
        list.parts.append(.paragraph(line.hint(surroundings)))
        let against = line.against(surroundings)
        if against.isEmpty {
            list.parts.append(.paragraph(desk(.wishNothing)))
        } else {
            list.parts += [.heading(desk(.wishAgainst)), .points(against)]
        }
        list.parts.append(.heading(desk(.personDo)))
        if line.obstacles.asked == nil {
            list.add("ask", desk(.wishAsk))
            list.add("refuse", desk(.wishRefuse))
        }
        list.add("person", desk(.casePerson))
        list.add("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.wish" + (news == 0 ? "" : "!\(news)"),
            title: desk(.wishTitle, ["name": line.person.details.name]),
            caption: desk(.personCaption, ["number": line.person.number.grouped]),
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        (refusal, notice) = (nil, nil)
        guard let line = lines?.first(where: { $0.wish.id == open }) else {
            open = lines?.first { Self.id($0) == id }?.wish.id
            return open == nil ? [.close] : []
        }
        switch id {
        case "ask": return [.open(DeskAskErasure(line.person))]
        case "refuse": return [.open(DeskRefuseWish(line))]
        case "person": return [.perform(.desk(.look(line.person.id)))]
        default: open = nil
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard open != nil else { return [.close] }
        open = nil
        return []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .record(.wishes(let new)):
            let isAnswered = lines != nil && open != nil && !new.contains { $0.wish.id == open }
            (lines, refusal) = (new, nil)
            if isAnswered { tell(.wishRefused) }
            if !new.contains(where: { $0.wish.id == open }) { open = nil }
        case .done:
            isWanted = true
            tell(.personErasureAsked)
        case .person(let view):
            isWanted = true
            return [.open(DeskPerson(view, member))]
        default: break
        }
        return []
    }

    private mutating func tell(_ phrase: DeskPhrase) {
        notice = phrase
        news += 1
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.wishesText)] }
}

/// Answers a wish to be forgotten with no, in words that the resident reads.
struct DeskRefuseWish: DeskScene {
    private let line: WishLine
    private var sheet = DeskSheet([
        DeskSheet.Line(name: "reason", label: .wishReason, hint: .wishReasonHint)
    ])
    var refusal: DeskRefusal?

    /// How many signs the words may have.
    private static let most = 500

    init(_ line: WishLine) { self.line = line }

    var holdsAnswers: Bool { !sheet.isEmpty }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        return sheet.screen(
            "desk.refuse-wish",
            title: desk(.wishRefuseTitle, ["name": line.person.details.name]),
            before: refused(surroundings) + [.paragraph(desk(.wishRefuseText))],
            button: desk(.wishRefuseGo),
            surroundings
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if case .steps(let steps) = sheet.press(id) { return steps }
        let reason = sheet["reason"]
        guard reason.contains(where: \.isLetter), reason.unicodeScalars.count <= Self.most else {
            sheet.note(.wishReasonMissing, in: "reason", ["most": String(Self.most)])
            return []
        }
        return [.perform(.desk(.record(.refuseWish(line.wish.id, reason: reason))))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        if case .record(.wishes) = news { return [.close, .tell(.desk(news))] }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.wishRefuseText)] }
}

extension WishLine {
    /// When she asked, and by when she must have an answer.
    func hint(_ surroundings: Surroundings) -> String {
        let words = surroundings.words
        return surroundings.desk(.wishSince, ["date": words.date(asked), "due": words.date(due)])
    }

    /// What stands against it, a point each.
    func against(_ surroundings: Surroundings) -> [String] {
        let desk = surroundings.desk
        var points = obstacles.requests.map { file in
            desk(
                .wishRequest,
                [
                    "service": surroundings.serviceTitle(file.service), "reference": file.reference.grouped,
                    "status": desk("status", named: file.status.rawValue),
                ]
            )
        }
        if obstacles.appointments > 0 {
            points.append(desk(.countAppointments, count: obstacles.appointments))
        }
        points += obstacles.loans.map { loan in
            let late = loan.due < obstacles.day
            let values = ["tag": loan.tag.description, "date": surroundings.words.date(loan.due)]
            return desk(late ? .wishLoanLate : .wishLoan, values)
        }
        if !obstacles.loans.isEmpty { points.append(desk(.wishBringBack)) }
        if obstacles.reservations > 0 {
            points.append(desk(.wishReserved, count: obstacles.reservations))
        }
        if let asker { points.append(desk(.wishAsked, ["name": asker])) }
        return points
    }
}
