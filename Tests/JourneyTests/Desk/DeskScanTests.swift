import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What was scanned is never taken for words, and nothing that ends a device or gives it away is one press.
@Suite struct DeskScanTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    /// The fields of words, with the act that opens each on the page of PHO-1.
    enum WordField: String, CaseIterable {
        case fault, lost, retire, remark, call, helper, restore, stock
    }

    private func open(_ field: WordField) throws {
        try desk.add("PHO-1")
        try desk.add("PHO-2")
        switch field {
        case .fault, .lost, .retire:
            try desk.scan("PHO-1", leadsTo: "desk.device")
            try clerk.press(ElementID(field.rawValue))
        case .restore:
            try retire()
            try clerk.press("restore")
        case .remark:
            try desk.lend("PHO-1", to: desk.joan)
            try desk.scan("PHO-1", leadsTo: "desk.take-back")
            try clerk.press("remark")
        case .call:
            let loan = try desk.lend("PHO-1", to: desk.joan)
            try desk.open()
            try clerk.press("loans")
            try clerk.press(ElementID("loan:\(loan.id)"))
            try clerk.press("note")
        case .helper:
            try desk.scan("PHO-1", leadsTo: "desk.device")
            try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
            try clerk.press("helper")
        case .stock:
            try openSIMs(20)
            try clerk.press("correct")
            clerk.type("2")
        }
    }

    private func retire() throws {
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("retire")
        clerk.type("Too old")
        try clerk.press("retire-sure")
    }

    private func openSIMs(_ count: Int) throws {
        try desk.open()
        try clerk.press("supplies")
        try clerk.press("supply:data-sim")
        try clerk.press("add")
        clerk.type("B7", String(count))
        try clerk.press("keeps")
    }

    @Test(arguments: WordField.allCases)
    func aLabelOrACardInAFieldOfWordsIsRefusedInPlainWords(_ field: WordField) throws {
        try open(field)
        let (before, id) = (try desk.kept(), clerk.screen.id)
        for code in ["PHO-2", "pho-2", "D12345", "9780141036144"] {
            clerk.type(code)
            #expect(clerk.text.contains(code), "\(clerk.text)")
            #expect(clerk.text.contains("Nothing was changed"), "\(clerk.text)")
            #expect(clerk.screen.id.split(separator: "!").first == id.split(separator: "!").first)
        }
        clerk.mean(.scan("HT-NOBODY"))
        #expect(clerk.text.contains("HT-NOBODY is a code. Type words here. Nothing was changed."))
        #expect(try desk.kept() == before)
    }

    @Test func aLabelIsNoReasonForACallAndNoReasonForAClosure() throws {
        try desk.add("PHO-1")
        let day = World().today.adding(days: 30)
        for act in [
            DeskAct.askForCall(desk.joan.id, about: "PHO-1"), .askForCall(desk.joan.id, about: "D12345"),
            .close(day, 0..<1_440, reason: "pho-1"),
        ] {
            guard case .refused(.notWords) = clerk.force(act) else {
                Issue.record("\(act) was done")
                continue
            }
        }
        #expect(try desk.store.openFollowUps().isEmpty)
    }

    @Test func aReasonWithADigitIsTaken() throws {
        for number in 1...2 { try desk.add("PHO-\(number)") }
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-2", leadsTo: "desk.device")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        try clerk.press("reason")
        clerk.type("needs 2 for a course")
        #expect(clerk.screen.id.hasPrefix("desk.hand-out.kit"), "\(clerk.text)")
        clerk.mean(.enter, .enter)
        let loan = try #require(try desk.store.loans(of: desk.joan.id).last)
        #expect(try desk.store.notes(on: loan.id).first?.contains("needs 2 for a course") ?? false)
    }

    @Test func theSameNumberTwiceGivesNothingAwayForEver() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        try clerk.press("loan")
        let number = try #require(clerk.screen.numbered.first { $0.value == "gift" }?.key)
        clerk.type("\(number)", "\(number)")
        #expect(clerk.screen.id.hasPrefix("desk.loan-gift"))
        #expect(clerk.text.contains("There is no line \(number) here."))
        clerk.mean(.enter, .enter)
        #expect(try desk.store.loan(loan.id)?.isOpen == true, "Enter alone gives nothing away")
        try clerk.press("leave")
        try clerk.press("gift")
        try clerk.press("give")
        #expect(clerk.text.contains("It is theirs now."), "\(clerk.text)")
        #expect(!clerk.screen.stops.contains("take-back") && !clerk.screen.stops.contains("gift"))
        clerk.mean(.back)
        #expect(!clerk.text.contains("Joan Marker has PHO-1"), "\(clerk.text)")
        #expect(clerk.text.contains("It was given to somebody for good."))
    }

    @Test func aDeviceIsRetiredOnlyAfterItIsAskedOnceMore() throws {
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("retire")
        clerk.type("Too old")
        #expect(clerk.text.contains("Is PHO-1 no longer lent?") && clerk.text.contains("Why: Too old"))
        clerk.mean(.enter, .enter)
        clerk.type("PHO-1")
        #expect(try desk.asset("PHO-1").state == .ready)
        try clerk.press("leave")
        #expect(try desk.asset("PHO-1").state == .ready)
    }

    @Test func aRetiredDeviceIsLentAgainWithAReasonAndGoesThroughEveryStepAnew() throws {
        try desk.add("PHO-1")
        try retire()
        #expect(try desk.asset("PHO-1").state == .retired)
        try clerk.press("restore")
        clerk.type("The wrong one was scanned")
        let asset = try desk.asset("PHO-1")
        #expect(asset.state == .quarantine && asset.prepared.isEmpty)
        let last = try #require(try desk.store.history(ofAsset: asset.id).last)
        #expect(last.kind == .restored && last.signedBy != nil && last.detail == "The wrong one was scanned")
        try clerk.press("take-up")
        try desk.sign(.inspect, .wipe, .charge)
        #expect(try desk.asset("PHO-1").state == .ready)
        try clerk.press("history")
        #expect(clerk.text.contains("lent again: The wrong one was scanned"))
    }

    @Test func whatWasGivenForGoodIsNotTakenBackIntoTheBooks() throws {
        let asset = try desk.add("PHO-1")
        _ = try desk.store.give(device: asset.id, to: desk.joan.id, by: desk.act(.given))
        try desk.scan("PHO-1", leadsTo: "desk.device")
        #expect(!clerk.screen.stops.contains("restore"))
        let before = try desk.kept()
        guard case .refused = clerk.force(.lending(.move(asset.id, .restore, detail: "x"))) else {
            Issue.record("what is hers was taken")
            return
        }
        _ = try desk.hub.text("UPDATE asset SET state = 'ready', prepared = 7")
        #expect(try desk.kept() == before)
    }

    @Test func aRetiredDeviceThatACountFindsIsSettledEitherWay() throws {
        for number in 1...2 {
            let asset = try desk.add("PHO-\(number)")
            _ = try desk.store.make(.retire, to: asset.id, detail: "old", by: desk.act(.assetMoved))
        }
        try desk.open()
        try clerk.press("count")
        clerk.type("PHO-1", "PHO-2")
        try clerk.press("end")
        try clerk.press("end-sure")
        try clerk.press(ElementID("device:\(try desk.asset("PHO-1").id)"))
        try clerk.press("stays")
        #expect(clerk.text.contains("Done: stays out of use, by Coordinator Green."), "\(clerk.text)")
        try clerk.press(ElementID("device:\(try desk.asset("PHO-2").id)"))
        try clerk.press("device")
        try clerk.press("restore")
        clerk.type("It works well")
        clerk.mean(.back)
        #expect(clerk.text.contains("Done: lent again, by Coordinator Green."), "\(clerk.text)")
        #expect(clerk.text.contains("Every difference is settled."))
    }

    @Test func twoScansOfOneCardDoNotGiveTwoSIMs() throws {
        try openSIMs(20)
        clerk.type("D12345", "D12345", "D12345")
        #expect(try desk.hub.text("SELECT remaining FROM stock") == "19")
        #expect(clerk.text.contains("Joan Marker had 1 of these today already."))
        clerk.mean(.enter, .enter)
        #expect(try desk.hub.text("SELECT remaining FROM stock") == "19", "Enter alone gives nothing")
        try clerk.press("not-again")
        clerk.type("D12345")
        try clerk.press("give-again")
        #expect(try desk.hub.text("SELECT remaining FROM stock") == "18")
    }

    @Test func aWrongStockNumberIsCorrectedWithAReasonAndASignature() throws {
        try openSIMs(200)
        clerk.type("D12345")
        try clerk.press("correct")
        clerk.type("many", "199")
        #expect(clerk.text.contains("Type a number from 0 to 9999"))
        clerk.type("19", "I typed one nought too many")
        #expect(clerk.text.contains("The number is correct now."), "\(clerk.text)")
        #expect(clerk.text.contains("Data SIM card: 19 left"))
        #expect(
            clerk.text.contains(
                "batch B7, 19 instead of 199, I typed one nought too many, by Coordinator Green"
            )
        )
        #expect(try desk.hub.text("SELECT received || '/' || remaining FROM stock") == "20/19")
        let kept = "SELECT was || became || (signed_by IS NOT NULL) FROM stock_correction"
        for sql in ["UPDATE stock_correction SET became = 4", "DELETE FROM stock_correction"] {
            _ = try desk.hub.text(sql)
            #expect(try desk.hub.text(kept) == "199191")
        }
    }

    @Test func aResidentsCardIsNeverKeptInAStockTake() throws {
        try desk.add("PHO-1")
        try desk.open()
        try clerk.press("count")
        clerk.type("D12345", desk.joan.number.description)
        #expect(clerk.text.contains("is an account"))
        #expect(try desk.hub.text("SELECT count(*) FROM stock_take_scan") == "0")
        let take = try #require(try desk.store.stockTake(at: "millbrook"))
        #expect(throws: StoreError.self) { try desk.store.scan("D12345", in: take.id) }
        #expect(try desk.hub.text("SELECT count(*) FROM stock_take_scan") == "0")
        // A card that nobody had when it was scanned, and somebody has when the count ends.
        clerk.type("D777")
        _ = try DeskHub.register("Mary Hill", "D777", in: desk.store)
        try clerk.press("end")
        #expect(
            clerk.text.contains("Is the count over?") && clerk.text.contains("1 device was not seen yet.")
        )
        clerk.mean(.enter, .enter)
        #expect(try desk.store.stockTake(at: "millbrook") != nil, "Enter alone ends nothing")
        try clerk.press("end-sure")
        #expect(!clerk.text.contains("D777"), "\(clerk.text)")
        #expect(try desk.hub.text("SELECT count(*) FROM stock_take_finding WHERE code = 'D777'") == "0")
    }
}
