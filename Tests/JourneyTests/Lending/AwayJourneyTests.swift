import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// A resident who waits for a thing says that she is away, and that she is back.
@Suite struct AwayJourneyTests {
    private let hub: DeskHub
    private let phone: Asset
    private let sam: Person

    /// Sam has the only phone, and Joan waits for it.
    init() throws {
        hub = try DeskHub()
        sam = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        phone = try hub.shelve(1, of: "smartphone")[0]
        try hub.lend(phone, to: sam)
        try wait(hub.joan)
    }

    private func wait(_ person: Person, for model: String = "smartphone") throws {
        let act = try DeskHub.lendingAct(.holdJoined)
        _ = try hub.store.joinQueue(for: model, DeskHub.borrower(person), by: act)
    }

    private func bringBack() throws {
        let kit = KitCheck(accessories: ["charger"], condition: .good)
        _ = try hub.store.checkIn(phone.id, kit, by: DeskHub.lendingAct(.deviceReturned))
    }

    private var hold: Hold {
        get throws { try #require(try hub.store.holds(of: hub.joan.id).first) }
    }

    private func type(_ day: CivilDate, _ neighbour: Neighbour) {
        neighbour.type(String(day.day), String(day.month), String(day.year))
    }

    /// Goes to the question for the day.
    private func ask(_ neighbour: Neighbour) throws {
        try neighbour.openLoans()
        try neighbour.press("hold:smartphone", "away")
    }

    @Test func whoIsAwayReadsThatHerPlaceIsKeptAndTheNextIsAsked() throws {
        let ann = try DeskHub.register("Ann Lee", "D66666", in: hub.store)
        try wait(ann)
        let neighbour = try Neighbour(at: hub)
        try ask(neighbour)
        #expect(neighbour.screen.title == "Until which day are you away?")
        #expect(neighbour.text.contains("You keep your place in the queue."))
        let last = neighbour.today.adding(days: 20)
        type(last, neighbour)
        let words = try RealHub.words()
        #expect(neighbour.text.contains("You are away until \(words.date(last, withWeekday: true))."))
        let next = words.date(last.adding(days: 1), withWeekday: true)
        #expect(neighbour.text.contains("It can be your turn from \(next)."))
        #expect(try hold.away == nil, "nothing is kept before she says so")
        #expect(!neighbour.text.contains("all the things"), "she waits for one")
        try neighbour.press("yes")
        #expect(neighbour.screen.title == "We know that you are away")
        #expect(try hold.away == last)
        try bringBack()
        #expect(try hold.state == .waiting)
        #expect(try hub.store.holds(of: ann.id).map(\.state) == [.offered])
        try neighbour.press("mine")
        #expect(neighbour.text.contains("You are away until"), "\(neighbour.text)")
        try neighbour.press("hold:smartphone")
        #expect(neighbour.text.contains("You are number 1 in the queue."))
        #expect(!neighbour.text.contains("likely to be your turn"))
        #expect(neighbour.screen.stops.contains("here") && !neighbour.screen.stops.contains("away"))
        #expect(try hub.text("SELECT count(*) FROM audit WHERE act = 'hold.paused'") == "1")
    }

    @Test func whoIsBackReadsHerPlaceAndIsAskedAgain() throws {
        let neighbour = try Neighbour(at: hub)
        try ask(neighbour)
        type(neighbour.today.adding(days: 20), neighbour)
        try neighbour.press("yes", "mine", "hold:smartphone", "here")
        #expect(neighbour.text.contains("You are back in the queue"))
        #expect(neighbour.text.contains("You are number 1 in the queue."))
        #expect(!neighbour.text.contains("You are away"))
        #expect(try hold.away == nil)
        try bringBack()
        #expect(try hold.state == .offered)
    }

    @Test func whoIsBackWhenOneStandsThereFindsItKeptForHer() throws {
        let neighbour = try Neighbour(at: hub)
        try ask(neighbour)
        type(neighbour.today.adding(days: 20), neighbour)
        try neighbour.press("yes")
        try bringBack()
        try neighbour.press("mine", "hold:smartphone", "here")
        #expect(try hold.state == .offered)
        #expect(neighbour.screen.id.hasPrefix("lending.mine"))
        #expect(neighbour.text.contains("Kept for you"), "\(neighbour.text)")
    }

    /// Staff took her back into the queue while she read that she is away.
    @Test func whomStaffTookBackMeanwhileFindsWhatIsKeptForHer() throws {
        let neighbour = try Neighbour(at: hub)
        try ask(neighbour)
        type(neighbour.today.adding(days: 20), neighbour)
        try neighbour.press("yes", "mine", "hold:smartphone")
        _ = try hub.store.setBack(hold.id, by: DeskHub.lendingAct(.holdResumed))
        try bringBack()
        try #require(try hold.state == .offered)
        try neighbour.press("here")
        #expect(neighbour.text.contains("Kept for you"), "\(neighbour.text)")
    }

    @Test func whoWaitsForMoreThingsIsTold() throws {
        try hub.lend(hub.shelve(1, of: "magnifier")[0], to: sam)
        try wait(hub.joan, for: "magnifier")
        let neighbour = try Neighbour(at: hub)
        try ask(neighbour)
        type(neighbour.today.adding(days: 20), neighbour)
        #expect(neighbour.text.contains("This is for all the things you wait for."))
        try neighbour.press("yes")
        #expect(try hub.store.holds(of: hub.joan.id).allSatisfy { $0.away != nil })
    }

    @Test(arguments: [-1, 400])
    func aDayThatCannotBeIsSaidKindlyAndNothingIsKept(_ after: Int) throws {
        let neighbour = try Neighbour(at: hub)
        try ask(neighbour)
        type(neighbour.today.adding(days: after), neighbour)
        #expect(neighbour.screen.title.hasPrefix("Error: "))
        let days = Hold.awayDays(from: neighbour.today)
        let limit = try RealHub.words().date(after < 0 ? days.lowerBound : days.upperBound)
        let side = after < 0 ? "after" : "before"
        let told = "The last day you are away must be the same as or \(side) \(limit)"
        #expect(neighbour.text.contains(told), "\(neighbour.text)")
        #expect(try hold.away == nil)
        neighbour.mean(.back)
        #expect(neighbour.text.contains("You are number 1 in the queue."))
    }

    @Test func whatWasKeptForHerMeanwhileIsNotPutOff() throws {
        let neighbour = try Neighbour(at: hub)
        try ask(neighbour)
        type(neighbour.today.adding(days: 20), neighbour)
        try bringBack()
        try neighbour.press("yes")
        #expect(neighbour.text.contains("One is kept for you now."))
        #expect(try hold.state == .offered && hold.away == nil)
    }

    @Test func sheCanChooseAnotherDayOrLeaveItAsItIs() throws {
        let neighbour = try Neighbour(at: hub)
        try ask(neighbour)
        type(neighbour.today.adding(days: 20), neighbour)
        try neighbour.press("day")
        #expect(neighbour.screen.title == "Until which day are you away?")
        try neighbour.press("continue", "return")
        #expect(neighbour.text.contains("You are number 1 in the queue."))
        #expect(try hold.away == nil)
    }
}
