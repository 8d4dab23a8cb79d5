import Domain
import Ground

// The pages of those who have come.
extension Arriving {
    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var screen = made(words)
        if turns > 0 { screen.id += "!\(turns)" }
        screen.caption = surroundings.hub.name
        if failed {
            var list = PartList()
            list.notice(words(.mineNotNow))
            list.button("try-again", words(.tryAgain))
            list.button("return", words(.goBack))
            (screen.parts, screen.focus) = (list.parts, "try-again")
        }
        return screen
    }

    private func made(_ words: Catalogue) -> Screen {
        switch page {
        case .ways: waysScreen(words)
        case .reference, .card, .named, .name: askedScreen(words)
        case .own: ownScreen(words)
        case .told(let refusal): toldScreen(refusal, words)
        case .teams: teamsScreen(words)
        case .here: hereScreen(words)
        case .left: leftScreen(words)
        }
    }

    private func waysScreen(_ words: Catalogue) -> Screen {
        var list = PartList()
        list.choice("by-reference", words(.meetingByReference))
        list.choice("by-card", words(.meetingByCard))
        list.choice("by-name", words(.meetingByName))
        list.choice("wait", words(.meetingNoAppointment))
        return Screen(id: "here.ways", title: words(.meetingWaysTitle), parts: list.parts)
    }

    private func askedScreen(_ words: Catalogue) -> Screen {
        func field(
            _ id: ElementID,
            _ label: String = "",
            hint: Phrase? = nil,
            width: Int? = nil
        ) -> Part.Field {
            Part.Field(
                id: id,
                label: label,
                hint: hint.map { words($0) },
                text: texts[id, default: ""],
                width: width,
                takesCode: id == Self.referenceField || id == Self.cardField
            )
        }
        let (id, title, fields): (String, Phrase, [Part.Field]) =
            switch page {
            case .reference:
                (
                    "reference", .meetingReferenceTitle,
                    [field(Self.referenceField, hint: .meetingReferenceHint, width: 14)]
                )
            case .card:
                ("card", .meetingCardTitle, [field(Self.cardField, hint: .meetingCardHint, width: 20)])
            case .named:
                (
                    "named", .meetingNamedTitle,
                    [
                        field(Self.nameField, words(.meetingName)),
                        field(Self.timeField, words(.meetingTime), hint: .meetingTimeHint, width: 8),
                    ]
                )
            default: ("name", .meetingCallTitle, [field(Self.nameField, hint: .meetingCallHint)])
            }
        return AskedPage(
            id: "here.\(id)",
            title: words(title),
            fields: fields,
            mistake: mistake,
            button: words(.goOn)
        ).screen(words)
    }

    private func ownScreen(_ words: Catalogue) -> Screen {
        var list = PartList()
        guard let own else {
            list.say(words(.fewSeconds))
            return Screen(id: "here.own.waiting", title: words(.meetingHere), parts: list.parts)
        }
        if own.isEmpty { list.say(words(.meetingNoneToday)) }
        list.choices(of: own, words, ofOneDay: true)
        list.choice("wait", words(.meetingNoAppointment))
        return Screen(id: "here.own", title: words(.meetingOwnTitle), parts: list.parts)
    }

    private func toldScreen(_ refusal: Appointment.Refusal?, _ words: Catalogue) -> Screen {
        var list = PartList()
        list.say(refusal.map { words.reason($0) ?? words(.meetingOver) } ?? words(.meetingNotFoundText))
        if refusal == nil { list.choice("ways", words(.meetingTryAnother)) }
        list.choice("wait", words(.meetingWait))
        if case .notToday = refusal { list.choice("have-one", words(.meetingHaveOne)) }
        list.choice("home", words(.somethingElse))
        let title = words(refusal == nil ? .meetingNotFound : .meetingNotNowTitle)
        return Screen(id: "here.told", title: title, parts: list.parts)
    }

    private func teamsScreen(_ words: Catalogue) -> Screen {
        var list = PartList()
        guard let queues else {
            list.say(words(.fewSeconds))
            return Screen(id: "here.teams.waiting", title: words(.meetingQueueTitle), parts: list.parts)
        }
        if queues.isEmpty { list.say(words(.meetingNoTeams)) }
        for queue in queues {
            list.choice(ElementID("team:\(queue.code)"), queue.title, hint: hint(of: queue, words))
        }
        list.button("return", words(.goBack))
        return Screen(id: "here.teams", title: words(.meetingQueueTitle), parts: list.parts)
    }

    /// How many wait, and how long; where nobody waits, how long is nothing to worry about.
    private func hint(of queue: MeetingQueue, _ words: Catalogue) -> String {
        guard queue.waiting > 0 else {
            let nobody = words(.meetingWaitingNobody)
            return queue.wait == .unknown ? nobody : nobody + " " + words.wait(queue.wait)
        }
        return words(.meetingWaiting, ["count": words.number(queue.waiting)]) + " " + words.wait(queue.wait)
    }

    private func hereScreen(_ words: Catalogue) -> Screen {
        guard let place else { return leftScreen(words) }
        var list = PartList()
        var lines = [place.team]
        if let starts = place.visit.starts {
            lines.append(words(.meetingYourTime, ["time": words.time(minute: starts)]))
        }
        if let room = place.room { lines.append(room) }
        list.list(lines)
        if let ahead = place.ahead {
            list.say(
                ahead == 0 ? words(.meetingNext) : words(.meetingAhead, ["count": words.number(ahead)])
            )
            let isCounted = if case .minutes = place.wait { true } else { false }
            list.say(words.wait(place.wait) + (isCounted ? " " + words(.meetingCanChange) : ""))
            list.say(words(.meetingSit))
        } else {
            list.say(words(.meetingCalled))
        }
        list.button("done", words(.finishNow))
        list.button("home", words(.somethingElse))
        if place.ahead != nil { list.button("leave", words(.meetingLeave)) }
        let number = Part.notice(words(.meetingTicket, ["number": String(place.visit.ticket)]))
        return Screen(
            id: "here.place",
            title: words(.meetingPlaceTitle),
            parts: [number] + list.parts,
            focus: "done"
        )
    }

    private func leftScreen(_ words: Catalogue) -> Screen {
        var list = PartList()
        list.say(words(.meetingLeftText))
        list.button("home", words(.somethingElse))
        list.button("done", words(.finishNow))
        return Screen(id: "here.left", title: words(.meetingLeft), parts: list.parts)
    }
}
