public import Domain
import Ground

// Parts of a device that did not come back with it. They follow the device until they are there again.
extension Store {
    /// The codes of the parts that a device lacks, in order.
    public func missingParts(of asset: ID) throws(StoreError) -> [String] {
        if let noted = AssetEvent.missingParts(in: try history(ofAsset: asset)) { return noted.sorted() }
        // Of a loan that ended before parts were noted with the device.
        return try lastLoan(of: asset)?.difference?.missing ?? []
    }

    /// Says that a part of a device is there again: it was brought back, or another one takes its place.
    ///
    /// - Throws: `StoreError.lending(.alreadySettled)` where the part is not missing.
    public func noteBack(
        _ part: String,
        of asset: ID,
        isNew: Bool,
        by act: LendingAct
    ) throws(StoreError) -> Asset {
        try once(act) { (connection) throws(StoreError) in
            _ = try self.found(asset: asset)
            let missing = try self.missingParts(of: asset)
            guard missing.contains(part) else { throw .lending(.alreadySettled) }
            if AssetEvent.missingParts(in: try self.history(ofAsset: asset)) == nil {
                for other in missing { try self.note(.partMissing, of: asset, other, by: act, connection) }
            }
            try self.note(isNew ? .partReplaced : .partBack, of: asset, part, by: act, connection)
            return asset
        } reading: { (id) throws(StoreError) in
            try self.asset(id)
        }
    }

    /// Notes, in a change, what came back with a loan and what did not.
    func noteParts(
        of loan: Loan,
        _ back: KitCheck,
        _ lacked: [String],
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let missing = Set(lacked).subtracting(back.accessories)
            .union(KitDifference(out: loan.out, back: back).missing)
        let noted = AssetEvent.missingParts(in: try history(ofAsset: loan.asset)) ?? []
        for part in missing.subtracting(noted).sorted() {
            try note(.partMissing, of: loan.asset, part, by: act, connection)
        }
        for part in back.accessories.intersection(noted).sorted() {
            try note(.partBack, of: loan.asset, part, by: act, connection)
        }
    }
}
