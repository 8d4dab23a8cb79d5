// Phrases that go together, and all of them by name.
extension Phrase {
    /// Every phrase by its name: to compare a name with each of them in turn would take longer than all the rest.
    static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.rawValue, $0) })

    /// Every phrase, made once.
    static let all = allCases

    /// Its place among all phrases, from 0.
    ///
    /// Cases without values are laid out as numbers in their order. The names would have to be hashed at each look-up.
    var ordinal: Int { unsafe Int(unsafeBitCast(self, to: UInt16.self)) }

    /// The lines that explain the keys, in order.
    static let keys: [Phrase] = [.keyMove, .keyEnter, .keyNumber, .keyBack, .keyLeave, .keyFinish]
    /// The months as they stand in a date, January first.
    static let months: [Phrase] = [
        .january, .february, .march, .april, .may, .june,
        .july, .august, .september, .october, .november, .december,
    ]
    /// The months as they stand without a day, January first.
    static let lonelyMonths: [Phrase] = [
        .lonelyJanuary, .lonelyFebruary, .lonelyMarch, .lonelyApril, .lonelyMay, .lonelyJune,
        .lonelyJuly, .lonelyAugust, .lonelySeptember, .lonelyOctober, .lonelyNovember, .lonelyDecember,
    ]
    /// The days of the week, Monday first.
    static let weekdays: [Phrase] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
}
