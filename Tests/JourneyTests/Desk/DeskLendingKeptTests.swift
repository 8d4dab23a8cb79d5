import Content
import Domain
import Ground
import Renderings
import Store
import Testing

@testable import Screens
@testable import handrail

/// What staff do about loans, and what is kept of it: at the desk, in the record of acts, and for the resident.
@Suite struct DeskLendingKeptTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    private func lastAct() throws -> String {
        try desk.hub.text("SELECT act FROM audit ORDER BY at DESC, id DESC LIMIT 1")
    }

    /// A round of the timer, some days from now.
    private func round(after days: Int = 0) throws -> LendingRound {
        let world = World()
        let now = world.now + Int64(days) * 86_400_000
        let reminding = Reminding(
            today: World.day(at: now),
            now: now,
            quiet: .usual,
            clock: World.wallClock,
            newID: { world.newID() }
        )
        return try LendingRound(try RealHub.pack(), desk.store, reminding, isClockRight: true)
    }

    @Test func whoWasCalledIsNoLongerOnTheListOfToday() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        try desk.open()
        try clerk.press("overdue")
        #expect(clerk.text.contains("To call today"))
        try clerk.press(ElementID("loan:\(loan.id)"))
        try clerk.press("note")
        clerk.type("She comes on Friday")
        try clerk.press("leave")
        #expect(clerk.text.contains("Joan Marker has PHO-1"))
        #expect(!clerk.text.contains("To call today"))
    }

    @Test func aCallThatNobodyAnsweredIsDoneForToday() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        try desk.open()
        try clerk.press("overdue")
        try clerk.press(ElementID("loan:\(loan.id)"))
        try clerk.press("no-answer")
        try clerk.press("leave")
        #expect(!clerk.text.contains("To call today"))
        let kept = try #require(try desk.store.loan(loan.id))
        #expect(kept.triedOn == World().today && !kept.taken.contains { $0.kind == .call })
    }

    @Test func moreTimeAndCareAreActsOfTheirOwnAndSeenInTheSingleView() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        try desk.open()
        try clerk.press("overdue")
        try clerk.press(ElementID("loan:\(loan.id)"))
        try clerk.press("waive")
        #expect(try lastAct() == "loan.waived")
        try clerk.press("hardship")
        #expect(try lastAct() == "loan.hardship-noted")
        try clerk.press("hardship")
        #expect(try lastAct() == "loan.hardship-cleared")
        try clerk.press("unwaive")
        #expect(try lastAct() == "loan.waiver-ended")
        try clerk.press("account")
        #expect(clerk.text.contains("Coordinator Green gave extra time for a late loan"))
        #expect(clerk.text.contains("Coordinator Green noted to take care with a loan"))
        let none = "SELECT count(*) FROM audit WHERE act = 'account.details-changed'"
        #expect(try desk.hub.text(none) == "0")
    }

    /// Hardship is hers to know, and it is in what she takes away; a page on a terminal does not show it by itself.
    @Test func theResidentSeesWhatStaffDidWithHerLoansButNoPageSpeaksOfHardship() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        func waive(_ kind: AuditEntry.Act, _ isHardship: Bool) throws {
            let act = clerk.shell.act(kind, desk.lender, for: desk.joan.id)
            let day = World().today.adding(days: 14)
            _ = try desk.store.waive(loan.id, until: day, isHardship: isHardship, by: act)
        }
        try waive(.loanWaived, false)
        try waive(.hardshipNoted, true)
        let surroundings = try RealHub.surroundings()
        var page = WhoLooked()
        let acts = try desk.store.loanActs(with: desk.joan.id)
        _ = page.take(.looks([], loans: acts), surroundings, clerk.moment)
        let said = page.parts(surroundings).map { "\($0)" } ?? ""
        #expect(said.contains("What staff did with your loans"))
        #expect(said.contains("gave extra time for a late loan") && !said.contains("take care"))
        let held = try desk.store.held(on: desk.joan.id, audit: DeskHub.audit(.dataTakenAway))
        #expect(held.text(surroundings).contains("noted to take care with a loan"))
    }

    @Test func howADeviceLookedBeforeAndAfterIsInItsHistoryWithTheNoteAndByWhom() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        try clerk.press("remark")
        clerk.type("A scratch on the back")
        try clerk.press("kit")
        try clerk.press("next")
        try clerk.press("history")
        #expect(clerk.text.contains("Before: It looks good. Now: It looks good. A scratch on the back"))
        #expect(clerk.text.contains("Coordinator Green"))
    }

    @Test func staffRecordTheGroupSomebodyBorrowsIn() throws {
        #expect(desk.borrower(desk.joan).group == "older")
        clerk.type("D12345")
        #expect(clerk.text.contains("Borrows as: 65 and over"))
        #expect(clerk.text.contains("This follows from what we know of them."))
        try clerk.press("borrower-group")
        try clerk.press("group:organisation")
        #expect(clerk.text.contains("Noted. They borrow as: Organisations."))
        #expect(desk.borrower(desk.joan).group == "organisation")
        #expect(try lastAct() == "borrower.grouped")
        try clerk.press("leave")
        #expect(clerk.text.contains("Borrows as: Organisations"))
        #expect(clerk.text.contains("Staff recorded this."))
        try clerk.press("borrower-group")
        try clerk.press("follow")
        #expect(desk.borrower(desk.joan).group == "older")
    }

    // What the timer does.

    @Test func theTimerRemindsOfALoanOnceAndOfAReturnedOneNever() throws {
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.add("PHO-1")
        try desk.add("PHO-2")
        try desk.lend("PHO-1", to: desk.joan, daysAgo: 30)
        try desk.lend("PHO-2", to: mary, daysAgo: 30)
        _ = try desk.store.checkIn(
            desk.asset("PHO-2").id,
            KitCheck(accessories: [], condition: .good),
            by: desk.act(.deviceReturned)
        )
        #expect(try round().reminders == 1)
        #expect(try round().reminders == 0)
        let told = try desk.store.messages(of: desk.joan.id, at: .max).map(\.kind)
        #expect(told.contains(.loanOverdue))
        #expect(try !desk.store.messages(of: mary.id, at: .max).map(\.kind).contains(.loanOverdue))
    }

    @Test func theTimerPassesOnWhatNobodyFetched() throws {
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        try desk.queue(mary)
        let first = try desk.promise(desk.joan)
        let days = first.collectBy.daysSinceEpoch - World().today.daysSinceEpoch
        #expect(try round(after: days).expired == 0)
        let over = try round(after: days + 1)
        #expect(over.expired == 1 && over.offered == 1)
        #expect(over.lines == ["Not fetched in time: 1.", "Kept for the next who waits: 1."])
        let again = try round(after: days + 1)
        #expect(again.expired == 0 && again.offered == 0 && again.lines.isEmpty)
        #expect(try desk.store.messages(of: desk.joan.id, at: .max).map(\.kind).contains(.holdOver))
        #expect(try desk.store.messages(of: mary.id, at: .max).map(\.kind).contains(.holdReady))
    }

    /// Nothing that is held of what she borrows has a name of the store on paper, in any language.
    @Test(arguments: ["en", "en-x-easy", "cy", "pl"])
    func whatIsHeldOfLoansIsNamedInEveryLanguage(_ language: String) throws {
        try desk.add("PHO-1")
        try desk.add("PHO-2")
        try desk.add("MAG-1", "magnifier")
        try desk.queue(desk.joan, for: "magnifier")
        let loan = try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        _ = try round()
        _ = try desk.store.checkIn(
            loan.asset,
            KitCheck(accessories: ["charger"], condition: .worn, remark: "A scratch"),
            by: desk.act(.deviceReturned)
        )
        try desk.store.setBorrowerGroup(
            "staff",
            of: desk.joan.id,
            operation: DeskHub.newID(),
            audit: DeskHub.audit(.borrowerGrouped)
        )
        let held = try desk.store.held(on: desk.joan.id, audit: DeskHub.audit(.dataTakenAway))
        let words = try RealHub.access.words(language)
        let ours = ["loan", "loan_step", "reservation", "hold", "check_note", "borrower_group"]
        for table in ours {
            let section = try #require(held.sections.first { $0.table == table }, "\(table) is missing")
            #expect(Phrase.byName["held.\(table)"] != nil, "\(table)")
            #expect(words.heldTitle(table) != table)
            for field in section.rows.flatMap(\.self) where field.name != "ordinal" {
                #expect(Phrase.byName["held.of.\(field.name)"] != nil, "\(table).\(field.name)")
            }
        }
    }
}
