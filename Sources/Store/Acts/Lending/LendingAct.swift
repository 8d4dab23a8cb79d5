public import Domain
public import Ground

/// One act upon the equipment of a hub: which operation, where and on what day, and its line in the record of acts.
public struct LendingAct {
    /// Names what is done for good, so that it is done once however often it is asked for.
    public var operation: ID
    /// The hub it is done at, its opening days and its rules.
    public var book: LendingBook
    /// The day at the hub.
    public var today: CivilDate
    /// The line for the record of acts; its subject is filled in.
    ///
    /// Its member of staff is who signs.
    public var audit: AuditEntry
    /// Whether somebody said that the clock is right, however long nothing was done here.
    public var isClockRight = false
    /// Draws the id of a new record.
    public var newID: () -> ID
    /// Draws a reference; asked again where the last one is taken.
    public var reference: () -> Reference

    /// Names an act.
    public init(
        operation: ID,
        book: LendingBook,
        today: CivilDate,
        audit: AuditEntry,
        newID: @escaping () -> ID,
        reference: @escaping () -> Reference
    ) {
        self.operation = operation
        self.book = book
        self.today = today
        self.audit = audit
        self.newID = newID
        self.reference = reference
    }

    /// The line for the record of acts, which never changes: it names a person or what was done with equipment, never
    /// both, so that a borrower who is forgotten is forgotten there too.
    ///
    /// Who has it is in the loan, as long as that is kept. Where somebody acts for another, both of them are named, since
    /// she can look back at what was done for her; what it was done to is not.
    var recorded: (audit: AuditEntry, isSubjectNamed: Bool) {
        if audit.actor == .resident, audit.onBehalfOf != nil { return (audit, false) }
        var audit = audit
        audit.onBehalfOf = nil
        if audit.actor == .resident { audit.by = nil }
        return (audit, true)
    }

    /// The member of staff whose signature it has; nil where a resident does it.
    var signedBy: ID? { audit.actor == .staff ? audit.by : nil }
}

extension Store {
    /// Does something once for an operation; what it was done to is given by the closure that reads it.
    func once<Result>(
        _ act: LendingAct,
        _ body: (Connection) throws(StoreError) -> ID,
        reading result: (ID) throws(StoreError) -> Result?
    ) throws(StoreError) -> Result {
        let (audit, isNamed) = act.recorded
        let subject = try once(act.operation, audit, isSubjectNamed: isNamed) {
            (connection) throws(StoreError) in
            try body(connection)
        }
        guard let subject, let found = try result(subject) else { throw .corrupt }
        return found
    }

    /// Asks a rule about a device.
    func deviceRule<Result>(_ body: () throws(AssetRefusal) -> Result) throws(StoreError) -> Result {
        do throws(AssetRefusal) { return try body() } catch { throw .lending(.asset(error)) }
    }

    /// Asks a rule about a borrower.
    func borrowerRule<Result>(_ body: () throws(BorrowingRefusal) -> Result) throws(StoreError) -> Result {
        do throws(BorrowingRefusal) { return try body() } catch { throw .lending(.borrowing(error)) }
    }

    /// Asks the calendar of the hub.
    func dayRule<Result>(_ body: () throws(OpeningCalendar.Refusal) -> Result) throws(StoreError) -> Result {
        do throws(OpeningCalendar.Refusal) { return try body() } catch {
            throw .lending(.borrowing(.calendar(error)))
        }
    }
}
