import Connections
import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What is beside the way of borrowing: paper, a new account, acting for others, a store that cannot be used.
@Suite struct BorrowPageTests {
    private func agree(_ resident: inout Resident) throws {
        for id: ElementID in ["borrow", "everything", "model:tablet", "reserve"] { resident.press(id) }
        resident.press(try #require(resident.screen.stops.first { $0.description.hasPrefix("day:") }))
        try #require(resident.screen.title == "What we agree on")
    }

    @Test func theAgreementIsTakenAwayOnPaperAndIsStillToBeAccepted() throws {
        let printer = PrintRecorder(looks: 1)
        var resident = try Resident(scanner: nil, printer: printer)
        try resident.register()
        resident.press("home")
        resident.lending = try LendingScreens.answers()
        try agree(&resident)
        resident.press("print")
        resident.press("large")
        #expect(resident.screen.title == "Printing...")
        for _ in 0..<3 { resident.wait(1_000) }
        let paper = try #require(printer.printed.first).plainText
        let agreement = try LendingScreens.shelf().agreement
        for line in agreement.lines {
            let first = line.split(separator: " ").prefix(3).joined(separator: " ")
            #expect(paper.contains(first), "\(line) is not on the paper")
        }
        #expect(!paper.contains("Joan"), "paper may be left lying")
        #expect(resident.screen.title == "What we agree on")
        #expect(resident.screen.stops.contains("agree"))
    }

    @Test func withoutAPrinterNoPaperIsPromised() throws {
        var resident = try LendingScreens.resident()
        try agree(&resident)
        #expect(!resident.screen.stops.contains("print"))
    }

    @Test func whoSaysNoToTheAgreementIsBackAtTheThingAndNothingIsAsked() throws {
        var resident = try LendingScreens.resident()
        try agree(&resident)
        resident.press("return")
        #expect(resident.screen.id == "lending.model.tablet")
        let reserved = resident.effects.contains { if case .lending(.reserve) = $0 { true } else { false } }
        #expect(!reserved)
    }

    @Test func whoHasNoAccountOpensOneAndIsBackAtTheThing() throws {
        var resident = try LendingScreens.resident(signedIn: false)
        for id: ElementID in ["borrow", "everything", "model:tablet"] { resident.press(id) }
        try resident.register()
        resident.wait(400)
        resident.press("home")
        #expect(resident.screen.id == "lending.model.tablet")
        #expect(resident.screen.stops.contains("reserve"))
    }

    @Test func whereItCannotBeFoundOutThatIsSaidAndTriedAgain() throws {
        var resident = try LendingScreens.resident()
        resident.storeFails = true
        resident.press("borrow")
        #expect(resident.screen.stops.contains("try-again"))
        resident.storeFails = false
        resident.press("try-again")
        #expect(resident.screen.stops.contains("everything"))
    }

    @Test func nobodyBorrowsForAnotherWhoDidNotAllowThat() throws {
        let hub = try DeskHub()
        try hub.shelve(1, of: "tablet-data")
        let other = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        let neighbour = try Neighbour(at: hub)
        try neighbour.signIn()
        let claimed = Representation(
            id: DeskHub.newID(),
            person: other.id,
            representative: hub.joan.id,
            powers: [.seeRequests],
            authority: .writtenConsent,
            from: neighbour.today,
            until: nil,
            recordedBy: DeskHub.newID()
        )
        neighbour.shell.acting = Acting(person: other, representation: claimed)
        let acts: [BorrowAct] = [
            .browse, .mine, .join(model: "tablet-data"),
            .reserve(model: "tablet-data", from: neighbour.today, agreement: "loan/2"),
        ]
        for act in acts {
            for outcome in neighbour.shell.perform(.lending(act)) {
                guard case .lending(.notAllowed) = outcome else {
                    Issue.record("\(act): \(outcome)")
                    continue
                }
            }
        }
        #expect(try hub.store.reservations(of: other.id).isEmpty)
    }

    /// Of three who wait for two devices the first two wait for the first turns, the third for the second.
    @Test func theDayThatIsExpectedCountsThoseWhoWaitBefore() throws {
        let hub = try DeskHub()
        let assets = try hub.shelve(2, of: "tablet-data")
        let sam = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        let loan = try hub.lend(assets[0], to: sam)
        let book = try DeskHub.lendingAct(.deviceLent).book
        let shelf = try hub.store.shelfCount(of: "tablet-data", at: book.hub, through: World().today)
        let today = World().today
        let expected = try (0...2).map { before in
            try #require(
                shelf.expected(after: before, of: "tablet-data", loan.terms, book, group: "adult", on: today)
            )
        }
        #expect(expected[0] <= expected[1] && expected[1] <= expected[2])
        #expect(expected[1] > loan.due, "one is lent until then")
        #expect(expected[2].daysSinceEpoch >= today.daysSinceEpoch + loan.terms.period)
    }
}
