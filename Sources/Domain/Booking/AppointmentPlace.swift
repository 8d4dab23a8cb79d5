public import Ground

/// Names the places of a team that begin at the same time in the same room, such as `housing/2026-12-01/09:30/room-1`.
public struct AppointmentKey: Hashable, Sendable, CustomStringConvertible {
    /// The code of the team.
    public let team: String
    /// The day at the hub.
    public let day: CivilDate
    /// When it begins, in minutes after midnight by the clock on the wall.
    public let starts: Int
    /// The code of the room; empty where nobody comes to the hub.
    public let room: String

    /// Makes a key.
    public init(team: String, day: CivilDate, starts: Int, room: String) {
        self.team = team
        self.day = day
        self.starts = starts
        self.room = room
    }

    /// Reads a key as it is written; nil where it is none.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: Character("/"), omittingEmptySubsequences: false).map { String($0) }
        guard parts.count == 4, !parts[0].isEmpty, let day = CivilDate(iso: parts[1]) else { return nil }
        let clock = parts[2].split(separator: Character(":")).compactMap { Int($0) }
        guard clock.count == 2, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]) else { return nil }
        self.init(team: parts[0], day: day, starts: clock[0] * 60 + clock[1], room: parts[3])
        guard description == text else { return nil }
    }

    /// The key as choices hold it.
    public var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(team)/\(day.iso)/\(two(starts / 60)):\(two(starts % 60))/\(room)"
    }
}

/// One place of one person: a time, a room, and which of those who are seen at once.
public struct AppointmentPlace: Hashable, Sendable {
    /// Which time and room.
    public var key: AppointmentKey
    /// When it ends, in minutes after midnight.
    public var ends: Int
    /// Which of those who are seen at once, from 0.
    public var lane: Int
    /// Whether it is one of those that are held for people with a recorded vulnerability.
    public var isHeld: Bool

    /// Names a place.
    public init(key: AppointmentKey, ends: Int, lane: Int, isHeld: Bool) {
        self.key = key
        self.ends = ends
        self.lane = lane
        self.isHeld = isHeld
    }

    /// Whether it takes time of another place in the same room of the same team.
    func overlaps(_ slot: AppointmentSlot) -> Bool {
        key.team == slot.key.team && key.day == slot.key.day && key.room == slot.key.room
            && key.starts < slot.ends && slot.key.starts < ends
    }
}

/// Places that begin at the same time in the same room.
public struct AppointmentSlot: Hashable, Sendable {
    /// Which one.
    public var key: AppointmentKey
    /// When it ends, in minutes after midnight.
    public var ends: Int
    /// How people can be seen.
    public var modes: Set<AppointmentMode>
    /// The room; nil where nobody comes to the hub.
    public var room: AppointmentRoom?
    /// How many places there are; of a slot that is offered, how many are free.
    public var places: Int
}

/// What a person needs of an appointment.
public struct AppointmentWish: Hashable, Sendable {
    /// How they want to meet.
    public var mode: AppointmentMode
    /// Whether they need a room without a step; it matters only where they come to the hub.
    public var needsStepFree: Bool
    /// Whether a vulnerability of theirs is recorded, so that held places are theirs.
    public var hasPriority: Bool
    /// The hub they want to go to; nil for any.
    public var hub: String?

    /// Names what a person needs.
    public init(
        mode: AppointmentMode,
        needsStepFree: Bool = false,
        hasPriority: Bool = false,
        hub: String? = nil
    ) {
        self.mode = mode
        self.needsStepFree = needsStepFree
        self.hasPriority = hasPriority
        self.hub = hub
    }
}
