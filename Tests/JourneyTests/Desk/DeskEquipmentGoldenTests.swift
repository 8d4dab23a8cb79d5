import Domain
import Ground
import Screens
import Store
import Testing

@testable import Renderings
@testable import handrail

/// Screens of what the desk does with equipment beside lending it, for a reviewer to read; see `GoldenTests`.
@Suite struct DeskEquipmentGoldenTests {
    /// Supplies, a gift, and a device that comes into the books.
    private func booksAndSupplies() throws -> [(String, Screen)] {
        let desk = try LendingDesk()
        let clerk = desk.clerk
        try desk.add("PHO-1")
        try desk.open()
        var all: [(String, Screen)] = []
        func take(_ name: String) { all.append((name, clerk.screen)) }
        try clerk.press("supplies")
        take("desk-supplies")
        try clerk.press("supply:data-sim")
        try clerk.press("add")
        take("desk-receive")
        clerk.type("B7", "11")
        take("desk-receive-day")
        try clerk.press("keeps")
        clerk.type("D12345")
        take("desk-supply")
        clerk.type("D12345")
        take("desk-supply-again")
        try clerk.press("not-again")
        try clerk.press("correct")
        clerk.type("12")
        take("desk-stock-why")
        clerk.mean(.back, .back)
        try clerk.press("write-off")
        take("desk-write-off")
        clerk.type("4")
        take("desk-write-off-why")
        try clerk.press("why:damaged")
        take("desk-supply-written-off")
        clerk.mean(.back, .back)
        try clerk.press("add-device")
        take("desk-new-device")
        clerk.type("HT-0007")
        try clerk.press("model:smartphone")
        take("desk-device-serial")
        clerk.type("SN-1")
        take("desk-device-sheet")
        clerk.mean(.back)
        clerk.type("PHO-1")
        try clerk.press("gift")
        clerk.type("D12345")
        take("desk-gift")
        clerk.mean(.back, .back)
        try clerk.press("retire")
        clerk.type("Too old")
        take("desk-retire-sure")
        try clerk.press("leave")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        clerk.mean(.back, .back)
        try desk.open()
        try clerk.press("loans")
        try clerk.press(ElementID("loan:\(loan.id)"))
        try clerk.press("gift")
        take("desk-loan-gift")
        return all.map { ($0.0, DeskGoldenTests.steady($0.1, desk.hub)) }
    }

    /// Queues, journeys, stock-takes, data that was found, and a history.
    private func work() throws -> [(String, Screen)] {
        let desk = try LendingDesk()
        let clerk = desk.clerk
        var all: [(String, Screen)] = []
        func take(_ name: String) { all.append((name, clerk.screen)) }
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.queue(desk.joan, minutesAgo: 9)
        let hold = try desk.queue(mary)
        try desk.open()
        try clerk.press("queues")
        take("desk-queues")
        try clerk.press(ElementID("hold:\(hold.id)"))
        try clerk.press("up")
        take("desk-queue-why")
        try clerk.press("all", "away")
        take("desk-queue-away")
        let last = World().today.adding(days: 9)
        clerk.type("\(last.day) \(last.month) \(last.year)")
        take("desk-queue-place-away")
        try desk.add("PHO-8", at: "ashdale", ready: false)
        try clerk.press("leave")
        take("desk-queues-away")
        try clerk.press(ElementID("hold:\(hold.id)"))
        try clerk.press("hub")
        take("desk-queue-hub")
        _ = try desk.store.leaveQueue(hold.id, by: desk.act(.holdLeft))
        clerk.mean(.back, .back, .back)
        for number in 1...3 { try desk.add("MAG-\(number)", "magnifier") }
        try desk.add("VAN-1", at: "van")
        try clerk.press("count")
        clerk.type("MAG-1", "MAG-2", "VAN-1", "HT-NEW")
        try clerk.press("end")
        take("desk-count-end")
        try clerk.press("end-sure")
        take("desk-count-over")
        clerk.type("VAN-1")
        take("desk-device-foreign")
        try clerk.press("send-home")
        clerk.mean(.back, .back)
        try clerk.press("counts")
        take("desk-counts")
        clerk.mean(.back)
        try clerk.press("transfers")
        take("desk-transfers")
        try desk.lend("MAG-1", to: mary)
        clerk.type("MAG-1")
        clerk.mean(.enter, .enter)
        try clerk.press("data")
        take("desk-data")
        try clerk.press("keep")
        take("desk-data-kept")
        try clerk.press("history")
        take("desk-history")
        return all.map { ($0.0, DeskGoldenTests.steady($0.1, desk.hub)) }
    }

    @Test(arguments: [(40, 12), (80, 24), (160, 45)])
    func theyLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        let size = Frame.Size(columns: columns, rows: rows)
        for (name, screen) in try booksAndSupplies() + work() {
            try expectGolden(GoldenTests().picture(screen, size), "\(name)-\(columns)x\(rows)")
        }
    }

    @Test func theyReadInLinesAsTheyWereReviewed() throws {
        let words = try RealHub.words()
        for (name, screen) in try booksAndSupplies() + work() {
            var renderer = LineRenderer(words: LineWords(words))
            try expectGolden(renderer.lines(for: screen).joined(separator: "\n") + "\n", "\(name)-lines")
        }
    }
}
