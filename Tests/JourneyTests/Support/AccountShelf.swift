import Domain
import Ground
import Screens

/// Accounts in memory: what a shell with a store does with them, at the time that a test says.
final class AccountShelf {
    struct Account {
        var person: Person
        var pin: PIN
        var isGiven = false
        var settings: [String: String] = [:]
    }

    private(set) var accounts: [ID: Account] = [:]
    /// Those who asked to be called.
    private(set) var wishes: [AccountAct.CallWish] = []
    /// Whether the store cannot be used.
    var fails = false
    private var tries: [String: WrongTries] = [:]
    private var signedIn: ID?
    private var operations: [ID: ID] = [:]

    /// The number that the first account gets.
    static let number = AccountNumber(payload: [2, 8, 4, 9, 1, 5, 6, 0])

    /// The one account there is.
    var only: Account? { accounts.count == 1 ? accounts.values.first : nil }

    func change(_ body: (inout Account) -> Void) {
        for id in accounts.keys {
            guard var account = accounts[id] else { continue }
            body(&account)
            accounts[id] = account
        }
    }

    func serve(_ act: AccountAct, at now: Int64) -> AccountNews? {
        switch act {
        case .begin: return .begun(id(now + Int64(accounts.count)))
        case .open(let opening): return open(opening, now)
        case .signIn(let name, let pin): return signIn(name, pin, now)
        case .signOut: signedIn = nil
        case .changePIN(let old, let new): return changePIN(old, new, now)
        case .keep(let settings): if let signedIn { accounts[signedIn]?.settings = settings }
        case .followUp(let wish):
            guard !fails else { return .notNow }
            wishes.append(wish)
            return .wishKept
        }
        return nil
    }

    private func id(_ now: Int64) -> ID { ID(milliseconds: now, random: Array(repeating: 8, count: 10)) }

    private func open(_ opening: AccountAct.Opening, _ now: Int64) -> AccountNews {
        guard !fails else { return .notOpened }
        // Tests open accounts at the same moment.
        let id = operations[opening.operation] ?? id(now + Int64(accounts.count))
        operations[opening.operation] = id
        let person = Person(
            id: id,
            number: accounts.isEmpty
                ? Self.number : AccountNumber(payload: [2, 8, 4, 9, 1, 5, 6, accounts.count % 10]),
            details: opening.details,
            // A card stays with the account that has it.
            card: accounts.values.contains { $0.person.card == opening.card } ? nil : opening.card,
            openedAt: now
        )
        accounts[id] = Account(person: person, pin: opening.pin)
        signedIn = id
        return .opened(person)
    }

    private func find(_ name: SignInName) -> Account? {
        accounts.values.first { account in
            switch name {
            case .account(let number): account.person.number == number
            case .card(let card): account.person.card == card
            }
        }
    }

    private func refusal(_ name: SignInName, _ pin: PIN, _ now: Int64) -> AccountNews.Refusal? {
        let found = find(name)
        let key = found?.person.id.description ?? "\(name)"
        var count = tries[key] ?? WrongTries()
        let locked = AccountNews.Refusal.accountLocked(until: .init(hour: 15, minute: 42))
        if count.isLocked(.ofPIN, at: now) { return locked }
        if found?.pin == pin {
            tries[key] = nil
            return nil
        }
        count.add(.ofPIN, at: now)
        tries[key] = count
        return count.isLocked(.ofPIN, at: now) ? locked : .wrong
    }

    private func signIn(_ name: SignInName, _ pin: PIN, _ now: Int64) -> AccountNews {
        guard !fails else { return .notNow }
        if let refusal = refusal(name, pin, now) { return .refused(refusal) }
        guard let account = find(name) else { return .notNow }
        signedIn = account.person.id
        return .signedIn(account.person, settings: account.settings, mustChoosePIN: account.isGiven)
    }

    private func changePIN(_ old: PIN?, _ new: PIN, _ now: Int64) -> AccountNews {
        guard !fails, let signedIn, let account = accounts[signedIn], old != nil || account.isGiven else {
            return .notNow
        }
        if let old, let refusal = refusal(.account(account.person.number), old, now) {
            return .refused(refusal)
        }
        accounts[signedIn]?.pin = new
        accounts[signedIn]?.isGiven = false
        return .pinChanged
    }
}
