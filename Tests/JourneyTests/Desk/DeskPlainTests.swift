import Content
import Domain
import Ground
import Testing

@testable import Screens
@testable import handrail

/// Small words at the desk that a volunteer with a queue before her would stumble over.
@Suite struct DeskPlainTests {
    private func count(_ words: String, _ clerk: Clerk) -> Int {
        clerk.text.split(separator: words, omittingEmptySubsequences: false).count - 1
    }

    @Test func whatWasDoneToADeviceIsSaidOnce() throws {
        let desk = try LendingDesk()
        try desk.add("PHO-1", ready: false)
        try desk.scan("PHO-1", leadsTo: "desk.device")
        #expect(count("Next step: inspect", desk.clerk) == 1)
        try desk.sign(.inspect)
        #expect(desk.clerk.text.contains("Done. Nobody has it."))
        #expect(count("Next step: wipe", desk.clerk) == 1, "\(desk.clerk.text)")
        try desk.sign(.wipe, .charge)
        #expect(count("ready to lend", desk.clerk) == 1, "\(desk.clerk.text)")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        #expect(count("ready to lend", desk.clerk) == 1, "and it is still said when nothing was done")
    }

    @Test func aVolunteerSignsThatAPartIsBackWhereNothingIsPrinted() throws {
        let desk = try LendingDesk(as: "volunteer")
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        try desk.open()
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        for id: ElementID in ["part:case", "part:data-sim", "kit", "next"] { try desk.clerk.press(id) }
        #expect(desk.clerk.screen.id.hasPrefix("desk.device"))
        #expect(desk.clerk.text.contains("Parts are missing: Charger."))
        try desk.clerk.press("part-back:charger")
        #expect(!desk.clerk.text.contains("Parts are missing"), "\(desk.clerk.text)")
    }

    @Test func dataOfNobodyKnownGoesToTheCoordinatorAndWhatIsSignedIsTold() throws {
        let desk = try LendingDesk()
        let clerk = desk.clerk
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        for id: ElementID in ["fault", "lost", "retire", "data"] {
            try clerk.press(id)
            #expect(clerk.text.contains("PHO-1: Smartphone"), "\(id) says which device: \(clerk.text)")
            if id != "data" { try clerk.press("leave") }
        }
        try clerk.press("keep")
        #expect(!clerk.text.contains("Call them first"), "nobody knows whom: \(clerk.text)")
        #expect(clerk.text.contains("Tell the coordinator"))
        try clerk.press("told-coordinator")
        #expect(clerk.text.contains("It is noted."), "\(clerk.text)")
        #expect(clerk.text.contains("The coordinator knows."))
    }

    @Test func howAStepIsDoneIsSaidOnlyWhereItCanBeSigned() throws {
        let desk = try LendingDesk()
        try desk.add("ASH-1", at: "ashdale", ready: false)
        try desk.scan("ASH-1", leadsTo: "desk.device")
        #expect(desk.clerk.text.contains("It belongs to Ashdale Library."))
        #expect(!desk.clerk.text.contains("Look at the screen"), "\(desk.clerk.text)")
    }

    @Test func whoTakesADeviceBackReadsWhatTheBorrowerToldOfIt() throws {
        let desk = try LendingDesk()
        let phone = try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        _ = desk.clerk.force(.lending(.fault(phone.id, "Two keys are stuck")))
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        #expect(desk.clerk.text.contains("Two keys are stuck"), "\(desk.clerk.text)")
    }

    @Test func whereANumberIsTheAnswerNoLineHasANumber() throws {
        let desk = try LendingDesk()
        let clerk = desk.clerk
        func expectNoNumbers() {
            #expect(clerk.screen.numbered.isEmpty, "\(clerk.screen.id): \(clerk.text)")
            #expect(clerk.screen.stops.contains("leave"), "and it can be left")
        }
        try desk.open()
        try clerk.press("add-device")
        expectNoNumbers()
        clerk.type("HT-0007")
        #expect(!clerk.screen.numbered.isEmpty, "what it is has numbers")
        clerk.type("4")
        expectNoNumbers()
        #expect(clerk.text.contains("press Enter"))
        clerk.type("1")
        #expect(clerk.text.contains("Serial number"), "the serial number is 1")
        clerk.mean(.enter)
        #expect(try desk.asset("HT-0007").serial == "1")
        #expect(clerk.text.contains("It is in the books now."))
        clerk.mean(.escape, .escape, .escape)
        try desk.open()
        try clerk.press("supplies")
        try clerk.press("supply:data-sim")
        try clerk.press("add")
        expectNoNumbers()
        clerk.type("B7")
        expectNoNumbers()
        clerk.type("1")
        #expect(!clerk.screen.numbered.isEmpty, "a day is no number of a line")
        try clerk.press("keeps")
        #expect(clerk.text.contains("Data SIM card: 1 left"))
        #expect(clerk.text.contains("Choose this line to give another number, up to 3"))
        for id: ElementID in ["correct", "write-off"] {
            try clerk.press(id)
            expectNoNumbers()
            clerk.mean(.back)
        }
    }

    @Test func whatCannotBeReservedSaysThatNoneIsFree() throws {
        let desk = try LendingDesk()
        // Laptops are all kept for people whom a partner sends.
        try desk.add("LAP-1", "laptop")
        desk.clerk.type("D12345")
        try desk.clerk.press("borrow")
        #expect(desk.clerk.text.contains("None is free. 0 people wait"), "\(desk.clerk.text)")
        try desk.clerk.press("model:laptop")
        try desk.clerk.press("join")
        #expect(desk.clerk.screen.id.hasPrefix("desk.reserve-done"), "whatever day it is today")
    }

    @Test func whatAMessageIsAboutIsSaidInTheMiddleOfALine() throws {
        let desk = try RealHub.access.deskWords("en")
        let messages = DeskPhrase.allCases.filter { $0.rawValue.hasPrefix("desk.message.") }
        #expect(messages.count > 10)
        for phrase in messages { #expect(desk(phrase).first?.isLowercase == true, "\(desk(phrase))") }
    }
}
