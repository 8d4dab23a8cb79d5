import Domain
import Forms
import Ground
import Screens
import Testing

@Suite struct CarryOnJourneyTests {
    private func saved() throws -> Resident {
        var resident = try SavingScreens.inForm()
        try resident.save()
        return try SavingScreens.elsewhere(resident)
    }

    /// Meets P20.
    @Test func aWrongCodeAndAWrongDateAreToldInTheSameWords() throws {
        var wrongDate = try saved()
        try wrongDate.carryOn(born: ["28", "3", "1950"])
        var wrongCode = try saved()
        try wrongCode.carryOn(SavedCode(payload: [1, 2, 3, 4, 5, 6, 7]).grouped)
        func words(_ resident: Resident) -> [Part] {
            resident.screen.parts.map { part in
                guard case .field(var field) = part else { return part }
                field.text = ""
                return .field(field)
            }
        }
        #expect(words(wrongDate) == words(wrongCode))
        #expect(wrongDate.screen.title == wrongCode.screen.title)
        #expect(said(wrongDate.screen).contains("The code or the date of birth is wrong"))
    }

    /// Meets G28.
    @Test func whatWasTypedStaysAfterAWrongTryAndCanBeMended() throws {
        var resident = try saved()
        try resident.carryOn(born: ["28", "3", "1950"])
        #expect(resident.screen.focus == "problem:code")
        resident.mean(.enter, .enter)
        #expect(resident.screen.focusedField?.text == "28")
        resident.enter(["27"])
        resident.mean(.enter, .enter)
        #expect(resident.screen.id.hasPrefix("form.missed-bin"))
    }

    @Test(arguments: [("", "Enter your code"), ("7K2", "must have 8 letters and numbers")])
    func aCodeThatIsNoneIsSaidKindly(_ typed: String, _ message: String) throws {
        var resident = try saved()
        try resident.carryOn(typed)
        #expect(resident.screen.id == "carry-on!1")
        #expect(said(resident.screen).contains(message))
        resident.mean(.enter, .enter)
        #expect(resident.screen.id == "carry-on!2", "each time is a screen of its own")
    }

    @Test func aSlipIsFoundBeforeTheDateIsAskedAndIsNotCounted() throws {
        var resident = try saved()
        let code = try #require(resident.shelf.code).grouped
        let slip = (code.first == "7" ? "8" : "7") + code.dropFirst()
        for _ in 1...12 {
            try resident.carryOn(slip, from: resident.screen.id == "front" ? "front" : "carry-on")
            #expect(said(resident.screen).contains("Check the code, one sign is wrong"))
        }
        try resident.carryOn(from: "carry-on")
        #expect(resident.screen.id.hasPrefix("form.missed-bin"))
    }

    /// Meets P20.
    @Test func fiveWrongTriesLockTheCodeEvenForItsOwnerUntilTheNextDay() throws {
        var resident = try saved()
        try resident.carryOn(born: ["28", "3", "1950"])
        for _ in 2...5 { try resident.carryOn(born: ["28", "3", "1950"], from: "carry-on") }
        #expect(said(resident.screen).contains("Wait 24 hours"))
        try resident.carryOn(from: "carry-on")
        #expect(said(resident.screen).contains("Wait 24 hours"))
        resident.mean(.back, after: 24 * 3_600_000)
        try resident.carryOn()
        #expect(resident.screen.id.hasPrefix("form.missed-bin"))
    }

    @Test func manyWrongTriesLockTheTerminal() throws {
        var resident = try saved()
        for number in 0..<10 {
            let code = SavedCode(payload: [number, 8, 8, 8, 8, 8, 8]).grouped
            try resident.carryOn(code, from: number == 0 ? "front" : "carry-on")
        }
        try resident.carryOn(from: "carry-on")
        #expect(said(resident.screen).contains("Wait an hour"))
    }

    @Test func anExpiredFormSaysUntilWhenItWasKeptAndHowToStartAgain() throws {
        var resident = try SavingScreens.inForm()
        try resident.save()
        var next = try SavingScreens.elsewhere(resident, daysLater: 29)
        try next.carryOn()
        #expect(next.screen.id == "carry-on.expired")
        #expect(said(next.screen).contains("Saturday 19 December 2026"))
        next.press("begin")
        #expect(next.screen.id == "start.missed-bin")
        next.mean(.back)
        #expect(next.screen.id == "front")
    }

    @Test func aServiceThatIsNotOfferedAnyMoreIsSaidKindly() throws {
        var next = try saved()
        next.closed = ["missed-bin"]
        try next.carryOn()
        #expect(next.screen.id == "carry-on.gone")
        #expect(said(next.screen).contains("still saved"))
        next.mean(.enter)
        #expect(next.screen.id == "front")
    }

    @Test func aStoreThatCannotBeAskedIsSaidKindlyAndCountsForNothing() throws {
        var next = try saved()
        next.storeFails = true
        for number in 1...6 {
            try next.carryOn(from: number == 1 ? "front" : "carry-on")
            #expect(said(next.screen).contains("just now"))
        }
        next.storeFails = false
        try next.carryOn(from: "carry-on")
        #expect(next.screen.id.hasPrefix("form.missed-bin"))
    }

    @Test func answersThatNoLongerFitTheFormAreAskedAgain() throws {
        var resident = try Resident()
        try resident.fillIn("missed-bin")
        try resident.save()
        let shelf = resident.shelf
        // As if the form had lost the choice that was made, and the page it stood at.
        shelf.change("missed-bin") { kept in
            kept.answers["whichBin"] = .choices(["gone"])
            kept.page = "/no-such-page"
        }
        var next = try SavingScreens.elsewhere(resident)
        try next.carryOn()
        #expect(next.screen.id == "form.missed-bin/which-bin" || next.screen.title.contains("bin"))
        #expect(next.screen.stops.contains("choice:whichBin:rubbish"))
        next.press("choice:whichBin:rubbish")
        #expect(next.screen.focusedField?.text.isEmpty == false, "the other answers are still there")
    }
}
