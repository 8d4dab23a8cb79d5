import Domain
import Ground
import Testing

@Suite struct HoldQueueTests {
    private let monday = Sample.monday
    private let device = Sample.id(900)

    private func ids(_ queue: HoldQueue) -> [Int] { queue.holds.map { Int($0.madeAt) } }

    @Test func peopleHaveTheirTurnInTheOrderTheyAsked() throws {
        var queue = HoldQueue([Sample.hold(3, place: 0), Sample.hold(1, place: 0), Sample.hold(2, place: 0)])
        #expect(ids(queue) == [1, 2, 3])
        #expect(queue.holds.map(\.place) == [1, 2, 3])
        try queue.add(Sample.hold(4))
        try queue.remove(Sample.id(2))
        #expect(ids(queue) == [1, 3, 4])
        #expect(queue.holds.map(\.place) == [1, 2, 3], "no place is empty")
        #expect(queue.next(for: device, today: monday)?.id == Sample.id(1))
        #expect(queue.next(for: device, today: monday) { $0.id == Sample.id(4) }?.id == Sample.id(4))
    }

    @Test func nobodyWaitsTwice() throws {
        var queue = HoldQueue([Sample.hold(1)])
        let again = QueuedHold(
            id: Sample.id(7),
            person: Sample.hold(1).person,
            pickup: "A",
            madeAt: 9,
            place: 1
        )
        #expect(throws: HoldQueue.Refusal.waitsAlready) { try queue.add(again) }
        #expect(throws: HoldQueue.Refusal.unknown) { try queue.remove(Sample.id(7)) }
    }

    @Test func whoIsPausedKeepsTheirPlaceAndIsPassedOver() throws {
        var queue = HoldQueue([Sample.hold(1), Sample.hold(2)])
        try queue.pause(Sample.id(1), until: monday.adding(days: 3))
        #expect(queue.next(for: device, today: monday)?.id == Sample.id(2))
        #expect(queue.next(for: device, today: monday.adding(days: 3))?.id == Sample.id(2))
        #expect(queue.next(for: device, today: monday.adding(days: 4))?.id == Sample.id(1))
        #expect(queue[Sample.id(1)]?.place == 1)
        try queue.resume(Sample.id(1))
        #expect(queue.next(for: device, today: monday)?.id == Sample.id(1))
        #expect(throws: HoldQueue.Refusal.doesNotWait) { try queue.resume(Sample.id(1)) }
    }

    @Test func whatIsReadyIsKeptUntilItsLastDayAndThenTheNextIsTold() throws {
        let queue = HoldQueue([Sample.hold(1), Sample.hold(2)])
        var held = HeldDevice(id: device, home: "A", state: .lent(to: Sample.id(5)), queue: queue)
        let told = try held.takeIn(at: "A", today: monday, until: monday.adding(days: 5))
        #expect(told?.id == Sample.id(1))
        #expect(held.state == .ready(hold: Sample.id(1)))
        #expect(try held.lapse(today: monday.adding(days: 5), until: monday) == nil, "the last day is theirs")
        let later = monday.adding(days: 6)
        let over = try held.lapse(today: later, until: later.adding(days: 5))
        #expect(over?.over.id == Sample.id(1))
        #expect(over?.next?.id == Sample.id(2))
        #expect(held.state == .ready(hold: Sample.id(2)))
        #expect(try held.lapse(today: later, until: later) == nil, "done twice it does nothing")
    }

    @Test func aDeviceGoesToTheHubWhereItIsFetchedAndItsDaysCountFromThere() throws {
        let queue = HoldQueue([Sample.hold(1, pickup: "B")])
        var held = HeldDevice(id: device, home: "A", state: .lent(to: Sample.id(5)), queue: queue)
        try held.takeIn(at: "A", today: monday, until: monday.adding(days: 5))
        #expect(held.state == .onItsWay(hold: Sample.id(1)))
        let there = monday.adding(days: 4)
        let told = try held.takeIn(at: "B", today: there, until: there.adding(days: 5))
        #expect(told?.state == .ready(device: device, until: there.adding(days: 5)))
        #expect(throws: HeldDevice.Refusal.waitedFor) { try held.lend(to: Sample.id(5), today: there) }
        try held.lend(to: Sample.hold(1).person, today: there)
        #expect(held.queue.holds.isEmpty)
        try held.takeIn(at: "B", today: there, until: there)
        #expect(held.state == .onItsWayHome)
        try held.takeIn(at: "A", today: there, until: there)
        #expect(held.state == .onShelf)
    }

    /// 300 random days at the desks: whatever is done in whatever order, device and queue say the same.
    @Test(arguments: 1...6)
    func aDeviceIsNeverPromisedTwice(_ seed: Int) throws {
        var dice = Dice(seed)
        for _ in 0..<50 {
            var held = HeldDevice(id: device, home: "A", state: .onShelf, queue: HoldQueue())
            var today = monday
            for number in 1...60 {
                today = today.adding(days: dice.roll(0...2))
                act(&held, &dice, number, today)
                let meant = held.queue.holds.filter { $0.device != nil }
                switch held.state {
                case .ready(let hold), .onItsWay(let hold): #expect(meant.map(\.id) == [hold])
                default: #expect(meant.isEmpty)
                }
                #expect(
                    held.queue.waiting.map(\.place)
                        == Array(
                            held.queue.waiting.indices.map { index in
                                index - held.queue.waiting.startIndex + 1
                            }
                        )
                )
                #expect(Set(held.queue.holds.map(\.person)).count == held.queue.holds.count)
            }
        }
    }

    private func act(_ held: inout HeldDevice, _ dice: inout Dice, _ number: Int, _ today: CivilDate) {
        let hub = ["A", "B", "C"][dice.roll(0...2)]
        let person = Sample.id(1_000 + dice.roll(1...8))
        let until = today.adding(days: 3)
        let hold =
            held.queue.holds.isEmpty ? nil : held.queue.holds[dice.roll(0...held.queue.holds.count - 1)].id
        let some = hold ?? Sample.id(999)
        switch dice.roll(0...7) {
        case 0, 1:
            let new = QueuedHold(
                id: Sample.id(number),
                person: person,
                pickup: hub,
                madeAt: Int64(number),
                place: 0
            )
            try? held.request(new)
        case 2: _ = try? held.cancel(some, today: today, until: until)
        case 3: try? held.lend(to: held.queue.holds.first?.person ?? person, today: today)
        case 4: _ = try? held.takeIn(at: hub, today: today, until: until)
        case 5: _ = try? held.assign(at: hub, today: today, until: until)
        case 6: try? held.moveToFirst(some, today: today, until: until)
        default: _ = try? held.lapse(today: today, until: until)
        }
    }

    @Test func daysForFetchingAreOpenDays() throws {
        let calendar = try Sample.calendar(open: Set(1...5))
        let friday = monday.adding(days: 4)
        #expect(try PickupLimit.day(readyOn: friday, openDays: 2, at: calendar) == monday.adding(days: 8))
        #expect(
            try PickupLimit.day(readyOn: friday, openDays: 0, at: calendar) == friday
        )
        let wished = monday.adding(days: 7)
        #expect(try PickupLimit.day(readyOn: friday, openDays: 2, wished: wished, at: calendar) == wished)
    }
}
