import Domain
import Ground
import Support
import Testing

/// How fast it is told what can be promised.
@Suite(.serialized) struct AvailabilitySpeedTests {
    /// Two milliseconds in the program that is installed.
    ///
    /// One built for finding faults is far slower.
    private static let most = Built.isForFaults ? 60.0 : 2.0

    /// 500 devices, 480 of which are lent, and 19,520 reservations: 20,000 loans and reservations in all.
    private func stock() -> Availability.Stock {
        var dice = Dice(7)
        let devices = (0..<500).map { number in
            var device = Availability.Device()
            if number < 480 { device.loan = .init(due: Sample.monday.adding(days: dice.roll(-9...28))) }
            if number % 20 == 0 {
                device.absences = [.init(.repair, from: Sample.monday, until: Sample.monday.adding(days: 9))]
            }
            return device
        }
        let promises = (0..<19_520).map { _ in
            let from = Sample.monday.adding(days: dice.roll(0...100))
            return Availability.Promise(from: from, until: from.adding(days: dice.roll(1...28)))
        }
        return .init(devices: devices, promises: promises, preparationDays: 2)
    }

    @Test func ninetyDaysOf500DevicesAnd20000LoansAndReservationsAreKnownAtOnce() throws {
        let stock = stock()
        let calendar = try Sample.calendar(open: Set(1...6), closed: [Sample.monday.adding(days: 30)])
        let last = Sample.monday.adding(days: 89)
        var days = 0
        let times = try (0..<25).map { _ in
            let before = threadMilliseconds
            let found = try Availability(of: stock, at: calendar, from: Sample.monday, through: last)
            for ahead in 0..<76 {
                let from = Sample.monday.adding(days: ahead)
                if found.promisable(from: from, through: from.adding(days: 14)) != nil { days += 1 }
            }
            if found.firstDay(for: 14, onOrAfter: Sample.monday) != nil { days += 1 }
            return threadMilliseconds - before
        }
        let median = times.sorted()[times.count / 2]
        print("90 days of 500 devices and 20,000 loans and reservations: \(median) ms")
        #expect(days >= 76 * 25)
        #expect(median <= Self.most)
        let before = threadMilliseconds
        let found = try Availability(of: stock, at: calendar, from: Sample.monday, through: last)
        let told = found.explanation(from: Sample.monday, through: last)
        print("the same with its reasons: \(threadMilliseconds - before) ms")
        #expect((told?.overbooked ?? 0) > 0)
    }
}
