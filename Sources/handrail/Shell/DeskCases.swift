import Content
import Domain
import Forms
import Ground
import Screens
import Store

// Requests at the desk.
extension Shell {
    /// How many working days before its next day a complaint is near its limit.
    private static let complaintNear = 2

    func work(_ act: DeskAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        switch act {
        case .queue(let queue): return .queue(try lines(queue, member))
        case .teams: return .teams(teams())
        case .read(let id):
            let file = try stored { (store) throws(StoreError) in try store.caseFile(id) }
            guard let file else { throw .refused(.gone) }
            if !member.may(.workOnCases), !member.may(.findPeople) {
                throw .refused(.rule(.noRight(.workOnCases)))
            }
            if let person = file.person {
                try noted(.personViewed, member, on: person) { (store, audit) throws(StoreError) in
                    try store.note(audit)
                }
            }
            return try view(of: file, member)
        case .step(let id, let act): return try step(id, act, member)
        default: throw .refused(.gone)
        }
    }

    private func step(_ id: ID, _ act: CaseAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        let step = CaseStep(
            operation: newID(),
            request: id,
            act: act,
            actor: .staff(member),
            at: world.now,
            today: world.today,
            days: workingDays(),
            terminal: terminal,
            entry: newID()
        )
        let result = try stored { (store) throws(StoreError) in try store.perform(step) }
        switch result {
        case .success(let file):
            log.record(step.audit)
            return try view(of: file, member)
        case .failure(let refusal):
            var name = ""
            if case .held(let holder) = refusal {
                name = try stored { (store) throws(StoreError) in try store.staff(holder)?.name ?? "" }
            }
            throw .refused(.request(refusal, holder: name))
        }
    }

    private func view(of file: Case, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        let days = workingDays()
        return try stored { (store) throws(StoreError) in
            let holder = try file.holder.flatMap { (id) throws(StoreError) in try store.staff(id)?.name }
            let person = try file.person.flatMap { (id) throws(StoreError) in try store.person(id) }
            let listing = CaseListing(
                file: file,
                holderName: holder,
                residentName: person?.details.name
            )
            let history = try store.history(of: file.id).map {
                DeskCaseView.Event($0, when: time(at: $0.at))
            }
            var view = DeskCaseView(
                line: line(listing, days),
                answers: try store.answers(of: file.reference) ?? [],
                history: history,
                offers: file.offers(to: member, on: world.today, days)
            )
            if let person { view.needs = try store.needs(of: person.id) }
            return .request(view)
        }
    }

    private func lines(_ queue: DeskQueue, _ member: StaffMember) throws(DeskFault) -> [DeskCaseLine] {
        let (today, days) = (world.today, workingDays())
        let found = try stored { (store) throws(StoreError) in
            switch queue {
            case .new: try store.newCases(for: member)
            case .mine: try store.inbox(CaseQuery(holder: member.id, limit: 100))
            case .overdue: try store.lateCases(for: member, on: today)
            case .complaints: try store.openComplaints(for: member)
            case .open: try store.openCases(for: member)
            }
        }
        return found.map { line($0, days) }
    }

    func line(_ listing: CaseListing, _ days: WorkingDays) -> DeskCaseLine {
        DeskCaseLine(
            listing,
            sent: World.day(at: listing.file.sentAt),
            overdue: listing.file.overdue(on: world.today, by: days),
            complaint: complaintStep(listing.file)
        )
    }

    /// How many requests need her, with the complaints whose next day is near.
    func caseCounts(for member: StaffMember) throws(DeskFault) -> CaseCounts {
        let (today, days) = (world.today, calendars().complaintDays)
        var counts = try stored { (store) throws(StoreError) in
            try store.caseCounts(for: member, on: today)
        }
        guard member.may(.workOnComplaints) else { return counts }
        let complaints = try stored { (store) throws(StoreError) in try store.openComplaints(for: member) }
        let near = (try? days.day(Self.complaintNear, after: today)) ?? today
        counts.complaints = complaints.count { listing in
            complaintStep(listing.file)?.due.map { $0 <= near } ?? false
        }
        return counts
    }

    /// What is due next of a complaint that is not answered.
    ///
    /// It is counted by the days of the council: see `HubCalendars.complaintDays`.
    func complaintStep(_ file: Case) -> DeskComplaintStep? {
        guard let stages = file.feedback?.stages, let last = stages.last, !file.status.isEnd,
            let limits = try? pack?.complaintLimits()
        else { return nil }
        let courses = stages.map { stage in
            ComplaintClock.Course(
                received: stage.begunOn,
                acknowledgedOn: stage.acknowledgedOn,
                answeredOn: stage.answeredOn
            )
        }
        let second = courses.count > 1 ? courses[1] : nil
        let clock = ComplaintClock(limits, first: courses[0], second: second)
        let days = calendars().complaintDays
        let due = try? clock.next(by: days)?.due(by: days)
        return DeskComplaintStep(
            stage: stages.count,
            isAcknowledgement: last.acknowledgedOn == nil,
            due: last.extendedUntil ?? due ?? nil
        )
    }

