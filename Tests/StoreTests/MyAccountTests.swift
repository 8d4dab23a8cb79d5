import Domain
import Forms
import Ground
import Testing

@testable import Store

/// What a resident decides about her account, over a real store.
@Suite final class MyAccountTests {
    private let scratch: Scratch
    let store: Store
    let joan: Person
    let sam: Person
    private let dora = StaffMember(id: id(700), login: "dora", name: "Dora Quill", role: .coordinator)
    static let today = CivilDate(daysSinceEpoch: 20_778)
    private var hers: AccountUse { AccountUse(owner: joan.id) }
    private var forHer: AccountUse { AccountUse(owner: joan.id, representative: sam.id) }

    init() throws {
        scratch = try Scratch()
        store = try scratch.make()
        joan = try PeopleTests.register(1, PeopleTests.registration(1, card: "D12345"), in: store)
        sam = try PeopleTests.register(
            2,
            PeopleTests.registration(2, PeopleTests.details("Sam Carer")),
            in: store
        )
        try store.connection.run(
            """
            INSERT INTO staff (id, login, name, role, is_active, hash, is_given, added_at)
            VALUES (?1, 'dora', 'Dora Quill', 'coordinator', 1, '$y$x', 0, 1)
            """,
            .blob(dora.id.bytes)
        )
    }

    func entry(
        _ number: Int,
        _ act: AuditEntry.Act = .needsChanged,
        by: ID? = nil,
        for owner: ID? = nil
    )
        -> AuditEntry
    {
        AuditEntry(
            id: id(number),
            at: Int64(number),
            actor: .resident,
            by: by ?? joan.id,
            onBehalfOf: owner,
            act: act,
            subject: joan.id,
            terminal: "t"
        )
    }

    func representation(
        _ number: Int = 900,
        _ powers: Set<Representation.Power> = [.changeDetails, .seeRequests],
        until: CivilDate? = today.adding(days: 30)
    ) -> Representation {
        Representation(
            id: id(number),
            person: joan.id,
            representative: sam.id,
            powers: powers,
            authority: .writtenConsent,
            from: Self.today,
            until: until,
            recordedBy: dora.id
        )
    }

    private static let services = [
        ToldService(code: "council-tax", name: "Council Tax", facts: [.address, .name]),
        ToldService(code: "library", name: "Library", facts: [.email]),
    ]

    private func change(_ operation: Int, _ body: (inout PersonDetails) -> Void) -> Store.DetailsChange {
        var details = joan.details
        body(&details)
        return Store.DetailsChange(
            operation: id(operation),
            id: id(operation + 5_000),
            use: hers,
            details: details,
            today: Self.today
        )
    }

