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

    @Test func aLoudspeakerNeverSaysWhatWasTyped() throws {
        var listener = try listener(.speaker)
        try listener.resident.open("missed-bin")
        listener.resident.press("start")
        listener.resident.press("choice:whichBin:rubbish")
        listener.listen("the day")
        for key in "317" { listener.mean(.type(key), String(key)) }
        listener.mean(.erase, "Backspace")
        listener.mean(.next, "Down")
        listener.mean(.previous, "Up")
        let typed = listener.script.filter { !$0.hasPrefix(">") }.joined(separator: " ")
        #expect(!typed.contains("31") && !typed.contains(" 3.") && !typed.contains(" 7."))
        try listener.resident.fillIn("missed-bin")
        listener.listen("the answers")
        #expect(!listener.script.joined().contains("Mary Jones"))
        #expect(listener.script.joined().contains("Plug in headphones"))
    }

    private func expect(_ script: [String], is name: String) throws {
        let text = script.joined(separator: "\n") + "\n"
        let file = root.appending(path: "Tests/JourneyTests/Golden/\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            Issue.record("\(name) was recorded. Look at it, then run without RECORD.")
            return
        }
        let golden = try? String(contentsOf: file, encoding: .utf8)
        #expect(golden == text, "\(name) changed. Run with RECORD=1 and look at the difference.")
    }
}
