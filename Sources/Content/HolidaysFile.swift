import Domain
import Ground

/// Reads and writes bank-holidays.json.
enum HolidaysFile {
    private static let source =
        "Bank holidays of the United Kingdom, published on GOV.UK. Contains public sector information "
        + "licensed under the Open Government Licence v3.0."

    static func read(_ path: String) throws(ContentError) -> BankHolidays {
        var reader = FileReader(path)
        let json = try reader.parse()
        let until = reader.day(json, "knownUntil")
        guard let members = json["divisions"]?.members else {
            reader.fault(
                "\"divisions\" must be an object { } with a list for each division.",
                json["divisions"] ?? json
            )
            try reader.finish()
            return try reader.whole(nil)
        }
        var holidays: [Division: [BankHolidays.Holiday]] = [:]
        for member in members {
            guard let division = reader.division(member) else { continue }
            holidays[division] = reader.holidays(member.value, until: until)
        }
        return BankHolidays(holidays, knownUntil: try reader.whole(until))
    }

    /// The whole file, a line for each bank holiday.
    static func text(_ holidays: BankHolidays) -> String {
        let divisions = Division.allCases.filter { holidays.byDivision[$0] != nil }.map { division in
            let days = holidays.holidays(in: division).map { holiday in
                "      {\"date\": \"\(holiday.day.iso)\", \"title\": \(JSONText.string(holiday.title))}"
            }
            return "    \"\(division.rawValue)\": [\n\(days.joined(separator: ",\n"))\n    ]"
        }
        return """
            {
              "source": \(JSONText.string(source)),
              "knownUntil": "\(holidays.knownUntil.iso)",
              "divisions": {
            \(divisions.joined(separator: ",\n"))
              }
            }

            """
    }
}

extension FileReader {
    /// The division that an entry is named after.
    mutating func division(_ member: JSON.Member) -> Division? {
        if let division = Division(rawValue: member.key) { return division }
        let known = Division.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        fault("\"\(member.key)\" is no division. They are \(known).", JSON(.null, at: member.keyPlace))
        return nil
    }

    /// A list of bank holidays in the order of the calendar, each day once.
    mutating func holidays(_ list: JSON, until: CivilDate?) -> [BankHolidays.Holiday] {
        guard let elements = list.elements, !elements.isEmpty else {
            fault("This must be a list [ ] of one bank holiday or more.", list)
            return []
        }
        var holidays: [BankHolidays.Holiday] = []
        for node in elements {
            guard let day = day(node, "date"), let title = text(node, "title") else { continue }
            if let last = holidays.last, day <= last.day {
                let what =
                    day == last.day ? "stands here twice. Remove one" : "is out of order. Put it in order"
                fault("\(day.iso) \(what).", node["date"] ?? node)
            }
            if let until, until < day {
                fault(
                    "\(day.iso) is after the last day that is known. Move \"knownUntil\".",
                    node["date"] ?? node
                )
            }
            holidays.append(BankHolidays.Holiday(day: day, title: title))
        }
        return holidays
    }
}
