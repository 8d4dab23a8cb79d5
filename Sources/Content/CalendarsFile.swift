import Domain
import Ground

/// Reads calendars.json.
enum CalendarsFile {
    static func read(_ path: String, workingDays: WorkingDays) throws(ContentError) -> [SlotCalendar] {
        var reader = FileReader(path)
        let json = try reader.parse()
        var codes: Set<String> = []
        let calendars = reader.elements(json, "calendars").compactMap { node in
            calendar(node, &codes, workingDays, &reader)
        }
        try reader.finish()
        return calendars
    }

    private static func calendar(
        _ node: JSON,
        _ codes: inout Set<String>,
        _ workingDays: WorkingDays,
        _ reader: inout FileReader
    ) -> SlotCalendar? {
        let code = reader.text(node, "code")
        if let code, let place = node["code"], !codes.insert(code).inserted {
            reader.fault("The code \"\(code)\" stands here twice. Change one.", place)
        }
        let title = reader.text(node, "title")
        let days = reader.weekdays(node)
        let times = reader.texts(node, "slots")
        let capacity = reader.integer(node, "capacityPerSlot")
        let earliest = reader.integer(node, "earliestWorkingDays")
        let horizon = reader.integer(node, "horizonDays")
        guard let code, let title, let capacity, let earliest, let horizon, !days.isEmpty, !times.isEmpty
        else {
            return nil
        }
        let rules = SlotCalendar.Rules(
            weekdays: Set(days),
            times: times,
            capacity: capacity,
            earliestWorkingDays: earliest,
            horizonDays: horizon
        )
        do { return try SlotCalendar(code: code, title: title, rules: rules, workingDays: workingDays) } catch
        {
            fault(error, node, &reader)
            return nil
        }
    }

    private static func fault(_ refusal: SlotCalendar.Refusal, _ node: JSON, _ reader: inout FileReader) {
        let (key, what) =
            switch refusal {
            case .weekdays: ("weekdays", "\"weekdays\" must be days like \"tuesday\".")
            case .times:
                (
                    "slots",
                    "\"slots\" must be different times, like \"morning\", in letters, numbers and spaces."
                )
            case .capacity:
                ("capacityPerSlot", "\"capacityPerSlot\" must be 1 to \(SlotCalendar.mostPlaces).")
            case .earliest:
                (
                    "earliestWorkingDays",
                    "\"earliestWorkingDays\" must be 0 or more, and less than the horizon."
                )
            case .horizon:
                ("horizonDays", "\"horizonDays\" must be 1 to \(SlotCalendar.longestHorizon).")
            }
        reader.fault(what, node[key] ?? node)
    }
}
