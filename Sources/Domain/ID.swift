/// Names a record for good: a UUID of version 7 (RFC 9562), whose first part is the time it was made.
///
/// Ids that grow with time keep new rows together at the end of an index.
public struct ID: Hashable, Sendable, CustomStringConvertible {
    /// The 16 bytes.
    public let bytes: [UInt8]

    /// Makes an id from a time and chance.
    ///
    /// - Parameters:
    ///   - milliseconds: since 1 January 1970, UTC.
    ///   - random: ten bytes, of which 74 bits are used.
    public init(milliseconds: Int64, random: [UInt8]) {
        var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * $0)) }
        bytes += (0..<10).map { $0 < random.count ? random[$0] : 0 }
        bytes[6] = bytes[6] & 0x0F | 0x70
        bytes[8] = bytes[8] & 0x3F | 0x80
        self.bytes = bytes
    }

    /// Reads back an id, or nil where there are not 16 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// The id in its usual text form, with hyphens.
    public var description: String {
        let digits = bytes.map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }
        let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16]
        return groups.map { digits[$0].joined() }.joined(separator: "-")
    }
}
