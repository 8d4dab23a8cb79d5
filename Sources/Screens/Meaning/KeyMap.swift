/// What each key means: the same on every screen.
public enum KeyMap {
    /// What a person means by a key; nil for a key that means nothing.
    public static func intent(for key: Key) -> Intent? {
        switch key {
        case .character(let character): .type(character)
        case .enter: .enter
        case .escape: .escape
        case .up, .backTab: .previous
        case .down, .tab: .next
        case .left: .left
        case .right: .right
        case .home: .first
        case .end: .last
        case .backspace: .erase
        case .delete: .eraseAhead
        case .function(1): .help
        case .function(2): .display
        case .function(3): .sayAgain
        case .function(4): .nextTheme
        case .function(5): .smaller
        case .function(6): .larger
        case .function(7): .quieter
        case .function(8): .louder
        case .function(9): .curtain
        case .function(10): .finish
        case .function(11): .slower
        case .function(12): .faster
        case .pageDown: .pause
        case .function, .pageUp: nil
        }
    }

    /// Whether a key lets speech wait or go on: Page Down, or a dot where it is no part of an answer.
    public static func isPause(_ key: Key, on screen: Screen) -> Bool {
        guard key == .character(".") else { return intent(for: key) == .pause }
        guard let field = screen.focusedField else { return true }
        return screen.means == .keypad && field.signs == .any
    }
}
