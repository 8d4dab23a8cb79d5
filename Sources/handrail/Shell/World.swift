import Domain
import Glibc
import Ground
import Screens

/// The clock and the chance of this machine.
///
/// Everything else gets them passed in.
struct World {
    /// Milliseconds since 1 January 1970, UTC.
    var now: Int64 { stands ?? Self.read(CLOCK_REALTIME) }
    /// An instant at which its clock stands still, for who must know what the time is; nil for the real clock.
    var stands: Int64?

    /// Milliseconds on a clock that never goes back.
    var steady: Int64 { Self.read(CLOCK_MONOTONIC) }

    /// The day it is in the time zone of the hub (see `useTimeZone`).
    var today: CivilDate { Self.day(at: now) }

    /// This moment, as flows are told of it.
    var moment: Moment { Moment(milliseconds: steady, today: today) }

    /// A new identifier, of this moment.
    func newID() -> ID { ID(milliseconds: now, random: Self.random(10)) }

    /// An act of a command or of the system itself, for the record of what was done.
    ///
    /// What stands for the terminal says which, such as `import`.
    func entry(_ act: AuditEntry.Act, on subject: ID? = nil, from terminal: String) -> AuditEntry {
        AuditEntry(id: newID(), at: now, actor: .system, act: act, subject: subject, terminal: terminal)
    }

    /// The day it is at an instant, in the time zone of the process.
    static func day(at milliseconds: Int64) -> CivilDate {
        var seconds = time_t(milliseconds / 1000)
        var parts = unsafe tm()
        _ = unsafe localtime_r(&seconds, &parts)
        return unsafe CivilDate(
            year: Int(parts.tm_year) + 1900,
            month: Int(parts.tm_mon) + 1,
            day: Int(parts.tm_mday)
        ) ?? CivilDate(daysSinceEpoch: Int(milliseconds / 86_400_000))
    }

    /// The instant at which a day begins, in the time zone of the process.
    static func start(of day: CivilDate) -> Int64 {
        var parts = unsafe tm()
        unsafe (parts.tm_year, parts.tm_mon, parts.tm_mday) = (
            Int32(day.year - 1900), Int32(day.month - 1), Int32(day.day)
        )
        // Whether the clock is forward on that day, the system knows.
        unsafe parts.tm_isdst = -1
        return unsafe Int64(mktime(&parts)) * 1000
    }

    /// Makes the process use a time zone by its name, such as Europe/London.
    static func useTimeZone(_ name: String) {
        // A new variable moves the whole environment, which another thread may be reading.
        if Places.environment("TZ") != name { unsafe setenv("TZ", name, 1) }
        tzset()
    }

    /// Lets a moment go by.
    static func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

// Chance.
extension World {
    /// Random bytes from the system.
    static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Random whole numbers from 0 up to a limit, without it.
    static func values(below limit: Int, _ count: Int) -> [Int] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in Int.random(in: 0..<limit, using: &generator) }
    }
}
