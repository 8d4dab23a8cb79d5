import Domain
import Ground

/// Tells the hub that somebody has come: for an appointment, or without one; then says her place and the wait.
struct Arriving: Scene {
    enum Page: Hashable {
        /// How her appointment can be found.
        case ways
        case reference
        case card
        case named
        /// Her own appointments of today, where she is signed in.
        case own
        /// Why she is not checked in.
        case told(Appointment.Refusal?)
        /// Whom she has come to see, with the wait for each.
        case teams
        /// What she can be called.
        case name
        case here
        case left
    }

    static let referenceField: ElementID = "field:reference"
    static let cardField: ElementID = "field:card"
    static let nameField: ElementID = "field:name"
    static let timeField: ElementID = "field:time"

    /// The page it begins with.
    private let first: Page
    var page: Page
    var trail: [Page] = []
    var texts: [ElementID: String] = [:]
    var mistake: AskedPage.Mistake?
    var own: [MeetingView]?
    var queues: [MeetingQueue]?
    var team: String?
    var place: MeetingPlace?
    var failed = false
    /// Counts what was told, so that each time is a screen of its own.
    var turns = 0
    private var wanted: AppointmentAct?

    /// Somebody who has an appointment.
    static func appointment(_ surroundings: Surroundings) -> Self {
        surroundings.person == nil ? Self(.ways, nil) : Self(.own, .mine)
    }

    /// Somebody without one.
    static var visit: Self { Self(.teams, .queues) }

    private init(_ first: Page, _ wanted: AppointmentAct?) {
        (self.first, page, self.wanted) = (first, first, wanted)
    }

    mutating func wanting() -> [Effect] {
        guard let act = wanted else { return [] }
        wanted = nil
        return [.appointment(act)]
    }

    mutating func go(_ next: Page) {
        trail.append(page)
        show(next)
    }

    mutating func show(_ next: Page) {
        (page, mistake) = (next, nil)
        turns += 1
        switch next {
        case .teams: (queues, wanted) = (nil, .queues)
        default: break
        }
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard page != .here, page != .left, let last = trail.popLast() else { return [.close] }
        show(last)
        return []
    }

    mutating func write(_ text: String, in field: ElementID) { texts[field] = text }

    var isSafelyKept: Bool { place != nil }

    /// A card under the reader says who it is.
    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? {
        switch page {
        case .ways, .card, .reference, .named:
            guard let name = try? SignInName(reading: text) else { return nil }
            return [.perform(.appointment(.arrive(.card(name))))]
        default: return nil
        }
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if mistake.map({ AskedPage.problem(of: $0.field) }) == id, let field = mistake?.field {
            return [.focus(field)]
        }
        switch id {
        case "return": return failed || trail.isEmpty ? [.close] : back(moment)
        case "done": return [.end]
        case "home": return [.home]
        case "try-again":
            failed = false
            turns += 1
            if page == .own { wanted = .mine } else if page == .teams { wanted = .queues }
        case "by-reference": go(.reference)
        case "by-card": go(.card)
        case "by-name": go(.named)
        case "ways": go(.ways)
        case "wait": go(.teams)
        case "have-one":
            return [.close, .open(surroundings.person == nil ? FindAppointment() : MyAppointments())]
        case "leave": return place.map { [.perform(.appointment(.leave($0.visit.id)))] } ?? []
        case "continue", Self.referenceField, Self.cardField, Self.timeField: return finish()
        case Self.nameField: return page == .named ? [.focus(Self.timeField)] : finish()
        default: return choose(id, surroundings)
        }
        return []
    }

    private mutating func choose(_ id: ElementID, _ surroundings: Surroundings) -> [Step] {
        if let view = own?.first(where: { id == $0.elementID }) {
            return [.perform(.appointment(.arrive(.appointment(view.appointment.id))))]
        }
        guard let queue = queues?.first(where: { id == ElementID("team:\($0.code)") }) else { return [] }
        team = queue.code
        // Who is signed in has a name.
        guard surroundings.person == nil else {
            return [.perform(.appointment(.join(team: queue.code, name: "")))]
        }
        go(.name)
        return []
    }

    private mutating func finish() -> [Step] {
        switch page {
        case .reference:
            guard let reference = try? Reference(reading: texts[Self.referenceField, default: ""]) else {
                return note(Self.referenceField, .meetingReferenceWrong)
            }
            return [.perform(.appointment(.arrive(.reference(reference))))]
        case .card:
            guard let name = try? SignInName(reading: texts[Self.cardField, default: ""]) else {
                return note(Self.cardField, .meetingCardWrong)
            }
            return [.perform(.appointment(.arrive(.card(name))))]
        case .named:
            let name = texts[Self.nameField, default: ""]
            guard name.contains(where: \.isLetter) else { return note(Self.nameField, .meetingNameEmpty) }
            guard let minute = TypedTime.minute(texts[Self.timeField, default: ""]) else {
                return note(Self.timeField, .meetingTimeWrong)
            }
            return [.perform(.appointment(.arrive(.named(name, minute: minute))))]
        case .name:
            guard let team else { return [] }
            let name = texts[Self.nameField, default: ""]
            return [.perform(.appointment(.join(team: team, name: name)))]
        default: return []
        }
    }

    private mutating func note(_ field: ElementID, _ phrase: Phrase) -> [Step] {
        turns += 1
        mistake = AskedPage.Mistake(field: field, phrase: phrase, count: turns)
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .appointment(let news) = outcome else { return [] }
        switch news {
        case .mine(let found): own = found.filter { $0.appointment.place.key.day == moment.today }
        case .queues(let found): queues = found
        case .arrived(let place):
            self.place = place
            (trail, texts) = ([], [:])
            show(.here)
        case .refused(let why): go(.told(why))
        case .unknown: go(.told(nil))
        case .left:
            place = nil
            show(.left)
        case .notNow:
            failed = true
            turns += 1
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.meetingHelp)] }
}
