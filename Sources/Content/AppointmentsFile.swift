import Domain
import Ground

/// Reads appointments.json.
enum AppointmentsFile {
    static func read(_ path: String, in language: String) throws(ContentError) -> [AppointmentTeam] {
        var reader = FileReader(path)
        let json = try reader.parse()
        let rooms = rooms(json, language, &reader)
        var codes: Set<String> = []
        var used: [Used] = []
        let teams = reader.elements(json, "teams").compactMap { node -> AppointmentTeam? in
            if let code = node["code"], let text = code.string, !codes.insert(text).inserted {
                reader.fault("The code \"\(text)\" stands here twice. Change one.", code)
            }
            let team = team(node, rooms, language, &reader)
            if let team { share(team, node, &used, &reader) }
            return team
        }
        try reader.finish()
        return teams
    }

    private static func rooms(
        _ json: JSON,
        _ language: String,
        _ reader: inout FileReader
    ) -> [String: AppointmentRoom] {
        var rooms: [String: AppointmentRoom] = [:]
        for node in json["rooms"]?.elements ?? [] {
            guard let code = reader.code(node), let title = reader.text(node, "title") else { continue }
            if node["stepFree"] == nil {
                reader.fault("\"stepFree\" is missing. Say true where there is no step on the way.", node)
            }
            let room = AppointmentRoom(
                code: code,
                title: reader.translation(node, "title", in: language) ?? title,
                hub: node["hub"] == nil ? nil : reader.text(node, "hub"),
                isStepFree: reader.flag(node, "stepFree")
            )
            if rooms.updateValue(room, forKey: code) != nil {
                reader.fault("The code \"\(code)\" stands here twice. Change one.", node["code"] ?? node)
            }
        }
        return rooms
    }

    private static func team(
        _ node: JSON,
        _ rooms: [String: AppointmentRoom],
        _ language: String,
        _ reader: inout FileReader
    ) -> AppointmentTeam? {
        let code = reader.code(node)
        let title = reader.text(node, "title")
        let rules = rules(node, &reader)
        let timesNodes = node["times"]?.elements ?? []
        let times = timesNodes.map { one in places(one, Set(reader.weekdays(one)), rooms, &reader) }
        let extraNodes = node["extra"]?.elements ?? []
        let extra = extraNodes.map { one -> AppointmentTeam.ExtraTimes? in
            let day = reader.day(one, "day")
            let times = places(one, [], rooms, &reader)
            return day.flatMap { day in times.map { AppointmentTeam.ExtraTimes(day: day, times: $0) } }
        }
        let closures = (node["closed"]?.elements ?? []).map { reader.closure($0) }
        guard let code, let title, let rules, !times.contains(where: { $0 == nil }),
            !extra.contains(where: { $0 == nil }), !closures.contains(where: { $0 == nil })
        else { return nil }
        do throws(AppointmentTeam.Fault) {
            return try AppointmentTeam(
                code: code,
                title: reader.translation(node, "title", in: language) ?? title,
                times: times.compactMap(\.self),
                extra: extra.compactMap(\.self),
                closures: closures.compactMap(\.self),
                rules: rules
            )
        } catch {
            fault(error, node, &reader)
            return nil
        }
    }

    private static func rules(_ node: JSON, _ reader: inout FileReader) -> AppointmentTeam.Rules? {
        let earliest = reader.integer(node, "earliestWorkingDays")
        let horizon = reader.integer(node, "horizonDays")
        let percent = reader.integer(node, "heldPercent")
        let until = reader.integer(node, "heldUntilWorkingDays")
        let early = reader.integer(node, "earlyMinutes")
        let late = reader.integer(node, "lateMinutes")
        guard let earliest, let horizon, let percent, let until, let early, let late else { return nil }
        return AppointmentTeam.Rules(
            earliestWorkingDays: earliest,
            horizonDays: horizon,
            heldPercent: percent,
            heldUntilWorkingDays: until,
            earlyMinutes: early,
            lateMinutes: late
        )
    }

