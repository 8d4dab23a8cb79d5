public import Ground

/// How a person and a team meet.
public enum AppointmentMode: String, Hashable, Sendable, CaseIterable {
    case faceToFace = "face-to-face"
    case telephone
    case video
}

/// A room in which appointments are held.
public struct AppointmentRoom: Hashable, Sendable {
    /// The code by which teams name it.
    public var code: String
    /// What it is called, as it stands on a sign.
    public var title: String
    /// The hub it is in; nil for the hub of this terminal.
    public var hub: String?
    /// Whether it is reached without a step.
    public var isStepFree: Bool

    /// Names a room.
    public init(code: String, title: String, hub: String? = nil, isStepFree: Bool) {
        self.code = code
        self.title = title
        self.hub = hub
        self.isStepFree = isStepFree
    }
}

/// A team that people can have an appointment with, and the rules of its places.
public struct AppointmentTeam: Hashable, Sendable {
    /// Places that come back each week.
    public struct Times: Hashable, Sendable {
        /// The weekdays, 1 for Monday to 7 for Sunday (ISO 8601).
        public var weekdays: Set<Int>
        /// From when to when; the last place ends within.
        public var hours: OpeningHours.Stretch
        /// How long a place is, in minutes.
        public var length: Int
        /// How many people are seen at once.
        public var atOnce: Int
        /// How they can be seen.
        public var modes: Set<AppointmentMode>
        /// The room; nil where nobody comes to the hub.
        public var room: AppointmentRoom?

        /// Gathers the rules of places.
        public init(
            weekdays: Set<Int>,
            hours: OpeningHours.Stretch,
            length: Int,
            atOnce: Int,
            modes: Set<AppointmentMode>,
            room: AppointmentRoom?
        ) {
            self.weekdays = weekdays
            self.hours = hours
            self.length = length
            self.atOnce = atOnce
            self.modes = modes
            self.room = room
        }
    }

    /// Places on one day beside those of the week.
    public struct ExtraTimes: Hashable, Sendable {
        /// The day.
        public var day: CivilDate
        /// The places; their weekdays do not matter.
        public var times: Times

        /// Names the places of a day.
        public init(day: CivilDate, times: Times) {
            self.day = day
            self.times = times
        }
    }

    /// The rules of booking.
    public struct Rules: Hashable, Sendable {
        /// How many working days after today the first place may be.
        public var earliestWorkingDays: Int
        /// How many days after today the last place may be.
        public var horizonDays: Int
        /// How many of 100 places of a day are held for people with a recorded vulnerability.
        ///
        /// Whoever finds it hard to call, to wait or to plan asks late, when the nearest days are gone. Held places
        /// give them a near day too. Nobody loses by it: what is not used in time is free for all.
        public var heldPercent: Int
        /// So many working days before the day, held places are free for all.
        public var heldUntilWorkingDays: Int
        /// How many minutes before its time a person may check in.
        public var earlyMinutes: Int
        /// How many minutes after its time a person may still check in.
        public var lateMinutes: Int

        /// Gathers rules.
        public init(
            earliestWorkingDays: Int,
            horizonDays: Int,
            heldPercent: Int,
            heldUntilWorkingDays: Int,
            earlyMinutes: Int,
            lateMinutes: Int
        ) {
            self.earliestWorkingDays = earliestWorkingDays
            self.horizonDays = horizonDays
            self.heldPercent = heldPercent
            self.heldUntilWorkingDays = heldUntilWorkingDays
            self.earlyMinutes = earlyMinutes
            self.lateMinutes = lateMinutes
        }
    }

    /// The code by which records name it.
    public let code: String
    /// What it is called.
    public let title: String
    /// Its places of each week.
    public let times: [Times]
    /// Its places on single days.
    public let extra: [ExtraTimes]
    /// When it sees nobody, and why.
    public let closures: [HubClosure]
    /// The rules of booking.
    public let rules: Rules

