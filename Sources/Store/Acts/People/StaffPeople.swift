public import Domain

// The people who work at the hub.
extension Store {
    /// Adds somebody, with a PIN that she must change when she first signs in.
    ///
    /// - Throws: `loginTaken` where somebody else has her login; nothing is kept then.
    public func add(
        _ member: StaffMember,
        pin: PIN,
        salt: [UInt8],
        at now: Int64,
        audit: AuditEntry
    ) throws(StoreError) {
        guard let hash = SecretHash.make(pin.digits, salt: salt) else { throw .fault(code: 0) }
        try write { (connection) throws(StoreError) in
            do throws(StoreError) {
                try connection.run(
                    """
                    INSERT INTO staff (id, login, name, role, team, is_active, hash, is_given, added_at)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8)
                    """,
                    .blob(member.id.bytes),
                    .text(member.login),
                    .text(member.name),
                    .text(member.role.rawValue),
                    .optional(member.team),
                    .integer(member.isActive ? 1 : 0),
                    .text(hash),
                    .integer(now)
                )
            } catch {
                throw error.isDuplicate ? .loginTaken : error
            }
            try self.record(audit, connection)
        }
    }

    /// Everybody who works or worked at the hub, by name.
    public func staff() throws(StoreError) -> [StaffMember] {
        try connection.all(Self.staffRow + " ORDER BY name, login", read: Self.member)
    }

    /// Somebody by her login; nil where nobody has it.
    public func staff(login: String) throws(StoreError) -> StaffMember? {
        try connection.first(Self.staffRow + " WHERE login = ?1", .text(login), read: Self.member)
    }

    /// Somebody by her id; nil where there is nobody.
    public func staff(_ id: ID) throws(StoreError) -> StaffMember? {
        try connection.first(Self.staffRow + " WHERE id = ?1", .blob(id.bytes), read: Self.member)
    }

    /// Gives one of the staff a PIN: her own choice, or one that somebody else gives and she must change.
    ///
    /// A password that she had opens nothing any more; her card stays hers.
    public func setPIN(
        _ pin: PIN,
        ofStaff id: ID,
        isGiven: Bool,
        salt: [UInt8],
        audit: AuditEntry
    ) throws(StoreError) {
        guard let hash = SecretHash.make(pin.digits, salt: salt) else { throw .fault(code: 0) }
        try write { (connection) throws(StoreError) in
            try self.give(hash, isGiven: isGiven, toStaff: id, connection)
            try self.record(audit, connection)
        }
        try clearLog()
    }

    /// Gives one of the staff a PIN by its hash, in a change; what was tried before is forgotten with the old secret.
    func give(
        _ hash: String,
        isGiven: Bool,
        toStaff id: ID,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            "UPDATE staff SET hash = ?2, is_given = ?3, is_password = 0 WHERE id = ?1",
            .blob(id.bytes),
            .text(hash),
            .integer(isGiven ? 1 : 0)
        )
        try keep(WrongTries(), .staff, id.description, connection)
    }

    /// Lets one of the staff go, or take up work again: who is not active cannot sign in.
    ///
    /// Whether that may be is decided in the same step, so that two who let each other go do not both succeed.
    /// - Returns: why it may not be; nil where it is done.
    public func setActive(
        _ isActive: Bool,
        of id: ID,
        audit: AuditEntry,
        unless refusal: ([StaffMember]) -> StaffRefusal?
    ) throws(StoreError) -> StaffRefusal? {
        try write { (connection) throws(StoreError) in
            if let refusal = refusal(try self.staff()) { return refusal }
            try connection.run(
                "UPDATE staff SET is_active = ?2 WHERE id = ?1",
                .blob(id.bytes),
                .integer(isActive ? 1 : 0)
            )
            try self.record(audit, connection)
            return nil
        }
    }

    /// Lets one of the staff try her PIN again at once.
    public func unlock(staff id: ID, audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try self.keep(WrongTries(), .staff, id.description, connection)
            try self.record(audit, connection)
        }
    }

    private static let staffRow = "SELECT id, login, name, role, team, is_active FROM staff"

    private static func member(_ row: borrowing Columns) throws(StoreError) -> StaffMember {
        guard let role = Role(rawValue: row.text(3)) else { throw .corrupt }
        return StaffMember(
            id: try row.id(0),
            login: row.text(1),
            name: row.text(2),
            role: role,
            team: row.optionalText(4),
            isActive: row.integer(5) == 1
        )
    }
}
