import Content
import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// Days on which the hub is closed, as staff entered them: nobody is sent to a locked door.
@Suite struct ClosedDayTests {
    private let desk: LendingDesk

    init() throws { desk = try LendingDesk() }

    private func close(_ day: CivilDate) throws {
        let clerk = try Clerk(at: desk.hub, as: "coordinator")
        try clerk.press("closures")
        try clerk.press("add")
        clerk.type("\(day.day) \(day.month) \(day.year)", "", "The heating is broken")
        // Where nothing else falls on that day, the closures stand there again.
        try #require(["desk.promises", "desk.closures"].contains(clerk.screen.id), "\(clerk.text)")
    }

    @Test func aDayThatStaffClosedIsNotOfferedToCollectADevice() throws {
        try desk.add("PHO-1")
        func days() throws -> [ElementID] {
            let neighbour = try Neighbour(at: desk.hub)
            try neighbour.signIn()
            try neighbour.press("borrow", "everything", "model:smartphone", "reserve")
            return neighbour.screen.stops.filter { $0.description.hasPrefix("day:") }
        }
        let before = try days()
        let day = try #require(before.dropFirst().first)
        try close(try #require(CivilDate(iso: String(day.description.dropFirst(4)))))
        let after = try days()
        #expect(!after.isEmpty && !after.contains(day))
    }

    @Test func aLoanThatIsDueOnADayThatIsClosedLaterIsDueWhenTheHubOpensAgainAndSheReadsWhy() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        try close(loan.due)
        let moved = try #require(try desk.store.loan(loan.id))
        #expect(moved.due > loan.due && moved.until >= moved.due && moved.renewals == 0)
        let neighbour = try Neighbour(at: desk.hub)
        try neighbour.openLoans()
        let words = try RealHub.words()
        #expect(neighbour.text.contains("Bring it back by \(words.date(moved.due, withWeekday: true))."))
        try neighbour.press("loan:PHO-1")
        let closed = words.date(loan.due, withWeekday: true)
        #expect(neighbour.text.contains("We are closed on \(closed), so you have more time."))
        #expect(try desk.hub.text("SELECT count(*) FROM message WHERE kind = 'loan-moved'") == "1")
    }

    /// The desk has it too, where she is spoken to about it.
    @Test func theDeskReadsWhyALoanIsDueOnAnotherDay() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        try close(loan.due)
        let words = try RealHub.words()
        let closed = words.date(loan.due, withWeekday: true)
        let why = "It was due on \(closed) before. The hub is closed on that day."
        try desk.open()
        try desk.clerk.press("loans")
        #expect(desk.clerk.text.contains(why), "\(desk.clerk.text)")
        let moved = try #require(try desk.store.loan(loan.id))
        #expect(desk.clerk.text.contains("until \(words.date(moved.due, withWeekday: true))."))
        try desk.clerk.press(ElementID("loan:\(loan.id)"))
        #expect(desk.clerk.text.contains(why))
    }

    /// Joan has one reserved, from a day of next week on.
    private func reserve() throws -> Reservation {
        try desk.add("PHO-1")
        let book = desk.lender.book
        var wish = ReservationWish(
            model: "smartphone",
            from: try book.opening.openDay(onOrAfter: World().today.adding(days: 7))
        )
        wish.agreement = desk.lender.agreement.key
        return try desk.store.reserve(wish, for: desk.borrower(desk.joan), by: desk.act(.deviceReserved))
    }

    private func readings() throws -> (hers: String, desks: String) {
        let neighbour = try Neighbour(at: desk.hub)
        try neighbour.openLoans()
        let list = neighbour.text
        let kept = try #require(try desk.store.reservations(of: desk.joan.id).first)
        try neighbour.press(ElementID("reservation:\(kept.id)"))
        let clerk = try Clerk(at: desk.hub, as: "coordinator")
        clerk.type("D12345")
        return (list + " " + neighbour.text, clerk.text)
    }

    @Test func whoReservedReadsWhyTheFirstDayIsLaterAndSoDoesTheDesk() throws {
        let made = try reserve()
        let first = made.days.lowerBound
        try close(first)
        let now = try #require(try desk.store.reservations(of: desk.joan.id).first)
        #expect(now.days.lowerBound > first && now.days.upperBound == made.days.upperBound)
        let words = try RealHub.words()
        let (closed, from) = (
            words.date(first, withWeekday: true), words.date(now.days.lowerBound, withWeekday: true)
        )
        let (hers, desks) = try readings()
        let why = "We are closed on \(closed), so you can collect it later."
        #expect(hers.ranges(of: why).count == 2, "in the list and on its page: \(hers)")
        #expect(hers.contains("from \(from)."))
        #expect(desks.contains("It began on \(closed) before. The hub is closed on that day."), "\(desks)")
    }

    @Test func whoReservedReadsWhyItIsDueLaterAndSoDoesTheDesk() throws {
        let made = try reserve()
        let due = made.days.upperBound
        try close(due)
        let now = try #require(try desk.store.reservations(of: desk.joan.id).first)
        #expect(now.days.upperBound > due && now.asset != nil)
        let closed = try RealHub.words().date(due, withWeekday: true)
        let (hers, desks) = try readings()
        #expect(hers.contains("We are closed on \(closed), so you can bring it back later."))
        #expect(desks.contains("It was due on \(closed) before. The hub is closed on that day."), "\(desks)")
    }

    @Test func aLoanThatIsDueOnAnotherDayStaysAsItIs() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        let opening = desk.lender.book.opening
        try close(try opening.openDay(onOrAfter: World().today.adding(days: 2)))
        #expect(try desk.store.loan(loan.id) == loan)
    }

    /// Somebody else was promised the only one from the next day on: nobody can bring it to a locked door for that.
    @Test func aPromiseThatAClosureMakesUncertainIsSeenByStaff() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        let after = try desk.lender.book.opening.openDay(onOrAfter: loan.until.adding(days: 1))
        var wish = ReservationWish(model: "smartphone", from: after)
        wish.agreement = desk.lender.agreement.key
        let promised = try desk.store.reserve(wish, for: desk.borrower(mary), by: desk.act(.deviceReserved))
        try close(loan.due)
        let moved = try #require(try desk.store.loan(loan.id))
        #expect(moved.due > loan.due)
        #expect(try desk.store.reservations(of: mary.id).count == 1)
        let uncertain = try desk.store.reservationsAtRisk(desk.lender.book, on: World().today)
        #expect((moved.until >= after) == uncertain.contains { $0.id == promised.id })
    }
}
