import Domain
import Ground
import Testing

@testable import Store

/// Random acts by random people from several connections.
@Suite struct CasePropertyTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var mixed = state
            mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
            return mixed ^ (mixed >> 33)
        }
    }

    private static func act(_ dice: inout Dice) -> CaseAct {
        let teams = ["Waste", "Parks"]
        return switch Int.random(in: 0..<12, using: &dice) {
        case 0...2: .claim
        case 3: .release
        case 4: .answer("A")
        case 5...6: .ask("B")
        case 7...8: .reply("C")
        case 9: .move(to: teams.randomElement(using: &dice) ?? "", reason: "D")
        case 10: Bool.random(using: &dice) ? .complete(.done, "E") : .note("F")
        default: Int.random(in: 0..<6, using: &dice) == 0 ? .withdraw : .note("G")
        }
    }

    /// Two connections at a time do 300 acts each on four requests.
    @Test(arguments: 1...6)
    func noRequestHasTwoHoldersMovesAfterItsEndOrLosesAStep(_ seed: UInt64) async throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let staff = [
            Desk.member(1), Desk.member(2), Desk.member(3, team: "Parks"), Desk.member(4, .coordinator),
        ]
        try Desk.hire(staff, in: store)
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        let requests = try (0..<4).map { try Desk.send(10 + $0, by: joan.id, in: store) }
        let path = scratch.path
        let done = await withTaskGroup(of: [ID: [ID]].self) { group in
            for worker in 0..<2 {
                group.addTask {
                    var dice = Dice(state: seed &* 1_000 &+ UInt64(worker))
                    var done: [ID: [ID]] = [:]
                    guard let store = try? Store.open(at: path, now: 2) else { return done }
                    for number in 0..<300 {
                        let act = Self.act(&dice)
                        let member = staff.randomElement(using: &dice) ?? staff[0]
                        let step = Desk.step(
                            worker * 1_000 + number,
                            act,
                            act.isResidents ? .resident(joan.id) : .staff(member),
                            on: requests.randomElement(using: &dice) ?? requests[0],
                            Desk.today.adding(days: number / 10)
                        )
                        guard let kept = try? store.perform(step), case .success = kept else { continue }
                        // What was done is asked for again now and then, as after a lost answer.
                        if number % 7 == 0 { _ = try? store.perform(step) }
                        done[step.request, default: []].append(step.operation)
                    }
                    return done
                }
            }
            return await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        }
        for request in requests { try check(request, done[request] ?? [], store) }
        #expect(try store.check().isEmpty)
    }

    private func check(_ request: ID, _ done: [ID], _ store: Store) throws {
        let file = try #require(try store.caseFile(request))
        let operations = try store.connection.all(
            "SELECT operation FROM status_event WHERE submission = ?1 AND ordinal > 1",
            .blob(request.bytes)
        ) { (row) throws(StoreError) in try row.id(0) }
        #expect(!operations.isEmpty)
        #expect(Set(operations) == Set(done))
        #expect(operations.count == done.count)
        let history = try store.history(of: request)
        #expect(history.map(\.ordinal) == Array(1...history.count))
        var (holder, isStopped): (ID?, Bool) = (nil, false)
        var end: RequestStatus?
        for event in history {
            switch event.kind {
            case .claimed:
                #expect(holder == nil, "A second holder")
                holder = event.staff
            case .released, .moved: holder = nil
            case .asked:
                #expect(!isStopped)
                isStopped = true
            case .replied:
                #expect(isStopped)
                isStopped = false
            case .answered: #expect(event.staff == holder)
            case .completed, .withdrawn: (holder, isStopped) = (nil, false)
            default: break
            }
            if let end { #expect(event.kind == .noted && event.status == end, "It moved after its end") }
            if event.status.isEnd { end = event.status }
            #expect((event.status == .needsInformation) == isStopped)
            #expect((event.status == .inProgress) == (holder != nil && !isStopped))
        }
        #expect(file.holder == holder)
        #expect((file.stoppedOn != nil) == isStopped)
        let line = CaseTimeline(of: file, history, on: Desk.today, Desk.days)
        #expect(line.steps.map(\.ordinal) == history.filter(\.isForResident).map(\.ordinal))
    }
}
