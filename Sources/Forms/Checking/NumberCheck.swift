// Numbers.
extension Question {
    /// Every whole number up to this one is told apart from its neighbours.
    private static let largestExact = 9_007_199_254_740_991.0

    /// A number in digits.
    ///
    /// Spaces and commas between the thousands are as good as none.
    func number(_ text: String, _ rules: NumberRules) throws(Problems) -> Value {
        guard !text.isEmpty else { return try unanswered() }
        let plain = text.filter { $0 != " " && $0 != "," }
        guard let decimals = Self.decimals(of: plain), let number = Double(plain) else {
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
