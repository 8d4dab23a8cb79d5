import Content
import Domain
import Ground
import Screens
import Store

/// Who lends, and by what.
struct DeskLender {
    var member: StaffMember
    var models: ModelCatalogue
    var policy: LendingPolicy
    var book: LendingBook
    var agreement: LoanAgreement

    /// What a hub is called.
    func hub(_ code: String) -> String { policy.hubs.first { $0.code == code }?.name ?? code }
}

// Equipment at the desk.
extension Shell {
    func lending(_ act: DeskLendingAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        try Self.check(member, .lend)
        let lender = try lender(member)
        switch act {
        case .scan(let text): return try scan(text, lender)
        case .scanFor(let person, let text): return try scan(text, for: person, lender)
        case .prepare(let ask): return .lending(try prepare(ask, lender))
        case .lend(let out): return .lending(try lend(out, lender))
        case .takeBack(let back): return .lending(try takeBack(back, lender))
        case .device, .move, .look, .fault, .part, .lost, .dataFound, .dataTold, .sendHome, .keepHere,
            .addDevice,
            .changeDevice, .giveDevice:
            return .lending(.device(try view(of: try device(act, lender), lender)))
        case .printLabel(let id): return .lending(try printLabel(of: id, lender))
        case .newLabel: return .lending(try printNewLabel(lender))
        case .overview: return .lending(.overview(try lendingOverview(lender)))
        case .history(let id): return .lending(try history(of: id, lender))
        case .newDevice(let text), .unused(let text): return .lending(try fresh(text, act, lender))
        case .journeys: return .lending(.journeys(try journeys(lender)))
        case .bench, .pickups, .cancel, .queues, .moveUp, .moveHub, .away, .takeOut:
            return .lending(try lists(act, lender))
        case .pastLoans, .shelf, .reserve, .join: return .lending(try telephone(act, lender))
        case .loans, .loan, .renew, .waive, .called, .tried: return .lending(try loans(act, lender))
        case .count, .counted, .endCount: return .lending(try count(act, lender))
        case .group(let person, let code): return try regroup(person, code, lender)
        case .pastCounts, .pastCount, .answer: return .lending(try pastCounts(act, lender))
        case .scanHere(let text, let count): return try scanHere(text, count, lender)
        case .supplies, .batch, .give, .receive, .writeOff, .correct:
            return .lending(try supplies(act, lender))
        }
    }

    /// What the content of the hub says of lending.
    func lender(_ member: StaffMember) throws(DeskFault) -> DeskLender {
        do throws(ContentError) {
            guard let pack else { throw ContentError(lines: []) }
            let policy = try pack.lending()
            guard let agreement = policy.agreement(on: world.today) else {
                report("No agreement of lending.json begins by today. Add one.")
                throw ContentError(lines: [])
            }
            return DeskLender(
                member: member,
                models: try pack.lendingModels(),
                policy: policy,
                book: try lendingBook(policy, of: pack),
                agreement: agreement
            )
        } catch {
            for line in error.lines.prefix(5) { log.once(line, since: 0) }
            throw .refused(.noRules)
        }
    }

    /// An act upon equipment in the name of who works here.
    func act(
        _ kind: AuditEntry.Act,
        _ lender: DeskLender,
        operation: ID? = nil,
        for person: ID? = nil
    ) -> LendingAct {
        LendingAct(
            operation: operation ?? newID(),
            book: lender.book,
            today: world.today,
            audit: entry(kind, by: lender.member, on: nil, for: person),
            newID: { [self] in newID() },
            reference: { Reference(payload: World.values(below: 31, 8)) }
        )
    }

    /// Does an act in the store, and writes it into the system's own log.
    func done<Result>(
        _ act: LendingAct,
        _ body: (Store, LendingAct) throws(StoreError) -> Result
    ) throws(DeskFault) -> Result {
        let result = try stored { (store) throws(StoreError) in try body(store, act) }
        log.record(act.audit)
        return result
    }

