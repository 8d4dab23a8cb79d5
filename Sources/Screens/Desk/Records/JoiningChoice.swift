import Domain

/// Two records side by side, and which detail of which is kept.
struct JoiningChoice: Sendable {
    /// One line of a record that may differ.
    private enum Line: String, CaseIterable {
        case account, name, born, address, phone, email
    }

    private let pair: RecordPair
    /// Which of the two is kept, line by line; the line of the account decides which record stays.
    private var kept: [Line: Int]

    init(_ pair: RecordPair) {
        self.pair = pair
        let people = pair.sides
        // She goes on signing in as she does, where only one of the two has a PIN.
        let first = !people[0].hasPIN && people[1].hasPIN ? 1 : 0
        kept = [:]
        for line in Line.allCases {
            kept[line] = Self.isEmpty(line, people[first].person) ? 1 - first : first
        }
    }

    private static func isEmpty(_ line: Line, _ person: Person) -> Bool {
        switch line {
        case .account, .name, .born: false
        case .address: person.details.address.isEmpty && person.details.postcode.isEmpty
        case .phone: person.details.phone.isEmpty
        case .email: person.details.email.isEmpty
        }
    }

    private func side(_ line: Line) -> RecordPair.Side { pair.sides[kept[line] ?? 0] }

    private var stays: RecordPair.Side { side(.account) }
    private var goes: RecordPair.Side { pair.sides[1 - (kept[.account] ?? 0)] }

    private static func id(_ line: Line, _ index: Int) -> ElementID {
        ElementID("\(line.rawValue):\(index + 1)")
    }

    mutating func choose(_ id: ElementID) {
        for line in Line.allCases {
            for index in 0...1 where Self.id(line, index) == id { kept[line] = index }
        }
    }

    /// What is to be done.
    var plan: JoiningPlan {
        var details = side(.name).person.details
        details.born = side(.born).person.details.born
        let address = side(.address).person.details
        (details.address, details.postcode) = (address.address, address.postcode)
        details.phone = side(.phone).person.details.phone
        details.email = side(.email).person.details.email
        return JoiningPlan(keeping: stays.person, joining: goes.person, as: details)
    }
}

// On the screen.
extension JoiningChoice {
    /// The lines that differ, each with both to choose from; then what is the same, and what goes along.
    func add(to list: inout DeskList, _ surroundings: Surroundings) {
        let desk = surroundings.desk
        let (one, two) = (pair.sides[0].person, pair.sides[1].person)
        let why = one.details.likeness(to: two.details).map { desk("likeness", named: $0.rawValue) }
        list.parts.append(
            .paragraph(
                why.isEmpty ? desk(.joinNotAlike) : desk(.duplicatesWhy, ["why": why.joined(separator: ", ")])
            )
        )
        var same: [String] = []
        for line in Line.allCases {
            let values = pair.sides.map { value(line, $0, surroundings) }
            let isOpen = values[0] != values[1] && !pair.sides.contains { Self.isEmpty(line, $0.person) }
            guard isOpen else {
                let text = value(line, side(line), surroundings)
                let label = label(line, desk)
                same.append(desk(.detail, ["label": label, "text": text.isEmpty ? desk(.none) : text]))
                continue
            }
            list.parts.append(.heading(label(line, desk)))
            for index in 0...1 {
                let number = ["number": pair.sides[index].person.number.grouped]
                list.add(
                    Self.id(line, index),
                    values[index],
                    hint: line == .account ? nil : desk(.joinFrom, number),
                    mark: .radio(kept[line] == index)
                )
            }
        }
        if !same.isEmpty { list.parts += [.heading(desk(.joinSame)), .points(same)] }
        list.parts += [.heading(desk(.joinAlong)), .points(along(desk))]
    }

    private func label(_ line: Line, _ desk: DeskWords) -> String {
        switch line {
        case .account: desk(.joinAccount)
        case .name: desk(.name)
        case .born: desk(.born)
        case .address: desk(.address)
        case .phone: desk(.phone)
        case .email: desk(.email)
        }
    }

    private func value(_ line: Line, _ side: RecordPair.Side, _ surroundings: Surroundings) -> String {
        let details = side.person.details
        switch line {
        case .account:
            let phrase: DeskPhrase = side.hasPIN ? .joinWithPIN : .joinWithoutPIN
            return surroundings.desk(phrase, ["number": side.person.number.grouped])
        case .name: return details.name
        case .born: return surroundings.words.date(details.born)
        case .address:
            return (details.address + [details.postcode]).filter { !$0.isEmpty }.joined(separator: ", ")
        case .phone: return details.phone
        case .email: return details.email
        }
    }

    /// What belongs to each of the two, and what cannot stand twice.
    private func along(_ desk: DeskWords) -> [String] {
        var points = pair.sides.map { side in
            let counts = side.belongings.points(desk)
            let number = side.person.number.grouped
            let what = counts.isEmpty ? desk(.none) : counts.joined(separator: ", ")
            return desk(.joinBelongings, ["number": number, "what": what])
        }
        if goes.twins > 0 { points.append(desk(.joinTwins, count: goes.twins)) }
        return points
    }

    /// Everything once more, before it is done.
    func summary(_ surroundings: Surroundings) -> [Part] {
        let desk = surroundings.desk
        let numbers = ["kept": stays.person.number.grouped, "gone": goes.person.number.grouped]
        let person = plan.details
        var points = Line.allCases.dropFirst().map { line in
            let text = value(line, side(line), surroundings)
            return desk(.detail, ["label": label(line, desk), "text": text.isEmpty ? desk(.none) : text])
        }
        points.append(desk(.joinNumbers, numbers))
        if [stays, goes].contains(where: { $0.person.card != nil }) { points.append(desk(.joinCards)) }
        let pin: DeskPhrase = stays.hasPIN ? .joinPINStays : goes.hasPIN ? .joinPINOther : .joinNoPIN
        points.append(desk(pin, numbers))
        points += along(desk)
        return [
            .paragraph(desk(.joinCheckText, ["name": person.name])), .points(points),
            .notice(desk(.joinForGood)),
        ]
    }
}

extension Belongings {
    /// What there is, each with its number; nothing of what there is none.
    func points(_ desk: DeskWords) -> [String] {
        let counts: [(Int, DeskPhrase)] = [
            (requests, .countRequests), (openRequests, .countOpen), (messages, .countMessages),
            (appointments, .countAppointments), (forms, .countForms),
            (representations, .countRepresentations), (changes, .countChanges),
        ]
        return counts.filter { $0.0 > 0 }.map { desk($0.1, count: $0.0) }
    }
}
