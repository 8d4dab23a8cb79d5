import Connections
import Content
import Domain
import Screens
import Testing

@testable import Renderings

/// What every page of every form has in common.
@Suite struct AccessPageTests {
    /// Meets G02, G06, G07, A51.
    @Test(arguments: codes)
    func aQuestionHasBackAndContinueAndPromisesNoCountAndChoosesNothing(_ code: String) throws {
        let questions = try EveryScreen.form(code).filter { $0.isQuestion && !$0.id.contains("!") }
        #expect(questions.count >= 3)
        let tools = try Resident().screen.tools
        #expect(tools.prefix(2).map(\.label) == ["Back", "Help"])
        for screen in questions {
            #expect(screen.buttons.contains { $0.id == "continue" && $0.label == "Continue" })
            #expect(screen.tools == tools)
            #expect(screen.choices.allSatisfy { $0.mark != .radio(true) && $0.mark != .tick(true) })
            #expect(screen.fields.allSatisfy { $0.text.isEmpty }, "\(screen.id)")
            let words = [screen.title, screen.caption ?? ""] + screen.parts.map { String(describing: $0) }
            for text in words { #expect(!text.contains(/[0-9] of [0-9]/), "\(screen.id): \(text)") }
        }
    }

    /// Meets G40, B13, A48.
    @Test(arguments: codes)
    func errorsStandFirstInTheWordsOfTheirFieldAndLeadToIt(_ code: String) throws {
        var resident = try Resident()
        try resident.open(code)
        resident.press("start")
        resident.press("continue")
        let screen = resident.screen
        guard case .problems(let title, let problems)? = screen.parts.first else {
            Issue.record("an empty page of \(code) was taken")
            return
        }
        #expect(title == "There is a problem" && screen.title.hasPrefix("Error: "))
        #expect(screen.focus == problems.first?.id)
        for problem in problems { #expect(screen.wrong.contains("Error: \(problem.message)")) }
        resident.mean(.enter)
        #expect(resident.screen.stops.firstIndex(of: resident.screen.focus) == problems.count)
    }

    /// Meets G09, A49.
    @Test(arguments: codes)
    func everyAnswerCanBeChangedBeforeItIsSentAndTheButtonSaysWhatItDoes(_ code: String) throws {
        let screens = try EveryScreen.form(code)
        let check = try #require(screens.first { $0.id.hasSuffix(".check") })
        #expect(check.title == "Check your answers")
        #expect(check.parts.first == .paragraph("You can change any answer. Nothing is sent yet."))
        #expect(check.answered.count >= 3)
        #expect(check.answered.allSatisfy { $0.change == "Change" && !$0.lines.isEmpty })
        let label = try #require(check.buttons.last?.label)
        #expect(label.hasPrefix("Send ") || label.contains(" "), "\(label)")
        #expect(label != "Submit" && label != "Continue")
    }

    /// Meets G09.
    @Test func whatWasLeftOutIsSaidToBeNotProvided() throws {
        var resident = try Resident()
        try resident.fillIn("complaint")
        let when = try #require(resident.screen.answered.first { $0.id == "change:whenHappened" })
        if when.lines != ["Not provided"] {
            resident.press(when.id)
            for _ in 0..<3 { resident.mean(.answer(""), .enter) }
        }
        let now = resident.screen.answered.first { $0.id == "change:whenHappened" }
        #expect(now?.lines == ["Not provided"])
    }

    /// Meets A53.
    @Test func screensThatDifferHaveDifferentTitles() throws {
        for screens in try codes.map(EveryScreen.form) {
            let pages = Dictionary(grouping: screens, by: \.title)
            for (title, same) in pages {
                #expect(Set(same.map(\.id)).count == 1, "\(title): \(same.map(\.id))")
            }
        }
        let words = try RealHub.words()
        let titles = Phrase.allCases.filter { $0.rawValue.hasSuffix("title") }.map { words($0) }
        #expect(titles.count > 20)
        #expect(Set(titles).count == titles.count, "\(titles.sorted())")
    }

    /// Meets A42.
    @Test func everythingThatCanBeFocusedHasANameOfItsOwnOnItsScreen() throws {
        let screens = try EveryScreen.all()
        #expect(screens.count > 250)
        for screen in screens { #expect(Set(screen.stops).count == screen.stops.count, "\(screen.id)") }
    }

    @Test func whoWantsToScanAgainIsAskedToPutThePageOnTheGlass() throws {
        let page = try ScannedPages.sheet(paper: 20)
        var resident = try Resident.at("/photo", scanner: ScanRecorder([.success(page), .success(page)]))
        resident.scanPage(for: "photo")
        #expect(resident.screen.title == "Look at this page again")
        resident.press("rescan")
        #expect(resident.screen.title == "Put the page on the glass, then press Enter")
    }

    /// Meets A35, C05, C06.
    @Test func everyStateIsToldBySignsOrWordsAndNotByColourOrBoldAlone() throws {
        var resident = try Resident()
        try resident.open("missed-bin")
        resident.press("start")
        resident.press("continue")
        let wrong = try text(resident.screen)
        #expect(wrong.contains("There is a problem") && wrong.contains("Error: "))
        #expect(wrong.contains("( )") && !wrong.contains("(x)"))
        resident.press("choice:whichBin:rubbish")
        resident.mean(.back, after: 6_000)
        #expect(try text(resident.screen).contains("(x)"))
    }

    private func text(_ screen: Screen) throws -> String {
        var renderer = CellRenderer(words: CellWords(try RealHub.words()))
        let frame = renderer.frame(of: screen, in: Frame.Size(columns: 80, rows: 60))
        return frame.rows.map { $0.spans.map(\.text).joined() }.joined(separator: "\n")
    }

    /// Meets G17.
    @Test func theWaysToReachAPersonAreTheSameWordsInTheSameOrderEverywhere() throws {
        let lines = try RealHub.pack().hub.helpLines
        #expect(lines.contains { $0.contains("01632 960 100") } && lines.contains { $0.contains("9am") })
        for code in codes {
            var resident = try Resident()
            try resident.open(code)
            resident.mean(.help)
            #expect(resident.screen.parts.contains(.points(lines)))
        }
    }
}
