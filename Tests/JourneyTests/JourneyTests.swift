import Content
import Domain
import Forms
import Ground
import Screens
import Support
import Testing

/// Answers with which a form of the pack can be sent.
func goodAnswers(_ code: String, on today: CivilDate = Resident.today) throws -> Answers {
    let pack = try RealHub.pack()
    let service = try #require(pack.categories.flatMap(\.services).first { $0.code == code })
    let slots = try pack.calendars().compactMap { calendar in
        calendar.slots(from: today, taken: [:]).first.map { (calendar.code, $0.key.description) }
    }
    return try #require(
        GoodAnswers.completing(
            pack.form(for: service).form,
            today: today,
            slots: Dictionary(uniqueKeysWithValues: slots)
        )
    )
}

extension Resident {
    /// Answers the page on the screen with what stands in the answers, and goes on.
    mutating func answer(_ answers: Answers) {
        let id = screen.id
        for part in screen.parts {
            switch part {
            case .field(let field):
                if case .text(let text) = answers[String(field.id.description.dropFirst("field:".count))] {
                    while screen.focus != field.id, screen.id == id { mean(.next) }
                    mean(.answer(text))
                }
            case .choice(let choice):
                let words = choice.id.description.split(separator: ":").map(String.init)
                guard words.count == 3, case .choices(let values) = answers[words[1]],
                    values.contains(words[2])
                else {
                    continue
                }
                press(choice.id)
            default: break
            }
            if screen.id != id { return }
        }
        if screen.id == id { press("continue") }
    }

    /// Begins a service and answers every page until the answers are checked.
    mutating func fillIn(_ code: String) throws {
        let answers = try goodAnswers(code)
        try open(code)
        press("start")
        for _ in 0..<40 where !screen.id.hasSuffix(".check") { answer(answers) }
        try #require(screen.id.hasSuffix(".check"), "stuck at \(screen.id)")
    }
}

@Suite struct JourneyTests {
    @Test func theHubOffersServices() throws {
        #expect(try !RealHub.pack().categories.flatMap(\.services).isEmpty && !codes.isEmpty)
    }

    /// Meets G10.
    @Test(arguments: codes)
    func aResidentFinishesAFormAndReadsAReferenceAndADay(_ code: String) throws {
        var resident = try Resident()
        try resident.fillIn(code)
        resident.press("send")
        #expect(resident.screen.id == "sent.\(code)")
        #expect(resident.sent.count == 1)
        let said = String(describing: resident.screen.parts)
        #expect(said.contains(Resident.reference.grouped) && said.contains("2026"))
        #expect(said.contains("for "), "the reference is spelled")
    }

    /// Meets A48, B13, G28, G40.
    @Test func whatIsWrongIsSaidKindlyAndWhatWasTypedStays() throws {
        var resident = try Resident()
        try resident.open("missed-bin")
        resident.press("start")
        resident.press("continue")
        #expect(
            resident.screen.parts.first
                == .problems(
                    title: "There is a problem",
                    [Part.Problem(id: "problem:whichBin", message: "Select which bin we missed")]
                )
        )
        #expect(resident.screen.focus == "problem:whichBin")
        resident.mean(.enter)
        #expect(resident.screen.focus == "choice:whichBin:rubbish")
        resident.mean(.enter)
        for text in ["31", "2", "2026"] { resident.mean(.answer(text), .enter) }
        #expect(resident.screen.focus == "problem:dueDate__day")
        resident.mean(.enter)
        #expect(resident.screen.focusedField?.text == "31")
        #expect(resident.screen.focusedField?.problem?.hasPrefix("Error: ") == true)
    }

    /// Meets G09, I08.
    @Test func changingAnAnswerLeadsThroughNewQuestionsAndBackToTheCheck() throws {
        var resident = try Resident()
        try resident.fillIn("missed-bin")
        resident.press("change:noteLeft")
        resident.press("choice:noteLeft:yes")
        #expect(resident.screen.title == "What did the note say?" || resident.screen.id.hasSuffix(".check"))
        while !resident.screen.id.hasSuffix(".check") { resident.mean(.answer("Too heavy"), .enter) }
        #expect(String(describing: resident.screen.parts).contains("What the note said"))
        resident.press("change:whichBin")
        resident.press("choice:whichBin:food")
        #expect(resident.screen.id.hasSuffix(".check"))
        #expect(String(describing: resident.screen.parts).contains("Food waste bin"))
    }

    /// Meets A40, G05, I08.
    @Test func goingBackKeepsEveryAnswer() throws {
        var resident = try Resident()
        try resident.fillIn("street-problem")
        var back = 0
        while resident.screen.id != "start.street-problem", back < 30 {
            resident.mean(.back, after: 6_000)
            back += 1
        }
        #expect(resident.screen.id == "start.street-problem")
    }

    /// Meets G05.
    @Test func nothingIsSentTwiceByAKeyStruckTwice() throws {
        var resident = try Resident()
        try resident.fillIn("complaint")
        let number = try #require(resident.screen.numbered.first { $0.value == "send" }?.key)
        resident.mean(.choose(number), .enter, .enter, after: 100)
        #expect(resident.sent.count <= 1)
        resident.mean(.enter, .enter, .enter, after: 400)
        #expect(resident.sent.count == 1)
    }

    /// Meets G14.
    @Test func aFormThatCannotBeSentIsStillThereAndCanBeSentAgain() throws {
        var resident = try Resident()
        try resident.fillIn("complaint")
        resident.storeFails = true
        resident.press("send")
        #expect(resident.screen.id.hasSuffix("not-sent"))
        resident.storeFails = false
        resident.press("send")
        #expect(resident.sent.count == 1)
    }

    /// Meets K07.
    @Test func theAnswersAreKeptAfterEveryPageAndForgottenAtTheEnd() throws {
        var resident = try Resident()
        try resident.fillIn("missed-bin")
        let kept = resident.effects.count { if case .keep = $0 { true } else { false } }
        #expect(kept >= 8)
        resident.press("send")
        #expect(resident.effects.contains { if case .forget = $0 { true } else { false } })
    }
}

