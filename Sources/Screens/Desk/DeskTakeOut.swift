import Domain

/// Everything that is held on a resident, for her to take away on paper.
struct DeskTakeOut: DeskScene, DeskAsking {
    private let person: Person
    private var data: HeldData?
    private var told: DeskPhrase?
    private var isPrinting = false
    var refusal: DeskRefusal?
    var isWanted = true
    var asks: DeskAct { .takeOut(person.id) }

    init(_ person: Person) { self.person = person }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        if let told { list.parts.append(.notice(desk(told))) }
        list.parts.append(.paragraph(desk(.takeOutText)))
        if let data {
            let lines = data.sections.map { section in
                desk(
                    .takeOutTable,
                    count: section.rows.count,
                    ["what": surroundings.words.heldTitle(section.table)]
                )
            }
            list.parts.append(.points(lines))
            let command = desk(.takeOutFile, ["number": person.number.description])
            if surroundings.equipment.hasPrinter, !isPrinting {
                list.button("ordinary", desk(.takeOutPrint))
                list.button("large", desk(.takeOutPrintLarge))
            }
            list.parts.append(.paragraph(command))
        }
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.take-out" + (told.map { "!\($0.rawValue)" } ?? ""),
            title: desk(.takeOutTitle, ["name": person.details.name]),
            caption: desk(.personCaption, ["number": person.number.grouped]),
            parts: list.parts,
            focus: "return"
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard id == "ordinary" || id == "large", let data else { return [.close] }
        (isPrinting, told) = (true, .takeOutPrinting)
        return [.perform(.print(data.printout(surroundings, isLarge: id == "large")))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .printed: (isPrinting, told) = (false, .takeOutPrinted)
        case .printFailed: (isPrinting, told) = (false, .newPINNotPrinted)
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused(let why)): refusal = why
        case .desk(let news): return take(news)
        default: break
        }
        return []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .held(let found): data = found
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.takeOutText)] }
}
