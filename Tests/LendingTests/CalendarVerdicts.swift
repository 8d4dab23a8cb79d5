import Domain
import Ground

/// Cases of due dates and of opening days.
enum CalendarVerdicts {
    static func verdict(_ step: VectorCase) throws -> Verdict {
        let (given, expected) = (step.given, step.expected)
        switch step.area {
        case "due-date": return try due(given, expected)
        case "calendar-change": return try change(given, expected)
        default:
            if given["fn"] != nil { return try between(given, expected) }
            if let rules = given["calendar"] { return try opening(rules, given, expected) }
            return .notOurRule("a shape that is not known here")
        }
    }

    private static let weekdays = [
        "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    ]

    /// The days on which a case is closed: dates, and weekdays by their names.
    private static func calendar(_ given: JSON) throws -> OpeningCalendar? {
        var open = Set(1...7)
        for key in ["closed_weekdays", "closed_dates"] {
            for entry in given[key]?.elements ?? [] where entry.day == nil {
                let text = (entry.string ?? "").lowercased()
                let named = weekdays.first { text.contains($0.key) }?.value ?? entry.integer
                guard let named else { return nil }
                open.remove(named)
            }
        }
        return try Sample.calendar(open: open, closed: given["closed_dates"]?.days ?? [])
    }

    private static func due(_ given: JSON, _ expected: JSON) throws -> Verdict {
        guard let start = given["start"]?.day, let wanted = expected["due"]?.day,
            let period = given["loan_period_days"]?.integer, let calendar = try calendar(given)
        else { return .notOurRule("a shape that is not known here: loans by the hour") }
        let countings: [String: DueDate.Counting] = [
            "Days": .rollForward, "noDays": .rollForward, "Datedue": .rollForward, "Dayweek": .wholeWeeks,
            "Calendar": .openDays,
        ]
        let mode = given["daysmode"]?.string?.prefix { $0.isLetter } ?? ""
        guard let counting = countings[String(mode)] else {
            return .notOurRule("no such way of counting days")
        }
        let isRenewal = given["is_renewal"]?.isYes ?? false
        let renewal = given["renewal_period_days"]?.integer ?? period
        let latest = given["ReturnBeforeExpiry"]?.isYes == true ? given["patron_expiry"]?.day : nil
        if mode == "Days", try !calendar.isOpen(on: wanted) {
            return .notOurRule("it is due on a closed day; with us never")
        }
        let found = try DueDate(counting, at: calendar)
            .day(isRenewal ? renewal : period, after: start, notAfter: latest)
        return .of(found == wanted, found.iso)
    }

    /// A closure that comes on the day a loan is due.
    private static func change(_ given: JSON, _ expected: JSON) throws -> Verdict {
        let due = Sample.monday.adding(days: 9)
        let text = given["change"]?.string ?? ""
        guard given["loan"]?.string?.contains("open") == true, text.contains("closed") else {
            return .notOurRule("a change that is not known here")
        }
        // "on D", or some days from it: "on D+2".
        let named = text.split(separator: " ").last { $0.hasPrefix("D") } ?? "D"
        let closed = due.adding(days: Int(named.dropFirst()) ?? 0)
        let after = try DueDate(.rollForward, at: Sample.calendar(closed: [closed]))
            .afterClosures(due, today: Sample.monday)
        let moves = expected["due"]?.string?.hasPrefix("changed") == true
        return .of(moves ? after > due : after == due, after.iso)
    }

    /// Whether there is an open day between two days, which are not counted.
    private static func between(_ given: JSON, _ expected: JSON) throws -> Verdict {
        guard given["fn"]?.string?.hasPrefix("has_business_days_between") == true,
            let from = given["from"]?.day, let until = given["to"]?.day, let calendar = try calendar(given)
        else { return .notOurRule("a question that is not known here") }
        let (first, last) = (min(from, until), max(from, until))
        let count = try calendar.openDays(from: first.adding(days: 1), through: last.adding(days: -1))
        return .of((count > 0) == expected["result"]?.isYes, "\(count) open days")
    }
}

// Opening days with exceptions, which are closures here.
extension CalendarVerdicts {
    private static let short = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private static func opening(_ rules: JSON, _ given: JSON, _ expected: JSON) throws -> Verdict {
        var closures: [HubClosure] = []
        var extra: Set<CivilDate> = []
        for exception in rules["exceptions"]?.elements ?? [] {
            if let opened = exception["open"]?.day { extra.insert(opened) }
            guard let closed = exception["closed"]?.string, let from = CivilDate(iso: closed.prefix(10)),
                let until = CivilDate(iso: closed.suffix(10))
            else { continue }
            closures += repeated(from, until, exception["repeat"]?.string)
        }
        let calendar = OpeningCalendar(
            hours: try week(rules["opening"]),
            closures: closures,
            workingDays: WorkingDays(holidays: [], knownUntil: CivilDate(daysSinceEpoch: 40_000))
        )
        let verdict = try answer(given, expected, calendar)
        let asked = given.days(in: ["is_open", "count_open_days", "next_open_after", "previous_open_before"])
        let touches = extra.contains { day in asked.contains(day) }
        if verdict != .agrees, touches {
            return .notOurRule("a hub that opens for once on a day of its week on which it is closed")
        }
        return verdict
    }

