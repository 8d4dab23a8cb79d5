public import Domain
public import Ground

/// What an import of devices did, or would do.
public struct AssetImport: Hashable, Sendable {
    /// How many are new.
    public internal(set) var added = 0
    /// Those that were there already, and what is different now.
    public internal(set) var changed: [Change] = []
    /// How many were there already, just so.
    public internal(set) var unchanged = 0
    /// Those that stand otherwise here than in the list, as they stand here; a list moves no device.
    public internal(set) var standOtherwise: [Asset] = []
    /// Rows that say who has a device, or when it is due, which is not taken over.
    public internal(set) var notTaken: [NotTaken] = []
    /// Rows that are not taken, since the store has something else.
    public internal(set) var refused: [Refused] = []

    /// That somebody has a device there, which a list does not tell this register.
    public struct NotTaken: Hashable, Sendable {
        /// Where it says so.
        public let place: Place
        /// What its label says.
        public let tag: AssetTag
        /// Whether the row says who has it.
        public let hasBorrower: Bool
        /// The day on which it is due there.
        public let due: CivilDate?
        /// How it stands here now.
        public let state: AssetState
    }

    /// A device that was changed.
    public struct Change: Hashable, Sendable {
        /// The line of its row.
        public let line: Int
        /// What its label says.
        public let tag: AssetTag
        /// What is different: the name of the column, what stood there, and what stands there now.
        public let fields: [Field]
    }

    /// One thing that is different.
    public struct Field: Hashable, Sendable {
        /// The name of the column.
        public let column: String
        /// What stood there before; empty for nothing.
        public let before: String
        /// What stands there now.
        public let after: String
    }

    /// A row that is not taken.
    public struct Refused: Hashable, Sendable {
        /// Where.
        public let place: Place
        /// Why.
        public let reason: Reason

        /// Why a row is not taken.
        public enum Reason: Hashable, Sendable {
            /// Another device has this label or barcode, by its tag.
            case labelOf(AssetTag)
            /// Another device has this maker's number, by its tag.
            case serialOf(AssetTag)
            /// Its label is the number of a resident's account or card.
            case labelOfPerson
            /// It is a device of another model, by its code.
            case model(String)
            /// It belongs to another hub, by its code.
            case hub(String)
        }
    }
}

extension Store {
    /// What is passed into an import of devices.
    public struct ImportingAssets {
        /// Begins an act upon one device.
        public var act: (AuditEntry.Act) -> LendingAct
        /// Whether devices that the list calls ready are taken as prepared: whoever imports them signs for it.
        public var isPrepared: Bool
        /// Whether nothing is taken where one row is refused.
        public var isAllOrNone: Bool
        /// Whether everything is tried, and nothing kept.
        public var isRehearsal: Bool

        /// Gathers what an import needs.
        public init(
            act: @escaping (AuditEntry.Act) -> LendingAct,
            isPrepared: Bool,
            isAllOrNone: Bool,
            isRehearsal: Bool
        ) {
            self.act = act
            self.isPrepared = isPrepared
            self.isAllOrNone = isAllOrNone
            self.isRehearsal = isRehearsal
        }
    }

    /// Takes devices from another register.
    ///
    /// A device that is there already, by its tag, gets what changed; a list says nothing by an empty cell, and moves no
    /// device. A new one that somebody has elsewhere is set aside until it is back.
    /// - Parameters:
    ///   - entries: the rows that are in order.
    ///   - importing: how.
    /// - Returns: what was done, or in a rehearsal what would be.
    /// - Throws: `StoreError`; nothing is kept then.
    public func take(
        _ entries: [AssetFile.Entry],
        _ importing: ImportingAssets
    ) throws(StoreError) -> AssetImport {
        try write(isRehearsal: importing.isRehearsal) { (connection) throws(StoreError) in
            var register = AssetRegister(try self.assets("1"), try self.listedBesides())
            var done = AssetImport()
            var ready: Set<String> = []
            for entry in entries {
                var refused = register.refusal(entry)
                if refused == nil { refused = try self.refusal(ofLabels: entry, register) }
                if let refused {
                    done.refused.append(refused)
                } else if let known = register.asset(entry.tag) {
                    try self.change(known, entry, importing, &register, &done, connection)
                } else {
                    let new = try self.add(entry, importing, &register, connection)
                    done.added += 1
                    done.keepLent(entry, new, nil)
                    if new.state == .ready { ready.insert(new.model) }
                }
            }
            let isKept = done.refused.isEmpty || !importing.isAllOrNone
            if isKept, !ready.isEmpty { try self.offer(ready.sorted(), importing, connection) }
            return (done, isKept)
        }
    }

