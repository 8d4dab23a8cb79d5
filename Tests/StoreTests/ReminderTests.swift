import Domain
import Ground
import Testing

@testable import Store

private let utc = WallClock { _ in 0 }
private let tuesday = CivilDate(year: 2026, month: 12, day: 1) ?? CivilDate(daysSinceEpoch: 0)

private func reminding(_ today: CivilDate, _ seed: Int = 0) -> Reminding {
    var count = seed * 1_000
    return Reminding(
        today: today,
        now: Int64(today.daysSinceEpoch) * 86_400_000 + 9 * 3_600_000,
        quiet: .usual,
        clock: utc,
        newID: {
            count += 1
            return id(9_000_000 + count)
        }
    )
}

/// A store in which a person booked a collection, and another form is promised by a day.
private func hub(collection: CivilDate?, promised: CivilDate? = nil) throws -> (Store, Person, Submission) {
    let store = try Scratch().make()
    let person = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
    var form = submission(5)
    form.person = person.id
    form.promised = promised
    if let collection {
        let key = SlotKey(day: collection, time: "morning")
        form.bookings = [SlotBooking(calendar: "bulky-waste", key: key, capacity: 6)]
    }
    _ = try store.submit(form, audit: audit(5)) { reference(5) }
    return (store, person, form)
}

extension Store {
    fileprivate func reminders(of kind: MessageKind) throws -> [Message] {
        try messages(in: Set(MessageState.allCases)).filter { $0.kind == kind }
    }

    fileprivate func withdraw(_ form: Submission) throws {
        try connection.run(
            "INSERT INTO status_event (submission, ordinal, status, at) VALUES (?1, 2, 'withdrawn', 9)",
            .blob(form.id.bytes)
        )
    }
}

@Suite struct ReminderTests {
    @Test func aCollectionIsRemindedOfOnceOnTheDayBeforeHoweverOftenItIsAsked() throws {
        let (store, person, _) = try hub(collection: tuesday)
        #expect(try store.remind(reminding(tuesday.adding(days: -2), 1)) == 0, "too early")
        #expect(try store.remind(reminding(tuesday.adding(days: -1), 2)) == 1)
        #expect(try store.remind(reminding(tuesday.adding(days: -1), 3)) == 0)
        let reminder = try #require(try store.reminders(of: .collectionReminder).first)
        #expect(reminder.person == person.id && reminder.values[.day] == "2026-12-01")
        #expect(
            reminder.values[.time] == "morning" && reminder.values[.reference] == reference(5).description
        )
        #expect(reminder.notAfter == Int64(tuesday.daysSinceEpoch) * 86_400_000 + 12 * 3_600_000)
    }

    @Test func aCollectionOnMondayIsRemindedOfOnSaturdayBecauseSundayIsQuiet() throws {
        let monday = tuesday.adding(days: -1)
        let (store, _, _) = try hub(collection: monday)
        #expect(try store.remind(reminding(monday.adding(days: -3), 1)) == 0)
        #expect(try store.remind(reminding(monday.adding(days: -2), 2)) == 1)
    }

    @Test func aDayOnWhichNobodyAskedIsMadeUpForButNotOnTheDayItself() throws {
        let monday = tuesday.adding(days: -1)
        #expect(try hub(collection: monday).0.remind(reminding(monday.adding(days: -1))) == 1)
        #expect(try hub(collection: monday).0.remind(reminding(monday)) == 0)
    }

    @Test func whatWasWithdrawnIsNotRemindedOfAnyMore() throws {
        let (store, _, form) = try hub(collection: tuesday)
        #expect(try store.remind(reminding(tuesday.adding(days: -1), 1)) == 1)
        try store.withdraw(form)
        #expect(try store.reminders(of: .collectionReminder).map(\.state) == [.cancelled])
        let (other, _, gone) = try hub(collection: tuesday)
        try other.withdraw(gone)
        #expect(try other.remind(reminding(tuesday.adding(days: -1), 2)) == 0)
    }

    @Test func aBrokenPromiseIsToldOnceWithTheDayThatWasPromised() throws {
        let (store, _, _) = try hub(collection: nil, promised: tuesday)
        #expect(try store.remind(reminding(tuesday, 1)) == 0, "the day is not over")
        #expect(try store.remind(reminding(tuesday.adding(days: 1), 2)) == 1)
        #expect(try store.remind(reminding(tuesday.adding(days: 2), 3)) == 0)
        #expect(try store.reminders(of: .requestOverdue).first?.values[.promised] == tuesday.iso)
    }

    @Test func nobodyIsToldOfAPromiseThatWasKeptOrIsLongGone() throws {
        let (store, _, form) = try hub(collection: nil, promised: tuesday)
        #expect(try store.remind(reminding(tuesday.adding(days: 31), 1)) == 0)
        try store.connection.run(
            "INSERT INTO status_event (submission, ordinal, status, at) VALUES (?1, 2, 'completed', 9)",
            .blob(form.id.bytes)
        )
        #expect(try store.remind(reminding(tuesday.adding(days: 1), 2)) == 0)
    }
}
