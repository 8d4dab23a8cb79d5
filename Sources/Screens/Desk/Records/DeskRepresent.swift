import Domain
import Ground

/// Records who may act for a resident: who, on which ground, what she may do, and until when.
struct DeskRepresent: DeskScene {
    private enum Stage: Int {
        case who, ground, powers, days, check
    }

    private let person: Person
    private var stage = Stage.who
    private var search: PersonSearch
    private var representative: Person?
    private var authority = Representation.Authority.saidAtDesk
    private var powers: Set<Representation.Power> = []
    private var days = DeskSheet([
        DeskSheet.Line(name: "from", label: .actingFirstDay, hint: .dayHint, width: 16),
        DeskSheet.Line(name: "until", label: .actingLastDay, hint: .actingLastDayHint, width: 16),
    ])
    private var draft: RepresentingDraft?
    /// How often powers were left out, so that each time is a screen of its own.
    private var tooFew = 0
    var refusal: DeskRefusal? { didSet { if case .representation(let why) = refusal { turn(to: why) } } }

    init(_ person: Person, on today: CivilDate) {
        self.person = person
        search = PersonSearch(without: person.id)
        days["from"] = Self.typed(today)
    }

    private static func typed(_ day: CivilDate) -> String { "\(day.day) \(day.month) \(day.year)" }

    /// Back to where it can be mended.
    private mutating func turn(to fault: Representation.Fault) {
        switch fault {
        case .samePerson, .tooYoung: stage = .who
        case .notAChild: stage = .ground
        case .noPowers: stage = .powers
        case .endsTooSoon, .tooLong: stage = .days
        }
    }

    var holdsAnswers: Bool { representative != nil }

    func screen(_ surroundings: Surroundings) -> Screen {
        let (words, desk) = (surroundings.words, surroundings.desk)
        let names = ["name": person.details.name, "representative": representative?.details.name ?? ""]
        var list = DeskList(refused(surroundings))
        switch stage {
        case .who:
            return search.screen(
                "desk.represent",
                title: desk(.actingRecord, names),
                text: desk(.actingWho),
                list.parts,
                surroundings
            )
        case .ground:
            for ground in Representation.Authority.allCases {
                list.add(Self.id(ground), desk("ground", named: ground.rawValue))
            }
        case .powers: addPowers(to: &list, surroundings)
        case .days:
            return days.screen(
                "desk.represent.days",
                title: desk(.actingDays, names),
                before: list.parts,
                button: words(.goOn),
                surroundings
            )
        case .check:
            if let draft { list.parts += draft.parts(surroundings) }
            list.parts.append(.paragraph(desk(.actingCheckText, names)))
            list.add("stay", words(.goBack))
            list.add("save", desk(.actingSave))
        }
        let titles: [Stage: DeskPhrase] = [
            .ground: .actingGround, .powers: .actingPowers, .check: .actingLine,
        ]
        let values = names.merging(["person": person.details.name]) { old, _ in old }
        return Screen(
            id: "desk.represent.\(stage)" + (tooFew > 0 ? "!\(tooFew)" : ""),
            title: desk(titles[stage] ?? .actingLine, values),
            caption: desk(.personCaption, ["number": person.number.grouped]),
            parts: list.parts,
            focus: stage == .powers && tooFew > 0 ? "problem:powers" : ""
        )
    }

    private func addPowers(to list: inout DeskList, _ surroundings: Surroundings) {
        let words = surroundings.words
        if tooFew > 0 {
            let message = surroundings.desk(.actingPowersMissing)
            list.parts += [
                .problems(
                    title: words(.problemTitle),
                    [Part.Problem(id: "problem:powers", message: message)]
                ),
                .mistake(words(.errorPrefix, ["message": message])),
            ]
        }
        for power in Representation.Power.allCases {
            let isTicked = powers.contains(power)
            list.add(Self.id(power), words("power", named: power.rawValue), mark: .tick(isTicked))
        }
        list.button("powers", words(.goOn))
    }

    private static func id(_ ground: Representation.Authority) -> ElementID {
        ElementID("ground:\(ground.rawValue)")
    }

    private static func id(_ power: Representation.Power) -> ElementID {
        ElementID("power:\(power.rawValue)")
    }

    mutating func write(_ text: String, in field: ElementID) {
        if stage == .days { days.write(text, in: field) } else { search.write(text, in: field) }
    }

    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? {
        stage == .who ? search.find(text) : nil
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        switch stage {
        case .who:
            switch search.press(id) {
            case .steps(let steps): return steps
            case .chosen(let found): (representative, stage) = (found, .ground)
            }
        case .ground: takeGround(id, moment)
        case .powers: takePower(id)
        case .days:
            if case .steps(let steps) = days.press(id) { return steps }
            takeDays(moment)
        case .check:
            guard id == "save", let draft else {
                stage = .days
                return []
            }
            return [.perform(.desk(.record(.represent(draft))))]
        }
        return []
    }

    private mutating func takeGround(_ id: ElementID, _ moment: Moment) {
        guard let ground = Representation.Authority.allCases.first(where: { Self.id($0) == id }) else {
            return
        }
        authority = ground
        // What was only said holds for a year at most.
        let latest = moment.today.adding(months: Representation.mostMonthsOnHerWord)
        if ground == .saidAtDesk, days["until"].isEmpty, let latest { days["until"] = Self.typed(latest) }
        stage = .powers
    }

    private mutating func takePower(_ id: ElementID) {
        if let power = Representation.Power.allCases.first(where: { Self.id($0) == id }) {
            if powers.remove(power) == nil { powers.insert(power) }
        } else if id == "powers" {
            if powers.isEmpty { tooFew += 1 } else { (stage, tooFew) = (.days, 0) }
        }
    }

    private mutating func takeDays(_ moment: Moment) {
        let from = CivilDate(typed: days["from"])
        let until = CivilDate(typed: days["until"])
        guard let from else { return days.note(.dayHint, in: "from") }
        guard until != nil || days["until"].isEmpty else { return days.note(.dayHint, in: "until") }
        guard let representative else { return }
        days.clearMistake()
        draft = RepresentingDraft(
            person: person.id,
            representative: representative.id,
            powers: powers,
            authority: authority,
            from: from,
            until: until
        )
        stage = .check
    }

    mutating func back(_ moment: Moment) -> [Step] {
        refusal = nil
        if stage == .who { return search.back() }
        stage = Stage(rawValue: stage.rawValue - 1) ?? .who
        return []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .people(let people): search.take(people)
        case .record(.representing): return [.close, .tell(.desk(news))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.actingHelp)] }
}

extension RepresentingDraft {
    /// On which ground, what is allowed, and when.
    func parts(_ surroundings: Surroundings) -> [Part] {
        let days = Representation.days(from, until, surroundings)
        return Representation.parts(authority, powers, days, surroundings.words)
    }
}
