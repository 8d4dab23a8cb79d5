import Domain
import Ground
import Testing

@testable import Store

@Suite struct ComplaintDayTests {
    private let store: Store

    init() throws { store = try Scratch().make() }

    @Test func aComplaintBeginsOnTheDayAtTheHubOnWhichItWasSent() throws {
        // Half an hour after midnight on 1 July by the clock on the wall; in UTC it is still June.
        let midnight = try #require(CivilDate(iso: "2026-07-01")).daysSinceEpoch
        var sent = submission(5)
        (sent.service, sent.sentAt) = ("complaint", Int64(midnight) * 86_400_000 - 1_800_000)
        sent.sentOn = try #require(CivilDate(iso: "2026-07-01"))
        _ = try store.submit(sent, audit: audit(5)) { reference(5) }
        #expect(try store.caseFile(sent.id)?.feedback?.stages.first?.begunOn.iso == "2026-07-01")
    }
}
