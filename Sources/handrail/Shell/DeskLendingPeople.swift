import Domain
import Ground
import Screens
import Store

// What a resident borrows, at the desk.
extension Shell {
    /// The group somebody borrows in, and those that staff may put her into.
    private func group(of person: Person, _ lender: DeskLender) throws(DeskFault) -> DeskBorrowerGroup {
        let (policy, code) = (lender.policy, borrower(person, lender).group)
        let recorded = try stored { (store) throws(StoreError) in try store.borrowerGroup(of: person.id) }
        return DeskBorrowerGroup(
            code: code,
            name: policy.groups.first { $0.code == code }?.name ?? code,
            isRecorded: recorded == code,
            groups: policy.groups.map { DeskNamed(code: $0.code, name: $0.name) }
        )
    }

    /// Puts somebody into a group of borrowers.
    func regroup(_ id: ID, _ code: String?, _ lender: DeskLender) throws(DeskFault) -> DeskNews {
        try Self.check(lender.member, .changePeople)
        let person = try found(person: id)
        guard code.map({ code in lender.policy.groups.contains { $0.code == code } }) ?? true else {
            throw .refused(.gone)
        }
        let operation = newID()
        try noted(.borrowerGrouped, lender.member, on: id, for: id) { (store, audit) throws(StoreError) in
            try store.setBorrowerGroup(code, of: id, operation: operation, audit: audit)
        }
        return .lending(.group(try group(of: person, lender)))
    }

    /// Adds to the single view of a resident what she has, has reserved and waits for.
    func withLending(_ news: DeskNews, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        guard case .person(var view) = news else { return news }
        view.lending = try lending(of: view.person, member)
        return .person(view)
    }

    /// What whoever lends sees of a resident whose card was scanned; that it was looked at is in the record of acts.
    func show(_ person: Person, _ lender: DeskLender) throws(DeskFault) -> DeskNews {
        try noted(.personViewed, lender.member, on: person.id) { (store, audit) throws(StoreError) in
            try store.note(audit)
        }
        var view = DeskPersonView(
            person: lender.seen(person),
            hasPIN: true,
            lockedUntil: nil,
            requests: []
        )
        let whole = try lending(of: person, lender.member)
        (view.lending.loans, view.lending.reservations) = (whole.loans, whole.reservations)
        return .lending(.borrower(view))
    }

    private func lending(of person: Person, _ member: StaffMember) throws(DeskFault) -> DeskPersonLending {
        // Where the content cannot say how the hub lends, her page is there without it.
        guard member.may(.lend), let lender = try? lender(member) else { return DeskPersonLending() }
        var lending = DeskPersonLending()
        lending.group = try group(of: person, lender)
        let (loans, reservations, holds, gifts) = try stored { (store) throws(StoreError) in
            lending.acts = try store.loanActs(with: person.id)
            return (
                try store.loans(of: person.id), try store.reservations(of: person.id),
                try store.holds(of: person.id).filter { $0.state == .waiting }, try store.gifts(to: person.id)
            )
        }
        lending.loans = loans.map { line($0, person, lender) }
        lending.pastLoans = try past(of: person.id).count
        for one in reservations where !one.isMissed(on: world.today) {
            lending.reservations.append(try pickup(one, lender, [:]))
        }
        lending.holds = try stored { (store) throws(StoreError) in
            try holds.map { (hold) throws(StoreError) in
                let queue = try store.queue(for: hold.model, at: hold.hub).waiting
                let place = (queue.firstIndex { $0.id == hold.id } ?? 0) + 1
                return try self.queued(hold, place: place, lender, store)
            }
        }
        lending.gifts = gifts
        return lending
    }
}
