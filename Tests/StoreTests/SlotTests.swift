import Domain
import Foundation
import Ground
import Testing

@testable import Store

private let day = CivilDate(year: 2026, month: 12, day: 1) ?? CivilDate(daysSinceEpoch: 0)
private let morning = SlotKey(day: day, time: "morning")

private func booking(_ number: Int, _ key: SlotKey = morning, capacity: Int = 2) -> Submission {
    var form = submission(number)
    form.bookings = [SlotBooking(calendar: "bulky-waste", key: key, capacity: capacity)]
    return form
}

extension Store {
    @discardableResult
    fileprivate func send(_ number: Int, _ key: SlotKey = morning, capacity: Int = 2) throws -> Receipt {
        try submit(booking(number, key, capacity: capacity), audit: audit(number)) { reference(number) }
    }

    fileprivate var morningTaken: Int { get throws { try taken(in: "bulky-waste", from: day)[morning] ?? 0 } }
}

@Suite struct SlotTests {
    @Test func aSlotIsBookedWithTheFormAndTheReceiptSaysIt() throws {
        let scratch = try Scratch()
        let receipt = try scratch.make().send(1)
        #expect(receipt.booked == [morning])
        let again = try Store.open(at: scratch.path, now: 2)
        #expect(try again.morningTaken == 1)
        #expect(
            try again.taken(in: "bulky-waste", from: day.adding(days: 1)).isEmpty,
            "days gone by are not counted"
        )
        #expect(try again.taken(in: "another", from: day).isEmpty)
        #expect(try again.check().isEmpty)
    }

    /// Meets G05.
    @Test func sendingTheSameFormTwiceBooksOnePlace() throws {
        let store = try Scratch().make()
        let first = try store.send(1)
        #expect(try store.send(1) == first)
        #expect(try store.morningTaken == 1)
    }

    @Test func aFullSlotIsRefusedByNameAndNothingOfTheFormIsKept() throws {
        let store = try Scratch().make()
        try store.send(1)
        try store.send(2)
        #expect(throws: StoreError.slotTaken(morning)) { try store.send(3) }
        #expect(try store.morningTaken == 2)
        #expect(try store.stats().submissions == 2)
        #expect(try store.stats().auditEntries == 2)
        // The same form goes through with another slot.
        let afternoon = SlotKey(day: day, time: "afternoon")
        #expect(try store.send(3, afternoon).booked == [afternoon])
    }

    @Test func aFormSentBeforeTheSlotWasFullKeepsItsPlaceWhenItIsSentAgain() throws {
        let store = try Scratch().make()
        let first = try store.send(1, capacity: 1)
        #expect(throws: StoreError.slotTaken(morning)) { try store.send(2, capacity: 1) }
        #expect(try store.send(1, capacity: 1) == first)
    }

    @Test func theDatabaseItselfRefusesMoreBookingsThanThereArePlaces() throws {
        let store = try Scratch().make()
        try store.send(1)
        try store.send(2)
        _ = try store.submit(submission(3), audit: audit(3)) { reference(3) }
        #expect(throws: StoreError.self) {
            try store.write { (connection) throws(StoreError) in
                try connection.run(
                    "INSERT INTO slot_booking VALUES (?1, 'bulky-waste', '2026-12-01', 'morning')",
                    .blob(submission(3).id.bytes)
                )
            }
        }
        #expect(throws: StoreError.self) {
            try store.write { (connection) throws(StoreError) in
                try connection.run("UPDATE slot_booking SET time = 'afternoon'")
            }
        }
        #expect(try store.morningTaken == 2)
    }

    @Test func aSlotWithLessRoomThanBeforeKeepsWhatIsBookedAndTakesNoMore() throws {
        let store = try Scratch().make()
        try store.send(1, capacity: 3)
        try store.send(2, capacity: 3)
        #expect(throws: StoreError.slotTaken(morning)) { try store.send(3, capacity: 1) }
        #expect(try store.morningTaken == 2)
        try store.send(3, capacity: 3)
        #expect(try store.morningTaken == 3)
    }

    /// Meets I08.
    @Test func aWithdrawnRequestGivesItsPlaceBack() throws {
        let store = try Scratch().make()
        try store.send(1, capacity: 1)
        try store.write { (connection) throws(StoreError) in
            try connection.run(
                "INSERT INTO status_event (submission, ordinal, status, at) VALUES (?1, 2, 'withdrawn', 9)",
                .blob(submission(1).id.bytes)
            )
        }
        #expect(try store.morningTaken == 0)
        #expect(try store.send(2, capacity: 1).booked == [morning])
    }

    @Test(arguments: 1...10)
    func ofTwoTerminalsThatWantTheLastPlaceExactlyOneGetsIt(_ round: Int) async throws {
        let scratch = try Scratch()
        try scratch.make().send(1)
        let path = scratch.path
        let results = await withTaskGroup(of: String.self) { group in
            for number in 2...3 {
                group.addTask {
                    do {
                        let store = try Store.open(at: path, now: 2)
                        try store.send(number)
                        return "booked"
                    } catch let error as StoreError {
                        return error == .slotTaken(morning) ? "refused" : "\(error)"
                    } catch { return "\(error)" }
                }
            }
            return await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(results.sorted() == ["booked", "refused"])
        #expect(try Store.open(at: path, now: 3).morningTaken == 2)
    }

    @Test func eightTerminalsBookExactlyAsManyPlacesAsThereAre() async throws {
        let scratch = try Scratch()
        _ = try scratch.make()
        let path = scratch.path
        let booked = await withTaskGroup(of: Int.self) { group in
            for terminal in 0..<8 {
                group.addTask {
                    guard let store = try? Store.open(at: path, now: 2) else { return 0 }
                    return (1...5).count { (try? store.send(terminal * 10 + $0, capacity: 7)) != nil }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(booked == 7)
        #expect(try Store.open(at: path, now: 3).morningTaken == 7)
    }

    @Test func anOlderStoreGetsItsSlotsAndKeepsItsForms() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        _ = try store.submit(submission(1), audit: audit(1)) { reference(1) }
        try takeBack(store, to: 4)
        let again = try Store.open(at: scratch.path, now: 9)
        #expect(try again.stats().submissions == 1)
        #expect(try again.stats().version == Store.knownVersion)
        #expect(try again.send(2).booked == [morning])
    }
}
