import Domain
import Ground

// When the hub is open, by the calendar that every clock goes by.
extension Surroundings {
    /// How many days ahead a closure is told, today among them.
    private static let daysAhead = 14

    /// The usual week, how it stands today, and the closures of the days to come; nothing where hours are not known.
    func openingLines(on today: CivilDate) -> [String] {
        let usual = hub.openingHours?.lines ?? []
        guard let opening, let stretches = try? opening.stretches(on: today) else { return usual }
        var lines = usual
        if stretches.isEmpty {
            let day = try? opening.openDay(onOrAfter: today.adding(days: 1))
            lines.append(words(.hoursClosedToday))
            if let day { lines.append(words(.hoursNext, ["date": words.date(day, withWeekday: true)])) }
        } else {
            let times = stretches.map { range($0) }.joined(separator: ", ")
            lines.append(words(.hoursToday, ["hours": times]))
        }
        let ahead = today...today.adding(days: Self.daysAhead - 1)
        return lines + opening.closures(on: ahead).map { told($0) }
    }

    private func range(_ stretch: OpeningHours.Stretch) -> String {
        words(.hoursRange, ["from": clock(stretch.opens), "to": clock(stretch.closes)])
    }

    private func clock(_ minute: Int) -> String { words.time(minute / 60 % 24, minute % 60) }

    private func told(_ closure: HubClosure) -> String {
        var values = ["date": words.date(closure.from, withWeekday: true), "reason": closure.reason]
        if let hours = closure.hours {
            values["hours"] = range(hours)
            return words(.hoursClosedPart, values)
        }
        guard closure.from < closure.until else { return words(.hoursClosedOn, values) }
        values["last"] = words.date(closure.until, withWeekday: true)
        return words(.hoursClosedFrom, values)
    }
}
