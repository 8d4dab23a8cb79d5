import Content
import Domain
import Ground
import Screens
import Store

/// For whom something is done with appointments, and by whom.
struct MeetingUse {
    /// The resident; nil for a visitor without an account.
    var person: Person?
    /// The visitor whose appointment it is; nil for a resident, and for somebody who makes a first one.
    var visitor: Visitor?
    /// The member of staff who does it; nil where the resident does.
    var member: StaffMember?

    /// Whose appointments they are; nil for somebody who has none yet.
    var owner: ID? { person?.id ?? visitor?.id }
}

// Appointments, checking in and waiting.
extension Shell {
    /// Does something for appointments at a terminal of residents.
    func serve(_ act: AppointmentAct) -> [Outcome] {
        // What is only the person's own is not done by who acts for her.
        switch act {
        case .book: guard maySend() else { return [.appointment(.notNow)] }
        case .mine, .cancel: guard acting == nil, accountUse != nil else { return [.appointment(.notNow)] }
        case .visiting(let proof, let act): return [.appointment(visit(act, proof))]
        default: break
        }
        return [.appointment(meet(act, MeetingUse(person: owner)))]
    }

    /// Whose account is in use; nil for nobody's.
    private var owner: Person? { accountUse == nil ? nil : acting?.person ?? signedIn?.person }

    /// Does it, and tells staff where it cannot be done.
    func meet(_ act: AppointmentAct, _ use: MeetingUse) -> AppointmentNews {
        do throws(StoreError) {
            guard let store, let books = try books() else { return .notNow }
            return try meet(act, use, store, books)
        } catch .appointment(let refusal) {
            return .refused(refusal)
        } catch {
            report(error.description)
            return .notNow
        }
    }

    /// The books of all teams, with the closures that were entered at the desk; nil where they cannot be read.
    func books() throws(StoreError) -> [AppointmentBook]? {
        do throws(ContentError) {
            guard let pack, let opening = calendars().now.opening else { return nil }
            return try pack.appointmentTeams().map { AppointmentBook(team: $0, opening: opening) }
        } catch {
            report(error.lines.prefix(5).joined(separator: " "))
            return nil
        }
    }