    /// Makes a team.
    ///
    /// - Throws: `Fault`, which says which rule is out of bounds.
    public init(
        code: String,
        title: String,
        times: [Times],
        extra: [ExtraTimes] = [],
        closures: [HubClosure] = [],
        rules: Rules
    ) throws(Fault) {
        try Self.check(rules)
        guard !times.isEmpty || !extra.isEmpty else { throw .noTimes }
        for (index, one) in times.enumerated() {
            guard !one.weekdays.isEmpty, one.weekdays.allSatisfy((1...7).contains) else {
                throw .times(index, .weekdays)
            }
            if let fault = one.fault { throw .times(index, fault) }
            let clash = times[..<index].contains {
                !$0.weekdays.isDisjoint(with: one.weekdays) && $0.clashes(one)
            }
            if clash { throw .times(index, .clash) }
        }
        for (index, one) in extra.enumerated() {
            if let fault = one.times.fault { throw .extra(index, fault) }
            let others =
                extra[..<index].filter { $0.day == one.day }.map(\.times)
                + times.filter { $0.weekdays.contains(one.day.weekday) }
            if others.contains(where: { $0.clashes(one.times) }) { throw .extra(index, .clash) }
        }
        self.code = code
        self.title = title
        self.times = times
        self.extra = extra
        self.closures = closures
        self.rules = rules
    }
}

// What is out of bounds.
extension AppointmentTeam {
    /// No place is longer, in minutes.
    public static let longest = 240
    /// No more people are seen at once in one room.
    public static let mostAtOnce = 50

    /// Why rules make no team.
    public enum Fault: Error, Hashable, Sendable {
        /// There are no places at all.
        case noTimes
        /// The places of a week with this number, from 0, are wrong.
        case times(Int, TimesFault)
        /// The places of a single day with this number, from 0, are wrong.
        case extra(Int, TimesFault)
        /// It must be 0 or more, and not beyond the horizon.
        case earliest
        /// It must be 1 day to `SlotCalendar.longestHorizon`.
        case horizon
        /// It must be 0 to 100 percent, and 0 to 60 working days.
        case held
        /// It must be 0 to 120 minutes each.
        case checkIn
    }

    /// What is wrong with places.
    public enum TimesFault: Hashable, Sendable {
        /// There is no weekday, or a number that is none.
        case weekdays
        /// A place is 5 minutes to `longest`, and fits into the hours.
        case length
        /// At once are 1 person to `mostAtOnce`.
        case atOnce
        /// There is no way to meet.
        case modes
        /// Whoever comes needs a room to come to.
        case room
        /// They overlap with others of the team in the same room.
        case clash
    }

    private static func check(_ rules: Rules) throws(Fault) {
        guard (1...SlotCalendar.longestHorizon).contains(rules.horizonDays) else { throw .horizon }
        guard (0...rules.horizonDays).contains(rules.earliestWorkingDays) else { throw .earliest }
        guard (0...100).contains(rules.heldPercent), (0...60).contains(rules.heldUntilWorkingDays) else {
            throw .held
        }
        guard (0...120).contains(rules.earlyMinutes), (0...120).contains(rules.lateMinutes) else {
            throw .checkIn
        }
    }
}

extension AppointmentTeam.Times {
    fileprivate var fault: AppointmentTeam.TimesFault? {
        let most = min(AppointmentTeam.longest, hours.closes - hours.opens)
        guard length >= 5, length <= most else { return .length }
        guard (1...AppointmentTeam.mostAtOnce).contains(atOnce) else { return .atOnce }
        guard !modes.isEmpty else { return .modes }
        return modes.contains(.faceToFace) && room == nil ? .room : nil
    }

    fileprivate func clashes(_ other: Self) -> Bool {
        room?.code == other.room?.code && hours.opens < other.hours.closes && other.hours.opens < hours.closes
    }
}

extension AppointmentTeam {
    /// Every room in which the team meets people.
    public var rooms: [AppointmentRoom] { (times + extra.map(\.times)).compactMap(\.room) }
}
