public import Domain
import Ground

/// One step upon appointments or the queue: which operation, when, and its line in the record of acts.
public struct AppointmentStep: Sendable {
    /// Names what is done for good, so that it is done once however often it is asked for.
    public var operation: ID
    /// The moment at the hub.
    public var now: WallTime
    /// The line for the record of acts; its subject is filled in.
    public var audit: AuditEntry

    /// Names a step.
    public init(operation: ID, now: WallTime, audit: AuditEntry) {
        self.operation = operation
        self.now = now
        self.audit = audit
    }
}

extension Store {
    /// Books a place for a person.
    ///
    /// The rules are asked in the same transaction, beside what is really taken. Doing the same operation again gives
    /// the same appointment, as it is by then, and changes nothing.
    /// - Parameters:
    ///   - key: the time and room they chose.
    ///   - wish: what they need.
    ///   - person: whose appointment it is.
    ///   - book: the book of the team.
    ///   - id: names the appointment.
    ///   - needs: what she needs so that she can be met.
    ///   - visitor: who it is, where the person has no account.
    ///   - act: the operation.
    ///   - reference: draws a reference; asked again where the last one is taken.
    /// - Returns: the appointment.
    /// - Throws: `StoreError.appointment` with the reason where it is refused; nothing is kept then.
    public func book(
        _ key: AppointmentKey,
        for wish: AppointmentWish,
        of person: ID,
        in book: AppointmentBook,
        as id: ID,
        needing needs: MeetingNeeds = .none,
        visitor: Visitor? = nil,
        by act: AppointmentStep,
        reference: () -> Reference
    ) throws(StoreError) -> Appointment {
        let done = try once(act) { (connection) throws(StoreError) in
            try self.missThoseGoneBy(book.team, act.now, connection)
            let own = try self.appointments(of: person, from: act.now.day).filter { $0.state == .booked }
            if let other = own.first(where: { $0.place.key.team == key.team }) {
                throw .appointment(.alreadyBooked(other.place.key))
            }
            let place = try self.place(at: key, for: wish, in: book, own, act, without: nil)
            if let visitor { try self.insert(visitor, act.audit.at, connection) }
            try self.insert(place, wish.mode, person, id, act, connection, reference)
            try self.keep(needs, of: id, person, connection)
            return id
        }
        return try found(done ?? id)
    }

    /// Moves an appointment to another place of the same team; the old place is free then.
    ///
    /// - Throws: `StoreError.appointment` with the reason where it is refused; it stays where it was then.
    public func move(
        _ id: ID,
        to key: AppointmentKey,
        for wish: AppointmentWish,
        in book: AppointmentBook,
        by act: AppointmentStep
    ) throws(StoreError) -> Appointment {
        _ = try once(act) { (connection) throws(StoreError) in
            let appointment = try self.changeable(id, act)
            let own = try self.appointments(of: appointment.person, from: act.now.day)
                .filter { $0.state == .booked && $0.id != id }
            let place = try self.place(at: key, for: wish, in: book, own, act, without: appointment.place)
            try connection.run(
                """
                UPDATE appointment SET day = ?2, starts = ?3, ends = ?4, room = ?5, lane = ?6, held = ?7, mode = ?8
                WHERE id = ?1
                """,
                .blob(id.bytes),
                .text(place.key.day.iso),
                .integer(Int64(place.key.starts)),
                .integer(Int64(place.ends)),
                .text(place.key.room),
                .integer(Int64(place.lane)),
                .integer(place.isHeld ? 1 : 0),
                .text(wish.mode.rawValue)
            )
            return id
        }
        return try found(id)
    }

    /// Cancels an appointment; its place is free then.
    ///
    /// - Throws: `StoreError.appointment` with the reason where it is refused.
    public func cancel(_ id: ID, by act: AppointmentStep) throws(StoreError) -> Appointment {
        _ = try once(act) { (connection) throws(StoreError) in
            _ = try self.changeable(id, act)
            try connection.run(
                "UPDATE appointment SET state = 'cancelled' WHERE id = ?1",
                .blob(id.bytes)
            )
            return id
        }
        return try found(id)
    }
}