    func borrower(_ person: Person, _ lender: DeskLender, isOverLimit: Bool = false) -> Borrower {
        Borrower(
            person: person.id,
            group: store.flatMap { group(of: person, lender.policy, $0) } ?? "",
            age: person.details.born.years(until: world.today),
            mayExceedLimits: isOverLimit
        )
    }

    func found(person id: ID) throws(DeskFault) -> Person {
        let person = try stored { (store) throws(StoreError) in try store.person(id) }
        guard let person else { throw .refused(.gone) }
        return person
    }
}

// Scans.
extension Shell {
    func scan(_ text: String, _ lender: DeskLender) throws(DeskFault) -> DeskNews {
        let scanned = try stored { (store) throws(StoreError) in try store.find(scanned: text) }
        switch scanned {
        case .asset(let asset, _): return .lending(.device(try view(of: asset, lender)))
        case .account(let person):
            guard lender.member.may(.findPeople) else { return try show(person, lender) }
            return try withLending(attend(.look(person.id), lender.member), lender.member)
        case .reservation(let reservation):
            guard let person = reservation.person else { return .lending(.wrongScan(.unknown, text)) }
            // Who comes before her day is there in person: whose it is, and from when, is shown with what can be done.
            if reservation.state == .reserved, reservation.days.lowerBound > world.today {
                return .lending(.pickup(try pickup(reservation, lender, [:])))
            }
            return .lending(
                try prepare(DeskHandOutAsk(person: person, reservation: reservation.id), lender)
            )
        case .several(let tags): return .lending(.several(text, tags))
        case .unknown: return .lending(.wrongScan(try why(text), text))
        }
    }

    /// What can be lent to somebody, or what speaks against it.
    func prepare(_ ask: DeskHandOutAsk, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        let person = try found(person: ask.person)
        let agreement = agreement(for: person.id, lender)
        var view = DeskHandOutView(operation: newID(), person: lender.seen(person), agreement: agreement)
        view.reservation = try reservation(ask, lender)
        // Words that changed since she reserved are read anew.
        if let agreed = view.reservation?.agreed, agreed.key == agreement.code { view.agreed = agreed }
        if let text = ask.scanned {
            let scanned = try stored { (store) throws(StoreError) in try store.find(scanned: text) }
            switch scanned {
            case .asset(let asset, _):
                guard view.reservation.map({ $0.model == asset.model }) ?? true else {
                    return .wrongScan(.otherModel, text)
                }
                try seeLendable(asset, lender)
                view.asset = asset
            case .account: return .wrongScan(.account, text)
            case .reservation: return .wrongScan(.reservation, text)
            case .several(let tags): return .several(text, tags)
            case .unknown: return .wrongScan(try why(text), text)
            }
        }
        try addRules(to: &view, lender)
        try leaveOut(&view, lender)
        return .handOut(view)
    }

    private func reservation(
        _ ask: DeskHandOutAsk,
        _ lender: DeskLender
    ) throws(DeskFault) -> Reservation? {
        guard let id = ask.reservation else { return nil }
        let found = try stored { (store) throws(StoreError) in try store.reservation(id) }
        guard let found else { throw .refused(.lending(.noSuchReservation)) }
        guard found.state == .reserved else { throw .refused(.lending(.reservationOver(found.state))) }
        guard found.hub == lender.book.hub else {
            throw .refused(.lending(.elsewhere(hub: lender.hub(found.hub))))
        }
        guard found.days.lowerBound <= world.today else {
            throw .refused(.lending(.notYet(found.days.lowerBound)))
        }
        return found
    }

