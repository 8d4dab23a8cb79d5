/// A set of characters, made for asking it often.
struct ScalarSet: Sendable {
    /// The members below 64 and from 64 to 127, one bit each.
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// The members from 128; sorted and apart once the set is sealed.
    private var ranges: [ClosedRange<UInt32>] = []
    private var categories: ScalarCategories = []
    /// Whether the members from 128 are those that are not in `ranges` and `categories`.
    private var isNegated = false

    init() {}

    /// Makes a sealed set.
    init(_ ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
        for range in ranges { insert(range) }
        seal(isNegated: isNegated)
    }

    /// Makes the sealed set of `\p{…}` or `\P{…}`; nil for a property that is not known.
    init?(property name: String, isNegated: Bool) {
        if let categories = ScalarCategories(named: name) {
            insert(isNegated ? categories.symmetricDifference(.all) : categories)
        } else if name == "ASCII" {
            insert(isNegated ? 0x80...0x10_FFFF : 0...0x7F)
        } else if name == "Any", !isNegated {
            insert(0...0x10_FFFF)
        } else if name != "Any" {
            return nil
        }
    }

    /// Adds the characters from one to another.
    mutating func insert(_ range: ClosedRange<UInt32>) {
        if range.lowerBound < 64 { low |= Self.bits(range.lowerBound, min(range.upperBound, 63)) }
        if range.lowerBound < 128, range.upperBound >= 64 {
            high |= Self.bits(max(range.lowerBound, 64) - 64, min(range.upperBound, 127) - 64)
        }
        if range.upperBound >= 128 { ranges.append(max(range.lowerBound, 128)...range.upperBound) }
    }

    /// Adds the characters of a sealed set.
    mutating func insert(_ other: Self) {
        low |= other.low
        high |= other.high
        categories.formUnion(other.categories)
        guard other.isNegated else { return ranges.append(contentsOf: other.ranges) }
        // Only sets of ranges are made negated before they are added.
        var start: UInt32 = 128
        for range in other.ranges {
            if start < range.lowerBound { ranges.append(start...range.lowerBound - 1) }
            start = range.upperBound + 1
        }
        if start <= 0x10_FFFF { ranges.append(start...0x10_FFFF) }
    }

    private mutating func insert(_ added: ScalarCategories) {
        categories.formUnion(added)
        for (value, category) in zip(UInt32(0)..., ScalarCategories.ofASCII) where added.contains(category) {
            insert(value...value)
        }
    }

    /// Ends the making of the set.
    mutating func seal(isNegated: Bool) {
        if ranges.count > 1 { merge() }
        guard isNegated else { return }
        self.isNegated = true
        low = ~low
        high = ~high
    }

    private mutating func merge() {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        ranges = merged
    }

    private static func bits(_ first: UInt32, _ last: UInt32) -> UInt64 {
        UInt64.max << UInt64(first) & UInt64.max >> UInt64(63 - last)
    }

    /// Whether a character is in the set.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 64 { return low >> UInt64(value) & 1 == 1 }
        if value < 128 { return high >> UInt64(value - 64) & 1 == 1 }
        return isListed(scalar) != isNegated
    }

    private func isListed(_ scalar: Unicode.Scalar) -> Bool {
        var (start, end) = (0, ranges.count)
        while start < end {
            let middle = (start + end) / 2
            if ranges[middle].contains(scalar.value) { return true }
            if ranges[middle].upperBound < scalar.value { start = middle + 1 } else { end = middle }
        }
        return !categories.isEmpty && categories.contains(ScalarCategories(of: scalar))
    }
}

// The sets with a name in the dialect. Digits and words are those of ASCII only.
extension ScalarSet {
    static let digits = Self([0x30...0x39])
    static let notDigits = Self([0x30...0x39], isNegated: true)
    static let word = Self([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let notWord = Self([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A], isNegated: true)
    static let space = Self(spaces)
    static let notSpace = Self(spaces, isNegated: true)
    static let anyButLineEnds = Self([0xA...0xA, 0xD...0xD, 0x2028...0x2029], isNegated: true)

    private static let spaces: [ClosedRange<UInt32>] = [
        0x9...0xD, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
        0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ]
}
