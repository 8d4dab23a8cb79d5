public import Domain
public import Ground

/// Newer bank holidays for a content pack: what they change, and putting them in.
public struct HolidayUpdate: Sendable {
    /// What changes, division by division.
    public let changes: [BankHolidays.Change]
    /// The last day that is known afterwards.
    public let knownUntil: CivilDate
    private let text: [UInt8]
    private let target: String

    /// Compares a published file with the bank holidays of a pack.
    ///
    /// - Parameters:
    ///   - path: the published file, in the shape of GOV.UK.
    ///   - name: what it is called in messages, where that is not its path.
    ///   - folder: where the pack lies; it may have no bank holidays yet.
    /// - Returns: what changes.
    /// - Throws: `ContentError` with what is wrong and where.
    public static func read(
        _ path: String,
        named name: String? = nil,
        for folder: String
    ) throws(ContentError) -> Self {
        let newer = try PublishedHolidays.read(path, named: name)
        let target = (folder.hasSuffix("/") ? folder : folder + "/") + "bank-holidays.json"
        let isThere = FileMark(target) != nil
        let old = isThere ? try HolidaysFile.read(target) : BankHolidays([:], knownUntil: newer.knownUntil)
        let whole: BankHolidays
        do throws(BankHolidays.Refusal) { whole = try old.updated(with: newer) } catch {
            throw ContentError(lines: ["\(name ?? path):1:1: \(error.reason(old.knownUntil))"])
        }
        return Self(
            changes: old.changes(to: whole),
            knownUntil: whole.knownUntil,
            text: Array(HolidaysFile.text(whole).utf8),
            target: target
        )
    }

    /// Whether nothing changes.
    public var isEmpty: Bool { changes.isEmpty && (try? TextFile.read(target)) == text }

    /// Puts the newer bank holidays into the pack, all at once.
    ///
    /// - Throws: `ContentError` where the file cannot be written; the old one is as it was then.
    public func write() throws(ContentError) {
        guard TextFile.replace(target, with: text) else {
            throw ContentError(lines: [
                "\(target):1:1: The file cannot be written. See who may write in its folder, and that the disk has room."
            ])
        }
    }
}

extension BankHolidays.Refusal {
    fileprivate func reason(_ known: CivilDate) -> String {
        switch self {
        case .endsEarlier(let day):
            "This ends with \(day.year), and what is here goes on to \(known.year). Get a newer file."
        case .leavesGap:
            "This begins after \(known.year + 1), so \(known.year + 1) would be missing. Get a file with all years."
        }
    }
}
