public import Ground

/// A warning that staff must look at; it says nothing of a person but her id.
public struct StaffAlert: Hashable, Sendable {
    /// What it warns of.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case accountLocked = "account-locked"
        case staffLocked = "staff-locked"
        case terminalLocked = "terminal-locked"
        /// Somebody opened an account who may have one already.
        case maybeTwice = "maybe-twice"
    }

    /// Its own id.
    public var id: ID
    /// What it warns of.
    public var kind: Kind
    /// The resident or member of staff; nil where it is about neither.
    public var subject: ID?
    /// The name of the terminal.
    public var terminal: String
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64

    /// Makes one as a store read it.
    public init(id: ID, kind: Kind, subject: ID?, terminal: String, at: Int64) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.terminal = terminal
        self.at = at
    }
}

/// A closure that was entered at the desk: a time at which the hub is closed against its usual hours.
public struct EnteredClosure: Hashable, Sendable {
    /// Its own id, which is that of the operation that adds it.
    public let id: ID
    /// The day at the hub.
    public let day: CivilDate
    /// From when until when, in minutes after midnight by the clock on the wall; 0 to 1440 for the whole day.
    public let minutes: Range<Int>
    /// Why, in words that residents read.
    public let reason: String
    /// Who of the staff said so.
    public let by: ID

    /// How many characters a reason may have.
    public static let mostCharacters = 200

    /// Makes one; nil where the minutes are none of a day, or the reason is empty or too long.
    public init?(id: ID, day: CivilDate, minutes: Range<Int> = 0..<1440, reason: String, by: ID) {
        guard !minutes.isEmpty, minutes.lowerBound >= 0, minutes.upperBound <= 1440,
            reason.contains(where: { !$0.isWhitespace }),
            reason.unicodeScalars.count <= Self.mostCharacters
        else { return nil }
        self.id = id
        self.day = day
        self.minutes = minutes
        self.reason = reason
        self.by = by
    }

    /// Whether something from one minute of a day to another falls on it.
    public func covers(_ other: CivilDate, from: Int, to end: Int) -> Bool {
        other == day && from < minutes.upperBound && minutes.lowerBound < end
    }

    /// The closure as calendars take it.
    public var closure: HubClosure {
        let isWhole = minutes == 0..<1440
        let hours =
            isWhole ? nil : OpeningHours.Stretch(opens: minutes.lowerBound, closes: minutes.upperBound)
        return HubClosure(from: day, until: day, hours: hours, reason: reason)
    }
}

/// A closure entered at the desk, with when it was said and taken back.
public struct KeptClosure: Hashable, Sendable {
    /// The closure.
    public var closure: EnteredClosure
    /// When it was entered, in milliseconds since 1 January 1970, UTC.
    public var addedAt: Int64
    /// When it was taken back; nil where it holds.
    public var endedAt: Int64?

    /// Makes one as a store read it.
    public init(_ closure: EnteredClosure, addedAt: Int64, endedAt: Int64? = nil) {
        (self.closure, self.addedAt, self.endedAt) = (closure, addedAt, endedAt)
    }

    /// Whether it held as far as was known at an instant.
    public func wasKnown(at instant: Int64) -> Bool {
        addedAt <= instant && endedAt.map { instant < $0 } ?? true
    }
}
