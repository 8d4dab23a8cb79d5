public import Domain
import Ground

// Devices as the store has them.
extension Store {
    static var assetColumns: String {
        "a.id, a.tag, a.barcode, a.serial, a.model, a.kind, a.hub, a.state, a.needs, a.prepared, a.bound_for, "
            + "a.back_on, a.condition, a.pat_due, a.wiped_on, a.bought_on, a.pence"
    }

    /// A device by its id; nil where there is none.
    public func asset(_ id: ID) throws(StoreError) -> Asset? {
        try assets("a.id = ?1", .blob(id.bytes)).first
    }

    /// A device by what its label or barcode says; nil where there is none.
    ///
    /// A maker's number finds it too, where only one device has it.
    public func asset(scanned text: some StringProtocol) throws(StoreError) -> Asset? {
        guard let tag = AssetTag(reading: text) else { return nil }
        if let asset = try assets("a.tag = ?1", .text(tag.description)).first { return asset }
        if let asset = try assets("a.barcode = ?1", .text(tag.description)).first { return asset }
        let same = try assets("a.serial = ?1 AND a.serial <> ''", .text(tag.description))
        return same.count == 1 ? same.first : nil
    }

    /// The devices of a hub, by their labels; those of one model where it is named.
    public func assets(at hub: String, model: String? = nil) throws(StoreError) -> [Asset] {
        if let model { return try assets("a.model = ?1 AND a.hub = ?2", .text(model), .text(hub)) }
        return try assets("a.hub = ?1", .text(hub))
    }

    func assets(_ condition: String, _ values: Connection.Value...) throws(StoreError) -> [Asset] {
        try connection.all(
            "SELECT \(Self.assetColumns) FROM asset AS a WHERE \(condition) ORDER BY a.tag",
            values,
            read: Self.asset
        )
    }

    func found(asset id: ID) throws(StoreError) -> Asset {
        guard let asset = try asset(id) else { throw .lending(.noSuchAsset) }
        return asset
    }

    static func asset(_ row: borrowing Columns) throws(StoreError) -> Asset {
        guard let tag = AssetTag(reading: row.text(1)),
            let state = AssetState(row.text(7), hub: row.optionalText(10), day: row.day(11)),
            let condition = AssetCondition(rawValue: row.text(12))
        else { throw .corrupt }
        return Asset(
            id: try row.id(0),
            tag: tag,
            barcode: row.optionalText(2),
            serial: row.text(3),
            model: row.text(4),
            kind: row.text(5),
            hub: row.text(6),
            state: state,
            needs: PreparationStep.steps(Int(row.integer(8))),
            prepared: PreparationStep.steps(Int(row.integer(9))),
            condition: condition,
            testDue: row.day(13),
            wipedOn: row.day(14),
            boughtOn: row.day(15),
            pence: Int(row.integer(16))
        )
    }

    /// Puts a new device in.
    func insert(_ asset: Asset, _ connection: Connection) throws(StoreError) {
        try labels { () throws(StoreError) in
            try connection.run(
                """
                INSERT INTO asset (id, tag, barcode, serial, model, kind, hub, state, needs, prepared, bound_for,
                    back_on, condition, pat_due, wiped_on, bought_on, pence)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
                """,
                Self.values(asset)
            )
        }
    }

    /// Writes all of a device anew.
    func update(_ asset: Asset, _ connection: Connection) throws(StoreError) {
        try labels { () throws(StoreError) in
            try connection.run(
                """
                UPDATE asset SET tag = ?2, barcode = ?3, serial = ?4, model = ?5, kind = ?6, hub = ?7, state = ?8,
                    needs = ?9, prepared = ?10, bound_for = ?11, back_on = ?12, condition = ?13, pat_due = ?14,
                    wiped_on = ?15, bought_on = ?16, pence = ?17
                WHERE id = ?1
                """,
                Self.values(asset)
            )
        }
    }

    /// A label that another device has is refused by its key.
    private func labels(_ body: () throws(StoreError) -> Void) throws(StoreError) {
        do { try body() } catch { throw error.isDuplicate ? .lending(.labelTaken) : error }
    }

