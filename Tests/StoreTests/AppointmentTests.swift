import Domain
import Foundation
import Ground
import Testing

@testable import Store

@Suite struct AppointmentTests {
    private let store: Store
    private let scratch: Scratch
    private let now: WallTime

    init() throws {
        scratch = try Scratch()
        store = try scratch.make()
        now = try wall("2026-11-23", 10)
    }

    @Test func anAppointmentIsBookedAndKept() throws {
        let made = try store.book("09:30", for: 1, in: book(), now: now)
        #expect(try made.place.key == key("09:30"))
        #expect(made.state == .booked && made.place.ends == 600)
        let again = try Store.open(at: scratch.path, now: 2)
        #expect(try again.appointment(made.reference) == made)
        #expect(try again.appointments(of: made.person, from: now.day) == [made])
        #expect(try again.appointments(of: "housing", on: civil("2026-12-01")) == [made])
        #expect(try again.taken() == [made.place])
        #expect(try again.stats().auditEntries == 1)
        #expect(try again.check().isEmpty)
    }

    @Test func theSameOperationBooksOnceHoweverOftenItIsSent() throws {
        let first = try store.book("09:30", for: 1, in: book(), now: now)
        #expect(try store.book("09:30", for: 1, in: book(), now: now) == first)
        // Even where the rules would refuse it by now.
        #expect(try store.book("09:30", for: 1, in: book(), now: wall("2026-12-01", 12)) == first)
        #expect(try store.taken().count == 1)
        #expect(try store.stats().auditEntries == 1)
    }

    @Test func theLastPlaceGoesToOneAndTheOtherIsToldItIsFull() throws {
        try store.book("09:30", for: 1, in: book(), now: now)
        #expect(throws: StoreError.appointment(.full)) {
            try store.book("09:30", for: 2, in: book(), now: now)
        }
        #expect(try store.taken().count == 1)
        #expect(try store.stats().auditEntries == 1, "what is refused leaves nothing")
        try store.book("10:00", for: 2, in: book(), now: now)
    }

    @Test func aPersonHasOneAppointmentAheadWithATeamAndIsInOnePlaceAtATime() throws {
        try store.book("09:30", for: 1, in: book(), now: now)
        #expect(throws: StoreError.appointment(.alreadyBooked(try key("09:30")))) {
            try store.book("10:00", for: 1, in: book(), operation: 2, now: now)
        }
        #expect(throws: StoreError.appointment(.elsewhere(try key("09:30")))) {
            try store.book("09:20", for: 1, in: book("benefits", length: 20), operation: 3, now: now)
        }
        try store.book("10:00", for: 1, in: book("benefits", length: 20), operation: 4, now: now)
    }

    @Test func movingFreesTheOldPlaceAndTakesTheNewOne() throws {
        let made = try store.book("09:30", for: 1, in: book(), now: now)
        try store.book("10:00", for: 2, in: book(), now: now)
        #expect(throws: StoreError.appointment(.full)) {
            try store.move(
                made.id,
                to: key("10:00"),
                for: inPerson,
                in: book(),
                by: act(8, .appointmentMoved, now)
            )
        }
        #expect(try store.appointment(made.id) == made, "it stays where it was")
        let step = act(9, .appointmentMoved, now)
        let moved = try store.move(made.id, to: key("10:30"), for: inPerson, in: book(), by: step)
        #expect(moved.place.key.starts == 630 && moved.reference == made.reference)
        #expect(try store.move(made.id, to: key("10:30"), for: inPerson, in: book(), by: step) == moved)
        try store.book("09:30", for: 3, in: book(), now: now)
        #expect(try store.taken().count == 3)
    }

    @Test func anAppointmentCanBeMovedOntoATimeThatOverlapsItself() throws {
        let made = try store.book("09:30", for: 1, in: book(), now: now)
        let moved = try store.move(
            made.id,
            to: key("09:40"),
            for: inPerson,
            in: book(length: 20),
            by: act(9, .appointmentMoved, now)
        )
        #expect(moved.place.key.starts == 580 && moved.place.ends == 600)
    }

    @Test func cancellingFreesThePlaceOnceAndForAll() throws {
        let made = try store.book("09:30", for: 1, in: book(), now: now)
        let step = act(9, .appointmentCancelled, now)
        #expect(try store.cancel(made.id, by: step).state == .cancelled)
        #expect(try store.cancel(made.id, by: step).state == .cancelled)
        #expect(throws: StoreError.appointment(.over(.cancelled))) {
            try store.cancel(made.id, by: act(10, .appointmentCancelled, now))
        }
        #expect(throws: StoreError.appointment(.notFound)) {
            try store.cancel(id(77), by: act(11, .appointmentCancelled, now))
        }
        try store.book("09:30", for: 2, in: book(), now: now)
        #expect(throws: StoreError.self) {
            try store.write { (connection) throws(StoreError) in
                try connection.run("UPDATE appointment SET state = 'booked' WHERE state = 'cancelled'")
            }
        }
    }

    @Test func afterItsTimeAnAppointmentIsNeitherMovedNorCancelled() throws {
        let made = try store.book("09:30", for: 1, in: book(), now: now)
        #expect(throws: StoreError.appointment(.alreadyStarted)) {
            try store.cancel(made.id, by: act(9, .appointmentCancelled, wall("2026-12-01", 9, 30)))
        }
    }

    @Test func whoDidNotComeCanBookAgain() throws {
        let missed = try store.book("09:30", for: 1, in: book(), now: now)
        let later = try wall("2026-12-01", 9, 41)
        try store.book("10:00", for: 1, in: book(), operation: 2, now: later)
        #expect(try store.appointment(missed.id)?.state == .missed)
    }

    @Test func heldPlacesAreKeptInTheStoreToo() throws {
        let half = try book(heldPercent: 50)
        try store.book("09:00", for: 1, in: half, now: now)
        try store.book("09:30", for: 2, in: half, now: now)
        #expect(throws: StoreError.appointment(.heldForOthers)) {
            try store.book("10:00", for: 3, in: half, now: now)
        }
        let first = AppointmentWish(mode: .faceToFace, hasPriority: true)
        #expect(try store.book("10:00", for: 4, in: half, wish: first, now: now).place.isHeld)
    }

    @Test(arguments: [
        "day = '2026-12-01', starts = 570, ends = 600", "day = '2026-12-01', starts = 560, ends = 575",
        "day = '2026-12-01', starts = 599, ends = 700",
    ])
    func theDatabaseItselfRefusesAPlaceThatIsTaken(_ change: String) throws {
        try store.book("09:30", for: 1, in: book(), now: now)
        try store.book("10:30", for: 2, in: book(), now: now)
        #expect(throws: StoreError.self) {
            try store.write { (connection) throws(StoreError) in
                try connection.run("UPDATE appointment SET \(change) WHERE starts = 630")
            }
        }
        #expect(throws: StoreError.self) {
            try store.write { (connection) throws(StoreError) in
                try connection.run(
                    """
                    INSERT INTO appointment SELECT zeroblob(16), '123456789', zeroblob(16), team, day, starts, ends,
                    room, lane, held, mode, state, booked_at FROM appointment WHERE starts = 570
                    """
                )
            }
        }
        #expect(try store.taken().count == 2)
    }
}

