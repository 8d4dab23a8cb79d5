import CNcurses
import Glibc
import Screens

/// What came from the keyboard.
enum Input: Hashable {
    case key(Key)
    /// The terminal is gone.
    case hungUp
}

/// Reads keys from the terminal, all that are there at a time.
///
/// ncurses can read keys too, but a call for each byte of a key costs more than painting the answer.
struct KeyReader {
    private var decoder: KeyDecoder
    /// How long an Esc waits for the rest of a key's bytes, in milliseconds.
    private let escapeDelay: Int32
    private var chunk = [UInt8](repeating: 0, count: 4096)
    /// Whether the last wait ended because there was something to read elsewhere only.
    private(set) var endedElsewhere = false

    /// The longest wait at a time, in milliseconds: a change of size that slipped in is seen by then.
    private static let longestWait: Int32 = 1_000

    /// Makes a reader of the open screen.
    init(escapeDelay: Int) {
        self.escapeDelay = Int32(clamping: escapeDelay)
        decoder = KeyDecoder(known: Self.described)
    }

    /// Waits until there is something to read, or a time has passed, or a signal came.
    ///
    /// - Parameters:
    ///   - milliseconds: how long; nil for as long as it takes.
    ///   - other: a descriptor that ends the wait when it can be read.
    ///   - third: another one.
    /// - Returns: what there is to read; nothing where the time has passed.
    mutating func wait(_ milliseconds: Int64?, beside other: Int32? = nil, and third: Int32? = nil) -> [Input]
    {
        endedElsewhere = false
        let limit = milliseconds.map { Int32(clamping: max(0, $0)) } ?? Self.longestWait
        // An Esc left over from the last piece waits no longer than one that has just come.
        let longest = decoder.isWaiting ? escapeDelay : Self.longestWait
        var inputs = read(within: min(limit, longest), beside: other, and: third)
        while inputs.isEmpty, decoder.isWaiting { inputs = read(within: escapeDelay) }
        return inputs
    }

    private mutating func read(
        within limit: Int32,
        beside other: Int32? = nil,
        and third: Int32? = nil
    ) -> [Input] {
        switch Waiting.forInput(within: limit, beside: other, and: third) {
        case .input: break
        case .nothing: return decoder.giveUp().map(Input.key)
        case .elsewhere:
            endedElsewhere = true
            return []
        case .interrupted, .broken: return []
        }
        let count = unsafe Glibc.read(STDIN_FILENO, &chunk, chunk.count)
        if count > 0 { return decoder.take(chunk[..<count]).map(Input.key) }
        return count < 0 && (errno == EINTR || errno == EAGAIN) ? [] : [.hungUp]
    }

    /// The sequences that the terminal's description gives for the keys that mean something.
    private static var described: [[UInt8]: Key] {
        var names: [(String, Key)] = [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
            ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kcbt", .backTab),
            ("kent", .enter), ("kbs", .backspace), ("ka1", .home), ("ka3", .pageUp), ("kc1", .end),
            ("kc3", .pageDown),
        ]
        names += (1...12).map { ("kf\($0)", .function($0)) }
        var known: [[UInt8]: Key] = [:]
        for (name, key) in names {
            var bytes = [CChar](repeating: 0, count: 32)
            let length = unsafe handrail_describe(name, &bytes, Int32(bytes.count))
            if length > 0 { known[bytes.prefix(Int(length)).map(UInt8.init(bitPattern:))] = key }
        }
        return known
    }
}
