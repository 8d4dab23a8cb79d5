import Domain
import Ground
import Testing

@testable import Screens
@testable import handrail

/// Esc in the middle of an act of lending goes one screen back, and what was told so far stays.
@Suite struct DeskRetreatTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    private func expect(_ id: String) {
        #expect(clerk.screen.id.split(separator: "!").first.map(String.init) == id, "\(clerk.screen.id)")
        #expect(clerk.screen.focus == DeskScanEntry.field, "the next scan lands in the field")
    }

    @Test func fromTheAgreementBackToTheKitWithItsTicks() throws {
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        try clerk.press("part:charger")
        try clerk.press("kit")
        expect("desk.hand-out.agreement")
        clerk.mean(.back)
        expect("desk.hand-out.kit")
        #expect(clerk.text.contains("1 of 3"), "\(clerk.text)")
        try clerk.press("helper")
        expect("desk.hand-out.helper")
        clerk.mean(.escape)
        expect("desk.hand-out.kit")
    }

    @Test func fromARemarkBackToWhatCameBack() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        try clerk.press("part:charger")
        try clerk.press("remark")
        expect("desk.take-back.remark")
        clerk.mean(.back)
        expect("desk.take-back")
        #expect(clerk.text.contains("1 of 3"), "\(clerk.text)")
        try clerk.press("loan")
        try clerk.press("note")
        expect("desk.loan.note")
        clerk.mean(.back)
        expect("desk.loan")
    }

    @Test func fromTheDaysBackToWhatCanBeReserved() throws {
        try desk.add("PHO-1")
        clerk.type("D12345")
        try clerk.press("borrow")
        try clerk.press("model:smartphone")
        expect("desk.reserve-day")
        clerk.mean(.back)
        expect("desk.reserve")
        clerk.mean(.back)
        #expect(clerk.screen.id == "desk.person")
    }

    @Test func fromAReasonBackToThePlaceInTheQueueAndToTheReservation() throws {
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.queue(desk.joan, minutesAgo: 9)
        let hold = try desk.queue(mary)
        try desk.open()
        try clerk.press("queues")
        try clerk.press(ElementID("hold:\(hold.id)"))
        try clerk.press("up")
        expect("desk.queue-why")
        clerk.mean(.back)
        expect("desk.queue-place")
        clerk.mean(.back, .back)
        try desk.add("PHO-1")
        try clerk.press("pickups")
        try clerk.press(try #require(clerk.screen.stops.first { $0.description.hasPrefix("pickup:") }))
        try clerk.press("cancel")
        expect("desk.pickup-why")
        clerk.mean(.back)
        expect("desk.pickup")
    }

    @Test func fromOneThingBackToAllThatIsKnownOfADevice() throws {
        try desk.open()
        try clerk.press("add-device")
        clerk.type("HT-0007")
        try clerk.press("model:smartphone")
        expect("desk.device-sheet.serial")
        clerk.mean(.back)
        expect("desk.device-sheet")
        try clerk.press("save")
        #expect(try desk.asset("HT-0007").model == "smartphone")
    }

    @Test func fromTheLastQuestionBackWithNothingDone() throws {
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("retire")
        clerk.type("Too old")
        expect("desk.device.retire-sure")
        clerk.mean(.back)
        expect("desk.device.retire")
        clerk.mean(.back)
        try clerk.press("gift")
        clerk.type("D12345")
        expect("desk.gift-sure")
        clerk.mean(.back)
        expect("desk.gift")
        clerk.mean(.back, .back)
        try desk.open()
        try clerk.press("count")
        clerk.type("PHO-1")
        try clerk.press("end")
        expect("desk.count-end")
        clerk.mean(.back)
        expect("desk.count")
        #expect(try desk.asset("PHO-1").state == .ready)
        #expect(try desk.hub.text("SELECT count(*) FROM stock_take WHERE ended_at IS NULL") == "1")
    }
}
