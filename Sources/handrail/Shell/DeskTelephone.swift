import Content
import Domain
import Ground
import Screens
import Store

// Residents who telephone: what they had, and what is reserved for them.
extension Shell {
    func telephone(_ act: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        switch act {
        case .pastLoans(let id):
            let person = try found(person: id)
            return .pastLoans(try past(of: id).map { line($0, person, lender) })
        case .shelf(let id): return .shelf(try shelf(for: try found(person: id), lender))
        case .reserve(let wish): return try reserve(wish, lender)
        case .join(let wish): return try join(wish, lender)
        default: throw .refused(.gone)
        }
    }

    /// What somebody had before, the last first.
    func past(of person: ID) throws(DeskFault) -> [Loan] {
        try stored { (store) throws(StoreError) in
            try store.loans(of: person, withPast: true).filter { !$0.isOpen }
        }
    }

    /// So many days are offered.
    private static let daysOffered = 5

    private func shelf(for person: Person, _ lender: DeskLender) throws(DeskFault) -> [DeskShelfLine] {
        let content = LendingContent(
            models: lender.models,
            policy: lender.policy,
            book: lender.book,
            agreement: lender.agreement
        )
        let (borrower, today) = (borrower(person, lender), world.today)
        return try stored { (store) throws(StoreError) in
            let kept = try store.reservations(of: person.id)
            var lines: [DeskShelfLine] = []
            for model in lender.models.models {
                let own = toFetch(kept, of: model.id, content)
                guard let outlook = try outlook(of: model.id, for: borrower, own, content, store),
                    outlook.total > 0
                else { continue }
                let days = outlook.days.prefix(Self.daysOffered).map(\.from)
                let refusals = try store.refusals(
                    of: model.id,
                    .reservation(from: days.first ?? today),
                    to: borrower,
                    lender.book,
                    on: today
                )
                let waiting = try store.queue(for: model.id, at: lender.book.hub).waiting.count
                lines.append(
                    DeskShelfLine(
                        model: model.id,
                        name: model.name,
                        days: Array(days),
                        waiting: waiting,
                        refusals: refusals,
                        operation: newID()
                    )
                )
            }
            return lines
        }
    }

    /// The agreement is read and accepted when she fetches it.
    private func reserve(_ wish: DeskReserving, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        let person = try found(person: wish.person)
        let borrower = borrower(person, lender)
        guard let day = wish.from else { throw .refused(.gone) }
        let made = act(.deviceReserved, lender, operation: wish.operation, for: person.id)
        let reservation = try done(made) { (store, act) throws(StoreError) in
            try store.reserve(ReservationWish(model: wish.model, from: day), for: borrower, by: act)
        }
        return .reserved(try pickup(reservation, lender, [:]))
    }

    private func join(_ wish: DeskReserving, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        let person = try found(person: wish.person)
        let borrower = borrower(person, lender)
        let made = act(.holdJoined, lender, operation: wish.operation, for: person.id)
        let hold = try done(made) { (store, act) throws(StoreError) in
            try store.joinQueue(for: wish.model, borrower, by: act)
        }
        if let id = hold.reservation,
            let kept = try stored({ (store) throws(StoreError) in try store.reservation(id) })
        {
            return .reserved(try pickup(kept, lender, [:]))
        }
        return .waits(
            try stored { (store) throws(StoreError) in
                let queue = try store.queue(for: hold.model, at: hold.hub).waiting
                let place = (queue.firstIndex { $0.id == hold.id } ?? 0) + 1
                return try self.queued(hold, place: place, lender, store)
            }
        )
    }
}

// What a borrower reads and takes home is in her language.
extension Shell {
    /// The content of the hub as somebody reads it; nil where it cannot be read.
    private func pack(for person: ID) -> (ContentPack, language: String)? {
        guard let pack, let store else { return nil }
        let language = (try? store.contactChoices(of: person).language) ?? words.language
        guard language != words.language else { return (pack, language) }
        return (try? pack.translated(to: language)).map { ($0, language) }
    }

    /// What somebody agrees to, in her language; who hands the device out reads it in that of the desk besides.
    func agreement(for person: ID, _ lender: DeskLender) -> DeskAgreement {
        let plain = lender.agreement
        let own = pack(for: person).flatMap { try? $0.0.lending().agreement(on: world.today) } ?? plain
        var agreement = DeskAgreement(code: plain.key, title: own.title, lines: own.lines)
        if own.lines != plain.lines { agreement.deskLines = plain.lines }
        return agreement
    }

    /// The paper that goes with a loan, in the language of the borrower.
    func slip(of loan: Loan, for person: ID) -> LoanSlip? {
        guard let (pack, language) = pack(for: person), let words = try? wording(language),
            let policy = try? pack.lending(), let models = try? pack.lendingModels()
        else { return nil }
        return LoanSlip(
            loan,
            models.model(loan.model),
            due: words.date(loan.due, withWeekday: true),
            hub: pack.hub.contact?.address ?? [pack.hub.name],
            phone: pack.hub.contact?.phone ?? "",
            policy.slip
        )
    }
}
