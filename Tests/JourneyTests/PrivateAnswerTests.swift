import Content
import Domain
import Forms
import Screens
import Testing

@testable import Renderings

extension Resident {
    /// Goes to the first thing on the screen.
    fileprivate mutating func toFirst() {
        for _ in 0..<60 where screen.focus != screen.stops.first { mean(.previous) }
    }
}

/// Answers that a form calls private: shown, and said only to who asks for it in headphones.
@Suite struct PrivateAnswerTests {
    /// Everything that is said on the way through a form, its answers typed key by key, and of the answers at its end.
    private func heard(_ code: String, _ outlet: SoundOutlet, saysPrivate: Bool) throws -> [String] {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.speech.isOn = true
        surroundings.settings.speech.saysPrivate = saysPrivate
        surroundings.offered.hasSpeech = true
        var resident = try Resident(at: surroundings)
        var narrator = Narrator(words: try RealHub.words(), outlet: outlet)
        var said: [String] = []
        func listen() {
            said += narrator.utterances(for: resident.screen, with: resident.visit.settings).map(\.text)
        }
        try resident.open(code)
        resident.press("start")
        let answers = try goodAnswers(code)
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            listen()
            for case .field(let field) in resident.screen.parts {
                for _ in 0..<20 where resident.screen.focus != field.id { resident.mean(.next) }
                listen()
                let name = String(field.id.description.dropFirst("field:".count))
                guard case .text(let text) = answers[name] else { continue }
                for sign in text.prefix(12) {
                    resident.mean(.type(sign))
                    listen()
                }
                resident.mean(.erase)
                listen()
                resident.mean(.answer(""))
                listen()
            }

            resident.toFirst()
            resident.answer(answers)
        }
        try #require(resident.screen.id.hasSuffix(".check"))
        listen()
        for _ in resident.screen.stops {
            resident.mean(.next)
            listen()
        }
        // What was marked is said again where a page is come back to.
        for _ in 0..<30 where resident.screen.id != "start.\(code)" {
            resident.mean(.back)
            listen()
        }
        return said
    }

    /// What stands on the check of the answers that are private.
    private func secrets(_ code: String) throws -> [String] { try answers(code, isSensitive: true) }

    private func answers(_ code: String, isSensitive: Bool) throws -> [String] {
        var resident = try Resident()
        try resident.fillIn(code)
        return resident.screen.parts.flatMap { part -> [String] in
            if case .answer(let answer) = part, answer.isSensitive == isSensitive { answer.lines } else { [] }
        }
    }

    /// Meets A09, A10.
    @Test(arguments: ["benefit-change", "blue-badge", "library-card"], [SoundOutlet.headphones, .speaker])
    func noPrivateAnswerIsSaidUnlessItIsAskedFor(_ code: String, _ outlet: SoundOutlet) throws {
        let said = try heard(code, outlet, saysPrivate: outlet == .speaker)
        let secrets = try secrets(code)
        try #require(!secrets.isEmpty)
        // The words of a choice are no secret: they are read to everybody, marked or not.
        let typed = Set(try typedAnswers(code))
        for secret in secrets where typed.contains(secret) && secret.count > 3 {
            #expect(!said.contains { $0.contains(secret) }, "\(secret)")
        }
        #expect(said.contains("Private answer, not said."))
        let marked = said.filter { $0.contains(", chosen") }
        let open = try answers(code, isSensitive: false)
        let labels = secrets.filter { !typed.contains($0) && !open.contains($0) }
        #expect(!marked.contains { mark in labels.contains { mark.contains("\($0), chosen") } }, "\(marked)")
    }

    /// Texts that are typed in private fields.
    private func typedAnswers(_ code: String) throws -> [String] {
        var resident = try Resident()
        try resident.open(code)
        resident.press("start")
        let answers = try goodAnswers(code)
        var texts: [String] = []
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            for case .field(let field) in resident.screen.parts where field.isSensitive {
                let name = String(field.id.description.dropFirst("field:".count))
                if case .text(let text) = answers[name] { texts.append(text) }
            }
            resident.answer(answers)
        }
        return texts
    }

    /// Meets A09, A10.
    @Test func whoAsksForItHearsPrivateAnswersInHeadphones() throws {
        let said = try heard("benefit-change", .headphones, saysPrivate: true)
        let secrets = try secrets("benefit-change")
        #expect(secrets.allSatisfy { secret in said.contains { $0.contains(secret) } }, "\(secrets)")
        #expect(!said.contains { $0.hasPrefix("Private answer") || $0.hasPrefix("This is private") })
    }

    @Test func eachKeyIsAStarAndTheFirstSaysHowToHearIt() throws {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.speech.isOn = true
        surroundings.offered.hasSpeech = true
        var resident = try Resident(at: surroundings)
        try resident.open("benefit-change")
        resident.press("start")
        let answers = try goodAnswers("benefit-change")
        func isPrivateField() -> Bool { resident.screen.focusedField?.isSensitive ?? false }
        for _ in 0..<30 where !isPrivateField() { resident.answer(answers) }
        try #require(isPrivateField())
        var narrator = Narrator(words: try RealHub.words())
        func said() -> [String] {
            narrator.utterances(for: resident.screen, with: resident.visit.settings).map(\.text)
        }
        _ = said()
        resident.mean(.type("4"))
        #expect(said() == [try RealHub.words()(.speechPrivate)])
        resident.mean(.type("9"))
        #expect(said() == ["star."])
        resident.mean(.display)
        resident.press("topic:sound")
        resident.press("private:true")
        #expect(resident.visit.settings.speech.saysPrivate)
        resident.mean(.back, .back, .next)
        _ = said()
        resident.mean(.previous)
        #expect(said().contains { $0.contains("49") }, "what stands there is said by now")
        resident.mean(.type("7"))
        #expect(said() == ["7"])
    }

    /// Meets A10.
    @Test func aLoudspeakerDoesNotSayWhatIsWrittenLetterByLetter() throws {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.speech.isOn = true
        surroundings.settings.keys.means = .keypad
        var resident = try Resident(at: surroundings)
        resident.press("find")
        resident.mean(.enter)
        var narrator = Narrator(words: try RealHub.words(), outlet: .speaker)
        var said: [String] = []
        for sign in "qzj" {
            for id in try resident.board(sign) {
                resident.press(id)
                said += narrator.utterances(for: resident.screen, with: resident.visit.settings).map(\.text)
            }
        }
        #expect(!said.contains { $0.lowercased().contains("qz") })
        #expect(said.contains { $0.contains("Plug in headphones") })
    }
}
