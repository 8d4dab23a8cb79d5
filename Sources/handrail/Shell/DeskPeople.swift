import Domain
import Ground
import Screens
import Store

// What the desk does for residents.
extension Shell {
    func attend(_ act: DeskAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        switch act {
        case .look(let id):
            try noted(.personViewed, member, on: id) { (store, audit) throws(StoreError) in
                try store.note(audit)
            }
            return try view(of: id)
        case .change(let id, let details):
            try change(id, to: details, member)
            return try view(of: id)
        case .setCard(let id, let card):
            try noted(.cardChanged, member, on: id, for: id) { (store, audit) throws(StoreError) in
                try store.setCard(card, of: id, audit: audit)
            }
            return try view(of: id)
        case .unlock(let id):
            try noted(.signInUnlocked, member, on: id) { (store, audit) throws(StoreError) in
                try store.unlock(id, audit: audit)
            }
            return try view(of: id)
        case .givePIN(let id, let proofs): return try givePIN(to: id, proofs, member)
        case .register(let details, let card, let isSure):
            return try register(details, card, isSure: isSure, member)
        case .takeOut(let id):
            let audit = entry(.dataTakenAway, by: member, on: id)
            let data = try stored { (store) throws(StoreError) in try store.held(on: id, audit: audit) }
            log.record(audit)
            return .held(data)
        default: throw .refused(.gone)
        }
    }

    /// Does something that is in the record of acts, in the store and in the system's own log.
    func noted(
        _ act: AuditEntry.Act,
        _ member: StaffMember,
        on subject: ID?,
        for person: ID? = nil,
        _ body: (Store, AuditEntry) throws(StoreError) -> Void
    ) throws(DeskFault) {
        let audit = entry(act, by: member, on: subject, for: person)
        try stored { (store) throws(StoreError) in try body(store, audit) }
        log.record(audit)
    }

    /// Changes what is known of a resident; the services that want to know of it are to be told, as where she does so.
    private func change(_ id: ID, to details: PersonDetails, _ member: StaffMember) throws(DeskFault) {
        let (now, services) = (world.now, toldServices)
        let change = Store.DetailsChange(
            operation: newID(),
            id: newID(),
            use: AccountUse(owner: id),
            details: details,
            today: world.today
        )
        try noted(.detailsChanged, member, on: id, for: id) { (store, audit) throws(StoreError) in
            guard let person = try store.person(id) else { throw .noSuchPerson }
            if person.details.facts(changedIn: details).isEmpty {
                // No service is told of a date of birth.
                _ = try store.change(id, to: details, at: now, audit: audit)
            } else {
                _ = try store.change(change, telling: services, audit: audit)
            }
        }
    }

    private func view(of id: ID) throws(DeskFault) -> DeskNews {
        let (now, days) = (world.now, workingDays())
        return try stored { (store) throws(StoreError) in
            guard let person = try store.person(id) else { return .refused(.gone) }
            var requests: [DeskCaseLine] = []
            for file in try store.cases(of: id) {
                let holder = try file.holder.flatMap { (id) throws(StoreError) in try store.staff(id) }
                let name = person.details.name
                requests.append(
                    line(CaseListing(file: file, holderName: holder?.name, residentName: name), days)
                )
            }
            var view = DeskPersonView(
                person: person,
                hasPIN: try store.hasPIN(id),
                lockedUntil: try store.lockedUntil(id, at: now).map { time(at: $0) },
                requests: requests
            )
            view.around = try around(id, in: store)
            return .person(view)
        }
    }

    /// How many of her messages the single view shows.
    private static let lastMessages = 5

    private func around(_ id: ID, in store: Store) throws(StoreError) -> DeskAround {
        let (now, today) = (world.now, world.today)
        var around = DeskAround()
        around.needs = try store.needs(of: id)
        for found in try store.representations(with: id)
        where (try? found.representation.hold(on: today)) != nil {
            if found.representation.person == id {
                around.actedForBy.append(found.representative)
            } else {
                around.actsFor.append(found.person)
            }
        }
        around.appointments = try store.appointments(of: id, from: today).filter {
            $0.state == .booked || $0.state == .cancelled
        }
        around.messages = try store.messages(of: id, at: now, most: Self.lastMessages).map {
            ($0, time(at: $0.at))
        }
        around.notices = try store.notices(about: id).count { $0.toldAt == nil }
        around.wish = try store.forgettingWish(of: id).flatMap { $0.state == .asked ? $0 : nil }
        around.unread = try store.unreadMessages(of: id, at: now)
        around.evidence = try store.evidence(of: id).map { (papers: $0, day: World.day(at: $0.sentAt)) }
        around.former = try store.formerDetails(of: id).map { (detail: $0, day: World.day(at: $0.changedAt)) }
        around.forms = try store.ownForms(of: id, on: today).map { form in
            DeskAround.Form(service: form.service, kept: World.day(at: form.keptAt), lastDay: form.lastDay)
        }
        return around
    }

    private func givePIN(
        to id: ID,
        _ proofs: IdentityProofs,
        _ member: StaffMember
    ) throws(DeskFault) -> DeskNews {
        let pin = PIN.drawn()
        try noted(.pinReset, member, on: id, for: id) { (store, audit) throws(StoreError) in
            try store.givePIN(
                pin,
                to: id,
                having: proofs,
                seenBy: member.id,
                salt: World.random(Store.saltLength),
                audit: audit
            )
        }
        let person = try stored { (store) throws(StoreError) in try store.person(id) }
        guard let person else { throw .refused(.gone) }
        return .newPIN(pin, person)
    }

    private func register(
        _ details: PersonDetails,
        _ card: CardNumber?,
        isSure: Bool,
        _ member: StaffMember
    ) throws(DeskFault) -> DeskNews {
        if !isSure {
            let alike = try alike(details)
            if !alike.isEmpty { return .alike(alike) }
        }
        let (id, operation, pin) = (newID(), newID(), PIN.drawn())
        let registration = Registration(
            operation: operation,
            id: id,
            details: details,
            card: card,
            pin: nil,
            at: world.now
        )
        var person: Person?
        try noted(.accountOpened, member, on: id, for: id) { (store, audit) throws(StoreError) in
            person = try store.register(registration, salt: World.random(Store.saltLength), audit: audit) {
                AccountNumber(payload: World.values(below: 10, AccountNumber.payloadLength))
            }
        }
        let now = world.now
        try noted(.pinReset, member, on: id, for: id) { (store, audit) throws(StoreError) in
            try store.setPIN(
                pin,
                of: id,
                isGiven: true,
                salt: World.random(Store.saltLength),
                at: now,
                audit: audit
            )
        }
        guard let person else { throw .refused(.gone) }
        return .newPIN(pin, person)
    }

    /// Residents with the same date of birth and a word of the name in common.
    private func alike(_ details: PersonDetails) throws(DeskFault) -> [Person] {
        try stored { (store) throws(StoreError) in
            var found: [Person] = []
            for word in details.nameWords {
                for person in try store.people(fitting: word)
                where person.details.born == details.born && !found.contains(person) {
                    found.append(person)
                }
            }
            return found
        }
    }
}
