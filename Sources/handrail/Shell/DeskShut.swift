import Content
import Domain
import Ground
import Screens
import Store

// When the hub is closed, and what was promised for that time.
extension Shell {
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
        try moveLoans(member)
        return closure
    }

    /// What was to be back, or fetched last, on a day that is closed now is so when the hub opens again.
    private func moveLoans(_ member: StaffMember) throws(DeskFault) {
        // Who does not lend has no days to move; the timer moves those that this member must not.
        guard let lender = try? lender(member) else { return }
        let act = act(.loansMoved, lender)
        let moved = try stored { (store) throws(StoreError) in try store.moveForClosures(by: act) }
        if moved > 0 { log.record(act.audit) }
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
                let visitor = try promise.person.flatMap { (id) throws(StoreError) in try store.visitor(id) }
                let about = calls.filter { $0.person != nil && $0.person == promise.person }.map(\.detail)
                return DeskPromiseLine(
                    promise,
                    person: person,
                    visitor: visitor,
                    calls: about,
                    title: title(of: promise)
                )
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
