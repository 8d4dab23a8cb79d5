import Domain
import Ground

/// Makes an appointment, or moves one: a question a page, then all answers, then the reference.
///
/// Moving keeps the old time until the new one is taken. Staff walk the same pages for a resident.
struct MakeAppointment: Scene {
    /// What is on the screen.
    enum Page: Hashable {
        case team
        case mode
        case needs
        case language
        case days
        case times(CivilDate)
        /// Times near one that somebody else has just taken.
        case nearest
        case name
        case reach
        case check
        case booked
    }

    let side: MeetingSide
    /// The appointment that is given up for the new time; nil for a new one.
    let moving: MeetingView?
    var page = Page.team
    /// The pages before this one, for going back.
    var trail: [Page] = []
    var teams: [MeetingTeam]?
    var known: MeetingKnown?
    var team: MeetingTeam?
    var mode: AppointmentMode?
    var needs = MeetingNeeds.none
    var knowsNeeds = false
    /// The language of an interpreter as it is typed.
    var language = ""
    var offers: [MeetingOffer]?
    var chosen: MeetingOffer?
    /// From which of the days on they are shown.
    var firstDay = 0
    var name = ""
    var reach = ""
    var hasName = false
    var hasReach = false
    var booked: MeetingView?
    /// Why it was not done, said at the top.
    var refusal: Appointment.Refusal?
    /// The time that somebody else took.
    var near: AppointmentKey?
    /// Whether somebody took the time meanwhile.
    var isGone = false
    var failed = false
    var mistake: AskedPage.Mistake?
    /// Counts what was told, so that each time is a screen of its own.
    var turns = 0
    /// What the shell is still to be asked.
    var wanted: AppointmentAct? = .teams

    init(_ side: MeetingSide = .own, moving: MeetingView? = nil) {
        self.side = side
        self.moving = moving
        guard let moving else { return }
        mode = moving.appointment.mode
        (needs, knowsNeeds, hasName, hasReach) = (moving.needs, true, true, true)
    }

    var wish: MeetingWish? {
        guard let team, let mode else { return nil }
        return MeetingWish(team: team.code, mode: mode, needs: needs)
    }

    mutating func wanting() -> [Effect] {
        guard let act = wanted else { return [] }
        wanted = nil
        return [side.ask(act)]
    }

    var holdsAnswers: Bool { page != .booked && moving == nil && chosen != nil }
    var isSafelyKept: Bool { page == .booked }

    /// Goes to a page, and remembers this one.
    mutating func go(_ next: Page) {
        guard next != page else { return }
        trail.append(page)
        show(next)
    }

    mutating func show(_ next: Page) {
        (page, mistake, refusal, isGone) = (next, nil, nil, false)
        turns += 1
    }

    /// Goes to the first page that is not answered yet.
    mutating func advance() {
        if team == nil { return go(.team) }
        if mode == nil { return go(.mode) }
        if !knowsNeeds { return go(.needs) }
        if needs.kinds.contains(.interpreter), needs.language.isEmpty { return go(.language) }
        if chosen == nil {
            if offers == nil { wanted = wish.map { .offers($0) } }
            firstDay = 0
            return go(.days)
        }
        if !hasName { return go(.name) }
        go(hasReach ? .check : .reach)
    }

    /// Forgets the time, since the ways to meet or the needs are others now.
    mutating func chooseAnew() { (offers, chosen) = (nil, nil) }

    mutating func back(_ moment: Moment) -> [Step] {
        guard page != .booked, let last = trail.popLast() else { return [.close] }
        show(last)
        return []
    }

    mutating func write(_ text: String, in field: ElementID) {
        switch field {
        case Self.languageField: language = text
        case Self.nameField: name = text
        case Self.reachField: reach = text
        default: break
        }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.meetingHelp)] }
}

// What comes back.
extension MakeAppointment {
    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if case .desk(.refused(.notSignedIn)) = outcome { return [.end] }
        guard let news = side.news(outcome) else { return [] }
        switch news {
        case .teams(let teams, let known): take(teams, known)
        case .offers(let free): offers = free
        case .booked(let view):
            booked = view
            (trail, page) = ([], .booked)
            turns += 1
        case .gone(let free): takeGone(free)
        case .refused(let why): refuse(why)
        case .notNow:
            failed = true
            turns += 1
        default: break
        }
        return []
    }

    private mutating func take(_ teams: [MeetingTeam], _ known: MeetingKnown) {
        (self.teams, self.known) = (teams, known)
        if let details = known.details {
            (name, hasName) = (details.name, true)
        }
        if moving == nil { needs = known.needs }
        guard let moving else { return }
        team = teams.first { $0.code == moving.appointment.place.key.team }
        guard team != nil else { return }
        advance()
        trail = []
    }

    /// Somebody was quicker: the nearest other times are offered at once.
    private mutating func takeGone(_ free: [MeetingOffer]) {
        offers = free
        let lost = chosen
        chosen = nil
        trail.removeAll { $0 == .check || $0 == .nearest }
        show(.nearest)
        (near, isGone) = (lost?.key, true)
    }

    private mutating func refuse(_ why: Appointment.Refusal) {
        refusal = why
        turns += 1
    }

    /// The free times nearest to the one that is gone.
    var nearest: [MeetingOffer] {
        guard let near else { return [] }
        func distance(_ offer: MeetingOffer) -> Int {
            abs(
                (offer.key.day.daysSinceEpoch - near.day.daysSinceEpoch) * 1440 + offer.key.starts
                    - near.starts
            )
        }
        let close = Self.oneEachTime(offers ?? []).sorted {
            (distance($0), $0.key.description) < (distance($1), $1.key.description)
        }
        return close.prefix(Self.mostNear).sorted {
            ($0.key.day, $0.key.starts) < ($1.key.day, $1.key.starts)
        }
    }

    /// How many near times are offered.
    private static let mostNear = 4

    /// The offers with one for each time: which room it is decides nothing.
    static func oneEachTime(_ offers: [MeetingOffer]) -> [MeetingOffer] {
        var seen: Set<String> = []
        return offers.filter { seen.insert("\($0.key.day.iso)/\($0.key.starts)").inserted }
    }
}
