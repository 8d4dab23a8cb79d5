import Domain
import Ground

// The pages of making an appointment.
extension MakeAppointment {
    static let languageField: ElementID = "field:language"
    static let nameField: ElementID = "field:name"
    static let reachField: ElementID = "field:reach"
    /// So many days stand on one page, that each has one digit and "later days" too.
    static let mostDays = 8

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var screen = made(surroundings)
        if turns > 0 { screen.id += "!\(turns)" }
        screen.caption = side.caption(surroundings)
        if failed {
            var list = PartList()
            list.notice(words(.mineNotNow))
            list.button("try-again", words(.tryAgain))
            list.button("return", words(.goBack))
            screen.parts = list.parts
            screen.focus = "try-again"
        }
        if let reason = refusal.map({ words.reason($0) ?? words(.meetingOver) }) {
            screen.parts.insert(.notice(reason), at: 0)
        }
        return screen
    }

    private func made(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        switch page {
        case .team: return teamScreen(words)
        case .mode: return modeScreen(words)
        case .needs: return needsScreen(words)
        case .language:
            return asked("language", .meetingLanguageTitle, Self.languageField, language, words)
        case .days: return daysScreen(surroundings)
        case .times(let day): return timesScreen(day, words)
        case .nearest: return nearestScreen(surroundings)
        case .name: return asked("name", .meetingNameTitle, Self.nameField, name, words)
        case .reach: return reachScreen(words)
        case .check: return checkScreen(words)
        case .booked: return bookedScreen(surroundings)
        }
    }

    private func told(_ id: String, _ title: String, _ list: PartList, focus: ElementID = "") -> Screen {
        Screen(id: "appointment.\(id)", title: title, parts: list.parts, focus: focus)
    }

    private func waiting(_ id: String, _ title: String, _ words: Catalogue) -> Screen {
        var list = PartList()
        list.say(words(.fewSeconds))
        return told("\(id).waiting", title, list)
    }

    private func teamScreen(_ words: Catalogue) -> Screen {
        guard let teams else { return waiting("team", words(.meetingTeamTitle), words) }
        var list = PartList()
        if teams.isEmpty { list.say(words(.meetingNoTeams)) }
        for team in teams { list.choice(ElementID("team:\(team.code)"), team.title) }
        if side.isOwn { list.choice("have-one", words(.meetingHaveOne)) }
        if teams.isEmpty { list.button("return", words(.goBack)) }
        return told("team", words(.meetingTeamTitle), list)
    }

    private func modeScreen(_ words: Catalogue) -> Screen {
        var list = PartList()
        for mode in team?.modes ?? [] { list.choice(ElementID("mode:\(mode.rawValue)"), words.mode(mode)) }
        return told("mode", words(.meetingModeTitle), list)
    }

    private func needsScreen(_ words: Catalogue) -> Screen {
        var list = PartList()
        list.say(words(.meetingNeedsText))
        for kind in MeetingNeeds.Kind.allCases {
            list.choice(
                ElementID("need:\(kind.rawValue)"),
                words("meeting.need", named: kind.rawValue),
                mark: .tick(needs.kinds.contains(kind))
            )
        }
        list.button("continue", words(.goOn))
        return told("needs", words(.meetingNeedsTitle), list)
    }

    private func asked(
        _ id: String,
        _ title: Phrase,
        _ field: ElementID,
        _ text: String,
        hint: Phrase? = nil,
        signs: Part.Field.Signs = .any,
        _ words: Catalogue
    ) -> Screen {
        AskedPage(
            id: "appointment.\(id)",
            title: words(title),
            fields: [
                Part.Field(id: field, label: "", hint: hint.map { words($0) }, text: text, signs: signs)
            ],
            mistake: mistake,
            button: words(.goOn)
        ).screen(words)
    }

    private func reachScreen(_ words: Catalogue) -> Screen {
        switch mode {
        case .telephone:
            asked("reach", .meetingPhoneTitle, Self.reachField, reach, signs: .digits, words)
        case .video:
            asked("reach", .meetingEmailTitle, Self.reachField, reach, hint: .meetingEmailHint, words)
        default: asked("reach", .meetingReachTitle, Self.reachField, reach, hint: .meetingReachHint, words)
        }
    }
}

// Days and times.
extension MakeAppointment {
    /// The days on which something is free.
    var days: [CivilDate] {
        var days: [CivilDate] = []
        for offer in offers ?? [] where days.last != offer.key.day { days.append(offer.key.day) }
        return days
    }

