/// The signs of everything that a person writes down and says aloud, and the sign that checks them.
///
/// They are digits and capitals without 0, 1, I, L and O, which are mistaken for each other. There are 31 of them, a
/// prime, so a weighted sum finds every single wrong sign, every swap of neighbours or of signs one apart, and every
/// wrong pair of equal signs.
enum CheckedSigns {
    /// The signs, in the order of their values.
    static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

    /// The signs of some values with the sign that checks them; what is missing counts as 0, larger values wrap round.
    static func text(of values: [Int], _ count: Int) -> String {
        let values = (0..<count).map { $0 < values.count ? abs(values[$0] % alphabet.count) : 0 }
        return String((values + [check(of: values)]).map { alphabet[$0] })
    }

    /// What a person typed, in capitals and without the spaces and hyphens.
    static func signs(in text: some StringProtocol) -> [Character] {
        text.uppercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "–" }.map { $0 }
    }

    /// Whether the last of some values checks those before it.
    static func isChecked(_ values: [Int]) -> Bool { check(of: values.dropLast()) == values.last }

    /// Signs in groups of a size, with hyphens between.
    static func grouped(_ text: String, by size: Int) -> String {
        let signs = Array(text)
        return stride(from: 0, to: signs.count, by: size)
            .map { String(signs[$0..<min($0 + size, signs.count)]) }
            .joined(separator: "-")
    }

    /// The value of the sign that makes the weighted sum of all a multiple of 31.
    ///
    /// The weights are powers of 3, which is a primitive root of 31: they, their neighbours' sums and differences are
    /// never multiples of 31.
    private static func check(of values: some Sequence<Int>) -> Int {
        let size = alphabet.count
        var (sum, weight) = (0, 1)
        for value in values {
            sum += value * weight
            weight = weight * 3 % size
        }
        // The check sign has the next weight: it is the sum's negative, divided by that weight.
        return (0..<size).first { (sum + $0 * weight) % size == 0 } ?? 0
    }
}
