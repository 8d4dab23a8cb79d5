import Domain
import Forms

/// The first screen: what can be done here, and ways to find it.
///
/// Few services stand here themselves. Where there are many, their headings do, after those that are used most.
struct Front: Scene {
    /// So many services can be chosen with one digit each; more are kept under their headings.
    private static let mostServices = 9
    /// How many of the most used services stand at the top; with fewer there is nothing to say yet.
    private static let mostUsed = 3...5

    /// Whether the visit before this one broke off, and what was answered can be carried on with.
    private var offersToResume: Bool
    private var opening = ServiceOpening()

    init(_ surroundings: Surroundings) {
        offersToResume = surroundings.interrupted != nil
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var list = FrontList(opening.notice(words))
        if let person = surroundings.person {
            list.parts.append(.paragraph(words(.accountSignedIn, ["name": person.details.name])))
        }
        if offersToResume {
            list.parts.append(.notice(words(.interruptedText)))
            list.add("resume", words(.interruptedResume))
        } else if surroundings.person != nil || list.parts.isEmpty {
            let how: Phrase =
                switch surroundings.settings.keys.means {
                case .keyboard: .frontText
                case .keypad: .padNumber
                case .oneSwitch: .switchPress
                }
            list.parts.append(.paragraph(words(how)))
        }
        if surroundings.services.count > Self.mostServices {
            addMostUsed(to: &list, surroundings)
            list.parts.append(.heading(words(.frontSubjects)))
            for category in surroundings.categories { list.add(Self.id(category), category.title) }
        } else {
            for category in surroundings.categories { list.add(category.services, under: category.title) }
        }
        addAccount(to: &list, surroundings)
        list.parts.append(.heading(words(.meetingFront)))
        list.add("make-appointment", words(.meetingFrontMake))
        list.add("here", words(.meetingHere))
        list.add("visit", words(.meetingVisit))
        list.parts.append(.heading(words(.frontMoreWays)))
        list.add("find", words(.frontFind))
        list.add("all", words(.frontAll))
        list.parts.append(.heading(words(.frontSaved)))
        list.add("saved", words(.frontCarryOn))
        if surroundings.hub.lends {
            list.parts.append(.heading(words(.borrowHeading)))
            list.add("borrow", words(.borrowFront))
        }
        return Screen(
            id: "front" + (surroundings.person == nil ? "" : ".signed-in")
                + (offersToResume ? ".interrupted" : opening.suffix),
            title: words(.frontTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    private func addAccount(to list: inout FrontList, _ surroundings: Surroundings) {
        let words = surroundings.words
        list.parts.append(.heading(words(.accountFront)))
        let entries: [(ElementID, Phrase)] =
            surroundings.person == nil
            ? [("sign-in", .accountSignIn), ("register", .accountOpen)]
            : [("account", .accountMine), ("sign-out", .accountSignOut)]
        for (id, label) in entries { list.add(id, words(label)) }
    }

    /// A card on the first screen is the beginning of signing in.
    func scanned(_ card: String, _ surroundings: Surroundings) -> [Step]? {
        surroundings.person == nil ? [.open(SignIn(card: card))] : nil
    }

    private func addMostUsed(to list: inout FrontList, _ surroundings: Surroundings) {
        let services = surroundings.mostUsed.compactMap(surroundings.service).prefix(Self.mostUsed.upperBound)
        guard services.count >= Self.mostUsed.lowerBound else { return }
        list.add(Array(services), under: surroundings.words(.frontMostUsed))
    }

    private static func id(_ category: ServiceCategory) -> ElementID {
        ElementID("category:\(category.code)")
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "resume": return surroundings.interrupted.map { [.perform(.resume($0))] } ?? []
        case "find": return [.open(FindService())]
        case "all": return [.open(ServiceList.all)]
        case "saved": return [.open(CarryOn())]
        case "borrow": return [.open(BorrowPurposes())]
        case "sign-in": return [.open(SignIn())]
        case "register": return [.perform(.account(.begin))]
        case "account": return [.open(MyAccount())]
        case "make-appointment": return [.open(MakeAppointment())]
        case "here": return [.open(Arriving.appointment(surroundings))]
        case "visit": return [.open(Arriving.visit)]
        case "sign-out": return [.end]
        default: break
        }
        if let category = surroundings.categories.first(where: { id == Self.id($0) }) {
            return [.open(ServiceList(category))]
        }
        return opening.press(id, surroundings)
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .resumed:
            guard let resumed = FormJourney(resumed: outcome, surroundings, moment) else { return [] }
            offersToResume = false
            return resumed.opened
        case .account(.begun(let operation)): return [.open(Register(operation))]
        case .begun, .unavailable:
            offersToResume = false
            return opening.receive(outcome, surroundings)
        default:
            return []
        }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.frontHelp)] }
}

/// The parts of the front, its choices numbered as they come.
private struct FrontList {
    var parts: [Part]
    private var number = 1

    init(_ parts: [Part]) { self.parts = parts }

    mutating func add(_ id: ElementID, _ label: String) {
        parts.append(.choice(Part.Choice(id: id, number: number, label: label)))
        number += 1
    }

    mutating func add(_ services: [Service], under heading: String) {
        parts.append(.heading(heading))
        parts += ServiceOpening.choices(services, from: number, withHints: false)
        number += services.count
    }
}
