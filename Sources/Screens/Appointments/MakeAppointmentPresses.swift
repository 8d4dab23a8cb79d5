import Domain
import Ground

// What each element of the pages does.
extension MakeAppointment {
    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        switch id {
        case "return", "done", "home", "try-again": return leave(id)
        case "continue", Self.languageField, Self.nameField, Self.reachField: finishField()
        case "later":
            firstDay += Self.mostDays
            turns += 1
        case "all-days": go(.days)
        case "book": return book()
        case "have-one":
            return [.close, .open(surroundings.person == nil ? FindAppointment() : MyAppointments())]
        default: choose(id.description)
        }
        if mistake.map({ AskedPage.problem(of: $0.field) }) == id, let field = mistake?.field {
            return [.focus(field)]
        }
        return []
    }

    private mutating func leave(_ id: ElementID) -> [Step] {
        switch id {
        case "done": return [.end]
        case "home": return [.home]
        case "try-again":
            failed = false
            turns += 1
            if teams == nil {
                wanted = .teams
            } else if page == .days, offers == nil {
                wanted = wish.map { .offers($0) }
            }
            return []
        default:
            guard failed, page == .check else { return [.close] }
            failed = false
            turns += 1
            return []
        }
    }

    private mutating func choose(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map { String($0) }
        guard parts.count == 2 else { return }
        switch parts[0] {
        case "team": chooseTeam(parts[1])
        case "mode":
            guard let new = AppointmentMode(rawValue: parts[1]), team?.modes.contains(new) == true else {
                return
            }
            if new != mode { chooseAnew() }
            mode = new
            useReach()
            advance()
        case "need": MeetingNeeds.Kind(rawValue: parts[1]).map { needs.toggle($0) }
        case "day": CivilDate(iso: parts[1]).map { go(.times($0)) }
        case "time":
            guard let offer = (offers ?? []).first(where: { $0.key.description == parts[1] }) else { return }
            chosen = offer
            advance()
        case "change": change(parts[1])
        default: break
        }
    }

    private mutating func chooseTeam(_ code: String) {
        guard let new = teams?.first(where: { $0.code == code }) else { return }
        if new != team { chooseAnew() }
        team = new
        if let mode, !new.modes.contains(mode) { self.mode = nil }
        if new.modes.count == 1 { mode = new.modes[0] }
        useReach()
        advance()
    }

    /// What is known is not asked again: the number for a call, the address for a link.
    private mutating func useReach() {
        guard moving == nil else { return }
        guard let details = known?.details else {
            hasReach = mode.map { Self.isReach(reach, $0) } ?? false
            return
        }
        reach =
            switch mode {
            case .telephone: details.phone
            case .video: details.email
            default: ""
            }
        hasReach = mode == .faceToFace || !reach.isEmpty
    }

    private mutating func change(_ what: String) {
        switch what {
        case "team": go(.team)
        case "mode": go(.mode)
        case "needs": go(.needs)
        case "time":
            firstDay = 0
            go(.days)
        case "name": go(.name)
        case "reach": go(.reach)
        default: break
        }
    }

    private mutating func finishField() {
        switch page {
        case .needs:
            knowsNeeds = true
            chooseAnew()
            advance()
        case .language:
            needs = MeetingNeeds(needs.kinds, language: language)
            if needs.language.isEmpty { return note(Self.languageField, .meetingLanguageEmpty) }
            advance()
        case .name:
            if !name.contains(where: \.isLetter) { return note(Self.nameField, .meetingNameEmpty) }
            hasName = true
            advance()
        case .reach:
            guard let mode, Self.isReach(reach, mode) else { return note(Self.reachField, reachMistake) }
            hasReach = true
            advance()
        default: break
        }
    }

    private mutating func note(_ field: ElementID, _ phrase: Phrase) {
        turns += 1
        mistake = AskedPage.Mistake(field: field, phrase: phrase, count: turns)
    }

    private var reachMistake: Phrase {
        switch mode {
        case .telephone: .meetingPhoneWrong
        case .video: .meetingEmailWrong
        default: .meetingReachWrong
        }
    }

    /// Whether somebody can be reached so for a way to meet.
    static func isReach(_ text: String, _ mode: AppointmentMode) -> Bool {
        let isPhone = text.count { $0.isNumber } >= 10
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isEmail = parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(" ")
        return switch mode {
        case .telephone: isPhone
        case .video: isEmail
        case .faceToFace: isPhone || isEmail
        }
    }

    private mutating func book() -> [Step] {
        guard let wish, let chosen, let known else { return [] }
        let booking = MeetingBooking(
            wish: wish,
            key: chosen.key,
            name: name,
            reach: reach,
            operation: known.operation,
            moving: moving?.appointment.id
        )
        return [.perform(side.ask(.book(booking)))]
    }
}

extension MeetingNeeds {
    /// Takes a need on, or off again.
    mutating func toggle(_ kind: Kind) {
        var kinds = kinds
        if kinds.remove(kind) == nil { kinds.insert(kind) }
        self = MeetingNeeds(kinds, language: language)
    }
}
