import Domain
import Ground
import Testing

/// A stock that is counted day by day and device by device, too simply to be wrong.
private struct NaiveStock {
    let stock: Availability.Stock
    let today: CivilDate
    let days: RandomCalendar

    private func end(_ last: CivilDate, _ openDays: Int) -> CivilDate { days.open(after: last, openDays) }

    private func isOut(_ loan: Availability.Lent, on day: CivilDate) -> Bool {
        loan.due < today || day <= end(loan.due, stock.slackDays + stock.preparationDays)
    }

    private func isHere(_ device: Availability.Device, on day: CivilDate) -> Bool {
        if let leaves = device.leaves, day >= leaves { return false }
        if let arrives = device.arrives, arrives >= today, day <= end(arrives, stock.preparationDays) {
            return false
        }
        if let loan = device.loan, isOut(loan, on: day) { return false }
        return !device.absences.contains { absence in
            absence.from <= day && (absence.until.map { day <= $0 } ?? true)
        }
    }

    private func isTaken(_ promise: Availability.Promise, on day: CivilDate) -> Bool {
        if promise.until < today, !promise.isPutAside { return false }
        let from = promise.isPutAside ? today : max(today, promise.from)
        let last = max(from, promise.until)
        return from <= day && day <= end(last, stock.slackDays + stock.preparationDays)
    }

    func free(on day: CivilDate, holding shares: Set<String>) -> Int {
        let here = stock.devices.count { isHere($0, on: day) }
        let taken = stock.promises.filter { isTaken($0, on: day) }.reduce(0) { $0 + $1.quantity }
        var kept = 0
        for (share, quantity) in stock.shares where !shares.contains(share) {
            let lent = stock.devices.count { device in
                device.loan.map { $0.share == share && isOut($0, on: day) } ?? false
            }
            let promised = stock.promises.filter { $0.share == share && isTaken($0, on: day) }
            kept += max(0, quantity - lent - promised.reduce(0) { $0 + $1.quantity })
        }
        return here - taken - kept - stock.walkInFloor
    }
}

/// Availability beside a model that goes day by day.
@Suite struct AvailabilityModelTests {
    private static let groups = ["referred", "school"]

    private func device(_ dice: inout Dice, _ today: CivilDate) -> Availability.Device {
        func day(_ range: ClosedRange<Int>) -> CivilDate { today.adding(days: dice.roll(range)) }
        var device = Availability.Device()
        if dice.once(in: 2) {
            device.loan = .init(due: day(-10...50))
            if dice.once(in: 3) { device.loan?.share = Self.groups[dice.roll(0...1)] }
        }
        for _ in 0..<max(0, dice.roll(-3...2)) {
            let from = day(-10...40)
            let until = dice.once(in: 4) ? nil : from.adding(days: dice.roll(-2...12))
            let kinds = Availability.Absence.Kind.allCases
            device.absences.append(.init(kinds[dice.roll(0...kinds.count - 1)], from: from, until: until))
        }
        if dice.once(in: 6) { device.arrives = day(-5...30) }
        if dice.once(in: 6) { device.leaves = day(-5...60) }
        return device
    }

    private func stock(_ dice: inout Dice, _ today: CivilDate) -> Availability.Stock {
        let devices = (0..<dice.roll(0...8)).map { _ in device(&dice, today) }
        let promises = (0..<dice.roll(0...12)).map { _ in
            let from = today.adding(days: dice.roll(-15...70))
            return Availability.Promise(
                from: from,
                until: from.adding(days: dice.roll(0...20)),
                quantity: dice.roll(1...2),
                share: dice.once(in: 3) ? Self.groups[dice.roll(0...1)] : nil,
                isPutAside: dice.once(in: 5)
            )
        }
        var stock = Availability.Stock(devices: devices, promises: promises)
        stock.preparationDays = dice.roll(0...3)
        stock.slackDays = dice.once(in: 3) ? dice.roll(1...2) : 0
        if dice.once(in: 3) { stock.shares[Self.groups[0]] = dice.roll(1...3) }
        if dice.once(in: 5) { stock.shares[Self.groups[1]] = dice.roll(1...2) }
        if dice.once(in: 5) { stock.walkInFloor = 1 }
        return stock
    }

