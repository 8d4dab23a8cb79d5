import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// A resident at a terminal, in memory, at a moment that stands.
final class Guest: Sitting {
    /// What is done between a press and what the shell does of it, as if another terminal were quicker.
    var meanwhile: (() throws -> Void)?

    /// Monday 23 November 2026, ten o'clock.
    static let monday = moment("2026-11-23", 10)

    static func moment(_ iso: String, _ hour: Int, _ minute: Int = 0) -> Int64 {
        guard let day = CivilDate(iso: iso), let wall = WallTime(day: day, minute: hour * 60 + minute) else {
            return 0
        }
        return BritishTime.instant(of: wall)
    }

    init(at hub: DeskHub, now: Int64 = monday) throws {
        try super.init(at: hub, world: World(stands: now))
        mean(.enter)
    }

    /// Signs in as the resident of the hub.
    func signIn() throws {
        try press("sign-in")
        type("D12345", "730514")
        try #require(screen.id == "front.signed-in", "stuck at \(screen.id)")
    }

    /// The beginning of the id of the screen, without the count of what was told.
    var page: String { String(screen.id.prefix { $0 != "!" }) }

    override func before(_ effect: Effect) {
        guard case .appointment(.book) = effect else { return }
        do { try meanwhile?() } catch { Issue.record(error) }
        meanwhile = nil
    }
}

// Ways that many tests go.
extension Guest {
    /// A visitor who has come as far as checking her answers for a time with the housing team.
    func askForHousing(
        _ mode: String = "face-to-face",
        on day: String = "2026-11-24",
        at time: String = "10:00",
        needs: [ElementID] = [],
        name: String? = "Joan Marker",
        reach: String? = "01632 960 100"
    ) throws {
        try press("make-appointment", "team:housing", ElementID("mode:\(mode)"))
        for need in needs { try press(need) }
        try press("continue", ElementID("day:\(day)"))
        let room = mode == "face-to-face" ? "room-1" : ""
        try press(ElementID("time:housing/\(day)/\(time)/\(room)"))
        if let name { type(name) }
        if let reach { type(reach) }
        try #require(page == "appointment.check", "stuck at \(screen.id)")
    }

    /// A visitor with an appointment, and its reference.
    @discardableResult
    func bookHousing(on day: String = "2026-11-24", at time: String = "10:00") throws -> Reference {
        try askForHousing(on: day, at: time)
        try press("book")
        return try reference()
    }

    /// The reference that the screen shows.
    func reference() throws -> Reference {
        let code = screen.parts.lazy.compactMap {
            if case .reference(_, let code, _) = $0 { code } else { nil }
        }
        return try Reference(reading: try #require(code.first, "no reference on \(screen.id)"))
    }
}

extension DeskHub {
    /// Books a time of the housing team for somebody else.
    func takeHousing(
        on day: String = "2026-11-24",
        at time: String = "10:00",
        now: Int64 = Guest.monday
    ) throws {
        let other = try Guest(at: self, now: now)
        try other.askForHousing(on: day, at: time, name: "Sam Other", reach: "sam@example.org")
        try other.press("book")
        try #require(other.page == "appointment.booked")
    }
}
