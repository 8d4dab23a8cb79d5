import Testing

/// Somebody at the release program with the screen blank, who knows only what speech-dispatcher was given to say.
final class Listener: Walker {
    let blind: Blind
    private let isAtDesk: Bool

    init(store: String, atDesk: Bool) throws {
        blind = try Blind(store: store, atDesk: atDesk)
        isAtDesk = atDesk
    }

    /// Turns the sound on and the screen blank; then the screen is said again.
    func start() throws {
        try blind.terminal.wait("anything") { $0.contains { !$0.isEmpty } }
        try blind.press(isAtDesk ? "F8" : "0")
        try blind.hear("Speech on.")
        try blind.press("F9")
        try blind.hear("The screen is blank.")
        #expect(try blind.seesNothing())
        try blind.press("F3")
    }

    func arrive(at words: String) throws { try blind.hear(words) }

    func see(_ words: String...) throws { for words in words { try blind.hear(words) } }

    func choose(_ labels: String...) throws {
        for label in labels {
            try blind.find(label)
            try blind.press("Enter")
        }
        #expect(try blind.seesNothing(), "something stood on the screen")
    }

    func enter(_ texts: String...) throws {
        for text in texts {
            try blind.terminal.type(text)
            try blind.press("Enter")
        }
    }

    func enterSecret(_ text: String) throws { try enter(text) }

    func press(_ key: String) throws { try blind.press(key) }
}