    /// 4,000 stocks, each asked on every day and over 20 stretches of days.
    @Test(arguments: 1...8)
    func whatCanBePromisedIsWhatANaiveCountOfEachDaySays(_ seed: Int) throws {
        var dice = Dice(seed)
        for number in 0..<500 {
            let today = Sample.monday.adding(days: dice.roll(0...300))
            let length = dice.roll(0...60)
            let days = try RandomCalendar(&dice, around: today, days: 140)
            let stock = stock(&dice, today)
            let last = today.adding(days: length)
            let found = try Availability(of: stock, at: days.calendar, from: today, through: last)
            let naive = NaiveStock(stock: stock, today: today, days: days)
            let shares: Set<String> = dice.once(in: 2) ? [] : [Self.groups[dice.roll(0...1)]]
            let free = (0...length).map { naive.free(on: today.adding(days: $0), holding: shares) }
            let counted = (0...length).map { found.free(on: today.adding(days: $0), holding: shares) }
            #expect(counted == free.map(Optional.some), "seed \(seed), stock \(number)")
            for _ in 0..<20 {
                let first = dice.roll(0...length)
                let end = dice.roll(first...length)
                let least = free[first...end].min() ?? 0
                let (from, through) = (today.adding(days: first), today.adding(days: end))
                let promised = found.promisable(from: from, through: through, holding: shares)
                #expect(promised == max(0, least), "seed \(seed), stock \(number)")
                explained(found, from, through, shares, promised)
            }
            checkFirstDay(&dice, found, free, days, today, shares)
            try checkStranded(found, naive, last)
        }
    }

    /// Nobody is stranded where there are enough, and without those who are, nobody is.
    private func checkStranded(_ found: Availability, _ naive: NaiveStock, _ last: CivilDate) throws {
        var bare = naive.stock
        bare.shares = [:]
        bare.walkInFloor = 0
        let counted = NaiveStock(stock: bare, today: naive.today, days: naive.days)
        let isEnough = (0...last.daysSinceEpoch - naive.today.daysSinceEpoch)
            .allSatisfy { counted.free(on: naive.today.adding(days: $0), holding: []) >= 0 }
        let stranded = found.stranded
        if isEnough { #expect(stranded.isEmpty) }
        for place in stranded.reversed() { bare.promises.remove(at: place) }
        let rest = try Availability(of: bare, at: naive.days.calendar, from: naive.today, through: last)
        #expect(rest.stranded.isEmpty)
    }

    /// Every device is told of once: the free ones and the reasons make the total.
    private func explained(
        _ found: Availability,
        _ from: CivilDate,
        _ through: CivilDate,
        _ shares: Set<String>,
        _ promised: Int?
    ) {
        guard let told = found.explanation(from: from, through: through, holding: shares) else {
            Issue.record("\(from.iso) is not explained")
            return
        }
        #expect(told.free == promised)
        #expect(told.total == told.free + told.reasons.reduce(0) { $0 + $1.count } - told.overbooked)
        #expect(from <= told.day && told.day <= through)
        #expect(told.reasons.allSatisfy { reason in reason.until.map { $0 >= told.day } ?? true })
    }

    private func checkFirstDay(
        _ dice: inout Dice,
        _ found: Availability,
        _ free: [Int],
        _ days: RandomCalendar,
        _ today: CivilDate,
        _ shares: Set<String>
    ) {
        let (count, length, start) = (dice.roll(1...3), dice.roll(1...14), dice.roll(0...20))
        let expected = free.indices.first { index in
            index >= start && index + length <= free.count && days.isOpen(today.adding(days: index))
                && free[index..<index + length].allSatisfy { $0 >= count }
        }
        let first = found.firstDay(
            free: count,
            for: length,
            onOrAfter: today.adding(days: start),
            holding: shares
        )
        #expect(first == expected.map { today.adding(days: $0) })
    }
}
