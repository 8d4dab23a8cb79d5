import Domain
import Ground
import Testing

@testable import Store

private let now: Int64 = 1_795_000_000_000
private let all: Set<Channel> = [.email, .text, .letter]

/// A store with a person who has an e-mail address; what her account told her is out of the way.
private func hub(_ details: PersonDetails = PeopleTests.details()) throws -> (Scratch, Store, Person) {
    let scratch = try Scratch()
    let store = try scratch.make()
    let person = try PeopleTests.register(1, PeopleTests.registration(1, details), in: store)
    while let message = try store.lease() { try store.finish(message, .delivered) }
    return (scratch, store, person)
}

private func notice(_ number: Int, _ person: Person, key: String? = nil, news: News = .pinChanged) -> Notice {
    Notice(id: id(7_000_000 + number), key: key ?? "k/\(number)", person: person.id, news: news, at: now)
}

extension Store {
    fileprivate func lease(at instant: Int64 = now, by channels: Set<Channel> = all) throws -> Message? {
        try leaseMessage(by: channels, at: instant, until: instant + 70_000)
    }

    @discardableResult
    fileprivate func finish(_ message: Message, _ end: HandOverEnd, at instant: Int64 = now) throws -> Bool {
        try self.end(
            message,
            message.ruling(on: end, at: instant, recognisesRepeats: false),
            at: instant
        )
    }

    fileprivate func settle(at instant: Int64) throws {
        try settleMessages(at: instant) {
            $0.ruling(on: .unknown("broke off"), at: instant, recognisesRepeats: false)
        }
    }
}

@Suite struct MessageTests {
    @Test func aMessageIsHandedOverOnceWithAllThatBelongsToIt() throws {
        let (_, store, person) = try hub()
        let request = News.Request(reference(3), service: "bulky-waste")
        let news = News.requestReceived(request, promised: CivilDate(iso: "2026-12-01"))
        #expect(try store.enqueue(notice(1, person, news: news)))
        let leased = try #require(try store.lease())
        #expect(leased.id == id(7_000_001) && leased.attempts == 1 && leased.channel == .email)
        #expect(leased.values[.promised] == "2026-12-01" && leased.values[.service] == "bulky-waste")
        #expect(try store.lease() == nil, "nobody else gets it")
        #expect(try store.finish(leased, .delivered))
        #expect(try store.lease(at: now + 1_000_000_000) == nil)
        #expect(try store.message(leased.id)?.state == .handedOver)
        #expect(try store.check().isEmpty)
    }

    /// Whatever is put in, in whatever order, each key is told once.
    @Test(arguments: 0..<20)
    func ofEachKeyOneMessageIsKept(_ seed: Int) throws {
        let (_, store, person) = try hub()
        var generator = SeededChance(seed)
        var known: Set<Int> = []
        for number in 0..<60 {
            let key = generator.next(12)
            let isNew = try store.enqueue(notice(number, person, key: "same/\(key)"))
            #expect(isNew == known.insert(key).inserted)
        }
        var handed: [String] = []
        while let message = try store.lease() {
            handed.append(message.key)
            try store.finish(message, .delivered)
        }
        #expect(handed.count == known.count && Set(handed).count == handed.count)
    }

    @Test func anActThatFailsTellsNobody() throws {
        let (_, store, person) = try hub()
        var form = submission(5)
        form.person = person.id
        form.bookings = [
            SlotBooking(
                calendar: "c",
                key: SlotKey(day: CivilDate(daysSinceEpoch: 0), time: "am"),
                capacity: 0
            )
        ]
        #expect(throws: StoreError.self) { try store.submit(form, audit: audit(5)) { reference(5) } }
        #expect(try store.lease() == nil)
    }

    @Test func sendingAFormTellsHerOnceHoweverOftenItIsSent() throws {
        let (_, store, person) = try hub()
        var form = submission(5)
        form.person = person.id
        for _ in 1...3 { _ = try store.submit(form, audit: audit(5)) { reference(5) } }
        let told = try #require(try store.lease())
        #expect(told.kind == .requestReceived && told.values[.reference] == reference(5).description)
        #expect(try store.lease() == nil)
    }

