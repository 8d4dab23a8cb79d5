import Ground
import Testing

@testable import Domain
@testable import Renderings
@testable import Screens
@testable import handrail

/// What a resident could misread on the pages about things that are lent.
@Suite struct BorrowPlainTests {
    private func resident(
        barredBy refusals: [BorrowingRefusal] = [],
        _ change: @escaping @Sendable (inout Outlook) -> Void
    ) throws -> Resident {
        var resident = try LendingScreens.resident()
        let answers = try LendingScreens.answers()
        resident.lending = { act in
            guard case .shelf(var shelf) = answers(act) else { return answers(act) }
            for index in shelf.items.indices {
                change(&shelf.items[index].outlook)
                shelf.items[index].refusals = refusals
            }
            return .shelf(shelf)
        }
        for id: ElementID in ["borrow", "everything", "model:tablet"] { resident.press(id) }
        return resident
    }

    private func text(_ resident: Resident) throws -> String {
        var renderer = LineRenderer(words: LineWords(try RealHub.words()))
        return renderer.lines(for: resident.screen).joined(separator: "\n")
    }

    @Test func oneThatStandsAtTheDeskIsToldOfAndNotSaidToBeForOthers() throws {
        let kept = Availability.Reason(kind: .keptForWalkIns, count: 1)
        let there = try resident { ($0.free, $0.isAtDesk, $0.reasons, $0.days) = (0, true, [kept], []) }
        let told = try text(there)
        #expect(told.contains("Ask there if you want it today."), "\(told)")
        #expect(!told.contains("for other people"))
        let barred = try resident(barredBy: [.overdue(count: 1)]) { ($0.free, $0.isAtDesk) = (0, true) }
        #expect(try !text(barred).contains("Ask there"), "whom it is not lent to is not sent there for it")
        let closed = try resident { ($0.free, $0.reasons, $0.days) = (0, [kept], []) }
        #expect(try !text(closed).contains("Ask there"))
        #expect(try text(closed).contains("for other people"))
    }

    @Test func toAskForMoreTimeThanIsOfferedIsNoSecondWayToKeepIt() throws {
        var resident = try LendingScreens.resident()
        resident.press("account")
        resident.press("loans")
        resident.press("loan:LARGE-KEYBOARD-2")
        #expect(try text(resident).contains("I need it longer than that"))
        resident.mean(.back)
        resident.press("loan:TABLET-1")
        let late = try text(resident)
        #expect(late.contains("I need it longer") && !late.contains("than that"))
    }
}
