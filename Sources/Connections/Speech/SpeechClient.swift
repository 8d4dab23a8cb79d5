public import Renderings
public import Screens

/// Says utterances through speech-dispatcher, without ever waiting for it.
///
/// It connects when there is something to say first. Where the server is gone, or does not answer in time, what was to be
/// said is forgotten, the fault is told once, and a later utterance tries again.
public final class SpeechClient {
    private let path: String
    private let report: (String) -> Void
    private var state = State.closed
    private var dialogue = SpeechDialogue()
    private var replies = SpeechReplies()
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    /// What is to be said once the server is known to have a voice for it.
    private var pending: [Utterance] = []
    /// What the server has of ours and may still say.
    private var passages = SpeechPassages()
    /// What waits until speech goes on.
    private var waiting: [Utterance] = []
    private var speech = Speech()
    private var known = Known()
    /// The languages of its voices, once it was asked.
    private var voices: Set<String>?
    private var isListing = false
    private var faults: [SpeechFault] = []
    private var isTold = false
    private var voiceless: Set<String> = []
    private var retryAt: Int64 = .min
    private var backOff = SpeechClient.shortestBackOff

    private enum State {
        case closed
        case connecting(since: Int64)
        case open(SpeechSocket)
    }

    /// What the server was told last.
    private struct Known {
        var language: String?
        var priority: String?
        var volume: Int?
        var rate: Int?
    }

    /// How long connecting may take, in milliseconds.
    private static let patience: Int64 = 300
    private static let shortestBackOff: Int64 = 1_000
    private static let longestBackOff: Int64 = 30_000
    /// How long the end of a session may wait for the server to let go, in milliseconds.
    private static let farewell: Int64 = 200
    /// Spoken without asking for a voice: every server that speaks at all speaks it.
    private static let usual = "en"

    /// Names the server; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - path: its Unix socket.
    ///   - report: takes a line for staff, which never holds a word that was to be said.
    public init(path: String, report: @escaping (String) -> Void) {
        self.path = path
        self.report = report
    }

    /// What becomes readable when the server answers.
    public var descriptor: Int32? { if case .open(let socket) = state { socket.descriptor } else { nil } }

    /// Whether an answer is awaited, so that a look from time to time is needed.
    public var isUnderway: Bool {
        switch state {
        case .closed: !faults.isEmpty
        case .connecting: true
        case .open: !dialogue.isQuiet || !dialogue.outbox.isEmpty || !faults.isEmpty
        }
    }

    /// Takes on the volume and the rate of what is said from now on.
    public func use(_ speech: Speech) { self.speech = speech }

    /// Says something at once, in place of what is being said.
    public func say(_ utterances: [Utterance], at now: Int64) {
        silence(at: now)
        guard !utterances.isEmpty else { return }
        pending = utterances
        if case .closed = state {
            guard now >= retryAt else {
                pending = []
                return
            }
            state = .connecting(since: now)
            connect(now)
        }
        pump(now)
    }

    /// Stops what is being said, and forgets what was about to be.
    public func silence(at now: Int64) {
        (pending, waiting) = ([], [])
        dialogue.dropSpeech()
        let isSpeaking = !passages.unsaid.isEmpty
        passages.begin([])
        guard case .open = state, isSpeaking else { return }
        queue("CANCEL SELF", .cancel, now)
        flush(now)
    }

    /// Stops in the middle of what is being said, so that `resume` can go on with that sentence.
    public func pause(at now: Int64) {
        let rest = passages.unsaid.map(\.utterance) + pending
        guard !rest.isEmpty else { return }
        silence(at: now)
        waiting = rest
    }

    /// Goes on from where `pause` stopped; nothing where something else was said or silenced since.
    public func resume(at now: Int64) { if !waiting.isEmpty { say(waiting, at: now) } }

    /// Looks what the server answered, without waiting.
    ///
    /// - Returns: what a resident must be told; the same fault once only until speech works again.
    public func look(at now: Int64) -> [SpeechFault] {
        if case .connecting = state { connect(now) }
        if case .open(let socket) = state { listen(to: socket, now) }
        if let deadline = dialogue.deadline, now >= deadline { fail("does not answer", now) }
        pump(now)
        defer { faults = [] }
        return faults
    }

    /// Ends all speech and leaves the server with its usual volume.
    public func close(clock: () -> Int64) {
        guard case .open(let socket) = state else { return }
        dialogue.sayGoodbye(volume: SpeechScales.volume(Speech.usualVolume))
        let end = clock() + Self.farewell
        flush(clock())
        while case .open = state, clock() < end {
            socket.wait(end - clock())
            if case .closed = socket.read(into: &chunk) { break }
        }
        state = .closed
    }
}

