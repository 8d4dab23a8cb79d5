public import Domain
public import Ground

// Visitors without an account, and what is needed to meet somebody.
extension Store {
    /// A visitor without an account; nil where there is none.
    public func visitor(_ id: ID) throws(StoreError) -> Visitor? {
        try connection.first("SELECT name, reach, language FROM visitor WHERE id = ?1", .blob(id.bytes)) {
            (row) in Visitor(id: id, name: row.text(0), reach: row.text(1), language: row.text(2))
        }
    }

    /// What is needed for an appointment or a visit, as it was told with it.
    public func meetingNeeds(of subject: ID) throws(StoreError) -> MeetingNeeds {
        let rows = try connection.all(
            "SELECT need, language FROM meeting_need WHERE subject = ?1",
            .blob(subject.bytes)
        ) { (row) in (MeetingNeeds.Kind(rawValue: row.text(0)), row.text(1)) }
        let kinds = rows.compactMap { $0.0 }
        return MeetingNeeds(Set(kinds), language: rows.first { !$0.1.isEmpty }?.1 ?? "")
    }

    /// Changes what is needed for an appointment.
    public func keep(_ needs: MeetingNeeds, of subject: ID, _ person: ID) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run("DELETE FROM meeting_need WHERE subject = ?1", .blob(subject.bytes))
            try self.keep(needs, of: subject, person, connection)
        }
    }

    func keep(
        _ needs: MeetingNeeds,
        of subject: ID,
        _ person: ID,
        _ connection: Connection
    ) throws(StoreError) {
        for kind in needs.inOrder {
            try connection.run(
                "INSERT INTO meeting_need (subject, person, need, language) VALUES (?1, ?2, ?3, ?4)",
                .blob(subject.bytes),
                .blob(person.bytes),
                .text(kind.rawValue),
                .text(kind == .interpreter ? needs.language : "")
            )
        }
    }

    func insert(_ visitor: Visitor, _ at: Int64, _ connection: Connection) throws(StoreError) {
        try connection.run(
            "INSERT INTO visitor (id, name, reach, made_at, language) VALUES (?1, ?2, ?3, ?4, ?5)",
            .blob(visitor.id.bytes),
            .text(visitor.name),
            .text(visitor.reach),
            .integer(at),
            .text(visitor.language)
        )
    }

    /// Forgets visitors without an account, what they needed and what they were told, where nothing of theirs is ahead.
    ///
    /// - Parameters:
    ///   - day: appointments and visits before this day do not keep a visitor.
    ///   - instant: who was noted after it stays.
    /// - Throws: `StoreError`; nothing is forgotten then.
    public func forgetVisitors(before day: CivilDate, madeBefore instant: Int64) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            let old = """
                SELECT id FROM visitor AS v WHERE made_at < ?1
                AND NOT EXISTS (SELECT 1 FROM appointment WHERE person = v.id AND day >= ?2)
                """
            try connection.run(
                "DELETE FROM meeting_need WHERE person IN (\(old))",
                .integer(instant),
                .text(day.iso)
            )
            try connection.run("DELETE FROM visitor WHERE id IN (\(old))", .integer(instant), .text(day.iso))
        }
    }
}

// Who is here.
extension Store {
    /// The visit of somebody who checked in for an appointment, while it goes on; nil where there is none.
    public func visit(for appointment: ID, on day: CivilDate) throws(StoreError) -> HubVisit? {
        guard let team = try self.appointment(appointment)?.place.key.team else { return nil }
        return try visits(of: team, on: day).first { $0.appointment == appointment }
    }

    /// The teams that a member of staff serves today.
    public func teamsServed(by staff: ID, on day: CivilDate) throws(StoreError) -> [String] {
        try connection.all(
            "SELECT team FROM serving WHERE staff = ?1 AND day = ?2 ORDER BY team",
            .blob(staff.bytes),
            .text(day.iso)
        ) { (row) in row.text(0) }
    }

    /// The visit that a member of staff has called and not ended; nil where there is none.
    public func visitCalled(by staff: ID, on day: CivilDate) throws(StoreError) -> HubVisit? {
        let id = try connection.first(
            "SELECT id FROM visit WHERE called_by = ?1 AND day = ?2 AND ended_at IS NULL",
            .blob(staff.bytes),
            .text(day.iso)
        ) { (row) throws(StoreError) in try row.id(0) }
        return try id.map { (id) throws(StoreError) in try self.visit(id) }
    }

    /// Notes that nobody came to an appointment whose time has come.
    ///
    /// - Throws: `StoreError.appointment`: `over` or `alreadyArrived` where it is not booked any more, `tooSoon`
    ///   where its time is still ahead.
    public func miss(_ id: ID, by act: AppointmentStep) throws(StoreError) {
        _ = try once(act) { (connection) throws(StoreError) in
            let appointment = try self.found(id)
            guard appointment.state == .booked else {
                throw .appointment(appointment.state == .arrived ? .alreadyArrived : .over(appointment.state))
            }
            let key = appointment.place.key
            guard (key.day, key.starts) <= (act.now.day, act.now.minute) else { throw .appointment(.tooSoon) }
            try connection.run("UPDATE appointment SET state = 'missed' WHERE id = ?1", .blob(id.bytes))
            return id
        }
    }
}