    private static func values(_ asset: Asset) -> [Connection.Value] {
        [
            .blob(asset.id.bytes), .text(asset.tag.description), .optional(asset.barcode),
            .text(asset.serial),
            .text(asset.model), .text(asset.kind), .text(asset.hub), .text(asset.state.name),
            .integer(Int64(PreparationStep.number(asset.needs))),
            .integer(Int64(PreparationStep.number(asset.prepared))), .optional(asset.state.boundFor),
            .optional(asset.state.backOn?.iso), .text(asset.condition.rawValue),
            .optional(asset.testDue?.iso),
            .optional(asset.wipedOn?.iso), .optional(asset.boughtOn?.iso), .integer(Int64(asset.pence)),
        ]
    }
}

// What happened to a device.
extension Store {
    /// Everything that happened to a device, the first thing first.
    public func history(ofAsset asset: ID) throws(StoreError) -> [AssetEvent] {
        try connection.all(
            """
            SELECT e.kind, e.at, e.signed_by, trim(e.detail || ' ' || coalesce(n.note, '')) FROM asset_event AS e
            LEFT JOIN check_note AS n ON n.asset = e.asset AND n.ordinal = e.ordinal
            WHERE e.asset = ?1 ORDER BY e.ordinal
            """,
            .blob(asset.bytes)
        ) { (row) throws(StoreError) in
            guard let kind = AssetEvent.Kind(rawValue: row.text(0)) else { throw .corrupt }
            return AssetEvent(
                kind: kind,
                at: row.integer(1),
                signedBy: row.optionalID(2),
                detail: row.text(3)
            )
        }
    }

    /// Writes down what happened to a device.
    ///
    /// Words about a fault or a loss may be about who had it: they go when that borrower is forgotten.
    func note(
        _ kind: AssetEvent.Kind,
        of asset: ID,
        _ detail: String = "",
        by act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let isOfBorrower = kind == .fault || kind == .lost
        try connection.run(
            """
            INSERT INTO asset_event (asset, ordinal, kind, at, signed_by, detail)
            SELECT ?1, coalesce(max(ordinal), 0) + 1, ?2, ?3, ?4, ?5 FROM asset_event WHERE asset = ?1
            """,
            .blob(asset.bytes),
            .text(kind.rawValue),
            .integer(act.audit.at),
            .id(act.signedBy),
            .text(isOfBorrower ? "" : detail)
        )
        guard isOfBorrower else { return }
        let loan = try connection.first(
            "SELECT id FROM loan WHERE asset = ?1 AND person IS NOT NULL ORDER BY lent_at DESC LIMIT 1",
            .blob(asset.bytes)
        ) { (row) in row.optionalID(0) }
        try addNote(detail, toLastEventOf: asset, loan ?? nil, connection)
    }
}

// What was noted as a device came in.
extension Store {
    /// Adds a note to the last event of a device, as part of its history that goes with the borrower.
    func addNote(
        _ note: String,
        toLastEventOf asset: ID,
        _ loan: ID?,
        _ connection: Connection
    ) throws(StoreError) {
        guard !note.isEmpty else { return }
        try connection.run(
            """
            INSERT INTO check_note (asset, ordinal, loan, note)
            SELECT ?1, max(ordinal), ?2, ?3 FROM asset_event WHERE asset = ?1
            """,
            .blob(asset.bytes),
            .id(loan),
            .text(note)
        )
    }
}

extension PreparationStep {
    /// The steps that a number of the store names.
    fileprivate static func steps(_ number: Int) -> Set<Self> {
        Set(allCases.filter { number >> $0.rawValue & 1 == 1 })
    }

    fileprivate static func number(_ steps: Set<Self>) -> Int { steps.reduce(0) { $0 | 1 << $1.rawValue } }
}

extension AssetState {
    /// The state that a row of the store names.
    init?(_ name: String, hub: String?, day: CivilDate?) {
        switch (name, hub) {
        case ("ready", _): self = .ready
        case ("on_loan", _): self = .onLoan
        case ("preparing", _): self = .preparing
        case ("quarantine", _): self = .quarantine
        case ("repair", _): self = .repair(until: day)
        case ("transit", .some(let hub)): self = .transit(to: hub)
        case ("lost", _): self = .lost
        case ("retired", _): self = .retired
        default: return nil
        }
    }

    /// Its name in the store.
    var name: String {
        switch self {
        case .ready: "ready"
        case .onLoan: "on_loan"
        case .preparing: "preparing"
        case .quarantine: "quarantine"
        case .repair: "repair"
        case .transit: "transit"
        case .lost: "lost"
        case .retired: "retired"
        }
    }

    fileprivate var boundFor: String? { if case .transit(let hub) = self { hub } else { nil } }
    fileprivate var backOn: CivilDate? { if case .repair(let day) = self { day } else { nil } }
}
