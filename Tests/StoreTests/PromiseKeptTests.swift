import Domain
import Ground
import Testing

@testable import Store

/// What was promised is lent as it was promised.
@Suite struct PromiseKeptTests {
    private let store: Store
    private var hub: LendingHub
    private let tablets: [Asset]

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        tablets = try hub.fill(people: 6, tablets: 2, on: LendingHub.monday)
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    /// A change that content may bring any day.
    enum Change: CaseIterable {
        case olderOnly, notLentAtAll, notLentToThem, noRuleLeft, nothingAtOnce, noneOfTheModel, shorter
        case longerPreparation, moreSlack, walkInsOnly, shareForOthers
    }

    private func book(after change: Change) throws -> LendingBook {
        let book = try LendingHub.book()
        var rule = LoanRule()
        (rule.isLent, rule.period, rule.atOnce, rule.preparationDays) = (true, 14, .atMost(3), 1)
        (rule.renewals, rule.pickupDays, rule.holds) = (.atMost(2), 3, .atMost(2))
        var (shares, floors): ([String: [String: Int]], [String: Int]) = ([:], [:])
        switch change {
        case .olderOnly: rule.leastAge = 80
        case .notLentAtAll: rule.isLent = false
        case .notLentToThem: (rule.group, rule.isLent) = ("adult", false)
        case .noRuleLeft: rule.model = "camera"
        case .nothingAtOnce: rule.atOnce = .atMost(0)
        case .noneOfTheModel: rule.atOnceOfModel = .atMost(0)
        case .shorter: rule.period = 3
        case .longerPreparation: rule.preparationDays = 9
        case .moreSlack: rule.slackDays = 9
        case .walkInsOnly: floors = ["tablet": 2]
        case .shareForOthers: shares = ["tablet": ["member": 2]]
        }
        return LendingBook(
            hub: "a",
            opening: book.opening,
            rules: try LoanRules([rule]),
            ladder: book.ladder,
            shares: shares,
            walkInFloors: floors
        )
    }

    private func reserve(_ person: Int, from first: Int) throws -> Reservation {
        let wish = ReservationWish(model: "tablet", from: day(first))
        return try store.reserve(wish, for: hub.borrower(person), by: hub.act(day(0), .deviceReserved))
    }

