import Domain
import Ground
import Testing

private let today = CivilDate(daysSinceEpoch: 20_778)
private func identifier(_ number: UInt8) -> ID {
    ID(milliseconds: 1, random: Array(repeating: number, count: 10))
}

/// What a resident needs, how she is reached, and who may act for her.
@Suite struct MyAccountRuleTests {
    private static func details(
        email: String = "",
        phone: String = "",
        address: [String] = []
    ) -> PersonDetails {
        PersonDetails(
            name: "Joan",
            born: CivilDate(daysSinceEpoch: -7_220),
            address: address,
            phone: phone,
            email: email
        )
    }

    private static func representation(
        _ powers: Set<Representation.Power>,
        _ authority: Representation.Authority = .lastingPower,
        from: CivilDate = today,
        until: CivilDate? = nil,
        endedAt: Int64? = nil
    ) -> Representation {
        Representation(
            id: identifier(1),
            person: identifier(2),
            representative: identifier(3),
            powers: powers,
            authority: authority,
            from: from,
            until: until,
            recordedBy: identifier(4),
            endedAt: endedAt
        )
    }

    @Test func needsThatCannotBeMetAreRefusedWithTheReason() {
        #expect(throws: SupportNeeds.Refusal.languageMissing) {
            try SupportNeeds([.interpreter], language: "  ", phone: "")
        }
        #expect(throws: SupportNeeds.Refusal.noPhone) { try SupportNeeds([.phoneOnly], phone: "") }
        #expect(throws: SupportNeeds.Refusal.wordsTooLong(most: 200)) {
            try SupportNeeds([], words: String(repeating: "a", count: 201), phone: "")
        }
        #expect(throws: Never.self) {
            try SupportNeeds([], words: String(repeating: "a", count: 200), phone: "")
        }
    }

    @Test(arguments: [
        (details(), [ContactWishes.Way.screen]),
        (details(email: "a@example.org"), [.email, .screen]),
        (details(phone: "01632 960 100"), [.phone, .screen]),
        (details(phone: "07700 900 982"), [.text, .phone, .screen]),
        (details(address: ["1 Road"]), [.letter, .screen]),
    ])
    func onlyWaysThatCanReachHerAreOffered(_ details: PersonDetails, _ ways: [ContactWishes.Way]) {
        #expect(ContactWishes.possible(for: details, needs: .none) == ways)
    }

    @Test func onlyByTelephoneWinsOverEveryChoice() throws {
        let details = Self.details(email: "a@example.org", phone: "01632 960 100")
        var wishes = ContactWishes()
        try wishes.choose(.email, for: .loans, details: details, needs: .none)
        let needs = try SupportNeeds([.phoneOnly], phone: details.phone)
        for topic in ContactWishes.Topic.allCases {
            #expect(wishes.way(for: topic, details: details, needs: needs) == .phone)
        }
        #expect(throws: ContactWishes.Refusal.phoneOnly) {
            try wishes.choose(.email, for: .loans, details: details, needs: needs)
        }
        #expect(throws: ContactWishes.Refusal.notPossible(.letter)) {
            try wishes.choose(.letter, for: .loans, details: details, needs: .none)
        }
    }

    @Test func aWayThatNoLongerReachesHerGivesWayToTheNext() throws {
        var wishes = ContactWishes()
        let before = Self.details(email: "a@example.org", address: ["1 Road"])
        try wishes.choose(.email, for: .requests, details: before, needs: .none)
        let after = Self.details(address: ["1 Road"])
        #expect(wishes.way(for: .requests, details: after, needs: .none) == .screen)
        #expect(wishes.way(for: .requests, details: after, needs: .none, mustBeRead: true) == .letter)
        #expect(wishes.way(for: .requests, details: Self.details(), needs: .none) == .screen)
    }

    @Test(arguments: Representation.Act.allCases)
    func aPowerAllowsItsActsAndNoOthers(_ act: Representation.Act) {
        for power in Representation.Power.allCases {
            let held = Self.representation([power])
            let isAllowed = (try? held.allow(act, on: today)) != nil
            #expect(isAllowed == (act.power == power))
        }
    }

    @Test func aRepresentationHoldsFromItsFirstDayThroughItsLast() {
        let held = Self.representation([.seeRequests], from: today, until: today.adding(days: 2))
        #expect(throws: Representation.Refusal.notYet(from: today)) {
            try held.hold(on: today.adding(days: -1))
        }
        #expect(throws: Never.self) { try held.hold(on: today) }
        #expect(throws: Never.self) { try held.hold(on: today.adding(days: 2)) }
        #expect(throws: Representation.Refusal.over(today.adding(days: 2))) {
            try held.hold(on: today.adding(days: 3))
        }
        let ended = Self.representation([.seeRequests], endedAt: 5)
        #expect(throws: Representation.Refusal.ended) { try ended.allow(.seeRequests, on: today) }
    }

    @Test func whatCannotBeRecordedIsRefused() {
        let adult = CivilDate(daysSinceEpoch: -7_220)
        let child = today.adding(days: -365 * 10)
        func fault(
            _ held: Representation,
            _ born: CivilDate = CivilDate(daysSinceEpoch: -7_220),
            _ theirs: CivilDate = CivilDate(daysSinceEpoch: -7_220)
        ) -> Representation.Fault? {
            do throws(Representation.Fault) {
                try held.check(born: born, representativeBorn: theirs, on: today)
                return nil
            } catch { return error }
        }
        #expect(fault(Self.representation([])) == .noPowers)
        #expect(fault(Self.representation([.sendForms]), adult, child) == .tooYoung)
        #expect(fault(Self.representation([.sendForms], .parent)) == .notAChild)
        #expect(fault(Self.representation([.sendForms], .parent), child, adult) == nil)
        #expect(fault(Self.representation([.sendForms], until: today.adding(days: -1))) == .endsTooSoon)
        let year = today.adding(months: 12) ?? today
        #expect(fault(Self.representation([.sendForms], .saidAtDesk)) == .tooLong(latest: year))
        #expect(fault(Self.representation([.sendForms], .saidAtDesk, until: year)) == nil)
    }

    @Test func onlyWhatIsDifferentCountsAsAChange() {
        var after = Self.details(email: "a@example.org")
        #expect(after.facts(changedIn: after).isEmpty)
        let before = after
        after.email = "b@example.org"
        after.postcode = "ZY1 4LB"
        #expect(before.facts(changedIn: after) == [.email, .address])
    }

    @Test func requestsStandInTheOrderInWhichTheyPress() {
        func request(_ number: Int, due: CivilDate?, _ status: RequestStatus) -> OwnRequest {
            var file = Case(
                id: identifier(UInt8(number)),
                reference: Reference(payload: [number]),
                service: "s",
                sentAt: Int64(number),
                promised: due
            )
            file.status = status
            return OwnRequest(file, [])
        }
        let all = [
            request(1, due: nil, .completed), request(2, due: today, .received),
            request(3, due: today.adding(days: -1), .needsInformation),
            request(4, due: today.adding(days: -1), .inProgress), request(5, due: nil, .submitted),
        ]
        #expect(OwnRequest.inOrder(all, on: today).map(\.file.sentAt) == [4, 3, 5, 2, 1])
    }
}
