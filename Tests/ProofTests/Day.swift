/// A day of the calendar, reckoned on its own for the proof.
struct Day: Hashable, Sendable {
    var year: Int
    var month: Int
    var day: Int

    init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.length(year, month) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard parts.count == 3 else { return nil }
        self.init(parts[0], parts[1], parts[2])
    }

    static func length(_ year: Int, _ month: Int) -> Int {
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// `YYYY-MM-DD`, which sorts as the days do.
    var text: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Some days, months or years later; a day that the month lacks becomes its last.
    func later(_ amount: Int, _ unit: String) -> Self? {
        switch unit {
        case "days": return amount.signum() < 0 ? back(-amount) : forward(amount)
        case "months": return inMonth(year * 12 + month - 1 + amount)
        case "years": return inMonth((year + amount) * 12 + month - 1)
        default: return nil
        }
    }

    private func inMonth(_ count: Int) -> Self? {
        let (year, month) = (count / 12, count % 12 + 1)
        return Self(year, month, min(day, Self.length(year, month)))
    }

    private func forward(_ days: Int) -> Self {
        var date = self
        for _ in 0..<days {
            date.day += 1
            if date.day > Self.length(date.year, date.month) { (date.day, date.month) = (1, date.month + 1) }
            if date.month > 12 { (date.month, date.year) = (1, date.year + 1) }
        }
        return date
    }

    private func back(_ days: Int) -> Self {
        var date = self
        for _ in 0..<days {
            date.day -= 1
            if date.day == 0 {
                date.month -= 1
                if date.month == 0 { (date.month, date.year) = (12, date.year - 1) }
                date.day = Self.length(date.year, date.month)
            }
        }
        return date
    }
}
