import Domain
import Ground
import Support
import Testing

@testable import Store

/// Staff sign in with a PIN, or with a password and a card, over a real store.
@Suite struct StaffSignInTests {
    private let scratch: Scratch
    private let store: Store
    private let ana: StaffMember
    private static let salt = PeopleTests.salt

    init() throws {
        scratch = try Scratch()
        store = try scratch.make()
        ana = StaffMember(id: id(3), login: "ana", name: "Ana", role: .coordinator)
        try store.add(ana, pin: PIN(trying: "602914"), salt: Self.salt, at: 1, audit: audit(4))
    }

    private func password(_ text: String = "tall green bicycle") throws -> Password {
        try Password(choosing: text, common: [], names: [])
    }

    private func card(_ text: String = "STAFF-0001") throws -> CardNumber {
        try #require(CardNumber(reading: text))
    }

    private func giveBoth() throws {
        try store.setPassword(password(), ofStaff: ana.id, salt: Self.salt, audit: audit(5))
        try store.setCard(card(), ofStaff: ana.id, salt: Self.salt, audit: audit(6))
    }

    private func signIn(_ proof: StaffProof, as login: String = "ana", at now: Int64 = 1) throws -> String {
        switch try store.signIn(staff: login, proof, PeopleTests.trying(now)) {
        case .signedIn(_, let secrets): secrets.areTwo ? "in with two" : "in with one"
        case .refused(let why, _): "\(why)"
        }
    }

    /// Meets P25, P24.
    @Test func aPasswordAndACardOpenTheDeskTogetherAndAreKeptAsHashesAlone() throws {
        try giveBoth()
        #expect(try signIn(.password(password(), card("staff 0001"))) == "in with two")
        let bytes = String(decoding: try scratch.bytes(), as: UTF8.self)
        for secret in ["tall green bicycle", "STAFF0001", "602914"] { #expect(!bytes.contains(secret)) }
    }

    /// Meets P25, G30.
    @Test func whicheverOfTheTwoIsWrongTheAnswerIsTheSame() throws {
        try giveBoth()
        let wrong: [(String, StaffProof)] = try [
            ("ana", .password(password("another phrase"), card())),
            ("ana", .password(password(), card("STAFF-0002"))),
            ("ana", .password(password(), nil)), ("ana", .pin(PIN(trying: "602914"))),
            ("nobody", .password(password(), card())),
        ]
        for (login, proof) in wrong.prefix(4) { #expect(try signIn(proof, as: login, at: 2) == "wrong") }
        #expect(try signIn(wrong[4].1, as: "nobody", at: 2) == "wrong")
        #expect(try signIn(.password(password(), card()), at: 3) == "in with two")
    }

    /// Meets P20, G30.
    @Test func fiveWrongTriesOfAnyKindLockTheLogin() throws {
        try giveBoth()
        let right = StaffProof.password(try password(), try card())
        for second in 1...3 {
            _ = try signIn(.password(password("another phrase"), card()), at: Int64(second))
        }
        _ = try signIn(.pin(PIN(trying: "111222")), at: 4)
        let last = try store.prove(.card(card("STAFF-0002")), ofStaff: ana.id, PeopleTests.trying(5))
        #expect(last?.why == .accountLocked(until: 5 + 30 * PeopleTests.minute))
        #expect(
            try signIn(right, at: 6) == "\(SignInRefusal.accountLocked(until: 5 + 30 * PeopleTests.minute))"
        )
        #expect(try signIn(right, at: 5 + 30 * PeopleTests.minute) == "in with two")
    }

    /// As many hashes are made for a login that nobody has: a stranger with a watch learns nothing.
    @Test func aLoginThatNobodyHasTakesAsLong() throws {
        try giveBoth()
        let proof = StaffProof.password(try password("another phrase"), try card("STAFF-0002"))
        // The shortest of four tries: the machine may have other work.
        func worked(on login: String) throws -> Double {
            try (1...4).map { _ in
                let start = threadMilliseconds
                _ = try signIn(proof, as: login, at: 1)
                return threadMilliseconds - start
            }
            .min() ?? 0
        }
        let (known, unknown) = (try worked(on: "ana"), try worked(on: "nobody"))
        #expect(unknown > known / 2 && unknown < known * 2, "\(known) against \(unknown)")
    }

    @Test func aPINOpensUntilAPasswordIsChosenAndAgainWhenOneIsGiven() throws {
        let pin = StaffProof.pin(try PIN(trying: "602914"))
        #expect(try signIn(pin) == "in with one")
        try giveBoth()
        #expect(try signIn(pin) == "wrong")
        try store.setPIN(
            PIN(trying: "730514"),
            ofStaff: ana.id,
            isGiven: true,
            salt: Self.salt,
            audit: audit(7)
        )
        #expect(try signIn(.password(password(), card()), at: 2) == "wrong")
        #expect(try signIn(.pin(PIN(trying: "730514")), at: 3) == "in with one")
        let secrets = try #require(try store.secrets(ofStaff: ana.id))
        #expect(secrets == StaffSecrets(isPassword: false, isGiven: true, hasCard: true))
    }

    @Test func theCardOfAResidentIsNoStaffCard() throws {
        try PeopleTests.register(1, PeopleTests.registration(1, card: "D12345"), in: store)
        #expect(throws: StoreError.cardTaken) {
            try store.setCard(card("d 12345"), ofStaff: ana.id, salt: Self.salt, audit: audit(8))
        }
        #expect(try store.secrets(ofStaff: ana.id)?.hasCard == false)
    }

    @Test func twoOfTheStaffCannotHaveOneCard() throws {
        try giveBoth()
        let ben = StaffMember(id: id(13), login: "ben", name: "Ben", role: .caseworker)
        try store.add(ben, pin: PIN(trying: "602914"), salt: Self.salt, at: 1, audit: audit(14))
        #expect(throws: StoreError.staffCardTaken) {
            try store.setCard(card("staff 0001"), ofStaff: ben.id, salt: Self.salt, audit: audit(15))
        }
        #expect(try store.secrets(ofStaff: ben.id)?.hasCard == false)
        // Who works here no more may come back, and her card with her.
        _ = try store.setActive(false, of: ana.id, audit: audit(16)) { _ in nil }
        #expect(throws: StoreError.staffCardTaken) {
            try store.setCard(card(), ofStaff: ben.id, salt: Self.salt, audit: audit(17))
        }
        try store.setCard(card(), ofStaff: ana.id, salt: Self.salt, audit: audit(18))
        try store.setCard(card("STAFF-0002"), ofStaff: ben.id, salt: Self.salt, audit: audit(19))
        #expect(try store.secrets(ofStaff: ben.id)?.hasCard == true)
    }

    @Test func aCardThatIsLostIsTakenAway() throws {
        try giveBoth()
        try store.setCard(nil, ofStaff: ana.id, salt: [], audit: audit(9))
        #expect(try signIn(.password(password(), card("STAFF-0009"))) == "in with one")
        #expect(try store.secrets(ofStaff: ana.id)?.hasCard == false)
    }
}
