/// What a person means by a key.
public enum Intent: Hashable, Sendable {
    /// To the item before this one.
    case previous
    /// To the item after this one.
    case next
    /// Do what the focused item says.
    case enter
    /// Back to the screen before.
    case back
    /// Back to the screen before; three times within five seconds, leave at once.
    case escape
    /// A typed character: text in a field, the number of a choice elsewhere.
    case type(Character)
    /// Remove the character before the insertion point.
    case erase
    /// Remove the character after the insertion point.
    case eraseAhead
    /// Left: one character in a field, back to the screen before where there is nothing to the left.
    case left
    /// Right: one character in a field.
    case right
    /// To the first item, or the start of the text.
    case first
    /// To the last item, or the end of the text.
    case last
    /// Help with this screen.
    case help
    /// How the screen looks and sounds.
    case display
    /// Larger letters.
    case larger
    /// Smaller letters.
    case smaller
    /// The next theme.
    case nextTheme
    /// Louder speech; speech at all where there was none.
    case louder
    /// Quieter speech.
    case quieter
    /// Faster speech.
    case faster
    /// Slower speech.
    case slower
    /// Speech on or off.
    case sound
    /// Speech waits in the middle, or goes on from there.
    case pause
    /// The picture blank, or there again.
    case curtain
    /// Say or show this screen again from its start.
    case sayAgain
    /// Finish and clear the screen.
    case finish
    /// To a numbered item by its number.
    case choose(Int)
    /// The whole text of the focused field, as a line of input gives it.
    case answer(String)
    /// What a scanner read: a card or a code, whole.
    case scan(String)
    /// What a scanner read, whole, of which each sign was taken for typing before.
    case typedScan(String)
    /// The focus of a person with one switch moves on by itself.
    case scanOn
}
