/// A regular expression of an author, in the dialect of JavaScript, known to be well formed.
///
/// Form definitions are written for runners that check answers with JavaScript's `RegExp` without flags, so
/// the words of that dialect mean the same here, with three differences:
///
/// - A character is a Unicode scalar, where `RegExp` takes half of an emoji for one. Escapes of both halves
///   in a row stand for the whole; one half alone is refused, as no text has it.
/// - `\u{1F600}` and `\p{Lu}` are understood, which `RegExp` does only with its flag "u".
/// - Back references and octal escapes are refused.
///
/// Looking takes time in proportion to the length of the text times that of the expression, whatever both
/// are: all ways to match are followed side by side and none is tried twice (Ken Thompson, "Regular
/// expression search algorithm", CACM 11, 1968).
struct Pattern: Sendable {
    /// The most characters of an expression.
    static let longestSource = 10_000
    /// The most steps of an expression with its counted repeats written out.
    static let mostSteps = 20_000
    /// The most groups within each other.
    static let deepestGroup = 200
    /// The most lookaheads and lookbehinds: each costs a walk over the whole text.
    static let mostLooks = 100

    /// The expression as the author wrote it.
    let source: String
    private let main: PatternProgram
    private let looks: [PatternProgram]
    private let sets: [ScalarSet]

    /// Nil where the expression is not well formed or over a limit.
    init?(_ source: String) {
        do throws(PatternFault) {
            try self.init(reading: source)
        } catch {
            return nil
        }
    }

    /// Reads an expression.
    ///
    /// - Parameter source: The expression, without slashes around it.
    /// - Throws: The first thing that is wrong with it, and where.
    init(reading source: String) throws(PatternFault) {
        var parser = PatternParser(Array(source.unicodeScalars))
        let whole = try parser.read()
        var room = Self.mostSteps
        var looks: [PatternProgram] = []
        for look in parser.looks {
            // A lookahead is walked from the end of the text, so that one walk tells of every place.
            looks.append(try PatternProgram(look.body, isBackward: look.isAhead, room: room))
            room -= looks[looks.count - 1].steps.count
        }
        self.source = source
        self.main = try PatternProgram(whole, isBackward: false, room: room)
        self.looks = looks
        self.sets = parser.sets
    }

    /// Whether the expression is found anywhere in a text.
    func isFound(in text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var seen: [[Bool]] = []
        // Those within others come first, so each finds what it asks for.
        for look in looks {
            var walk = PatternWalk(look, over: scalars, sets: sets, looks: seen)
            seen.append(walk.places())
        }
        var walk = PatternWalk(main, over: scalars, sets: sets, looks: seen)
        return walk.isFound()
    }
}
