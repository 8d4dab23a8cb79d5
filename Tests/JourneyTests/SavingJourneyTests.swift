import Domain
import Forms
import Ground
import Screens
import Testing

/// Saving a form on one terminal and carrying on with it on another, in memory.
enum SavingScreens {
    /// A resident whose form stands at its second page.
    static func inForm() throws -> Resident {
        var resident = try Resident()
        resident.press("service:missed-bin")
        resident.press("start")
        resident.press("choice:whichBin:rubbish")
        return resident
    }

    /// The next resident's visit, perhaps on another day, on a terminal with the same store.
    static func elsewhere(_ resident: Resident, daysLater days: Int = 0) throws -> Resident {
        var next = try Resident(today: Resident.today.adding(days: days))
        next.shelf = resident.shelf
        return next
    }

    /// Every screen of saving and of carrying on, by name.
    static func all() throws -> [(name: String, screen: Screen)] {
        var all: [(String, Screen)] = []
        var resident = try inForm()
        resident.mean(.finish)
        resident.press("save")
        all.append(("save", resident.screen))
        resident.mean(.answer("31"), .enter, .answer("2"), .enter, .answer("1950"), .enter)
        all.append(("save-problem", resident.screen))
        resident.mean(.back)
        resident.storeFails = true
        try resident.save()
        all.append(("save-failed", resident.screen))
        resident.mean(.back)
        resident.storeFails = false
        try resident.save()
        all.append(("saved", resident.screen))
        resident.press("return")
        resident.mean(.finish)
        all.append(("finish-saved", resident.screen))
        var next = try elsewhere(resident)
        next.press("saved")
        all.append(("carry-on", next.screen))
        next.mean(.answer("7K2M-9QXP"), .enter)
        all.append(("carry-on-slip", next.screen))
        try next.carryOn(born: ["28", "3", "1950"], from: "carry-on")
        all.append(("carry-on-wrong", next.screen))
        next = try elsewhere(resident)
        next.press("saved")
        next.mean(.answer(try #require(resident.shelf.code).grouped), .enter)
        all.append(("carry-on-born", next.screen))
        for _ in 1...5 { try next.carryOn(born: ["28", "3", "1950"], from: "carry-on") }
        all.append(("carry-on-locked", next.screen))
        resident = try inForm()
        try resident.save()
        next = try elsewhere(resident, daysLater: 29)
        try next.carryOn()
        all.append(("carry-on-expired", next.screen))
        next = try elsewhere(resident)
        next.closed = ["missed-bin"]
        try next.carryOn()
        all.append(("carry-on-gone", next.screen))
        return all
    }
}

extension Resident {
    static let born = ["27", "3", "1950"]

    /// Finishes a form by saving it.
    mutating func save(born: [String] = Self.born) throws {
        mean(.finish)
        press("save")
        enter(born)
    }

    /// Types a date into three fields, and goes on.
    mutating func enter(_ date: [String]) {
        for text in date { mean(.answer(text), .enter) }
    }

    /// Opens a saved form from the first screen, or from the code's, with the code as somebody wrote it down.
    mutating func carryOn(
        _ code: String? = nil,
        born: [String] = Self.born,
        from start: String = "front"
    ) throws {
        let code = try code ?? #require(shelf.code).grouped
        if start == "front" { press("saved") }
        while screen.id.hasPrefix("carry-on.born") { mean(.back) }
        if screen.focusedField == nil { mean(.enter) }
        mean(.answer(code), .enter)
        guard screen.id.hasPrefix("carry-on.born") else { return }
        if screen.focusedField == nil { mean(.enter) }
        enter(born)
    }
}

@Suite struct SavingJourneyTests {
    private func said(_ screen: Screen) -> String { String(describing: screen.parts) }

    @Test func aFormIsSavedOnOneTerminalAndSentOnAnother() throws {
        var resident = try SavingScreens.inForm()
        let page = resident.screen.id
        resident.mean(.answer("3"), .next, .answer("11"))
        try resident.save()
        #expect(resident.screen.id == "saved")
        let code = try #require(resident.shelf.code)
        #expect(said(resident.screen).contains(code.grouped))
        #expect(said(resident.screen).contains("Saturday 19 December 2026"))
        #expect(said(resident.screen).contains("for "), "the code is spelled")
        resident.press("finish")
        #expect(resident.visit.isOver)
        var next = try SavingScreens.elsewhere(resident)
        try next.carryOn(code.grouped.lowercased().replacing("-", with: " "))
        #expect(next.screen.id == page)
        #expect(next.screen.focusedField?.text == "3", "what was typed on the page is still there")
        let answers = try goodAnswers("missed-bin")
        for _ in 0..<40 where !next.screen.id.hasSuffix(".check") { next.answer(answers) }
        #expect(next.shelf.code != nil, "it is kept until it is sent")
        next.press("send")
        #expect(next.sent.first?.answers.first?.lines == ["Rubbish bin"])
        #expect(next.shelf.code == nil)
    }

    @Test func savingAgainKeepsTheCodeAndTheNewAnswers() throws {
        var resident = try SavingScreens.inForm()
        try resident.save()
        let code = try #require(resident.shelf.code)
        resident.press("return")
        let answers = try goodAnswers("missed-bin")
        resident.answer(answers)
        let page = resident.screen.id
        try resident.save()
        #expect(said(resident.screen).contains(code.grouped))
        var next = try SavingScreens.elsewhere(resident, daysLater: 5)
        try next.carryOn()
        #expect(next.screen.id == page)
        next.answer(answers)
        try next.save()
        #expect(said(next.screen).contains(code.grouped))
        #expect(said(next.screen).contains("Thursday 24 December 2026"))
        var last = try SavingScreens.elsewhere(next, daysLater: 30)
        try last.carryOn()
        #expect(last.screen.id == "form.missed-bin/too-long-ago", "the day is another, and so is the way")
    }

    @Test func aFormAtItsCheckOpensThereAgain() throws {
        var resident = try Resident()
        try resident.fillIn("complaint")
        let screen = resident.screen
        try resident.save()
        var next = try SavingScreens.elsewhere(resident)
        try next.carryOn()
        #expect(next.screen.id == screen.id && next.screen.parts == screen.parts)
        next.mean(.back)
        #expect(next.screen.id != screen.id)
    }

    @Test func finishingAfterSavingAsksNoMore() throws {
        var resident = try SavingScreens.inForm()
        try resident.save()
        resident.mean(.finish)
        #expect(resident.visit.isOver)
    }

    @Test func finishingSaysWhetherASavedCopyStays() throws {
        var resident = try SavingScreens.inForm()
        resident.mean(.finish)
        #expect(said(resident.screen).contains("they are thrown away"))
        resident.press("save")
        resident.enter(Resident.born)
        resident.press("return")
        resident.mean(.finish)
        #expect(said(resident.screen).contains("What you saved is kept"))
        resident.press("leave")
        var next = try SavingScreens.elsewhere(resident)
        try next.carryOn()
        next.mean(.help, .finish)
        #expect(said(next.screen).contains("What you saved is kept"))
        #expect(next.screen.stops.contains("save"), "also from help")
        next.press("leave")
        #expect(next.visit.isOver && next.shelf.code != nil)
    }

    @Test func aKeyStruckTwiceDoesNotTakeTheCodeAway() throws {
        var resident = try SavingScreens.inForm()
        try resident.save()
        resident.mean(.enter, after: 100)
        #expect(resident.screen.id == "saved")
        resident.mean(.enter)
        #expect(resident.screen.id.hasPrefix("form.missed-bin"))
    }

    @Test func thereIsNothingToSaveWhereNothingWasAnswered() throws {
        var resident = try Resident()
        resident.press("service:missed-bin")
        resident.press("start")
        resident.mean(.finish)
        #expect(resident.visit.isOver)
    }

    @Test func finishingOffersNoSecondSavingWhileTheDateIsAsked() throws {
        var resident = try SavingScreens.inForm()
        resident.mean(.finish)
        resident.press("save")
        resident.mean(.finish)
        #expect(resident.screen.id == "finishing")
        #expect(!resident.screen.stops.contains("save"))
        resident.mean(.enter)
        #expect(resident.screen.id == "save")
        resident.mean(.back)
        #expect(resident.screen.id.hasPrefix("form.missed-bin"))
    }

    @Test func aFormThatCannotBeSavedSaysSoAndNothingIsLost() throws {
        var resident = try SavingScreens.inForm()
        resident.storeFails = true
        try resident.save()
        #expect(said(resident.screen).contains("not saved yet"))
        resident.storeFails = false
        resident.press("continue")
        #expect(resident.screen.id == "saved")
    }

    @Test(arguments: [
        (["", "", ""], "Enter your date of birth"), (["27", "", ""], "must include a month and a year"),
        (["31", "2", "1950"], "Your date of birth must be a real date"),
        (["27", "x", "1950"], "Your date of birth must be a real date"),
        (["27", "3", "50"], "Year must include 4 numbers"),
        (["22", "11", "2026"], "must be the same as or before 21 November 2026"),
        (["1", "1", "1850"], "must be the same as or after 21 November 1896"),
    ])
    func aDateThatIsNoneIsSaidKindlyAndWhatWasTypedStays(_ date: [String], _ message: String) throws {
        var resident = try SavingScreens.inForm()
        try resident.save(born: date)
        #expect(resident.screen.id.hasPrefix("save!"))
        #expect(said(resident.screen).contains(message), "\(resident.screen.parts)")
        resident.mean(.enter)
        let field = try #require(resident.screen.focusedField)
        #expect(field.problem?.hasPrefix("Error: ") == true)
        #expect(date.contains(field.text))
    }

    @Test(arguments: ["March", "mar", "MAR.", "03", " 3 "])
    func aMonthIsTakenByItsNameToo(_ month: String) throws {
        var resident = try SavingScreens.inForm()
        try resident.save(born: ["27", month, "1950"])
        var next = try SavingScreens.elsewhere(resident)
        try next.carryOn()
        #expect(next.screen.id.hasPrefix("form.missed-bin"))
    }

    @Test func theWholeWayIsWalkedWithArrowsAlone() throws {
        var resident = try SavingScreens.inForm()
        resident.mean(.finish, .next, .enter)
        #expect(resident.screen.id == "save")
        for text in Self.typed { resident.mean(.answer(text), .next) }
        resident.mean(.enter)
        #expect(resident.screen.id == "saved")
        resident.mean(.next, .enter)
        #expect(resident.visit.isOver)
        var next = try SavingScreens.elsewhere(resident)
        while next.screen.focus != "saved" { next.mean(.next) }
        next.mean(.enter, .answer(try #require(next.shelf.code).grouped), .next, .enter)
        for text in Self.typed { next.mean(.answer(text), .next) }
        next.mean(.enter)
        #expect(next.screen.id.hasPrefix("form.missed-bin"))
    }

    private static let typed = Resident.born

    @Test func theWholeWayIsWalkedWithDigitsAndEnterAlone() throws {
        var resident = try SavingScreens.inForm()
        resident.mean(.finish, .type("2"), .enter)
        for text in Self.typed {
            for digit in text { resident.mean(.type(digit)) }
            resident.mean(.enter)
        }
        #expect(resident.screen.id == "saved")
        resident.mean(.type("2"), .enter)
        #expect(resident.visit.isOver)
        var next = try SavingScreens.elsewhere(resident)
        let number = try #require(next.screen.numbered.first { $0.value == "saved" }?.key)
        for digit in String(number) { next.mean(.type(digit)) }
        next.mean(.enter)
        #expect(next.screen.id == "carry-on")
        for sign in try #require(next.shelf.code).grouped.lowercased() { next.mean(.type(sign)) }
        next.mean(.enter)
        for text in Self.typed {
            for digit in text { next.mean(.type(digit)) }
            next.mean(.enter)
        }
        #expect(next.screen.id.hasPrefix("form.missed-bin"))
    }
}

@Suite struct CarryOnJourneyTests {
    private func said(_ screen: Screen) -> String { String(describing: screen.parts) }

    private func saved() throws -> Resident {
        var resident = try SavingScreens.inForm()
        try resident.save()
        return try SavingScreens.elsewhere(resident)
    }

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
