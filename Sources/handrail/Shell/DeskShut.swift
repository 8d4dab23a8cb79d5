import Content
import Domain
import Ground
import Screens
import Store

// When the hub is closed, and what was promised for that time.
extension Shell {
    /// How many other times are offered for an appointment.
    private static let mostTimes = 8

    func shut(_ act: DeskAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        switch act {
        case .close(let day, let minutes, let reason):
            let closure = try close(day, minutes, reason, member)
            return .promises(closure, try promises(on: closure, member))
        case .promises(let id):
            let closure = try stored { (store) throws(StoreError) in try store.closure(id) }
            guard let closure else { throw .refused(.gone) }
            return .promises(closure, try promises(on: closure, member))
        case .reopen(let id):
            try noted(.closureRemoved, member, on: id) { (store, audit) throws(StoreError) in
                try store.removeClosure(id, audit: audit)
            }
        case .times(let id): return .times(try times(for: id).slots)
        case .move(let id, let key):
            try move(id, to: key, member)
            return .done
        default: break
        }
        let days = world.today...world.today.adding(days: 400)
        return .closures(try stored { (store) throws(StoreError) in try store.closures(in: days) })
    }

    private func close(
        _ day: CivilDate,
        _ minutes: Range<Int>,
        _ reason: String,
        _ member: StaffMember
    ) throws(DeskFault) -> EnteredClosure {
        let closure = EnteredClosure(id: newID(), day: day, minutes: minutes, reason: reason, by: member.id)
        guard let closure else { throw .refused(.gone) }
        let now = world.now
        try noted(.closureAdded, member, on: closure.id) { (store, audit) throws(StoreError) in
            try store.add(closure, at: now, audit: audit)
        }
        try moveLoans(dueOn: day, member)
        return closure
    }

    /// What was to be back on a day that is closed now is due when the hub opens again.
    ///
    /// A loan whose device is promised to somebody else by then keeps its day: staff see it with the late ones.
    private func moveLoans(dueOn day: CivilDate, _ member: StaffMember) throws(DeskFault) {
        guard let lender = try? lender(member), (try? lender.book.opening.isOpen(on: day)) == false else {
            return
        }
        let hub = lender.book.hub
        for loan in try stored({ (store) throws(StoreError) in try store.loans(dueOn: day, at: hub) }) {
            let moving = self.act(.loanRenewed, lender, for: loan.person)
            do throws(DeskFault) {
                _ = try done(moving) { (store, act) throws(StoreError) in try store.moveDue(loan.id, by: act)
                }
            } catch {
                guard case .store(.lending) = error else { throw error }
            }
        }
    }

    /// What falls on a closure; who must not see residents gets no names.
    private func promises(
        on closure: EnteredClosure,
        _ member: StaffMember
    ) throws(DeskFault) -> [DeskPromiseLine] {
        let days = workingDays()
        let isAllDay = days.isClosed(closure.day) || days.isHoliday(closure.day)
        return try stored { (store) throws(StoreError) in
            var promises = try store.promises(on: closure, isClosedAllDay: isAllDay)
            if isAllDay { promises += try complaints(on: closure.day, beside: promises, store, member) }
            let calls = try store.openFollowUps()
            return try promises.map { (promise) throws(StoreError) in
                guard member.may(.findPeople) else { return DeskPromiseLine(promise) }
                let person = try promise.person.flatMap { (id) throws(StoreError) in try store.person(id) }
                let about = calls.filter { $0.person != nil && $0.person == promise.person }.map(\.detail)
                return DeskPromiseLine(promise, person: person, calls: about, title: title(of: promise))
            }
        }
    }

    private func complaints(
        on day: CivilDate,
        beside promises: [ClosurePromise],
        _ store: Store,
        _ member: StaffMember
    ) throws(StoreError) -> [ClosurePromise] {
        let known = Set(promises.compactMap(\.request))
        return try store.openComplaints(for: member, most: 1_000).map(\.file).compactMap { file in
            guard !known.contains(file.id), complaintStep(file)?.due == day else { return nil }
            return ClosurePromise(
                .complaint(request: file.id),
                reference: file.reference,
                person: file.person,
                service: file.service
            )
        }
    }

    private func title(of promise: ClosurePromise) -> String? {
        guard promise.appointment != nil else { return nil }
        return (try? pack?.appointmentTeams())?.first { $0.code == promise.service }?.title
    }
}

// Another time for an appointment.
extension Shell {
    private struct Times {
        var appointment: Appointment
        var book: AppointmentBook
        var wish: AppointmentWish
        var slots: [AppointmentSlot]
    }

    private func times(for id: ID) throws(DeskFault) -> Times {
        let found = try stored { (store) throws(StoreError) in try store.appointment(id) }
        guard let found, found.state == .booked else { throw .refused(.gone) }
        let code = found.place.key.team
        guard let team = (try? pack?.appointmentTeams())?.first(where: { $0.code == code }),
            let opening = calendars().now.opening
        else { throw .refused(.gone) }
        let book = AppointmentBook(team: team, opening: opening)
        let room = (team.times + team.extra.map(\.times)).compactMap(\.room)
            .first { $0.code == found.place.key.room }
        let wish = AppointmentWish(
            mode: found.mode,
            needsStepFree: room?.isStepFree ?? false,
            hasPriority: found.place.isHeld,
            hub: room?.hub
        )
        guard let days = book.days(from: world.today) else {
            return Times(appointment: found, book: book, wish: wish, slots: [])
        }
        let now = wallTime
        let slots = try stored { (store) throws(StoreError) in
            let taken = try store.appointmentPlaces(of: code, in: days)
            return book.slots(for: wish, in: days, now: now, beside: taken)
        }
        return Times(
            appointment: found,
            book: book,
            wish: wish,
            slots: Array(slots.prefix(Self.mostTimes))
        )
    }

    private func move(_ id: ID, to key: AppointmentKey, _ member: StaffMember) throws(DeskFault) {
        let times = try times(for: id)
        let audit = entry(.appointmentMoved, by: member, on: id, for: times.appointment.person)
        let act = AppointmentStep(operation: newID(), now: wallTime, audit: audit)
        guard let store else { throw .store(.missing) }
        do throws(StoreError) {
            _ = try store.move(id, to: key, for: times.wish, in: times.book, by: act)
        } catch {
            if case .appointment = error { throw .refused(.timeTaken) }
            throw .store(error)
        }
        log.record(audit)
    }
}
