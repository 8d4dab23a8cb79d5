import Content
import Domain
import Screens
import Store

// The pages of "my account", for who is signed in or for whom she acts.
extension Shell {
    /// Does something for a page of "my account".
    func serve(_ act: MineAct) -> [Outcome] {
        do throws(StoreError) {
            guard let store, let use = accountUse else { return [.mine(.notNow)] }
            if case .openForm(let form) = act { return [try open(form, use, store)] }
            return [.mine(try news(of: act, use, store))]
        } catch {
            if case .notRepresented(let refusal) = error { return [.mine(.refused(refusal))] }
            report(error.description)
            return [.mine(.notNow)]
        }
    }

    /// Whose account is in use, and by whom; nil where nobody is signed in, or she must first choose a PIN.
    var accountUse: AccountUse? {
        guard let signedIn, !signedIn.mustChoosePIN else { return nil }
        guard let acting else { return AccountUse(owner: signedIn.person.id) }
        return AccountUse(owner: acting.person.id, representative: signedIn.person.id)
    }

    private func news(of act: MineAct, _ use: AccountUse, _ store: Store) throws(StoreError) -> MineNews {
        switch act {
        case .details, .change: try details(act, use, store)
        case .requests, .withdraw, .reply, .lookAgain: try requests(act, use, store)
        case .messages, .read: try messages(act, use, store)
        case .reach, .keepNeeds, .keepWishes: try reach(act, use, store)
        case .consents, .decide: try consents(act, use, store)
        case .people, .endActing, .act, .actForMyself: try people(act, use, store)
        case .forms, .openForm, .looks, .held, .forgetting, .wishForgetting: try record(act, use, store)
        }
    }

    private func details(_ act: MineAct, _ use: AccountUse, _ store: Store) throws(StoreError) -> MineNews {
        guard case .change(let details, let operation) = act else {
            try store.mayDo(.seeDetails, in: use, on: world.today)
            guard let person = try store.person(use.owner) else { throw .noSuchPerson }
            return .details(person.details, operation: newID())
        }
        let change = Store.DetailsChange(
            operation: operation,
            id: newID(),
            use: use,
            details: details,
            today: world.today
        )
        let audit = entry(.detailsChanged, by: .resident, on: use.owner)
        let (person, told) = try store.change(change, telling: toldServices, audit: audit)
        log.record(audit)
        if signedIn?.person.id == person.id { signedIn?.person = person }
        if acting?.person.id == person.id { acting?.person = person }
        return .changed(person, told: told, operation: newID())
    }

    private func requests(_ act: MineAct, _ use: AccountUse, _ store: Store) throws(StoreError) -> MineNews {
        switch act {
        case .withdraw(let request):
            guard try step(.withdraw, on: request, use, store) else { return .notNow }
        case .reply(let request, let words):
            guard try step(.reply(words), on: request, use, store) else { return .notNow }
        case .lookAgain(let request, let words):
            let again = CaseAct.complaint(.escalate(words, due: secondAnswerDay()))
            guard try step(again, on: request, use, store) else { return .notNow }
        default: break
        }
        try store.mayDo(.seeRequests, in: use, on: world.today)
        return .requests(try store.ownRequests(of: use.owner))
    }

    /// What the resident does on her request; false where it cannot be done now.
    ///
    /// Where staff ended the request meanwhile there is nothing to do, and the page shows how it stands.
    private func step(
        _ act: CaseAct,
        on request: ID,
        _ use: AccountUse,
        _ store: Store
    ) throws(StoreError) -> Bool {
        try store.mayDo(.withdrawRequest, in: use, on: world.today)
        guard pack != nil else { return false }
        var step = CaseStep(
            operation: newID(),
            request: request,
            act: act,
            actor: .resident(use.owner),
            at: world.now,
            today: world.today,
            days: workingDays(),
            terminal: terminal,
            entry: newID()
        )
        step.representative = use.representative
        switch try store.perform(step) {
        case .success: log.record(step.audit)
        case .failure(.ended), .failure(.notWaiting), .failure(.cannotEscalate): break
        case .failure: return false
        }
        return true
    }

    private func messages(_ act: MineAct, _ use: AccountUse, _ store: Store) throws(StoreError) -> MineNews {
        try store.mayDo(.seeWhoLooked, in: use, on: world.today)
        let found = try store.messages(of: use.owner, at: world.now, standing: true)
        if case .read(let message) = act, found.contains(where: { $0.id == message }) {
            try store.markMessage(message, readAt: world.now)
        }
        guard let person = try store.person(use.owner), let pack,
            let templates = try? pack.messageTemplates()
        else { return .notNow }
        let writer = MessageWriter(templates, pack, words)
        return .messages(
            found.compactMap { message in
                guard let text = writer.text(of: message, to: Addressee(person.details)) else { return nil }
                return MineNews.Letter(
                    id: message.id,
                    at: message.at,
                    subject: text.subject,
                    lines: text.lines,
                    isKnown: message.readAt != nil || message.channel != .screen
                )
            }
        )
    }

