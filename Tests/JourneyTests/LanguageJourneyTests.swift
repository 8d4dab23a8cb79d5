import Content
import Domain
import Ground
import Testing

@testable import Forms
@testable import Renderings
@testable import Screens

/// The services whose forms are translated.
let translatedCodes = [
    "bulky-waste", "missed-bin", "street-problem", "council-tax-single-person", "change-of-address",
    "complaint",
]

/// A visit in another language than English, and one that changes its language on the way.
@Suite struct LanguageJourneyTests {
    @Test(arguments: ["cy", "pl", "en-x-easy"], translatedCodes)
    func aResidentFinishesAFormInHerLanguage(_ language: String, _ code: String) throws {
        var resident = try Resident(at: RealHub.surroundings(language))
        try resident.fillIn(code)
        resident.press("send")
        #expect(resident.screen.id == "sent.\(code)" && resident.sent.count == 1)
        let words = try RealHub.words(language)
        #expect(String(describing: resident.screen.parts).contains(words(.sentReference)))
    }

    /// On a screen of a translated journey stands no sentence of the English one.
    @Test(arguments: ["cy", "pl"], translatedCodes)
    func noScreenOfATranslatedJourneySaysAnythingInEnglish(_ language: String, _ code: String) throws {
        let english = try said(code, "en")
        let others = try said(code, language)
        // What both say: names, addresses, examples and answers that were typed.
        let both = english.intersection(others).filter { $0.split(separator: " ").count > 3 }
        let service = try #require(RealHub.pack().categories.flatMap(\.services).first { $0.code == code })
        let typed = try goodAnswers(code).texts(in: RealHub.pack().form(for: service).form)
        #expect(both.subtracting(typed).isEmpty, "\(both)")
    }

    private func said(_ code: String, _ language: String) throws -> Set<String> {
        var resident = try Resident(at: RealHub.surroundings(language))
        let answers = try goodAnswers(code)
        var renderer = LineRenderer(words: LineWords(try RealHub.words(language)))
        var lines: Set<String> = []
        func hear(_ screen: Screen) {
            renderer.sayAgain()
            // The number of a choice is no word.
            lines.formUnion(
                renderer.lines(for: screen).map { String($0.drop { "0123456789, -".contains($0) }) }
            )
        }
        hear(resident.screen)
        try resident.open(code)
        hear(resident.screen)
        resident.press("start")
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            var other = resident
            other.mean(.help)
            hear(other.screen)
            other = resident
            if other.screen.stops.contains("continue") { other.press("continue") }
            hear(other.screen)
            hear(resident.screen)
            resident.answer(answers)
        }
        hear(resident.screen)
        resident.press("send")
        hear(resident.screen)
        return lines
    }

    @Test func theLanguageChangesInTheMiddleOfAFormAndEveryAnswerStays() throws {
        var resident = try Resident()
        try resident.open("missed-bin")
        resident.press("start")
        resident.press("choice:whichBin:rubbish")
        resident.mean(.answer("31"), .enter, .answer("2"), .enter)
        let before = resident.screen
        #expect(before.title == "When should we have emptied it?")
        resident.speak("pl")
        let after = resident.screen
        #expect(resident.visit.settings.language == "pl" && resident.visit.words.language == "pl")
        #expect(after.id == before.id && after.focus == before.focus)
        #expect(after.title == "Kiedy mieliśmy go opróżnić?" && after.tools.map(\.label).contains("Pomoc"))
        #expect(after.parts.compactMap(\.typed) == before.parts.compactMap(\.typed))
        #expect(after.caption == "Zgłoś nieopróżniony pojemnik")
        let year = Resident.today.year
        resident.mean(.answer(String(year)), .enter)
        // There is no 31 February: the message is in the language of now, and changes with it.
        #expect(String(describing: resident.screen.parts).contains("takiej daty nie ma"))
        resident.speak("cy")
        #expect(String(describing: resident.screen.parts).contains("rhowch ddyddiad go iawn"))
        resident.speak("en")
        #expect(resident.screen.title.hasPrefix("Error: "))
        resident.mean(.back)
        #expect(resident.screen.title == "Which bin did we miss?")
        #expect(resident.screen.focus == "choice:whichBin:rubbish")
    }

    @Test(arguments: ["cy", "pl", "en-x-easy"])
    func whateverIsOpenGoesOnInTheNewLanguage(_ language: String) throws {
        let words = try RealHub.words(language)
        var resident = try Resident()
        resident.speak(language)
        #expect(resident.screen.title == words(.frontTitle))
        resident = try Resident()
        resident.press("category:Rubbish and recycling")
        resident.speak(language)
        let pack = try RealHub.pack().translated(to: language)
        #expect(resident.screen.title == pack.categories[0].title)
        resident = try Resident()
        try resident.fillIn("complaint")
        resident.speak(language)
        #expect(resident.screen.title == words(.checkTitle))
        resident.press("send")
        resident.speak("en")
        #expect(resident.screen.title == "Your complaint is sent")
        resident.speak(language)
        #expect(resident.screen.parts.contains(.heading(words(.sentNext))))
    }

    @Test func aFormWithoutATranslationStaysInEnglishAndSaysSo() throws {
        let notice = try RealHub.words("pl")(.startEnglishOnly)
        var resident = try Resident(at: RealHub.surroundings("pl"))
        try resident.open("blue-badge")
        #expect(resident.screen.parts.first == .notice(notice))
        resident = try Resident(at: RealHub.surroundings("pl"))
        try resident.open("complaint")
        #expect(!String(describing: resident.screen.parts).contains(notice))
        // Easy English is English.
        resident = try Resident(at: RealHub.surroundings("en-x-easy"))
        try resident.open("blue-badge")
        #expect(!String(describing: resident.screen.parts).contains(try RealHub.words()(.startEnglishOnly)))
    }

    @Test func aLanguageThatIsNotThereChangesNothing() throws {
        var resident = try Resident()
        let before = resident.screen
        resident.speak("xx")
        #expect(resident.screen == before && resident.visit.settings.language == "en")
    }

    @Test func theLanguagesToChooseFromAreTheFilesThereAre() {
        #expect(RealHub.access.languages == ["en", "cy", "en-x-easy", "pl"])
    }

    /// What is sent is in the resident's own words and the labels she saw; the codes of her choices stay the same.
    @Test func aFormIsKeptByTheSameAnswersInEveryLanguage() throws {
        var kept: [Answers] = []
        for language in ["en", "pl", "cy"] {
            var resident = try Resident(at: RealHub.surroundings(language))
            try resident.fillIn("street-problem")
            let last = resident.effects.compactMap {
                if case .keep(let kept) = $0 { kept.answers } else { nil }
            }.last
            kept.append(try #require(last))
        }
        #expect(Set(kept).count == 1)
    }
}

