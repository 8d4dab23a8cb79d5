import Domain
import Forms
import Ground
import Screens
import Testing

@testable import Renderings

@Suite struct PatienceTests {
    private func waiting(_ patience: Patience) throws -> Resident {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.patience = patience
        var resident = try Resident(at: surroundings)
        try resident.open("complaint")
        return resident
    }

    private func text(_ resident: Resident) -> [String] {
        resident.screen.parts.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }
    }

    /// Meets A46.
    @Test func tenTimesTheTimeIsTenTimesTheTime() throws {
        var resident = try waiting(.tenfold)
        resident.wait(1_799_000)
        #expect(resident.screen.id == "start.complaint")
        resident.wait(1_000)
        #expect(resident.screen.id == "still-there")
    }

    @Test func withoutALimitNothingEndsWhileSomethingIsOpen() throws {
        var resident = try waiting(.unlimited)
        #expect(resident.visit.deadline == nil)
        resident.wait(86_400_000)
        #expect(resident.screen.id == "start.complaint")
        resident.mean(.back, .back)
        #expect(resident.screen.id == "front" && resident.visit.deadline != nil)
    }

    /// Meets K08.
    @Test func theWarningSaysWhatIsLost() throws {
        var resident = try waiting(.usual)
        resident.wait(180_000)
        #expect(text(resident).contains("What you sent or saved is safe."))
        resident.mean(.enter)
        resident.press("start")
        resident.mean(.choose(1), .enter)
        resident.wait(180_000)
        #expect(text(resident).contains { $0.hasPrefix("The answers you typed are deleted") })
    }

    /// Meets K08.
    @Test func theFrontWarnsTooBeforeItGreetsTheNext() throws {
        var resident = try Resident()
        resident.wait(180_000)
        #expect(resident.screen.id == "still-there")
        resident.mean(.enter)
        #expect(resident.screen.id == "front")
        resident.wait(180_000)
        resident.wait(60_000)
        #expect(resident.visit.isOver)
    }

    /// Meets A54.
    @Test func aCardOnAScreenThatWantsNoneChangesNothing() throws {
        var resident = try waiting(.usual)
        let before = resident.screen
        resident.mean(.scan("2000045500"))
        #expect(resident.screen.id == before.id && resident.screen.focus == before.focus)
        #expect(resident.screen.parts.first == .notice("Card seen. You cannot use it here."))
        resident.mean(.next)
        #expect(resident.screen.parts == before.parts, "the next key takes the notice away")
    }
}
