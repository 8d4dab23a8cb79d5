import Domain
import Ground
import Testing

private let day: Int64 = 86_400_000

private func details(phone: String = "", email: String = "", address: [String] = []) -> PersonDetails {
    PersonDetails(
        name: "Joan Marker",
        born: CivilDate(daysSinceEpoch: -7_220),
        address: address,
        phone: phone,
        email: email
    )
}

private func message(
    attempts: Int = 1,
    doubts: Int = 0,
    since first: Int64 = 0,
    notAfter: Int64? = nil
) -> Message {
    Message(
        id: ID(milliseconds: 1, random: []),
        key: "k",
        person: ID(milliseconds: 2, random: []),
        kind: .pinChanged,
        values: [:],
        language: "en",
        channel: .email,
        at: 0,
        notBefore: 0,
        notAfter: notAfter,
        state: .leased,
        attempts: attempts,
        doubts: doubts,
        firstTriedAt: first
    )
}

/// By which channel a resident is told.
@Suite struct ContactChoiceTests {
    private static let whole = details(
        phone: "07700 900123",
        email: "joan@example.org",
        address: ["14 Weir Road"]
    )

    @Test(arguments: ContactWishes.Way.allCases, ContactWishes.Topic.allCases)
    func theWaySheChoseForATopicIsUsedForThatTopicAlone(
        _ way: ContactWishes.Way,
        _ topic: ContactWishes.Topic
    ) {
        let choices = ContactChoices(wishes: ContactWishes(kept: [topic: way]))
        let chosen =
            way == .phone
            ? ContactChoices.Way(.screen, needsCall: true)
            : ContactChoices.Way(Channel(rawValue: way.rawValue) ?? .screen)
        for kind in MessageKind.allCases {
            let expected = kind.topic == topic ? chosen : ContactChoices.Way(.email)
            #expect(choices.way(for: kind, to: Self.whole) == expected)
        }
    }

    @Test(arguments: ContactWishes.Way.allCases, MessageKind.allCases)
    func whoIsOnlyToBeTelephonedIsSentNothingAndCalled(
        _ chosen: ContactWishes.Way,
        _ kind: MessageKind
    ) throws {
        let choices = ContactChoices(
            wishes: ContactWishes(kept: [kind.topic: chosen]),
            needs: try SupportNeeds([.phoneOnly], phone: Self.whole.phone)
        )
        for person in [Self.whole, details(address: ["14 Weir Road"])] {
            #expect(choices.way(for: kind, to: person) == ContactChoices.Way(.screen, needsCall: true))
        }
    }

    @Test(arguments: [
        (details(), MessageKind.requestReceived, Channel.screen),
        (details(email: "joan@example.org"), .requestReceived, .email),
        (details(phone: "+44 7700 900123"), .requestReceived, .text),
        (details(phone: "01632 960 100"), .requestReceived, .screen),
        (details(phone: "070 1234 5678"), .requestReceived, .screen),
        (details(address: ["14 Weir Road"]), .requestReceived, .screen),
        (details(address: ["14 Weir Road"]), .informationNeeded, .letter),
        (details(address: ["14 Weir Road"]), .loanDue, .letter),
        (details(phone: "01632 960 100", address: ["14 Weir Road"]), .loanDue, .letter),
        (details(phone: "01632 960 100", address: ["14 Weir Road"]), .appointmentCancelled, .letter),
        (details(), .informationNeeded, .screen),
    ])
    func withoutAChoiceItIsWhatReachesHerWithoutCost(
        _ person: PersonDetails,
        _ kind: MessageKind,
        _ channel: Channel
    ) {
        #expect(ContactChoices().way(for: kind, to: person).channel == channel)
    }

    @Test func aChosenChannelWithoutAnAddressGivesWayToOneThatReachesHer() {
        let choices = ContactChoices(wishes: ContactWishes(kept: [.requests: .email]))
        #expect(choices.way(for: .requestReceived, to: details(phone: "07700 900123")).channel == .text)
    }
}

