import Foundation
import Screens
import Testing

@testable import Renderings

/// What a person hears, step by step, as a text for a reviewer to read.
@Suite struct SpokenTests {
    /// A resident who hears her screens, and all that was said to her.
    struct Listener {
        var resident: Resident
        var narrator: Narrator
        var script: [String] = []
        private let isSpeaker: Bool

        init(_ resident: Resident, outlet: SoundOutlet = .headphones) throws {
            self.resident = resident
            isSpeaker = outlet == .speaker
            narrator = Narrator(words: try RealHub.words(), outlet: outlet)
        }

        mutating func listen(_ what: String) {
            script.append("> " + what)
            for utterance in narrator.utterances(for: resident.screen, with: resident.visit.settings) {
                let marks =
                    (utterance.kind == .character ? "[by its name] " : "")
                    + (utterance.privacy == .personal ? "[personal] " : "")
                    + (utterance.urgency == .important ? "[important] " : "")
                script.append("  " + marks + utterance.text)
            }
        }

        mutating func mean(_ intent: Intent, _ what: String) {
            if intent == .sayAgain { narrator.sayAgain() }
            resident.mean(intent)
            listen(what)
        }
    }

    private static func surroundings() throws -> Surroundings {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.speech.isOn = true
        surroundings.offered.hasSpeech = true
        return surroundings
    }

    private func listener(_ outlet: SoundOutlet = .headphones) throws -> Listener {
        try Listener(Resident(at: Self.surroundings()), outlet: outlet)
    }

    /// Meets A02, A05, A17, A19.
    @Test func aFormIsHeardAsItWasReviewed() throws {
        var listener = try listener()
        listener.listen("the front")
        listener.mean(.next, "Down")
        listener.mean(.sayAgain, "F3")
        try listener.resident.open("missed-bin")
        listener.listen("the start of the service")
        listener.resident.press("start")
        listener.listen("Start")
        listener.mean(.next, "Down")
        listener.mean(.enter, "Enter")
        listener.mean(.type("3"), "3")
        listener.mean(.type("1"), "1")
        listener.mean(.left, "Left")
        listener.mean(.last, "End")
        listener.mean(.erase, "Backspace")
        listener.mean(.next, "Down")
        listener.mean(.enter, "Enter")
        listener.mean(.enter, "Enter")
        listener.mean(.enter, "Enter")
        try expect(listener.script, is: "spoken-form")
    }

    /// Meets A03, A18, A45.
    @Test func checkingSendingAndTheReferenceAreHeardAsTheyWereReviewed() throws {
        var resident = try Resident(at: Self.surroundings())
        try resident.fillIn("missed-bin")
        var listener = try Listener(resident)
        listener.listen("the answers")
        listener.mean(.next, "Down")
        listener.resident.press("send")
        listener.listen("Send")
        listener.resident.wait(180_000)
        listener.listen("three minutes later")
        try expect(listener.script, is: "spoken-sent")
    }

    /// Meets A12, A54, A55, B07, C10.
    @Test func settingsAreHeardAsTheyWereReviewed() throws {
        var listener = try Listener(
            Resident(
                at: {
                    var surroundings = try Self.surroundings()
                    surroundings.settings.speech.isOn = false
                    return surroundings
                }()
            )
        )
        listener.listen("the front, speech off")
        for (intent, name) in [
            (Intent.louder, "F8"), (.louder, "F8"), (.quieter, "F7"), (.faster, "F12"), (.slower, "F11"),
            (.nextTheme, "F4"), (.curtain, "F9"), (.next, "Down"), (.curtain, "F9"), (.help, "F1"),
            (.sound, "off"),
        ] {
            listener.mean(intent, name)
        }
        try expect(listener.script, is: "spoken-settings")
    }

    /// Meets A06.
    @Test(arguments: [Intent.pause, .type(".")])
    func whatWaitsIsNotTalkedOverAndIsShown(_ pause: Intent) throws {
        let text = try RealHub.words()(.speechPaused)
        var resident = try Resident(at: Self.surroundings())
        var narrator = Narrator(words: try RealHub.words())
        func said() -> [String] {
            narrator.utterances(for: resident.screen, with: resident.visit.settings).map(\.text)
        }
        #expect(!said().isEmpty)
        for _ in 1...2 {
            resident.mean(pause)
            #expect(said().isEmpty && resident.screen.parts.contains(.notice(text)))
            resident.mean(pause)
            #expect(said().isEmpty && !resident.screen.parts.contains(.notice(text)))
        }
        resident.mean(pause, .next)
        #expect(said().count == 1 && !resident.visit.settings.speech.isPaused)
        resident.mean(pause)
        resident.wait(600_000)
        #expect(resident.screen.id == "still-there" && !said().isEmpty)
    }

