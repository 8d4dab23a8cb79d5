// Promises that cannot be kept.
extension Availability {
    /// Which promises cannot be kept as things stand, by their place among the promises of the stock.
    ///
    /// It happens when a device does not come back, or goes to repair. Promises are kept in the order in
    /// which they stand, which is that in which they were made, so that nobody loses theirs to somebody who
    /// came later; who is left is told early, while another device can still be found (decision 2). A promise
    /// for several devices is kept whole or not.
    public var stranded: [Int] {
        var capacity = left
        let spans = stock.promises.map(span(of:))
        for (promise, span) in zip(stock.promises, spans) {
            for index in span ?? 0..<0 { capacity[index] += promise.quantity }
        }
        return spans.indices.filter { place in
            guard let span = spans[place], !span.isEmpty else { return false }
            let quantity = stock.promises[place].quantity
            // A promise that ends beyond the horizon is judged by the days that are known.
            let last = max(span.lowerBound, days.clipped(stock.promises[place].until))
            let own = span.lowerBound..<min(last + 1, span.upperBound)
            guard own.allSatisfy({ capacity[$0] >= quantity }) else { return true }
            for index in span { capacity[index] -= quantity }
            return false
        }
    }
}
