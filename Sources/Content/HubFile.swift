import Domain
import Ground

/// Reads hub.json.
enum HubFile {
    /// The hub, in a language as far as it is translated.
    static func read(_ path: String, in language: String) throws(ContentError) -> Hub {
        var reader = FileReader(path)
        let json = try reader.parse()
        var name = reader.text(json, "name")
        name = reader.translation(json, "name", in: language) ?? name
        var contact = contact(json, &reader)
        if let desk = reader.translation(json, "desk", in: language) { contact?.desk = desk }
        let hours = openingHours(json, language, &reader)
        let timeZone = timeZone(json, &reader)
        var help = reader.texts(json, "help")
        help = reader.translations(json, "help", in: language) ?? help
        let limits = idleLimits(json, &reader)
        let lock = deskLock(json, &reader)
        let scanner = json["scanner"] == nil ? nil : reader.text(json, "scanner")
        let printer = json["printer"] == nil ? nil : reader.text(json, "printer")
        let keys = keys(json, &reader)
        let division = division(json, &reader)
        let closures = closures(json, language, &reader)
        _ = MessageSettingsFile.settings(json, &reader)
        try reader.finish()
        var hub = Hub(
            name: try reader.whole(name),
            contact: contact,
            openingHours: hours,
            timeZone: try reader.whole(timeZone),
            helpLines: help,
            idleLimits: try reader.whole(limits),
            scanner: scanner,
            printer: printer,
            keys: keys,
            division: division ?? .englandAndWales,
            closures: closures
        )
        hub.deskLock = lock
        return hub
    }

    /// Whose bank holidays the hub keeps; those of England and Wales unless it says otherwise.
    private static func division(_ json: JSON, _ reader: inout FileReader) -> Division? {
        guard let node = json["division"] else { return nil }
        if let division = node.string.flatMap({ Division(rawValue: $0) }) { return division }
        let known = Division.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        reader.fault("\"division\" must be one of \(known).", node)
        return nil
    }

    /// What is overlooked of the keys, where the hub says so.
    private static func keys(_ json: JSON, _ reader: inout FileReader) -> Hub.KeyHabits? {
        guard let keys = json["keys"] else { return nil }
        let usual = Hub.KeyHabits.usual
        let bounce =
            keys["bounceMilliseconds"] == nil
            ? usual.bounceMilliseconds : reader.integer(keys, "bounceMilliseconds") ?? 0
        let isHeldOnce =
            keys["holdingMovesOnce"] == nil ? !usual.repeats : reader.flag(keys, "holdingMovesOnce")
        if !(0...1_000).contains(bounce) {
            reader.fault("\"bounceMilliseconds\" must be from 0 to 1000.", keys["bounceMilliseconds"] ?? keys)
        }
        return Hub.KeyHabits(bounceMilliseconds: bounce, repeats: !isHeldOnce)
    }

    private static func contact(_ json: JSON, _ reader: inout FileReader) -> Hub.Contact? {
        let council = reader.text(json, "council")
        let address = reader.texts(json, "address")
        let phone = reader.text(json, "phone")
        let desk = reader.text(json, "desk")
        guard let council, let phone, let desk else { return nil }
        return Hub.Contact(council: council, address: address, phone: phone, desk: desk)
    }

    /// A zone is an area and a place; of a name without an area the system would make a wrong hour in silence.
    private static func timeZone(_ json: JSON, _ reader: inout FileReader) -> String? {
        guard let zone = reader.text(json, "timeZone") else { return nil }
        let parts = zone.split(separator: "/", omittingEmptySubsequences: false)
        let isName = parts.count >= 2 && parts.allSatisfy { $0.first?.isLetter ?? false }
        if isName { return zone }
        reader.fault("\"timeZone\" must be an area and a city, like Europe/London.", json["timeZone"] ?? json)
        return nil
    }

    /// When the desk of the staff locks itself: sooner than is usual where the hub says so, never later.
    private static func deskLock(_ json: JSON, _ reader: inout FileReader) -> DeskLock {
        guard let desk = json["staffDesk"] else { return .usual }
        guard let seconds = reader.integer(desk, "lockAfterSeconds") else { return .usual }
        if let lock = DeskLock(afterSeconds: seconds) { return lock }
        reader.fault(
            "\"lockAfterSeconds\" must be from \(DeskLock.shortest) to \(DeskLock.longest).",
            desk["lockAfterSeconds"] ?? desk
        )
        return .usual
    }

    private static func idleLimits(_ json: JSON, _ reader: inout FileReader) -> IdleLimits? {
        guard let idle = json["idle"] else {
            reader.fault("\"idle\" is missing. Say when an unused terminal is cleared.", json)
            return nil
        }
        let warn = reader.integer(idle, "warnAfterSeconds")
        let clear = reader.integer(idle, "clearAfterSeconds")
        guard let warn, let clear else { return nil }
        if let limits = IdleLimits(warnAfterSeconds: warn, clearAfterSeconds: clear) { return limits }
        let least = IdleLimits.leastToAnswer
        reader.fault(
            "People need time. Make \"clearAfterSeconds\" \(least) or more, \"warnAfterSeconds\" 1 or more, "
                + "and both no more than a day (86400).",
            idle
        )
        return nil
    }
}

// Opening hours.
extension HubFile {
    private static func openingHours(
        _ json: JSON,
        _ language: String,
        _ reader: inout FileReader
    ) -> OpeningHours? {
        guard let node = json["openingHours"] else {
            reader.fault("\"openingHours\" is missing. Say when the hub is open.", json)
            return nil
        }
        var lines = reader.texts(node, "lines")
        lines = reader.translations(node, "lines", in: language) ?? lines
        let week = FileReader.weekdays.map { day in
            guard let stretches = node[day]?.elements else {
                reader.fault(
                    "\"\(day)\" must be a list of hours like [\"09:00-18:00\"], or [ ] when closed.",
                    node[day] ?? node
                )
                return [OpeningHours.Stretch]()
            }
            return stretches.compactMap { reader.stretch($0) }
        }
        if let hours = OpeningHours(lines: lines, week: week) { return hours }
        reader.fault("Hours of one day run into each other. Put them in order.", node)
        return nil
    }

    /// When the hub is closed out of its usual week.
    private static func closures(_ json: JSON, _ language: String, _ reader: inout FileReader) -> [HubClosure]
    {
        guard let node = json["closures"] else { return [] }
        guard let elements = node.elements else {
            reader.fault("\"closures\" must be a list [ ], empty when there are none.", node)
            return []
        }
        return elements.compactMap { element in
            var closure = reader.closure(element)
            if let reason = reader.translation(element, "reason", in: language) { closure?.reason = reason }
            return closure
        }
    }
}
