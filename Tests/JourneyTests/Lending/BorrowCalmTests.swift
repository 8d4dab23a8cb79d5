import Content
import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What a resident reads of what she borrows is true, and no key too many changes it.
@Suite struct BorrowCalmTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    private func loanID(_ loan: Loan) -> ElementID { ElementID("loan:\(loan.tag)") }

    private func id(_ reservation: Reservation) -> ElementID { ElementID("reservation:\(reservation.id)") }

    /// Joan has a tablet that she may keep longer.
    private func renewable() throws -> Loan {
        let start = World().today.adding(days: -14)
        let asset = try hub.shelve(1, of: "tablet-data", on: start)[0]
        return try hub.lend(asset, to: hub.joan, on: start)
    }

    private func openDay(after days: Int) throws -> CivilDate {
        try RealHub.pack().lendingBook().opening.openDay(onOrAfter: World().today.adding(days: days))
    }

    private func reserve(_ model: String, after days: Int) throws -> Reservation {
        var wish = ReservationWish(model: model, from: try openDay(after: days))
        wish.agreement = "loan/3"
        let borrower = Borrower(person: hub.joan.id, group: "organisation", age: 70)
        return try hub.store.reserve(wish, for: borrower, by: DeskHub.lendingAct(.deviceReserved))
    }

    @Test func enterPressedTooOftenNeverKeepsALoanLonger() throws {
        let loan = try renewable()
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        try neighbour.press(loanID(loan), "trouble", "fault")
        neighbour.type("The screen stays dark")
        #expect(neighbour.screen.title == "Thank you for telling us")
        for _ in 0..<6 { neighbour.mean(.enter) }
        let after = try #require(try hub.store.loan(loan.id))
        #expect(after.due == loan.due && after.renewals == 0 && after.told.fault != nil)
    }

    @Test func keepingItLongerIsAskedFirstAndNoIsTheFirstAnswer() throws {
        let loan = try renewable()
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        try neighbour.press(loanID(loan), "renew")
        #expect(neighbour.screen.title == "Do you want to keep it longer?")
        neighbour.mean(.enter)
        #expect(try hub.store.loan(loan.id) == loan, "Enter leaves it as it is")
        try neighbour.press("renew")
        #expect(neighbour.text.contains("Then you bring it back by "))
        try neighbour.press("keep")
        #expect(try #require(try hub.store.loan(loan.id)).due > loan.due)
    }

    @Test func ofTwoReservationsOfOneKindTheOneSheChoseIsOpened() throws {
        try hub.shelve(5, of: "large-keyboard")
        let first = try reserve("large-keyboard", after: 5)
        let second = try reserve("large-keyboard", after: 12)
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        try neighbour.press(id(second))
        #expect(neighbour.text.contains(second.reference.grouped))
        #expect(!neighbour.text.contains(first.reference.grouped))
        try neighbour.press("ask", "end")
        #expect(try hub.store.reservations(of: hub.joan.id).map(\.id) == [first.id])
    }

    @Test func theListSaysFromWhichDaySomethingCanBeCollected() throws {
        try hub.shelve(1, of: "tablet-data")
        let made = try reserve("tablet-data", after: 5)
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        let day = try RealHub.words().date(made.days.lowerBound, withWeekday: true)
        #expect(neighbour.text.contains("Collect it from \(day)."))
        #expect(!neighbour.text.contains("You can collect it now."))
    }

    @Test func whatIsTakenBackDoesNotSpeakAmongHerMessages() throws {
        let sam = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        let asset = try hub.shelve(1, of: "large-keyboard")[0]
        let held = try hub.store.reserve(
            ReservationWish(model: "large-keyboard", from: try openDay(after: 0)),
            for: DeskHub.borrower(sam),
            by: DeskHub.lendingAct(.deviceReserved)
        )
        _ = try hub.store.joinQueue(
            for: "large-keyboard",
            DeskHub.borrower(hub.joan),
            by: DeskHub.lendingAct(.holdJoined)
        )
        _ = try hub.store.cancel(reservation: held.id, by: DeskHub.lendingAct(.reservationCancelled))
        let offered = try #require(try hub.store.reservations(of: hub.joan.id).first)
        let neighbour = try Neighbour(at: hub)
        try neighbour.signIn()
        try neighbour.press("account", "messages")
        let name = try name(of: asset)
        #expect(neighbour.text.contains("\(name): we keep it for you until "), "\(neighbour.text)")
        neighbour.mean(.back)
        try neighbour.press("loans", id(offered), "ask", "end", "return")
        neighbour.mean(.back)
        try neighbour.press("messages")
        #expect(!neighbour.text.contains("we keep it for you"), "\(neighbour.text)")
    }

    private func name(of asset: Asset) throws -> String {
        try RealHub.pack().lendingModels().name(of: asset.model)
    }

    @Test(arguments: [
        (BorrowingRefusal.tooMany(count: 7, limit: 3), "You can have 3 things at a time."),
        (.tooManyOfModel(count: 2, limit: 1), "You can have 1 of these at a time."),
        (.tooManyHolds(count: 4, limit: 3), "You can wait for 3 things at a time."),
    ])
    func whereItIsTooMuchTheLimitIsSaidAndNotACountOfOurs(_ refusal: BorrowingRefusal, _ said: String) throws
    {
        let told = try RealHub.words().told(.borrowing(refusal)).joined(separator: " ")
        #expect(told.contains(said), "\(told)")
        #expect(!told.contains("already"))
    }

    @Test func theRulesAreReadAgainFromTheLoanAndACopyIsSent() throws {
        let loan = try renewable()
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        try neighbour.press(loanID(loan), "rules")
        #expect(neighbour.text.contains("The rules of the loan, version 2."))
        let agreed = try #require(try RealHub.pack().lending().agreement("loan/2"))
        for line in agreed.lines { #expect(neighbour.text.contains(line)) }
        try neighbour.press("send", "send")
        #expect(neighbour.text.contains("We send you a copy."))
        let sent = try hub.store.messages(of: hub.joan.id, at: .max).filter { $0.kind == .loanRules }
        #expect(sent.map(\.channel) == [.email], "twice asked, once sent")
        neighbour.mean(.back)
        #expect(neighbour.screen.title == (try RealHub.pack().lendingModels().name(of: loan.model)))
        neighbour.mean(.back, .back)
        try neighbour.press("messages")
        try neighbour.press(ElementID("message:\(try #require(sent.first).id)"))
        for line in agreed.lines { #expect(neighbour.text.contains(line), "the copy has the rules") }
    }

    @Test func theRulesAreReadAgainFromWhatIsKeptForHer() throws {
        try hub.shelve(1, of: "tablet-data")
        let made = try reserve("tablet-data", after: 5)
        _ = try hub.text("UPDATE person SET email = ''")
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        try neighbour.press(id(made), "rules")
        #expect(neighbour.text.contains("The rules of the loan, version 3."))
        #expect(!neighbour.screen.stops.contains("send"), "there is no address for a copy")
    }

    @Test func thePageRemembersThatSheAskedForLonger() throws {
        let loan = try renewable()
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        try neighbour.press(loanID(loan), "longer", "ask", "stay")
        #expect(neighbour.text.contains("to keep it longer. We will call you or write to you."))
        #expect(!neighbour.screen.stops.contains("longer"), "she needs to ask once only")
        _ = neighbour.shell.perform(.lending(.askForLonger(loan.id)))
        #expect(try hub.text("SELECT count(*) FROM follow_up") == "1")
    }

    @Test(arguments: [
        (HubToday.over, "It is too late to collect one today."), (.closed, "Today we are closed."),
    ])
    func notTodayIsExplainedByTheDoorAndNotByOtherPeople(_ today: HubToday, _ said: String) throws {
        var resident = try LendingScreens.resident(signedIn: false)
        var shelf = try LendingScreens.shelf()
        shelf.hubToday = today
        for index in shelf.items.indices {
            shelf.items[index].outlook.days.removeAll { $0.from == Resident.today }
        }
        let shown = shelf
        resident.lending = { _ in .shelf(shown) }
        for id: ElementID in ["borrow", "everything", "model:tablet"] { resident.press(id) }
        let text = resident.screen.parts.map { "\($0)" }.joined()
        #expect(text.contains(said), "\(text)")
    }

    @Test(arguments: [true, false])
    func itCanBeCollectedNowOnlyWhileTheHubIsOpen(_ isNow: Bool) throws {
        var resident = try LendingScreens.resident()
        guard case .mine(var things) = resident.lending(.mine) else { return }
        var kept = things.reservations[0].reservation
        kept.days = Resident.today...kept.days.upperBound
        things.reservations[0].reservation = kept
        things.reservations[0].from = Resident.today.adding(days: isNow ? 0 : 1)
        let shown = things
        resident.lending = { _ in .mine(shown) }
        resident.press("account")
        resident.press("loans")
        let text = resident.screen.parts.map { "\($0)" }.joined()
        #expect(text.contains("You can collect it now.") == isNow)
        #expect(text.contains("You can collect it when we are open.") == !isNow)
    }

    @Test func theRulesAreThereInEasyEnglish() throws {
        let plain = try #require(try RealHub.pack().lending().agreement(on: World().today))
        let easy = try RealHub.pack().translated(to: "en-x-easy").lending().agreement(plain.key)
        #expect(easy?.lines.count == plain.lines.count && easy?.lines != plain.lines)
        for sentence in (easy?.lines ?? []).flatMap({ $0.split { ".?!".contains($0) } }) {
            #expect(sentence.split(separator: " ").count <= 12, "\(sentence)")
        }
    }

    /// Meets D14.
    @Test(arguments: ["en", "en-x-easy", "cy", "pl"])
    func whoIsTooYoungIsToldThatAnAdultCanBorrowIt(_ language: String) throws {
        let words = try RealHub.words(language)
        let told = words.told(.borrowing(.tooYoung(age: 12, least: 16)))
        #expect(told == [words(.refusedAge, ["age": "16"]), words(.refusedAgeNext)])
    }
}
