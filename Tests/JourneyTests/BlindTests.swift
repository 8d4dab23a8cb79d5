import Domain
import Foundation
import Screens
import Support
import Testing

/// Residents who see nothing use the real program with the screen blank: a real speech-dispatcher is all that tells them
/// where they are.
@Suite(
    .enabled(if: Terminal.isHere, "the release program or tmux is not here"),
    .enabled(if: SpeechServer.isHere, "not run: speech-dispatcher is not installed")
)
struct BlindTests {
    /// The services of the first day.
    static let services = [
        "bulky-waste", "missed-bin", "street-problem", "council-tax-single-person", "change-of-address",
        "complaint",
    ]

    /// Meets A01, A02, A22, A62, K06.
    @Test(arguments: services)
    func aServiceIsFinishedBySpeechAloneBehindTheCurtain(_ code: String) throws {
        let blind = try Blind()
        // The terminal is there; what is on it she does not know.
        try blind.terminal.wait("the front") { $0.contains { !$0.isEmpty } }
        // The greeting says so: 0 for sound, Enter to start.
        try blind.press("0")
        #expect(blind.heard.hasPrefix("Speech on."))
        let greeting = blind.heard
        try blind.press("F9")
        #expect(blind.heard == "The screen is blank. Press F9 to see it again.")
        #expect(try blind.seesNothing())
        try blind.press("F3")
        #expect("Speech on. " + blind.heard == greeting)
        #expect(greeting.contains("Press 0 for sound.") && greeting.contains("Press Enter to start."))
        try blind.press("Enter")
        for wish in try Wish.all(for: code) {
            try blind.fulfil(wish)
            #expect(try blind.seesNothing(), "something stood on the screen at \(wish.title)")
        }
        let reference = try blind.reference()
        #expect(try blind.terminal.sent(reference), "\(reference) is not in the store")
        // The greeting calls languages by their own names, each by its own voice.
        #expect(Set(blind.server.heard.map(\.language)) == ["en", "cy", "pl"])
        print("\(code): \(blind.keys) keys and texts, \(blind.server.heard.count) sentences")
    }
}
