import Renderings
import Screens
import Testing

/// Lists with more choices than anybody reads through.
struct LongListTests {
    /// A resident at the question for a language, of which there are thirty.
    private func atTheLanguages() throws -> Resident {
        var resident = try Resident()
        let answers = try goodAnswers("translation-request")
        try resident.open("translation-request")
        resident.press("start")
        for _ in 0..<20 where !resident.screen.id.hasSuffix("/which-language") {
            if resident.screen.id.hasSuffix("/which-way") {
                let number = try #require(Int(resident.number(of: "choice:format:language")))
                resident.mean(.choose(number), .enter)
            } else {
                resident.answer(answers)
            }
        }
        try #require(resident.screen.id.hasSuffix("/which-language"), "stuck at \(resident.screen.id)")
        return resident
    }

    private func focused(_ resident: Resident) -> String? {
        for case .choice(let choice) in resident.screen.parts where choice.id == resident.screen.focus {
            return choice.label
        }
        return nil
    }

    @Test(arguments: [
        ("p", "Pashto"), ("po", "Polish"), ("POR", "Portuguese"), ("pu", "Punjabi"), ("zu", "Ukrainian"),
    ])
    func theFirstLettersGoToAChoice(_ typed: String, _ language: String) throws {
        var resident = try atTheLanguages()
        for letter in typed { resident.mean(.type(letter)) }
        #expect(focused(resident) == language)
    }

    @Test func lettersAfterAMoveBeginAnew() throws {
        var resident = try atTheLanguages()
        resident.mean(.type("p"), .next, .type("u"))
        #expect(focused(resident) == "Ukrainian")
    }

    @Test func theScreenSaysThatLettersGoToAChoice() throws {
        let screen = try atTheLanguages().screen
        #expect(
            screen.parts.contains {
                if case .paragraph(let text) = $0 { text.contains("first letters") } else { false }
            }
        )
        #expect(screen.numbered.count == 31)
    }

    @Test(arguments: [("Polish", true), ("pol", true), ("p", false), ("klingon", false)])
    func inLinesTheNameOfAChoiceIsAsGoodAsItsNumber(_ line: String, _ isKnown: Bool) throws {
        let screen = try atTheLanguages().screen
        var renderer = LineRenderer(words: LineWords(try RealHub.words()))
        let intents = renderer.intents(for: line, on: screen)
        #expect(intents.isEmpty != isKnown)
        guard case .choose(let number) = intents.first else { return }
        #expect(screen.numbered[number].map { "\($0)".hasSuffix(":pl") } == true)
    }
}
