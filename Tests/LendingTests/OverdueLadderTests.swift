import Domain
import Ground
import Testing

@Suite struct OverdueLadderTests {
    private let due = Sample.monday

    private func ladder() throws -> OverdueLadder {
        try OverdueLadder([
            .init(day: 14, kind: .block), .init(day: -2, kind: .reminder), .init(day: 0, kind: .reminder),
            .init(day: 3, kind: .reminder), .init(day: 7, kind: .reminder), .init(day: 7, kind: .call),
        ])
    }

    private func steps(_ loan: OverdueLadder.Loan, _ ahead: Int) throws -> [String] {
        try ladder().work(for: loan, today: due.adding(days: ahead)).steps
            .map { "\($0.kind.rawValue) \($0.day)" }
    }

    @Test(arguments: [
        (-3, []), (-2, ["reminder -2"]), (-1, ["reminder -2"]), (0, ["reminder 0"]), (2, []),
        (3, ["reminder 3"]),
        (8, ["reminder 7", "call 7"]), (20, ["reminder 7", "call 7", "block 14"]),
    ])
    func whatWasMissedIsDoneOnceAndOnlyTheLast(_ ahead: Int, _ expected: [String]) throws {
        #expect(try steps(.init(due: due), ahead) == expected)
    }

    /// Day after day, whatever days the work was left undone, nothing is done twice.
    @Test(arguments: 1...40)
    func nothingIsDoneTwice(_ seed: Int) throws {
        var dice = Dice(seed)
        var loan = OverdueLadder.Loan(due: due, isHardship: dice.once(in: 4))
        var done: [OverdueLadder.Step] = []
        for ahead in -5...40 where dice.once(in: 2) {
            let today = due.adding(days: ahead)
            let work = try ladder().work(for: loan, today: today)
            done += work.steps
            loan.taken.formUnion(work.steps + work.passed)
            #expect(try ladder().work(for: loan, today: today).steps.isEmpty)
            if work.isWithCare { #expect(work.steps.allSatisfy { $0.day <= 0 || $0.kind == .call }) }
        }
        #expect(Set(done).count == done.count)
        #expect(!done.isEmpty)
    }

    @Test func nothingNewIsLentUntilItIsBackOrStaffWaiveIt() throws {
        let late = due.adding(days: 14)
        var loan = OverdueLadder.Loan(due: due)
        #expect(try !ladder().blocks(loan, today: due.adding(days: 13)))
        #expect(try ladder().blocks(loan, today: late))
        #expect(try ladder().blocking([loan, loan, .init(due: late)], today: late) == 2)
        loan.waivedUntil = late
        #expect(try !ladder().blocks(loan, today: late))
        #expect(try steps(loan, 14) == [], "who is waived hears nothing")
        #expect(try ladder().blocks(loan, today: late.adding(days: 1)), "until the waiver is over")
        #expect(try steps(loan, 15) == ["reminder 7", "call 7", "block 14"])
        loan.isReturned = true
        #expect(try !ladder().blocks(loan, today: late.adding(days: 1)))
        #expect(try steps(loan, 15) == [])
    }

    @Test func whoToldOfHardshipIsCalledWithCareAndNotBlocked() throws {
        let loan = OverdueLadder.Loan(due: due, isHardship: true)
        #expect(try steps(loan, 0) == ["reminder 0"], "before it is late all is as usual")
        #expect(try steps(loan, 4) == ["call 3"])
        #expect(try steps(loan, 20) == ["call 7"])
        #expect(try ladder().work(for: loan, today: due.adding(days: 20)).isWithCare)
        #expect(try !ladder().blocks(loan, today: due.adding(days: 20)))
    }

    @Test func stepsThatMakeNoSenseAreRefused() {
        #expect(throws: OverdueLadder.Refusal.tooEarly(day: 0)) {
            try OverdueLadder([.init(day: 0, kind: .block)])
        }
        #expect(throws: OverdueLadder.Refusal.twice(day: 3)) {
            try OverdueLadder([.init(day: 3, kind: .call), .init(day: 3, kind: .call, words: "other")])
        }
        #expect(throws: OverdueLadder.Refusal.tooFar(day: 400)) {
            try OverdueLadder([.init(day: 400, kind: .call)])
        }
    }

    /// Never a fine: whatever a council writes, a step is one of these.
    @Test func noStepAsksForMoney() {
        #expect(OverdueLadder.Kind.allCases.map(\.rawValue) == ["reminder", "call", "block"])
    }
}
