// Places on the map and addresses on the web.
extension Question {
    /// The most digits after the point of a degree: about a centimetre.
    private static let finestDegree = 7

    func place(
        _ answers: Answers,
        _ kind: PlaceKind,
        _ ranges: [ClosedRange<Double>]
    ) throws(Problems) -> Value {
        switch kind {
        case .eastingNorthing: return try pair(answers, ranges, decimals: 0)
        case .latitudeLongitude: return try pair(answers, ranges, decimals: Self.finestDegree)
        case .gridReference: return try reference(typed(answers), digits: [6, 8, 10])
        case .fieldNumber: return try reference(typed(answers), digits: [8])
        case .words:
            let value = try text(typed(answers), TextRules(max: Self.longestText))
            guard case .text(let text) = value else { return value }
            return .place([text])
        }
    }

    private func pair(
        _ answers: Answers,
        _ ranges: [ClosedRange<Double>],
        decimals: Int
    ) throws(Problems) -> Value {
        let texts = inputs.map { typed($0, answers) }
        if texts.allSatisfy(\.isEmpty) { return try unanswered() }
        for ((input, text), range) in zip(zip(inputs, texts), ranges) {
            guard !text.isEmpty else { throw problems(.placeIncomplete, at: input) }
            guard let number = Double(text), number.isFinite else { throw problems(.notANumber, at: input) }
            let fraction = text.firstIndex(of: ".").map { text[$0...].count - 1 } ?? 0
            if fraction > decimals {
                throw problems(decimals == 0 ? .notWhole : .tooManyDecimals(decimals), at: input)
            }
            if number < range.lowerBound { throw problems(.below(range.lowerBound), at: input) }
            if number > range.upperBound { throw problems(.above(range.upperBound), at: input) }
        }
        return .place(texts)
    }

    /// Two letters of the grid and an even number of digits, with or without spaces.
    private func reference(_ text: String, digits: [Int]) throws(Problems) -> Value {
        guard !text.isEmpty else { return try unanswered() }
        let signs = text.uppercased().filter { !$0.isWhitespace }
        let letters = signs.prefix(2)
        let numbers = signs.dropFirst(2)
        // The first letter is one of the five large squares; "I" is not used.
        let isKnown =
            letters.count == 2 && "HJNOST".contains(letters.first ?? " ")
            && (letters.last.map { $0.isASCII && $0.isLetter && $0 != "I" } ?? false)
        guard isKnown, digits.contains(numbers.count), numbers.allSatisfy({ $0.isASCII && $0.isNumber })
        else {
            throw problems(.gridReference)
        }
        return .place([signs])
    }

    /// An address on the web: a name with a point in it, with or without `https://`.
    func website(_ text: String, _ rules: TextRules) throws(Problems) -> Value {
        let value = try self.text(text, rules)
        guard case .text(let text) = value else { return value }
        var rest = text[...]
        for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        let host = rest.prefix { !"/?#:".contains($0) }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isHost =
            labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            }
        guard isHost, !text.contains(where: \.isWhitespace) else { throw problems(.website) }
        return value
    }
}
