public import Domain
public import Ground

// What of the requests needs somebody at the desk.
extension Store {
    /// How many requests need a member of staff; those of all teams where she has none.
    ///
    /// Complaints are counted by whoever knows their clocks.
    public func caseCounts(for member: StaffMember, on today: CivilDate) throws(StoreError) -> CaseCounts {
        let team = Self.teamSeen(by: member)
        let condition = "is_open = 1 AND (?1 IS NULL OR team = ?1 OR team = '')"
        func count(_ rest: String, _ value: Connection.Value) throws(StoreError) -> Int {
            try connection.first(
                "SELECT count(*) FROM case_file WHERE \(condition) AND \(rest)",
                .optional(team),
                value
            ) { (row) in Int(row.integer(0)) } ?? 0
        }
        var counts = CaseCounts()
        counts.new = try count("holder IS NULL AND stopped_on IS NULL AND ?2 IS NULL", .null)
        counts.overdue = try count("stopped_on IS NULL AND due < ?2", .text(today.iso))
        counts.mine =
            try connection.first(
                "SELECT count(*) FROM case_file WHERE holder = ?1",
                .blob(member.id.bytes)
            ) { (row) in Int(row.integer(0)) } ?? 0
        return counts
    }

    /// The requests that wait for somebody of a team, or of any where she works for all.
    public func newCases(for member: StaffMember, most: Int = 100) throws(StoreError) -> [CaseListing] {
        try listings("c.holder IS NULL AND c.stopped_on IS NULL", member, most)
    }

    /// The requests of her team, or of all where she works for all, that are open.
    public func openCases(for member: StaffMember, most: Int = 100) throws(StoreError) -> [CaseListing] {
        try listings("1", member, most)
    }

    /// The requests that are late on a day.
    public func lateCases(
        for member: StaffMember,
        on today: CivilDate,
        most: Int = 100
    ) throws(StoreError) -> [CaseListing] {
        try listings("c.stopped_on IS NULL AND c.due < '\(today.iso)'", member, most)
    }

    /// The complaints that are not answered.
    public func openComplaints(
        for member: StaffMember,
        most: Int = 100
    ) throws(StoreError) -> [CaseListing] {
        try listings("f.kind = 'complaint'", member, most)
    }

    private func listings(
        _ condition: String,
        _ member: StaffMember,
        _ most: Int
    ) throws(StoreError) -> [CaseListing] {
        try connection.all(
            Self.caseRow + " FROM case_file AS c CROSS JOIN submission AS s ON s.id = c.submission"
                + Self.caseTables + " WHERE c.is_open = 1 AND (?1 IS NULL OR c.team = ?1 OR c.team = '') AND "
                + condition + " ORDER BY c.rank, c.sent_at, c.submission LIMIT ?2",
            .optional(Self.teamSeen(by: member)),
            .integer(Int64(most))
        ) { (row) throws(StoreError) in try self.listing(row) }
    }

    private static func teamSeen(by member: StaffMember) -> String? {
        member.may(.reassignCases) ? nil : member.team
    }
}