    @Test func openingAnAccountAndChangingItsPINAreTold() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let person = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        #expect(try store.lease()?.values == [.number: person.number.grouped])
        try store.setPIN(
            PIN(trying: "739105"),
            of: person.id,
            isGiven: false,
            salt: PeopleTests.salt,
            at: now,
            audit: audit(9)
        )
        #expect(try store.lease()?.kind == .pinChanged)
    }

    @Test func aWorkerThatDiesLeavesAMessageInDoubtWhichIsHandedOverAgainAndMarked() throws {
        let (scratch, store, person) = try hub()
        try store.enqueue(notice(1, person))
        let lost = try #require(try store.lease())
        let other = try Store.open(at: scratch.path, now: now)
        try other.settle(at: now + 69_999)
        #expect(try other.message(lost.id)?.state == .leased, "its worker may still be at it")
        try other.settle(at: now + 70_000)
        #expect(try other.lease(at: now + 70_000) == nil, "not at once")
        let again = try #require(try other.lease(at: now + 10 * 60_000))
        #expect(again.id == lost.id && again.doubts == 1 && again.attempts == 2)
        #expect(try other.finish(again, .delivered))
        #expect(try other.message(lost.id)?.state == .doubtful)
    }

    @Test func aWorkerWhoseLeaseEndedChangesNothingAnyMore() throws {
        let (_, store, person) = try hub()
        try store.enqueue(notice(1, person))
        let slow = try #require(try store.lease())
        try store.settle(at: now + 70_000)
        #expect(try !store.finish(slow, .delivered, at: now + 80_000))
        let again = try #require(try store.lease(at: now + 10 * 60_000))
        #expect(try !store.finish(slow, .never("no"), at: now + 10 * 60_000))
        #expect(try store.finish(again, .delivered, at: now + 10 * 60_000))
        #expect(try !store.finish(again, .never("no")), "the end is the end")
        #expect(try store.message(slow.id)?.state == .doubtful)
    }

    @Test func whatIsNeverTakenComesBeforeStaffUntilSomebodyDealtWithIt() throws {
        let (_, store, person) = try hub()
        let member = try PeopleTests.member(store)
        try store.enqueue(notice(1, person))
        let message = try #require(try store.lease())
        try store.finish(message, .never("exit code 67"))
        let open = try store.messageFollowUps(at: now)
        #expect(open.map(\.reason) == [.failed] && open.first?.person == person.id)
        #expect(try store.message(message.id)?.reason == "exit code 67")
        try store.settleFollowUp(of: message.id, by: member, at: now)
        #expect(try store.messageFollowUps(at: now).isEmpty)
    }

    @Test func whoIsOnlyToBeTelephonedIsOnTheCallListAndHasItOnTheScreen() throws {
        let (_, store, person) = try hub()
        try store.enqueue(notice(1, person))
        let needs = try SupportNeeds([.phoneOnly, .largePrint], phone: person.details.phone)
        let today = CivilDate(daysSinceEpoch: Int(now / 86_400_000))
        try store.keep(needs, in: AccountUse(owner: person.id), on: today, audit: audit(20))
        try store.keep(settings: ["language": "cy"], of: person.id)
        let choices = try store.contactChoices(of: person.id)
        #expect(choices.needs == needs && choices.language == "cy")
        try store.enqueue(notice(2, person))
        #expect(try store.lease(at: now + 1_000_000) == nil, "what waited is not sent either")
        #expect(try store.messageFollowUps(at: now).map(\.reason) == [.call, .call])
        #expect(try store.messages(of: person.id, at: now).prefix(2).map(\.channel) == [.screen, .screen])
        #expect(try store.message(id(7_000_002))?.language == "cy")
    }

    @Test func messagesOnTheScreenAreUnreadUntilSheReadsThem() throws {
        let (_, store, person) = try hub(PeopleTests.details(phone: "").without(email: true))
        #expect(try store.unreadMessages(of: person.id, at: now) == 1, "that of her account")
        var later = notice(1, person)
        later.notBefore = now + 5
        try store.enqueue(later)
        #expect(try store.messages(of: person.id, at: now).count == 1)
        #expect(try store.messages(of: person.id, at: now + 5).map(\.kind) == [.pinChanged, .accountOpened])
        #expect(try store.unreadMessages(of: person.id, at: now + 5) == 2)
        try store.markMessage(later.id, readAt: now + 6)
        try store.markMessage(later.id, readAt: now + 9)
        #expect(try store.message(later.id)?.readAt == now + 6)
        #expect(try store.unreadMessages(of: person.id, at: now + 5) == 1)
        try store.markMessage(later.id, readAt: nil)
        #expect(try store.unreadMessages(of: person.id, at: now + 5) == 2)
    }

    @Test func onlyWhatMayBeSentNowIsLeasedAndInTheOrderItIsDue() throws {
        let (_, store, person) = try hub()
        var early = notice(2, person)
        early.notBefore = now - 5
        for notice in [notice(1, person), early] { try store.enqueue(notice) }
        #expect(try store.lease(by: [.letter]) == nil)
        #expect(try !store.isMessageDue(by: [.letter], at: now) && store.isMessageDue(by: all, at: now))
        #expect(try store.lease()?.id == early.id)
    }

    @Test func whatIsOfNoUseAnyMoreIsNotSent() throws {
        let (_, store, person) = try hub()
        var notice = notice(1, person)
        notice.notAfter = now + 10
        notice.about = id(99)
        try store.enqueue(notice)
        #expect(try store.lease(at: now + 11) == nil)
        try store.settle(at: now + 11)
        #expect(try store.message(notice.id)?.state == .cancelled)
        var other = notice
        (other.id, other.key, other.notAfter) = (id(8_000_000), "other", nil)
        try store.enqueue(other)
        try store.cancelMessages(about: id(99), at: now)
        #expect(try store.lease(at: now) == nil)
    }

    @Test func whatEndedIsNeverBegunAgainWhateverProgramTries() throws {
        let (_, store, person) = try hub()
        try store.enqueue(notice(1, person))
        try store.finish(try #require(try store.lease()), .delivered)
        #expect(throws: StoreError.self) {
            try store.connection.run("UPDATE message SET state = 'queued', ended_at = NULL")
        }
    }
}

/// A source of chance that does the same each time.
private struct SeededChance {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &+ 0x9E37_79B9 }

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}

extension PersonDetails {
    /// The same person without an e-mail address.
    fileprivate func without(email: Bool) -> PersonDetails {
        var copy = self
        if email { copy.email = "" }
        return copy
    }
}

extension PeopleTests {
    /// Somebody who works at the hub.
    static func member(_ store: Store) throws -> ID {
        let member = StaffMember(id: id(600_000), login: "ana", name: "Ana", role: .coordinator)
        try store.add(member, pin: PIN(trying: "739105"), salt: salt, at: 5, audit: audit(600_001))
        return member.id
    }
}