// One act, one transaction.
extension Store {
    /// Does something once for an operation.
    ///
    /// - Returns: what it was done to, also when it was done before; nil where there was nothing to do.
    func once(
        _ act: AppointmentStep,
        _ body: (Connection) throws(StoreError) -> ID?
    ) throws(StoreError) -> ID? {
        try once(act.operation, act.audit, body)
    }

    /// Does something once for an operation, with its line in the record of acts.
    func once(
        _ operation: ID,
        _ audit: AuditEntry,
        isSubjectNamed: Bool = true,
        _ body: (Connection) throws(StoreError) -> ID?
    ) throws(StoreError) -> ID? {
        do {
            return try write { (connection) throws(StoreError) in
                if let subject = try self.subject(of: operation) { return subject }
                guard let subject = try body(connection) else { return nil }
                try connection.run(
                    "INSERT INTO appointment_act (operation, act, subject, at) VALUES (?1, ?2, ?3, ?4)",
                    .blob(operation.bytes),
                    .text(audit.act.rawValue),
                    .blob(subject.bytes),
                    .integer(audit.at)
                )
                var entry = audit
                entry.subject = isSubjectNamed ? subject : nil
                try self.record(entry, connection)
                return subject
            }
        } catch {
            guard error == .unknown else { throw error }
            try reopen()
            guard let subject = try subject(of: operation) else { throw .full }
            return subject
        }
    }

    private func subject(of operation: ID) throws(StoreError) -> ID? {
        let bytes = try connection.first(
            "SELECT subject FROM appointment_act WHERE operation = ?1",
            .blob(operation.bytes)
        ) { (row) in row.blob(0) }
        return bytes.flatMap { ID(bytes: $0) }
    }

    private func changeable(_ id: ID, _ act: AppointmentStep) throws(StoreError) -> Appointment {
        let appointment = try found(id)
        do throws(Appointment.Refusal) { try appointment.mayChange(now: act.now) } catch {
            throw .appointment(error)
        }
        return appointment
    }

    /// The place that is free by the rules and in the store; `old` is the one that is given up for it.
    private func place(
        at key: AppointmentKey,
        for wish: AppointmentWish,
        in book: AppointmentBook,
        _ own: [Appointment],
        _ act: AppointmentStep,
        without old: AppointmentPlace?
    ) throws(StoreError) -> AppointmentPlace {
        let taken = try appointmentPlaces(of: key.team, in: key.day...key.day).filter { $0 != old }
        let place: AppointmentPlace
        do throws(Appointment.Refusal) {
            place = try book.place(at: key, for: wish, now: act.now, beside: taken)
        } catch { throw .appointment(error) }
        let other = own.map(\.place).first { other in
            other.key.day == key.day && other.key.starts < place.ends && key.starts < other.ends
        }
        if let other { throw .appointment(.elsewhere(other.key)) }
        return place
    }

    private func insert(
        _ place: AppointmentPlace,
        _ mode: AppointmentMode,
        _ person: ID,
        _ id: ID,
        _ act: AppointmentStep,
        _ connection: Connection,
        _ reference: () -> Reference
    ) throws(StoreError) {
        for attempt in 1...8 {
            do {
                try connection.run(
                    """
                    INSERT INTO appointment (id, reference, person, team, day, starts, ends, room, lane, held, mode,
                        state, booked_at)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'booked', ?12)
                    """,
                    .blob(id.bytes),
                    .text(reference().description),
                    .blob(person.bytes),
                    .text(place.key.team),
                    .text(place.key.day.iso),
                    .integer(Int64(place.key.starts)),
                    .integer(Int64(place.ends)),
                    .text(place.key.room),
                    .integer(Int64(place.lane)),
                    .integer(place.isHeld ? 1 : 0),
                    .text(mode.rawValue),
                    .integer(act.audit.at)
                )
                return
            } catch {
                guard error.isDuplicate, attempt < 8 else { throw error }
            }
        }
    }

    /// Appointments to which nobody came are missed, so that the person can book again.
    private func missThoseGoneBy(
        _ team: AppointmentTeam,
        _ now: WallTime,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            UPDATE appointment SET state = 'missed'
            WHERE team = ?1 AND state = 'booked' AND (day < ?2 OR (day = ?2 AND starts < ?3))
            """,
            .text(team.code),
            .text(now.day.iso),
            .integer(Int64(now.minute - team.rules.lateMinutes))
        )
    }
}
