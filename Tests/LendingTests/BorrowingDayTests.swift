import Domain
import Ground
import Testing

/// On which day something can be fetched, and as whom people borrow.
@Suite struct BorrowingDayTests {
    private let monday = Sample.monday
    private let subject = LoanRules.Subject(model: "tablet", group: "adult", hub: "central")

    /// Open from ten to four but for Sundays, and half an hour is needed to get something ready.
    private func book(at minute: Int, on day: CivilDate) throws -> LendingBook {
        let book = LendingBook(
            hub: "central",
            opening: try Sample.calendar(open: Set(1...6)),
            rules: try LoanRules([LoanRule()]),
            ladder: try OverdueLadder([])
        )
        return book.at(minute, on: day, needed: 30)
    }

    @Test(arguments: [
        (0, 8 * 60, 0), (0, 12 * 60, 0), (0, 15 * 60 + 30, 0), (0, 15 * 60 + 31, 1), (0, 16 * 60, 1),
        (0, 23 * 60 + 59, 1), (5, 17 * 60, 7), (6, 12 * 60, 7),
    ])
    func somethingIsFetchedTodayOnlyWhileThereIsTimeBeforeTheHubCloses(
        _ ahead: Int,
        _ minute: Int,
        _ expected: Int
    ) throws {
        let today = monday.adding(days: ahead)
        let first = try book(at: minute, on: today).firstStart(for: subject, today: today)
        #expect(first == monday.adding(days: expected))
    }

    private func policy() throws -> LendingPolicy {
        LendingPolicy(
            hub: "central",
            hubs: [],
            groups: [
                BorrowerGroup(code: "adult", name: "Adults", fromAge: 18),
                BorrowerGroup(code: "older", name: "65 and over", fromAge: 65),
                BorrowerGroup(code: "young", name: "Under 18", fromAge: 0),
                BorrowerGroup(code: "carer", name: "Carers", fromAge: nil, isOfCarers: true),
                BorrowerGroup(code: "staff", name: "Staff", fromAge: nil),
            ],
            rules: try LoanRules([]),
            ladder: try OverdueLadder([]),
            shares: [:],
            walkInFloors: [:],
            agreements: [],
            slip: LoanSlip.Words(
                title: "",
                youHave: "",
                inTheBag: "",
                bringBack: "",
                bringTo: "",
                askUs: "",
                found: ""
            )
        )
    }

    @Test(
        arguments: [
            (nil, nil, false, "adult"), (nil, 17, false, "young"), (nil, 64, false, "adult"),
            (nil, 65, false, "older"), (nil, 70, true, "carer"), ("staff", 70, true, "staff"),
            ("gone", 30, false, "adult"),
        ] as [(String?, Int?, Bool, String)]
    )
    func whatStaffRecordedComesBeforeWhatFollowsFromCaringAndThatBeforeAge(
        _ recorded: String?,
        _ age: Int?,
        _ isCarer: Bool,
        _ group: String
    ) throws {
        #expect(try policy().group(recorded: recorded, age: age, actsForOthers: isCarer) == group)
    }

    @Test func howADeviceLookedIsReadBackAsItWasWritten() {
        let looks = ConditionChange(from: .good, to: .damaged, note: "The lid is cracked")
        #expect(looks.text == "good>damaged")
        #expect(ConditionChange(reading: looks.text + " " + looks.note) == looks)
        for other in ["", "ashdale", "2026-12-01", "good>", "The plug > is loose"] {
            #expect(ConditionChange(reading: other) == nil, "\(other)")
        }
    }

    @Test func aCallTakesWhatItWasForAndNoStepThatIsToCome() throws {
        let ladder = try OverdueLadder([
            .init(day: 3, kind: .reminder), .init(day: 7, kind: .call), .init(day: 14, kind: .block),
            .init(day: 28, kind: .call, words: "kindly"),
        ])
        var loan = OverdueLadder.Loan(due: monday, isHardship: true)
        let late = monday.adding(days: 8)
        loan.taken = Set(ladder.takenByCall(about: loan, today: late))
        #expect(ladder.work(for: loan, today: late).steps.isEmpty)
        #expect(ladder.work(for: loan, today: monday.adding(days: 27)).steps.isEmpty)
        #expect(ladder.work(for: loan, today: monday.adding(days: 28)).steps.map(\.day) == [28])
        // Other words in the content make no other step of it.
        loan.taken.insert(.init(day: 28, kind: .call))
        #expect(ladder.work(for: loan, today: monday.adding(days: 28)).steps.isEmpty)
        #expect(ladder.takenByCall(about: loan, today: monday.adding(days: 29)).isEmpty)
    }
}
