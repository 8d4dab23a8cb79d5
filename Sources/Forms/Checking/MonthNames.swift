/// What the months are called, so that a date can be typed with the name of its month.
public struct MonthNames: Sendable {
    /// For each month from January, its names in small letters.
    public let names: [[String]]

    /// Makes the names of a language.
    ///
    /// - Parameter names: for each month from January, every name it goes by. Each is also known by its first
    ///   three letters or more; where that fits several months, none is meant.
    public init(_ names: [[String]]) {
        self.names = names.map { $0.map { $0.lowercased() } }
    }

    /// The months in English.
    public static let english = Self(
        [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ].map { [$0] }
    )

    /// The number of a month; nil where no month, or more than one, begins so.
    public func number(of text: String) -> Int? {
        let text = text.lowercased().filter { $0 != "." }
        if let whole = names.firstIndex(where: { $0.contains(text) }) { return whole + 1 }
        guard text.count >= 3 else { return nil }
        let months = names.indices.filter { month in names[month].contains { $0.hasPrefix(text) } }
        return months.count == 1 ? months[0] + 1 : nil
    }
}
