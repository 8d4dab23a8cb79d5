public import Domain
import Ground

// How appointments and waits are said.
extension Catalogue {
    /// A minute after midnight as a time of the day.
    public func time(minute: Int) -> String { time(minute / 60 % 24, minute % 60) }

    /// A day and a time of an appointment.
    func when(_ key: AppointmentKey) -> String {
        self(.dateTime, ["date": date(key.day, withWeekday: true), "time": time(minute: key.starts)])
    }

    /// How people meet.
    public func mode(_ mode: AppointmentMode) -> String { self("meeting.mode", named: mode.rawValue) }

    /// What is needed, each with its language where it has one.
    func lines(of needs: MeetingNeeds) -> [String] {
        needs.inOrder.map { kind in
            let name = self("meeting.need", named: kind.rawValue)
            return kind == .interpreter && !needs.language.isEmpty ? "\(name): \(needs.language)" : name
        }
    }

    /// A wait in plain words: never more exact than it is known.
    func wait(_ estimate: WaitEstimate) -> String {
        switch estimate {
        case .now: self(.meetingWaitNow)
        case .minutes(from: 0, let most): self(.meetingWaitUpTo, ["to": number(most)])
        case .minutes(let least, let most):
            self(.meetingWaitRange, ["from": number(least), "to": number(most)])
        case .unknown: self(.meetingWaitUnknown)
        }
    }

    /// Why something is not done with an appointment; nil where the time is merely not free any more.
    func reason(_ refusal: Appointment.Refusal) -> String? {
        switch refusal {
        case .alreadyBooked(let key): self(.meetingAlready, ["when": when(key)])
        case .elsewhere(let key): self(.meetingElsewhere, ["when": when(key)])
        case .tooEarly(let minute): self(.meetingTooEarly, ["time": time(minute: max(0, minute))])
        case .tooLate: self(.meetingTooLate)
        case .notToday(let key): self(.meetingNotToday, ["when": when(key)])
        case .over, .notFound, .alreadyStarted, .alreadyArrived, .stillServing: self(.meetingOver)
        case .notOffered, .tooSoon, .tooFarAhead, .full, .heldForOthers, .modeNotOffered, .notStepFree,
            .holidaysNotKnown:
            nil
        }
    }
}

extension MeetingView {
    /// The appointment in lines: whom, when, how and where, what she needs.
    func lines(_ words: Catalogue) -> [String] {
        let how = words.mode(appointment.mode)
        let room = appointment.mode == .faceToFace ? room : nil
        return [
            team, words.when(appointment.place.key), [how, room].compactMap(\.self).joined(separator: ", "),
        ]
            + words.lines(of: needs)
    }
}

extension PartList {
    /// Appointments to choose from; where all are of one day, only their times.
    mutating func choices(of views: [MeetingView], _ words: Catalogue, ofOneDay: Bool = false) {
        for view in views {
            let key = view.appointment.place.key
            let place = view.room ?? words.mode(view.appointment.mode)
            choice(
                view.elementID,
                ofOneDay ? words.time(minute: key.starts) : words.when(key),
                hint: [view.team, place].joined(separator: ". ")
            )
        }
    }
}

extension MeetingView {
    /// Names it in a list.
    var elementID: ElementID { ElementID("appointment:\(appointment.reference)") }
}

/// A time of the day as somebody types it.
enum TypedTime {
    /// The minute after midnight, of 10:30, 10.30, 1030, 10, 2pm or 14:30; nil where it cannot be read.
    ///
    /// Nobody is met at night: an hour before 7 without am is one of the afternoon.
    static func minute(_ text: String) -> Int? {
        let text = text.lowercased().filter { !$0.isWhitespace }
        let parts = text.split { !($0.isASCII && $0.isNumber) }.map { String($0) }
        let isEarly = text.contains("a")
        let isLate = text.contains("p")
        var (hour, minute): (Int?, Int?) = (parts.first.flatMap { Int($0) }, 0)
        if parts.count == 2 {
            minute = parts[1].count == 2 ? Int(parts[1]) : nil
        } else if parts.count == 1, parts[0].count > 2 {
            hour = Int(parts[0].dropLast(2))
            minute = Int(parts[0].suffix(2))
        } else if parts.count != 1 {
            return nil
        }
        guard var hour, let minute, (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        if isEarly, hour == 12 { hour = 0 }
        if hour < 12, isLate || (!isEarly && hour < 7) { hour += 12 }
        return hour * 60 + minute
    }
}
