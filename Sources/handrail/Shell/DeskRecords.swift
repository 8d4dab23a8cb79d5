import Content
import Domain
import Ground
import Screens
import Store

// What keeps the records of residents in order: joining, and what is told once.
extension Shell {
    func order(_ act: RecordAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        switch act {
        case .overview: return .record(.overview(try recordOverview()))
        case .duplicates, .compare, .tellApart, .join: return try join(act, member)
        case .representing, .represent, .endRepresenting: return try represent(act, member)
        case .notices(let id): return .record(.notices(try noticeLines(of: id)))
        case .told(let service, let change, let id):
            try noted(.serviceTold, member, on: change) { (store, audit) throws(StoreError) in
                try store.markTold(service, of: change, by: member.id, audit: audit)
            }
            return .record(.notices(try noticeLines(of: id)))
        case .wishes: return .record(.wishes(try wishLines()))
        case .refuseWish(let id, let reason):
            let isOpen = try stored { (store) throws(StoreError) in
                try store.openForgettingWishes().contains { $0.id == id }
            }
            guard isOpen else { throw .refused(.wishTakenBack) }
            try noted(.forgettingRefused, member, on: id) { (store, audit) throws(StoreError) in
                try store.refuse(id, reason: reason, by: member.id, audit: audit)
            }
            return .record(.wishes(try wishLines()))
        }
    }

    func recordOverview() throws(DeskFault) -> RecordOverview {
        try stored { (store) throws(StoreError) in
            RecordOverview(
                notices: try store.openNoticeCount(),
                wishes: try store.openForgettingWishes().count
            )
        }
    }

    /// The services of the content pack that want to be told of changes.
    var toldServices: [ToldService] { (pack?.categories ?? []).flatMap(\.services).compactMap(\.told) }

    private func noticeLines(of id: ID?) throws(DeskFault) -> [NoticeLine] {
        let services = toldServices
        return try stored { (store) throws(StoreError) in
            var lines: [NoticeLine] = []
            let notices = if let id { try store.notices(about: id) } else { try store.openNotices() }
            for notice in notices {
                guard let person = try store.person(notice.person) else { continue }
                let teller = try notice.toldBy.flatMap { (id) throws(StoreError) in try store.staff(id) }
                lines.append(
                    NoticeLine(
                        notice,
                        of: person,
                        service: services.first { $0.code == notice.service }?.name ?? notice.service,
                        teller: teller?.name,
                        since: World.day(at: notice.changedAt),
                        told: notice.toldAt.map { time(at: $0) }
                    )
                )
            }
            return lines
        }
    }

    private func wishLines() throws(DeskFault) -> [WishLine] {
        let (now, today) = (world.now, world.today)
        return try stored { (store) throws(StoreError) in
            var lines: [WishLine] = []
            for wish in try store.openForgettingWishes() {
                guard let person = try store.person(wish.person) else { continue }
                let obstacles = try store.obstacles(toForgetting: person.id, on: today, at: now)
                let asker = try obstacles.asked.flatMap { (asked) throws(StoreError) in
                    try store.staff(asked.askedBy)
                }
                let day = World.day(at: wish.askedAt)
                lines.append(WishLine(wish, of: person, obstacles, asker: asker?.name, asked: day))
            }
            return lines
        }
    }
}

// Two records of one person.
extension Shell {
    private func join(_ act: RecordAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        switch act {
        case .compare(let one, let two): return .record(.pair(try pair(one, two, member)))
        case .join(let plan): return try join(plan, member)
        case .tellApart(let one, let two):
            try noted(.recordsToldApart, member, on: one) { (store, audit) throws(StoreError) in
                try store.tellApart(one, two, by: member.id, audit: audit)
            }
        default: break
        }
        let groups = try stored { (store) throws(StoreError) in try store.likelyDuplicates() }
        // Of three alike, each is shown with the first: after it is joined, the rest is alike still.
        let pairs = groups.flatMap { group in group.dropFirst().map { LikelyPair(group[0], $0) } }
        return .record(.duplicates(pairs))
    }

