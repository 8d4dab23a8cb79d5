public import Ground

/// Names a slot of a calendar: a day, and a time of that day, such as `2026-12-01/morning`.
public struct SlotKey: Hashable, Sendable, CustomStringConvertible {
    /// The day at the hub.
    public let day: CivilDate
    /// The time of the day, as the calendar calls it.
    public let time: String

    /// Makes a key.
    public init(day: CivilDate, time: String) {
        self.day = day
        self.time = time
    }

    /// Reads `YYYY-MM-DD/time`, and nothing else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = CivilDate(iso: parts[0]), !parts[1].isEmpty else { return nil }
        self.init(day: day, time: String(parts[1]))
    }

    /// The key as records hold it: `2026-12-01/morning`.
    public var description: String { "\(day.iso)/\(time)" }
}

/// A slot that can still be booked.
public struct FreeSlot: Hashable, Sendable {
    /// Which one.
    public var key: SlotKey
    /// How many places are left; 1 or more.
    public var left: Int

    /// Makes a free slot.
    public init(key: SlotKey, left: Int) {
        self.key = key
        self.left = left
    }
}

/// A place in a slot that is taken together with a form.
public struct SlotBooking: Hashable, Sendable {
    /// The code of the calendar.
    public var calendar: String
    /// The slot.
    public var key: SlotKey
    /// How many places the slot has in all; 1 or more.
    public var capacity: Int

    /// Makes a booking.
    public init(calendar: String, key: SlotKey, capacity: Int) {
        self.calendar = calendar
        self.key = key
        self.capacity = capacity
    }

    /// Whether there is a place for it beside those that are taken.
    public func fits(beside taken: Int) -> Bool { taken < capacity }
}