    private func reach(_ act: MineAct, _ use: AccountUse, _ store: Store) throws(StoreError) -> MineNews {
        switch act {
        case .keepNeeds(let needs):
            let audit = entry(.needsChanged, by: .resident, on: use.owner)
            try store.keep(needs, in: use, on: world.today, audit: audit)
            log.record(audit)
        case .keepWishes(let wishes):
            let audit = entry(.contactChosen, by: .resident, on: use.owner)
            try store.keep(wishes, in: use, on: world.today, audit: audit)
            log.record(audit)
        default: try store.mayDo(.seeNeeds, in: use, on: world.today)
        }
        guard let person = try store.person(use.owner) else { throw .noSuchPerson }
        return .reach(
            MineNews.Reach(
                details: person.details,
                needs: try store.needs(of: use.owner),
                wishes: try store.wishes(of: use.owner),
                allowsNews: try store.consents(of: use.owner).allow(.news)
            )
        )
    }

    private func consents(_ act: MineAct, _ use: AccountUse, _ store: Store) throws(StoreError) -> MineNews {
        guard case .decide(let kind, let isGiven) = act else {
            try store.mayDo(.decideConsents, in: use, on: world.today)
            return .consents(try store.consents(of: use.owner))
        }
        let audit = entry(isGiven ? .consentGiven : .consentWithdrawn, by: .resident, on: use.owner)
        let all = try store.decide(kind, isGiven: isGiven, in: use, on: world.today, audit: audit)
        log.record(audit)
        return .consents(all)
    }
}

// Acting for others, and the record itself.
extension Shell {
    private func people(_ act: MineAct, _ use: AccountUse, _ store: Store) throws(StoreError) -> MineNews {
        switch act {
        case .act(let id):
            guard let found = try store.representation(id), found.representative == use.owner,
                let person = try store.person(found.person)
            else { throw .notRepresented(.unknown) }
            do throws(Representation.Refusal) { try found.hold(on: world.today) } catch {
                throw StoreError.notRepresented(error)
            }
            acting = Acting(person: person, representation: found)
            let audit = entry(.actingBegan, by: .resident, on: person.id)
            try store.noteActing(audit)
            log.record(audit)
            return .acting(acting)
        case .actForMyself:
            acting = nil
            return .acting(nil)
        case .endActing(let id):
            try store.mayDo(.endRepresentation, in: use, on: world.today)
            let audit = entry(.representationEnded, by: .resident, on: id)
            try store.end(id, asWishedBy: use.owner, audit: audit)
            log.record(audit)
        default: break
        }
        try store.mayDo(.endRepresentation, in: use, on: world.today)
        let partners = try store.representations(with: use.owner).map { found in
            let isActing = found.representation.representative == use.owner
            return MineNews.Partner(
                found.representation,
                name: isActing ? found.person : found.representative,
                isActing: isActing
            )
        }
        return .people(partners, done: try store.doneForOthers(with: use.owner))
    }

    private func record(_ act: MineAct, _ use: AccountUse, _ store: Store) throws(StoreError) -> MineNews {
        switch act {
        case .looks:
            try store.mayDo(.seeWhoLooked, in: use, on: world.today)
            return .looks(try store.views(of: use.owner), loans: try store.loanActs(with: use.owner))
        case .held:
            try store.mayDo(.takeDataAway, in: use, on: world.today)
            let audit = entry(.dataTakenAway, by: .resident, on: use.owner)
            let data = try store.held(on: use.owner, audit: audit)
            log.record(audit)
            return .held(data)
        case .wishForgetting(let isWished):
            let audit = entry(
                isWished ? .forgettingAsked : .forgettingTakenBack,
                by: .resident,
                on: use.owner
            )
            let wish = try store.wishToBeForgotten(isWished, in: use, on: world.today, audit: audit)
            log.record(audit)
            return .forgetting(wish)
        case .forgetting:
            try store.mayDo(.askToBeForgotten, in: use, on: world.today)
            return .forgetting(try store.forgettingWish(of: use.owner))
        default:
            try store.mayDo(.decideConsents, in: use, on: world.today)
            let forms = try store.ownForms(of: use.owner, on: world.today)
            return .forms(
                forms.map { MineNews.KeptForm(id: $0.id, service: $0.service, lastDay: $0.lastDay) }
            )
        }
    }

    private func open(_ form: ID, _ use: AccountUse, _ store: Store) throws(StoreError) -> Outcome {
        try store.mayDo(.decideConsents, in: use, on: world.today)
        let audit = entry(.savedFormOpened, by: .resident, on: form)
        guard let saved = try store.openForm(form, of: use.owner, on: world.today, audit: audit) else {
            return .mine(.notNow)
        }
        log.record(audit)
        return resumed(saved)
    }

    /// Keeps a form that was saved with the account of who is signed in, where she agreed to that.
    func keepWithAccount(_ form: ID) {
        guard acting == nil, let use = accountUse else { return }
        do throws(StoreError) { _ = try store?.keepForm(form, with: use.owner, at: world.now) } catch {
            report(error.description)
        }
    }

    /// Whether a form may be sent: for oneself always, for another where that is recorded today.
    func maySend() -> Bool {
        guard acting != nil else { return true }
        guard let store, let use = accountUse else { return false }
        do throws(StoreError) {
            try store.mayDo(.sendForm, in: use, on: world.today)
            return true
        } catch {
            report(error.description)
            return false
        }
    }
}
