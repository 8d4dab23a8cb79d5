import Content
import Domain
import Forms
import Foundation
import Ground
import Testing

@testable import Renderings
@testable import Screens

@Suite struct SlotJourneyTests {
    private func choices(_ screen: Screen) -> [Part.Choice] {
        screen.parts.compactMap { if case .choice(let choice) = $0 { choice } else { nil } }
    }

    /// Meets G21.
    @Test func theDaysWithRoomAreChoicesInWordsTheSoonestFirst() throws {
        let resident = try SlotScreens.asked(taken: [SlotScreens.first: 6, SlotScreens.second: 5])
        let choices = choices(resident.screen)
        #expect(choices.first?.label == "Tuesday 24 November 2026, afternoon")
        #expect(choices.first?.hint == "This is the last place")
        #expect(choices.dropFirst().allSatisfy { $0.hint == nil })
        #expect(choices.last?.label == "Thursday 31 December 2026, afternoon")
        #expect(choices.map(\.number) == Array(1...choices.count))
        #expect(resident.screen.focus == choices.first?.id)
        #expect(!said(resident.screen).contains("24 November 2026, morning"))
    }

    /// Meets G08.
    @Test func aNumberAboveNineIsTypedDigitByDigit() throws {
        var resident = try SlotScreens.asked()
        resident.mean(.type("1"), .type("2"))
        let twelfth = try #require(choices(resident.screen).first { $0.number == 12 })
        #expect(resident.screen.focus == twelfth.id)
        resident.mean(.enter)
        #expect(resident.screen.id == "form.bulky-waste/your-name")
        resident.mean(.back)
        #expect(resident.screen.focus == twelfth.id, "what was chosen stays")
        #expect(choices(resident.screen).filter { $0.mark == .radio(true) }.map(\.id) == [twelfth.id])
    }

    @Test func theFreeTimesAreLookedUpOnceEachTimeThePageIsOpened() throws {
        var resident = try SlotScreens.asked()
        func loads() -> Int { resident.effects.count { $0 == .loadSlots(calendar: "bulky-waste") } }
        #expect(loads() == 1)
        resident.mean(.next, .next, .help, .back, .sayAgain, .previous)
        #expect(loads() == 1)
        resident.mean(.back)
        resident.taken = [SlotScreens.first: 6]
        resident.press("continue")
        #expect(loads() == 2)
        #expect(choices(resident.screen).first?.label == "Tuesday 24 November 2026, afternoon")
    }

