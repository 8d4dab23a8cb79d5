import Domain
import Ground
import Screens
import Store

// Appointments and the queue, as the desk sees them.
extension Shell {
    func receive(_ act: DeskAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        switch act {
        case .appointment(let act, let id):
            let person = try stored { (store) throws(StoreError) in try store.person(id) }
            if let person { return .appointment(meet(act, MeetingUse(person: person, member: member))) }
            let visitor = try stored { (store) throws(StoreError) in try store.visitor(id) }
            guard let visitor else { throw .refused(.gone) }
            return .appointment(meet(act, MeetingUse(visitor: visitor, member: member)))
        case .team(let code, let step):
            do throws(DeskFault) {
                return try stored { (store) throws(StoreError) in
                    guard let books = try books(), let book = books.first(where: { $0.team.code == code })
                    else { return .refused(.gone) }
                    if let step { try perform(step, book.team, member, store, books) }
                    return .team(try day(of: book.team, member, store, books))
                }
            } catch {
                guard case .store(.appointment(let why)) = error else { throw error }
                throw .refused(.appointment(why))
            }
        default: return .meetings(try meetingLines())
        }
    }

    private func meetingLines() throws(DeskFault) -> [DeskMeetingLine] {
        let now = wall
        return try stored { (store) throws(StoreError) in
            var lines: [DeskMeetingLine] = []
            for team in try books()?.map(\.team) ?? [] {
                let today = try store.appointments(of: team.code, on: now.day)
                lines.append(
                    DeskMeetingLine(
                        code: team.code,
                        title: team.title,
                        waiting: try store.queue(of: team.code, now: now).waiting.count,
                        expected: today.count { $0.state == .booked }
                    )
                )
            }
            return lines
        }
    }

    private func perform(
        _ act: DeskMeetingStep,
        _ team: AppointmentTeam,
        _ member: StaffMember,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) {
        let use = MeetingUse(member: member)
        switch act {
        case .call:
            let step = step(.visitCalled, use)
            if try store.callNext(for: team.code, to: member.id, by: step) != nil { log.record(step.audit) }
        case .seen(let visit):
            let step = step(.visitEnded, use)
            try store.finish(visit, by: step)
            log.record(step.audit)
        case .gone(let visit):
            let step = step(.visitEnded, use)
            try store.leave(visit, by: step)
            log.record(step.audit)
        case .stop: try store.stopServing(team.code, by: member.id)
        case .walkIn(let name, let needs):
            let step = step(.visitBegan, use)
            let visitor = newVisitor(name)
            _ = try store.join(
                team.code,
                person: visitor.id,
                as: newID(),
                needing: needs,
                visitor: visitor,
                by: step
            )
            log.record(step.audit)
        case .arrive(let id):
            guard let appointment = try store.appointment(id) else { throw .appointment(.notFound) }
            _ = try checkIn(appointment, team, use, store, books)
        case .missed(let id):
            let step = step(.visitEnded, use)
            try store.miss(id, by: step)
            log.record(step.audit)
        case .cancel(let id): try cancelMeeting(id, use, store, books)
        }
    }

    private func day(
        of team: AppointmentTeam,
        _ member: StaffMember,
        _ store: Store,
        _ books: [AppointmentBook]
    ) throws(StoreError) -> DeskTeamDay {
        let now = wall
        var day = DeskTeamDay(code: team.code, title: team.title)
        let queue = try store.queue(of: team.code, now: now)
        day.wait = queue.waitForNewcomer
        day.isServing = try store.teamsServed(by: member.id, on: now.day).contains(team.code)
        if let called = try store.visitCalled(by: member.id, on: now.day), called.team == team.code {
            day.with = try waiting(called, since: called.calledAt ?? called.arrivedAt, store)
        }
        for visit in queue.waiting { day.waiting.append(try waiting(visit, since: visit.arrivedAt, store)) }
        for appointment in try store.appointments(of: team.code, on: now.day) {
            let view = try view(appointment, store, books)
            let who = try met(appointment.person, [appointment.id], store)
            day.today.append(DeskExpected(view, who: who))
        }
        return day
    }

    private func waiting(_ visit: HubVisit, since: Int64, _ store: Store) throws(StoreError) -> DeskWaiting {
        let subjects = [visit.id] + (visit.appointment.map { [$0] } ?? [])
        return DeskWaiting(
            visit,
            who: try met(visit.person, subjects, store),
            minutes: Int(max(0, world.now - since) / 60_000)
        )
    }

    /// Who somebody is, with what her account says that she needs and what was told with an appointment or a visit.
    private func met(_ id: ID?, _ subjects: [ID], _ store: Store) throws(StoreError) -> DeskMet {
        var needs = MeetingNeeds.none
        for subject in subjects { needs = needs.union(try store.meetingNeeds(of: subject)) }
        guard let id else { return DeskMet(person: nil, name: "", needs: needs) }
        if let person = try store.person(id) {
            let known = try store.needs(of: id, for: .booking)
            return DeskMet(
                person: id,
                name: person.details.name,
                needs: needs.union(MeetingNeeds(known)),
                words: known.words
            )
        }
        let visitor = try store.visitor(id)
        return DeskMet(person: nil, name: visitor?.name ?? "", needs: needs, reach: visitor?.reach ?? "")
    }
}
