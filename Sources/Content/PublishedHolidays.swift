public import Domain
import Ground

/// Bank holidays in the shape in which GOV.UK publishes them (https://www.gov.uk/bank-holidays.json).
///
/// An object with an entry for each division, which holds `division` and a list `events` of `title`, `date`, `notes`
/// and `bunting`. The years are whole ones; a file that was cut short would give working
/// days away, so that is checked.
public enum PublishedHolidays {
    /// The fewest bank holidays of a year that were ever published for a division: eight in England and Wales.
    private static let fewest = 8

    /// Reads and checks a file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - name: what the file is called in messages, where that is not its path.
    /// - Returns: the bank holidays, known until the end of their last year.
    /// - Throws: `ContentError` with every fault as `file:line:column: what, and how to mend it`.
    public static func read(_ path: String, named name: String? = nil) throws(ContentError) -> BankHolidays {
        var reader = FileReader(path, named: name ?? path)
        let json = try reader.parse()
        guard let members = json.members, !members.isEmpty else {
            reader.fault("This is not the bank-holidays.json of GOV.UK. Get it from there again.", json)
            return try reader.whole(nil)
        }
        var holidays: [Division: [BankHolidays.Holiday]] = [:]
        for member in members {
            guard let division = reader.division(member) else { continue }
            holidays[division] = events(of: division, member, &reader)
        }
        for division in Division.allCases where holidays[division] == nil {
            reader.fault("\"\(division.rawValue)\" is missing. Get the whole file again.", json)
        }
        let last = lastYear(holidays, members, &reader)
        let end = last.flatMap { CivilDate(year: $0, month: 12, day: 31) }
        return BankHolidays(holidays, knownUntil: try reader.whole(end))
    }

    private static func events(
        of division: Division,
        _ member: JSON.Member,
        _ reader: inout FileReader
    ) -> [BankHolidays.Holiday] {
        if let said = member.value["division"], said.string != division.rawValue {
            reader.fault("\"division\" must be \"\(division.rawValue)\" here, like the name above it.", said)
        }
        guard let list = member.value["events"] else {
            reader.fault("\"events\" is missing. It holds the bank holidays.", member.value)
            return []
        }
        let holidays = reader.holidays(list, until: nil)
        checkYears(holidays, list, &reader)
        return holidays
    }

    /// Sees that no year is left out or cut short.
    private static func checkYears(
        _ holidays: [BankHolidays.Holiday],
        _ list: JSON,
        _ reader: inout FileReader
    ) {
        guard let first = holidays.first?.day.year, let last = holidays.map(\.day.year).max(), first <= last
        else { return }
        for year in first...last {
            let count = holidays.count { $0.day.year == year }
            if count == 0 {
                reader.fault("The year \(year) is missing here. Get the whole file again.", list)
            } else if count < fewest {
                reader.fault(
                    "The year \(year) has \(count) bank holidays, and there are \(fewest) or more. "
                        + "Get the whole file again.",
                    list
                )
            }
        }
    }

    /// The last year, which is the same in every division.
    private static func lastYear(
        _ holidays: [Division: [BankHolidays.Holiday]],
        _ members: [JSON.Member],
        _ reader: inout FileReader
    ) -> Int? {
        let last = holidays.values.compactMap(\.last?.day.year).max()
        for member in members {
            guard let division = Division(rawValue: member.key),
                let year = holidays[division]?.last?.day.year,
                let last, year < last
            else { continue }
            reader.fault(
                "\"\(member.key)\" ends with \(year), and others go on to \(last). Get the whole file again.",
                member.value
            )
        }
        return last
    }
}
