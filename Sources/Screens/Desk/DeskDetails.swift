import Domain
import Ground

/// What is known of a resident, to be corrected, or to be told at the desk to open an account.
struct DeskDetails: Scene {
    private enum Task {
        case change(Person)
        case register(StaffMember)
    }

    private let task: Task
    private var sheet: DeskSheet
    private let focus: String?
    /// Residents who may be the one that is to be registered.
    private var alike: [Person] = []
    private var isSure = false

    /// Corrects what is known of a resident, beginning at one of the details.
    init(changing person: Person, at focus: String) {
        task = .change(person)
        self.focus = focus
        sheet = Self.sheet(withCard: false)
        let details = person.details
        sheet["name"] = details.name
        sheet["born"] = "\(details.born.day) \(details.born.month) \(details.born.year)"
        sheet["address"] = details.address.joined(separator: ", ")
        sheet["postcode"] = details.postcode
        sheet["phone"] = details.phone
        sheet["email"] = details.email
    }

    /// Opens an account for somebody who stands at the desk.
    init(registeringBy member: StaffMember) {
        task = .register(member)
        focus = nil
        sheet = Self.sheet(withCard: true)
    }

    private static func sheet(withCard: Bool) -> DeskSheet {
        var lines = [
            DeskSheet.Line(name: "name", label: .name),
            DeskSheet.Line(name: "born", label: .born, hint: .bornHint, width: 16),
            DeskSheet.Line(name: "address", label: .address, hint: .addressHint),
            DeskSheet.Line(name: "postcode", label: .postcode, width: 10),
            DeskSheet.Line(name: "phone", label: .phone, width: 20),
            DeskSheet.Line(name: "email", label: .email),
        ]
        if withCard {
            lines.append(
                DeskSheet.Line(name: "card", label: .card, hint: .cardHint, width: 20, takesCode: true)
            )
        }
        return DeskSheet(lines)
    }

    var holdsAnswers: Bool { if case .register = task { !sheet.isEmpty } else { false } }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        guard alike.isEmpty || isSure else { return alikeScreen(surroundings) }
        switch task {
        case .change(let person):
            return sheet.screen(
                "desk.details",
                title: desk(.detailsTitle, ["name": person.details.name]),
                button: desk(.save),
                focus: focus,
                surroundings
            )
        case .register:
            return sheet.screen(
                "desk.register",
                title: desk(.registerTitle),
                button: desk(.registerGo),
                surroundings
            )
        }
    }

    private func alikeScreen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList([.paragraph(desk(.alikeText))])
        for person in alike {
            list.add(person.elementID, person.details.name, hint: person.hint(surroundings))
        }
        list.add("new", desk(.alikeNew))
        return Screen(
            id: "desk.alike",
            title: desk(.alikeTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if !alike.isEmpty, !isSure {
            if let person = alike.first(where: { $0.elementID == id }) {
                return [.perform(.desk(.look(person.id)))]
            }
            isSure = id == "new"
            return isSure ? submit(moment) : []
        }
        if case .steps(let steps) = sheet.press(id) { return steps }
        return submit(moment)
    }

    private mutating func submit(_ moment: Moment) -> [Step] {
        guard let details = read(on: moment.today) else { return [] }
        switch task {
        case .change(let person): return [.perform(.desk(.change(person.id, details)))]
        case .register:
            let typed = sheet["card"]
            let card = CardNumber(reading: typed)
            guard typed.isEmpty || card != nil else {
                sheet.note(.cardWrong, in: "card")
                return []
            }
            return [.perform(.desk(.register(details, card, isSure: isSure)))]
        }
    }

    /// What was typed, or nil with what is wrong noted.
    private mutating func read(on today: CivilDate) -> PersonDetails? {
        guard sheet["name"].contains(where: \.isLetter) else {
            sheet.note(.nameMissing, in: "name")
            return nil
        }
        guard let born = CivilDate(typed: sheet["born"]), DateOfBirth.range(on: today).contains(born) else {
            sheet.note(.bornWrong, in: "born")
            return nil
        }
        let email = sheet["email"]
        guard email.isEmpty || email.dropFirst().dropLast().contains("@") else {
            sheet.note(.emailWrong, in: "email")
            return nil
        }
        return PersonDetails(
            name: sheet["name"],
            born: born,
            address: sheet["address"].split(separator: ",").map { String($0) },
            postcode: sheet["postcode"],
            phone: sheet["phone"],
            email: email
        )
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard !alike.isEmpty, !isSure else { return [.close] }
        alike = []
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .desk(let news) = outcome else { return [] }
        switch (news, task) {
        case (.person(let view), .register(let member)):
            return [.close, .open(DeskPerson(view, member))]
        case (.person, .change): return [.close, .tell(outcome)]
        case (.alike(let people), _): alike = people
        case (.newPIN(let pin, let person), .register(let member)):
            return [.close, .open(DeskShowPIN(pin, person, thenBy: member))]
        case (.refused(.notSignedIn), _): return [.end]
        case (.refused(.cardTaken), _): sheet.note(.refusedCard, in: "card")
        case (.refused, _): sheet.note(.refusedStore, in: "name")
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.detailsHelp)] }
}

extension CivilDate {
    /// A day as staff type it: day, month and year in numbers, with any signs between them.
    init?(typed text: String) {
        let parts = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
        guard parts.count == 3, (1_000...9_999).contains(parts[2]) else { return nil }
        self.init(year: parts[2], month: parts[1], day: parts[0])
    }
}

/// The library card of a resident: another one, or none.
struct DeskCard: Scene {
    private let person: Person
    private var sheet = DeskSheet([
        DeskSheet.Line(name: "card", label: .card, hint: .cardScan, width: 20, takesCode: true)
    ])

    init(_ person: Person) { self.person = person }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        let had: DeskPhrase = person.card == nil ? .cardHasNone : .cardHas
        return sheet.screen(
            "desk.card",
            title: desk(.cardTitle, ["name": person.details.name]),
            before: [.paragraph(desk(had, ["card": person.card?.description ?? ""]))],
            button: desk(.save),
            after: person.card == nil
                ? [] : [.button(Part.Button(id: "none", label: desk(.cardTakeAway)))],
            surroundings
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? {
        sheet["card"] = text
        return submit()
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if id == "none" { return [.perform(.desk(.setCard(person.id, nil)))] }
        if case .steps(let steps) = sheet.press(id) { return steps }
        return submit()
    }

    private mutating func submit() -> [Step] {
        guard let card = CardNumber(reading: sheet["card"]) else {
            sheet.note(.cardWrong, in: "card")
            return []
        }
        return [.perform(.desk(.setCard(person.id, card)))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.person): return [.close, .tell(outcome)]
        case .desk(.refused(.cardTaken)): sheet.note(.refusedCard, in: "card")
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused): sheet.note(.refusedStore, in: "card")
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.cardScan)] }
}
