/// A text and the insertion point in it.
///
/// All steps are whole characters, whatever scalars make them.
struct Typing: Equatable {
    private var before: String
    private var after: String

    init(before: String = "", after: String = "") {
        self.before = before
        self.after = after
    }

    /// Puts the insertion point a number of characters before the end.
    init(_ text: String, after count: Int) {
        if count == 0 {
            self.init(before: text)
        } else {
            let index =
                text.index(text.endIndex, offsetBy: -count, limitedBy: text.startIndex) ?? text.startIndex
            self.init(before: String(text[..<index]), after: String(text[index...]))
        }
    }

    var text: String { before + after }

    /// How many characters stand after the insertion point.
    var afterCount: Int { after.count }

    mutating func insert(_ character: Character) { before.append(character) }

    /// Takes away what was typed last, where it is this.
    mutating func takeBack(_ text: String) { if before.hasSuffix(text) { before.removeLast(text.count) } }

    mutating func erase() { _ = before.popLast() }

    mutating func eraseAhead() { if !after.isEmpty { after.removeFirst() } }

    mutating func left() { if let last = before.popLast() { after.insert(last, at: after.startIndex) } }

    mutating func right() { if !after.isEmpty { before.append(after.removeFirst()) } }
}