    private static func answer(_ given: JSON, _ expected: JSON, _ calendar: OpeningCalendar) throws -> Verdict
    {
        if let asked = given["is_open"]?.string {
            guard let (day, minute) = moment(asked) else {
                return .notOurRule("a time that is not known here")
            }
            let isOpen: Bool
            if let minute {
                isOpen = try calendar.isOpen(on: day, from: minute, to: minute + 1)
            } else {
                isOpen = try calendar.isOpen(on: day)
            }
            return .of(isOpen == expected["open"]?.bool, "\(isOpen)")
        }
        if let before = given["previous_open_before"]?.day {
            let found = try calendar.openDay(onOrBefore: before.adding(days: -1))
            return .of(found == expected["date"]?.day, found.iso)
        }
        if let after = given["next_open_after"]?.day {
            let found = try calendar.openDay(1, after: after)
            return .of(found == expected["date"]?.day, found.iso)
        }
        if let range = given["count_open_days"]?.days, range.count == 2 {
            let found = try calendar.openDays(from: range[0], through: range[1])
            return .of(found == expected["count"]?.integer, "\(found)")
        }
        return .notOurRule("a question that is not known here")
    }

    private static func week(_ rules: JSON?) throws -> OpeningHours {
        var week = Array(repeating: [OpeningHours.Stretch](), count: 7)
        for member in rules?.members ?? [] {
            let ends = member.key.split(separator: "-").compactMap { short.firstIndex(of: String($0)) }
            guard let first = ends.first, let last = ends.last, first <= last else { continue }
            let times = (member.value.string ?? "").split(separator: "-").compactMap(minute)
            guard times.count == 2, let hours = OpeningHours.Stretch(opens: times[0], closes: times[1]) else {
                continue
            }
            for weekday in first...last { week[weekday] = [hours] }
        }
        guard let hours = OpeningHours(lines: [], week: week) else { throw CaseRefusal.unread }
        return hours
    }

    private static func repeated(_ from: CivilDate, _ until: CivilDate, _ rule: String?) -> [HubClosure] {
        let months: Int
        switch rule {
        case nil: return [HubClosure(from: from, until: until, reason: "")]
        case "yearly"?: months = 12
        case "monthly"?: months = 1
        case let rule?: months = rule.split(separator: " ").compactMap { Int($0) }.first ?? 12
        }
        return (0..<240).compactMap { times in
            guard let first = from.adding(months: times * months),
                let last = until.adding(months: times * months),
                last.year < 2060
            else { return nil }
            return HubClosure(from: first, until: last, reason: "")
        }
    }

    /// A day and a minute of it; no minute where midnight stands for any time of the day.
    private static func moment(_ text: String) -> (CivilDate, Int?)? {
        let time = text.suffix(5).contains(":") ? minute(text.suffix(5)) : nil
        let anyTime = time == 0 ? nil : time
        if let day = CivilDate(iso: text.prefix(10)) { return (day, anyTime) }
        let words = text.lowercased()
        // An ordinary week: that of Monday 5 February 2018.
        let monday = CivilDate(daysSinceEpoch: 17_567)
        if let named = weekdays.first(where: { words.hasPrefix($0.key) })?.value {
            return (monday.adding(days: named - 1), anyTime)
        }
        return words.hasPrefix("weekday") ? (monday.adding(days: 2), anyTime) : nil
    }

    private static func minute(_ text: some StringProtocol) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
    }
}

/// A case whose parts cannot be read.
enum CaseRefusal: Error { case unread }

extension JSON {
    /// All days from the first to the last that stand under some names.
    fileprivate func days(in names: [String]) -> Set<CivilDate> {
        let named = names.flatMap { self[$0].map { [$0] + ($0.elements ?? []) } ?? [] }.compactMap(\.day)
        guard let first = named.min(), let last = named.max() else { return [] }
        return Set((first.daysSinceEpoch...last.daysSinceEpoch).map { CivilDate(daysSinceEpoch: $0) })
    }
}