    private func daysScreen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        guard offers != nil else { return waiting("days", words(.meetingDayTitle), words) }
        guard !days.isEmpty else { return noneScreen(surroundings) }
        var list = PartList()
        if let moving {
            list.say(words(.meetingKeepsOld, ["when": words.when(moving.appointment.place.key)]))
        }
        for day in days.dropFirst(firstDay).prefix(Self.mostDays) {
            list.choice(ElementID("day:\(day.iso)"), words.date(day, withWeekday: true))
        }
        if days.count > firstDay + Self.mostDays { list.choice("later", words(.meetingLater)) }
        return told("days", words(.meetingDayTitle), list)
    }

    private func noneScreen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var list = PartList()
        if let moving {
            list.say(words(.meetingKeepsOld, ["when": words.when(moving.appointment.place.key)]))
        }
        list.say(words(.meetingNoneText))
        list.list(surroundings.hub.helpLines)
        if moving == nil, (team?.modes.count ?? 0) > 1 {
            list.choice("change:mode", words(.meetingOtherMode))
        }
        if moving == nil { list.choice("change:team", words(.meetingOtherTeam)) }
        list.button("return", words(.goBack))
        return told("none", words(.meetingNoneTitle), list)
    }

    private func timesScreen(_ day: CivilDate, _ words: Catalogue) -> Screen {
        var list = PartList()
        let all = Self.oneEachTime((offers ?? []).filter { $0.key.day == day })
        for offer in all {
            list.choice(ElementID("time:\(offer.key)"), words.time(minute: offer.key.starts))
        }
        return told("times", words(.meetingTimeTitle, ["date": words.date(day, withWeekday: true)]), list)
    }

    private func nearestScreen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        guard !nearest.isEmpty else {
            var screen = noneScreen(surroundings)
            screen.parts.insert(.notice(words(.meetingGone)), at: 0)
            return screen
        }
        var list = PartList()
        list.notice(words(.meetingGone))
        for offer in nearest { list.choice(ElementID("time:\(offer.key)"), words.when(offer.key)) }
        list.choice("all-days", words(.meetingAllDays))
        return told("nearest", words(.meetingNearTitle), list)
    }
}

// The answers, and what came of them.
extension MakeAppointment {
    private func checkScreen(_ words: Catalogue) -> Screen {
        var list = PartList()
        let change = words(.change)
        if let moving {
            list.say(words(.meetingKeepsOld, ["when": words.when(moving.appointment.place.key)]))
        }
        if moving == nil {
            list.answer("change:team", words(.meetingWith), [team?.title ?? ""], change: change)
            list.answer(
                "change:mode",
                words(.meetingHow),
                [mode.map { words.mode($0) } ?? ""],
                change: change
            )
        }
        let when = chosen.map { offer in
            [words.when(offer.key)] + (mode == .faceToFace ? offer.room.map { [$0] } ?? [] : [])
        }
        list.answer("change:time", words(.meetingWhen), when ?? [], change: change)
        let needed = needs.isEmpty ? [words(.meetingNoNeeds)] : words.lines(of: needs)
        list.answer("change:needs", words(.meetingNeeds), needed, change: change)
        if known?.details == nil, moving == nil {
            list.answer("change:name", words(.meetingName), [name], change: change)
        }
        if moving == nil, !reach.isEmpty {
            list.answer("change:reach", words(.meetingReach), [reach], change: change)
        }
        list.button("book", words(moving == nil ? .meetingBook : .meetingMove))
        return told("check", words(.meetingCheck), list, focus: "book")
    }

    private func bookedScreen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        guard let booked else { return told("booked", words(.meetingBooked), PartList()) }
        let code = booked.appointment.reference.grouped
        var parts: [Part] = [
            .reference(label: words(.sentReference), code: code, spoken: words.spelled(code)),
            .points(booked.lines(words)),
        ]
        switch booked.appointment.mode {
        case .faceToFace: parts += [.paragraph(words(.meetingBring)), .paragraph(words(.meetingTellUs))]
        case .telephone:
            parts.append(
                .paragraph(words(reach.isEmpty ? .meetingWeCall : .meetingWeCallOn, ["phone": reach]))
            )
        case .video:
            parts.append(
                .paragraph(words(reach.isEmpty ? .meetingWeSend : .meetingWeSendTo, ["email": reach]))
            )
        }
        let choices: [(ElementID, Phrase)] =
            side.isOwn && moving == nil
            ? [("home", .somethingElse), ("done", .finishNow)] : [("return", .goBack)]
        var number = 1
        for (id, label) in choices {
            parts.append(.button(Part.Button(id: id, number: number, label: words(label))))
            number += 1
        }
        let title = words(moving == nil ? .meetingBooked : .meetingMoved)
        return Screen(id: "appointment.booked", title: title, parts: parts, focus: choices[0].0)
    }
}
