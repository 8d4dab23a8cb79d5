import Content
import Domain
import Ground
import Store
import Testing

@testable import Connections
@testable import Screens
@testable import handrail

/// What the desk does for residents who telephone, and what it knows of those who borrowed before.
@Suite struct DeskTelephoneTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    private func openJoan() throws {
        clerk.type("D12345")
        try #require(clerk.screen.id.hasPrefix("desk.person"), "\(clerk.screen.id)")
    }

    // Item 11.
    @Test func herPageHasWhatSheHadBeforeWithTheDayItCameBackAndWhatWasMissing() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan, daysAgo: 9)
        let phone = try desk.asset("PHO-1")
        _ = try desk.store.checkIn(
            phone.id,
            KitCheck(accessories: ["case", "sim"], condition: .worn),
            by: desk.act(.deviceReturned)
        )
        try openJoan()
        #expect(clerk.text.contains("1 loan before"))
        try clerk.press("past-loans")
        let day = try RealHub.words().date(World().today)
        #expect(clerk.text.contains("Joan Marker had PHO-1, Smartphone"), "\(clerk.text)")
        #expect(clerk.text.contains("brought back on \(day)"))
        #expect(clerk.text.contains("It came back without: Charger"), "\(clerk.text)")
        #expect(!clerk.text.contains("has PHO-1"))
        let loan = try #require(try desk.store.loans(of: desk.joan.id, withPast: true).first)
        try clerk.press(ElementID("loan:\(loan.id)"))
        #expect(clerk.text.contains("Joan Marker had PHO-1") && clerk.text.contains("Charger"))
        #expect(!clerk.screen.stops.contains("waive"))
    }

    @Test func aLoanThatIsNotLateOffersNoLiftingOfABlock() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        try openJoan()
        try clerk.press(ElementID("loan:\(loan.id)"))
        #expect(!clerk.screen.stops.contains("waive"))
        #expect(clerk.screen.stops.contains("hardship"))
    }

    @Test func somethingIsReservedForSomebodyWhoTelephones() throws {
        try desk.add("PHO-1")
        try openJoan()
        try clerk.press("borrow")
        try clerk.press("model:smartphone")
        #expect(clerk.text.contains("accepted when it is fetched"))
        let day = try #require(clerk.screen.stops.first { $0.description.hasPrefix("day:") })
        try clerk.press(day)
        let kept = try #require(try desk.store.reservations(of: desk.joan.id).first)
        #expect(kept.agreed == nil && "day:\(kept.days.lowerBound.iso)" == day.description)
        #expect(clerk.text.contains(kept.reference.grouped), "\(clerk.text)")
        #expect(try desk.hub.acts(on: kept.id).first?.hasPrefix("device.reserved") ?? false)
    }

    @Test func whereNoneIsFreeSheWaitsInTheQueue() throws {
        try desk.add("PHO-1")
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.lend("PHO-1", to: mary)
        try openJoan()
        try clerk.press("borrow")
        try clerk.press("model:smartphone")
        try clerk.press("join")
        let hold = try #require(try desk.store.holds(of: desk.joan.id).first)
        #expect(hold.state == .waiting && hold.model == "smartphone")
        #expect(clerk.text.contains("Joan Marker"), "\(clerk.text)")
    }

    // Defect 17.
    @Test func cancellingAReservationAsksWhyAndTellsHer() throws {
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        let kept = try desk.promise(desk.joan)
        try desk.open()
        try clerk.press("pickups")
        try clerk.press(ElementID("pickup:\(kept.reference)"))
        try clerk.press("cancel")
        #expect(try desk.store.reservation(kept.id)?.state == .reserved)
        #expect(clerk.text.contains("Why is the reservation of Joan Marker cancelled?"))
        try clerk.press("why:no-device")
        #expect(try desk.store.reservation(kept.id)?.state == .cancelled)
        let told = try desk.store.messages(of: desk.joan.id, at: .max).map(\.kind)
        #expect(told.contains(.reservationCancelled))
        #expect(try desk.hub.text("SELECT reason FROM act_reason") == "no-device")
    }

    // Defect 24.
    @Test func aReferenceThatIsScannedBeforeItsDayShowsWhoseItIsAndFromWhen() throws {
        try desk.add("PHO-1")
        try openJoan()
        try clerk.press("borrow")
        try clerk.press("model:smartphone")
        let days = clerk.screen.stops.filter { $0.description.hasPrefix("day:") }
        try clerk.press(try #require(days.last))
        let kept = try #require(try desk.store.reservations(of: desk.joan.id).first)
        try #require(kept.days.lowerBound > World().today)
        clerk.type(kept.reference.grouped)
        #expect(clerk.screen.id.hasPrefix("desk.pickup"), "\(clerk.screen.id): \(clerk.text)")
        #expect(clerk.text.contains("Joan Marker") && clerk.screen.stops.contains("cancel"))
    }

    // Defect 8.
    @Test func whoseTurnItIsAndNothingReachesIsToBeCalled() throws {
        let details = PersonDetails(
            name: "Cara Moss",
            born: CivilDate(daysSinceEpoch: -8_000),
            address: ["1 Weir Road"],
            postcode: "ZY1 4LB",
            phone: "01632 960 222"
        )
        let registration = Registration(
            operation: DeskHub.newID(),
            id: DeskHub.newID(),
            details: details,
            card: nil,
            pin: try PIN(trying: "730514"),
            at: World().now
        )
        let cara = try desk.store.register(
            registration,
            salt: World.random(Store.saltLength),
            audit: DeskHub.audit()
        ) { AccountNumber(payload: World.values(below: 10, 8)) }
        try desk.add("PHO-1")
        try desk.queue(cara)
        let kept = try desk.promise(cara)
        try desk.open()
        try clerk.press("pickups")
        #expect(clerk.text.contains("01632 960 222"), "\(clerk.text)")
        clerk.mean(.back, .back)
        try clerk.press("follow-ups")
        #expect(clerk.text.contains("Cara Moss, 01632 960 222"), "\(clerk.text)")
        #expect(!clerk.text.contains("agreed to be called"))
        let message = try #require(
            try desk.store.messages(of: cara.id, at: .max).first { $0.kind == .holdReady }
        )
        try clerk.press(ElementID("follow-up:\(message.id)"))
        try clerk.press("helped")
        #expect(!clerk.text.contains("Cara Moss"))
        #expect(try desk.store.reservation(kept.id)?.state == .reserved)
    }

    // Defect 19.
    @Test func sheReadsTheAgreementInHerLanguageAndWhoLendsReadsItInEnglishBesides() throws {
        try desk.store.keep(settings: ["language": "cy"], of: desk.joan.id)
        try desk.add("PHO-1")
        clerk.type("PHO-1", "D12345")
        clerk.mean(.enter)
        let english = desk.lender.agreement.lines[0]
        let welsh = try #require(
            try RealHub.pack().translated(to: "cy").lending().agreement(on: World().today)?.lines.first
        )
        #expect(welsh != english)
        #expect(clerk.text.contains(welsh) && clerk.text.contains(english), "\(clerk.text)")
        clerk.mean(.enter)
        let loan = try #require(try desk.store.loans(of: desk.joan.id).first)
        let slip = try #require(clerk.shell.slip(of: loan, for: desk.joan.id))
        #expect(slip.title == "Yr hyn rydych yn ei fenthyg")
        #expect(slip.parts.contains { $0.heading == "Yn y bag" && $0.lines.contains("Gwefrydd") })
    }

    // Defect 12.
    @Test func aNumberThatTwoDevicesHaveIsToldWithBothLabels() throws {
        try desk.add("PHO-1")
        try desk.add("PHO-2")
        _ = try desk.hub.text("UPDATE asset SET serial = 'SN7'")
        try desk.open()
        clerk.type("SN7")
        #expect(clerk.text.contains("PHO-1, PHO-2"), "\(clerk.text)")
        #expect(clerk.screen.id.hasPrefix("desk.lending"))
    }

    // Defect 14.
    @Test func theLabelOfADeviceAndANewOneArePrintedAtTheDesk() throws {
        try desk.add("PHO-1")
        let printer = PrintRecorder()
        let ana = try PrintingClerk(at: desk.hub)
        ana.shell.devices = Devices(scanner: nil, printer: printer) { _ in }
        try ana.press("lending")
        ana.type("PHO-1")
        try ana.press("label")
        #expect(printer.labels.count == 1)
        func text(_ sheet: LabelSheet?) -> String { String(decoding: sheet?.pdf ?? [], as: UTF8.self) }
        #expect(text(printer.labels.first).contains("(PHO-1)"))
        ana.mean(.back)
        try ana.press("add-device")
        try ana.press("new-label")
        #expect(text(printer.labels.last).contains("(PHO-2)"))
        #expect(ana.screen.id.hasPrefix("desk.device-sheet") && ana.text.contains("PHO-2"), "\(ana.text)")
    }

    // Item 1.
    @Test func theSheetOfADeviceTakesTheDayItWasBought() throws {
        try desk.add("PHO-1")
        try desk.open()
        clerk.type("PHO-1")
        try clerk.press("details")
        try clerk.press("change:bought")
        clerk.type("27 3 2999")
        #expect(clerk.text.contains("Type a day that is over"))
        clerk.type("27 3 2025")
        #expect(clerk.text.contains("27 March 2025"))
        try clerk.press("save")
        #expect(try desk.asset("PHO-1").boughtOn?.iso == "2025-03-27")
    }
}
