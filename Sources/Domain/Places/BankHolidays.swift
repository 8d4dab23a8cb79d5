public import Ground

/// The parts of the United Kingdom that have bank holidays of their own, as GOV.UK names them.
public enum Division: String, Hashable, Sendable, CaseIterable {
    case englandAndWales = "england-and-wales"
    case scotland
    case northernIreland = "northern-ireland"
}

/// The bank holidays of every division, for whole years.
public struct BankHolidays: Hashable, Sendable {
    /// One bank holiday.
    public struct Holiday: Hashable, Sendable {
        /// The day on which it is kept, which is another one than its own where that is a weekend.
        public var day: CivilDate
        /// What it is called, in English.
        public var title: String

        /// Names a bank holiday.
        public init(day: CivilDate, title: String) {
            self.day = day
            self.title = title
        }
    }

    /// The holidays of each division, in the order of the calendar.
    public let byDivision: [Division: [Holiday]]
    /// The last day for which they are known.
    public let knownUntil: CivilDate

    /// Gathers bank holidays.
    public init(_ holidays: [Division: [Holiday]], knownUntil: CivilDate) {
        byDivision = holidays.mapValues { $0.sorted { $0.day < $1.day } }
        self.knownUntil = knownUntil
    }

    /// The holidays of a division, in the order of the calendar; none where it is not known.
    public func holidays(in division: Division) -> [Holiday] { byDivision[division, default: []] }

    /// The working days of a division; nil where nothing is known of it.
    public func workingDays(in division: Division) -> WorkingDays? {
        byDivision[division].map { WorkingDays(holidays: $0.map(\.day), knownUntil: knownUntil) }
    }
}

// Newer bank holidays, as they are published each year.
extension BankHolidays {
    /// What newer bank holidays change.
    public struct Change: Hashable, Sendable {
        /// What happens to a holiday.
        public enum Kind: String, Hashable, Sendable {
            case added
            case removed
            case renamed
        }

        /// What happens to it.
        public var kind: Kind
        /// Where it is kept.
        public var division: Division
        /// Which one, as it is afterwards; as it was where it is removed.
        public var holiday: Holiday

        /// Names a change.
        public init(kind: Kind, division: Division, holiday: Holiday) {
            self.kind = kind
            self.division = division
            self.holiday = holiday
        }
    }

    /// Why newer bank holidays are not taken.
    public enum Refusal: Error, Hashable, Sendable {
        /// They end before those that are known.
        case endsEarlier(CivilDate)
        /// They begin after those that are known, with a year or more between.
        case leavesGap(after: CivilDate)
    }

    /// These bank holidays with newer ones put over them.
    ///
    /// Publishers drop years gone by. Those stay here, since clocks that began in them are still running; years before
    /// the first that is kept here are not taken.
    public func updated(with newer: Self) throws(Refusal) -> Self {
        guard knownUntil <= newer.knownUntil else { throw .endsEarlier(newer.knownUntil) }
        let begin = byDivision.values.compactMap(\.first?.day.year).min() ?? 1
        let first = newer.byDivision.values.compactMap(\.first?.day.year).min() ?? newer.knownUntil.year
        guard first <= knownUntil.year + 1 else { throw .leavesGap(after: knownUntil) }
        var all: [Division: [Holiday]] = [:]
        for division in Division.allCases {
            let kept = holidays(in: division).filter { $0.day.year < first }
            let new = newer.holidays(in: division).filter { $0.day.year >= begin }
            if !(kept + new).isEmpty { all[division] = kept + new }
        }
        return Self(all, knownUntil: newer.knownUntil)
    }

    /// What is otherwise in newer bank holidays, division by division, in the order of the calendar.
    public func changes(to newer: Self) -> [Change] {
        Division.allCases.flatMap { division in
            let (old, new) = (holidays(in: division), newer.holidays(in: division))
            let oldDays = Set(old.map(\.day))
            let newDays = Set(new.map(\.day))
            let removed = old.filter { !newDays.contains($0.day) }
                .map { Change(kind: .removed, division: division, holiday: $0) }
            let added = new.filter { !old.contains($0) }.map {
                Change(kind: oldDays.contains($0.day) ? .renamed : .added, division: division, holiday: $0)
            }
            return (removed + added).sorted { $0.holiday.day < $1.holiday.day }
        }
    }
}
