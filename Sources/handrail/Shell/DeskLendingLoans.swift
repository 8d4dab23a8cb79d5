import Domain
import Ground
import Screens
import Store

// Loans at the desk.
extension Shell {
    /// A loan with its borrower.
    func line(_ loan: Loan, _ person: Person?, _ lender: DeskLender) -> DeskLoanLine {
        lender.seen(line(loan, person?.details.name, person?.details.phone ?? "", lender))
    }

    private func line(_ loan: Loan, _ name: String?, _ phone: String, _ lender: DeskLender) -> DeskLoanLine {
        var line = DeskLoanLine(
            loan,
            name: name ?? "",
            phone: phone,
            model: lender.models.name(of: loan.model),
            hub: lender.hub(loan.hub),
            today: world.today
        )
        let kit = lender.models.model(loan.model)?.accessories ?? []
        line.parts = Dictionary(kit.map { ($0.code, $0.name) }) { first, _ in first }
        let ladder = lender.book.ladder
        line.isBlocking = ladder.blocks(loan.onLadder, today: world.today)
        let work = ladder.work(for: loan.onLadder, today: world.today)
        line.isToCall = work.steps.contains { $0.kind == .call } && loan.triedOn != world.today
        return line
    }

    func loans(_ wish: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        switch wish {
        case .loan(let id): return .loan(try full(try found(loan: id), lender))
        case .renew(let id):
            let loan = try found(loan: id)
            guard let owner = loan.person else { throw .refused(.gone) }
            let borrower = borrower(try found(person: owner), lender)
            let act = self.act(.loanRenewed, lender, for: owner)
            let new = try done(act) { (store, act) throws(StoreError) in
                try store.renew(id, for: borrower, by: act)
            }
            return .loan(try full(new, lender))
        case .waive(let id, let day, let isHardship):
            let loan = try found(loan: id)
            let act = self.act(loan.act(waivedUntil: day, isHardship), lender, for: loan.person)
            let new = try done(act) { (store, act) throws(StoreError) in
                try store.waive(id, until: day, isHardship: isHardship, by: act)
            }
            return .loan(try full(new, lender))
        case .called(let id, let words), .tried(let id, let words):
            let act = self.act(.callMade, lender, for: try found(loan: id).person)
            let note = "\(self.words.date(world.today)), \(lender.member.name): \(words)"
            var isAnswered = true
            if case .tried = wish { isAnswered = false }
            let new = try done(act) { (store, act) throws(StoreError) in
                try store.note(note, on: id, isAnswered: isAnswered, by: act)
            }
            return .loan(try full(new, lender))
        case .loans(let ask): return .loans(try page(ask, lender))
        default: return .loans(try page(DeskLoansAsk(.all), lender))
        }
    }

    /// So many loans are on a page.
    private static let loansOnPage = 100

    private func page(_ ask: DeskLoansAsk, _ lender: DeskLender) throws(DeskFault) -> DeskLoansView {
        let (today, most) = (world.today, Self.loansOnPage + 1)
        var choice = LoanChoice(hub: ask.hub, model: ask.model)
        if ask.kind == .late { choice.dueBefore = today }
        var view = DeskLoansView()
        view.hubs = lender.policy.hubs.map { DeskNamed(code: $0.code, name: $0.name) }
        return try stored { (store) throws(StoreError) in
            let found =
                ask.kind == .toCall
                ? try store.loansToCall(choice, lender.book.ladder, on: today, after: ask.after, most: most)
                : try store.openLoans(choice, after: ask.after, most: most)
            view.hasMore = found.count == most
            view.lines = try found.prefix(Self.loansOnPage).map { (listing) throws(StoreError) in
                var line = self.line(listing.loan, listing.name, listing.phone, lender)
                if line.loan.daysLate(on: today) > 0 { line.notes = listing.notes }
                line.movedFrom = try store.movedDays(of: line.loan).due
                return line
            }
            if ask.kind != .toCall { view.count = try store.openLoanCount(choice) }
            view.models = try store.openLoanModels().map {
                DeskNamed(code: $0, name: lender.models.name(of: $0))
            }
            return view
        }
    }

    private func found(loan id: ID) throws(DeskFault) -> Loan {
        let loan = try stored { (store) throws(StoreError) in try store.loan(id) }
        guard let loan else { throw .refused(.lending(.noSuchLoan)) }
        return loan
    }

    private func full(_ loan: Loan, _ lender: DeskLender) throws(DeskFault) -> DeskLoanLine {
        let person = try loan.person.map { (id) throws(DeskFault) in try found(person: id) }
        var line = line(loan, person, lender)
        (line.notes, line.movedFrom) = try stored { (store) throws(StoreError) in
            (try store.notes(on: loan.id), try store.movedDays(of: loan).due)
        }
        if !lender.seesPeople { line.notes = [] }
        return line
    }
}

extension Loan {
    /// What it is in the record of acts to waive what comes of being late, or to note hardship.
    fileprivate func act(waivedUntil day: CivilDate?, _ isHardship: Bool) -> AuditEntry.Act {
        if isHardship != self.isHardship { return isHardship ? .hardshipNoted : .hardshipCleared }
        return day == nil ? .waiverEnded : .loanWaived
    }
}
