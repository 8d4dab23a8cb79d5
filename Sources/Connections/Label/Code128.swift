/// A barcode: dark and light bars that a scanner at the desk reads as text.
///
/// Made by ISO/IEC 15417:2007 (Code 128): set B for what ASCII can print, and set C for runs of digits, two in one sign.
public struct Code128: Hashable, Sendable {
    /// How wide each bar is in modules, a dark one first, then by turns.
    public let bars: [Int]

    /// How many modules must be free of ink before and after it.
    public static let quiet = 10

    private static let (startB, startC, toC, toB, stop) = (104, 105, 99, 100, 106)

    /// Makes the barcode of a text; nil where it is empty or has a sign that ASCII cannot print.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.allSatisfy({ (32...126).contains($0) }) else { return nil }
        let values = Self.values(bytes)
        bars = (values + [Self.check(values), Self.stop]).flatMap { Self.widths[$0] }
    }

    /// How many modules it is wide, without what must be free around it.
    public var width: Int { bars.reduce(0, +) }

    /// The sum at the end, by which a scanner sees that it read well: each sign counts as often as its place says.
    static func check(_ values: [Int]) -> Int {
        values.enumerated().reduce(0) { $0 + $1.element * max(1, $1.offset) } % 103
    }

    /// The signs with the one that begins it.
    static func values(_ bytes: [UInt8]) -> [Int] {
        var values: [Int] = []
        var rest = bytes[...]
        var isDigits = false
        while let first = rest.first {
            let run = rest.prefix { (48...57).contains($0) }.count
            // To change the set and back costs two signs, so four digits or more are worth it.
            let wantsDigits = isDigits ? run >= 2 : run >= 4 && run.isMultiple(of: 2)
            if values.isEmpty {
                values.append(wantsDigits ? startC : startB)
            } else if wantsDigits != isDigits {
                values.append(wantsDigits ? toC : toB)
            }
            isDigits = wantsDigits
            if isDigits {
                let second = rest[rest.startIndex + 1]
                values.append(Int(first - 48) * 10 + Int(second - 48))
                rest = rest.dropFirst(2)
            } else {
                values.append(Int(first) - 32)
                rest = rest.dropFirst()
            }
        }
        return values
    }

    /// The widths of each sign, three dark and three light bars of 11 modules together (table 1 of the standard).
    static let widths: [[Int]] =
        ("""
    212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231
    113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211
    212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131
    113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111
    314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211
    241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141
    214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214
    211232 2331112
    """).split(whereSeparator: \.isWhitespace).map { $0.compactMap(\.wholeNumberValue) }
}