    @Test(arguments: Change.allCases)
    func whatIReservedIsLentToMeAsAgreedWhateverTheRulesSayNow(_ change: Change) throws {
        let made = try reserve(0, from: 7)
        let next = try reserve(1, from: 23)
        let asset = try #require(made.asset)
        let book = try book(after: change)
        let out = hub.out(asset, made.id)
        let act = try hub.act(day(7), .deviceLent, book)
        #expect(
            try store.loanRefusals(
                of: "tablet",
                use: .atHome,
                to: hub.borrower(0),
                book,
                on: day(7),
                collecting: made.id
            ).isEmpty
        )
        let loan = try store.checkOut(out, to: hub.borrower(0), by: act)
        #expect(loan.due == made.days.upperBound && loan.terms == made.terms && loan.share == made.share)
        #expect(loan.until == made.until, "what was kept for it is enough")
        #expect(try store.reservation(next.id)?.asset != nil, "nobody else loses a device")
    }

    @Test(arguments: Change.allCases)
    func whatIWaitedForIsLentToMeOnTheTermsOfTheDayIJoined(_ change: Change) throws {
        for number in 0...1 {
            _ = try store.checkOut(
                hub.out(tablets[number].id),
                to: hub.borrower(number),
                by: hub.act(day(0))
            )
        }
        let hold = try store.joinQueue(for: "tablet", hub.borrower(2), by: hub.act(day(1), .holdJoined))
        _ = try store.checkIn(tablets[0].id, LendingHub.kit, by: hub.act(day(2), .deviceReturned))
        try hub.prepare(tablets[0].id, on: day(2))
        let offer = try #require(try store.hold(hold.id)?.reservation)
        let act = try hub.act(day(3), .deviceLent, book(after: change))
        let loan = try store.checkOut(hub.out(tablets[0].id, offer), to: hub.borrower(2), by: act)
        #expect(loan.due == day(17) && loan.terms == hold.terms)
    }

    @Test(arguments: [Change.shorter, .notLentAtAll])
    func whatIsLongOverdueStillStopsAPromise(_ change: Change) throws {
        let made = try reserve(0, from: 22)
        let late = try #require(tablets.first { $0.id != made.asset })
        _ = try store.checkOut(hub.out(late.id), to: hub.borrower(0), by: hub.act(day(0)))
        let again = try #require(try store.reservation(made.id))
        let asset = try #require(again.asset)
        let act = try hub.act(day(22), .deviceLent, book(after: change))
        let refusal = lendingRefusal {
            _ = try store.checkOut(hub.out(asset, made.id), to: hub.borrower(0), by: act)
        }
        #expect(refusal == .borrowing(.overdue(count: 1)))
    }

    @Test func aDeviceKeptForSomebodyOnALaterDayIsRefusedWithHerName() throws {
        for number in 0...1 {
            _ = try store.checkOut(
                hub.out(tablets[number].id),
                to: hub.borrower(number),
                by: hub.act(day(0))
            )
        }
        let hold = try store.joinQueue(for: "tablet", hub.borrower(2), by: hub.act(day(1), .holdJoined))
        _ = try store.checkIn(tablets[0].id, LendingHub.kit, by: hub.act(day(2), .deviceReturned))
        try hub.prepare(tablets[0].id, on: day(2))
        #expect(try store.hold(hold.id)?.state == .offered)
        let days = "first = '\(day(7).iso)', collect_by = '\(day(10).iso)'"
        try store.connection.execute("UPDATE reservation SET \(days)")
        let out = hub.out(tablets[0].id)
        for isRehearsed in [true, false] {
            let act = try hub.act(day(2))
            let refusal = lendingRefusal {
                if isRehearsed {
                    _ = try store.rehearseCheckOut(out, to: hub.borrower(3), by: act)
                } else {
                    _ = try store.checkOut(out, to: hub.borrower(3), by: act)
                }
            }
            #expect(refusal == .kept(for: hub.people[2]))
        }
    }

    @Test func sheIsNotLentItOnAnotherDayThanTheOneSheAgreedTo() throws {
        var out = hub.out(tablets[0].id)
        out.agreedDue = try store.rehearseCheckOut(out, to: hub.borrower(0), by: hub.act(day(0)))
        #expect(out.agreedDue == day(14))
        _ = try reserve(1, from: 7)
        _ = try reserve(2, from: 7)
        let refusal = lendingRefusal {
            _ = try store.checkOut(out, to: hub.borrower(0), by: hub.act(day(0)))
        }
        #expect(refusal == .otherDay(day(4)))
        #expect(try store.loans(of: hub.people[0]).isEmpty)
    }

    @Test(arguments: 0..<25)
    func theDayThatIsShownBeforeTheAgreementIsTheDayThatIsWritten(_ seed: Int) throws {
        var rolls = Rolls(seed)
        for person in 1...4 where rolls.roll(0..<3) > 0 {
            let first = day(rolls.roll(1..<30))
            guard LendingHub.isOpen(first) else { continue }
            let wish = ReservationWish(model: "tablet", from: first)
            let act = try hub.act(day(0), .deviceReserved)
            _ = lendingRefusal { _ = try store.reserve(wish, for: hub.borrower(person), by: act) }
        }
        let out = hub.out(tablets[rolls.roll(0..<2)].id)
        var (shown, written): (CivilDate?, CivilDate?)
        let before = try rows()
        let early = lendingRefusal {
            shown = try store.rehearseCheckOut(out, to: hub.borrower(0), by: hub.act(day(0)))
        }
        #expect(try rows() == before, "nothing is kept of it")
        let late = lendingRefusal {
            written = try store.checkOut(out, to: hub.borrower(0), by: hub.act(day(0))).due
        }
        #expect(shown == written && early == late)
    }

    private func rows() throws -> [Int64] {
        try ["loan", "asset_event", "audit", "message", "appointment_act"].map { table in
            try store.connection.first("SELECT count(*) FROM \(table)") { (row) in row.integer(0) } ?? 0
        }
    }
}
