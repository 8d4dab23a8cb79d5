import Domain
import Ground
import Testing

@Suite struct DueDateTests {
    private let monday = Sample.monday

    private func naive(
        _ period: Int,
        _ start: CivilDate,
        _ counting: DueDate.Counting,
        _ days: RandomCalendar,
        _ latest: CivilDate?
    ) -> CivilDate {
        var day = start.adding(days: period)
        switch counting {
        case .rollForward: while !days.isOpen(day) { day = day.adding(days: 1) }
        case .wholeWeeks:
            let isWeeks = period > 0 && period % 7 == 0 && days.weekdays.contains(day.weekday)
            while !days.isOpen(day) { day = day.adding(days: isWeeks ? 7 : 1) }
        case .openDays:
            day = days.open(after: start, period)
            while !days.isOpen(day) { day = day.adding(days: 1) }
        }
        guard let latest, day > latest else { return day }
        day = latest
        while !days.isOpen(day) { day = day.adding(days: -1) }
        return day
    }

    /// 1,000 random calendars, each with 30 loans.
    @Test(arguments: 1...10)
    func aLoanIsDueOnTheOpenDayThatANaiveWalkFinds(_ seed: Int) throws {
        var dice = Dice(seed)
        let periods = [0, 1, 3, 7, 10, 14, 21, 28]
        for number in 0..<100 {
            let days = try RandomCalendar(&dice, around: monday, days: 160)
            for _ in 0..<30 {
                let start = monday.adding(days: dice.roll(0...60))
                let counting = DueDate.Counting.allCases[dice.roll(0...2)]
                let period = periods[dice.roll(0...7)]
                let latest = dice.once(in: 3) ? start.adding(days: dice.roll(-3...30)) : nil
                let found = try DueDate(counting, at: days.calendar)
                    .day(period, after: start, notAfter: latest)
                #expect(days.isOpen(found), "never on a closed day")
                #expect(
                    found == naive(period, start, counting, days, latest),
                    "seed \(seed), calendar \(number)"
                )
            }
        }
    }

    /// 500 random calendars: closures that come later move what is due, and never to an earlier day.
    @Test(arguments: 1...5)
    func laterClosuresMoveOpenLoansLater(_ seed: Int) throws {
        var dice = Dice(seed)
        for _ in 0..<100 {
            let days = try RandomCalendar(&dice, around: monday, days: 160)
            let due = monday.adding(days: dice.roll(-10...60))
            let moved = try DueDate(.rollForward, at: days.calendar).afterClosures(due, today: monday)
            if due < monday {
                #expect(moved == due, "what is overdue stays so")
            } else {
                #expect(moved >= due && days.isOpen(moved))
                #expect(moved == naive(0, due, .rollForward, days, nil))
            }
        }
    }

    @Test func peopleKeepTheirWeekdayWhereTheHubIsOpenOnItAtAll() throws {
        let twoWeeks = monday.adding(days: 14)
        let once = try DueDate(.wholeWeeks, at: Sample.calendar(closed: [twoWeeks, monday.adding(days: 21)]))
        #expect(try once.day(14, after: monday) == monday.adding(days: 28))
        let never = try DueDate(.wholeWeeks, at: Sample.calendar(open: Set(2...6)))
        #expect(try never.day(14, after: monday) == monday.adding(days: 15))
        let tenDays = try DueDate(.wholeWeeks, at: Sample.calendar(closed: [monday.adding(days: 10)]))
        #expect(try tenDays.day(10, after: monday) == monday.adding(days: 11))
    }

    @Test func aHubThatNeverOpensOrIsNotKnownIsRefusedRatherThanGuessed() throws {
        let closed = try DueDate(.rollForward, at: Sample.calendar(open: []))
        #expect(throws: OpeningCalendar.Refusal.neverOpens) { try closed.day(14, after: monday) }
        let weekly = try DueDate(
            .wholeWeeks,
            at: Sample.calendar(closed: (0...60).map { monday.adding(days: $0 * 7) })
        )
        #expect(throws: OpeningCalendar.Refusal.neverOpens) { try weekly.day(14, after: monday) }
        let known = monday.adding(days: 9)
        let short = try DueDate(.rollForward, at: Sample.calendar(knownUntil: known))
        #expect(throws: OpeningCalendar.Refusal.holidaysNotKnown(after: known)) {
            try short.day(14, after: monday)
        }
    }
}