extension Part {
    /// What stands in a field.
    fileprivate var typed: String? { if case .field(let field) = self { field.text } else { nil } }
}

/// Whole screens from right to left, for a reviewer to look at.
@Suite struct RightToLeftGoldenTests {
    /// Screens worth looking at: lists, questions, typed answers, mistakes, the check, the reference.
    private static let shown: Set<String> = [
        "front", "start", "radios", "radios-problem", "ticks", "date", "date-problem", "check", "help",
        "sent",
    ]

    private func expect(
        _ words: Catalogue,
        _ name: String,
        _ size: (columns: Int, rows: Int),
        of shown: Set<String>
    )
        throws
    {
        try RealHub.$spoken.withValue(words) {
            let golden = GoldenTests()
            for (screenName, screen) in try golden.screens() where shown.contains(screenName) {
                let frame = Frame.Size(columns: size.columns, rows: size.rows)
                let picture = try golden.picture(screen, frame)
                try golden.expect(picture, is: "\(name)-\(screenName)-\(size.columns)x\(size.rows)")
            }
        }
    }

    @Test(arguments: [(40, 12), (80, 24)])
    func aWholeScreenIsTurnedRound(_ columns: Int, _ rows: Int) throws {
        try expect(MadeLanguage.turned(), "rtl", (columns, rows), of: Self.shown)
    }

    @Test(arguments: [(40, 12), (80, 24)])
    func theArabicSampleIsJoinedAndTurnedRound(_ columns: Int, _ rows: Int) throws {
        try expect(MadeLanguage.arabic(), "arabic", (columns, rows), of: ["front", "start", "help"])
    }

    /// Meets L07.
    @Test func anAnswerInTwoWaysOfWritingLooksAsItWasReviewed() throws {
        let field = Part.Field(id: "field:a", label: "العنوان", hint: nil, text: "علی 12A", width: 20)
        let lines = Part.answer(
            Part.Answered(
                id: "change:a",
                number: 1,
                question: "العنوان",
                lines: ["علی 12A", "12 Mill Lane", "ZZ99 9ZZ", "01632 960 001"],
                change: "تغيير"
            )
        )
        let screen = Screen(id: "mixed", title: "أين تسكن؟", parts: [.field(field), lines], focus: "field:a")
        try RealHub.$spoken.withValue(MadeLanguage.arabic()) {
            let golden = GoldenTests()
            try golden.expect(
                golden.picture(screen, Frame.Size(columns: 40, rows: 12)),
                is: "arabic-mixed-40x12"
            )
        }
    }

    /// Speech and braille read from the first word on: lines stay in the order of the text.
    @Test func linesStayInTheOrderOfTheText() throws {
        try RealHub.$spoken.withValue(MadeLanguage.arabic()) {
            var renderer = LineRenderer(words: LineWords(try RealHub.words()))
            let lines = renderer.lines(for: try Resident().screen)
            #expect(lines.contains("ماذا تريد أن تفعل؟"))
        }
    }
}
