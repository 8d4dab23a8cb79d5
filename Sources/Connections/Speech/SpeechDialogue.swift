/// What a client and a speech server say to each other: one command, then the whole answer, then the next.
///
/// It holds no socket and reads no clock: bytes to send come out, answers go in.
struct SpeechDialogue {
    /// One command.
    struct Step {
        enum Kind {
            case setting
            case language
            case voices
            case cancel
            /// A passage, by its number.
            case speech(Int)

            var isSpeech: Bool { if case .speech = self { true } else { false } }
        }

        var line: String
        var kind: Kind
        /// The text that follows once the server is ready for it; nil for commands without one.
        var text: String?
    }

    /// What the answer to a step came to.
    enum Answer {
        case done(Step.Kind, SpeechReply)
        case refused(Step.Kind, Int)
    }

    private enum Phase {
        case command
        case text
    }

    private var waiting: [Step] = []
    private var current: (step: Step, phase: Phase, deadline: Int64)?
    /// Bytes that are not sent yet.
    var outbox: [UInt8] = []

    /// How long the server may take to answer, in milliseconds.
    static let patience: Int64 = 500
    /// How long it may take to name its voices: espeak-ng has thirteen thousand.
    static let listingPatience: Int64 = 3_000

    /// When the answer that is awaited comes too late.
    var deadline: Int64? { current?.deadline }

    /// Whether there is nothing to send and nothing to wait for.
    var isQuiet: Bool { current == nil && waiting.isEmpty }

    mutating func queue(_ step: Step, at now: Int64) {
        waiting.append(step)
        goOn(now)
    }

    /// Forgets what is to be said and was not sent yet.
    mutating func dropSpeech() { waiting.removeAll(where: \.kind.isSpeech) }

    private mutating func goOn(_ now: Int64) {
        guard current == nil, !waiting.isEmpty else { return }
        let step = waiting.removeFirst()
        let patience = if case .voices = step.kind { Self.listingPatience } else { Self.patience }
        current = (step, .command, now + patience)
        outbox += Array((step.line + "\r\n").utf8)
    }

    /// Takes the answer to the command that was sent last.
    ///
    /// - Returns: what it came to; nil where the server is now ready for the text, or nothing was asked.
    mutating func take(_ reply: SpeechReply, at now: Int64) -> Answer? {
        guard let (step, phase, _) = current else { return nil }
        if phase == .command, reply.isYes, let text = step.text {
            current = (step, .text, now + Self.patience)
            outbox += Array(Self.stuffed(text).utf8)
            return nil
        }
        current = nil
        goOn(now)
        return reply.isYes ? .done(step.kind, reply) : .refused(step.kind, reply.code)
    }

    /// The last words: nothing more is said for this client or any other.
    mutating func sayGoodbye(volume: Int) {
        // A server that waits for a text is given an empty one.
        if let current, current.step.text != nil, current.phase == .command { outbox += Array(".\r\n".utf8) }
        (waiting, current) = ([], nil)
        outbox += Array("CANCEL ALL\r\nSET SELF VOLUME \(volume)\r\nQUIT\r\n".utf8)
    }

    /// A text as it is sent: its lines, each dot at a start doubled, and a dot by itself at the end.
    static func stuffed(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
        return lines.map { ($0.hasPrefix(".") ? "." : "") + $0 + "\r\n" }.joined() + ".\r\n"
    }
}
