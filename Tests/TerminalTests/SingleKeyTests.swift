import Screens
import Testing

@testable import Terminal

/// Keys for hands that press one at a time.
@Suite struct SingleKeyTests {
    /// Meets A58.
    @Test func nothingIsMeantByAKeyThatNeedsControlHeld() {
        // Backspace, Tab, Enter and Esc are keys of their own.
        let alone: Set<UInt8> = [8, 9, 10, 13, 27]
        for byte in UInt8(1)...31 where !alone.contains(byte) {
            var decoder = KeyDecoder(known: [:])
            let keys = decoder.take([byte]) + decoder.giveUp()
            #expect(keys.allSatisfy { KeyMap.intent(for: $0) == nil }, "Control with byte \(byte)")
        }
    }

    /// Meets A58.
    @Test func whatShiftDoesAnotherKeyDoesAlone() {
        let alone: [Key] =
            [.up, .down, .left, .right, .enter, .escape, .home, .end] + (1...12).map { .function($0) }
        let meant = alone.compactMap { KeyMap.intent(for: $0) }
        #expect(KeyMap.intent(for: .backTab).map(meant.contains) == true)
        #expect(meant.contains(.help) && meant.contains(.larger) && meant.contains(.smaller))
    }
}
