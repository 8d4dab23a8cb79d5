public import Domain
import Ground

// Somebody's data on a device: found, told, wiped, each signed. What it is nobody writes down.
extension Store {
    /// Sets a device aside on which data of a person was found.
    ///
    /// It is wiped before it is lent again, whatever its kind needs otherwise.
    /// - Returns: the device as it stands now.
    /// - Throws: `StoreError.lending` with the reason where it is refused.
    public func noteData(on asset: ID, by act: LendingAct) throws(StoreError) -> Asset {
        try once(act) { (connection) throws(StoreError) in
            guard let signed = act.signedBy else { throw .lending(.notSigned) }
            let before = try self.found(asset: asset)
            guard try self.foundData(on: asset) == nil else { return asset }
            var after = before
            after.needs.insert(.wipe)
            if after.state != .quarantine {
                try self.deviceRule { () throws(AssetRefusal) in try after.make(.quarantine, on: act.today) }
                let shelf = try self.shelf(of: before.model, at: before.hub)
                _ = try self.settle(shelf, act, without: asset, connection)
                try self.takeOff(asset, connection)
            }
            try self.update(after, connection)
            try connection.run(
                "INSERT INTO found_data (id, asset, found_at, found_by) VALUES (?1, ?2, ?3, ?4)",
                .blob(act.newID().bytes),
                .blob(asset.bytes),
                .integer(act.audit.at),
                .blob(signed.bytes)
            )
            try self.note(.dataFound, of: asset, by: act, connection)
            return asset
        } reading: { (id) throws(StoreError) in
            try self.asset(id)
        }
    }

    /// Writes down that whose data it is was told, or that the coordinator knows.
    public func noteTold(
        _ told: FoundData.Told,
        of asset: ID,
        by act: LendingAct
    ) throws(StoreError) -> Asset {
        try once(act) { (connection) throws(StoreError) in
            guard let signed = act.signedBy else { throw .lending(.notSigned) }
            guard let found = try self.foundData(on: asset), found.told == nil else {
                throw .lending(.alreadySettled)
            }
            try connection.run(
                """
                UPDATE found_data SET told = ?2, told_at = ?3, told_by = ?4
                WHERE asset = ?1 AND wiped_at IS NULL
                """,
                .blob(asset.bytes),
                .text(told.rawValue),
                .integer(max(act.audit.at, found.foundAt)),
                .blob(signed.bytes)
            )
            try self.note(.dataTold, of: asset, told.rawValue, by: act, connection)
            return asset
        } reading: { (id) throws(StoreError) in
            try self.asset(id)
        }
    }

    /// Data of a person that is on a device and not wiped yet; nil where there is none.
    public func foundData(on asset: ID) throws(StoreError) -> FoundData? {
        try connection.first(
            "SELECT found_at, found_by, told, told_at, told_by FROM found_data WHERE asset = ?1 AND wiped_at IS NULL",
            .blob(asset.bytes)
        ) { (row) throws(StoreError) in
            var found = FoundData(asset: asset, foundAt: row.integer(0), foundBy: try row.id(1))
            if let told = row.optionalText(2) {
                guard let told = FoundData.Told(rawValue: told) else { throw .corrupt }
                (found.told, found.toldAt, found.toldBy) = (told, row.integer(3), row.optionalID(4))
            }
            return found
        }
    }

    /// Sees, in a change, that nothing is done to a device with somebody's data that must wait for its wiping.
    func seeData(
        _ before: Asset,
        _ move: AssetMove,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        guard let found = try foundData(on: before.id) else { return }
        switch move {
        case .takeUp where found.told == nil: throw .lending(.asset(.ownerNotTold))
        case .retire, .repair, .send: throw .lending(.asset(.dataOnIt))
        case .sign(.wipe):
            guard let signed = act.signedBy else { throw .lending(.notSigned) }
            guard found.told != nil else { throw .lending(.asset(.ownerNotTold)) }
            try connection.run(
                "UPDATE found_data SET wiped_at = ?2, wiped_by = ?3 WHERE asset = ?1 AND wiped_at IS NULL",
                .blob(before.id.bytes),
                .integer(max(act.audit.at, found.foundAt)),
                .blob(signed.bytes)
            )
        default: break
        }
    }
}
