import Testing

@testable import Screens

@Suite struct TypingTests {
    @Test func typingInTheMiddleKeepsWhatStandsAround() {
        var typing = Typing("Mry", after: 2)
        typing.insert("a")
        #expect(typing.text == "Mary")
        #expect(typing.afterCount == 2)
    }

    /// Meets L05.
    @Test func aMarkJoinsTheLetterBeforeItAndIsErasedWithIt() {
        var typing = Typing("caf", after: 0)
        typing.insert("e")
        typing.insert("\u{301}")
        #expect(typing.text == "café")
        typing.erase()
        #expect(typing.text == "caf")
    }

    @Test func theInsertionPointStopsAtBothEnds() {
        var typing = Typing("ab", after: 0)
        typing.right()
        for _ in 0..<5 { typing.left() }
        typing.erase()
        #expect(typing.text == "ab")
        typing.eraseAhead()
        #expect(typing.text == "b")
    }

    @Test func anInsertionPointBeyondTheStartIsAtTheStart() {
        #expect(Typing("ab", after: 9).afterCount == 2)
    }
}
