import Domain
import Ground
import Testing

@Suite struct LoanRuleTests {
    private let monday = Sample.monday
    private let subject = LoanRules.Subject(model: "tablet", group: "adult", hub: "central")

    /// A rule that lends everything to everybody, four at once.
    private var base: LoanRule {
        var rule = LoanRule()
        rule.isLent = true
        rule.period = 14
        rule.atOnce = .atMost(4)
        rule.renewals = .atMost(1)
        return rule
    }

    private func refusals(_ rules: [LoanRule], _ ask: BorrowingAsk) throws -> [BorrowingRefusal] {
        try LoanRules(rules).refusals(of: ask, at: Sample.calendar(open: Set(1...5)))
    }

    private func refusals(
        _ rules: [LoanRule],
        _ change: (inout BorrowingAsk) -> Void = { _ in }
    ) throws -> [BorrowingRefusal] {
        var ask = BorrowingAsk(subject, today: monday)
        change(&ask)
        return try refusals(rules, ask)
    }

    /// 200 random tables of rules, beside a walk through the eight kinds of rules in their order.
    @Test(arguments: 1...4)
    func theClosestRuleThatSpeaksOfATermWins(_ seed: Int) throws {
        var dice = Dice(seed)
        let codes = ["a", "b"]
        for _ in 0..<50 {
            var rules: [LoanRule] = []
            for model in [nil] + codes {
                for group in [nil] + codes {
                    for hub in [nil] + codes where dice.once(in: 2) {
                        var rule = LoanRule(model: model, group: group, hub: hub)
                        if dice.once(in: 2) { rule.period = dice.roll(1...60) }
                        if dice.once(in: 2) { rule.leastAge = dice.roll(1...60) }
                        rules.insert(rule, at: dice.roll(0...rules.count))
                    }
                }
            }
            let table = try LoanRules(rules)
            let asked = LoanRules.Subject(
                model: codes[dice.roll(0...1)],
                group: codes[dice.roll(0...1)],
                hub: codes[dice.roll(0...1)]
            )
            var period: Int?
            for hub in [asked.hub, nil] {
                for group in [asked.group, nil] {
                    for model in [asked.model, nil] {
                        let rule = rules.first { $0.model == model && $0.group == group && $0.hub == hub }
                        period = period ?? rule?.period
                    }
                }
            }
            #expect(table.closest(asked, \.period) == period)
        }
    }

    @Test func whatNoRuleAllowsIsNotAllowed() throws {
        #expect(try refusals([]) == [.noRule(.lending)])
        var rule = LoanRule()
        rule.isLent = true
        #expect(try refusals([rule]) == [.noRule(.period)])
        rule.period = 7
        #expect(try refusals([rule]) == [.noRule(.atOnce)])
        #expect(try refusals([rule]).first?.limit == 0)
        rule.atOnce = .unlimited
        #expect(try refusals([rule]) == [])
        #expect(try refusals([rule]) { $0.use = .inHub } == [.noRule(.atOnceInHub)])
        #expect(try refusals([rule]) { $0.wish = .hold } == [.noRule(.pickupDays)])
        rule.isLent = false
        #expect(try refusals([rule]) == [.notLent])
    }

    @Test func oneGroupMayBorrowWhatOthersMayNot() throws {
        var staffOnly = LoanRule(model: "tablet")
        staffOnly.isLent = false
        var adults = LoanRule(model: "tablet", group: "adult")
        adults.isLent = true
        #expect(try refusals([base, staffOnly]) == [.notLent])
        #expect(try refusals([base, staffOnly, adults]) == [])
    }

