import Content
import Domain
import Ground
import Testing

@testable import Screens

/// The pages about things that are lent, in memory, over what is on the shelf on one day.
enum LendingScreens {
    private static func id(_ number: UInt8) -> ID {
        ID(milliseconds: 1, random: Array(repeating: number, count: 10))
    }

    private static func day(_ after: Int) -> CivilDate { Resident.today.adding(days: after) }

    private static func asset(_ number: UInt8, _ model: String, _ state: AssetState) throws -> Asset {
        let tag = try #require(AssetTag(reading: "\(model)-\(number)"))
        return Asset(id: id(number), tag: tag, model: model, kind: "tablet", hub: "millbrook", state: state)
    }

    private static func loan(_ asset: Asset, due: Int, renewals: Int = 0) throws -> Loan {
        let book = try RealHub.pack().lendingBook()
        let terms = try book.rules.terms(
            for: LoanRules.Subject(model: asset.model, group: "adult", hub: book.hub)
        )
        return Loan(
            id: id(100 + UInt8(renewals)),
            asset: asset.id,
            tag: asset.tag,
            person: id(80),
            reservation: nil,
            model: asset.model,
            hub: book.hub,
            lentAt: MineScreens.day - 20 * 86_400_000,
            days: day(-22)...day(due),
            until: day(due + 2),
            use: .atHome,
            renewals: renewals,
            terms: terms,
            agreement: "loan/2",
            out: KitCheck(accessories: ["charger"], condition: .good),
            end: nil
        )
    }

    /// What is lent: tablets of which some are there, and a laptop that is at repair.
    static func shelf(_ language: String = "en") throws -> LendingShelf {
        let pack = try RealHub.pack().translated(to: language)
        let (models, book) = (try pack.lendingModels(), try pack.lendingBook())
        let tablets = try (1...5).map { number in
            try asset(UInt8(number), "tablet", number < 3 ? .onLoan : .ready)
        }
        var loans: [ID: Loan] = [:]
        for (index, tablet) in tablets.prefix(2).enumerated() {
            loans[tablet.id] = try loan(tablet, due: 4 + index, renewals: index)
        }
        let shelves = [
            "tablet": Domain.Shelf(assets: tablets, loans: loans, reservations: []),
            "tablet-data": Domain.Shelf(
                assets: [try asset(9, "tablet-data", .repair(until: day(6)))],
                loans: [:],
                reservations: []
            ),
        ]
        let borrower = Borrower(person: id(80), group: "adult", age: 76)
        let items = try models.models.compactMap { model -> LendingShelf.Item? in
            guard let shelf = shelves[model.id] else { return nil }
            let outlook = try Outlook(
                of: model.id,
                shelf.counted,
                book,
                for: borrower,
                queue: .of(model.id == "tablet" ? 0 : 2),
                on: Resident.today
            )
            var item = LendingShelf.Item(model: model, outlook: outlook)
            item.drawing = pack.drawing(of: model)
            return item
        }
        let purposes = LendingShelf.Purpose(
            code: "1",
            title: models.models[0].purposes[0],
            models: items.map(\.model.id)
        )
        let agreement = try #require(try pack.lending().agreement(on: Resident.today))
        return LendingShelf(purposes: [purposes], items: items, agreement: agreement)
    }

    private static func things(away: CivilDate? = nil) throws -> BorrowedThings {
        let late = try loan(asset(1, "tablet", .onLoan), due: -3)
        let other = try loan(asset(2, "large-keyboard", .onLoan), due: 12, renewals: 2)
        var kept = BorrowedThings.Keeping(reservation: reservation, item: "Tablet with data")
        kept.moved.first = day(1)
        let hold = Hold(
            id: id(70),
            person: id(80),
            model: "laptop",
            hub: "millbrook",
            queuedAt: 1,
            priority: 0,
            state: .waiting,
            reservation: nil,
            terms: LoanTerms(period: 21)
        )
        var waiting = BorrowedThings.Waiting(hold: hold, item: "Laptop", place: 3, expected: day(17))
        waiting.refusal = away.map { .borrowing(.away(until: $0)) }
        return BorrowedThings(
            loans: [
                .init(loan: late, item: "Tablet", longer: nil, refusal: .borrowing(.waitedFor(count: 2))),
                .init(loan: other, item: "Large keyboard", longer: day(26), refusal: nil),
            ],
            reservations: [kept],
            holds: [waiting]
        )
    }

    private static var reservation: Reservation {
        var made = Reservation(
            id: id(60),
            reference: Reference(payload: [4, 5, 9, 2, 12, 20, 7, 1]),
            person: id(80),
            model: "tablet-data",
            hub: "millbrook",
            asset: nil,
            days: day(2)...day(30),
            until: day(33),
            collectBy: day(9),
            use: .atHome,
            terms: LoanTerms(period: 28),
            state: .reserved
        )
        made.agreed = AcceptedAgreement("loan/2", on: day(0))
        return made
    }

    /// A resident who is asked nothing of the real store.
    static func resident(
        _ language: String = "en",
        signedIn: Bool = true,
        hears: Bool = false
    ) throws -> Resident {
        var surroundings = try RealHub.surroundings(language)
        (surroundings.settings.speech.isOn, surroundings.offered.hasSpeech) = (hears, hears)
        var resident = try Resident(at: surroundings)
        if signedIn {
            try resident.register()
            resident.press("home")
        }
        resident.lending = try answers(language)
        return resident
    }

