public import Domain
public import Ground

// What was done with a person's record, as she may know it.
extension Store {
    /// What people who act for another did: for this person, or by her for others; the newest first.
    public func doneForOthers(with person: ID, most: Int = 100) throws(StoreError) -> [DoneFor] {
        let rows = try connection.all(
            """
            SELECT a.at, a.act, coalesce(b.name, ''), coalesce(p.name, '') FROM audit AS a
            LEFT JOIN joined_person AS i ON i.id = a.actor_id
            LEFT JOIN joined_person AS j ON j.id = a.on_behalf_of
            LEFT JOIN person AS b ON b.id = coalesce(i.person, a.actor_id)
            LEFT JOIN person AS p ON p.id = coalesce(j.person, a.on_behalf_of)
            WHERE a.on_behalf_of IS NOT NULL AND a.actor = 'resident'
                AND (a.on_behalf_of IN \(Self.ownIDs) OR a.actor_id IN \(Self.ownIDs))
            ORDER BY a.at DESC, a.id DESC LIMIT ?2
            """,
            .blob(person.bytes),
            .integer(Int64(most))
        ) { (row) in (row.integer(0), AuditEntry.Act(rawValue: row.text(1)), row.text(2), row.text(3)) }
        return rows.compactMap { at, act, by, person in
            act.map { DoneFor(at: at, act: $0, by: by, person: person) }
        }
    }
}

extension Store {
    /// The ids under which acts of a person, `?1`, are in the record: her own, and those of records joined to hers.
    static let ownIDs = "(SELECT ?1 UNION ALL SELECT id FROM joined_person WHERE person = ?1)"

    /// Writes down that somebody opened the account of another whom she acts for.
    ///
    /// - Throws: `StoreError`; nothing is written down then.
    public func noteActing(_ audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in try self.record(audit, connection) }
    }
}

// Wishes to be forgotten.
extension Store {
    /// The last wish of a person to be forgotten; nil where she never asked.
    public func forgettingWish(of person: ID) throws(StoreError) -> ForgettingWish? {
        try connection.first(
            Self.wishRow + " WHERE person = ?1 ORDER BY asked_at DESC, id DESC LIMIT 1",
            .blob(person.bytes),
            read: Self.wish
        )
    }

    /// Every wish that staff have to answer, the oldest first.
    public func openForgettingWishes() throws(StoreError) -> [ForgettingWish] {
        try connection.all(Self.wishRow + " WHERE state = 'asked' ORDER BY asked_at, id", read: Self.wish)
    }

    /// Keeps that a person asks to be forgotten, or takes it back; what stands so already stays.
    ///
    /// - Parameters:
    ///   - isWished: whether she asks, or takes it back.
    ///   - use: whose account it is; nobody does this for another.
    ///   - day: the day at the hub.
    ///   - audit: the entry for the record of acts; a new wish has its id.
    /// - Returns: the wish as it now stands; nil where there is none.
    /// - Throws: `StoreError`; nothing is changed then. `notRepresented` where it is somebody else.
    public func wishToBeForgotten(
        _ isWished: Bool,
        in use: AccountUse,
        on day: CivilDate,
        audit: AuditEntry
    ) throws(StoreError) -> ForgettingWish? {
        try write { (connection) throws(StoreError) in
            try self.check(.askToBeForgotten, in: use, on: day)
            let last = try self.forgettingWish(of: use.owner)
            guard (last?.state == .asked) != isWished else { return last }
            if isWished {
                try connection.run(
                    "INSERT INTO forgetting_wish (id, person, asked_at, state, reason) VALUES (?1, ?2, ?3, 'asked', '')",
                    .blob(audit.id.bytes),
                    .blob(use.owner.bytes),
                    .integer(audit.at)
                )
            } else if let last {
                try self.decide(last.id, .takenBack, reason: "", by: nil, at: audit.at, connection)
            }
            try self.record(audit, connection)
            return try self.forgettingWish(of: use.owner)
        }
    }

    /// Keeps that staff cannot forget a person now, and why, in words that she reads.
    ///
    /// She is told that it was answered. To do as she wishes is to erase her: the wish goes with her record. A wish that
    /// she took back meanwhile stays as it is.
    public func refuse(_ wish: ID, reason: String, by member: ID, audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            let open = try connection.first(
                Self.wishRow + " WHERE id = ?1 AND state = 'asked'",
                .blob(wish.bytes),
                read: Self.wish
            )
            guard let open else { return }
            try self.tellForgettingRefused(wish, of: open.person, by: audit.id, at: audit.at, connection)
            try self.decide(wish, .refused, reason: reason, by: member, at: audit.at, connection)
            try self.record(audit, connection)
        }
    }

    private func decide(
        _ wish: ID,
        _ state: ForgettingWish.State,
        reason: String,
        by member: ID?,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            UPDATE forgetting_wish SET state = ?2, reason = ?3, decided_by = ?4, decided_at = ?5
            WHERE id = ?1 AND state = 'asked'
            """,
            .blob(wish.bytes),
            .text(state.rawValue),
            .text(reason),
            .id(member),
            .integer(now)
        )
    }

    private static let wishRow =
        "SELECT id, person, asked_at, state, decided_at, reason FROM forgetting_wish"

    private static func wish(_ row: borrowing Columns) throws(StoreError) -> ForgettingWish {
        guard let state = ForgettingWish.State(rawValue: row.text(3)) else { throw .corrupt }
        return ForgettingWish(
            id: try row.id(0),
            person: try row.id(1),
            askedAt: row.integer(2),
            state: state,
            decidedAt: row.optionalText(4) == nil ? nil : row.integer(4),
            reason: row.text(5)
        )
    }
}
