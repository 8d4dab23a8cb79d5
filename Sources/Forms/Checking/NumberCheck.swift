// Numbers.
extension Question {
    /// Every whole number up to this one is told apart from its neighbours.
    private static let largestExact = 9_007_199_254_740_991.0

    /// A number in digits.
    ///
    /// Spaces are as good as none, and commas between the thousands. A comma elsewhere is refused: to many
    /// people "1,5" is one and a half, and must not become fifteen.
    func number(_ text: String, _ rules: NumberRules) throws(Problems) -> Value {
        guard !text.isEmpty else { return try unanswered() }
        guard let plain = Self.withoutSeparators(text), let decimals = Self.decimals(of: plain),
            let number = Double(plain)
        else {
            throw problems(.notANumber)
        }
        guard abs(number) <= Self.largestExact else { throw problems(.notANumber) }
        if let precision = rules.precision, decimals > max(0, precision) {
            throw problems(precision <= 0 ? .notWhole : .tooManyDecimals(precision))
        }
        if let least = rules.minPrecision, decimals < least { throw problems(.tooFewDecimals(least)) }
        if let min = rules.min, number < min { throw problems(.below(min)) }
        if let max = rules.max, number > max { throw problems(.above(max)) }
        if let least = rules.minLength, plain.count < least { throw problems(.tooShort(least)) }
        if let most = rules.maxLength, plain.count > most { throw problems(.tooLong(most)) }
        return .number(number, asTyped: text)
    }

    /// Without spaces and thousands commas; nil where a comma stands elsewhere.
    private static func withoutSeparators(_ text: String) -> String? {
        let packed = text.filter { $0 != " " && $0 != "\u{A0}" }
        guard packed.contains(",") else { return packed }
        let parts = packed.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let groups = parts[0].drop { $0 == "-" || $0 == "+" }
            .split(separator: ",", omittingEmptySubsequences: false)
        // Some languages group by two above the thousands, as in 1,00,000.
        guard let first = groups.first, (1...3).contains(first.count), groups.last?.count == 3,
            groups.dropFirst().allSatisfy({ (2...3).contains($0.count) }),
            parts.dropFirst().allSatisfy({ !$0.contains(",") })
        else { return nil }
        return packed.filter { $0 != "," }
    }

    /// How many digits stand after the point; nil where the text is no number in digits.
    private static func decimals(of text: String) -> Int? {
        var digits = text[...]
        if digits.first == "-" || digits.first == "+" { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.contains(where: { !$0.isEmpty }),
            parts.allSatisfy({ part in part.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return parts.count == 2 ? parts[1].count : 0
    }
}
