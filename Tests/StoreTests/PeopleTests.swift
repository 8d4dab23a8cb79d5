import Domain
import Ground
import Testing

@testable import Store

/// Accounts of residents, over a real store.
@Suite struct PeopleTests {
    static let salt = [UInt8](repeating: 7, count: Store.saltLength)
    static let minute: Int64 = 60_000

    static func details(_ name: String = "Joan Marker", phone: String = "01632 960 100") -> PersonDetails {
        PersonDetails(
            name: name,
            born: CivilDate(daysSinceEpoch: -7_220),
            address: ["14 Weir Road", "Millbrook"],
            postcode: "zy1  4lb",
            phone: phone,
            email: "joan@example.org"
        )
    }

    static func registration(
        _ number: Int,
        _ details: PersonDetails = details(),
        card: String? = nil,
        pin: String? = "481620"
    ) throws -> Registration {
        Registration(
            operation: id(number),
            id: id(number + 500_000),
            details: details,
            card: card.flatMap { CardNumber(reading: $0) },
            pin: try pin.map { try PIN(trying: $0) },
            at: 5
        )
    }

    static func number(_ value: Int) -> AccountNumber {
        AccountNumber(payload: String(10_000_000 + value).compactMap(\.wholeNumberValue))
    }

    @discardableResult
    static func register(_ number: Int, _ registration: Registration, in store: Store) throws -> Person {
        try store.register(registration, salt: salt, audit: audit(number)) { Self.number(number) }
    }

    static func trying(_ now: Int64, at terminal: String = "t1", _ entry: Int = 1) -> Store.Trying {
        Store.Trying(
            terminal: terminal,
            now: now,
            audit: { act, subject in
                AuditEntry(
                    id: ID(milliseconds: now, random: (0..<10).map { _ in UInt8.random(in: 0...255) }),
                    at: now,
                    actor: .resident,
                    act: act,
                    subject: subject,
                    terminal: terminal
                )
            },
            newID: { ID(milliseconds: now, random: (0..<10).map { _ in UInt8.random(in: 0...255) }) }
        )
    }

    @Test func anAccountIsOpenedOnceHoweverOftenItIsAsked() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let first = try Self.register(1, Self.registration(1, card: "D-1234 5"), in: store)
        let again = try Self.register(2, Self.registration(1), in: store)
        #expect(first == again)
        #expect(first.card?.description == "D12345")
        #expect(first.details.postcode == "ZY1 4LB")
        #expect(try store.person(first.id) == first)
    }

    @Test func aCardOfSomebodyElseOpensNoAccount() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try Self.register(1, Self.registration(1, card: "D12345"), in: store)
        #expect(throws: StoreError.cardTaken) {
            try Self.register(2, Self.registration(2, card: "d 12345"), in: store)
        }
        #expect(try store.people(fitting: "Marker").count == 1)
    }

    @Test func thePINOpensTheAccountByNumberAndByCard() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let joan = try Self.register(1, Self.registration(1, card: "D12345"), in: store)
        for name in [joan.number.grouped, "d12345"] {
            let opened = try store.signIn(SignInName(reading: name), PIN(trying: "481620"), Self.trying(10))
            guard case .signedIn(let person, let mustChoose) = opened else {
                Issue.record("\(name) does not open the account")
                continue
            }
            #expect(person == joan)
            #expect(!mustChoose)
        }
        #expect(!String(decoding: try scratch.bytes(), as: UTF8.self).contains("481620"))
    }

    /// Meets P20.
    @Test func fiveWrongPINsLockTheAccountForHalfAnHourAndWarnStaff() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let joan = try Self.register(1, Self.registration(1), in: store)
        let (name, wrong) = (SignInName.account(joan.number), try PIN(trying: "111111"))
        var pauses: [Int64] = []
        for second in 1...5 {
            guard case .refused(_, let pause) = try store.signIn(name, wrong, Self.trying(Int64(second)))
            else {
                Issue.record("A wrong PIN opened the account")
                return
            }
            pauses.append(pause)
        }
        #expect(pauses == [1_000, 2_000, 3_000, 3_000, 3_000])
        let right = try PIN(trying: "481620")
        let end = 5 + 30 * Self.minute
        guard case .refused(.accountLocked(until: end), _) = try store.signIn(name, right, Self.trying(6))
        else {
            Issue.record("A locked account opened")
            return
        }
        #expect(try store.lockedUntil(joan.id, at: 6) == end)
        guard case .signedIn = try store.signIn(name, right, Self.trying(end)) else {
            Issue.record("The owner cannot sign in after the time is over")
            return
        }
    }

    @Test func staffLiftALockAtOnce() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let joan = try Self.register(1, Self.registration(1), in: store)
        let name = SignInName.account(joan.number)
        for second in 1...5 { _ = try store.signIn(name, PIN(trying: "111111"), Self.trying(Int64(second))) }
        try store.unlock(joan.id, audit: audit(77))
        guard case .signedIn = try store.signIn(name, PIN(trying: "481620"), Self.trying(7)) else {
            Issue.record("The account is still locked")
            return
        }
    }

    @Test(arguments: [
        "mar", "joan marker", "marker j", "MARKER, Joan", "zy14lb", "01632960100", "+44 1632 960 100",
    ])
    func aPersonIsFoundByAnyPart(_ typed: String) throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let joan = try Self.register(1, Self.registration(1), in: store)
        let other = PersonDetails(name: "Tom Abel", born: CivilDate(daysSinceEpoch: 0))
        try Self.register(2, Self.registration(2, other), in: store)
        #expect(try store.people(fitting: typed) == [joan])
        #expect(try store.people(fitting: joan.number.grouped) == [joan])
    }

    @Test func whatAPersonCorrectsIsFoundByTheNewAndNotByTheOld() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let joan = try Self.register(1, Self.registration(1), in: store)
        var details = joan.details
        details.name = "Joan Abbot"
        let changed = try store.change(joan.id, to: details, at: 9, audit: audit(3))
        #expect(try store.people(fitting: "abb") == [changed])
        #expect(try store.people(fitting: "marker").isEmpty)
    }

    @Test func staffSignInAndALockedOneIsNotLetIn() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let ana = StaffMember(id: id(3), login: "ana", name: "Ana", role: .coordinator)
        try store.add(ana, pin: PIN(trying: "602914"), salt: Self.salt, at: 1, audit: audit(4))
        #expect(throws: StoreError.loginTaken) {
            try store.add(ana, pin: PIN(trying: "602914"), salt: Self.salt, at: 1, audit: audit(5))
        }
        guard
            case .signedIn(ana, let secrets) = try store.signIn(
                staff: "ana",
                .pin(PIN(trying: "602914")),
                Self.trying(1)
            ), secrets == StaffSecrets(isPassword: false, isGiven: true, hasCard: false)
        else {
            Issue.record("Ana cannot sign in")
            return
        }
        for second in 1...5 {
            _ = try store.signIn(staff: "ana", .pin(PIN(trying: "111111")), Self.trying(Int64(second)))
        }
        guard
            case .refused(.accountLocked, _) = try store.signIn(
                staff: "ana",
                .pin(PIN(trying: "602914")),
                Self.trying(6)
            )
        else {
            Issue.record("A locked login opened")
            return
        }
    }
}