    private func pair(_ one: ID, _ two: ID, _ member: StaffMember) throws(DeskFault) -> RecordPair {
        let now = world.now
        let pair = try stored { (store) throws(StoreError) -> Result<RecordPair, JoiningRefusal> in
            guard one != two else { return .failure(.same) }
            for id in [one, two] where try store.person(id) == nil {
                return .failure(try store.joinedInto(id) == nil ? .gone : .joined)
            }
            let asked = (try store.erasureAsked(of: one, at: now), try store.erasureAsked(of: two, at: now))
            let first = try side(of: one, beside: two, store)
            return .success(
                RecordPair(first, try side(of: two, beside: one, store), isErasureAsked: asked != (nil, nil))
            )
        }
        // Who looks at two records looks at both.
        for id in [one, two] {
            try noted(.personViewed, member, on: id) { (store, audit) throws(StoreError) in
                try store.note(audit)
            }
        }
        switch pair {
        case .success(let pair): return pair
        case .failure(let refusal): throw .refused(.joining(refusal))
        }
    }

    private func side(of id: ID, beside other: ID, _ store: Store) throws(StoreError) -> RecordPair.Side {
        let today = world.today
        guard let person = try store.person(id) else { throw .noSuchPerson }
        return RecordPair.Side(
            person,
            hasPIN: try store.hasPIN(id),
            belongings: try store.belongings(of: id, on: today),
            twins: try store.twins(of: id, beside: other, on: today).count
        )
    }

    private func join(_ plan: JoiningPlan, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        let audits = [plan.kept, plan.other].map { entry(.recordsJoined, by: member, on: $0) }
        let (now, today) = (world.now, world.today)
        let result = try stored { (store) throws(StoreError) in
            let teams = try books()?.map(\.team) ?? []
            return try store.join(plan, at: now, audit: audits) { twin in
                Store.CancelledTwin(
                    message: newID(),
                    news: News.Appointment(twin, teams.first { $0.code == twin.place.key.team }),
                    audit: entry(.appointmentCancelled, by: member, on: twin.id, for: plan.kept)
                )
            }
        }
        switch result {
        case .failure(let refusal): throw .refused(.joining(refusal))
        case .success(let person):
            for audit in audits { log.record(audit) }
            let belongings = try stored { (store) throws(StoreError) in
                try store.belongings(of: person.id, on: today)
            }
            return .record(.joined(person, belongings))
        }
    }
}

// Who acts for whom.
extension Shell {
    private func represent(_ act: RecordAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        let seenFrom: ID
        switch act {
        case .represent(let draft):
            seenFrom = draft.person
            try record(draft, member)
        case .endRepresenting(let id, let from):
            seenFrom = from
            try noted(.representationEnded, member, on: id, for: from) { (store, audit) throws(StoreError) in
                try store.end(id, asWishedBy: nil, audit: audit)
            }
        case .representing(let id): seenFrom = id
        default: throw .refused(.gone)
        }
        return try stored { (store) throws(StoreError) in
            guard let person = try store.person(seenFrom) else { return .refused(.gone) }
            let lines = try store.representations(with: seenFrom).map { (found) throws(StoreError) in
                RepresentingView.Line(
                    found.representation,
                    person: found.person,
                    representative: found.representative,
                    recorder: try store.staff(found.representation.recordedBy)?.name ?? ""
                )
            }
            let done = try store.doneForOthers(with: seenFrom, most: 20)
            return .record(.representing(RepresentingView(person, lines, done: done)))
        }
    }

    private func record(_ draft: RepresentingDraft, _ member: StaffMember) throws(DeskFault) {
        let representation = Representation(
            id: newID(),
            person: draft.person,
            representative: draft.representative,
            powers: draft.powers,
            authority: draft.authority,
            from: draft.from,
            until: draft.until,
            recordedBy: member.id
        )
        let today = world.today
        let audit = entry(.representationRecorded, by: member, on: representation.id, for: draft.person)
        do throws(DeskFault) {
            try stored { (store) throws(StoreError) in
                try store.record(representation, on: today, audit: audit)
            }
        } catch {
            switch error {
            case .store(.cannotRepresent(let fault)): throw .refused(.representation(fault))
            case .store(.noSuchPerson): throw .refused(.gone)
            default: throw error
            }
        }
        log.record(audit)
    }
}