    /// What lists said of devices besides, by device: the newest word of each.
    func listedBesides() throws(StoreError) -> [ID: [AssetFile.Beside]] {
        let rows = try connection.all(
            "SELECT asset, detail FROM asset_event WHERE kind = 'listed' ORDER BY asset, ordinal"
        ) { (row) throws(StoreError) in (try row.id(0), row.text(1)) }
        var besides: [ID: [AssetFile.Beside]] = [:]
        for (id, detail) in rows { besides[id] = AssetFile.Beside.list(detail) }
        return besides
    }

    private func add(
        _ entry: AssetFile.Entry,
        _ importing: ImportingAssets,
        _ register: inout AssetRegister,
        _ connection: Connection
    ) throws(StoreError) -> Asset {
        let act = importing.act(.assetAdded)
        let new = Asset(entry, id: act.newID(), at: act.book.hub, isPrepared: importing.isPrepared)
        try insert(new, connection)
        if case .transit(let bound) = new.state {
            // Another register knows of the journey; who sent it is not known here.
            try setOut(new.id, from: new.hub, to: bound, by: nil, at: act.audit.at, act.newID(), connection)
        }
        try note(.added, of: new.id, new.hub, by: act, connection)
        if case .lent(let due) = entry.standing {
            let detail = due.map { "lent elsewhere until \($0.iso)" } ?? "lent elsewhere"
            try note(.quarantined, of: new.id, detail, by: act, connection)
        }
        if !entry.besides.isEmpty {
            try note(.listed, of: new.id, AssetFile.Beside.text(entry.besides), by: act, connection)
        }
        try record(act, on: new.id, connection)
        register.keep(new, entry.besides)
        return new
    }

    private func change(
        _ known: Asset,
        _ entry: AssetFile.Entry,
        _ importing: ImportingAssets,
        _ register: inout AssetRegister,
        _ done: inout AssetImport,
        _ connection: Connection
    ) throws(StoreError) {
        if let standing = entry.standing, !standing.isLike(known.state) {
            done.standOtherwise.append(known)
        }
        done.keepLent(entry, known, try openLoan(of: known.id))
        let (new, fields) = known.changed(by: entry)
        let (besides, others) = AssetFile.Beside.merged(register.besides(of: known.id), entry.besides)
        guard !fields.isEmpty || !others.isEmpty else {
            done.unchanged += 1
            return
        }
        let act = importing.act(.assetChanged)
        if !fields.isEmpty {
            try update(new, connection)
            try note(.changed, of: known.id, by: act, connection)
        }
        if !others.isEmpty {
            try note(.listed, of: known.id, AssetFile.Beside.text(besides), by: act, connection)
        }
        try record(act, on: known.id, connection)
        register.keep(new, besides)
        done.changed.append(AssetImport.Change(line: entry.line, tag: known.tag, fields: fields + others))
    }

    private func record(_ act: LendingAct, on asset: ID, _ connection: Connection) throws(StoreError) {
        var audit = act.audit
        audit.subject = asset
        try record(audit, connection)
    }

    /// Lets whoever waits have what came onto the shelf, where the days are known.
    private func offer(
        _ models: [String],
        _ importing: ImportingAssets,
        _ connection: Connection
    ) throws(StoreError) {
        for model in models {
            do { try goOn(model, importing.act(.assetAdded), connection) } catch {
                guard case .lending = error else { throw error }
            }
        }
    }
}

// What is written out.
extension Store {
    /// All devices as a list has them, by their tags.
    ///
    /// - Parameters:
    ///   - hub: the code of a hub; nil for all.
    ///   - withBorrowers: whether the account number of who has a device is told.
    /// - Returns: the devices with what another register said of them.
    /// - Throws: `StoreError` where the store cannot be read.
    public func listedAssets(
        at hub: String? = nil,
        withBorrowers: Bool = false
    ) throws(StoreError) -> [AssetTable.Listed] {
        var assets = try assets("1")
        if let hub { assets = assets.filter { $0.hub == hub } }
        let besides = try listedBesides()
        let rows = try connection.all(
            """
            SELECT l.asset, l.due, p.number FROM loan AS l LEFT JOIN person AS p ON p.id = l.person
            WHERE l.ended_at IS NULL
            """
        ) { (row) throws(StoreError) in (try row.id(0), row.day(1), row.optionalText(2)) }
        let loans = Dictionary(rows.map { ($0.0, ($0.1, $0.2)) }) { first, _ in first }
        return assets.map { asset in
            let loan = loans[asset.id]
            return AssetTable.Listed(
                asset: asset,
                besides: besides[asset.id] ?? [],
                due: loan?.0,
                borrower: withBorrowers ? loan?.1 ?? "" : ""
            )
        }
    }
}
