/// Records that are taken out in bulk: which ones, and what for.
public struct BulkExport: Hashable, Sendable {
    /// Which records.
    public enum Records: String, Hashable, Sendable, CaseIterable {
        /// Everybody with an account, and how she is reached.
        case people
        /// What was asked for and where it stands, without the answers.
        case requests
    }

    /// Which records.
    public let records: Records
    /// What they are taken out for, in the words of who asks; one line.
    public let purpose: String

    /// How many characters a purpose may have.
    public static let purposeLengths = 5...60
    /// For how long after the agreement the file may be made, in milliseconds: a day.
    public static let duration: Int64 = 24 * 3_600_000

    /// Names an export; nil where the purpose is no line of so many characters with a letter in it.
    public init?(_ records: Records, purpose: String) {
        let words = purpose.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard Self.purposeLengths.contains(words.unicodeScalars.count), words.contains(where: \.isLetter)
        else { return nil }
        self.records = records
        self.purpose = words
    }

    /// Reads the name of an export, as a store keeps it.
    public init?(name: String) {
        guard let colon = name.firstIndex(of: ":"), let records = Records(rawValue: String(name[..<colon]))
        else { return nil }
        self.init(records, purpose: String(name[name.index(after: colon)...]))
    }

    /// The records and the purpose in one line.
    public var name: String { "\(records.rawValue): \(purpose)" }
}
