import Content
import Domain
import Ground
import Screens
import Store

/// How this hub lends, as its content says it now.
struct LendingContent {
    var models: ModelCatalogue
    var policy: LendingPolicy
    var book: LendingBook
    var agreement: LoanAgreement
}

// What residents borrow: for who is signed in, or for whom she acts.
extension Shell {
    /// Does something for somebody who borrows.
    func serve(_ act: BorrowAct) -> [Outcome] {
        do throws(StoreError) {
            guard let store, let content = lendingContent() else { return [.lending(.notNow)] }
            if case .browse = act { return [.lending(try shelf(content, store))] }
            guard let use = accountUse else { return [.lending(.notNow)] }
            try store.mayDo(.borrow, in: use, on: world.today)
            return [.lending(try news(of: act, Borrowing(content, try borrower(use, content, store), store)))]
        } catch {
            switch error {
            case .lending(let refusal) where act != .browse: return [.lending(.refused(refusal))]
            case .lending: break
            case .notRepresented: return [.lending(.notAllowed)]
            default: report(error.description)
            }
            return [.lending(.notNow)]
        }
    }

    /// How the hub lends; nil where its content cannot say so, which staff are told.
    private func lendingContent() -> LendingContent? {
        guard let pack else { return nil }
        do throws(ContentError) {
            let policy = try pack.lending()
            guard let agreement = policy.agreement(on: world.today) else {
                report("No agreement of lending.json begins by today. Add one.")
                return nil
            }
            return LendingContent(
                models: try pack.lendingModels(),
                policy: policy,
                book: try lendingBook(policy, of: pack),
                agreement: agreement
            )
        } catch {
            for line in error.lines.prefix(5) { log.once(line, since: 0) }
            return nil
        }
    }

    private func borrower(
        _ use: AccountUse,
        _ content: LendingContent,
        _ store: Store
    ) throws(StoreError) -> Borrower {
        guard let person = try store.person(use.owner) else { throw .noSuchPerson }
        let age = person.details.born.years(until: world.today)
        let group = group(of: person, content.policy, store) ?? content.policy.group(ofAge: age)
        return Borrower(person: person.id, group: group, age: age)
    }

    /// What there is, for anybody who looks around, and what speaks against it for who is signed in.
    func shelf(_ content: LendingContent, _ store: Store) throws(StoreError) -> BorrowNews {
        var known: Borrower?
        if let use = accountUse {
            try store.mayDo(.borrow, in: use, on: world.today)
            known = try borrower(use, content, store)
        }
        let anybody = Borrower(person: newID(), group: content.policy.group(ofAge: nil))
        let holds = try known.map { (one) throws(StoreError) in try store.holds(of: one.person) } ?? []
        let kept = try known.map { (one) throws(StoreError) in try store.reservations(of: one.person) } ?? []
        var items: [LendingShelf.Item] = []
        for model in content.models.models {
            let own = toFetch(kept, of: model.id, content)
            guard let outlook = try outlook(of: model.id, for: known ?? anybody, own, content, store) else {
                continue
            }
            var item = LendingShelf.Item(model: model, outlook: outlook)
            item.drawing = pack?.drawing(of: model)
            if outlook.free < 1 { item.elsewhere = try others(having: model.id, content, store) }
            guard outlook.total > 0 || !item.elsewhere.isEmpty else { continue }
            if let known {
                let wish = BorrowingAsk.Wish.reservation(from: outlook.days.first?.from ?? world.today)
                item.refusals = try store.refusals(
                    of: model.id,
                    wish,
                    to: known,
                    content.book,
                    on: world.today
                )
                let hold = holds.first { $0.model == model.id }
                item.isWaitedFor = hold?.state == .waiting
                (item.isOffered, item.isKept) = (hold?.state == .offered, !own.isEmpty)
            }
            items.append(item)
        }
        var shelf = LendingShelf(
            purposes: content.models.purposes,
            items: items,
            agreement: content.agreement
        )
        shelf.hubToday = content.book.hubToday(world.today)
        return .shelf(shelf)
    }

    /// The reservations of a model that can still be fetched here.
    func toFetch(_ kept: [Reservation], of model: String, _ content: LendingContent) -> [Reservation] {
        kept.filter { $0.model == model && $0.hub == content.book.hub && !$0.isMissed(on: world.today) }
    }

    /// What other hubs are called that have one on the shelf.
    private func others(
        having model: String,
        _ content: LendingContent,
        _ store: Store
    ) throws(StoreError) -> [String] {
        let codes = try store.hubs(having: model, beside: content.book.hub, on: world.today)
        return codes.compactMap { code in content.policy.hubs.first { $0.code == code }?.name }
    }

    /// When a model can be had; nil where the bank holidays do not even say so for the next days.
    ///
    /// Staff are told where they end: other models may be lent for a shorter time, and go on.
    func outlook(
        of model: String,
        for borrower: Borrower,
        _ own: [Reservation],
        _ content: LendingContent,
        _ store: Store
    ) throws(StoreError) -> Outlook? {
        let (book, today) = (content.book, world.today)
        let horizon = Outlook.horizon(of: model, book, for: borrower, on: today)
        if horizon >= book.opening.workingDays.lastKnown {
            report("The bank holidays of the content pack end too early. Add a year to bank-holidays.json.")
        }
        let shelf = try store.shelfCount(
            of: model,
            at: book.hub,
            through: horizon,
            wipedSince: book.wipedSince(model, on: today)
        )
        let waiting = try store.countWaiting(for: model, at: book.hub, on: today)
        return try? Outlook(
            of: model,
            shelf,
            book,
            for: borrower,
            queue: waiting.queue,
            passed: waiting.passed,
            own: own.map(\.days.lowerBound),
            on: today
        )
    }
}

// Groups of borrowers.
extension Shell {
    /// The group that a person borrows in: what staff recorded, else what follows from what is known of her.
    ///
    /// Nil where the store cannot be read.
    func group(of person: Person, _ policy: LendingPolicy, _ store: Store) -> String? {
        let age = person.details.born.years(until: world.today)
        do throws(StoreError) {
            return policy.group(
                recorded: try store.borrowerGroup(of: person.id),
                age: age,
                actsForOthers: try actsForOthers(person, policy, store)
            )
        } catch {
            report(error.description)
            return nil
        }
    }

    /// Whether a person acts for somebody else today; not asked where no group is of those.
    private func actsForOthers(
        _ person: Person,
        _ policy: LendingPolicy,
        _ store: Store
    ) throws(StoreError) -> Bool {
        guard policy.groups.contains(where: \.isOfCarers) else { return false }
        return try store.representations(with: person.id).contains {
            $0.representation.representative == person.id
                && (try? $0.representation.hold(on: world.today)) != nil
        }
    }
}

extension ModelCatalogue {
    /// What people want to do, in the order of the models, with those that serve it.
    var purposes: [LendingShelf.Purpose] {
        var found: [LendingShelf.Purpose] = []
        for model in models {
            for title in model.purposes {
                if let index = found.firstIndex(where: { $0.title == title }) {
                    found[index].models.append(model.id)
                } else {
                    let code = String(found.count + 1)
                    found.append(LendingShelf.Purpose(code: code, title: title, models: [model.id]))
                }
            }
        }
        return found
    }
}

extension CivilDate {
    /// How many whole years lie between this day and a later one.
    func years(until day: CivilDate) -> Int {
        day.year - year - ((day.month, day.day) < (month, self.day) ? 1 : 0)
    }
}
