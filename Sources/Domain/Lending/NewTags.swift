/// The tags that follow those a hub has, so that labels can be printed before the devices are in the books.
public struct NewTags: Sequence, IteratorProtocol, Sendable {
    private let prefix: String
    private let width: Int
    private var number: Int

    /// What a hub begins with that has no device.
    private static let (usualPrefix, usualWidth) = ("HT-", 4)
    /// No number is longer, so that a barcode stays short.
    private static let longest = 9

    /// Goes on after the greatest number of the series that most of the known tags are of.
    public init(after known: [AssetTag]) {
        var series: [String: (count: Int, last: Int, width: Int)] = [:]
        for tag in known {
            let digits = Self.digits(of: tag)
            guard (1...Self.longest).contains(digits.count), let number = Int(digits) else { continue }
            let prefix = String(tag.description.dropLast(digits.count))
            var one = series[prefix] ?? (0, 0, digits.count)
            (one.count, one.last) = (one.count + 1, Swift.max(one.last, number))
            one.width = Swift.max(one.width, digits.count)
            series[prefix] = one
        }
        let most = series.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        prefix = most?.key ?? Self.usualPrefix
        width = most?.value.width ?? Self.usualWidth
        number = most?.value.last ?? 0
    }

    /// Begins with a tag; nil where it does not end in a number.
    public init?(from first: AssetTag) {
        let digits = Self.digits(of: first)
        guard (1...Self.longest).contains(digits.count), let number = Int(digits) else { return nil }
        prefix = String(first.description.dropLast(digits.count))
        width = digits.count
        self.number = number - 1
    }

    private static func digits(of tag: AssetTag) -> String {
        String(tag.description.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    }

    /// The next one; nil after the last that a tag has room for.
    public mutating func next() -> AssetTag? {
        number += 1
        let digits = String(number)
        guard digits.count <= Self.longest else { return nil }
        let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
        return AssetTag(reading: prefix + zeros + digits)
    }
}