    /// In a box a dot is a dot; where nothing is said, nothing waits.
    @Test func aDotIsTypedInABoxAndNothingWaitsInSilence() throws {
        var resident = try Resident(at: Self.surroundings())
        resident.press("find")
        resident.mean(.type("."))
        #expect(resident.screen.focusedField?.text == "." && !resident.visit.settings.speech.isPaused)
        resident.mean(.pause)
        #expect(resident.visit.settings.speech.isPaused)
        resident.mean(.sound, .pause)
        #expect(!resident.visit.settings.speech.isPaused)
    }

    /// Meets A05, G08.
    @Test func choicesThatAreTickedAreHeardAsTheyWereReviewed() throws {
        var listener = try listener()
        try listener.resident.open("bulky-waste")
        listener.resident.press("start")
        listener.resident.press("choice:whoseItems:mine")
        listener.listen("what to take")
        listener.mean(.enter, "Enter")
        listener.mean(.next, "Down")
        listener.mean(.enter, "Enter")
        listener.mean(.enter, "Enter")
        listener.mean(.last, "End")
        listener.mean(.finish, "F10")
        try expect(listener.script, is: "spoken-ticks")
    }

    @Test func whatHelpsThoseWhoHearAPageIsSaidAtItsEnd() throws {
        var listener = try listener()
        try listener.resident.open("blue-badge")
        listener.resident.press("start")
        let answers = try goodAnswers("blue-badge")
        var helped = 0
        for _ in 0..<40 where !listener.resident.screen.id.hasSuffix(".check") {
            listener.script = []
            listener.listen("a page")
            if let help = listener.resident.screen.spokenHelp {
                helped += 1
                #expect(listener.script.contains("  " + help))
            }
            listener.resident.answer(answers)
        }
        #expect(helped > 0)
    }

    /// Whatever is pressed: where something moved or came, something is said, and nothing that only eyes can use.
    ///
    /// Meets B06, K05.
    @Test(arguments: UInt64(1)...6)
    func noMoveIsMetWithSilence(_ seed: UInt64) throws {
        var chance = Chance(seed)
        var surroundings = try Self.surroundings()
        surroundings.settings.speech.echo = seed % 2 == 0 ? .characters : .words
        surroundings.offered.languages = ["en"]
        var resident = try Resident(at: surroundings)
        var narrator = Narrator(words: try RealHub.words())
        _ = narrator.utterances(for: resident.screen, with: resident.visit.settings)
        let intents: [Intent] = [
            .next, .next, .next, .enter, .enter, .enter, .previous, .type("7"), .type("é"), .type(" "),
            .erase,
            .left, .back, .help, .display, .first, .last, .nextTheme, .louder, .slower, .curtain, .eraseAhead,
        ]
        for _ in 0..<600 {
            if resident.visit.isOver { resident = try Resident(at: surroundings) }
            let (before, settings) = (resident.screen, resident.visit.settings)
            let intent = intents[chance.next(intents.count)]
            narrator.expect(intent)
            resident.mean(intent)
            let said = narrator.utterances(for: resident.screen, with: resident.visit.settings)
            if before.focus != resident.screen.focus || before.id != resident.screen.id
                || settings != resident.visit.settings
            {
                let isOn = settings.speech.isOn || resident.visit.settings.speech.isOn
                #expect(!said.isEmpty || !isOn, "nothing was said after \(intent) on \(before.id)")
            }
            for utterance in said {
                #expect(!utterance.text.isEmpty && utterance.language == "en")
                #expect(!utterance.text.contains { "│─█▀▄→←↑↓\n\r".contains($0) || $0 == "…" })
            }
        }
    }

    /// Meets A10.
    @Test func aLoudspeakerNeverSaysWhatWasTyped() throws {
        var listener = try listener(.speaker)
        listener.resident.press("find")
        listener.listen("a service by typing")
        for key in "Qzj" { listener.mean(.type(key), "a letter") }
        listener.mean(.left, "Left")
        listener.mean(.erase, "Backspace")
        listener.mean(.next, "Down")
        listener.mean(.previous, "Up")
        let typed = listener.script.joined(separator: " ")
        #expect(!typed.contains("Q ") && !typed.contains("Qz") && !typed.contains("Qj"))
        #expect(typed.contains("Plug in headphones") && typed.contains("star"))
        var resident = try Resident(at: Self.surroundings())
        try resident.fillIn("missed-bin")
        var check = try Listener(resident, outlet: .speaker)
        check.listen("the answers")
        check.mean(.next, "Down")
        let answers = check.script.joined(separator: " ")
        #expect(!answers.contains("Mary Jones") && !answers.contains("20 November"))
        #expect(answers.contains("Plug in headphones") && answers.contains("Your name, Change"))
    }

    private func expect(_ script: [String], is name: String) throws {
        try expectGolden(script.joined(separator: "\n") + "\n", name)
    }
}
