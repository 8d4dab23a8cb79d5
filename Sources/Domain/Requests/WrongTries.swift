public import Ground

/// Why a saved form is not opened.
public enum SavedRefusal: Hashable, Sendable {
    /// The code or the date of birth is wrong; which of them, nobody is told.
    case wrong
    /// There were too many wrong tries for this code.
    case codeLocked
    /// There were too many wrong tries on this terminal.
    case terminalLocked
    /// It was kept until the end of a day, and its answers are gone.
    case expired(service: String, lastDay: CivilDate)
}

/// How often somebody tried a wrong code or date, and when that was last.
///
/// A store keeps one for the lookup part of each code that was tried, whether there is such a code or not, and one for
/// each terminal. A try is counted before it is judged, so that a program that is stopped meanwhile gains nothing.
public struct WrongTries: Hashable, Sendable {
    /// How many wrong tries there may be.
    public struct Limit: Hashable, Sendable {
        /// After so many, no more are taken.
        public let most: Int
        /// For how long after the last of them, in milliseconds; then they are forgotten.
        public let duration: Int64

        /// For one code: five, then 24 hours.
        public static let ofCode = Limit(most: 5, duration: 24 * 3_600_000)
        /// For one terminal, which many people use: ten, then an hour.
        public static let ofTerminal = Limit(most: 10, duration: 3_600_000)
    }

    /// How many there were.
    public private(set) var count: Int
    /// When the last one was, in milliseconds since 1 January 1970, UTC.
    public private(set) var lastAt: Int64

    /// What is known of tries; nothing where there were none.
    public init(count: Int = 0, lastAt: Int64 = 0) {
        self.count = count
        self.lastAt = lastAt
    }

    /// Whether no more tries are taken now.
    public func isLocked(_ limit: Limit, at now: Int64) -> Bool {
        count >= limit.most && !isForgotten(limit, at: now)
    }

    /// Whether the last try is so long ago that none counts any more.
    public func isForgotten(_ limit: Limit, at now: Int64) -> Bool { now >= lastAt + limit.duration }

    /// Counts one more.
    public mutating func add(_ limit: Limit, at now: Int64) {
        count = isForgotten(limit, at: now) ? 1 : count + 1
        lastAt = now
    }

    /// Takes back one that turned out to be right.
    public mutating func takeBack() { count = max(0, count - 1) }

    /// How long the answer to the newest wrong try is held back, in milliseconds: a second more each time.
    public var pause: Int64 { Int64(min(count, 3)) * 1_000 }
}
