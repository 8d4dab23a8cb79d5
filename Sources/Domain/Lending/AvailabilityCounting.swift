// Counting what there is.
extension Availability {
    /// Adds each device on the days it is here and free; what keeps it away from several sides counts once.
    mutating func addDevices() {
        var away = Array(repeating: 0, count: days.count + 1)
        for device in stock.devices {
            for span in Self.joined(spans(of: device)) { away.add(1, on: span) }
        }
        var sum = 0
        for index in left.indices {
            sum += away[index]
            left[index] += stock.devices.count - sum
        }
    }

    /// The same days, each of them in one span only.
    private static func joined(_ spans: [Range<Int>]) -> [Range<Int>] {
        guard spans.count > 1 else { return spans }
        return spans.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, span in
            if let last = joined.last, span.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<Swift.max(last.upperBound, span.upperBound)
            } else {
                joined.append(span)
            }
        }
    }

    /// Takes away what is lent from shares, and what is promised.
    mutating func takePromises() {
        var taken = Array(repeating: 0, count: days.count + 1)
        var shares = stock.shares.mapValues { [days] _ in Array(repeating: 0, count: days.count + 1) }
        for promise in stock.promises {
            guard let span = span(of: promise) else { continue }
            taken.add(promise.quantity, on: span)
            if let share = promise.share { shares[share]?.add(promise.quantity, on: span) }
        }
        for case let loan? in stock.devices.lazy.map(\.loan) {
            if let share = loan.share { shares[share]?.add(1, on: span(of: loan)) }
        }
        var sum = 0
        for index in left.indices {
            sum += taken[index]
            left[index] -= sum
        }
        used = shares.mapValues(Self.summed)
    }

    /// When a device is away, in days after today.
    private func spans(of device: Device) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for absence in device.absences { spans.append(days.span(absence.from, absence.until)) }
        if let loan = device.loan { spans.append(span(of: loan)) }
        if let arrives = device.arrives, arrives >= today {
            spans.append(0..<days.end(days.clipped(arrives), then: stock.preparationDays))
        }
        if let leaves = device.leaves { spans.append(days.span(leaves, nil)) }
        return spans
    }

    /// When a loan keeps a device away, with the preparation after it; always, where it is overdue.
    func span(of loan: Lent) -> Range<Int> {
        guard loan.due >= today else { return 0..<days.count }
        return 0..<days.end(days.clipped(loan.due), then: stock.slackDays + stock.preparationDays)
    }

    /// When a promise keeps its devices away, with the preparation after it; nil for one that is over.
    func span(of promise: Promise) -> Range<Int>? {
        guard promise.until >= today || promise.isPutAside else { return nil }
        let first = promise.isPutAside ? 0 : days.clipped(promise.from)
        let last = max(first, days.clipped(promise.until))
        return first..<days.end(last, then: stock.slackDays + stock.preparationDays)
    }

    private static func summed(_ steps: [Int]) -> [Int] {
        var sum = 0
        return steps.dropLast().map { step in
            sum += step
            return sum
        }
    }
}

extension [Int] {
    /// Adds to the steps of a span of days.
    fileprivate mutating func add(_ count: Int, on span: Range<Int>) {
        self[span.lowerBound] += count
        self[span.upperBound] -= count
    }
}
