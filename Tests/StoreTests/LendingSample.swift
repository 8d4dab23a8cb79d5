import Domain
import Ground
import Testing

@testable import Store

/// Chance with a seed, so that a failing case can be run again.
struct Rolls {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func roll(_ range: Range<Int>) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return range.lowerBound + Int(state >> 33) % range.count
    }
}

/// A hub that lends, open from Monday to Saturday and closed on some days.
struct LendingHub {
    static let closed: Set<String> = ["2026-12-25", "2026-12-26", "2026-12-28", "2027-01-01", "2027-05-03"]
    static let prepDays = 1
    /// The Monday from which these tests count their days.
    static let monday = CivilDate(daysSinceEpoch: 20_780)

    let store: Store
    var people: [ID] = []
    private let seed: Int
    private final class Count { var value = 0 }
    private let count = Count()

    init(_ store: Store, seed: Int = 0) {
        self.store = store
        self.seed = seed
    }

    static func day(_ after: Int) -> CivilDate { monday.adding(days: after) }

    static func isOpen(_ day: CivilDate) -> Bool { day.weekday != 7 && !closed.contains(day.iso) }

    static func rules(renewals: LendingLimit = .atMost(2), prep: Int = prepDays) throws -> LoanRules {
        var rule = LoanRule()
        rule.isLent = true
        rule.period = 14
        rule.renewals = renewals
        rule.renewalPeriod = 7
        rule.atOnce = .atMost(3)
        rule.atOnceInHub = .atMost(1)
        rule.preparationDays = prep
        rule.pickupDays = 3
        rule.holds = .atMost(2)
        return try LoanRules([rule])
    }

    /// What a hub lends by; `closures` are days on which it is closed beside the usual ones.
    static func book(
        _ hub: String = "a",
        walkIns: Int = 0,
        prep: Int = prepDays,
        shares: [String: Int] = [:],
        closures: [ClosedRange<CivilDate>] = []
    ) throws -> LendingBook {
        let hours = try #require(OpeningHours.Stretch(opens: 600, closes: 960))
        let week = (1...7).map { $0 < 7 ? [hours] : [] }
        let fixed = try closed.map { try civil($0)...civil($0) }
        return LendingBook(
            hub: hub,
            opening: OpeningCalendar(
                hours: try #require(OpeningHours(lines: [], week: week)),
                closures: (fixed + closures).map {
                    HubClosure(from: $0.lowerBound, until: $0.upperBound, reason: "Closed")
                },
                workingDays: WorkingDays(holidays: [], knownUntil: try civil("2030-12-31"))
            ),
            rules: try rules(prep: prep),
            ladder: try OverdueLadder([
                OverdueLadder.Step(day: -2, kind: .reminder), OverdueLadder.Step(day: 1, kind: .reminder),
                OverdueLadder.Step(day: 7, kind: .block),
            ]),
            shares: shares.isEmpty ? [:] : ["tablet": shares],
            walkInFloors: walkIns == 0 ? [:] : ["tablet": walkIns]
        )
    }

    /// A number that no other record of this test has.
    func next() -> Int {
        count.value += 1
        return count.value
    }

    func newID() -> ID {
        let number = next()
        return ID(
            milliseconds: Int64(number),
            random: [UInt8(seed & 0x0F), UInt8(seed >> 4 & 0xFF)] + [1, 2]
        )
    }

    func act(
        _ day: CivilDate,
        _ kind: AuditEntry.Act = .deviceLent,
        _ book: LendingBook? = nil
    ) throws
        -> LendingAct
    {
        let at = Int64(day.daysSinceEpoch) * 86_400_000 + Int64(next())
        var chance = Rolls(seed &* 7_919 &+ next())
        return LendingAct(
            operation: newID(),
            book: try book ?? Self.book(),
            today: day,
            audit: AuditEntry(
                id: newID(),
                at: at,
                actor: .staff,
                // Whoever sends a device does not receive it.
                by: id(kind == .assetReceived ? 4 : 3),
                act: kind,
                subject: nil,
                terminal: "t"
            ),
            newID: { newID() },
            reference: { Reference(payload: (0..<8).map { _ in chance.roll(0..<31) }) }
        )
    }

    func borrower(_ number: Int, _ group: String = "adult") -> Borrower {
        Borrower(person: people[number], group: group, age: 70)
    }

    static let kit = KitCheck(accessories: ["charger", "case"], condition: .good)

    func out(_ asset: ID, _ reservation: ID? = nil) -> CheckOut {
        CheckOut(asset: asset, reservation: reservation, kit: Self.kit, agreement: "v1")
    }

    /// Residents and tablets that are ready to be lent.
    mutating func fill(
        people count: Int,
        tablets: Int,
        model: String = "tablet",
        hub: String = "a",
        on day: CivilDate
    ) throws -> [Asset] {
        if people.isEmpty { try addPeople(count) }
        var assets: [Asset] = []
        for number in 0..<tablets {
            let tag = try #require(AssetTag(reading: "\(hub)-\(model)-\(number)"))
            var asset = Asset(id: newID(), tag: tag, model: model, kind: "tablet", hub: hub)
            asset = try store.add(asset, by: act(day, .assetAdded, Self.book(hub)))
            assets.append(try prepare(asset.id, on: day, Self.book(hub)))
        }
        return assets
    }

    mutating func addPeople(_ count: Int) throws {
        people = try store.connection.all("SELECT id FROM person ORDER BY id") { (row) throws(StoreError) in
            try row.id(0)
        }
        for number in people.count..<max(people.count, count) {
            let person = try PeopleTests.register(
                number + 1,
                PeopleTests.registration(number + 1, pin: nil),
                in: store
            )
            people.append(person.id)
        }
    }

    @discardableResult
    func prepare(_ asset: ID, on day: CivilDate, _ book: LendingBook? = nil) throws -> Asset {
        var now = try #require(try store.asset(asset))
        for step in now.missingSteps {
            now = try store.make(.sign(step), to: asset, by: act(day, .assetSigned, book))
        }
        return now
    }
}

// What is done again and again.
extension LendingHub {
    @discardableResult
    func lend(
        _ asset: Asset,
        to person: Int,
        after days: Int = 0,
        _ reservation: ID? = nil
    ) throws -> Loan {
        try store.checkOut(out(asset.id, reservation), to: borrower(person), by: act(Self.day(days)))
    }

    /// Takes back what looks worn by now.
    @discardableResult
    func back(_ asset: Asset, after days: Int, remark: String = "") throws -> Returned {
        let kit = KitCheck(accessories: ["charger", "case"], condition: .worn, remark: remark)
        return try store.checkIn(asset.id, kit, by: act(Self.day(days), .deviceReturned))
    }

    @discardableResult
    func wait(_ person: Int, after days: Int = 1) throws -> Hold {
        try store.joinQueue(for: "tablet", borrower(person), by: act(Self.day(days), .holdJoined))
    }

    /// Reminds borrowers of what the ladder asks for, as a day begins.
    func remind(on today: CivilDate) throws -> Int {
        let reminding = Reminding(
            today: today,
            now: Int64(today.daysSinceEpoch) * 86_400_000,
            quiet: .usual,
            clock: WallClock { _ in 0 },
            newID: { newID() }
        )
        return try store.remindOfLoans(Self.book(), reminding)
    }
}

/// What a lending act was refused for; nil where it was not.
func lendingRefusal(_ body: () throws -> Void) -> LendingRefusal? {
    do {
        try body()
        return nil
    } catch StoreError.lending(let refusal) { return refusal } catch {
        Issue.record("\(error)")
        return nil
    }
}
