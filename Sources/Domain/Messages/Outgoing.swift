/// The words of a message in one language.
public struct MessageText: Hashable, Sendable {
    /// What it is about, on one line.
    public var subject: String
    /// What it says, a paragraph each.
    public var lines: [String]

    /// Makes the words of a message.
    public init(subject: String, lines: [String]) {
        self.subject = subject
        self.lines = lines
    }
}

/// A message as it is handed over: to whom, and in which words.
public struct OutgoingMessage: Hashable, Sendable {
    /// The message.
    public var message: Message
    /// Who it is for, as far as that is known now.
    public var to: Addressee
    /// Its words.
    public var text: MessageText
    /// Whether a letter is to be in large print.
    public var isLargePrint: Bool

    /// Makes a message to hand over.
    public init(_ message: Message, to: Addressee, text: MessageText, isLargePrint: Bool = false) {
        self.message = message
        self.to = to
        self.text = text
        self.isLargePrint = isLargePrint
    }
}

/// How a hub sends messages.
public struct MessageSettings: Hashable, Sendable {
    /// How e-mails are sent.
    public struct Mail: Hashable, Sendable {
        /// The address they come from.
        public var from: String
        /// The name they come from; nil for that of the hub.
        public var name: String?
        /// The program, which takes what `sendmail` takes.
        public var command: String

        /// Says how e-mails are sent.
        public init(from: String, name: String? = nil, command: String = "/usr/sbin/sendmail") {
            self.from = from
            self.name = name
            self.command = command
        }
    }

    /// How texts or letters are sent.
    public struct Program: Hashable, Sendable {
        /// The program: a name, or where it is.
        public var command: String
        /// Whether it takes a message with an id that it has taken before only once.
        public var recognisesRepeats: Bool

        /// Names a program.
        public init(command: String, recognisesRepeats: Bool = false) {
            self.command = command
            self.recognisesRepeats = recognisesRepeats
        }
    }

    /// How e-mails are sent; nil where none are.
    public var email: Mail?
    /// How texts are sent; nil where none are.
    public var text: Program?
    /// How letters are sent; nil where none are.
    public var letter: Program?
    /// When nobody is disturbed.
    public var quiet: QuietHours
    /// How long a program may take for one message, in seconds.
    public var longestSeconds: Int

    /// Says how messages are sent; by default not at all.
    public init(
        email: Mail? = nil,
        text: Program? = nil,
        letter: Program? = nil,
        quiet: QuietHours = .usual,
        longestSeconds: Int = 60
    ) {
        self.email = email
        self.text = text
        self.letter = letter
        self.quiet = quiet
        self.longestSeconds = longestSeconds
    }

    /// The channels that are set up.
    public var channels: Set<Channel> {
        var channels: Set<Channel> = []
        if email != nil { channels.insert(.email) }
        if text != nil { channels.insert(.text) }
        if letter != nil { channels.insert(.letter) }
        return channels
    }

    /// The channels by which something may be sent now: a letter disturbs nobody.
    public func channels(at instant: Int64, by clock: WallClock) -> Set<Channel> {
        quiet.isQuiet(at: instant, by: clock) ? channels.intersection([.letter]) : channels
    }

    /// The first instant from one on at which a channel may be used.
    public func loud(_ channel: Channel, from instant: Int64, by clock: WallClock) -> Int64 {
        channel == .letter ? instant : quiet.loud(from: instant, by: clock)
    }

    /// Whether the other side of a channel knows a message again by its id.
    public func recognisesRepeats(_ channel: Channel) -> Bool {
        switch channel {
        case .text: text?.recognisesRepeats ?? false
        case .letter: letter?.recognisesRepeats ?? false
        case .email, .screen: false
        }
    }
}