    private static func places(
        _ node: JSON,
        _ weekdays: Set<Int>,
        _ rooms: [String: AppointmentRoom],
        _ reader: inout FileReader
    ) -> AppointmentTeam.Times? {
        let hours = reader.stretch(node["hours"] ?? node)
        let length = reader.integer(node, "lengthMinutes")
        let atOnce = node["atOnce"] == nil ? 1 : reader.integer(node, "atOnce")
        let modes = reader.elements(node, "modes").compactMap { mode -> AppointmentMode? in
            if let known = mode.string.flatMap({ AppointmentMode(rawValue: $0) }) { return known }
            let known = AppointmentMode.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            reader.fault("This must be one of \(known).", mode)
            return nil
        }
        var room: AppointmentRoom?
        if let named = node["room"] {
            room = named.string.flatMap { rooms[$0] }
            if room == nil { reader.fault("There is no such room under \"rooms\". Add it there.", named) }
        }
        guard let hours, let length, let atOnce else { return nil }
        return AppointmentTeam.Times(
            weekdays: weekdays,
            hours: hours,
            length: length,
            atOnce: atOnce,
            modes: Set(modes),
            room: room
        )
    }
}

// What is wrong, in words.
extension AppointmentsFile {
    private static func fault(_ fault: AppointmentTeam.Fault, _ node: JSON, _ reader: inout FileReader) {
        func at(_ key: String) -> JSON { node[key] ?? node }
        switch fault {
        case .noTimes: reader.fault("\"times\" must be a list [ ] of one thing or more.", at("times"))
        case .times(let index, let what): reader.fault(words(what), at("times").element(index))
        case .extra(let index, let what): reader.fault(words(what), at("extra").element(index))
        case .earliest:
            reader.fault(
                "\"earliestWorkingDays\" must be 0 or more, and not more than the horizon.",
                at("earliestWorkingDays")
            )
        case .horizon:
            reader.fault("\"horizonDays\" must be 1 to \(SlotCalendar.longestHorizon).", at("horizonDays"))
        case .held:
            reader.fault(
                "\"heldPercent\" must be 0 to 100, and \"heldUntilWorkingDays\" 0 to 60.",
                at("heldPercent")
            )
        case .checkIn:
            reader.fault("\"earlyMinutes\" and \"lateMinutes\" must be 0 to 120.", at("earlyMinutes"))
        }
    }

    private static func words(_ fault: AppointmentTeam.TimesFault) -> String {
        switch fault {
        case .weekdays: "\"weekdays\" must be days like \"tuesday\"."
        case .length:
            "\"lengthMinutes\" must be 5 to \(AppointmentTeam.longest), and fit into the hours."
        case .atOnce: "\"atOnce\" must be 1 to \(AppointmentTeam.mostAtOnce)."
        case .modes: "\"modes\" must be a list [ ] of one thing or more."
        case .room: "People come here face to face. Say to which \"room\"."
        case .clash: "These times overlap with others of the team in the same room. Change one."
        }
    }
}

// Rooms that teams share.
extension AppointmentsFile {
    /// The times of a team in a room.
    private struct Used {
        var team: String
        var times: AppointmentTeam.Times
    }

    /// Sees that no room is given to two teams at once.
    private static func share(
        _ team: AppointmentTeam,
        _ node: JSON,
        _ used: inout [Used],
        _ reader: inout FileReader
    ) {
        for (index, times) in team.times.enumerated() where times.room != nil {
            let other = used.first { other in
                other.team != team.code && other.times.room == times.room
                    && !other.times.weekdays.isDisjoint(with: times.weekdays)
                    && other.times.hours.opens < times.hours.closes
                    && times.hours.opens < other.times.hours.closes
            }
            if let other {
                reader.fault(
                    "The team \"\(other.team)\" is in this room then. Change the room or the hours.",
                    (node["times"] ?? node).element(index)
                )
            }
            used.append(Used(team: team.code, times: times))
        }
    }
}

extension JSON {
    fileprivate func element(_ index: Int) -> JSON {
        guard let elements, elements.indices.contains(index) else { return self }
        return elements[index]
    }
}

extension FileReader {
    /// A code: small letters, numbers and hyphens, since it is part of a key.
    fileprivate mutating func code(_ node: JSON) -> String? {
        guard let code = text(node, "code") else { return nil }
        let isCode = code.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        if isCode { return code }
        fault("A code has small letters, numbers and hyphens only, like \"room-1\".", node["code"] ?? node)
        return nil
    }
}
