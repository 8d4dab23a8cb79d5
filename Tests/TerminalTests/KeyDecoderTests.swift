import Screens
import Testing

@testable import Terminal

/// Keys as terminals send them, byte for byte.
@Suite struct KeyDecoderTests {
    private static let escape = "\u{1B}"

    private func keys(_ text: String, known: [[UInt8]: Key] = [:]) -> [Key] {
        var decoder = KeyDecoder(known: known)
        return decoder.take(text.utf8) + decoder.giveUp()
    }

    @Test(arguments: [
        ("[A", Key.up), ("OA", .up), ("[B", .down), ("OB", .down), ("[C", .right), ("OD", .left),
        ("[H", .home), ("OH", .home), ("[1~", .home), ("[7~", .home), ("[F", .end), ("[4~", .end),
        ("[5~", .pageUp), ("[6~", .pageDown), ("[3~", .delete), ("[Z", .backTab),
        ("OP", .function(1)), ("[11~", .function(1)), ("[[A", .function(1)), ("[[E", .function(5)),
        ("[15~", .function(5)), ("[21~", .function(10)), ("[24~", .function(12)),
        ("OM", .enter), ("Op", .character("0")), ("Oy", .character("9")), ("Ok", .character("+")),
    ])
    func aKeyIsKnownOnAnyCommonTerminal(_ sequence: String, _ key: Key) {
        #expect(keys(Self.escape + sequence) == [key])
    }

    @Test(arguments: ["[1;2A", "[1;5A", "O2A", "[1;3A"])
    func anArrowIsAnArrowWithShiftControlOrAltHeld(_ sequence: String) {
        #expect(keys(Self.escape + sequence) == [.up])
    }

    /// Meets I13.
    @Test(arguments: [
        "[2~", "[99~", "[M !!", "[<0;12;3M", "[?62;1c", "[200~", "Oq5", "]0;title\u{7}", "x", "P1$r\u{1B}\\",
    ])
    func aSequenceNobodyKnowsIsTakenInWholeAndTheKeyAfterItCounts(_ sequence: String) {
        let found = keys(Self.escape + sequence + "z")
        #expect(found.last == .character("z"))
        #expect(found.filter { $0 == .escape }.isEmpty)
        #expect(found.count <= (sequence == "Oq5" ? 3 : 1))
    }

    @Test func theTerminalsOwnDescriptionComesFirst() {
        let known: [[UInt8]: Key] = [Array("\u{1B}[M".utf8): .function(1), Array("\u{1B}?x".utf8): .left]
        #expect(keys("\u{1B}[M", known: known) == [.function(1)])
        #expect(keys("\u{1B}?x", known: known) == [.left])
    }

    @Test func escIsAKeyOnlyOnceNothingFollowsIt() {
        var decoder = KeyDecoder()
        #expect(decoder.take("\u{1B}".utf8).isEmpty)
        #expect(decoder.isWaiting)
        #expect(decoder.giveUp() == [.escape])
        #expect(!decoder.isWaiting)
        #expect(keys("\u{1B}\u{1B}\u{1B}") == [.escape, .escape, .escape])
    }

    @Test func aHalfSequenceThatNeverGoesOnIsNothing() {
        #expect(keys("\u{1B}[1;").isEmpty)
        #expect(keys("\u{1B}O").isEmpty)
    }

    /// Meets I02.
    @Test(arguments: ["a", "é", "ł", "ع", "字", "🙂", "e\u{301}"])
    func whatIsTypedArrivesWhateverPiecesItComesIn(_ text: String) {
        var decoder = KeyDecoder()
        var found: [Key] = []
        for byte in text.utf8 { found += decoder.take([byte]) }
        #expect(found == text.unicodeScalars.map { .character(Character($0)) })
    }

    @Test func bytesThatAreNoTextAreNothingAndDisturbNothing() {
        var decoder = KeyDecoder()
        #expect(
            decoder.take([0xFF, 0xC3, 0x41, 0x80, 0xED, 0xA0, 0x80, 0x42, 0x00, 0x01]) == [
                .character("A"), .character("B"),
            ]
        )
    }

    /// Meets I13.
    @Test func anyBytesAreTakenInAndNeverHoldMoreThanTheLongestAnswerOfATerminal() {
        var generator = Counted(state: 7)
        for _ in 0..<500 {
            var decoder = KeyDecoder()
            for _ in 0..<20 {
                let bytes = (0..<400).map { _ in
                    Bool.random(using: &generator) ? 0x1B : UInt8.random(in: 0...255, using: &generator)
                }
                _ = decoder.take(bytes)
            }
            _ = decoder.giveUp()
            #expect(decoder.take("k".utf8) == [.character("k")])
        }
    }

    @Test func anEndlessSequenceIsGivenUpAndTheNextKeyCounts() {
        for start in ["[", "O", "]"] {
            var decoder = KeyDecoder()
            _ = decoder.take((Self.escape + start + String(repeating: "1", count: 5000)).utf8)
            #expect(!decoder.isWaiting, "after Esc \(start)")
            #expect(decoder.take("k".utf8) == [.character("k")])
        }
    }
}

/// Numbers that are the same in every run.
private struct Counted: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
