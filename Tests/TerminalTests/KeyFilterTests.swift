import Screens
import Testing

@testable import Terminal

@Suite struct KeyFilterTests {
    private func bounce(_ milliseconds: Int) -> KeyUse { KeyUse(bounce: milliseconds) }

    private func taken(
        _ keys: [(Key, Int64)],
        _ use: KeyUse,
        isTyping: Bool = false
    ) -> [KeyFilter.Taken] {
        var filter = KeyFilter()
        filter.note("screen", at: 0)
        var all: [KeyFilter.Taken] = []
        for (key, at) in keys { all += filter.take(key, at: at, use, isTyping: isTyping) }
        return all + filter.letGo(at: (keys.last?.1 ?? 0) + 1_000)
    }

    private func signs(_ text: String, every gap: Int64, from start: Int64 = 1_000) -> [(Key, Int64)] {
        text.enumerated().map { index, sign in
            (sign == "\n" ? .enter : .character(sign), start + Int64(index) * gap)
        }
    }

    /// Meets A57, I04.
    @Test(arguments: [(Int64(499), 1), (500, 2), (501, 2)])
    func theSameKeyTooSoonIsLeftOutByTheMillisecond(_ after: Int64, _ count: Int) {
        #expect(taken([(.down, 1_000), (.down, 1_000 + after)], bounce(500)).count == count)
    }

    @Test func anotherKeyIsTakenAtOnceAndWithoutTheFilterEveryKeyIs() {
        #expect(taken([(.down, 1_000), (.up, 1_010)], bounce(500)) == [.key(.down), .key(.up)])
        #expect(taken([(.down, 1_000), (.down, 1_001)], bounce(0)).count == 2)
    }

    /// Meets A56, I07.
    @Test func aKeyHeldDownMovesOnceWhereThatWasChosen() {
        // A keyboard waits before it repeats, then repeats every 33 ms for 3 seconds.
        let held: [(Key, Int64)] = [(.down, 1_000)] + (0..<76).map { (.down, 1_500 + $0 * 33) }
        #expect(taken(held, KeyUse(repeats: false)) == [.key(.down)])
        #expect(taken(held, KeyUse()).count == 77)
    }

    /// As keyboards send it: a console waits a quarter of a second and is slow, a desktop waits longer and is quick.
    ///
    /// Meets A56, I07.
    @Test(arguments: [Int64(250), 400, 500, 660], [Int64(33), 40, 92])
    func aKeyHeldDownMovesOnceAsEachSessionBegins(_ wait: Int64, _ gap: Int64) {
        let use = KeyUse(bounce: 250, repeats: false)
        for key in [Key.down, .enter, .backspace, .character("7")] {
            let held: [(Key, Int64)] = [(key, 1_000)] + (0..<40).map { (key, 1_000 + wait + $0 * gap) }
            #expect(taken(held, use) == [.key(key)])
            #expect(taken(held, use, isTyping: true) == [.key(key)])
        }
    }

    /// Who presses one key again and again is not taken for one who holds it.
    ///
    /// Meets I04.
    @Test(arguments: [Int64(260), 350, 500, 690])
    func pressesInARowAllCount(_ gap: Int64) {
        let keys: [(Key, Int64)] = (0..<6).map { (.down, 1_000 + $0 * gap) }
        #expect(taken(keys, KeyUse(bounce: 250, repeats: false)).count == 6)
    }

    @Test(arguments: [Int64(90), 130, 200, 300])
    func doubleLettersAreTypedAsQuicklyAsHandsDo(_ gap: Int64) {
        let use = KeyUse(bounce: 250, repeats: false)
        #expect(taken(signs("Anne Lloyd", every: gap), use, isTyping: true).count == 10)
    }

    @Test func aLetterThatTremblesIsTypedOnce() {
        #expect(taken(signs("ll", every: 60), KeyUse(bounce: 250, repeats: false), isTyping: true).count == 1)
    }

    @Test func aKeyPressedAgainAfterAWhileMovesAgainWhereHoldingCountsOnce() {
        #expect(taken([(.down, 1_000), (.down, 1_800)], KeyUse(repeats: false)).count == 2)
        #expect(taken(signs("ll", every: 300), KeyUse(repeats: false), isTyping: true).count == 2)
    }

