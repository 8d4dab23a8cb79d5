import Screens
import Testing

@Suite struct KeyMapTests {
    /// Meets A58.
    @Test(arguments: [
        (Key.up, Intent.previous), (.down, .next), (.tab, .next), (.backTab, .previous), (.enter, .enter),
        (.escape, .escape), (.left, .left), (.function(1), .help), (.function(2), .display),
        (.function(3), .sayAgain),
        (.function(4), .nextTheme), (.function(5), .smaller), (.function(6), .larger),
        (.function(7), .quieter),
        (.function(8), .louder), (.function(9), .curtain), (.function(11), .slower), (.function(12), .faster),
        (.function(10), .finish), (.character("7"), .type("7")), (.backspace, .erase), (.pageDown, .pause),
    ])
    func aKeyMeansTheSameOnEveryScreen(_ key: Key, _ intent: Intent) {
        #expect(KeyMap.intent(for: key) == intent)
    }

    @Test(arguments: [Key.pageUp, .function(13)])
    func aKeyWithoutAMeaningDoesNothing(_ key: Key) {
        #expect(KeyMap.intent(for: key) == nil)
    }
}
