import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// A device comes back with somebody's data: set aside, told, wiped, each signed, and nothing read or noted.
@Suite struct DeskDataTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    /// PHO-1 came back from Joan with something of hers.
    private func find() throws -> Asset {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        clerk.mean(.enter, .enter)
        try clerk.press("data")
        #expect(clerk.text.contains("Do not open it and do not read it"))
        try clerk.press("keep")
        return try desk.asset("PHO-1")
    }

    @Test func itIsSetAsideHerCallIsListedAndItIsWipedOnlyAfterSheWasTold() throws {
        let asset = try find()
        #expect(asset.state == .quarantine)
        let call = try #require(try desk.store.openFollowUps().first)
        #expect(call.person == desk.joan.id && call.detail.contains("PHO-1"))
        #expect(clerk.text.contains("Data of a person is on it."))
        #expect(clerk.text.contains("The person was not told yet."))
        #expect(!clerk.screen.stops.contains("take-up"))
        try clerk.press("told-owner")
        #expect(clerk.text.contains("The person was told."))
        try clerk.press("take-up")
        try desk.sign(.inspect)
        #expect(try desk.store.foundData(on: asset.id) != nil, "it is inspected and not wiped")
        try desk.sign(.wipe)
        #expect(try desk.store.foundData(on: asset.id) == nil)
        try desk.sign(.charge)
        #expect(try desk.asset("PHO-1").state == .ready)
        #expect(
            try desk.hub.text(
                "SELECT told || (found_by = told_by) || (wiped_by = told_by) FROM found_data"
            ) == "owner11"
        )
        try clerk.press("history")
        #expect(clerk.text.contains("data of a person found"))
        #expect(clerk.text.contains("told of the data: the person"))
    }

    @Test func itGoesNeitherToRepairNorToAnotherHubAndThePageNamesWhoHadItLast() throws {
        let asset = try find()
        #expect(
            clerk.text.contains("Joan Marker had it last. Phone: \(desk.joan.details.phone)."),
            "\(clerk.text)"
        )
        #expect(!clerk.screen.stops.contains("repair") && !clerk.screen.stops.contains("send:ashdale"))
        clerk.mean(.back)
        try desk.open()
        try clerk.press("bench")
        #expect(clerk.text.contains("Data of a person is on it"), "\(clerk.text)")
        try clerk.press(ElementID("device:\(asset.id)"))
        try clerk.press("told-owner")
        try clerk.press("take-up")
        #expect(!clerk.screen.stops.contains("repair"), "it is told of, and not wiped")
        try desk.sign(.inspect, .wipe)
        #expect(clerk.screen.stops.contains("repair") && clerk.screen.stops.contains("send:ashdale"))
        #expect(!clerk.text.contains("had it last"))
    }

    @Test func whoCannotBeReachedIsLeftToTheCoordinator() throws {
        _ = try find()
        try clerk.press("told-coordinator")
        #expect(clerk.text.contains("The coordinator knows."))
        #expect(clerk.screen.stops.contains("take-up"))
    }

    @Test func nothingElseGetsItOutOfQuarantineBefore() throws {
        let asset = try find()
        let before = try desk.kept()
        for move in [AssetMove.takeUp, .retire, .repair(until: nil), .send(to: "ashdale")] {
            guard case .refused = clerk.force(.lending(.move(asset.id, move, detail: ""))) else {
                Issue.record("\(move) was done")
                return
            }
        }
        #expect(try desk.kept() == before)
    }

    @Test(arguments: [
        "UPDATE asset SET state = 'ready', prepared = 7", "UPDATE asset SET state = 'preparing'",
        "UPDATE asset SET state = 'repair'", "UPDATE asset SET state = 'retired'",
        "UPDATE found_data SET wiped_at = 9, wiped_by = found_by",
        "UPDATE found_data SET told = 'nobody'", "UPDATE found_data SET told = 'owner', told_at = 3",
    ])
    func theDatabaseItselfKeepsItAside(_ sql: String) throws {
        _ = try find()
        let before = try desk.kept()
        _ = try desk.hub.text(sql)
        #expect(try desk.kept() == before)
        #expect(
            try desk.hub.text("SELECT count(*) FROM found_data WHERE told IS NULL AND wiped_at IS NULL")
                == "1"
        )
    }

    @Test func whereThereIsNothingNothingIsNoted() throws {
        try desk.add("PHO-1", ready: false)
        try desk.scan("PHO-1", leadsTo: "desk.device")
        let before = try desk.kept()
        try clerk.press("data")
        try clerk.press("leave")
        #expect(try desk.kept() == before)
        #expect(try desk.hub.text("SELECT count(*) FROM found_data") == "0")
    }
}