    /// Meets I05.
    @Test(arguments: [0, 250, 1_000])
    func aCardIsReadWholeThroughEveryFilter(_ milliseconds: Int) {
        var use = bounce(milliseconds)
        for repeats in [true, false] {
            use.repeats = repeats
            #expect(taken(signs("2000045500\n", every: 8), use) == [.scan("2000045500")])
            #expect(taken(signs("2000045500\n", every: 16), use) == [.scan("2000045500")])
        }
    }

    /// Without a filter nothing waits, so its signs stand in the field before the last one shows what it was.
    ///
    /// Meets I05.
    @Test(arguments: [0, 250, 1_000], [Int64(1), 8, 16, 29])
    func aCardReadIntoAFieldIsACardAndNoText(_ milliseconds: Int, _ gap: Int64) {
        for card in ["2000045500", "D-1234567", "482915"] {
            let keys = signs(card + "\n", every: gap)
            let taken = taken(keys, bounce(milliseconds), isTyping: true)
            let letters = keys.dropLast().map { KeyFilter.Taken.key($0.0) }
            #expect(taken == (milliseconds == 0 ? letters + [.typedScan(card)] : [.scan(card)]))
        }
    }

    /// What a hand writes in a field, however fast, or while the terminal was busy, is text and stays it.
    ///
    /// Meets I05.
    @Test(arguments: [0, 250])
    func whatAHandTypesIsNoCard(_ milliseconds: Int) {
        func isText(_ keys: [(Key, Int64)]) -> Bool {
            let use = KeyUse(bounce: milliseconds)
            return taken(keys, use, isTyping: true).allSatisfy { if case .key = $0 { true } else { false } }
        }
        #expect(isText(signs("01632960001\n", every: 40)))
        #expect(isText(signs("Joan Hill\n", every: 8)), "words are no card")
        #expect(isText(signs("Flat 12345\n", every: 8)), "a card has no spaces")
        #expect(isText(signs("12345\n", every: 8)), "five signs are too few")
        let ahead: [(Key, Int64)] = "482915\n".map { ($0 == "\n" ? .enter : .character($0), 1_000) }
        #expect(isText(ahead), "typed ahead while the terminal was busy")
        let pausing = signs("482915", every: 8) + [(.enter, 1_100)]
        #expect(isText(pausing), "whoever waits before Enter is a hand")
        #expect(isText(signs("48", every: 8) + [(.left, 1_020)] + signs("2915\n", every: 8, from: 1_030)))
    }

    @Test func aHandIsNoScanner() {
        let typed = taken(signs("123456\n", every: 120), bounce(250))
        #expect(typed == signs("123456\n", every: 120).map { .key($0.0) })
        #expect(taken(signs("12345\n", every: 8), bounce(0)).count == 6, "five signs are too few for a card")
    }

    @Test func signsThatWaitAreLetGoAfterAMoment() {
        var filter = KeyFilter()
        #expect(filter.take(.character("7"), at: 1_000, KeyUse(), isTyping: false).isEmpty)
        #expect(filter.deadline == 1_030)
        #expect(filter.letGo(at: 1_029).isEmpty)
        #expect(filter.letGo(at: 1_030) == [.key(.character("7"))])
        #expect(filter.deadline == nil)
    }

    @Test func typingIntoAFieldWaitsForNothing() {
        var filter = KeyFilter()
        #expect(filter.take(.character("7"), at: 0, KeyUse(), isTyping: true) == [.key(.character("7"))])
        #expect(filter.deadline == nil)
    }

    /// Meets I09.
    @Test(arguments: [(Int64(200), 250, 0), (350, 250, 1), (200, 0, 1)])
    func enterJustAfterANewScreenWasMeantForTheOneBefore(_ after: Int64, _ bounce: Int, _ count: Int) {
        var filter = KeyFilter()
        filter.note("first", at: 0)
        filter.note("second", at: 5_000)
        let use = KeyUse(bounce: bounce)
        #expect(filter.take(.enter, at: 5_000 + after, use, isTyping: false).count == count)
    }

    @Test func escThatTremblesIsOnePressAndNeverLeaves() {
        let trembling: [(Key, Int64)] = [0, 60, 120, 180].map { (.escape, 1_000 + $0) }
        #expect(taken(trembling, bounce(250)) == [.key(.escape)])
    }
}
