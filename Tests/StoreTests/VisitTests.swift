import Domain
import Foundation
import Ground
import Testing

@testable import Store

@Suite struct VisitTests {
    private let store: Store
    private let scratch: Scratch
    private let rules: AppointmentTeam.Rules
    private let staff = id(9_000_001)

    init() throws {
        scratch = try Scratch()
        store = try scratch.make()
        rules = try book().team.rules
    }

    private func at(_ hour: Int, _ minute: Int = 0) throws -> WallTime {
        try wall("2026-12-01", hour, minute)
    }

    @discardableResult
    private func join(_ number: Int, person: Int? = nil, at now: WallTime) throws -> HubVisit {
        let person = person.map { id($0 + 3_000_000) }
        return try store.join(
            "housing",
            person: person,
            as: id(number + 7_000_000),
            by: act(number, .visitBegan, now)
        )
    }

    private func end(_ visit: ID, _ number: Int, at now: WallTime) throws {
        try store.finish(visit, by: act(number, .visitEnded, now))
    }

    private func call(_ number: Int, to staff: ID? = nil, at now: WallTime) throws -> HubVisit? {
        try store.callNext(for: "housing", to: staff ?? self.staff, by: act(number, .visitCalled, now))
    }

    @Test func whoChecksInIsInTheQueueAndTheAppointmentKnowsIt() throws {
        let made = try store.book("09:30", for: 1, in: book(), now: wall("2026-11-23", 10))
        let step = act(20, .visitBegan, try at(9, 20))
        let visit = try store.checkIn(made.id, as: id(20), rules: rules, by: step)
        #expect(visit.ticket == 1 && visit.starts == 570 && visit.appointment == made.id)
        #expect(try store.checkIn(made.id, as: id(20), rules: rules, by: step) == visit, "once")
        #expect(try store.appointment(made.id)?.state == .arrived)
        #expect(throws: StoreError.appointment(.alreadyArrived)) {
            try store.checkIn(made.id, as: id(21), rules: rules, by: act(21, .visitBegan, at(9, 21)))
        }
        #expect(try store.queue(of: "housing", now: at(9, 20)).waiting == [visit])
    }

    @Test func whoComesTooEarlyOrTooLateIsToldAndCanStillQueue() throws {
        let made = try store.book("09:30", for: 1, in: book(), now: wall("2026-11-23", 10))
        #expect(throws: StoreError.appointment(.tooEarly(from: 540))) {
            try store.checkIn(made.id, as: id(20), rules: rules, by: act(20, .visitBegan, at(8, 50)))
        }
        #expect(throws: StoreError.appointment(.tooLate(byMinutes: 5))) {
            try store.checkIn(made.id, as: id(21), rules: rules, by: act(21, .visitBegan, at(9, 45)))
        }
        #expect(try store.queue(of: "housing", now: at(9, 45)).waiting.isEmpty)
        #expect(try join(22, person: 1, at: at(9, 46)).ticket == 1)
        #expect(try store.appointment(made.id)?.state == .missed)
        #expect(throws: StoreError.appointment(.alreadyArrived)) { try join(23, person: 1, at: at(9, 47)) }
    }

    @Test func theQueueIsCalledInOrderAndEveryVisitOnce() throws {
        let made = try store.book("09:30", for: 1, in: book(), now: wall("2026-11-23", 10))
        let first = try join(10, at: at(9))
        let second = try join(11, at: at(9, 5))
        #expect(first.ticket == 1 && second.ticket == 2)
        _ = try store.checkIn(made.id, as: id(20), rules: rules, by: act(20, .visitBegan, at(9, 10)))
        #expect(try call(30, at: at(9, 15))?.ticket == 1, "half past nine is not yet there")
        #expect(try call(30, at: at(9, 15))?.ticket == 1, "the same operation calls nobody else")
        #expect(throws: StoreError.appointment(.stillServing(ticket: 1))) { try call(29, at: at(9, 16)) }
        try end(first.id, 50, at: at(9, 30))
        let due = try call(31, at: at(9, 30))
        #expect(due?.appointment == made.id)
        try end(id(20), 51, at: at(9, 50))
        #expect(try store.appointment(made.id)?.state == .done)
        #expect(try call(32, at: at(9, 50))?.ticket == 2)
        try end(second.id, 52, at: at(10))
        try end(second.id, 52, at: at(10))
        let nobody = try call(33, at: at(10))
        #expect(nobody == nil)
        let queue = try store.queue(of: "housing", now: at(10))
        #expect(queue.lengths.sorted() == [600, 900, 1200] && queue.busy == 0 && queue.serving == 1)
        #expect(queue.waitForNewcomer == .now)
    }

    @Test func whoGoesAwayIsNotCalledAndDoesNotCountAsMeasured() throws {
        let visit = try join(10, at: at(9))
        try store.leave(visit.id, by: act(40, .visitEnded, at(9, 5)))
        let nobody = try call(30, at: at(9, 6))
        #expect(nobody == nil)
        #expect(try store.queue(of: "housing", now: at(9, 6)).lengths.isEmpty)
        #expect(throws: StoreError.appointment(.notFound)) {
            try store.finish(id(1), by: act(41, .visitEnded, at(9, 6)))
        }
        let waiting = try join(11, at: at(9, 7))
        #expect(throws: StoreError.appointment(.notFound)) {
            try store.finish(waiting.id, by: act(42, .visitEnded, at(9, 8)))
        }
    }

    @Test func theWaitIsUnknownUntilVisitsWereMeasuredAndSomebodyServes() throws {
        for number in 1...6 {
            let visit = try join(number, at: at(9, number))
            _ = try call(100 + number, at: at(9, number))
            if number < 6 { try end(visit.id, 200 + number, at: at(9, number + 1)) }
        }
        try join(7, at: at(9, 8))
        #expect(try store.queue(of: "housing", now: at(9, 8)).waitForNewcomer == .minutes(from: 0, to: 5))
        try store.stopServing("housing", by: staff)
        #expect(try store.queue(of: "housing", now: at(9, 8)).waitForNewcomer == .unknown)
        try store.serve("housing", by: staff, on: at(9).day)
        #expect(try store.queue(of: "housing", now: at(9, 8)).serving == 1)
        #expect(
            try store.queue(of: "housing", now: wall("2026-12-02", 9)).serving == 0,
            "tomorrow is another day"
        )
        #expect(try store.queue(of: "benefits", now: at(9, 8)).waitForNewcomer == .unknown)
    }

    @Test func eachDayBeginsWithNumberOne() throws {
        #expect(try join(1, at: at(9)).ticket == 1)
        #expect(try join(2, at: at(9)).ticket == 2)
        #expect(try join(3, at: wall("2026-12-02", 9)).ticket == 1)
        #expect(try store.stats().auditEntries == 3)
    }

    @Test(arguments: 1...5)
    func fiveMembersOfStaffWhoCallAtOnceNeverCallTheSamePerson(_ round: Int) async throws {
        for number in 1...12 { try join(number, at: at(9, number)) }
        let path = scratch.path
        let now = try at(10)
        let called = await withTaskGroup(of: [Int].self) { group in
            for desk in 0..<5 {
                group.addTask {
                    guard let store = try? Store.open(at: path, now: 2) else { return [] }
                    return (0..<4).compactMap { turn in
                        let step = act(100 + desk * 10 + turn, .visitCalled, now)
                        let staff = id(9_000_100 + desk)
                        guard let next = try? store.callNext(for: "housing", to: staff, by: step) else {
                            return nil
                        }
                        try? store.finish(next.id, by: act(200 + desk * 10 + turn, .visitEnded, now))
                        return next.ticket
                    }
                }
            }
            return await group.reduce(into: [Int]()) { $0 += $1 }
        }
        #expect(called.sorted() == Array(1...12))
    }
}
