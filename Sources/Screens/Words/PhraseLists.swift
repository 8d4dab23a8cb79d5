// Phrases that go together, in order.
extension Phrase {
    /// The lines that explain the keys, in order.
    static let keys: [Phrase] = [.keyMove, .keyEnter, .keyNumber, .keyBack, .keyLeave, .keyFinish]
    /// The months, January first.
    static let months: [Phrase] = [
        .january, .february, .march, .april, .may, .june,
        .july, .august, .september, .october, .november, .december,
    ]
    /// The days of the week, Monday first.
    static let weekdays: [Phrase] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
}