    @Test func theChosenTimeIsSaidWhereItIsCheckedSentAndKept() throws {
        var resident = try SlotScreens.checked()
        #expect(said(resident.screen).contains("Tuesday 24 November 2026, morning"))
        resident.press("send")
        let sending = try #require(resident.sent.first)
        #expect(sending.slots.map(\.key) == ["2026-11-24/morning"])
        #expect(sending.slots.map(\.calendar) == ["bulky-waste"])
        #expect(
            sending.answers.first { $0.name == "collectionSlot" }?.lines == [
                "Tuesday 24 November 2026, morning"
            ]
        )
        #expect(resident.screen.id == "sent.bulky-waste")
        #expect(
            said(resident.screen).contains("This time is kept for you: Tuesday 24 November 2026, morning.")
        )
    }

    @Test func aTimeThatSomebodyElseTookLeadsBackToChooseAnotherAndThenToTheCheck() throws {
        var resident = try SlotScreens.checked()
        resident.taken = [SlotScreens.first: 6]
        resident.press("send")
        #expect(resident.sent.isEmpty)
        #expect(resident.screen.id.hasPrefix("form.bulky-waste/choose-a-day!"))
        #expect(said(resident.screen).contains("That time has just been taken. Choose another one"))
        #expect(choices(resident.screen).first?.label == "Tuesday 24 November 2026, afternoon")
        #expect(choices(resident.screen).allSatisfy { $0.mark == .radio(false) })
        resident.mean(.enter)
        #expect(resident.screen.focus == choices(resident.screen).first?.id)
        resident.mean(.enter)
        #expect(resident.screen.id.hasSuffix(".check"), "all other answers are still there")
        resident.press("send")
        #expect(resident.sent.first?.slots.map(\.key) == ["2026-11-24/afternoon"])
    }

    @Test func aChoiceThatIsNoLongerFreeIsNotGoneOnWith() throws {
        var resident = try SlotScreens.checked()
        resident.taken = [SlotScreens.first: 6]
        resident.press("change:collectionSlot")
        resident.press("continue")
        #expect(said(resident.screen).contains("That time has just been taken. Choose another one"))
    }

    /// Meets G13.
    @Test(arguments: [false, true])
    func whereNothingIsFreeTheResidentIsToldOtherWaysAndCanGoBack(_ isUnknown: Bool) throws {
        var resident = try SlotScreens.asked(taken: isUnknown ? nil : SlotScreens.full)
        let screen = resident.screen
        #expect(choices(screen).isEmpty)
        #expect(said(screen).contains(isUnknown ? "we cannot show the free times" : "there is no free time"))
        #expect(said(screen).contains("01632 960"), "the hub's telephone number is said")
        #expect(screen.stops.prefix(2) == ["return", "home"])
        resident.mean(.enter)
        #expect(resident.screen.id == "form.bulky-waste/your-address")
        resident.taken = [:]
        resident.press("continue")
        #expect(choices(resident.screen).count > 10)
    }

    @Test func aSlotThatFilledUpWithAllOthersLeadsToTheOtherWays() throws {
        var resident = try SlotScreens.checked()
        resident.taken = SlotScreens.full
        resident.press("send")
        #expect(said(resident.screen).contains("there is no free time"))
        #expect(!said(resident.screen).contains("Choose another one"))
        resident.press("return")
        #expect(!resident.screen.id.contains("choose-a-day"))
    }

    @Test(arguments: [false, true])
    func anOptionalQuestionIsGoneOnFromWithoutATime(_ isChosen: Bool) throws {
        let pack = try RealHub.pack()
        let service = try #require(pack.categories.flatMap(\.services).first { $0.code == "bulky-waste" })
        let file = root.appending(path: "Kiosk/Content/forms/bulky-waste.json")
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacingOccurrences(
                of: "\"calendar\": \"bulky-waste\"",
                with: "\"calendar\": \"bulky-waste\", \"required\": false"
            )
        let form = try Form.read(Array(text.utf8), named: "bulky-waste.json")
        var answers = try goodAnswers("bulky-waste")
        answers["collectionSlot"] = isChosen ? .choices(["2026-11-24/morning"]) : nil
        var journey = FormJourney(
            service,
            form,
            ID(milliseconds: 1, random: Array(repeating: 7, count: 10)),
            answers,
            at: "/choose-a-day",
            Moment(milliseconds: 1, today: Resident.today),
            with: Equipment()
        )
        let surroundings = try RealHub.surroundings()
        let moment = Moment(milliseconds: 1, today: Resident.today)
        #expect(journey.wanting() == [.loadSlots(calendar: "bulky-waste")])
        _ = journey.receive(.slots(calendar: "bulky-waste", []), surroundings, at: moment)
        let screen = journey.screen(surroundings)
        #expect(
            said(screen).contains("there is no free time") && said(screen).contains("Go on without a time")
        )
        _ = journey.press("continue", surroundings, at: moment)
        #expect(journey.screen(surroundings).id == "form.bulky-waste/your-name")
        #expect(journey.chosenSlots.isEmpty, "a time that is not free is not sent")
    }

    @Test func aFormThatIsCarriedOnWithAtTheQuestionLooksUpTheFreeTimes() throws {
        let pack = try RealHub.pack()
        let service = try #require(pack.categories.flatMap(\.services).first { $0.code == "bulky-waste" })
        var answers = try goodAnswers("bulky-waste")
        answers["collectionSlot"] = nil
        let journey = ID(milliseconds: 1, random: Array(repeating: 7, count: 10))
        let outcome = Outcome.resumed(
            service: "bulky-waste",
            try pack.form(for: service).form,
            journey: journey,
            answers,
            page: "/choose-a-day"
        )
        var visit = Visit(try RealHub.surroundings(), greets: false)
        let moment = Moment(milliseconds: 1, today: Resident.today)
        #expect(visit.update(.outcome(outcome), at: moment) == [.loadSlots(calendar: "bulky-waste")])
        #expect(visit.update(.intent(.next), at: moment).isEmpty)
    }

    @Test(arguments: [(40, 12), (33, 17), (80, 24)])
    func everyTimeCanBeReachedByMovingDownOnASmallScreen(_ columns: Int, _ rows: Int) throws {
        var resident = try SlotScreens.asked()
        var renderer = CellRenderer(words: CellWords(try RealHub.words()))
        let size = Frame.Size(columns: columns, rows: rows)
        var seen: Set<ElementID> = []
        for _ in 0..<3_000 {
            let frame = renderer.frame(of: resident.screen, in: size)
            #expect(frame.rows.allSatisfy { $0.spans.map(\.text.columns).reduce(0, +) <= columns })
            seen.insert(resident.screen.focus)
            if let meant = renderer.route(.next, on: resident.screen, in: size) { resident.mean(meant) }
        }
        let ids = choices(resident.screen).map(\.id)
        #expect(ids.count == 24)
        #expect(Set(ids).subtracting(seen).isEmpty)
    }
}
