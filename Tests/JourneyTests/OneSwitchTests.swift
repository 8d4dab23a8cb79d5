import Domain
import Forms
import Ground
import Screens
import Testing

@testable import Renderings

@Suite struct OneSwitchTests {
    private func atFront(step: Int = 2_000) throws -> Resident { try Resident(means: .oneSwitch, step: step) }

    /// Meets I11.
    @Test func theMarkMovesByItselfAndTheFirstStopHasTwiceTheTime() throws {
        var resident = try atFront()
        let stops = resident.screen.stops
        resident.wait(3_999)
        #expect(resident.screen.focus == stops[0])
        resident.wait(1)
        #expect(resident.screen.focus == stops[1])
        resident.wait(1_999)
        #expect(resident.screen.focus == stops[1])
        resident.wait(1)
        #expect(resident.screen.focus == stops[2])
    }

    @Test func backHelpAndTheSettingsComeRoundToo() throws {
        var resident = try atFront(step: 500)
        var seen: Set<ElementID> = []
        for _ in 0..<40 {
            seen.insert(resident.screen.focus)
            resident.wait(500)
        }
        #expect(seen.isSuperset(of: ["back", "help", "display", "again", "finish"]))
    }

    /// Meets I11.
    @Test func afterThreeRoundsItRestsAndAPressLetsItGoOn() throws {
        var resident = try atFront(step: 500)
        let stops = resident.screen.stops
        var steps = 0
        while resident.screen.id == "front", steps < 500 {
            resident.wait(500)
            steps += 1
        }
        // Each round has one stop of two steps.
        #expect(steps == 3 * (stops.count + 1))
        #expect(resident.screen.title == "Press your switch to go on")
        let focus = resident.screen.focus
        for _ in 0..<20 { resident.wait(500) }
        #expect(resident.screen.id == "switch-rests" && resident.screen.focus == focus, "nothing moves")
        resident.mean(.enter)
        #expect(resident.screen.id == "front" && resident.screen.focus == stops[0])
        resident.wait(1_000)
        #expect(resident.screen.focus == stops[1])
    }

    /// Meets I11.
    @Test(arguments: [(Int64(299), 1), (300, 2)])
    func aLatePressTakesTheStopBefore(_ after: Int64, _ index: Int) throws {
        var resident = try atFront()
        let stops = resident.screen.stops
        resident.wait(4_000)
        resident.wait(2_000)
        #expect(resident.screen.focus == stops[2])
        resident.mean(.enter, after: after)
        var other = try Resident()
        other.press(stops[index])
        #expect(resident.screen.id == other.screen.id)
    }

    @Test func spaceIsASwitchToo() throws {
        var resident = try atFront()
        resident.mean(.type(" "))
        #expect(resident.screen.id != "front")
    }

    /// Meets I12.
    @Test func nobodyIsTimedOutWhileTheMarkGoesRound() throws {
        var resident = try atFront(step: 10_000)
        try resident.open("complaint")
        let rounds = Int64(3 * (resident.screen.stops.count + 1)) * 10_000
        var waited: Int64 = 0
        while resident.screen.id == "start.complaint", waited < rounds + 60_000 {
            resident.wait(10_000)
            waited += 10_000
        }
        #expect(resident.screen.id == "switch-rests", "not the question if anybody is there")
        resident.wait(179_000)
        #expect(resident.screen.id == "switch-rests")
        resident.wait(1_000)
        #expect(resident.screen.id == "still-there")
    }

    @Test func nothingMovesBeforeTheFirstPress() throws {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.keys.means = .oneSwitch
        #expect(Visit(surroundings).deadline == nil)
    }

    @Test func aHelperTurnsItOnAndItStartsSlowly() throws {
        var resident = try Resident()
        resident.mean(.display)
        resident.press("topic:keys")
        resident.press("means:oneSwitch")
        #expect(resident.visit.settings.keys.step == 2_000)
        let focus = resident.screen.focus
        resident.wait(4_000)
        #expect(resident.screen.focus != focus)
        #expect(resident.choiceLabels.contains("10 seconds") && resident.choiceLabels.contains("0.5 seconds"))
    }

    @Test(arguments: Array(codes.prefix(6)) + ["complaint"])
    func aServiceIsFinishedWithOneSwitch(_ code: String) throws {
        var resident = try atFront()
        try resident.finish(code, hand: SwitchHand())
        #expect(resident.sent.count == 1)
        var other = try Resident()
        try other.fillIn(code)
        other.press("send")
        #expect(said(resident) == said(other), "the same answers as with all keys")
    }
}
