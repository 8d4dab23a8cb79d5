public import Domain
import Ground

// Stock-takes that are over: what they found lasts, with what was done about each difference.
extension Store {
    /// The stock-takes of a hub that are over, the last first, each with its differences.
    public func pastCounts(at hub: String, most: Int = 50) throws(StoreError) -> [PastCount] {
        let counts = try connection.all(
            """
            SELECT id, hub, begun_at, begun_by, ended_at, ended_by FROM stock_take
            WHERE hub = ?1 AND ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT ?2
            """,
            .text(hub),
            .integer(Int64(most)),
            read: Self.count
        )
        return try counts.map { (count) throws(StoreError) in try self.whole(count) }
    }

    /// One stock-take that is over; nil where there is none.
    public func pastCount(_ id: ID) throws(StoreError) -> PastCount? {
        let count = try connection.first(
            """
            SELECT id, hub, begun_at, begun_by, ended_at, ended_by FROM stock_take
            WHERE id = ?1 AND ended_at IS NOT NULL
            """,
            .blob(id.bytes),
            read: Self.count
        )
        return try count.map { (count) throws(StoreError) in try self.whole(count) }
    }

    /// How many differences of the stock-takes of a hub nobody did anything about.
    public func openDifferences(at hub: String) throws(StoreError) -> Int {
        try connection.first(
            """
            SELECT count(*) FROM stock_take_finding AS f JOIN stock_take AS s ON s.id = f.stock_take
            WHERE s.hub = ?1 AND f.outcome IS NULL AND f.finding <> 'found'
            """,
            .text(hub)
        ) { (row) in Int(row.integer(0)) } ?? 0
    }

    /// The stock-takes a device was in that are over, the first one first: when, at which hub, and how it was found.
    public func counts(ofAsset asset: ID) throws(StoreError) -> [(at: Int64, hub: String, CountFinding.Kind)]
    {
        try connection.all(
            """
            SELECT s.ended_at, s.hub, f.finding FROM stock_take_finding AS f JOIN stock_take AS s
            ON s.id = f.stock_take WHERE f.asset = ?1 ORDER BY s.ended_at, s.id
            """,
            .blob(asset.bytes)
        ) { (row) throws(StoreError) in
            guard let kind = CountFinding.Kind(rawValue: row.text(2)) else { throw .corrupt }
            return (row.integer(0), row.text(1), kind)
        }
    }

    /// Says of a difference what staff know, where nothing is to be done to a device.
    ///
    /// - Returns: the stock-take with it.
    /// - Throws: `StoreError.lending(.alreadySettled)` where somebody was quicker.
    public func answer(
        _ answer: CountFinding.Answer,
        to code: String,
        in count: ID,
        by act: LendingAct
    ) throws(StoreError) -> PastCount {
        try once(act) { (connection) throws(StoreError) in
            guard let past = try self.pastCount(count) else { throw .lending(.noSuchStockTake) }
            let open = past.findings.first { $0.code == code && $0.isOpen }
            guard let open, open.takes(answer) else {
                throw .lending(.alreadySettled)
            }
            try connection.run(
                """
                UPDATE stock_take_finding SET outcome = ?3, settled_at = ?4, settled_by = ?5
                WHERE stock_take = ?1 AND code = ?2
                """,
                .blob(count.bytes),
                .text(code),
                .text(answer.rawValue),
                .integer(max(act.audit.at, past.endedAt)),
                .id(act.signedBy)
            )
            return count
        } reading: { (id) throws(StoreError) in
            try self.pastCount(id)
        }
    }
}

// What was found.
extension Store {
    private static func count(_ row: borrowing Columns) throws(StoreError) -> PastCount {
        PastCount(
            id: try row.id(0),
            hub: row.text(1),
            begunAt: row.integer(2),
            begunBy: row.optionalID(3),
            endedAt: row.integer(4),
            endedBy: row.optionalID(5)
        )
    }

    private func whole(_ count: PastCount) throws(StoreError) -> PastCount {
        var whole = count
        whole.found =
            try connection.first(
                "SELECT count(*) FROM stock_take_finding WHERE stock_take = ?1 AND finding = 'found'",
                .blob(count.id.bytes)
            ) { (row) in Int(row.integer(0)) } ?? 0
        whole.findings = try connection.all(
            """
            SELECT finding, code, asset, model, hub, state, outcome, settled_at, settled_by FROM stock_take_finding
            WHERE stock_take = ?1 AND finding <> 'found' ORDER BY finding, code
            """,
            .blob(count.id.bytes)
        ) { (row) throws(StoreError) in
            guard let kind = CountFinding.Kind(rawValue: row.text(0)) else { throw .corrupt }
            var finding = CountFinding(
                kind: kind,
                code: row.text(1),
                asset: row.optionalID(2),
                model: row.text(3),
                hub: row.text(4),
                state: row.text(5)
            )
            if let outcome = row.optionalText(6) {
                (finding.outcome, finding.settledAt) = (outcome, row.integer(7))
                finding.settledBy = row.optionalID(8)
            }
            return finding
        }
        return whole
    }

    /// Keeps what a count found, in the change that ends it.
    ///
    /// A number that a resident has by now is not kept: it is no thing of the hub.
    func keepFindings(of take: StockTake, _ connection: Connection) throws(StoreError) {
        let all: [(CountFinding.Kind, [Asset])] = [
            (.found, take.found), (.missing, take.missing), (.misplaced, take.misplaced),
        ]
        for (kind, assets) in all {
            for asset in assets { try keep(kind, asset.tag.description, asset, take.id, connection) }
        }
        for code in take.unknown {
            if case .account = try find(scanned: code) { continue }
            try keep(.unknown, code, nil, take.id, connection)
        }
    }

    private func keep(
        _ kind: CountFinding.Kind,
        _ code: String,
        _ asset: Asset?,
        _ count: ID,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO stock_take_finding (stock_take, code, asset, finding, model, hub, state)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            .blob(count.bytes),
            .text(code),
            .id(asset?.id),
            .text(kind.rawValue),
            .text(asset?.model ?? ""),
            .text(asset?.hub ?? ""),
            .text(asset?.state.name ?? "")
        )
    }
}
