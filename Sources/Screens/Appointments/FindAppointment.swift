import Domain
import Ground

/// Finds the appointment of a visitor without an account, by its reference and the way to be reached she gave with it.
struct FindAppointment: Scene {
    static let referenceField: ElementID = "field:reference"
    static let reachField: ElementID = "field:reach"

    private var texts: [ElementID: String] = [:]
    private var mistake: AskedPage.Mistake?
    /// What was asked last.
    private var proof: VisitorProof?
    /// What is said at the top.
    private var notice: Phrase?
    /// Counts what was told, so that each time is a screen of its own.
    private var turns = 0

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var screen = AskedPage(
            id: "appointment.find",
            title: words(.meetingFindTitle),
            before: notice.map { [.notice(words($0))] } ?? [],
            fields: [
                Part.Field(
                    id: Self.referenceField,
                    label: words(.sentReference),
                    hint: words(.meetingReferenceHint),
                    text: texts[Self.referenceField, default: ""],
                    width: 14
                ),
                Part.Field(
                    id: Self.reachField,
                    label: words(.meetingFindReach),
                    hint: words(.meetingFindReachHint),
                    text: texts[Self.reachField, default: ""]
                ),
            ],
            mistake: mistake,
            button: words(.goOn)
        ).screen(words)
        if turns > 0 { screen.id += "!\(turns)" }
        screen.caption = surroundings.hub.name
        return screen
    }

    mutating func write(_ text: String, in field: ElementID) { texts[field] = text }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if mistake.map({ AskedPage.problem(of: $0.field) }) == id, let field = mistake?.field {
            return [.focus(field)]
        }
        switch id {
        case Self.referenceField: return [.focus(Self.reachField)]
        case Self.reachField, "continue": return look()
        default: return []
        }
    }

    private mutating func look() -> [Step] {
        (notice, mistake) = (nil, nil)
        guard let reference = try? Reference(reading: texts[Self.referenceField, default: ""]) else {
            return note(Self.referenceField, .meetingReferenceWrong)
        }
        let reach = texts[Self.reachField, default: ""]
        guard reach.contains(where: { $0.isNumber || $0 == "@" }) else {
            return note(Self.reachField, .meetingReachWrong)
        }
        let proof = VisitorProof(reference, reach: reach)
        self.proof = proof
        return [.perform(.appointment(.visiting(proof, .mine)))]
    }

    private mutating func note(_ field: ElementID, _ phrase: Phrase) -> [Step] {
        turns += 1
        mistake = AskedPage.Mistake(field: field, phrase: phrase, count: turns)
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .appointment(let news) = outcome else { return [] }
        turns += 1
        switch news {
        case .mine(let found):
            guard let proof else { return [] }
            return [.close, .open(MyAppointments(proof, found))]
        case .unknown: notice = .meetingFindNone
        case .locked: notice = .meetingFindLocked
        case .notNow: notice = .mineNotNow
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.meetingHelp)] }
}