    @Test func needsAreToldOnceAndSeenOnEveryOccasion() throws {
        let needs = try SupportNeeds(
            [.largePrint, .interpreter, .stepFree],
            language: " Polish ",
            words: "I lip-read",
            phone: joan.details.phone
        )
        try store.keep(needs, in: hers, on: Self.today, audit: entry(10))
        #expect(try store.needs(of: joan.id) == needs)
        #expect(try store.needs(of: joan.id, for: .request).inOrder == [.largePrint, .interpreter])
        #expect(
            try store.needs(of: joan.id, for: .booking).inOrder == [.largePrint, .interpreter, .stepFree]
        )
        #expect(try store.needs(of: joan.id, for: .loan).words == "I lip-read")
        #expect(try store.needs(of: sam.id).isEmpty)
        try store.keep(.none, in: hers, on: Self.today, audit: entry(11))
        #expect(try store.needs(of: joan.id) == .none)
    }

    @Test func whatSheChoseDecidesHowMessagesGoOut() throws {
        var wishes = ContactWishes()
        try wishes.choose(.letter, for: .requests, details: joan.details, needs: .none)
        try wishes.choose(.phone, for: .bookings, details: joan.details, needs: .none)
        try store.keep(wishes, in: hers, on: Self.today, audit: entry(10))
        #expect(try store.wishes(of: joan.id) == wishes)
        let choices = try store.contactChoices(of: joan.id)
        #expect(choices.way(for: .requestReceived, to: joan.details).channel == .letter)
        #expect(choices.way(for: .appointmentBooked, to: joan.details).needsCall)
        let phoneOnly = try SupportNeeds([.phoneOnly, .largePrint], phone: joan.details.phone)
        try store.keep(phoneOnly, in: hers, on: Self.today, audit: entry(11))
        let told = try store.contactChoices(of: joan.id).way(for: .requestReceived, to: joan.details)
        #expect(told == ContactChoices.Way(.screen, needsCall: true))
        #expect(try store.contactChoices(of: joan.id).needs.wantsLargePrint)
    }

    @Test func aConsentIsGivenOnceTakenBackOnceAndItsHistoryStays() throws {
        func decide(_ number: Int, _ isGiven: Bool) throws -> [Consent] {
            try store.decide(
                .news,
                isGiven: isGiven,
                in: hers,
                on: Self.today,
                audit: entry(number, .consentGiven)
            )
        }
        #expect(try decide(10, true).allow(.news))
        #expect(try decide(11, true).count == 1)
        #expect(try !decide(12, false).allow(.news))
        #expect(try decide(13, true).map(\.withdrawnAt) == [12, nil])
        #expect(throws: StoreError.self) {
            try store.connection.run("UPDATE consent SET withdrawn_at = 99 WHERE withdrawn_at = 12")
        }
    }

    @Test func aChangeIsToldOnceToEveryServiceThatWantsIt() throws {
        let moved = change(20) { $0.address = ["2 New Street", "Millbrook"] }
        let first = try store.change(moved, telling: Self.services, audit: entry(20, .detailsChanged))
        #expect(first.told == ["council-tax"])
        #expect(first.person.details.address == ["2 New Street", "Millbrook"])
        let again = try store.change(moved, telling: Self.services, audit: entry(21, .detailsChanged))
        #expect(again.told == ["council-tax"])
        let notices = try store.openNotices()
        #expect(notices.count == 1)
        #expect(notices[0].values.map(\.fact) == [.address])
        #expect(notices[0].values[0].after == "2 New Street\nMillbrook\nZY1 4LB")
        try store.markTold("council-tax", of: notices[0].change, by: dora.id, audit: entry(22, .serviceTold))
        try store.markTold("council-tax", of: notices[0].change, by: nil, audit: entry(23, .serviceTold))
        #expect(try store.openNotices().isEmpty)
        #expect(try store.notices(about: joan.id).map(\.toldAt) == [22])
    }

    @Test func aServiceReadsOnlyWhatItAskedToKnow() throws {
        let both = change(20) { ($0.email, $0.name) = ("new@example.org", "Joan Abbot") }
        _ = try store.change(both, telling: Self.services, audit: entry(20, .detailsChanged))
        #expect(try store.openNotices(of: "library").flatMap(\.values).map(\.fact) == [.email])
        #expect(try store.openNotices(of: "council-tax").flatMap(\.values).map(\.fact) == [.name])
    }

    @Test func nothingChangedTellsNobody() throws {
        let told = try store.change(change(20) { _ in }, telling: Self.services, audit: entry(20)).told
        #expect(told.isEmpty)
        #expect(try store.openNotices().isEmpty)
    }

    @Test func aRepresentativeDoesWhatIsRecordedAndNoMore() throws {
        try store.record(representation(), on: Self.today, audit: entry(30, .representationRecorded))
        var change = change(40) { $0.phone = "01632 960 222" }
        change.use = forHer
        let audit = entry(40, .detailsChanged, by: sam.id, for: joan.id)
        let person = try store.change(change, telling: [], audit: audit).person
        #expect(person.details.phone == "01632 960 222")
        for reader in [joan.id, sam.id] {
            let done = try store.doneForOthers(with: reader)
            #expect(done.map(\.act) == [.detailsChanged])
            #expect(done.map(\.by) == ["Sam Carer"] && done.map(\.person) == ["Joan Marker"])
        }
        #expect(throws: StoreError.notRepresented(.hersAlone)) {
            _ = try store.decide(.news, isGiven: true, in: forHer, on: Self.today, audit: entry(41))
        }
        #expect(throws: StoreError.notRepresented(.notIncluded(.sendForms))) {
            try store.mayDo(.sendForm, in: forHer, on: Self.today)
        }
        #expect(throws: StoreError.notRepresented(.over(Self.today.adding(days: 30)))) {
            try store.mayDo(.seeRequests, in: forHer, on: Self.today.adding(days: 31))
        }
    }

    @Test func whoeverOfTheTwoEndsARepresentationEndsItAtOnce() throws {
        try store.record(representation(), on: Self.today, audit: entry(30, .representationRecorded))
        #expect(throws: StoreError.notRepresented(.unknown)) {
            try store.end(id(900), asWishedBy: id(1), audit: entry(31, .representationEnded))
        }
        try store.end(id(900), asWishedBy: joan.id, audit: entry(32, .representationEnded))
        #expect(throws: StoreError.notRepresented(.ended)) {
            try store.mayDo(.seeRequests, in: forHer, on: Self.today)
        }
        #expect(try store.representations(with: sam.id).map(\.representation.endedAt) == [32])
        #expect(throws: StoreError.self) {
            try store.connection.run("UPDATE representation SET last_day = '2099-01-01'")
        }
    }

    @Test func nobodyIsRecordedToRepresentHerself() throws {
        var wrong = representation()
        wrong.representative = joan.id
        #expect(throws: StoreError.cannotRepresent(.samePerson)) {
            try store.record(wrong, on: Self.today, audit: entry(30))
        }
    }

    @Test func aWishToBeForgottenIsAskedTakenBackAndAnswered() throws {
        func wish(_ number: Int, _ isWished: Bool) throws -> ForgettingWish? {
            try store.wishToBeForgotten(
                isWished,
                in: hers,
                on: Self.today,
                audit: entry(number, .forgettingAsked)
            )
        }
        #expect(try wish(50, false) == nil)
        #expect(try wish(51, true)?.state == .asked)
        #expect(try wish(52, true)?.askedAt == 51)
        #expect(try wish(53, false)?.state == .takenBack)
        let asked = try wish(54, true)
        let open = try #require(asked)
        #expect(try store.openForgettingWishes() == [open])
        try store.refuse(
            open.id,
            reason: "You have a loan",
            by: dora.id,
            audit: entry(55, .forgettingRefused)
        )
        #expect(try store.forgettingWish(of: joan.id)?.reason == "You have a loan")
        #expect(try store.openForgettingWishes().isEmpty)
    }

    @Test func aFormIsKeptWithTheAccountOnlyWithHerConsentAndGoesWhenSheIsErased() throws {
        let form = SavedForm(
            id: id(60),
            service: "s",
            formVersion: "v",
            page: "/a",
            lastDay: Self.today,
            answers: .init()
        )
        _ = try store.save(
            form,
            under: SavedCode(payload: [1, 2, 3, 4, 5, 6, 7]),
            born: joan.details.born,
            salt: PeopleTests.salt,
            audit: entry(60, .formSaved)
        )
        #expect(try !store.keepForm(id(60), with: joan.id, at: 1))
        _ = try store.decide(.savedForms, isGiven: true, in: hers, on: Self.today, audit: entry(61))
        #expect(try store.keepForm(id(60), with: joan.id, at: 1))
        #expect(try store.ownForms(of: joan.id, on: Self.today).map(\.id) == [id(60)])
        #expect(try store.openForm(id(60), of: sam.id, on: Self.today, audit: entry(62)) == nil)
        #expect(try store.openForm(id(60), of: joan.id, on: Self.today, audit: entry(63))?.id == id(60))
        #expect(try store.ownForms(of: joan.id, on: Self.today.adding(days: 1)).isEmpty)
        try store.erase(joan.id, at: 9, audit: entry(64, .personErased))
        #expect(try store.savedForm(id(60)) == nil)
    }
}