    private func seeLendable(_ asset: Asset, _ lender: DeskLender) throws(DeskFault) {
        guard asset.hub == lender.book.hub else {
            throw .refused(.lending(.elsewhere(hub: lender.hub(asset.hub))))
        }
        let days = lender.book.wipedWithin(asset.model)
        do throws(AssetRefusal) { try asset.mayBeLent(on: world.today, wipedWithin: days) } catch {
            throw .refused(.lending(.asset(error)))
        }
    }

    /// What the rules say of a loan, and when it would be due.
    private func addRules(to view: inout DeskHandOutView, _ lender: DeskLender) throws(DeskFault) {
        let person = try found(person: view.person.id)
        view.helpers = try stored { (store) throws(StoreError) in
            try store.representations(with: person.id).filter {
                $0.representation.person == person.id
                    && (try? $0.representation.hold(on: world.today)) != nil
            }.map(\.representative)
        }
        guard let model = view.asset?.model ?? view.reservation?.model else { return }
        (view.model, view.kit) = (
            lender.models.name(of: model), lender.models.model(model)?.accessories ?? []
        )
        let (borrower, book, today) = (borrower(person, lender), lender.book, world.today)
        let reservation = view.reservation
        view.refusals = try stored { (store) throws(StoreError) in
            try store.loanRefusals(
                of: model,
                use: reservation?.use ?? .atHome,
                to: borrower,
                book,
                on: today,
                collecting: reservation?.id
            )
        }
        let theirs = try stored { (store) throws(StoreError) in try store.loans(of: person.id) }
        view.late = theirs.filter { book.ladder.blocks($0.onLadder, today: today) }
            .map { line($0, person, lender) }
        try addDue(to: &view, lender)
    }

    /// The very day that the store will write, or why it will refuse: before anything is read or agreed.
    private func addDue(to view: inout DeskHandOutView, _ lender: DeskLender) throws(DeskFault) {
        // What staff may put right here first is told first.
        let mayGoOn = view.refusals.allSatisfy(\.isLimit)
        guard mayGoOn else { return }
        let borrower = borrower(view.person, lender, isOverLimit: !view.refusals.isEmpty)
        let act = act(.deviceLent, lender)
        if let asset = view.asset {
            let out = CheckOut(
                asset: asset.id,
                reservation: view.reservation?.id,
                kit: KitCheck(accessories: [], condition: asset.condition),
                agreement: lender.agreement.key
            )
            view.due = try named(lender) { () throws(DeskFault) in
                try stored { (store) throws(StoreError) in
                    try store.rehearseCheckOut(out, to: borrower, by: act)
                }
            }
        } else if let reservation = view.reservation {
            view.due = try stored { (store) throws(StoreError) in
                try store.dueDay(collecting: reservation.id, by: act)
            }
        }
    }

    /// Names whom a device is kept for, to staff who may look for people.
    private func named<Result>(
        _ lender: DeskLender,
        _ body: () throws(DeskFault) -> Result
    ) throws(DeskFault) -> Result {
        do throws(DeskFault) { return try body() } catch {
            guard case .store(.lending(.kept(.some(let id)))) = error, lender.member.may(.findPeople)
            else { throw error }
            throw .refused(.keptFor(try found(person: id).details.name))
        }
    }

    private func lend(_ out: DeskHandingOut, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        if out.isOverLimit { try Self.check(lender.member, .approve) }
        let person = try found(person: out.person)
        let borrower = borrower(person, lender, isOverLimit: out.isOverLimit)
        var check = CheckOut(
            asset: out.asset,
            reservation: out.reservation,
            use: out.use,
            kit: out.kit,
            agreement: out.agreement
        )
        check.agreedDue = out.due
        let act = act(.deviceLent, lender, operation: out.operation, for: person.id)
        let loan = try named(lender) { [check] () throws(DeskFault) in
            try done(act) { (store, act) throws(StoreError) in
                try store.checkOut(check, to: borrower, by: act)
            }
        }
        var line = line(loan, person, lender)
        line.slip = slip(of: loan, for: person.id)
        return .lent(line)
    }
}
