import Domain
import Forms
import Ground
import Screens
import Testing

/// The day of the collection of large items, as it is asked, refused and said.
enum SlotScreens {
    static let question: ElementID = "choice:collectionSlot:2026-11-24/morning"
    static let first = SlotKey(day: Resident.today.adding(days: 3), time: "morning")
    static let second = SlotKey(day: Resident.today.adding(days: 3), time: "afternoon")

    /// A resident who comes to the question when the items shall be collected.
    static func asked(taken: [SlotKey: Int]? = [:]) throws -> Resident {
        var resident = try Resident()
        resident.taken = taken
        try open(&resident)
        let answers = try goodAnswers("bulky-waste")
        for _ in 0..<40 where !resident.screen.id.contains("/choose-a-day") { resident.answer(answers) }
        try #require(resident.screen.id.contains("/choose-a-day"), "stuck at \(resident.screen.id)")
        return resident
    }

    /// A resident who chose the first slot and checks her answers.
    static func checked() throws -> Resident {
        var resident = try asked()
        let answers = try goodAnswers("bulky-waste")
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") { resident.answer(answers) }
        try #require(resident.screen.id.hasSuffix(".check"), "stuck at \(resident.screen.id)")
        return resident
    }

    private static func open(_ resident: inout Resident) throws {
        resident.press("all")
        resident.press("service:bulky-waste")
        resident.press("start")
        try #require(resident.screen.id == "form.bulky-waste/whose-items")
    }

    /// Every slot of the next weeks, all places taken.
    static var full: [SlotKey: Int] {
        var taken: [SlotKey: Int] = [:]
        for ahead in 0...60 {
            for time in ["morning", "afternoon"] {
                taken[SlotKey(day: Resident.today.adding(days: ahead), time: time)] = 6
            }
        }
        return taken
    }

    /// The screens that are worth looking at, by name.
    static func all() throws -> [(name: String, screen: Screen)] {
        var all: [(String, Screen)] = []
        var resident = try asked(taken: [second: 5])
        all.append(("slots", resident.screen))
        resident.press("continue")
        all.append(("slots-problem", resident.screen))
        all.append(("slots-full", try asked(taken: full).screen))
        all.append(("slots-unknown", try asked(taken: nil).screen))
        resident = try checked()
        all.append(("slots-check", resident.screen))
        resident.taken = [first: 6]
        resident.press("send")
        all.append(("slots-gone", resident.screen))
        resident.press(ElementID("choice:collectionSlot:\(second)"))
        resident.press("send")
        all.append(("slots-sent", resident.screen))
        return all
    }
}
