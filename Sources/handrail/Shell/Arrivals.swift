import Domain
import Ground
import Screens
import Store

// Those who have come.
extension Shell {
    func queues(_ store: Store, _ books: [AppointmentBook]) throws(StoreError) -> [MeetingQueue] {
        var queues: [MeetingQueue] = []
        for team in books.map(\.team) {
            let queue = try store.queue(of: team.code, now: wall)
            queues.append(
                MeetingQueue(
                    code: team.code,
                    title: team.title,
                    waiting: queue.waiting.count,
                    wait: queue.waitForNewcomer
                )
            )
        }
        return queues
    }

    func join(
        _ code: String,
        _ name: String,
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> AppointmentNews {
        guard let book = books.first(where: { $0.team.code == code }) else { return .notNow }
        let visitor = use.person == nil ? newVisitor(name) : nil
        let step = step(.visitBegan, use)
        do throws(StoreError) {
            let visit = try store.join(
                code,
                person: use.person?.id ?? visitor?.id,
                as: newID(),
                visitor: visitor,
                by: step
            )
            log.record(step.audit)
            return .arrived(try place(of: visit, nil, book.team, store))
        } catch {
            guard error == .appointment(.alreadyArrived),
                let visit = try store.visits(of: code, on: wall.day).first(where: {
                    $0.person == use.person?.id
                })
            else { throw error }
            return .arrived(try place(of: visit, nil, book.team, store))
        }
    }

    func arrive(
        _ arrival: MeetingArrival,
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> AppointmentNews {
        let found = try candidates(arrival, use, store, books)
        guard let appointment = choose(among: found, by: books) else { return .unknown }
        guard let book = books.first(where: { $0.team.code == appointment.place.key.team }) else {
            return .notNow
        }
        return .arrived(try checkIn(appointment, book.team, use, store, books))
    }

    /// Puts somebody in the queue for an appointment; who is in it already keeps her place.
    func checkIn(
        _ appointment: Appointment,
        _ team: AppointmentTeam,
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> MeetingPlace {
        let room = try view(appointment, store, books).room
        if let visit = try store.visit(for: appointment.id, on: wall.day) {
            return try place(of: visit, room, team, store)
        }
        let step = step(.visitBegan, use)
        let visit = try store.checkIn(appointment.id, as: newID(), rules: team.rules, by: step)
        log.record(step.audit)
        return try place(of: visit, room, team, store)
    }

    private func candidates(
        _ arrival: MeetingArrival,
        _ use: MeetingUse,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> [Appointment] {
        switch arrival {
        case .appointment(let id):
            let found = try store.appointment(id)
            return found.map { $0.person == use.person?.id ? [$0] : [] } ?? []
        case .reference(let reference): return try store.appointment(reference).map { [$0] } ?? []
        case .card(let name):
            guard let person = try store.person(named: name) else { return [] }
            return try store.appointments(of: person.id, from: wall.day).filter { $0.state != .cancelled }
        case .named(let name, let minute):
            var found: [Appointment] = []
            for book in books {
                for one in try store.appointments(of: book.team.code, on: wall.day)
                where one.place.key.starts == minute {
                    if try isCalled(one.person, name, store) { found.append(one) }
                }
            }
            // Two of one name at one time: only staff can tell them apart.
            return found.count == 1 ? found : []
        }
    }

    private func isCalled(_ person: ID, _ name: String, _ store: Store) throws(StoreError) -> Bool {
        if let known = try store.person(person) { return known.details.isCalled(name) }
        return try store.visitor(person)?.isCalled(name) ?? false
    }

    /// The appointment that somebody has come for: one she can check in for, else the next one.
    private func choose(among found: [Appointment], by books: [AppointmentBook]) -> Appointment? {
        let now = wall
        let ready = found.first { one in
            guard let team = books.first(where: { $0.team.code == one.place.key.team })?.team else {
                return false
            }
            return (try? one.checkIn(now: now, rules: team.rules)) != nil
        }
        return ready ?? found.first { $0.state == .arrived } ?? found.first { $0.state == .booked }
            ?? found.first
    }

    private func place(
        of visit: HubVisit,
        _ room: String?,
        _ team: AppointmentTeam,
        _ store: Store
    ) throws(StoreError) -> MeetingPlace {
        let queue = try store.queue(of: team.code, now: wall)
        return MeetingPlace(
            visit,
            team: team.title,
            room: room,
            ahead: queue.waiting.firstIndex { $0.id == visit.id },
            wait: queue.wait(of: visit.id) ?? .now
        )
    }
}
