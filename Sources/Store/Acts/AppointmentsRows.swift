public import Domain
public import Ground

// Appointments as the store has them.
extension Store {
    private static var columns: String {
        "id, reference, person, team, day, starts, room, ends, lane, held, mode, state"
    }

    /// The places of a team that are taken on some days.
    public func appointmentPlaces(
        of team: String,
        in days: ClosedRange<CivilDate>
    ) throws(StoreError) -> [AppointmentPlace] {
        let rows = try connection.all(
            "SELECT \(Self.columns) FROM appointment WHERE team = ?1 AND day BETWEEN ?2 AND ?3 "
                + "AND state <> 'cancelled' ORDER BY day, starts, room, lane",
            .text(team),
            .text(days.lowerBound.iso),
            .text(days.upperBound.iso)
        ) { (row) throws(StoreError) in try Appointment(row) }
        return rows.map(\.place)
    }

    /// The appointments of a person from a day on, the soonest first, whatever came of them.
    public func appointments(of person: ID, from day: CivilDate) throws(StoreError) -> [Appointment] {
        try connection.all(
            "SELECT \(Self.columns) FROM appointment WHERE person = ?1 AND day >= ?2 ORDER BY day, starts, id",
            .blob(person.bytes),
            .text(day.iso)
        ) { (row) throws(StoreError) in try Appointment(row) }
    }

    /// The appointments of a team on a day, the soonest first, without those that were cancelled.
    public func appointments(of team: String, on day: CivilDate) throws(StoreError) -> [Appointment] {
        try connection.all(
            "SELECT \(Self.columns) FROM appointment WHERE team = ?1 AND day = ?2 AND state <> 'cancelled' "
                + "ORDER BY starts, room, lane",
            .text(team),
            .text(day.iso)
        ) { (row) throws(StoreError) in try Appointment(row) }
    }

    /// The appointments of a day that are still to come, of all teams, the soonest first.
    func appointments(on day: CivilDate) throws(StoreError) -> [Appointment] {
        try connection.all(
            "SELECT \(Self.columns) FROM appointment WHERE day = ?1 AND state = 'booked' ORDER BY starts, team, id",
            .text(day.iso)
        ) { (row) throws(StoreError) in try Appointment(row) }
    }

    /// An appointment by the reference a person says; nil where there is none.
    public func appointment(_ reference: Reference) throws(StoreError) -> Appointment? {
        try connection.first(
            "SELECT \(Self.columns) FROM appointment WHERE reference = ?1",
            .text(reference.description)
        ) { (row) throws(StoreError) in try Appointment(row) }
    }

    /// An appointment by its id; nil where there is none.
    public func appointment(_ id: ID) throws(StoreError) -> Appointment? {
        try connection.first("SELECT \(Self.columns) FROM appointment WHERE id = ?1", .blob(id.bytes)) {
            (row) throws(StoreError) in try Appointment(row)
        }
    }

    /// An appointment that must be there.
    func found(_ id: ID) throws(StoreError) -> Appointment {
        guard let appointment = try appointment(id) else { throw .appointment(.notFound) }
        return appointment
    }
}

extension Appointment {
    fileprivate init(_ row: borrowing Columns) throws(StoreError) {
        let reference: Reference
        do { reference = try Reference(reading: row.text(1)) } catch { throw .corrupt }
        guard let id = ID(bytes: row.blob(0)), let person = ID(bytes: row.blob(2)),
            let day = CivilDate(iso: row.text(4)), let mode = AppointmentMode(rawValue: row.text(10)),
            let state = State(rawValue: row.text(11))
        else { throw .corrupt }
        let key = AppointmentKey(
            team: row.text(3),
            day: day,
            starts: Int(row.integer(5)),
            room: row.text(6)
        )
        self.init(
            id: id,
            reference: reference,
            person: person,
            place: AppointmentPlace(
                key: key,
                ends: Int(row.integer(7)),
                lane: Int(row.integer(8)),
                isHeld: row.integer(9) == 1
            ),
            mode: mode,
            state: state
        )
    }
}
