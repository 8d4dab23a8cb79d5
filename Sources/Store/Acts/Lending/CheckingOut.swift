public import Domain
public import Ground

/// What is handed out, and how.
public struct CheckOut: Hashable, Sendable {
    /// The device, as it was scanned.
    public var asset: ID
    /// The reservation it is fetched for; nil to look for one, or to lend without.
    public var reservation: ID?
    /// A day to bring it back before the rules say; nil for theirs.
    public var due: CivilDate?
    /// The day it is due by what was shown and agreed; nil where nobody was shown a day.
    ///
    /// It is refused where it would be another.
    public var agreedDue: CivilDate?
    /// Where it is used.
    public var use: BorrowingAsk.Use
    /// What is handed out with it, and how it looks.
    public var kit: KitCheck
    /// The agreement that was accepted, by its name and version; empty where none was.
    public var agreement: String

    /// Describes what is handed out.
    public init(
        asset: ID,
        reservation: ID? = nil,
        due: CivilDate? = nil,
        use: BorrowingAsk.Use = .atHome,
        kit: KitCheck,
        agreement: String
    ) {
        self.asset = asset
        self.reservation = reservation
        self.due = due
        self.use = use
        self.kit = kit
        self.agreement = agreement
    }
}

extension Store {
    /// Hands a device to a borrower: with her reservation of its model for today, or as somebody who walks in.
    ///
    /// A device that is promised to somebody else is lent where another can keep that promise. A loan without a
    /// reservation is shorter where the device is promised later.
    /// - Returns: the loan.
    /// - Throws: `StoreError.lending` with the reason where it is refused; nothing is kept then.
    public func checkOut(
        _ out: CheckOut,
        to borrower: Borrower,
        by act: LendingAct
    ) throws(StoreError) -> Loan {
        let id = act.newID()
        return try once(act) { (connection) throws(StoreError) in
            _ = try self.handOut(out, id, borrower, act, connection)
            return id
        } reading: { (id) throws(StoreError) in
            try self.loan(id)
        }
    }

    /// The day on which a loan would be due that is made now, by doing all of it and taking it back.
    ///
    /// It is the very day that `checkOut` writes. Staff ask for it before anything is read or agreed.
    /// - Throws: `StoreError.lending` with the reason where the loan would be refused.
    public func rehearseCheckOut(
        _ out: CheckOut,
        to borrower: Borrower,
        by act: LendingAct
    ) throws(StoreError) -> CivilDate {
        let id = act.newID()
        return try write(isRehearsal: true) { (connection) throws(StoreError) in
            (try self.handOut(out, id, borrower, act, connection), false)
        }
    }

    /// The last day a loan with a reservation would be due, whichever device it is.
    public func dueDay(
        collecting reservation: ID,
        by act: LendingAct
    ) throws(StoreError) -> CivilDate {
        try write(isRehearsal: true) { (connection) throws(StoreError) in
            let found = try self.found(reservation: reservation)
            let now = try self.moveKept(found, act, connection)
            return (max(act.today, try self.last(of: now, act)), false)
        }
    }

