/// Reads the JavaScript dialect of regular expressions.
///
/// It takes what browsers take for the sake of old pages: a brace that counts nothing, a lone `]`, a hyphen
/// beside `\w` in a class and an escaped letter without a meaning all stand for themselves (ECMAScript,
/// annex B.1.2).
struct PatternParser {
    let source: [Unicode.Scalar]
    var index = 0
    /// The sets of characters that the expression names, by number.
    private(set) var sets: [ScalarSet] = []
    /// Its lookaheads and lookbehinds, by number: those within others first.
    private(set) var looks: [PatternLook] = []
    private var depth = 0

    init(_ source: [Unicode.Scalar]) {
        self.source = source
    }

    /// The character to be read next; nil at the end.
    var next: Unicode.Scalar? { index < source.count ? source[index] : nil }

    /// A character further on; nil past the end.
    func peek(_ distance: Int) -> Unicode.Scalar? {
        index + distance < source.count ? source[index + distance] : nil
    }

    /// Reads one character if it comes next.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    func fault(_ reason: PatternFault.Reason, at index: Int) -> PatternFault {
        PatternFault(position: index + 1, reason: reason)
    }

    /// Reads the whole expression.
    mutating func read() throws(PatternFault) -> PatternNode {
        guard source.count <= Pattern.longestSource else {
            throw fault(.sourceTooLong, at: Pattern.longestSource)
        }
        let whole = try choice()
        guard next == nil else { throw fault(.groupNotOpened, at: index) }
        return whole
    }

    private mutating func choice() throws(PatternFault) -> PatternNode {
        let first = try sequence()
        guard next == "|" else { return first }
        var branches = [first]
        while take("|") { branches.append(try sequence()) }
        return .choice(branches)
    }

    private mutating func sequence() throws(PatternFault) -> PatternNode {
        var terms: [PatternNode] = []
        while let next, next != "|", next != ")" { terms.append(try term()) }
        return .sequence(terms)
    }

    private mutating func term() throws(PatternFault) -> PatternNode {
        let atom = try atom()
        let start = index
        guard let bounds = try quantifier() else { return atom }
        guard mayRepeat(atom) else { throw fault(.nothingToRepeat, at: start) }
        return .repeated(atom, bounds)
    }

    /// Browsers let a lookahead be repeated, but no other condition on a place.
    private func mayRepeat(_ atom: PatternNode) -> Bool {
        switch atom {
        case .edge: false
        case .look(let number, _): looks[number].isAhead
        default: true
        }
    }

    private mutating func atom() throws(PatternFault) -> PatternNode {
        let start = index
        guard let scalar = next else { return .sequence([]) }
        switch scalar {
        case "(": return try group()
        case "[": return named(try characterClass())
        case "\\": return try escapedAtom()
        case "*", "+", "?": throw fault(.nothingToRepeat, at: start)
        case "{" where try braces() != nil: throw fault(.nothingToRepeat, at: start)
        default: index += 1
        }
        switch scalar {
        case ".": return named(.anyButLineEnds)
        case "^": return .edge(.start)
        case "$": return .edge(.end)
        default: return .scalar(scalar)
        }
    }

    private mutating func escapedAtom() throws(PatternFault) -> PatternNode {
        switch peek(1) {
        case "b":
            index += 2
            return .edge(.word)
        case "B":
            index += 2
            return .edge(.notWord)
        default:
            switch try escape() {
            case .scalar(let scalar): return .scalar(scalar)
            case .set(let set): return named(set)
            }
        }
    }

    private mutating func named(_ set: ScalarSet) -> PatternNode {
        sets.append(set)
        return .set(sets.count - 1)
    }
}

// Groups.
extension PatternParser {
    private mutating func group() throws(PatternFault) -> PatternNode {
        let start = index
        index += 1
        depth += 1
        guard depth <= Pattern.deepestGroup else { throw fault(.groupsTooDeep, at: start) }
        let kind = try groupKind()
        let body = try choice()
        guard take(")") else { throw fault(.groupNotClosed, at: start) }
        depth -= 1
        guard case .look(let isAhead, let isWanted) = kind else { return body }
        guard looks.count < Pattern.mostLooks else { throw fault(.tooManyLooks, at: start) }
        looks.append(PatternLook(body: body, isAhead: isAhead))
        return .look(looks.count - 1, isWanted: isWanted)
    }

    private enum GroupKind {
        case plain
        case look(isAhead: Bool, isWanted: Bool)
    }

    private mutating func groupKind() throws(PatternFault) -> GroupKind {
        let start = index
        guard take("?") else { return .plain }
        if take(":") { return .plain }
        if take("=") { return .look(isAhead: true, isWanted: true) }
        if take("!") { return .look(isAhead: true, isWanted: false) }
        guard take("<") else { throw fault(.groupUnknown, at: start) }
        if take("=") { return .look(isAhead: false, isWanted: true) }
        if take("!") { return .look(isAhead: false, isWanted: false) }
        try groupName()
        return .plain
    }

    /// Reads the name of a group, which nothing asks for.
    private mutating func groupName() throws(PatternFault) {
        let start = index
        while let scalar = next, scalar != ">" {
            let mayStart = scalar.properties.isIDStart || scalar == "_" || scalar == "$"
            guard mayStart || index > start && scalar.properties.isIDContinue else { break }
            index += 1
        }
        guard index > start, take(">") else { throw fault(.groupNameMalformed, at: start) }
    }
}

// Repeats.
extension PatternParser {
    /// How often what was just read is repeated; nil where nothing says so.
    private mutating func quantifier() throws(PatternFault) -> PatternBounds? {
        var bounds = PatternBounds(least: 0, most: nil, index: index)
        switch next {
        case "*": index += 1
        case "+":
            index += 1
            bounds.least = 1
        case "?":
            index += 1
            bounds.most = 1
        default:
            guard let counted = try braces() else { return nil }
            bounds = counted
        }
        // Few or many first: what is found is the same.
        _ = take("?")
        return bounds
    }

    /// The counts in braces; nil, with nothing read, where the brace stands for itself.
    private mutating func braces() throws(PatternFault) -> PatternBounds? {
        let start = index
        guard take("{"), let least = number() else {
            index = start
            return nil
        }
        let isOpen = take(",")
        let most = isOpen ? number() : least
        guard take("}") else {
            index = start
            return nil
        }
        if let most, most < least { throw fault(.repeatBackwards, at: start) }
        return PatternBounds(least: least, most: most, index: start)
    }

    /// A whole number; one past every limit where it is larger than that.
    private mutating func number() -> Int? {
        let start = index
        var number = 0
        while let digit = next?.hexDigit, digit < 10 {
            number = min(number * 10 + Int(digit), Pattern.mostSteps + 1)
            index += 1
        }
        return index > start ? number : nil
    }
}