    /// By when a complaint is answered that is looked at again from today; nil where that is not known.
    func secondAnswerDay() -> CivilDate? {
        guard let limits = try? pack?.complaintLimits() else { return nil }
        let today = ComplaintClock.Course(received: world.today)
        let clock = ComplaintClock(limits, first: today, second: today)
        let days = workingDays()
        guard let deadline = try? clock.answer(of: .second, by: days) else { return nil }
        return try? deadline.due(by: days)
    }

    /// The teams that the forms name, in order.
    private func teams() -> [String] {
        let services = pack?.categories.flatMap(\.services) ?? []
        let owners = services.compactMap { form(of: $0.code)?.notes.service?.owner }
        return Set(owners).sorted()
    }
}

// What needs a second person.
extension Shell {
    func rule(_ act: DeskAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        switch act {
        case .ask(let deed): return try ask(for: deed, member)
        case .decide(let id, let isAgreed):
            let audit = entry(.approvalDecided, by: member, on: id)
            let now = world.now
            let result = try stored { (store) throws(StoreError) in
                try store.decide(id, by: member.id, isAgreed: isAgreed, at: now, audit: audit)
            }
            try settle(result, [audit])
        case .carryOut(let id): if let given = try carryOut(id, member) { return given }
        default: break
        }
        return .approvals(try approvals(for: member))
    }

    private func ask(for deed: Approval.Deed, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        let approval = Approval(id: newID(), deed: deed, askedBy: member.id, askedAt: world.now)
        let audit = entry(.approvalAsked, by: member, on: deed.subject)
        let result = try stored { (store) throws(StoreError) in try store.ask(approval, audit: audit) }
        try settle(result, [audit])
        return .done
    }

    /// Does what was agreed to.
    ///
    /// - Returns: the PIN to read out, where one was given.
    private func carryOut(_ id: ID, _ member: StaffMember) throws(DeskFault) -> DeskNews? {
        let known = try stored { (store) throws(StoreError) in try store.approval(id) }
        guard let known else { throw .refused(.approval(.noSuchApproval)) }
        if case .erasure(let person) = known.deed {
            // She took her wish back after somebody asked for it.
            let wish = try stored { (store) throws(StoreError) in try store.forgettingWish(of: person) }
            if let wish, wish.state == .takenBack, (wish.decidedAt ?? 0) > known.askedAt {
                throw .refused(.wishTakenBack)
            }
        }
        // An agreement to an export is used up where its file is made, and nowhere else: see PersonExport.
        if case .bulkExport = known.deed { throw .refused(.approval(.notAllowed)) }
        var audits = [entry(.approvalDone, by: member, on: known.id)]
        var (pin, colleague) = (nil as PIN?, nil as StaffMember?)
        switch known.deed {
        case .roleChange(let id, _): audits.append(entry(.staffChanged, by: member, on: id))
        case .staffPIN(let id):
            audits.append(entry(.staffChanged, by: member, on: id))
            pin = PIN.drawn()
            colleague = try stored { (store) throws(StoreError) in try store.staff(id) }
        case .erasure, .bulkExport: break
        }
        let (now, given) = (world.now, pin.map { ($0, World.random(Store.saltLength)) })
        let result = try stored { (store) throws(StoreError) in
            try store.carryOut(id, by: member.id, at: now, given: given, audit: audits)
        }
        try settle(result, audits)
        guard let pin, let colleague else { return nil }
        return .staffPIN(pin, colleague)
    }

    private func settle(
        _ result: Result<Approval, ApprovalRefusal>,
        _ audits: [AuditEntry]
    ) throws(DeskFault) {
        if case .failure(let refusal) = result { throw .refused(.approval(refusal)) }
        for audit in audits { log.record(audit) }
    }

    func approvals(for member: StaffMember) throws(DeskFault) -> [DeskApprovalLine] {
        let now = world.now
        return try stored { (store) throws(StoreError) in
            var lines: [DeskApprovalLine] = []
            for approval in try store.openApprovals(at: now) {
                let subject =
                    switch approval.deed {
                    case .erasure(let id): try store.person(id)?.details.name
                    case .roleChange(let id, _), .staffPIN(let id): try store.staff(id)?.name
                    case .bulkExport: nil as String?
                    }
                lines.append(
                    DeskApprovalLine(
                        approval,
                        subject: subject ?? "",
                        asker: try store.staff(approval.askedBy)?.name ?? "",
                        asked: time(at: approval.askedAt),
                        mayDecide: (try? approval.decided(by: member, at: now, isAgreed: true)) != nil,
                        mayCarryOut: (try? approval.done(by: member, at: now)) != nil
                    )
                )
            }
            return lines
        }
    }
}
