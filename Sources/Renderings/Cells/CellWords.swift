public import Screens

extension CellWords {
    /// What is said where more of a screen follows, or stands before.
    public struct Marks: Hashable, Sendable {
        var more: String
        var before: String
    }

    /// Takes the words from a catalogue.
    public init(_ words: Catalogue) {
        self.init(more: words(.more), before: words(.before), noRoom: words(.noRoom))
        fewKeys = [
            .keypad: Marks(more: words(.morePad), before: words(.beforePad)),
            .oneSwitch: Marks(more: words(.moreSwitch), before: words(.beforeSwitch)),
        ]
    }

    /// The words for what a person steers with.
    func marks(_ means: KeyUse.Means) -> Marks { fewKeys[means] ?? Marks(more: more, before: before) }
}
