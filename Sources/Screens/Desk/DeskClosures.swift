import Domain
import Ground

/// When the hub is open, and when it is closed against that.
struct DeskClosures: DeskScene, DeskAsking {
    private let member: StaffMember
    private var closures: [EnteredClosure] = []
    var refusal: DeskRefusal?
    var isWanted = true
    let asks = DeskAct.closures
    /// The one that is to be taken back.
    private var open: ID?

    init(_ member: StaffMember) { self.member = member }

    private static func id(_ closure: EnteredClosure) -> ElementID { ElementID("closure:\(closure.id)") }

    func screen(_ surroundings: Surroundings) -> Screen {
        let (words, desk) = (surroundings.words, surroundings.desk)
        var list = DeskList(refused(surroundings))
        if let closure = closures.first(where: { $0.id == open }) {
            list.parts.append(.paragraph(closure.reason))
            list.add("promises", desk(.promisesShow))
            list.add("reopen", desk(.closureReopen))
            list.button("return", words(.goBack))
            return Screen(
                id: "desk.closure",
                title: closure.title(surroundings),
                caption: surroundings.hub.name,
                parts: list.parts,
                focus: "return"
            )
        }
        if let hours = surroundings.hub.openingHours { list.parts.append(.points(hours.lines)) }
        list.add("add", desk(.closureAdd))
        list.parts.append(.heading(desk(.closuresHeading)))
        if closures.isEmpty { list.parts.append(.paragraph(desk(.closuresNone))) }
        for closure in closures {
            list.add(Self.id(closure), closure.title(surroundings), hint: closure.reason)
        }
        return Screen(
            id: "desk.closures",
            title: desk(.closuresTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        if let open {
            if id == "promises" { return [.perform(.desk(.promises(open)))] }
            if id == "reopen" { return [.perform(.desk(.reopen(open)))] }
            self.open = nil
            return []
        }
        if id == "add" {
            isWanted = true
            return [.open(DeskClose())]
        }
        open = closures.first { Self.id($0) == id }?.id
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard open != nil else { return [.close] }
        open = nil
        return []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .closures(let new): (closures, open) = (new, nil)
        case .promises(let closure, let lines):
            let isNew = open == nil
            isWanted = isNew
            // Of a closure that disturbs nobody there is nothing to show but itself.
            if !isNew || !lines.isEmpty { return [.open(DeskPromises(closure, lines, member))] }
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.closuresHelp)] }
}

extension EnteredClosure {
    /// The day, and the hours where it is not closed all day.
    func title(_ surroundings: Surroundings) -> String {
        let (words, desk) = (surroundings.words, surroundings.desk)
        let date = words.date(day, withWeekday: true)
        guard minutes != 0..<1440 else { return date }
        func time(_ minute: Int) -> String { words.time(minute / 60 % 24, minute % 60) }
        let (from, to) = (time(minutes.lowerBound), time(minutes.upperBound))
        return desk(.closureHours, ["date": date, "from": from, "to": to])
    }
}

/// Closes the hub for a day, or for some hours of it.
struct DeskClose: DeskScene {
    private var sheet = DeskSheet([
        DeskSheet.Line(name: "day", label: .closureDay, hint: .dayHint, width: 16),
        DeskSheet.Line(name: "hours", label: .closureFromTo, hint: .closureHoursHint, width: 14),
        DeskSheet.Line(name: "reason", label: .closureReason, hint: .closureReasonHint),
    ])
    var refusal: DeskRefusal?

    var holdsAnswers: Bool { !sheet.isEmpty }

    func screen(_ surroundings: Surroundings) -> Screen {
        sheet.screen(
            "desk.close",
            title: surroundings.desk(.closureAdd),
            before: refused(surroundings),
            button: surroundings.desk(.save),
            surroundings
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if case .steps(let steps) = sheet.press(id) { return steps }
        guard let day = CivilDate(typed: sheet["day"]), day >= moment.today else {
            sheet.note(.dayWrong, in: "day")
            return []
        }
        guard let minutes = Self.minutes(sheet["hours"]) else {
            sheet.note(.closureHoursHint, in: "hours")
            return []
        }
        let reason = sheet["reason"]
        guard reason.contains(where: \.isLetter),
            reason.unicodeScalars.count <= EnteredClosure.mostCharacters
        else {
            sheet.note(.closureReasonHint, in: "reason")
            return []
        }
        return [.perform(.desk(.close(day, minutes, reason: reason)))]
    }

    /// From when to when, like "13:00 to 18:00"; the whole day where nothing is typed; nil where it cannot be read.
    private static func minutes(_ text: String) -> Range<Int>? {
        let parts = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
        if parts.isEmpty { return text.contains { !$0.isWhitespace } ? nil : 0..<1440 }
        guard parts.count == 4, parts[0] < 24, parts[1] < 60, parts[2] <= 24, parts[3] < 60 else {
            return nil
        }
        let (from, to) = (parts[0] * 60 + parts[1], parts[2] * 60 + parts[3])
        return from < to && to <= 1440 ? from..<to : nil
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .promises: return [.close, .tell(.desk(news))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.closuresHelp)] }
}
