public import Domain
public import Ground

// The queue of those who are here.
extension Store {
    /// Checks a person in for their appointment: they are in the queue of the team then.
    ///
    /// - Throws: `StoreError.appointment` with the reason where it is refused: `tooEarly`, `tooLate` and others.
    public func checkIn(
        _ id: ID,
        as visit: ID,
        rules: AppointmentTeam.Rules,
        by act: AppointmentStep
    ) throws(StoreError) -> HubVisit {
        let done = try once(act) { (connection) throws(StoreError) in
            let appointment = try self.found(id)
            do throws(Appointment.Refusal) { _ = try appointment.checkIn(now: act.now, rules: rules) } catch {
                throw .appointment(error)
            }
            try connection.run("UPDATE appointment SET state = 'arrived' WHERE id = ?1", .blob(id.bytes))
            let team = appointment.place.key.team
            try self.queue(visit, team, appointment.person, appointment.id, act, connection)
            return visit
        }
        return try self.visit(done ?? visit)
    }

    /// Gives somebody without an appointment a place in the queue of a team.
    ///
    /// An appointment of theirs with the team whose time went by today is missed then.
    /// - Parameters:
    ///   - team: the code of the team.
    ///   - person: who it is; nil where that is not known.
    ///   - visit: names the visit.
    ///   - needs: what is needed to meet them.
    ///   - visitor: who it is, where the person has no account.
    ///   - act: the operation.
    /// - Returns: the visit, with the number that is called.
    /// - Throws: `StoreError.appointment(.alreadyArrived)` where they wait for the team already.
    public func join(
        _ team: String,
        person: ID?,
        as visit: ID,
        needing needs: MeetingNeeds = .none,
        visitor: Visitor? = nil,
        by act: AppointmentStep
    ) throws(StoreError) -> HubVisit {
        let done = try once(act) { (connection) throws(StoreError) in
            if let person {
                let isHere = try self.visits(of: team, on: act.now.day).contains { $0.person == person }
                if isHere { throw .appointment(.alreadyArrived) }
                try connection.run(
                    """
                    UPDATE appointment SET state = 'missed'
                    WHERE person = ?1 AND team = ?2 AND day = ?3 AND starts < ?4 AND state = 'booked'
                    """,
                    .blob(person.bytes),
                    .text(team),
                    .text(act.now.day.iso),
                    .integer(Int64(act.now.minute))
                )
            }
            if let visitor { try self.insert(visitor, act.audit.at, connection) }
            try self.queue(visit, team, person, nil, act, connection)
            if let person { try self.keep(needs, of: visit, person, connection) }
            return visit
        }
        return try self.visit(done ?? visit)
    }

    /// Calls the next of a queue to a member of staff, who serves the team from then on.
    ///
    /// - Returns: who is called; nil where nobody waits.
    /// - Throws: `StoreError.appointment(.stillServing)` where they have not ended their last visit.
    public func callNext(
        for team: String,
        to staff: ID,
        by act: AppointmentStep
    ) throws(StoreError) -> HubVisit? {
        let done = try once(act) { (connection) throws(StoreError) in
            let ticket = try connection.first(
                "SELECT ticket FROM visit WHERE called_by = ?1 AND day = ?2 AND ended_at IS NULL",
                .blob(staff.bytes),
                .text(act.now.day.iso)
            ) { (row) in Int(row.integer(0)) }
            if let ticket { throw .appointment(.stillServing(ticket: ticket)) }
            try self.serves(team, staff, act.now.day, connection)
            guard let next = try self.queue(of: team, now: act.now).waiting.first else { return nil }
            try connection.run(
                "UPDATE visit SET called_at = ?2, called_by = ?3 WHERE id = ?1",
                .blob(next.id.bytes),
                .integer(act.audit.at),
                .blob(staff.bytes)
            )
            return next.id
        }
        return try done.map { (id) throws(StoreError) in try self.visit(id) }
    }

    /// Ends a visit that was called; its appointment is done.
    public func finish(_ visit: ID, by act: AppointmentStep) throws(StoreError) {
        _ = try once(act) { (connection) throws(StoreError) in
            guard try self.visit(visit).calledAt != nil else { throw .appointment(.notFound) }
            try self.end(visit, "done", act, connection)
            return visit
        }
    }

    /// Takes somebody out of the queue who went away.
    public func leave(_ visit: ID, by act: AppointmentStep) throws(StoreError) {
        _ = try once(act) { (connection) throws(StoreError) in
            _ = try self.visit(visit)
            try self.end(visit, "left", act, connection)
            return visit
        }
    }

    /// Notes that a member of staff serves a team today.
    public func serve(_ team: String, by staff: ID, on day: CivilDate) throws(StoreError) {
        try write { (connection) throws(StoreError) in try self.serves(team, staff, day, connection) }
    }

    /// Notes that a member of staff no longer serves a team.
    public func stopServing(_ team: String, by staff: ID) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run(
                "DELETE FROM serving WHERE team = ?1 AND staff = ?2",
                .text(team),
                .blob(staff.bytes)
            )
        }
    }
}