@Suite struct AppointmentRaceTests {
    /// The last place of a time, from two connections at once.
    @Test(arguments: 1...10)
    func ofTwoTerminalsThatWantTheLastPlaceExactlyOneGetsIt(_ round: Int) async throws {
        let scratch = try Scratch()
        _ = try scratch.make()
        let path = scratch.path
        let now = try wall("2026-11-23", 10)
        let results = await withTaskGroup(of: String.self) { group in
            for person in 1...2 {
                group.addTask {
                    do {
                        let store = try Store.open(at: path, now: 2)
                        try store.book("09:30", for: person, in: book(), now: now)
                        return "booked"
                    } catch let error as StoreError {
                        return error == .appointment(.full) ? "refused" : "\(error)"
                    } catch { return "\(error)" }
                }
            }
            return await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(results.sorted() == ["booked", "refused"])
    }

    /// Six terminals book, move and cancel at random; at the end, no place is taken twice and nothing is lost.
    @Test(arguments: 1...4)
    func whateverSixTerminalsDoNoPlaceIsTakenTwice(_ seed: Int) async throws {
        let scratch = try Scratch()
        _ = try scratch.make()
        let path = scratch.path
        let now = try wall("2026-11-23", 10)
        let booked = await withTaskGroup(of: Set<ID>.self) { group in
            for terminal in 0..<6 {
                group.addTask { (try? stir(path, terminal, seed: seed, now)) ?? [] }
            }
            return await group.reduce(into: Set<ID>()) { $0.formUnion($1) }
        }
        let store = try Store.open(at: path, now: 3)
        let there = try store.taken() + store.taken("2026-12-03")
        for (index, one) in there.enumerated() {
            for other in there[..<index] where one.key.day == other.key.day && one.lane == other.lane {
                #expect(one.ends <= other.key.starts || other.ends <= one.key.starts)
            }
        }
        #expect(there.count == booked.count && !booked.isEmpty)
        for id in booked { #expect(try store.appointment(id)?.state == .booked) }
        #expect(try store.check().isEmpty)
    }

    /// What one terminal does; gives back the appointments it holds at the end.
    private func stir(_ path: String, _ terminal: Int, seed: Int, _ now: WallTime) throws -> Set<ID> {
        let store = try Store.open(at: path, now: 2)
        // Terminals have packs of two versions: the length of places is being changed.
        let book = try book(atOnce: 2, length: terminal % 2 == 0 ? 30 : 20)
        var state = UInt64(terminal * 1000 + seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func roll(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % limit
        }
        var held: Set<ID> = []
        for step in 0..<25 {
            let number = terminal * 100 + step
            let slots = book.slots(on: try civil(roll(2) == 0 ? "2026-12-01" : "2026-12-03"))
            let slot = slots[roll(slots.count)]
            do throws(StoreError) {
                switch (roll(4), held.first) {
                case (0, let id?):
                    _ = try store.cancel(id, by: act(number, .appointmentCancelled, now))
                    held.remove(id)
                case (1, let id?):
                    let step = act(number, .appointmentMoved, now)
                    _ = try store.move(id, to: slot.key, for: inPerson, in: book, by: step)
                default:
                    let made = try store.book(
                        slot.key,
                        for: inPerson,
                        of: id(number + 3_000_000),
                        in: book,
                        as: id(number + 4_000_000),
                        by: act(number, .appointmentBooked, now)
                    ) { reference(number) }
                    held.insert(made.id)
                }
            } catch {
                guard case .appointment = error else { throw error }
            }
        }
        return held
    }
}
