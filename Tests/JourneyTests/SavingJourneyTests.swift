import Domain
import Ground
import Screens
import Testing

@Suite struct SavingJourneyTests {
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
        resident.press("done")
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

    /// Meets A50.
    @Test(arguments: ["library-card", "blue-badge", "free-school-meals", "housing-application"])
    func aFormThatAskedForADateOfBirthIsSavedWithoutAskingAgain(_ code: String) throws {
        var resident = try Resident()
        try resident.fillIn(code)
        resident.mean(.finish)
        resident.press("save")
        #expect(resident.screen.id == "saved", "nothing was asked")
        #expect(said(resident.screen).contains("the date of birth in your form"))
        let born = try #require(resident.shelf.born)
        var next = try SavingScreens.elsewhere(resident)
        try next.carryOn(born: [String(born.day), String(born.month), String(born.year)])
        #expect(next.screen.id.hasSuffix(".check"))
    }

    /// Meets A50.
    @Test func aDateOfBirthThatWasToldForSavingIsNotAskedForAgain() throws {
        var resident = try SavingScreens.inForm()
        try resident.save()
        resident.press("return")
        resident.mean(.finish)
        resident.press("save")
        #expect(resident.screen.id == "saved")
        #expect(said(resident.screen).contains("this code and your date of birth"))
        var next = try SavingScreens.elsewhere(resident)
        try next.carryOn()
        next.mean(.finish)
        next.press("save")
        #expect(next.screen.id == "saved", "it was told when the form was opened")
    }

    @Test func aFormThatCouldNotBeSavedIsTriedAgainWithoutAsking() throws {
        var resident = try Resident()
        try resident.fillIn("library-card")
        resident.storeFails = true
        resident.mean(.finish)
        resident.press("save")
        #expect(resident.screen.id == "save.failed.1" && resident.screen.focusedField == nil)
        resident.press("continue")
        #expect(resident.screen.id == "save.failed.2")
        resident.storeFails = false
        resident.press("continue")
        #expect(resident.screen.id == "saved")
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

    /// Meets I01.
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

    /// Meets I01.
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
