public import Domain
import Ground

// What of a list no device may have, and what of it is told and not taken over.
extension Store {
    /// Why a new label of a row is not taken: it is the number of a resident's account or card.
    func refusal(
        ofLabels entry: AssetFile.Entry,
        _ register: AssetRegister
    ) throws(StoreError) -> AssetImport.Refused? {
        let known = register.asset(entry.tag)
        var labels: [(String, AssetFile.Column)] = known == nil ? [(entry.tag.description, .tag)] : []
        if let barcode = entry.barcode, barcode != known?.barcode { labels.append((barcode, .barcode)) }
        for (label, column) in labels where try isOfPerson(label) {
            let place = entry.places[column] ?? Place(line: entry.line, column: 1)
            return AssetImport.Refused(place: place, reason: .labelOfPerson)
        }
        return nil
    }

    /// Whether a label is the number of a resident's account or card.
    func isOfPerson(_ label: String) throws(StoreError) -> Bool {
        guard let name = try? SignInName(reading: label) else { return false }
        return try person(named: name) != nil
    }

    /// Sees that nothing else has the labels and the maker's number that a device is to have.
    ///
    /// What it had before stays, whoever has the same.
    func seeNumbers(_ asset: Asset, before: Asset?) throws(StoreError) {
        for label in [asset.tag.description, asset.barcode].compactMap(\.self)
        where label != before?.tag.description && label != before?.barcode {
            if try isOfPerson(label) { throw .lending(.labelOfPerson) }
        }
        guard !asset.serial.isEmpty, asset.serial != before?.serial else { return }
        let same = try assets(
            "a.serial = ?1 COLLATE NOCASE AND a.id <> ?2",
            .text(asset.serial),
            .blob(asset.id.bytes)
        )
        if let other = same.first { throw .lending(.serialTaken(other.tag)) }
    }
}

extension AssetImport {
    /// Keeps that a row says who has a device or when it is due, where that is not so here as well.
    mutating func keepLent(_ entry: AssetFile.Entry, _ asset: Asset, _ loan: Loan?) {
        guard entry.borrower != nil || entry.due != nil else { return }
        if let loan, entry.due == nil || entry.due == loan.due { return }
        notTaken.append(
            NotTaken(
                place: entry.borrower ?? entry.places[.due] ?? Place(line: entry.line, column: 1),
                tag: entry.tag,
                hasBorrower: entry.borrower != nil,
                due: entry.due,
                state: asset.state
            )
        )
    }
}

extension Store {
    /// Tags that nothing has yet, one after the other: no device, no resident, no reservation.
    ///
    /// - Parameters:
    ///   - count: how many.
    ///   - first: the first that may be given; nil to go on after those the hub has.
    /// - Returns: the tags; fewer where the series ends.
    /// - Throws: `StoreError`.
    public func freeTags(_ count: Int, from first: AssetTag? = nil) throws(StoreError) -> [AssetTag] {
        let known = try assets("1").map(\.tag)
        var tags = first.flatMap { NewTags(from: $0) } ?? NewTags(after: known)
        var free: [AssetTag] = []
        while free.count < count, let tag = tags.next() {
            if case .unknown = try find(scanned: tag.description) { free.append(tag) }
        }
        return free
    }
}
