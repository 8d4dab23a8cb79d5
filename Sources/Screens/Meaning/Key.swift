/// A key as a person names it, whatever bytes the terminal sent for it.
public enum Key: Hashable, Sendable {
    /// A letter, digit, mark or sign that was typed. A combining mark may come by itself.
    case character(Character)
    case enter
    case escape
    case tab
    case backTab
    case backspace
    case delete
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
    /// F1 to F12 by their number.
    case function(Int)
}