/// When a message is tried again.
@Suite struct RetryTests {
    @Test func waitsGrowAreBoundedAndEnd() {
        let plan = RetryPlan.usual
        var waits: [Int64] = []
        var (now, attempts) = (Int64(0), 1)
        while let next = plan.next(after: attempts, since: 0, at: now) {
            waits.append(next - now)
            (now, attempts) = (next, attempts + 1)
        }
        #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(waits.first == 60_000 && waits.max() == 240 * 60_000)
        #expect((3 * day...3 * day + 240 * 60_000).contains(now), "given up after three days")
        #expect(waits.count < 30)
    }

    /// Whatever happens in whatever order, a message ends, and ends as what happened to it.
    @Test(arguments: 0..<500)
    func everyMessageEndsAndWhatItEndsAsIsTrue(_ seed: Int) {
        var chance = HandOverChance(seed: seed)
        var message = message(attempts: 0)
        var (now, taken, unsure) = (Int64(0), 0, 0)
        let recognises = chance.next(2) == 0
        var last: HandOverRuling
        repeat {
            message.attempts += 1
            if message.firstTriedAt == nil { message.firstTriedAt = now }
            let end = chance.end
            if case .delivered = end { taken += 1 }
            if case .unknown = end { unsure += 1 }
            last = message.ruling(on: end, at: now, recognisesRepeats: recognises)
            #expect(last.state != .leased && last.notBefore >= now)
            (message.doubts, now) = (last.doubts, max(now + 1, last.notBefore))
        } while last.state == .queued
        #expect(message.doubts == (recognises ? 0 : unsure))
        switch last.state {
        case .handedOver: #expect(taken == 1 && (recognises || unsure == 0))
        case .doubtful: #expect(taken == 1 && unsure > 0 && !recognises)
        case .failed: #expect(taken == 0 && last.followUp != nil)
        default: Issue.record("ended as \(last.state)")
        }
        #expect(unsure <= 3 || recognises, "nobody gets one message more than three times by a fault")
    }

    @Test func aReminderThatWouldComeTooLateIsNotTriedAgain() {
        let ruling = message(attempts: 4, notAfter: 30 * 60_000).ruling(
            on: .later("busy"),
            at: 0,
            recognisesRepeats: false
        )
        #expect(ruling.state == .cancelled && ruling.followUp == nil)
    }

    @Test func theNextTryWaitsForTheEndOfTheQuietHours() {
        let ruling = message().ruling(
            on: .later("x"),
            at: 0,
            recognisesRepeats: false,
            loud: { $0 + 5 * day }
        )
        #expect(ruling.notBefore == 60_000 + 5 * day)
    }

    @Test func whatWaitedForAPersonWhoIsNowOnlyToBeTelephonedBecomesACall() {
        let ruling = message(doubts: 1).rulingForPhoneOnly(at: 7)
        #expect(ruling.state == .cancelled && ruling.followUp == .call && ruling.doubts == 1)
    }

    @Test func whatWasGivenUpAfterADoubtSaysSo() {
        let old = message(attempts: 30, doubts: 1, since: -4 * day)
        #expect(old.ruling(on: .later("x"), at: 0, recognisesRepeats: false).followUp == .unsure)
    }
}

/// A source of chance that does the same each time.
private struct HandOverChance {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    var end: HandOverEnd {
        mutating get {
            switch next(10) {
            case 0, 1: .delivered
            case 2: .never("no")
            case 3, 4: .unknown("broke off")
            default: .later("busy")
            }
        }
    }
}

/// What may stand as an address in the header of a mail.
@Suite struct MailAddressTests {
    @Test(arguments: ["joan@example.org", "j.o-a_n+x@mail.example.co.uk", "o'brien@example.ie"])
    func anAddressIsOne(_ text: String) { #expect(MailAddress.isAddress(text)) }

    @Test(arguments: [
        "", "joan", "joan@", "@example.org", "joan@example", "a@b@c.org", "joan@example.org, eve@example.org",
        "joan@example.org\nBcc: eve@example.org", "joan@example.org\r\n", "<joan@example.org>",
        "-f@example.org",
        "joan @example.org", "joan@exa mple.org", "joan@-example.org", "joan..x@example.org",
        "jöan@example.org",
        "joan@example.org\0", "\"joan\"@example.org", "joan;x@example.org", "joan(x)@example.org",
    ])
    func nothingElseIs(_ text: String) { #expect(!MailAddress.isAddress(text)) }
}
