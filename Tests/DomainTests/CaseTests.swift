import Domain
import Ground
import Testing

/// Who may do what to a request, and how its clock runs.
@Suite struct CaseTests {
    static let days = WorkingDays(
        holidays: [day("2026-12-25"), day("2026-12-28")],
        knownUntil: day("2027-12-31")
    )
    static let joan = id(1)
    static let amal = StaffMember(id: id(2), login: "amal", name: "Amal", role: .caseworker, team: "Waste")
    static let beth = StaffMember(id: id(3), login: "beth", name: "Beth", role: .caseworker, team: "Waste")
    static let carl = StaffMember(id: id(4), login: "carl", name: "Carl", role: .caseworker, team: "Parks")
    static let dora = StaffMember(id: id(5), login: "dora", name: "Dora", role: .coordinator, team: "Hub")
    static let edna = StaffMember(id: id(8), login: "edna", name: "Edna", role: .coordinator, team: "Hub")
    static let vera = StaffMember(id: id(6), login: "vera", name: "Vera", role: .volunteer)
    static let adam = StaffMember(id: id(7), login: "adam", name: "Adam", role: .administrator)

    static func id(_ number: UInt8) -> ID { ID(milliseconds: 1, random: [number]) }
    static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0) }

    static func sent(_ feedback: Feedback? = nil) -> Case {
        Case(
            id: id(9),
            reference: Reference(payload: [1]),
            service: "bulky-waste",
            person: joan,
            team: "Waste",
            sentAt: 0,
            promised: day("2026-12-01"),
            feedback: feedback
        )
    }

    /// A case after some acts; what is refused is noted in place of it.
    static func after(_ acts: [(CaseAct, CaseActor, String)], _ start: Case = sent()) throws -> Case {
        try acts.reduce(start) { try $0.after($1.0, by: $1.1, on: day($1.2), days) }
    }

    @Test func aRequestIsClaimedAskedAboutAnsweredAndDone() throws {
        let amal = CaseActor.staff(Self.amal)
        let done = try Self.after([
            (.claim, amal, "2026-11-24"), (.ask("Which sofa?"), amal, "2026-11-24"),
            (.reply("The red one"), .resident(Self.joan), "2026-11-26"),
            (.answer("Thanks"), amal, "2026-11-26"),
            (.complete(.done, "It is gone."), amal, "2026-11-30"),
        ])
        #expect(done.status == .completed)
        #expect(done.outcome == .done)
        #expect(done.endedOn == Self.day("2026-11-30"))
        #expect(done.holder == nil)
        #expect(done.due == Self.day("2026-12-03"))
        #expect(done.promised == Self.day("2026-12-01"))
    }

    static let refusals: [(String, [(CaseAct, CaseActor)], CaseRefusal)] = [
        ("a volunteer claims", [(.claim, .staff(vera))], .notAllowed),
        ("an administrator claims", [(.claim, .staff(adam))], .notAllowed),
        ("another team claims", [(.claim, .staff(carl))], .otherTeam("Waste")),
        ("a second one claims", [(.claim, .staff(amal)), (.claim, .staff(beth))], .held(by: amal.id)),
        ("answering without claiming", [(.answer("Yes"), .staff(amal))], .notHeld),
        (
            "answering for another", [(.claim, .staff(amal)), (.answer("Yes"), .staff(beth))],
            .held(by: amal.id)
        ),
        ("releasing for another", [(.claim, .staff(amal)), (.release, .staff(beth))], .held(by: amal.id)),
        (
            "asking twice", [(.claim, .staff(amal)), (.ask("A"), .staff(amal)), (.ask("B"), .staff(amal))],
            .alreadyWaiting
        ),
        ("a reply nobody asked for", [(.reply("A"), .resident(joan))], .notWaiting),
        ("withdrawing somebody else's", [(.withdraw, .resident(id(88)))], .notYours),
        ("staff withdrawing", [(.withdraw, .staff(dora))], .notAllowed),
        ("a resident completing", [(.complete(.done, "A"), .resident(joan))], .notAllowed),
        ("a move to the same team", [(.move(to: "Waste", reason: "A"), .staff(amal))], .sameTeam),
        ("no words", [(.note(" \n"), .staff(amal))], .noWords),
        (
            "too many words", [(.note(String(repeating: "a", count: 5_001)), .staff(amal))],
            .tooLong(most: 5_000)
        ),
        (
            "claiming what was withdrawn", [(.withdraw, .resident(joan)), (.claim, .staff(amal))],
            .ended(.withdrawn)
        ),
        (
            "moving what is done",
            [
                (.claim, .staff(amal)), (.complete(.done, "A"), .staff(amal)),
                (.move(to: "Parks", reason: "A"), .staff(amal)),
            ], .ended(.completed)
        ),
        ("acknowledging what is no complaint", [(.complaint(.acknowledge), .staff(dora))], .notAComplaint),
    ]

    @Test(arguments: refusals.map(\.0))
    func whatIsNotAllowedIsRefusedWithItsReason(_ name: String) throws {
        let (_, acts, refusal) = try #require(Self.refusals.first { $0.0 == name })
        let before = try Self.after(acts.dropLast().map { ($0.0, $0.1, "2026-11-24") })
        let last = try #require(acts.last)
        #expect(throws: refusal, "\(name)") {
            try before.after(last.0, by: last.1, on: Self.day("2026-11-24"), Self.days)
        }
    }

    @Test func whoRunsTheHubCanFreeARequestThatSomebodyHolds() throws {
        let freed = try Self.after([
            (.claim, .staff(Self.amal), "2026-11-24"), (.release, .staff(Self.dora), "2026-11-25"),
        ])
        #expect(freed.holder == nil)
        #expect(freed.status == .received)
    }

    @Test func aRequestThatMovesIsTheWorkOfTheOtherTeam() throws {
        let moved = try Self.after([
            (.claim, .staff(Self.amal), "2026-11-24"),
            (.move(to: "Parks", reason: "It lies in the park"), .staff(Self.amal), "2026-11-24"),
            (.claim, .staff(Self.carl), "2026-11-25"),
        ])
        #expect(moved.team == "Parks")
        #expect(moved.holder == Self.carl.id)
    }

    /// The days between question and reply do not count; weekends and bank holidays never do.
    @Test(arguments: [
        ("2026-11-24", "2026-11-24", "2026-12-01"), ("2026-11-24", "2026-11-25", "2026-12-02"),
        ("2026-11-27", "2026-11-30", "2026-12-02"), ("2026-11-28", "2026-11-29", "2026-12-01"),
        ("2026-11-24", "2026-12-15", "2026-12-22"), ("2026-12-03", "2026-12-29", "2026-12-23"),
    ])
    func theClockStandsStillWhileTheResidentIsWaitedFor(
        _ asked: String,
        _ replied: String,
        _ due: String
    ) throws {
        let file = try Self.after([
            (.claim, .staff(Self.amal), asked), (.ask("A"), .staff(Self.amal), asked),
            (.reply("B"), .resident(Self.joan), replied),
        ])
        #expect(file.due?.iso == due)
        #expect(file.stoppedOn == nil)
    }

    @Test(
        arguments: [("2026-12-01", nil), ("2026-12-02", 1), ("2026-12-05", 3), ("2026-12-08", 5)]
            as [(String, Int?)]
    )
    func aRequestIsOverdueByWorkingDays(_ today: String, _ late: Int?) throws {
        #expect(Self.sent().overdue(on: Self.day(today), by: Self.days) == late)
        let waiting = try Self.after([
            (.claim, .staff(Self.amal), "2026-11-24"), (.ask("A"), .staff(Self.amal), "2026-11-24"),
        ])
        #expect(waiting.overdue(on: Self.day(today), by: Self.days) == nil)
    }

    @Test func aComplaintIsAcknowledgedExtendedAnsweredAndLookedAtAgain() throws {
        let start = Self.sent(Feedback(.complaint, begunOn: Self.day("2026-11-17")))
        let dora = CaseActor.staff(Self.dora)
        let first = try Self.after(
            [
                (.complaint(.acknowledge), .staff(Self.amal), "2026-11-18"),
                (
                    .complaint(.extend(until: Self.day("2026-12-15"), reason: "We wait for the driver")),
                    dora, "2026-11-24"
                ),
                (.complaint(.answer(.partlyUpheld, "We were late.")), dora, "2026-12-10"),
            ],
            start
        )
        #expect(first.status == .completed)
        #expect(first.due == Self.day("2026-12-15"))
        let again = try first.after(
            .complaint(.escalate("It is not true", due: Self.day("2027-01-14"))),
            by: .resident(Self.joan),
            on: Self.day("2026-12-14"),
            Self.days
        )
        #expect(again.status == .received)
        #expect(again.due == Self.day("2027-01-14"))
        #expect(again.feedback?.stages.map(\.outcome) == [.partlyUpheld, nil])
        for act in [CaseAct.claim, .complaint(.acknowledge), .complaint(.answer(.upheld, "It was me."))] {
            #expect(throws: CaseRefusal.sameReviewer) { try Self.after([(act, dora, "2027-01-08")], again) }
        }
        #expect(
            again.offers(to: Self.dora, on: Self.day("2027-01-08"), Self.days).isDisjoint(with: [
                .claimed, .decided,
            ])
        )
        #expect(again.offers(to: Self.edna, on: Self.day("2027-01-08"), Self.days).contains(.decided))
        let second = try Self.after(
            [(.complaint(.answer(.upheld, "You are right.")), .staff(Self.edna), "2027-01-08")],
            again
        )
        #expect(throws: CaseRefusal.cannotEscalate) {
            try Self.after(
                [(.complaint(.escalate("No", due: nil)), .resident(Self.joan), "2027-01-11")],
                second
            )
        }
        let learnt = try Self.after(
            [(.complaint(.learn("Drivers ring the bell.")), dora, "2027-01-11")],
            second
        )
        #expect(learnt.feedback?.hasLearning == true)
    }

    @Test func onlyThoseWhoWorkOnComplaintsAnswerThem() throws {
        let start = Self.sent(Feedback(.complaint, begunOn: Self.day("2026-11-17")))
        #expect(throws: CaseRefusal.notAllowed) {
            try Self.after([(.complaint(.answer(.upheld, "A")), .staff(Self.amal), "2026-11-18")], start)
        }
        #expect(throws: CaseRefusal.needsComplaintAnswer) {
            try Self.after(
                [
                    (.claim, .staff(Self.amal), "2026-11-18"),
                    (.complete(.done, "A"), .staff(Self.amal), "2026-11-18"),
                ],
                start
            )
        }
    }
}

