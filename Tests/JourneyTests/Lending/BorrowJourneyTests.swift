import Content
import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// Residents borrow, through the real screens, the real shell and a real store.
@Suite struct BorrowJourneyTests {
    /// The element of the first day that is offered.
    private func firstDay(_ neighbour: Neighbour) throws -> ElementID {
        try #require(neighbour.screen.stops.first { $0.description.hasPrefix("day:") })
    }

    /// Goes from the front to one model, by what people want to do.
    private func look(at model: ElementID, _ neighbour: Neighbour) throws {
        try neighbour.press("borrow")
        let purpose = try #require(
            neighbour.screen.stops.first { $0.description.hasPrefix("purpose:") }
        )
        try neighbour.press(purpose, model)
    }

    @Test func whoLooksAroundReservesATabletAndKeepsWhatSheAgreedTo() throws {
        let hub = try DeskHub()
        try hub.shelve(2, of: "tablet-data")
        let neighbour = try Neighbour(at: hub)
        try look(at: "model:tablet-data", neighbour)
        #expect(neighbour.text.contains("Free now: 2 of 2"))
        #expect(neighbour.text.contains("To borrow it you need an account here."))
        try neighbour.signIn()
        #expect(neighbour.screen.id == "lending.model.tablet-data", "she is where she was")
        try neighbour.press("reserve")
        let day = try firstDay(neighbour)
        try neighbour.press(day)
        #expect(neighbour.screen.title == "What we agree on")
        #expect(neighbour.text.contains("There is never a fine."))
        try neighbour.press("agree")
        #expect(neighbour.screen.id == "lending.reserve.tablet-data.check")
        #expect(try hub.store.reservations(of: hub.joan.id).isEmpty, "nothing is kept before she says so")
        try neighbour.press("send")
        #expect(neighbour.screen.title == "It is reserved for you")
        let made = try #require(try hub.store.reservations(of: hub.joan.id).first)
        #expect(day.description == "day:\(made.days.lowerBound.iso)")
        #expect(made.agreed == AcceptedAgreement("loan/4", on: neighbour.today))
        #expect(neighbour.text.contains(made.reference.grouped))
        try neighbour.press("mine", ElementID("reservation:\(made.id)"))
        #expect(neighbour.text.contains("version 4."))
        try neighbour.press("ask", "stay", "ask", "end")
        #expect(neighbour.screen.title == "It is cancelled")
        #expect(try hub.store.reservations(of: hub.joan.id).isEmpty)
        try neighbour.press("return")
        #expect(neighbour.text.contains("You have nothing on loan now."))
    }

    @Test func theDueDaySaidBeforeIsTheDayThatIsKept() throws {
        let hub = try DeskHub()
        try hub.shelve(1, of: "tablet-data")
        let neighbour = try Neighbour(at: hub)
        try neighbour.signIn()
        try look(at: "model:tablet-data", neighbour)
        try neighbour.press("reserve")
        try neighbour.press(firstDay(neighbour), "agree")
        let said = neighbour.text
        try neighbour.press("send")
        let made = try #require(try hub.store.reservations(of: hub.joan.id).first)
        let words = try RealHub.words()
        #expect(said.contains(words.date(made.days.upperBound, withWeekday: true)))
        let opening = try RealHub.pack().lendingBook().opening
        #expect(try opening.isOpen(on: made.days.lowerBound) && opening.isOpen(on: made.days.upperBound))
    }

    @Test func somebodyElseWasFasterAndNothingIsLost() throws {
        let hub = try DeskHub()
        let asset = try hub.shelve(1, of: "tablet-data")[0]
        let other = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        let neighbour = try Neighbour(at: hub)
        try neighbour.signIn()
        try look(at: "model:tablet-data", neighbour)
        try neighbour.press("reserve")
        try neighbour.press(firstDay(neighbour), "agree")
        try hub.lend(asset, to: other)
        try neighbour.press("send")
        #expect(neighbour.screen.title == "You cannot borrow this now")
        #expect(neighbour.text.contains("someone else has just taken the last one"))
        #expect(neighbour.text.contains("You can choose another day, or wait in the queue."))
        try neighbour.press("days")
        #expect(
            !neighbour.screen.stops.contains(ElementID("day:\(neighbour.today.iso)")),
            "today is not offered any more"
        )
    }

    @Test func whoWaitsIsToldHerPlaceAndADayAndCanLeave() throws {
        let hub = try DeskHub()
        let asset = try hub.shelve(1, of: "tablet-data")[0]
        let other = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        let loan = try hub.lend(asset, to: other)
        let neighbour = try Neighbour(at: hub)
        try neighbour.signIn()
        try look(at: "model:tablet-data", neighbour)
        let due = try RealHub.words().date(loan.due, withWeekday: true)
        #expect(neighbour.text.contains("1 is on loan, until \(due)"), "\(neighbour.text)")
        try neighbour.press("join")
        #expect(neighbour.text.contains("You would be number 1 in the queue."))
        #expect(neighbour.text.contains("It is likely to be your turn by "))
        try neighbour.press("join")
        #expect(neighbour.screen.title == "You are in the queue")
        #expect(try hub.store.holds(of: hub.joan.id).count == 1)
        try neighbour.press("mine", "hold:tablet-data")
        #expect(neighbour.text.contains("You are number 1 in the queue."))
        try neighbour.press("ask", "end")
        #expect(neighbour.screen.title == "You have left the queue")
        #expect(try hub.store.holds(of: hub.joan.id).isEmpty)
    }

    @Test func aLoanIsKeptLongerWhereNobodyWaits() throws {
        let hub = try DeskHub()
        let asset = try hub.shelve(1, of: "tablet-data", on: World().today.adding(days: -14))[0]
        let loan = try hub.lend(asset, to: hub.joan, on: World().today.adding(days: -14))
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        try neighbour.press(loanID(loan), "renew", "keep")
        #expect(neighbour.screen.title == "Done. You can keep it longer")
        let renewed = try #require(try hub.store.loan(loan.id))
        #expect(renewed.due > loan.due)
        let due = try RealHub.words().date(renewed.due, withWeekday: true)
        #expect(neighbour.text.contains("Bring it back by \(due)."))
    }

    @Test func keepingItLongerIsRefusedWithAReasonAndAPersonCanBeAsked() throws {
        let hub = try DeskHub()
        let asset = try hub.shelve(1, of: "tablet-data")[0]
        let other = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        let loan = try hub.lend(asset, to: hub.joan)
        _ = try hub.store.joinQueue(
            for: "tablet-data",
            DeskHub.borrower(other),
            by: DeskHub.lendingAct(.holdJoined)
        )
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        try neighbour.press(loanID(loan))
        #expect(!neighbour.screen.stops.contains("renew"))
        #expect(neighbour.text.contains("1 person is waiting for one."))
        try neighbour.press("longer", "ask")
        #expect(neighbour.screen.title == "We have asked for you")
        let asked = try hub.text("SELECT detail FROM follow_up")
        #expect(asked.contains(loan.tag.description) && asked.contains(loan.due.iso))
        var after = try #require(try hub.store.loan(loan.id))
        #expect(after.told.longer != nil)
        after.told = loan.told
        #expect(after == loan, "nothing else is changed by asking")
    }

    @Test(arguments: BorrowAct.Trouble.allCases)
    func whatIsWrongIsToldKindlyAndReachesStaff(_ trouble: BorrowAct.Trouble) throws {
        let hub = try DeskHub()
        let asset = try hub.shelve(1, of: "tablet-data")[0]
        let loan = try hub.lend(asset, to: hub.joan)
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        try neighbour.press(loanID(loan), "trouble", ElementID(trouble.rawValue))
        #expect(neighbour.text.contains("You are not in trouble."))
        try neighbour.press("continue")
        #expect(neighbour.text.contains("Write a few words about it"))
        neighbour.type("")
        neighbour.type("The screen stays dark")
        #expect(neighbour.screen.title == "Thank you for telling us")
        #expect(neighbour.text.contains("There is nothing to pay."))
        let faults = try hub.store.openFaults(of: asset.id)
        #expect(faults.count == 1 && faults[0].detail.contains("The screen stays dark"))
        #expect(try hub.text("SELECT count(*) FROM follow_up") == "1")
        #expect(try #require(try hub.store.loan(loan.id)).isOpen)
    }

    @Test func whatIsLateIsSaidFirstAndKindlyAndNothingNewIsLentSoLong() throws {
        let hub = try DeskHub()
        let past = World().today.adding(days: -60)
        let asset = try hub.shelve(2, of: "tablet-data", on: past)[0]
        let keyboard = try hub.shelve(1, of: "large-keyboard")[0]
        try hub.lend(keyboard, to: hub.joan)
        let loan = try hub.lend(asset, to: hub.joan, on: past)
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        let headings = neighbour.screen.parts.compactMap {
            if case .heading(let text) = $0 { text } else { nil }
        }
        #expect(headings == ["We hope to see this back", "You have now"])
        #expect(neighbour.text.contains("There is nothing to pay."))
        try neighbour.press(loanID(loan))
        #expect(neighbour.text.contains("It was due back on "))
        neighbour.mean(.back)
        try neighbour.press("borrow", "everything", "model:tablet-data")
        #expect(!neighbour.screen.stops.contains("reserve"))
        #expect(neighbour.text.contains("You have something that we need back first."))
    }

    @Test func aPromiseOfSomebodyElseCannotBeTouched() throws {
        let hub = try DeskHub()
        try hub.shelve(1, of: "tablet-data")
        let other = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        let theirs = try hub.store.reserve(
            ReservationWish(model: "tablet-data", from: openDay()),
            for: DeskHub.borrower(other),
            by: DeskHub.lendingAct(.deviceReserved)
        )
        let neighbour = try Neighbour(at: hub)
        try neighbour.signIn()
        for outcome in neighbour.shell.perform(.lending(.cancel(theirs.id))) {
            guard case .lending(.refused(.notTheirs)) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
        }
        #expect(try hub.store.reservation(theirs.id)?.state == .reserved)
    }

    private func loanID(_ loan: Loan) -> ElementID { ElementID("loan:\(loan.tag)") }

    private func openDay() throws -> CivilDate {
        try RealHub.pack().lendingBook().opening.openDay(onOrAfter: World().today)
    }

    @Test func aHubThatLendsNothingDoesNotSpeakOfBorrowing() throws {
        var surroundings = try RealHub.surroundings()
        #expect(surroundings.hub.lends, "the real hub lends")
        surroundings.hub.lends = false
        var resident = try Resident(at: surroundings)
        #expect(!resident.screen.stops.contains("borrow"))
        try resident.register()
        resident.press("home")
        resident.press("account")
        #expect(!resident.screen.stops.contains("loans"))
        #expect(resident.screen.stops.contains("requests"))
    }

    @Test func nothingIsReadBeforeSomebodyWantsToBorrow() throws {
        let resident = try Resident()
        #expect(!resident.effects.contains { if case .lending = $0 { true } else { false } })
    }

    @Test func whereNothingIsLentThatIsSaidWithAWayOn() throws {
        let neighbour = try Neighbour(at: DeskHub())
        try neighbour.press("borrow")
        #expect(neighbour.text.contains("There is nothing to borrow here now. Ask at the desk."))
        try neighbour.press("return")
        #expect(neighbour.screen.id == "front")
    }
}
