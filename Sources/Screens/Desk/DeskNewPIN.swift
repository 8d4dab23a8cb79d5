import Domain

/// Gives a resident a new PIN, after staff made sure of who she is.
struct DeskNewPIN: DeskScene {
    private let person: Person
    private var seen: Set<IdentityProofs.Kind> = []
    private var tooFew = 0
    var refusal: DeskRefusal?

    init(_ person: Person) { self.person = person }

    private static func id(_ kind: IdentityProofs.Kind) -> ElementID { ElementID("proof:\(kind.rawValue)") }

    func screen(_ surroundings: Surroundings) -> Screen {
        let (words, desk) = (surroundings.words, surroundings.desk)
        var parts: [Part] = []
        parts += refused(surroundings)
        if tooFew > 0 {
            let problem = Part.Problem(id: "problem:proofs", message: desk(.proofsTooFew))
            parts += [
                .problems(title: words(.problemTitle), [problem]),
                .mistake(words(.errorPrefix, ["message": desk(.proofsTooFew)])),
            ]
        }
        parts.append(.paragraph(desk(.proofsText)))
        var list = DeskList(parts)
        for kind in IdentityProofs.Kind.allCases {
            let isSeen = seen.contains(kind)
            list.add(Self.id(kind), desk("proof", named: kind.rawValue), mark: .tick(isSeen))
        }
        list.button("give", desk(.proofsGo))
        let title = desk(.proofsTitle, ["name": person.details.name])
        return Screen(
            id: "desk.proofs" + (tooFew > 0 ? "!\(tooFew)" : ""),
            title: tooFew > 0 ? words(.errorPrefix, ["message": title]) : title,
            caption: desk(.personCaption, ["number": person.number.grouped]),
            parts: list.parts,
            focus: tooFew > 0 ? "problem:proofs" : Self.id(.libraryCard)
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        if id == "problem:proofs" { return [.focus(Self.id(.libraryCard))] }
        if let kind = IdentityProofs.Kind.allCases.first(where: { Self.id($0) == id }) {
            if seen.remove(kind) == nil { seen.insert(kind) }
            return []
        }
        guard let proofs = try? IdentityProofs(seen: seen) else {
            tooFew += 1
            return []
        }
        return [.perform(.desk(.givePIN(person.id, proofs)))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .newPIN(let pin, let person):
            return [.close, .tell(.desk(news)), .open(DeskShowPIN(pin, person))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.proofsHelp)] }
}

/// A PIN that was given, once, to read out or to print.
struct DeskShowPIN: Scene {
    private let pin: PIN
    private let name: String
    /// The number of the account, or the login.
    private let number: String
    private let person: Person?
    /// Who registered her, and goes on to her record; nil where the record is open under this.
    private let member: StaffMember?
    private var told: DeskPhrase?

    init(_ pin: PIN, _ person: Person, thenBy member: StaffMember? = nil) {
        (self.pin, name, number) = (pin, person.details.name, person.number.grouped)
        (self.person, self.member) = (person, member)
    }

    /// The PIN of one of the staff.
    init(_ pin: PIN, staff: StaffMember) {
        (self.pin, name, number, person, member) = (pin, staff.name, staff.login, nil, nil)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var parts: [Part] = []
        if let told { parts.append(.notice(desk(told))) }
        parts += [
            .reference(
                label: desk(.newPINLabel),
                code: String(pin.digits.prefix(3) + " " + pin.digits.suffix(3)),
                spoken: pin.digits.map { String($0) }.joined(separator: ", ")
            ),
            .paragraph(desk(person == nil ? .newPINLogin : .newPINNumber, ["number": number])),
            .paragraph(desk(.newPINOnce)),
        ]
        var list = DeskList(parts)
        list.button("done", desk(.newPINDone))
        if surroundings.equipment.hasPrinter { list.button("print", desk(.newPINPrint)) }
        return Screen(
            id: "desk.new-pin",
            title: desk(.newPINTitle, ["name": name]),
            caption: surroundings.hub.name,
            parts: list.parts,
            focus: "done"
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard id == "print" else {
            return if let person, member != nil { [.perform(.desk(.look(person.id)))] } else { [.close] }
        }
        let desk = surroundings.desk
        told = .newPINPrinting
        let lines = [
            desk(person == nil ? .newPINLogin : .newPINNumber, ["number": number]),
            "\(desk(.newPINLabel)): \(pin.digits)", desk(.newPINPaper),
        ]
        let part = Printout.Part(heading: name, lines: lines)
        return [.perform(.print(Printout(title: surroundings.hub.name, parts: [part], isLarge: true)))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.person(let view)):
            guard let member else { return [.close] }
            return [.close, .open(DeskPerson(view, member))]
        case .desk(.refused): return [.close]
        case .printed: told = .newPINPrinted
        case .printFailed: told = .newPINNotPrinted
        default: break
        }
        return []
    }

    func back(_ moment: Moment) -> [Step] { [.close] }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.newPINHelp)] }
}