    /// Hands it out, within a change.
    ///
    /// - Returns: the day it is due.
    private func handOut(
        _ out: CheckOut,
        _ id: ID,
        _ borrower: Borrower,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) -> CivilDate {
        let asset = try found(asset: out.asset)
        guard asset.hub == act.book.hub else { throw .lending(.elsewhere(hub: asset.hub)) }
        try deviceRule { () throws(AssetRefusal) in
            try asset.mayBeLent(on: act.today, wipedWithin: act.book.wipedWithin(asset.model))
        }
        try seeClock(asset.id, act)
        guard !out.agreement.isEmpty else { throw .lending(.notAgreed) }
        try expire(asset.model, act, connection)
        // What came free so is kept for who waits, before anybody who walks in.
        if try !queue(for: asset.model, at: asset.hub).waiting.isEmpty {
            try goOnIfKnown(asset.model, act, connection)
        }
        let reservation = try collected(out, asset, borrower, act).map { (found) throws(StoreError) in
            // Closures since it was made count now, if nobody moved it before.
            try self.moveKept(found, act, connection)
        }
        let plan = try plan(out, asset, reservation, borrower, act)
        if let agreed = out.agreedDue, agreed != plan.due { throw .lending(.otherDay(plan.due)) }
        if let reservation { try end(reservation.id, .collected, at: act.audit.at, connection) }
        let shelf = try shelf(of: asset.model, at: asset.hub)
        let lost = try settle(shelf, act, until: [asset.id: plan.until], connection)
        // Whoever was promised one gets it today, though a later promise that nobody can keep loses its last hope.
        guard lost.isEmpty || reservation != nil else {
            let whose = shelf.reservations.first { lost.contains($0.id) }?.person
            throw .lending(.kept(for: whose))
        }
        try seeKept(asset, plan, reservation, borrower, act)
        try insert(plan, id, out, asset, reservation?.id, borrower, act, connection)
        if reservation == nil { try leaveQueue(asset.model, borrower.person, act, connection) }
        try note(.lent, of: asset.id, by: act, connection)
        return plan.due
    }

    /// What is kept for somebody who waited is handed to nobody else, but to who was promised one and is back before.
    ///
    /// The store refuses it by itself too, with its triggers `loan_of_what_is_kept` and `loan_past_an_offer`.
    private func seeKept(
        _ asset: Asset,
        _ plan: CheckOutPlan,
        _ reservation: Reservation?,
        _ borrower: Borrower,
        _ act: LendingAct
    ) throws(StoreError) {
        let whose = try connection.first(
            """
            SELECT r.person FROM reservation AS r JOIN hold AS h ON h.reservation = r.id
            WHERE r.state = 'reserved' AND h.state = 'offered' AND r.person IS NOT ?1 AND (
                (r.asset = ?2 AND (?3 = 0 OR r.first <= ?7))
                OR (?3 = 0 AND r.asset IS NULL AND r.model = ?4 AND r.hub = ?5 AND r.first <= ?6
                    AND r.collect_by >= ?6 AND NOT EXISTS (SELECT 1 FROM asset_day AS d
                        WHERE d.asset = ?2 AND d.day BETWEEN ?6 AND r.until)))
            """,
            .blob(borrower.person.bytes),
            .blob(asset.id.bytes),
            .integer(reservation == nil ? 0 : 1),
            .text(asset.model),
            .text(asset.hub),
            .text(act.today.iso),
            .text(plan.until.iso)
        ) { (row) in row.optionalID(0) }
        if let whose { throw .lending(.kept(for: whose)) }
    }

    private func insert(
        _ plan: CheckOutPlan,
        _ id: ID,
        _ out: CheckOut,
        _ asset: Asset,
        _ reservation: ID?,
        _ borrower: Borrower,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO loan (id, asset, person, reservation, model, hub, lent_at, lent_by, first, due, until, in_hub,
                renewals, share, terms, agreement, kit, condition, remark)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, ?13, ?14, ?15, ?16, ?17, ?18)
            """,
            .blob(id.bytes),
            .blob(asset.id.bytes),
            .blob(borrower.person.bytes),
            .id(reservation),
            .text(asset.model),
            .text(asset.hub),
            .integer(act.audit.at),
            .id(act.signedBy),
            .text(act.today.iso),
            .text(plan.due.iso),
            .text(plan.until.iso),
            .integer(plan.use == .inHub ? 1 : 0),
            .optional(plan.share),
            .text(plan.terms.line),
            .text(out.agreement),
            .text(out.kit.accessories.lines),
            .text(out.kit.condition.rawValue),
            .optional(out.kit.remark.isEmpty ? nil : out.kit.remark)
        )
    }
}