@Suite struct LeavingTests {
    /// Meets G15.
    @Test func escapeThreeTimesLeavesAtOnceAndForgets() throws {
        var resident = try Resident()
        try resident.fillIn("complaint")
        resident.mean(.escape, .escape)
        #expect(!resident.visit.isOver)
        resident.mean(.escape)
        #expect(resident.visit.isOver)
        #expect(resident.effects.contains { if case .forget = $0 { true } else { false } })
    }

    /// Meets G15.
    @Test func escapeThreeTimesSlowlyOnlyGoesBack() throws {
        var resident = try Resident()
        try resident.fillIn("complaint")
        resident.mean(.escape, .escape, .escape, .escape, after: 3_000)
        #expect(!resident.visit.isOver)
    }

    /// Meets A49, G12.
    @Test func finishingAsksFirstWhereAnswersWouldBeLost() throws {
        var resident = try Resident()
        resident.mean(.finish)
        #expect(resident.visit.isOver)
        resident = try Resident()
        try resident.fillIn("complaint")
        resident.mean(.finish)
        #expect(resident.screen.id == "finishing")
        #expect(resident.screen.focus == "stay")
        resident.mean(.enter)
        #expect(resident.screen.id.hasSuffix(".check"))
        resident.mean(.finish)
        resident.press("leave")
        #expect(resident.visit.isOver)
    }

    /// Meets A45, K08.
    @Test func nobodyThereIsWarnedOfThenClearedAndAnyKeyCarriesOnTenTimesAndMore() throws {
        var resident = try Resident()
        try resident.open("complaint")
        for _ in 0..<12 {
            resident.wait(179_000)
            #expect(resident.screen.id == "start.complaint")
            resident.wait(1_000)
            #expect(resident.screen.id == "still-there")
            resident.wait(59_000)
            #expect(!resident.visit.isOver)
            resident.mean(.type("x"), after: 100)
            #expect(resident.screen.id == "start.complaint")
        }
        resident.wait(180_000)
        resident.wait(60_000)
        #expect(resident.visit.isOver)
    }

    /// Meets A40.
    @Test func helpAndColoursOpenFromEveryScreenAndLeadBack() throws {
        var resident = try Resident()
        try resident.fillIn("complaint")
        for intent in [Intent.help, .display] {
            resident.mean(intent, intent)
            #expect(!resident.screen.id.hasSuffix(".check"))
            resident.mean(.back)
            #expect(resident.screen.id.hasSuffix(".check"))
        }
    }

    /// Meets A40, I01, K01.
    @Test func everythingCanBeReachedWithArrowsAndEnterAlone() throws {
        var resident = try Resident()
        for tool in resident.screen.tools {
            var other = try Resident()
            for _ in other.screen.stops where other.screen.focus != tool.id { other.mean(.next) }
            #expect(other.screen.focus == tool.id)
        }
        resident.mean(.type("0"))
        #expect(resident.screen.focus == "back")
        resident.mean(.type("0"))
        #expect(resident.screen.focus == "help")
    }
}