    private func meet(
        _ act: AppointmentAct,
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> AppointmentNews {
        switch act {
        case .teams: return try teams(use, store, books)
        case .offers(let wish): return .offers(try offers(for: wish, use, store, books))
        case .book(let booking): return try book(booking, use, store, books)
        case .mine: return try mine(use, store, books)
        case .cancel(let id): return try cancel(id, use, store, books)
        case .arrive(let arrival): return try arrive(arrival, use, store, books)
        case .queues: return .queues(try queues(store, books))
        case .join(let team, let name): return try join(team, name, use, store, books)
        case .leave(let visit):
            try store.leave(visit, by: step(.visitEnded, use))
            return .left
        // What she shows is seen before anything is done: see `visit`.
        case .visiting: return .notNow
        }
    }

    /// This moment on the wall of the hub.
    var wall: WallTime {
        let (day, minute) = World.wallClock.reading(at: world.now)
        return WallTime(day: day, minute: minute) ?? BritishTime.wall(at: world.now)
    }

    /// A step in the name of who does it.
    func step(_ act: AuditEntry.Act, _ use: MeetingUse, _ operation: ID? = nil) -> AppointmentStep {
        let audit =
            use.member.map { entry(act, by: $0, on: nil, for: use.person?.id) } ?? entry(act, by: .resident)
        return AppointmentStep(operation: operation ?? newID(), now: wall, audit: audit)
    }

    /// An appointment with the names of its team and room.
    func view(
        _ appointment: Appointment,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> MeetingView {
        let key = appointment.place.key
        let team = books.first { $0.team.code == key.team }?.team
        return MeetingView(
            appointment,
            team: team?.title ?? key.team,
            room: team?.rooms.first { $0.code == key.room }?.title,
            needs: try store.meetingNeeds(of: appointment.id)
        )
    }
}

// Making, moving and cancelling.
extension Shell {
    private func teams(
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> AppointmentNews {
        let teams = books.map(\.team).map { team in
            let modes = (team.times + team.extra.map(\.times)).reduce(into: Set()) { $0.formUnion($1.modes) }
            return MeetingTeam(
                code: team.code,
                title: team.title,
                modes: AppointmentMode.allCases.filter(modes.contains)
            )
        }
        let needs = try use.person.map { (person) throws(StoreError) in try store.needs(of: person.id) }
        let known = MeetingKnown(
            operation: newID(),
            details: use.person?.details,
            needs: MeetingNeeds(needs ?? .none)
        )
        return .teams(teams, known)
    }

    /// What the rules ask of a wish: whether held places are hers is what her record says, not what she ticks.
    private func wish(
        _ wish: MeetingWish,
        _ use: MeetingUse,
        _ store: Store
    ) throws(StoreError) -> AppointmentWish {
        let needs = try use.person.map { (person) throws(StoreError) in try store.needs(of: person.id) }
        return AppointmentWish(
            mode: wish.mode,
            needsStepFree: wish.needs.kinds.contains(.stepFree),
            hasPriority: needs?.givesPriority ?? false
        )
    }

    private func offers(
        for wanted: MeetingWish,
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> [MeetingOffer] {
        let now = wall
        guard let book = books.first(where: { $0.team.code == wanted.team }),
            let days = book.days(from: now.day)
        else { return [] }
        let taken = try store.appointmentPlaces(of: wanted.team, in: days)
        let wish = try wish(wanted, use, store)
        return book.slots(for: wish, in: days, now: now, beside: taken).map {
            MeetingOffer(key: $0.key, room: $0.room?.title)
        }
    }

    private func book(
        _ booking: MeetingBooking,
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> AppointmentNews {
        guard let book = books.first(where: { $0.team.code == booking.wish.team }) else { return .notNow }
        do throws(StoreError) {
            let appointment =
                if let moving = booking.moving {
                    try move(moving, booking, book, use, store)
                } else {
                    try take(booking, book, use, store)
                }
            return .booked(try view(appointment, store, books))
        } catch {
            guard case .appointment(let refusal) = error, refusal.isGone else { throw error }
            return .gone(try offers(for: booking.wish, use, store, books))
        }
    }

    private func take(
        _ booking: MeetingBooking,
        _ book: AppointmentBook,
        _ use: MeetingUse,
        _ store: Store
    ) throws(StoreError) -> Appointment {
        let visitor =
            use.person == nil ? newVisitor(booking.name, booking.reach) : nil
        guard let person = use.person?.id ?? visitor?.id else { throw .noSuchPerson }
        let step = step(.appointmentBooked, use, booking.operation)
        let appointment = try store.book(
            booking.key,
            for: wish(booking.wish, use, store),
            of: person,
            in: book,
            as: newID(),
            needing: booking.wish.needs,
            visitor: visitor,
            by: step
        ) { Reference(payload: World.values(below: 31, 8)) }
        log.record(step.audit)
        tell(.appointmentBooked, appointment, book.team, store)
        return appointment
    }

    private func move(
        _ id: ID,
        _ booking: MeetingBooking,
        _ book: AppointmentBook,
        _ use: MeetingUse,
        _ store: Store
    ) throws(StoreError) -> Appointment {
        try own(id, use, store)
        let step = step(.appointmentMoved, use, booking.operation)
        let wish = try wish(booking.wish, use, store)
        let moved = try store.move(id, to: booking.key, for: wish, in: book, by: step)
        try store.keep(booking.wish.needs, of: id, moved.person)
        log.record(step.audit)
        tell(use.member == nil ? .appointmentBooked : .appointmentMoved, moved, book.team, store)
        return moved
    }

    /// Sees that an appointment is of whom it is said to be.
    private func own(_ id: ID, _ use: MeetingUse, _ store: Store) throws(StoreError) {
        guard let owner = use.owner, try store.appointment(id)?.person == owner else {
            throw .appointment(.notFound)
        }
    }

    private func mine(
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> AppointmentNews {
        guard let owner = use.owner else { return .notNow }
        var views: [MeetingView] = []
        for appointment in try store.appointments(of: owner, from: wall.day)
        where appointment.state == .booked || appointment.state == .arrived {
            views.append(try view(appointment, store, books))
        }
        return .mine(views)
    }

    private func cancel(
        _ id: ID,
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> AppointmentNews {
        try own(id, use, store)
        try cancelMeeting(id, use, store, books)
        return try mine(use, store, books)
    }

    func cancelMeeting(
        _ id: ID,
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) {
        let step = step(.appointmentCancelled, use)
        let appointment = try store.cancel(id, by: step)
        log.record(step.audit)
        guard let book = books.first(where: { $0.team.code == appointment.place.key.team }) else { return }
        tell(.appointmentCancelled, appointment, book.team, store)
    }
}

extension Appointment.Refusal {
    /// Whether only this time cannot be had, so that another one can be chosen.
    fileprivate var isGone: Bool {
        switch self {
        case .notOffered, .tooSoon, .tooFarAhead, .full, .heldForOthers, .modeNotOffered, .notStepFree,
            .holidaysNotKnown:
            true
        default: false
        }
    }
}