// The connection.
extension SpeechClient {
    private func connect(_ now: Int64) {
        guard case .connecting(let since) = state else { return }
        switch SpeechSocket.open(path) {
        case .open(let socket):
            state = .open(socket)
            (dialogue, replies, known) = (SpeechDialogue(), SpeechReplies(), Known())
            passages.begin([])
            queue("SET SELF CLIENT_NAME kiosk:handrail:session", .setting, now)
            // What a session that broke off was saying.
            queue("CANCEL ALL", .cancel, now)
            queue("SET SELF PUNCTUATION some", .setting, now)
            queue("SET SELF NOTIFICATION END on", .setting, now)
        case .busy: if now - since >= Self.patience { fail("takes no connection", now) }
        case .refused: fail("is not there", now)
        }
    }

    private func fail(_ reason: String, _ now: Int64) {
        state = .closed
        (dialogue, pending, isListing) = (SpeechDialogue(), [], false)
        retryAt = now + backOff
        backOff = min(backOff * 2, Self.longestBackOff)
        tell("Speech at \(path) \(reason).")
    }

    private func tell(_ line: String) {
        guard !isTold else { return }
        isTold = true
        faults.append(.noAnswer)
        report(line)
    }

    private func listen(to socket: SpeechSocket, _ now: Int64) {
        // A server that never stops talking must not hold the session.
        for _ in 0..<32 {
            switch socket.read(into: &chunk) {
            case .nothingYet: return flush(now)
            case .closed:
                // Who asked for nothing is not let down: the next utterance connects anew.
                if !dialogue.isQuiet { fail("has closed the connection", now) }
                state = .closed
                return
            case .bytes(let bytes):
                for reply in replies.take(bytes) { take(reply, now) }
                if replies.isBroken { return fail("is no speech server", now) }
            }
        }
    }

    private func flush(_ now: Int64) {
        guard case .open(let socket) = state, !dialogue.outbox.isEmpty else { return }
        guard let count = socket.send(dialogue.outbox) else { return fail("has closed the connection", now) }
        dialogue.outbox.removeFirst(count)
    }

    private func queue(_ line: String, _ kind: SpeechDialogue.Step.Kind, _ now: Int64, text: String? = nil) {
        dialogue.queue(SpeechDialogue.Step(line: line, kind: kind, text: text), at: now)
    }

    private func take(_ reply: SpeechReply, _ now: Int64) {
        if reply.isEvent {
            if reply.code == SpeechReply.end, let name = reply.lines.first { passages.end(name) }
            return
        }
        switch dialogue.take(reply, at: now) {
        case .done(.speech(let number), let reply):
            passages.call(number, reply.lines.first)
            (isTold, backOff) = (false, Self.shortestBackOff)
        case .done(.voices, let reply): voices = SpeechVoices.languages(reply.lines)
        case .refused(.voices, _): voices = []
        case .refused(.speech, let code), .refused(.language, let code):
            tell("Speech at \(path) refused to speak (\(code)).")
        case .done, .refused, nil: break
        }
    }
}

// What is said.
extension SpeechClient {
    private func pump(_ now: Int64) {
        defer { flush(now) }
        guard case .open = state, let first = pending.first else { return }
        if pending.contains(where: { SpeechVoices.base($0.language) != Self.usual }) {
            guard let voices else {
                if !isListing { queue("LIST SYNTHESIS_VOICES", .voices, now) }
                isListing = true
                return
            }
            guard hasVoice(first.language, voices) else {
                pending = []
                if voiceless.insert(SpeechVoices.base(first.language)).inserted { faults.append(.noVoice) }
                return
            }
            // A name in a language without a voice is said by the voice that says the rest.
            for index in pending.indices where !hasVoice(pending[index].language, voices) {
                pending[index].language = first.language
            }
        }
        speak(pending, now)
        pending = []
    }

    private func hasVoice(_ language: String, _ voices: Set<String>) -> Bool {
        SpeechVoices.base(language) == Self.usual || voices.contains(SpeechVoices.base(language))
    }

    private func speak(_ utterances: [Utterance], _ now: Int64) {
        set("VOLUME", SpeechScales.volume(speech.volume), \.volume, now)
        set("RATE", SpeechScales.rate(speech.rate), \.rate, now)
        passages.begin(utterances)
        for passage in passages.unsaid {
            let utterance = passage.utterance
            set("LANGUAGE", utterance.language, \.language, now, .language)
            // Messages wait for each other. A text would be pushed aside by what follows, and by the next text.
            let usual = passages.unsaid.count == 1 ? "text" : "message"
            set("PRIORITY", utterance.urgency == .important ? "important" : usual, \.priority, now)
            if utterance.kind == .character {
                let name = utterance.text == " " ? "space" : utterance.text
                queue("CHAR \(name)", .speech(passage.number), now)
            } else {
                queue("SPEAK", .speech(passage.number), now, text: utterance.text)
            }
        }
    }

    private func set<Setting: Equatable & CustomStringConvertible>(
        _ name: String,
        _ value: Setting,
        _ place: WritableKeyPath<Known, Setting?>,
        _ now: Int64,
        _ kind: SpeechDialogue.Step.Kind = .setting
    ) {
        guard known[keyPath: place] != value else { return }
        known[keyPath: place] = value
        queue("SET SELF \(name) \(value)", kind, now)
    }
}