@Suite struct RenewalTests {
    private let monday = Sample.monday
    private let terms = LoanTerms(period: 14, renewals: .atMost(2), renewalPeriod: 7)

    private func renewed(
        _ terms: LoanTerms,
        _ loan: Renewal,
        closed: [CivilDate] = []
    ) throws -> (CivilDate?, BorrowingRefusal?) {
        let calendar = try Sample.calendar(closed: closed)
        do throws(BorrowingRefusal) { return (try terms.renewed(loan, at: calendar), nil) } catch {
            return (nil, error)
        }
    }

    @Test func itIsCountedFromTheDayItWasDueAndForWhatIsLateFromToday() throws {
        let early = Renewal(due: monday.adding(days: 3), today: monday, count: 0)
        #expect(try renewed(terms, early).0 == monday.adding(days: 10))
        let late = Renewal(due: monday.adding(days: -3), today: monday, count: 0)
        #expect(try renewed(terms, late).0 == monday.adding(days: 7))
        #expect(try renewed(terms, early, closed: [monday.adding(days: 10)]).0 == monday.adding(days: 11))
    }

    @Test func itIsRefusedWithWhatStandsAgainstIt() throws {
        let due = monday.adding(days: 3)
        func refusal(_ change: (inout Renewal) -> Void, _ terms: LoanTerms) throws -> BorrowingRefusal? {
            var loan = Renewal(due: due, today: monday, count: 0)
            change(&loan)
            return try renewed(terms, loan).1
        }
        #expect(try refusal({ $0.count = 2 }, terms) == .noRenewalLeft(count: 2, limit: 2))
        #expect(try refusal({ $0.waiting = 3 }, terms) == .waitedFor(count: 3))
        #expect(try refusal({ $0.isReturned = true }, terms) == .returned)
        #expect(try refusal({ $0.freeThrough = due }, terms) == .promised(from: due.adding(days: 1)))
        #expect(try refusal({ $0.accountEnds = due }, terms) == .accountEndsFirst(due))
        #expect(
            try refusal({ $0.accountEnds = monday.adding(days: -1) }, terms)
                == .accountEnded(monday.adding(days: -1))
        )
        #expect(try refusal({ _ in }, LoanTerms(period: 14)) == .noRule(.renewals))
        let nothing = LoanTerms(period: 14, renewals: .unlimited, renewalPeriod: 0)
        #expect(try refusal({ _ in }, nothing) == .notLonger(due))
    }

    @Test func itIsKeptAsLongAsNobodyElseHasItAndTheAccountLasts() throws {
        var loan = Renewal(due: monday.adding(days: 3), today: monday, count: 0)
        loan.freeThrough = monday.adding(days: 8)
        #expect(try renewed(terms, loan).0 == monday.adding(days: 8))
        loan.accountEnds = monday.adding(days: 6)
        #expect(try renewed(terms, loan, closed: [monday.adding(days: 6)]).0 == monday.adding(days: 5))
    }

    @Test func itIsKeptLongerByItselfOnlyOnItsLastDayAndWhereNobodyWaits() throws {
        let calendar = try Sample.calendar()
        let itself = LoanTerms(period: 14, renewals: .atMost(1), renewsItself: true)
        var loan = Renewal(due: monday, today: monday, count: 0)
        #expect(itself.renewedByItself(loan, at: calendar) == monday.adding(days: 14))
        #expect(terms.renewedByItself(loan, at: calendar) == nil)
        loan.waiting = 1
        #expect(itself.renewedByItself(loan, at: calendar) == nil)
        loan = Renewal(due: monday.adding(days: 1), today: monday, count: 0)
        #expect(itself.renewedByItself(loan, at: calendar) == nil)
    }

    @Test func aLoanThatCannotBeBackBeforeTheAccountEndsIsRefused() throws {
        let calendar = try Sample.calendar(closed: [monday, monday.adding(days: 1)])
        #expect(throws: BorrowingRefusal.accountEndsFirst(monday.adding(days: 1))) {
            try terms.due(from: monday, at: calendar, accountEnds: monday.adding(days: 1))
        }
        #expect(throws: BorrowingRefusal.promised(from: monday.adding(days: 2))) {
            try terms.due(from: monday, at: calendar, freeThrough: monday.adding(days: 1))
        }
        #expect(
            try terms.due(from: monday, at: calendar, freeThrough: monday.adding(days: 4))
                == monday.adding(days: 4)
        )
    }
}
