import Domain

// What a resident has, in the single view of her.
extension DeskPersonLending {
    /// Her loans, reservations and places in queues; a heading only where there is one.
    func add(to list: inout DeskList, _ surroundings: Surroundings) {
        let desk = surroundings.desk
        let isEmpty = loans.isEmpty && reservations.isEmpty && holds.isEmpty && gifts.isEmpty
        if !isEmpty || !acts.isEmpty || group != nil {
            list.parts.append(.heading(desk(.personLending)))
        }
        for line in loans {
            list.add(line.elementID, line.words(surroundings), hint: line.hint(surroundings))
        }
        if pastLoans > 0 { list.add("past-loans", desk(.personPastLoans, count: pastLoans)) }
        for line in reservations {
            list.add(line.elementID, line.waits(surroundings), hint: line.hint(surroundings))
        }
        if let group { list.add("borrower-group", group.line(surroundings), hint: group.hint(surroundings)) }
        var lines = holds.map { $0.whole(surroundings) } + gifts.map { words(for: $0, surroundings) }
        lines += acts.map { words(for: $0, surroundings) }
        if !lines.isEmpty { list.parts.append(.points(lines)) }
    }

    private func words(for act: LoanAct, _ surroundings: Surroundings) -> String {
        let what = surroundings.words("act", named: act.act.rawValue)
        return surroundings.desk(
            .loanAct,
            ["date": surroundings.date(act.at), "name": act.by, "what": what]
        )
    }

    private func words(for gift: Gift, _ surroundings: Surroundings) -> String {
        let date = surroundings.words.date(surroundings.day(gift.at))
        switch gift.thing {
        case .consumable(_, let kind, let quantity):
            return surroundings.desk(
                .personGiven,
                ["thing": kind, "count": surroundings.words.number(quantity), "date": date]
            )
        case .device(_, let tag):
            return surroundings.desk(
                .personGiven,
                ["thing": tag.description, "count": surroundings.words.number(1), "date": date]
            )
        }
    }

    /// What a press on one of these lines does; nil for another element.
    func press(_ id: ElementID, of person: Person, _ member: StaffMember) -> [Step]? {
        if let line = loans.first(where: { $0.elementID == id }) {
            return [.perform(.desk(.lending(.loan(line.loan.id))))]
        }
        if let line = reservations.first(where: { $0.elementID == id }) {
            let ask = DeskHandOutAsk(person: person.id, reservation: line.reservation.id)
            return [.perform(.desk(.lending(.prepare(ask))))]
        }
        if id == "past-loans" { return [.perform(.desk(.lending(.pastLoans(person.id))))] }
        if id == "borrow" { return [.perform(.desk(.lending(.shelf(person.id))))] }
        if id == "borrower-group", let group { return [.open(DeskGroup(group, of: person, member))] }
        return nil
    }
}
