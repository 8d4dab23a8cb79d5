/// A part of an expression as it was read.
///
/// Groups leave no trace but their content: nobody asks what they caught.
enum PatternNode {
    case scalar(Unicode.Scalar)
    /// One character out of a set, by its number.
    case set(Int)
    case sequence([PatternNode])
    case choice([PatternNode])
    indirect case repeated(PatternNode, PatternBounds)
    case edge(PatternEdge)
    /// A lookahead or lookbehind, by its number, and whether it must be found or must not.
    case look(Int, isWanted: Bool)
}

/// How often a part is repeated.
struct PatternBounds {
    var least: Int
    /// Nil for without end.
    var most: Int?
    /// The index of the first character that says so.
    var index: Int
}

/// What must be so between two characters.
enum PatternEdge: Sendable {
    case start
    case end
    case word
    case notWord
}

/// An expression to be found just ahead of a place, or just behind it.
struct PatternLook {
    var body: PatternNode
    var isAhead: Bool
}