    @Test func everyReasonIsToldAtOnceWithItsNumbers() throws {
        var rule = base
        rule.leastAge = 18
        rule.atOnceOfModel = .atMost(1)
        let found = try refusals([rule]) { ask in
            ask.age = 16
            ask.blocking = 2
            ask.counts = .init(ofModel: 1, atHome: 3)
            ask.accountEnds = monday.adding(days: -1)
        }
        #expect(
            found == [
                .accountEnded(monday.adding(days: -1)), .tooYoung(age: 16, least: 18), .overdue(count: 2),
                .tooManyOfModel(count: 1, limit: 1),
            ]
        )
        #expect(found.map(\.code) == ["account-ended", "too-young", "overdue", "too-many-of-model"])
        #expect(found.map(\.count) == [nil, 16, 2, 1])
        #expect(found.map(\.limit) == [nil, 18, nil, 1])
        #expect(try refusals([rule]) == [.ageNotKnown(least: 18)])
        #expect(try refusals([rule]) { $0.age = 18 } == [])
    }

    @Test func staffMayLetSomebodyHaveMore() throws {
        #expect(try refusals([base]) { $0.counts.atHome = 3 } == [])
        #expect(try refusals([base]) { $0.counts.atHome = 4 } == [.tooMany(count: 4, limit: 4)])
        let kit = try refusals([base]) { ask in
            ask.quantity = 3
            ask.counts.atHome = 2
        }
        #expect(kit == [.tooMany(count: 2, limit: 4)])
        let more = try refusals([base]) { ask in
            ask.counts.atHome = 4
            ask.mayExceedLimits = true
        }
        #expect(more == [])
    }

    @Test func aReservationNeedsNoticeInOpenDaysAndAnOpenDay() throws {
        var rule = base
        rule.leadDays = 2
        rule.furthestDays = 30
        func asked(_ ahead: Int, today: CivilDate) throws -> [BorrowingRefusal] {
            try refusals([rule]) { ask in
                ask.today = today
                ask.wish = .reservation(from: today.adding(days: ahead))
            }
        }
        // On Thursday, two open days on is Monday.
        let thursday = monday.adding(days: 3)
        #expect(try asked(3, today: thursday) == [.tooSoon(first: monday.adding(days: 7))])
        #expect(try asked(4, today: thursday) == [])
        #expect(try asked(9, today: thursday) == [.closed(thursday.adding(days: 9))])
        #expect(try asked(31, today: monday) == [.tooFarAhead(last: monday.adding(days: 30))])
        #expect(try refusals([rule]) == [], "who stands at the desk needs no notice")
    }

    @Test func peopleWaitForNoMoreThanTheRulesSay() throws {
        var rule = base
        rule.pickupDays = 5
        #expect(try refusals([rule]) { $0.wish = .hold } == [.noRule(.holds)])
        rule.holds = .atMost(2)
        let found = try refusals([rule]) { ask in
            ask.wish = .hold
            ask.counts.holds = 2
        }
        #expect(found == [.tooManyHolds(count: 2, limit: 2)])
        #expect(try refusals([rule]) { $0.wish = .hold } == [])
    }

    @Test func rulesThatContradictEachOtherOrMakeNoSenseAreRefused() {
        var other = base
        other.period = 3
        #expect(throws: LoanRules.Refusal.twice(0, 1)) { try LoanRules([base, other]) }
        other.model = "tablet"
        other.period = -1
        #expect(throws: LoanRules.Refusal.outOfBounds(1)) { try LoanRules([base, other]) }
    }

    @Test func aLoanKeepsItsTermsWhenTheRulesChange() throws {
        let made = try LoanRules([base]).terms(for: subject)
        let kept = try #require(LoanTerms(reading: made.line))
        var changed = base
        changed.period = 3
        changed.renewals = .atMost(0)
        #expect(try LoanRules([changed]).terms(for: subject) != made)
        #expect(kept == made)
        let loan = Renewal(due: monday, today: monday, count: 0)
        #expect(try kept.renewed(loan, at: Sample.calendar()) == monday.adding(days: 14))
    }

    @Test func termsAreReadBackAsTheyWereKept() {
        var dice = Dice(3)
        for _ in 0..<500 {
            let limits: [LendingLimit?] = [nil, .unlimited, .atMost(dice.roll(0...9))]
            let terms = LoanTerms(
                period: dice.roll(0...90),
                counting: DueDate.Counting.allCases[dice.roll(0...2)],
                renewals: limits[dice.roll(0...2)],
                renewalPeriod: dice.roll(0...90),
                renewsItself: dice.once(in: 2),
                preparationDays: dice.roll(0...9),
                slackDays: dice.roll(0...9),
                pickupDays: dice.once(in: 2) ? nil : dice.roll(0...9)
            )
            #expect(LoanTerms(reading: terms.line) == terms, "\(terms.line)")
        }
    }

    @Test(arguments: [
        "", "period=14", "period=14;counting=roll-forward;renewal-period=7;preparation-days=0;slack-days=-1",
        "period=14;counting=sometimes;renewal-period=7;preparation-days=0;slack-days=0",
        "period=14;counting=roll-forward;renewal-period=7;preparation-days=0;slack-days=0;fine=1",
        "period=14;period=15;counting=roll-forward;renewal-period=7;preparation-days=0;slack-days=0",
        "period=14;counting=roll-forward;renewals=lots;renewal-period=7;preparation-days=0;slack-days=0",
    ])
    func aLineThatCannotBeReadWholeIsNoTerms(_ line: String) {
        #expect(LoanTerms(reading: line) == nil)
    }
}
