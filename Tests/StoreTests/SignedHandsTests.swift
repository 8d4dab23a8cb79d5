import Domain
import Ground
import Testing

@testable import Store

/// Journeys have two signatures and found data waits for its owner, whatever is said to the database itself.
@Suite struct SignedHandsTests {
    private let scratch: Scratch
    private let store: Store
    private let tablet: Asset
    private var sent = ""

    init() throws {
        scratch = try Scratch()
        store = try scratch.make()
        var hub = LendingHub(store)
        tablet = try hub.fill(people: 1, tablets: 1, on: LendingHub.monday)[0]
        let hex = tablet.id.description.filter { $0 != "-" }
        sent =
            "INSERT INTO transfer (id, asset, from_hub, to_hub, sent_at, sent_by) VALUES"
            + " (randomblob(16), x'\(hex)', 'a', 'b', 1, zeroblob(16))"
    }

    private static let leaving = "UPDATE asset SET state = 'transit', bound_for = 'b'"
    private static let arriving = "UPDATE asset SET state = 'preparing', bound_for = NULL, hub = 'b'"

    private func found(_ more: String = "") throws {
        let hex = tablet.id.description.filter { $0 != "-" }
        try store.connection.execute("UPDATE asset SET state = 'quarantine'")
        try store.connection.execute(
            "INSERT INTO found_data (id, asset, found_at, found_by) VALUES (randomblob(16), x'\(hex)', 1, zeroblob(16))"
        )
        if !more.isEmpty { try store.connection.execute("UPDATE found_data SET \(more)") }
    }

    private func isRefused(_ sql: String) -> Bool {
        do throws(StoreError) { try store.connection.execute(sql) } catch { return true }
        return false
    }

    @Test func aDeviceLeavesAndArrivesWithTheSignaturesOfTwo() throws {
        #expect(isRefused(Self.leaving), "nobody signed that it leaves")
        try store.connection.execute(sent)
        try store.connection.execute(Self.leaving)
        #expect(isRefused(Self.arriving), "nobody signed that it came")
        let end = "UPDATE transfer SET ended_at = 2, ending = 'received', ended_by = "
        #expect(isRefused(end + "NULL"))
        #expect(isRefused(end + "zeroblob(16)"), "whoever sent it cannot receive it")
        #expect(
            isRefused("UPDATE transfer SET sent_by = randomblob(16)") && isRefused("DELETE FROM transfer")
        )
        try store.connection.execute(end + "randomblob(16)")
        try store.connection.execute(Self.arriving)
    }

    @Test func aDeviceWithSomebodysDataStaysAsideUntilSheWasToldAndItIsWiped() throws {
        try found()
        #expect(isRefused("UPDATE asset SET state = 'preparing'"), "nobody was told")
        #expect(isRefused("UPDATE found_data SET wiped_at = 2, wiped_by = zeroblob(16)"), "wiped before told")
        #expect(isRefused("UPDATE asset SET state = 'ready'"))
        try store.connection.execute(
            "UPDATE found_data SET told = 'owner', told_at = 2, told_by = zeroblob(16)"
        )
        try store.connection.execute("UPDATE asset SET state = 'preparing'")
        #expect(isRefused("UPDATE asset SET state = 'ready'"), "not wiped")
        try store.connection.execute("UPDATE found_data SET wiped_at = 3, wiped_by = zeroblob(16)")
        try store.connection.execute("UPDATE asset SET state = 'ready'")
    }

    @Test(arguments: ["preparing", "repair", "lost"])
    func aDeviceThatIsNoLongerLentIsSetAsideBeforeAnythingElse(_ state: String) throws {
        try store.connection.execute("UPDATE asset SET state = 'retired'")
        #expect(isRefused("UPDATE asset SET state = '\(state)'"))
        try store.connection.execute("UPDATE asset SET state = 'quarantine'")
        try store.connection.execute("UPDATE asset SET state = '\(state)'")
    }
}