/// What a resident is shown of her request.
@Suite struct CaseTimelineTests {
    private static let events = [
        CaseEvent(ordinal: 1, kind: .sent, status: .submitted, at: 1, team: "Waste"),
        CaseEvent(ordinal: 2, kind: .claimed, status: .inProgress, at: 2, staffName: "Amal"),
        CaseEvent(ordinal: 3, kind: .noted, status: .inProgress, at: 3, words: "She is upset"),
        CaseEvent(ordinal: 4, kind: .asked, status: .needsInformation, at: 4, words: "Which sofa?"),
    ]

    @Test func theStepsSayWhereARequestIsAndNeverWhatColleaguesNote() throws {
        let file = try CaseTests.after([
            (.claim, .staff(CaseTests.amal), "2026-11-24"),
            (.ask("Which sofa?"), .staff(CaseTests.amal), "2026-11-25"),
        ])
        let line = CaseTimeline(of: file, Self.events, on: CaseTests.day("2027-02-01"), CaseTests.days)
        #expect(line.headline == .waitingForYou(since: CaseTests.day("2026-11-25")))
        #expect(
            line.steps.map(\.kind) == [
                .received, .with(team: "Waste", name: "Amal"), .waitingForYou("Which sofa?"),
            ]
        )
        #expect(line.hasNextStep)
    }

    @Test func aMissedPromiseIsSaidFirst() {
        let line = CaseTimeline(
            of: CaseTests.sent(),
            Array(Self.events.prefix(1)),
            on: CaseTests.day("2026-12-04"),
            CaseTests.days
        )
        #expect(line.headline == .overdue(byWorkingDays: 3, since: CaseTests.day("2026-12-01")))
    }
}