    /// What a shell with such a shelf answers.
    static func answers(
        _ language: String = "en",
        away: CivilDate? = nil
    ) throws -> @Sendable (BorrowAct) -> BorrowNews {
        let (shelf, things, made) = (try shelf(language), try things(away: away), reservation)
        let policy = try RealHub.pack().translated(to: language).lending()
        return { act in
            switch act {
            case .browse: .shelf(shelf)
            case .reserve: .reserved(made)
            case .join: .waiting(place: 3, expected: day(17))
            case .rules(let key): .rules(policy.agreement(key))
            case .sendRules: .rulesSent
            default: .mine(things)
            }
        }
    }

    /// Every page, by name.
    static func all(_ language: String = "en") throws -> [(name: String, screen: Screen)] {
        try browsing(language) + reserving(language) + mine(language) + away(language)
    }

    private static func browsing(_ language: String) throws -> [(String, Screen)] {
        var resident = try resident(language, signedIn: false)
        var all: [(String, Screen)] = []
        resident.press("borrow")
        all.append(("lending-purposes", resident.screen))
        resident.press("purpose:1")
        all.append(("lending-models", resident.screen))
        resident.press("model:tablet")
        all.append(("lending-model", resident.screen))
        return all
    }

    private static func reserving(_ language: String) throws -> [(String, Screen)] {
        var resident = try resident(language)
        var all: [(String, Screen)] = []
        for id: ElementID in ["borrow", "everything", "model:tablet"] { resident.press(id) }
        resident.press("reserve")
        all.append(("lending-day", resident.screen))
        let day = try #require(resident.screen.stops.first { $0.description.hasPrefix("day:") })
        resident.press(day)
        all.append(("lending-agreement", resident.screen))
        resident.press("agree")
        all.append(("lending-check", resident.screen))
        resident.press("send")
        all.append(("lending-reserved", resident.screen))
        resident = try Self.resident(language)
        for id: ElementID in ["borrow", "everything", "model:tablet-data"] { resident.press(id) }
        all.append(("lending-away", resident.screen))
        resident.press("join")
        all.append(("lending-queue", resident.screen))
        resident.press("join")
        all.append(("lending-queued", resident.screen))
        return all
    }

    private static func away(_ language: String) throws -> [(String, Screen)] {
        var resident = try resident(language)
        var all: [(String, Screen)] = []
        for id: ElementID in ["account", "loans", "hold:laptop", "away"] { resident.press(id) }
        all.append(("lending-away-day", resident.screen))
        let last = day(12)
        for part in [last.day, last.month] { resident.mean(.answer(String(part)), .enter) }
        resident.mean(.answer(String(last.year + 1)), .enter)
        all.append(("lending-away-problem", resident.screen))
        resident.press("problem:away__day")
        for part in [last.day, last.month, last.year] { resident.mean(.answer(String(part)), .enter) }
        all.append(("lending-away-check", resident.screen))
        resident.press("yes")
        all.append(("lending-away-done", resident.screen))
        resident = try Self.resident(language)
        resident.lending = try answers(language, away: last)
        for id: ElementID in ["account", "loans", "hold:laptop"] { resident.press(id) }
        all.append(("lending-hold-away", resident.screen))
        return all
    }

    private static func mine(_ language: String) throws -> [(String, Screen)] {
        var resident = try resident(language)
        var all: [(String, Screen)] = []
        resident.press("account")
        resident.press("loans")
        all.append(("lending-mine", resident.screen))
        resident.press(ElementID("reservation:\(reservation.id)"))
        all.append(("lending-kept", resident.screen))
        resident.press("ask")
        all.append(("lending-cancel", resident.screen))
        resident.mean(.back, .back)
        resident.press("hold:laptop")
        all.append(("lending-hold", resident.screen))
        resident.mean(.back)
        resident.press("loan:LARGE-KEYBOARD-2")
        all.append(("lending-loan", resident.screen))
        resident.press("renew")
        all.append(("lending-renew", resident.screen))
        resident.mean(.back)
        resident.press("rules")
        all.append(("lending-rules", resident.screen))
        resident.mean(.back)
        resident.press("trouble")
        all.append(("lending-trouble", resident.screen))
        resident.press("fault")
        resident.mean(.enter, .enter)
        all.append(("lending-fault-problem", resident.screen))
        resident.mean(.answer("The key with the A is stuck"), .enter)
        if resident.screen.title != "Thank you for telling us" { resident.mean(.enter) }
        all.append(("lending-told", resident.screen))
        resident.mean(.back, .back)
        resident.press("loan:TABLET-1")
        all.append(("lending-late", resident.screen))
        resident.press("longer")
        all.append(("lending-longer", resident.screen))
        return all
    }
}

extension HoldQueue {
    /// A queue of so many people, none of whom is away.
    static func of(_ count: Int) -> HoldQueue {
        HoldQueue(
            (0..<count).map { number in
                let (id, person) = (DeskHub.newID(), DeskHub.newID())
                return QueuedHold(
                    id: id,
                    person: person,
                    pickup: "central",
                    madeAt: Int64(number),
                    place: number + 1
                )
            }
        )
    }
}
