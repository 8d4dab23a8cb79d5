import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// Devices between hubs: two people sign for each, and both hubs see it.
@Suite struct DeskTransferTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    /// An act at Ashdale, signed by one of the staff.
    private func there(_ kind: AuditEntry.Act, by login: String) throws -> LendingAct {
        var act = desk.act(kind)
        let book = act.book
        act.book = LendingBook(hub: "ashdale", opening: book.opening, rules: book.rules, ladder: book.ladder)
        if try desk.store.staff(login: login) == nil {
            try DeskHub.add(login, .coordinator, isGiven: false, to: desk.store)
        }
        act.audit.by = try #require(try desk.store.staff(login: login)).id
        return act
    }

    /// A device that Ashdale sent to this hub.
    private func sentHere(by login: String) throws -> Asset {
        let asset = try desk.add("ASH-1", at: "ashdale")
        return try desk.store.make(.send(to: "millbrook"), to: asset.id, by: there(.assetSent, by: login))
    }

    @Test func oneSendsItAnotherReceivesItAndBothHubsSeeIt() throws {
        _ = try sentHere(by: "ash")
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("send:ashdale")
        #expect(clerk.text.contains("It is on its way to Ashdale Library"))
        clerk.mean(.back)
        try desk.open()
        #expect(clerk.text.contains("2 on the way"))
        try clerk.press("transfers")
        #expect(clerk.text.contains("On the way here: 1"))
        #expect(clerk.text.contains("From Ashdale Library. Sent by Ash Green"))
        #expect(clerk.text.contains("Sent from here: 1"))
        #expect(clerk.text.contains("To Ashdale Library. Sent by Coordinator Green"))
        #expect(try desk.store.journeys(at: "ashdale").count == 2)
        try desk.scan("ASH-1", leadsTo: "desk.device")
        clerk.mean(.enter)
        let now = try desk.asset("ASH-1")
        #expect(now.hub == "millbrook" && now.state == .ready)
        let journey = try #require(try desk.store.journeys(ofAsset: now.id).first)
        #expect(journey.ending == .received && journey.sentBy != journey.endedBy)
        #expect(try desk.store.journeys(at: "ashdale").count == 1)
    }

    @Test func aDeviceThatSomebodyWaitsForAtAnotherHubIsSentThereFromTheTopOfItsPage() throws {
        let joined = try there(.holdJoined, by: "ash")
        _ = try desk.store.joinQueue(for: "smartphone", desk.borrower(desk.joan), by: joined)
        try desk.add("PHO-1")
        try desk.add("PHO-2")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        #expect(clerk.text.contains("Somebody waits for one at Ashdale Library, where you can send it."))
        let acts = clerk.screen.stops.filter { ["send:ashdale", "fault"].contains($0) }
        #expect(acts == ["send:ashdale", "fault"])
        try clerk.press("send:ashdale")
        #expect(clerk.text.contains("It is on its way to Ashdale Library"))
        #expect(!clerk.text.contains("Somebody waits"))
    }

    @Test func aDeviceWithSomebodysDataIsNotAskedForByAnotherHubBeforeItIsWiped() throws {
        let joined = try there(.holdJoined, by: "ash")
        _ = try desk.store.joinQueue(for: "smartphone", desk.borrower(desk.joan), by: joined)
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("data")
        try clerk.press("keep")
        try clerk.press("told-coordinator")
        try clerk.press("take-up")
        #expect(!clerk.text.contains("Somebody waits") && !clerk.screen.stops.contains("send:ashdale"))
        try desk.sign(.inspect, .wipe)
        #expect(clerk.text.contains("Somebody waits") && clerk.screen.stops.contains("send:ashdale"))
    }

    @Test func whoSentItCannotSignThatItArrived() throws {
        let asset = try sentHere(by: "coordinator")
        let before = try desk.kept()
        try desk.scan("ASH-1", leadsTo: "desk.device")
        #expect(clerk.text.contains("You sent it. Somebody else must sign that it arrived."))
        #expect(!clerk.screen.stops.contains("receive"))
        let act = DeskLendingAct.move(asset.id, .receive(at: "millbrook"), detail: "")
        guard case .refused(.lending(.sameSignature)) = clerk.force(.lending(act)) else {
            Issue.record("the same person signed both")
            return
        }
        #expect(try desk.kept() == before)
        let ben = try desk.another()
        ben.type("ASH-1")
        ben.mean(.enter)
        #expect(try desk.asset("ASH-1").hub == "millbrook")
    }

    @Test(arguments: [
        "UPDATE transfer SET ended_at = 9, ended_by = sent_by, ending = 'received'",
        "UPDATE transfer SET ended_at = 9, ending = 'received'",
        "UPDATE transfer SET sent_by = zeroblob(16)", "DELETE FROM transfer",
        "UPDATE asset SET state = 'ready', bound_for = NULL, hub = 'millbrook' WHERE tag = 'ASH-1'",
        "UPDATE asset SET state = 'transit', bound_for = 'van' WHERE tag = 'PHO-1'",
    ])
    func theDatabaseItselfRefusesAnArrivalWithoutASecondSignature(_ sql: String) throws {
        _ = try sentHere(by: "ash")
        try desk.add("PHO-1")
        let before = try desk.kept()
        _ = try desk.hub.text(sql)
        #expect(try desk.kept() == before)
        #expect(
            try desk.hub.text("SELECT count(*) FROM transfer WHERE ended_at IS NULL AND sent_by IS NOT NULL")
                == "1"
        )
    }

    @Test func whatDidNotGoAfterAllIsTakenUpByWhoSentIt() throws {
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("send:ashdale")
        try clerk.press("call-back")
        #expect(try desk.asset("PHO-1").state == .ready)
        #expect(try desk.store.journeys(ofAsset: desk.asset("PHO-1").id).first?.ending == .calledBack)
        try clerk.press("history")
        #expect(clerk.text.contains("did not go"))
    }

    @Test func aDeviceOfAnotherHubThatStandsHereGoesHomeOrStays() throws {
        for number in 1...2 { try desk.add("VAN-\(number)", at: "van") }
        try desk.scan("VAN-1", leadsTo: "desk.device")
        #expect(!clerk.screen.stops.contains("lost"), "only its own hub decides that")
        try clerk.press("send-home")
        #expect(try desk.asset("VAN-1").state == .transit(to: "van"))
        clerk.mean(.back)
        try desk.scan("VAN-2", leadsTo: "desk.device")
        try clerk.press("keep-here")
        #expect(try desk.asset("VAN-2").state == .transit(to: "millbrook"))
        let ben = try desk.another()
        ben.type("VAN-2")
        ben.mean(.enter)
        #expect(try desk.asset("VAN-2").hub == "millbrook")
    }

    @Test func aDeviceThatIsLostOnTheWayIsOnNoWayAnyMore() throws {
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("send:ashdale")
        try clerk.press("lost")
        clerk.type("Not in the box")
        #expect(try desk.asset("PHO-1").state == .lost)
        #expect(try desk.store.journeys(at: "millbrook").isEmpty)
    }
}
