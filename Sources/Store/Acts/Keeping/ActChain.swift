public import Domain
internal import Ground

/// The last link of the record of acts: noted elsewhere, it shows later that nothing before it was changed.
public struct Seal: Hashable, Sendable, CustomStringConvertible {
    /// How many entries stood when it was noted.
    public let count: Int
    /// The link of the last of them, or its first part, in hexadecimal digits.
    public let link: String

    init(count: Int, link: [UInt8]) {
        self.count = count
        self.link = link.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Reads a seal back as it was noted, such as `120-3f07…`; nil where it is none.
    ///
    /// At least 16 digits are needed: fewer could be met by chance, by somebody who tries for long.
    public init?(reading text: some StringProtocol) {
        let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let count = Int(parts[0]), count >= 0, (16...64).contains(parts[1].count),
            parts[1].allSatisfy({ $0.isASCII && $0.isHexDigit })
        else { return nil }
        self.count = count
        self.link = String(parts[1])
    }

    /// The seal as it is noted: the count, a hyphen and 64 digits.
    public var description: String { "\(count)-\(link)" }
}

/// Where the record of acts does not fit its chain.
public enum ChainFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// An entry, or the link of one, says something else than it did.
    case changed(number: Int, entry: ID)
    /// An entry that has a link is not there.
    case entryGone(number: Int)
    /// A link is not there, though a later one is.
    case linkGone(number: Int)
    /// An entry is there that has no link.
    case slippedIn(entry: ID)
    /// The record is shorter than it was, or another, when a seal was noted.
    case notAsNoted(Seal)

    /// One line that names the first entry that does not fit.
    public var description: String {
        switch self {
        case .changed(let number, let entry): "Act \(number) is not what it was: its id is \(entry)."
        case .entryGone(let number): "Act \(number) was removed."
        case .linkGone(let number): "The link of act \(number) was removed."
        case .slippedIn(let entry): "An act has no link in the chain: its id is \(entry)."
        case .notAsNoted(let seal): "The acts up to \(seal.count) are not those of the seal that was noted."
        }
    }
}

// The record of acts as a chain.
extension Store {
    /// What stands before the first link.
    private static let beginning = [UInt8](repeating: 0, count: SHA256.length)
    /// How many links are read at once.
    private static let portion: Int64 = 1_000

    /// Looks through the whole record of acts, from its first entry to its last.
    ///
    /// It takes some seconds for each hundred thousand entries, so it is for a command and never for a start.
    /// - Parameter noted: a seal that was noted before.
    /// - Returns: the seal of now, to be noted where whoever can write to the store cannot.
    /// - Throws: `StoreError` where it cannot be read.
    public func checkChain(noted: Seal? = nil) throws(StoreError) -> Result<Seal, ChainFault> {
        var last: (number: Int64, link: [UInt8]) = (0, Self.beginning)
        var isAsNoted = noted == nil || noted?.count == 0
        while true {
            let portion = try links(after: last.number)
            for row in portion {
                guard row.number == last.number + 1 else {
                    return .failure(.linkGone(number: Int(last.number) + 1))
                }
                guard let said = row.said else { return .failure(.entryGone(number: Int(row.number))) }
                guard Self.link(row.number, said, after: last.link) == row.link else {
                    return .failure(.changed(number: Int(row.number), entry: row.entry))
                }
                last = (row.number, row.link)
                if let noted, noted.count == Int(last.number) {
                    isAsNoted = Seal(count: noted.count, link: last.link).link.hasPrefix(noted.link)
                }
            }
            if portion.isEmpty { break }
        }
        if let noted, !isAsNoted { return .failure(.notAsNoted(noted)) }
        if let entry = try unlinked(limit: 1).first { return .failure(.slippedIn(entry: entry)) }
        return .success(Seal(count: Int(last.number), link: last.link))
    }

    /// Adds the link of an entry that was just recorded, within the same change.
    func chain(_ entry: ID, _ connection: Connection) throws(StoreError) {
        let last = try connection.first(
            "SELECT number, link FROM audit_link ORDER BY number DESC LIMIT 1"
        ) { (row) in (row.integer(0), row.blob(1)) }
        let said = try connection.first(
            "SELECT \(Self.saying) FROM audit AS a WHERE a.id = ?1",
            .blob(entry.bytes)
        ) {
            (row) in row.text(0)
        }
        guard let said else { throw .corrupt }
        let number = (last?.0 ?? 0) + 1
        try connection.run(
            "INSERT INTO audit_link (number, entry, link) VALUES (?1, ?2, ?3)",
            .integer(number),
            .blob(entry.bytes),
            .blob(Self.link(number, said, after: last?.1 ?? Self.beginning))
        )
    }

    /// Chains the entries that stood before there was a chain: from then on they cannot be changed unseen either.
    func chainWhatStood(_ connection: Connection) throws(StoreError) {
        for entry in try unlinked(limit: -1) { try chain(entry, connection) }
    }

    private struct Row {
        var number: Int64
        var entry: ID
        var link: [UInt8]
        var said: String?
    }

    private func links(after number: Int64) throws(StoreError) -> [Row] {
        try connection.all(
            """
            SELECT l.number, l.entry, l.link, CASE WHEN a.id IS NOT NULL THEN \(Self.saying) END
            FROM audit_link AS l LEFT JOIN audit AS a ON a.id = l.entry
            WHERE l.number > ?1 ORDER BY l.number LIMIT ?2
            """,
            .integer(number),
            .integer(Self.portion)
        ) { (row) throws(StoreError) in
            Row(number: row.integer(0), entry: try row.id(1), link: row.blob(2), said: row.optionalText(3))
        }
    }

    private func unlinked(limit: Int64) throws(StoreError) -> [ID] {
        try connection.all(
            """
            SELECT a.id FROM audit AS a WHERE NOT EXISTS (SELECT 1 FROM audit_link AS l WHERE l.entry = a.id)
            ORDER BY a.at, a.id LIMIT ?1
            """,
            .integer(limit)
        ) { (row) throws(StoreError) in try row.id(0) }
    }

    /// All that an entry says, as one text in which no value can run into the next: the kind and the bytes of each.
    private static let saying = [
        "id", "at", "actor", "act", "subject", "terminal", "actor_id", "on_behalf_of",
    ]
    .map { "typeof(a.\($0)) || hex(a.\($0))" }.joined(separator: " || ',' || ")

    private static func link(_ number: Int64, _ said: String, after link: [UInt8]) -> [UInt8] {
        SHA256.hash(of: link + Array("\(number):\(said)".utf8))
    }
}
