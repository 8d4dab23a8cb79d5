// Places on the map and addresses on the web.
extension Question {
    /// The corners of the British National Grid, in metres.
    private static let eastings = 0.0...700_000
    private static let northings = 0.0...1_300_000
    /// The degrees between which the United Kingdom lies.
    private static let latitudes = 49.0...60.9
    private static let longitudes = -9.0...2.0

    func place(_ answers: Answers, _ kind: PlaceKind) throws(Problems) -> Value {
        switch kind {
        case .eastingNorthing: return try pair(answers, Self.eastings, Self.northings)
        case .latitudeLongitude: return try pair(answers, Self.latitudes, Self.longitudes)
        case .gridReference: return try reference(typed(answers), digits: [6, 8, 10])
        case .fieldNumber: return try reference(typed(answers), digits: [8])
        case .words:
            let value = try text(typed(answers), TextRules())
            guard case .text(let text) = value else { return value }
            return .place([text])
        }
    }

    private func pair(
        _ answers: Answers,
        _ first: ClosedRange<Double>,
        _ second: ClosedRange<Double>
    ) throws(Problems) -> Value {
        let texts = inputs.map { typed($0, answers) }
        if texts.allSatisfy(\.isEmpty) { return try unanswered() }
        for ((input, text), range) in zip(zip(inputs, texts), [first, second]) {
            guard !text.isEmpty else { throw problems(.placeIncomplete, at: input) }
            guard let number = Double(text), number.isFinite else { throw problems(.notANumber, at: input) }
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
        guard isKnown, digits.contains(numbers.count), numbers.allSatisfy({ $0.isASCII && $0.isNumber }) else {
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
