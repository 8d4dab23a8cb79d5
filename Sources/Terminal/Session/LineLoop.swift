import Glibc
public import Renderings
public import Screens

/// Runs a flow over plain lines: what is said goes out on standard output, a line at a time, without escape codes.
public struct LineLoop<Journey: Flow> {
    /// The flow.
    public private(set) var flow: Journey
    private var renderer: LineRenderer
    private var input = LineInput()
    private var echo = Echo()
    /// The language in which lines are said.
    private var language: String
    private let clock: () -> Moment
    private let performer: any Performer

    /// Makes a loop over standard input and output.
    public init(
        _ flow: Journey,
        words: LineWords,
        clock: @escaping () -> Moment,
        performer: any Performer
    ) {
        self.flow = flow
        language = flow.words.language
        renderer = LineRenderer(words: words)
        self.clock = clock
        self.performer = performer
    }

    /// Runs until the session is over, or until there is nothing more to read.
    public mutating func run() -> SessionEnd {
        defer { echo.set(true) }
        guard say() else { return .abandoned }
        for outcome in performer.catchUp() { update(.outcome(outcome)) }
        while !flow.isOver {
            if let intent = renderer.opening(of: flow.screen) {
                // The problems are said first; then the field that the first one is about is asked again.
                guard say() else { return .abandoned }
                update(.intent(intent))
            }
            guard say() else { return .abandoned }
            echo.set(!(flow.screen.focusedField?.isSecret ?? false))
            let wait = flow.deadline.map { $0 - clock().milliseconds }
            switch input.next(within: performer.wait(wait), beside: performer.descriptor) {
            case .line(let line):
                for intent in renderer.intents(for: line, on: flow.screen) where !flow.isOver {
                    update(.intent(intent))
                }
            case .nothing: update(.tick)
            case .end: return .abandoned
            }
            for outcome in performer.look() where !flow.isOver { update(.outcome(outcome)) }
        }
        return .finished
    }

    /// Says what is new; false where nobody listens any more.
    private mutating func say() -> Bool {
        let lines = renderer.lines(for: flow.screen)
        guard !lines.isEmpty else { return true }
        var bytes = Array((lines.joined(separator: "\n") + "\n").utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(STDOUT_FILENO, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    private mutating func update(_ event: Event) {
        for effect in flow.update(event, at: clock()) {
            switch effect {
            case .sayAgain: renderer.sayAgain()
            case .moveOn: update(.intent(.scanOn))
            default: for outcome in performer.perform(effect) { update(.outcome(outcome)) }
            }
        }
        // What is said in another language is said whole.
        if flow.words.language != language {
            language = flow.words.language
            renderer.words = LineWords(flow.words)
        }
    }
}

/// Splits standard input into lines, whatever pieces it comes in.
struct LineInput {
    enum Read: Hashable {
        case line(String)
        /// The time has passed.
        case nothing
        /// There will be no more.
        case end
    }

    private var bytes: [UInt8] = []
    private var scanned = 0
    private var isAtEnd = false

    /// No answer is longer.
    ///
    /// What is longer is cut into lines, so that memory stays small.
    private static let longest = 1 << 20

    /// The next line, where there is one before a time has passed or another descriptor has something to say.
    mutating func next(within milliseconds: Int64?, beside other: Int32? = nil) -> Read {
        while true {
            if let line = takeLine() { return .line(line) }
            if isAtEnd { return .end }
            let limit = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
            switch Waiting.forInput(within: limit, beside: other) {
            case .input: break
            case .nothing, .elsewhere: return .nothing
            case .interrupted: continue
            case .broken: return .end
            }
            read()
        }
    }

    private mutating func read() {
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = unsafe Glibc.read(STDIN_FILENO, &chunk, chunk.count)
        if count > 0 { bytes += chunk[..<count] } else if count == 0 || errno != EINTR { isAtEnd = true }
    }

    private mutating func takeLine() -> String? {
        if let end = bytes[scanned...].firstIndex(of: 0x0A) {
            defer { (bytes, scanned) = (Array(bytes[(end + 1)...]), 0) }
            return Self.text(bytes[..<end])
        }
        scanned = bytes.count
        guard bytes.count > Self.longest || (isAtEnd && !bytes.isEmpty) else { return nil }
        defer { (bytes, scanned) = ([], 0) }
        return Self.text(bytes[...])
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
    }
}
