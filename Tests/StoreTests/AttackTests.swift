import Domain
import Ground
import Testing

@testable import Store

/// Ten thousand guesses of PINs, at simulated times.
@Suite struct AttackTests {
    private static let right = "481620"

    /// What came of many guesses.
    private struct Result {
        var wrong = 0
        var locked = 0
        var letIn = 0
        var notSlowed = 0
        /// When the last guess was made.
        var end: Int64 = 0
    }

    /// Guesses one after the other, a second apart, at one terminal after the other.
    private func guess(
        _ times: Int,
        _ store: Store,
        terminals: Int,
        _ number: (Int) -> AccountNumber
    ) throws -> Result {
        var result = Result()
        for index in 0..<times {
            let now = 1_000_000 + Int64(index) * 1_000
            let digits = String(100_000 + (index * 7_919) % 380_000)
            let trying = PeopleTests.trying(now, at: "t\(index % terminals)")
            switch try store.signIn(.account(number(index)), PIN(trying: digits), trying) {
            case .signedIn: result.letIn += 1
            case .refused(.wrong, let pause):
                result.wrong += 1
                if pause < 1_000 { result.notSlowed += 1 }
            case .refused: result.locked += 1
            }
            result.end = now
        }
        return result
    }

    private func alerts(_ kind: String, _ store: Store) throws -> Int64 {
        try store.connection.first("SELECT count(*) FROM staff_alert WHERE kind = ?1", .text(kind)) { (row) in
            row.integer(0)
        } ?? 0
    }

    @Test func tenThousandWrongPINsOnOneAccountOpenNothingAndTheOwnerIsInHalfAnHourLater() throws {
        let store = try Scratch().make()
        let joan = try PeopleTests.register(1, PeopleTests.registration(1, pin: Self.right), in: store)
        let result = try guess(10_000, store, terminals: 100) { _ in joan.number }
        #expect(result.letIn == 0 && result.notSlowed == 0)
        #expect(result.wrong + result.locked == 10_000)
        let lockings = try alerts("account-locked", store)
        #expect(lockings >= 1)
        let right = try PIN(trying: Self.right)
        let opens = try store.lockedUntil(joan.id, at: result.end) ?? result.end
        #expect(opens - result.end <= 30 * PeopleTests.minute)
        let entered = try store.signIn(.account(joan.number), right, PeopleTests.trying(opens, at: "home"))
        guard case .signedIn(joan, _) = entered else {
            Issue.record("The owner cannot sign in: \(entered)")
            return
        }
        let minutes = (opens - result.end) / PeopleTests.minute
        print(
            "10,000 guesses at one account: \(result.wrong) slowed, \(result.locked) refused unread,"
                + " \(lockings) warnings to staff, the owner is in after \(minutes) minutes"
        )
    }

    @Test func tenThousandWrongPINsOnAThousandAccountsOpenNothingAndStaffAreWarned() throws {
        let store = try Scratch().make()
        let first = try PeopleTests.register(1, PeopleTests.registration(1, pin: Self.right), in: store)
        for number in 2...1_000 {
            try PeopleTests.register(number, PeopleTests.registration(number, pin: nil), in: store)
        }
        // One hash for all of them: to make a thousand would take minutes.
        try store.connection.run(
            """
            INSERT INTO person_pin (person, hash, is_given, set_at)
            SELECT p.id, (SELECT hash FROM person_pin), 0, 5 FROM person AS p WHERE p.id <> ?1
            """,
            .blob(first.id.bytes)
        )
        let result = try guess(10_000, store, terminals: 1) { PeopleTests.number($0 % 1_000 + 1) }
        #expect(result.letIn == 0 && result.notSlowed == 0)
        #expect(result.wrong + result.locked == 10_000)
        #expect(try alerts("terminal-locked", store) >= 1)
        let right = try PIN(trying: Self.right)
        let later = result.end + 30 * PeopleTests.minute
        for number in [1, 500, 1_000] {
            let name = SignInName.account(PeopleTests.number(number))
            guard case .signedIn = try store.signIn(name, right, PeopleTests.trying(later)) else {
                Issue.record("The owner of account \(number) cannot sign in")
                continue
            }
        }
        print(
            "10,000 guesses at 1,000 accounts from one terminal: \(result.wrong) slowed,"
                + " \(result.locked) refused unread, \(try alerts("terminal-locked", store)) warnings to staff"
        )
    }
}

/// Those who asked to be called.
@Suite struct FollowUpTests {
    @Test func aWishToBeCalledIsKeptUntilSomebodyCalled() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let ana = StaffMember(id: id(3), login: "ana", name: "Ana", role: .coordinator)
        try store.add(ana, pin: PIN(trying: "602914"), salt: PeopleTests.salt, at: 1, audit: audit(4))
        func wish(_ number: Int, _ at: Int64) -> FollowUp {
            FollowUp(
                id: id(number),
                kind: .registration,
                name: "Joan Marker",
                phone: "01632 960 100",
                detail: "pin",
                madeAt: at
            )
        }
        try store.add(wish(10, 20), audit: audit(10))
        try store.add(wish(11, 9), audit: audit(11))
        #expect(try store.openFollowUps() == [wish(11, 9), wish(10, 20)], "the longest waiting first")
        try store.finishFollowUp(id(11), by: ana.id, at: 30, audit: audit(12))
        #expect(try Store.open(at: scratch.path, now: 40).openFollowUps() == [wish(10, 20)])
    }

    @Test(arguments: [
        ("Joan Marker", true), ("marker, JOAN", true), ("Joan Anne Marker", true), ("Joan", false),
        ("Joan Abbot", false), ("", false),
    ])
    func aNameAndADateOfBirthFindWhoIsHereAlready(_ name: String, _ isKnown: Bool) throws {
        let store = try Scratch().make()
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        #expect(try store.hasAccount(named: name, born: joan.details.born) == isKnown)
        #expect(try !store.hasAccount(named: name, born: joan.details.born.adding(days: 1)))
    }
}
