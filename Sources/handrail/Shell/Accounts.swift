import Domain
import Glibc
import Screens
import Store

/// Who is signed in on this terminal.
struct SignedIn {
    var person: Person
    /// Whether staff gave her PIN: until she chose her own, she can do nothing else.
    var mustChoosePIN: Bool
}

// The accounts of residents.
extension Shell {
    /// Does something for an account.
    func serve(_ act: AccountAct) -> [Outcome] {
        do {
            guard let store else { return act.isAwaited ? [.account(act.unserved)] : [] }
            return try serve(act, store).map { [.account($0)] } ?? []
        } catch {
            report(error.description)
            return act.isAwaited ? [.account(act.unserved)] : []
        }
    }

    private func serve(_ act: AccountAct, _ store: Store) throws(StoreError) -> AccountNews? {
        switch act {
        case .begin: return .begun(newID())
        case .look(let name, let born): return .known(try store.hasAccount(named: name, born: born))
        case .lookFor(let card): return .known(try store.person(named: .card(card)) != nil)
        case .open(let opening): return try open(opening, store)
        case .signIn(let name, let pin): return try signIn(name, pin, store)
        case .changePIN(let old, let new): return try changePIN(old, new, store)
        case .signOut: (signedIn, acting) = (nil, nil)
        case .keep(let settings):
            if let person = signedIn?.person { try store.keep(settings: settings, of: person.id) }
        case .followUp(let wish):
            let followUp = FollowUp(
                id: newID(),
                kind: wish.kind,
                name: wish.name,
                phone: wish.phone,
                detail: wish.detail,
                madeAt: world.now
            )
            let audit = entry(.callAskedFor, by: .resident, on: followUp.id)
            try store.add(followUp, audit: audit)
            log.record(audit)
        }
        return nil
    }

    private func open(_ opening: AccountAct.Opening, _ store: Store) throws(StoreError) -> AccountNews {
        let id = newID()
        let registration = Registration(
            operation: opening.operation,
            id: id,
            details: opening.details,
            card: opening.card,
            pin: opening.pin,
            at: world.now
        )
        let audit = entry(.accountOpened, by: .resident, on: id)
        do throws(StoreError) {
            let person = try store.register(registration, salt: World.random(Store.saltLength), audit: audit)
            {
                AccountNumber(payload: World.values(below: 10, AccountNumber.payloadLength))
            }
            log.record(audit)
            signedIn = SignedIn(person: person, mustChoosePIN: false)
            return .opened(person)
        } catch {
            guard error == .cardTaken else { throw error }
            return .known(true)
        }
    }

    private func signIn(_ name: SignInName, _ pin: PIN, _ store: Store) throws(StoreError) -> AccountNews {
        switch try store.signIn(name, pin, trying()) {
        case .signedIn(let person, let mustChoosePIN):
            signedIn = SignedIn(person: person, mustChoosePIN: mustChoosePIN)
            // Without what she chose, the screens are as they are: that is no reason to refuse her.
            let settings = (try? store.settings(of: person.id)) ?? [:]
            return .signedIn(person, settings: settings, mustChoosePIN: mustChoosePIN)
        case .refused(let refusal, let pause):
            World.pause(milliseconds: UInt32(pause))
            return .refused(Self.news(refusal))
        }
    }

    private func changePIN(_ old: PIN?, _ new: PIN, _ store: Store) throws(StoreError) -> AccountNews {
        guard let who = signedIn, old != nil || who.mustChoosePIN else { return .notNow }
        if let old,
            case .refused(let refusal, let pause) = try store.signIn(
                .account(who.person.number),
                old,
                trying()
            )
        {
            World.pause(milliseconds: UInt32(pause))
            return .refused(Self.news(refusal))
        }
        let audit = entry(.pinChanged, by: .resident, on: who.person.id)
        try store.setPIN(
            new,
            of: who.person.id,
            isGiven: false,
            salt: World.random(Store.saltLength),
            at: world.now,
            audit: audit
        )
        log.record(audit)
        signedIn?.mustChoosePIN = false
        return .pinChanged
    }

    private func trying() -> Store.Trying {
        Store.Trying(
            terminal: terminal,
            now: world.now,
            audit: { [self] act, subject in
                let made = entry(act, by: .resident, on: subject)
                log.record(made)
                return made
            },
            newID: { [self] in newID() }
        )
    }

    private static func news(_ refusal: SignInRefusal) -> AccountNews.Refusal {
        switch refusal {
        case .wrong: .wrong
        case .accountLocked(let until): .accountLocked(until: World.clockTime(at: until))
        case .terminalLocked(let until): .terminalLocked(until: World.clockTime(at: until))
        }
    }
}

extension World {
    /// The time of day at an instant, at the end of its minute so that nobody comes too early.
    static func clockTime(at milliseconds: Int64) -> AccountNews.ClockTime {
        var seconds = time_t((milliseconds + 59_999) / 1000)
        var parts = unsafe tm()
        _ = unsafe localtime_r(&seconds, &parts)
        return unsafe AccountNews.ClockTime(hour: Int(parts.tm_hour), minute: Int(parts.tm_min))
    }
}

extension AccountAct {
    /// Whether somebody waits for an answer.
    fileprivate var isAwaited: Bool {
        switch self {
        case .begin, .look, .lookFor, .open, .signIn, .changePIN: true
        case .signOut, .keep, .followUp: false
        }
    }

    /// What is answered where it cannot be done.
    fileprivate var unserved: AccountNews { if case .open = self { .notOpened } else { .notNow } }
}
