import Domain
import Ground

// Days of the week, hours and closures, as several files write them.
extension FileReader {
    /// The days of the week as files write them, Monday first.
    static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// The days of the week under a name as numbers, 1 for Monday.
    mutating func weekdays(_ node: JSON, _ key: String = "weekdays") -> [Int] {
        var days: [Int] = []
        for element in elements(node, key) {
            guard let index = element.string.flatMap({ Self.weekdays.firstIndex(of: $0) }) else {
                fault("This must be a day like \"tuesday\", in small letters.", element)
                continue
            }
            if days.contains(index + 1) { fault("This day stands here twice. Remove one.", element) }
            days.append(index + 1)
        }
        return days
    }

    /// From when to when, such as `09:00-18:00`.
    mutating func stretch(_ node: JSON) -> OpeningHours.Stretch? {
        let times = (node.string ?? "").split(separator: "-", omittingEmptySubsequences: false)
            .map(Self.minute)
        if times.count == 2, let opens = times[0], let closes = times[1],
            let stretch = OpeningHours.Stretch(opens: opens, closes: closes)
        {
            return stretch
        }
        fault("This must be from when to when, like \"09:00-18:00\".", node)
        return nil
    }

    /// A time for which something is closed: `day`, `until` where it is several, `hours` where not whole days, `reason`.
    mutating func closure(_ node: JSON) -> HubClosure? {
        let from = day(node, "day")
        let until = node["until"] == nil ? from : day(node, "until")
        let hours = node["hours"].flatMap { stretch($0) }
        let reason = text(node, "reason")
        guard let from, let until, let reason, (hours == nil) == (node["hours"] == nil) else { return nil }
        if until < from {
            fault("\"until\" must be the same day as \"day\", or later.", node["until"] ?? node)
        }
        return HubClosure(from: from, until: until, hours: hours, reason: reason)
    }

    /// The minute after midnight that `HH:MM` stands for; 24:00 is the end of the day.
    static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.allSatisfy(\.isNumber) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
