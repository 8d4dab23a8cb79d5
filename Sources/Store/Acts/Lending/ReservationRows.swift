public import Domain
public import Ground

// Reservations as the store has them.
extension Store {
    private static var reservationColumns: String {
        "id, reference, person, model, hub, asset, first, due, until, collect_by, in_hub, share, terms, state, "
            + "agreement, agreed_on"
    }

    /// A reservation by its id; nil where there is none.
    public func reservation(_ id: ID) throws(StoreError) -> Reservation? {
        try reservations("id = ?1", .blob(id.bytes)).first
    }

    /// A reservation by the reference a person says; nil where there is none.
    public func reservation(_ reference: Reference) throws(StoreError) -> Reservation? {
        try reservations("reference = ?1", .text(reference.description)).first
    }

    /// The reservations of a person that she has not collected yet, the soonest first.
    public func reservations(of person: ID) throws(StoreError) -> [Reservation] {
        try reservations("person = ?1 AND state = 'reserved'", .blob(person.bytes))
    }

    /// The reservations that begin at a hub by a day and are not collected yet: what staff put ready.
    public func reservations(at hub: String, beginningBy day: CivilDate) throws(StoreError) -> [Reservation] {
        try reservations("hub = ?1 AND state = 'reserved' AND first <= ?2", .text(hub), .text(day.iso))
    }

    /// The reservations of a hub that no device can keep as it looks today: staff tell these people early.
    ///
    /// Each has no device any more, or one that is late or away when it begins.
    public func reservationsAtRisk(
        _ book: LendingBook,
        on today: CivilDate
    ) throws(StoreError) -> [Reservation] {
        let all = try reservations(
            "hub = ?1 AND state = 'reserved' AND due >= ?2",
            .text(book.hub),
            .text(today.iso)
        )
        var atRisk: [Reservation] = []
        for model in Set(all.map(\.model)).sorted() {
            let shelf = try shelf(of: model, at: book.hub)
            let devices = try dayRule { () throws(OpeningCalendar.Refusal) in
                try shelf.devices(book, on: today)
            }
            let placed = Packing.devices(for: shelf.promises(on: today), among: devices)
            atRisk += all.filter { $0.model == model && placed[$0.id] == nil }
        }
        return atRisk.sorted {
            ($0.days.lowerBound, $0.reference.description) < ($1.days.lowerBound, $1.reference.description)
        }
    }

    func reservations(
        _ condition: String,
        _ values: Connection.Value...,
        most: Int? = nil
    ) throws(StoreError) -> [Reservation] {
        try connection.all(
            "SELECT \(Self.reservationColumns) FROM reservation WHERE \(condition) ORDER BY first, id"
                + (most.map { " LIMIT \($0)" } ?? ""),
            values,
            read: readReservation
        )
    }

    func found(reservation id: ID) throws(StoreError) -> Reservation {
        guard let reservation = try reservation(id) else { throw .lending(.noSuchReservation) }
        return reservation
    }

    private func readReservation(_ row: borrowing Columns) throws(StoreError) -> Reservation {
        guard let reference = try? Reference(reading: row.text(1)), let first = row.day(6),
            let due = row.day(7),
            let until = row.day(8), let collectBy = row.day(9), first <= due,
            let terms = knownTerms.reading(row.text(12)),
            let state = Reservation.State(rawValue: row.text(13))
        else { throw .corrupt }
        var reservation = Reservation(
            id: try row.id(0),
            reference: reference,
            person: row.optionalID(2),
            model: row.text(3),
            hub: row.text(4),
            asset: row.optionalID(5),
            days: first...due,
            until: until,
            collectBy: collectBy,
            use: row.integer(10) == 1 ? .inHub : .atHome,
            share: row.optionalText(11),
            terms: terms,
            state: state
        )
        if let agreement = row.optionalText(14), let day = row.day(15) {
            reservation.agreed = AcceptedAgreement(agreement, on: day)
        }
        return reservation
    }

    /// Ends a reservation; its device is free then.
    func end(
        _ reservation: ID,
        _ state: Reservation.State,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            "UPDATE reservation SET state = ?2, asset = NULL, ended_at = ?3 WHERE id = ?1 AND state = 'reserved'",
            .blob(reservation.bytes),
            .text(state.rawValue),
            .integer(now)
        )
        try connection.run(
            "UPDATE hold SET state = ?2, ended_at = ?3 WHERE reservation = ?1 AND state = 'offered'",
            .blob(reservation.bytes),
            .text(state == .collected ? "filled" : state == .expired ? "expired" : "cancelled"),
            .integer(now)
        )
        try takeBack([.holdReady, .reservationMoved], about: reservation, at: now, connection)
    }
}
