public import Screens

/// Words the cell rendering adds of its own, from the language catalogue.
public struct CellWords: Hashable, Sendable {
    /// Said where more of the screen follows.
    public var more: String
    /// Said where more of the screen stands before.
    public var before: String
    /// Said where a picture is larger than the screen.
    public var noRoom: String
    /// The same as `more` and `before`, where there are few keys.
    public var fewKeys: [KeyUse.Means: Marks] = [:]
    /// Whether the language is written from right to left.
    public var isRightToLeft = false

    /// Names the words.
    public init(more: String, before: String, noRoom: String = "") {
        self.more = more
        self.before = before
        self.noRoom = noRoom
    }
}

extension CellWords {
    /// What is said where more of a screen follows, or stands before.
    public struct Marks: Hashable, Sendable {
        var more: String
        var before: String
    }

    /// Takes the words from a catalogue.
    public init(_ words: Catalogue) {
        self.init(more: words(.more), before: words(.before), noRoom: words(.noRoom))
        isRightToLeft = words.header.isRightToLeft
        fewKeys = [
            .keypad: Marks(more: words(.morePad), before: words(.beforePad)),
            .oneSwitch: Marks(more: words(.moreSwitch), before: words(.beforeSwitch)),
        ]
    }

    /// The words for what a person steers with.
    func marks(_ means: KeyUse.Means) -> Marks { fewKeys[means] ?? Marks(more: more, before: before) }
}
