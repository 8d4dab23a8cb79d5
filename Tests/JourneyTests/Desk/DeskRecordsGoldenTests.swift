import Domain
import Ground
import Screens
import Store
import Testing

@testable import Renderings
@testable import handrail

/// Screens that keep the records of residents in order, as text, for a reviewer to read; see `GoldenTests`.
@Suite struct DeskRecordsGoldenTests {
    private func screens() throws -> [(String, Screen)] {
        let hub = try DeskHub()
        let twin = try DeskHub.register("Joan Mary Marker", nil, in: hub.store)
        try hub.send("missed-bin", for: twin)
        var all: [(String, Screen)] = []
        let clerk = try Clerk(at: hub, as: "coordinator")
        func keep(_ name: String) { all.append((name, DeskGoldenTests.steady(clerk.screen, hub, twin))) }
        var details = twin.details
        (details.address, details.phone) = (["2 New Street"], "")
        _ = clerk.force(.change(twin.id, details))
        try hub.wish(of: twin)
        try clerk.press("records")
        keep("desk-records")
        try clerk.press("wishes")
        try clerk.press(ElementID("wish:\(try #require(try hub.store.forgettingWish(of: twin.id)).id)"))
        keep("desk-wish")
        clerk.mean(.back, .back)
        try clerk.press("notices")
        keep("desk-notices")
        let notice = try #require(try hub.store.openNotices().first)
        try clerk.press(ElementID("notice:\(notice.change)/\(notice.service)"))
        keep("desk-notice")
        clerk.mean(.back, .back)
        try clerk.press("duplicates")
        keep("desk-duplicates")
        try clerk.press(ElementID("pair:\(hub.joan.number)-\(twin.number)"))
        try clerk.press("address:2")
        keep("desk-join")
        try clerk.press("check")
        keep("desk-join-check")
        try clerk.press("join")
        keep("desk-join-done")
        return all + (try acting(hub))
    }

    private func acting(_ hub: DeskHub) throws -> [(String, Screen)] {
        let sam = try DeskHub.register("Sam Carer", nil, in: hub.store)
        var all: [(String, Screen)] = []
        let clerk = try Clerk(at: hub, as: "coordinator")
        func keep(_ name: String) { all.append((name, DeskGoldenTests.steady(clerk.screen, hub, sam))) }
        clerk.type("D12345")
        try clerk.press("acting")
        keep("desk-acting")
        try clerk.press("record")
        clerk.type("carer")
        try clerk.press(ElementID("person:\(sam.id)"))
        keep("desk-ground")
        try clerk.press("ground:written-consent")
        try clerk.press("power:see-requests")
        keep("desk-powers")
        try clerk.press("powers")
        clerk.mean(.enter, .enter)
        keep("desk-acting-check")
        return all
    }

    @Test(arguments: [(40, 12), (80, 24), (160, 45)])
    func screensOfTheRecordsLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        let size = Frame.Size(columns: columns, rows: rows)
        for (name, screen) in try screens() {
            try expectGolden(GoldenTests().picture(screen, size), "\(name)-\(columns)x\(rows)")
        }
    }

    @Test func screensOfTheRecordsReadInLinesAsTheyWereReviewed() throws {
        let words = try RealHub.words()
        for (name, screen) in try screens() {
            var renderer = LineRenderer(words: LineWords(words))
            try expectGolden(renderer.lines(for: screen).joined(separator: "\n") + "\n", "\(name)-lines")
        }
    }
}
