import Domain

// What a resident has, in the single view of her.
extension DeskPersonLending {
    /// Her loans, reservations and places in queues; a heading only where there is one.
    func add(to list: inout DeskList, _ surroundings: Surroundings) {
        let desk = surroundings.desk
        if !loans.isEmpty || !reservations.isEmpty || !holds.isEmpty || !gifts.isEmpty {
            list.parts.append(.heading(desk(.personLending)))
        }
        for line in loans {
            list.add(line.elementID, line.words(surroundings), hint: line.hint(surroundings))
        }
        for line in reservations {
            list.add(line.elementID, line.waits(surroundings), hint: line.hint(surroundings))
        }
        let lines = holds.map { $0.words(surroundings) } + gifts.map { words(for: $0, surroundings) }
        if !lines.isEmpty { list.parts.append(.points(lines)) }
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
        return nil
    }
}
