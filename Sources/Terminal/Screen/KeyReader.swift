import CNcurses
import Glibc
public import Screens

/// What came from the keyboard.
public enum Input: Hashable, Sendable {
    case key(Key)
    /// The terminal has another size.
    case resized
    /// The terminal is gone.
    case hungUp
}

/// Reads keys through ncurses, which knows the bytes of each terminal.
///
/// What it cannot name means nothing.
public struct KeyReader {
    /// The longest wait at a time, in milliseconds: a change of size that slipped in is seen by then.
    private static let longestWait: Int32 = 1_000

    /// Makes a reader of the open screen.
    public init() {}

    /// Waits until there is something to read, or a time has passed.
    ///
    /// - Parameter milliseconds: how long; nil for as long as it takes.
    /// - Returns: all that is there to read; nothing where the time has passed.
    public func wait(_ milliseconds: Int64?) -> [Input] {
        let limit = milliseconds.map { Int32(clamping: max(0, $0)) } ?? Self.longestWait
        var watched = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        let ready = unsafe poll(&watched, 1, min(limit, Self.longestWait))
        let inputs = readAll()
        let isGone = Int32(watched.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
        return inputs.isEmpty && ready > 0 && isGone ? [.hungUp] : inputs
    }

    /// Everything that can be read without waiting.
    private func readAll() -> [Input] {
        var inputs: [Input] = []
        while let read = next() {
            switch read {
            case .named(let code):
                if code == KEY_RESIZE {
                    inputs.append(.resized)
                } else if let key = Self.key(named: code) {
                    inputs.append(.key(key))
                }
            case .character(0x1B):
                if let key = afterEscape() { inputs.append(.key(key)) }
            case .character(let code):
                if let key = Self.key(typed: code) { inputs.append(.key(key)) }
            }
        }
        return inputs
    }

    private enum Read {
        case character(UInt32)
        case named(Int32)
    }

    private func next() -> Read? {
        var code: UInt32 = 0
        return switch unsafe handrail_read_key(&code) {
        case 1: .character(code)
        case 2: .named(Int32(bitPattern: code))
        default: nil
        }
    }

    /// An Esc by itself is a key.
    ///
    /// With bytes right behind it, it begins a sequence nobody knows, which is swallowed.
    private func afterEscape() -> Key? {
        switch next() {
        case nil:
            return .escape
        case .character(0x1B):
            handrail_unread_key(0x1B)
            return .escape
        case .character(UInt32(UInt8(ascii: "["))):
            swallowControlSequence()
            return nil
        case .character(UInt32(UInt8(ascii: "O"))):
            _ = next()
            return nil
        case .character, .named:
            return nil
        }
    }

    /// Parameters up to a final byte of @ to ~; a mouse report has three bytes more.
    private func swallowControlSequence() {
        var isFirst = true
        while case .character(let code) = next() {
            if isFirst, code == UInt32(UInt8(ascii: "M")) {
                for _ in 0..<3 { _ = next() }
                return
            }
            if isFirst, code == UInt32(UInt8(ascii: "[")) {
                _ = next()
                return
            }
            isFirst = false
            if (0x40...0x7E).contains(code) { return }
        }
    }

    private static func key(typed code: UInt32) -> Key? {
        switch code {
        case 0x0D, 0x0A: return .enter
        case 0x09: return .tab
        case 0x7F, 0x08: return .backspace
        case 0..<0x20, 0x80..<0xA0: return nil
        default: return Unicode.Scalar(code).map { .character(Character($0)) }
        }
    }

    private static func key(named code: Int32) -> Key? {
        switch code {
        case KEY_UP: return .up
        case KEY_DOWN: return .down
        case KEY_LEFT: return .left
        case KEY_RIGHT: return .right
        case KEY_HOME, KEY_A1: return .home
        case KEY_END, KEY_C1: return .end
        case KEY_PPAGE, KEY_A3: return .pageUp
        case KEY_NPAGE, KEY_C3: return .pageDown
        case KEY_ENTER: return .enter
        case KEY_BACKSPACE: return .backspace
        case KEY_DC: return .delete
        case KEY_BTAB: return .backTab
        default:
            let number = Int(code - handrail_function_key(0))
            return (1...12).contains(number) ? .function(number) : nil
        }
    }
}
