import Domain
import Screens
import Testing

@testable import Renderings
@testable import handrail

/// Screens of appointments and of those who have come, by name.
enum AppointmentScreens {
    static func all() throws -> [(name: String, screen: Screen)] {
        let hub = try DeskHub()
        var all: [(String, Screen)] = []
        func note(_ name: String, _ guest: Guest) { all.append((name, steady(guest.screen))) }
        let guest = try Guest(at: hub)
        try guest.press("make-appointment")
        note("appointment-team", guest)
        try guest.press("team:housing")
        note("appointment-mode", guest)
        try guest.press("mode:face-to-face", "need:interpreter")
        note("appointment-needs", guest)
        try guest.press("continue")
        note("appointment-language", guest)
        guest.type("Polish")
        note("appointment-days", guest)
        try guest.press("day:2026-11-24")
        note("appointment-times", guest)
        try guest.press("time:housing/2026-11-24/10:00/room-1")
        guest.type("Joan Marker", "")
        note("appointment-reach-problem", guest)
        guest.mean(.enter)
        guest.type("01632 960 100")
        note("appointment-check", guest)
        guest.meanwhile = { try hub.takeHousing() }
        try guest.press("book")
        note("appointment-gone", guest)
        try guest.press("time:housing/2026-11-24/10:30/room-1", "book")
        note("appointment-booked", guest)
        let reference = try guest.reference()
        try arriving(hub, reference, note)
        let joan = try Guest(at: hub)
        try joan.signIn()
        try joan.askForHousing(at: "11:00", name: nil, reach: nil)
        try joan.press("book", "home", "account", "appointments")
        note("appointments-mine", joan)
        try joan.press(try #require(joan.screen.choices.first?.id), "ask-cancel")
        note("appointments-cancel", joan)
        return all
    }

    private static func arriving(
        _ hub: DeskHub,
        _ reference: Reference,
        _ note: (String, Guest) -> Void
    ) throws {
        let early = try Guest(at: hub, now: Guest.moment("2026-11-24", 9, 30))
        try early.press("here")
        note("here-ways", early)
        try early.press("by-name")
        note("here-name", early)
        early.mean(.back)
        try early.press("by-reference")
        early.type(reference.grouped)
        note("here-early", early)
        let guest = try Guest(at: hub, now: Guest.moment("2026-11-24", 10, 20))
        try guest.press("here", "by-reference")
        guest.type(reference.grouped)
        note("here-place", guest)
        let visitor = try Guest(at: hub, now: Guest.moment("2026-11-24", 10, 25))
        try visitor.press("visit")
        note("visit-teams", visitor)
    }

    /// References are drawn by chance; in the files they are one.
    static func steady(_ screen: Screen) -> Screen {
        var screen = screen
        screen.parts = screen.parts.map { part in
            guard case .reference(let label, let code, _) = part, code.contains("-") else { return part }
            return .reference(label: label, code: "7K2-M9Q-XP4", spoken: "7, K, 2, M, 9, Q, X, P, 4")
        }
        return screen
    }
}

@Suite struct AppointmentGoldenTests {
    @Test(arguments: [(40, 12), (80, 24)])
    func appointmentsLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        let size = Frame.Size(columns: columns, rows: rows)
        for (name, screen) in try AppointmentScreens.all() {
            try expectGolden(GoldenTests().picture(screen, size), "\(name)-\(columns)x\(rows)")
        }
    }

    @Test func appointmentsReadInLinesAsTheyWereReviewed() throws {
        for (name, screen) in try AppointmentScreens.all() {
            var renderer = LineRenderer(words: LineWords(try RealHub.words()))
            try expectGolden(renderer.lines(for: screen).joined(separator: "\n") + "\n", "\(name)-lines")
        }
    }

    @Test func appointmentsAreHeardAsTheyWereReviewed() throws {
        var narrator = Narrator(words: try RealHub.words(), outlet: .headphones)
        var surroundings = try RealHub.surroundings()
        surroundings.settings.speech.isOn = true
        var script: [String] = []
        for (name, screen) in try AppointmentScreens.all() {
            script.append("> " + name)
            script += narrator.utterances(for: screen, with: surroundings.settings).map { "  " + $0.text }
        }
        try expectGolden(script.joined(separator: "\n") + "\n", "spoken-appointments")
    }
}
