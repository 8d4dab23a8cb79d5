/// A way on which a message reaches a resident.
public enum Channel: String, Hashable, Sendable, CaseIterable {
    /// An e-mail.
    case email
    /// A text on a mobile telephone.
    case text
    /// A letter by post.
    case letter
    /// Under "my messages" on a terminal: nothing is sent.
    case screen
}

/// What a message is about, as far as residents choose how they are told.
public enum Topic: String, Hashable, Sendable, CaseIterable {
    /// What she asked services for.
    case requests
    /// Collections and appointments.
    case bookings
    /// What she borrowed.
    case loans
    /// Her account itself.
    case account
}

/// How a resident wants to be told things.
public struct ContactChoices: Hashable, Sendable {
    /// The channel of each topic she chose one for.
    public var channels: [Topic: Channel]
    /// Whether she is only to be telephoned: nothing is sent to her then, and a person calls.
    public var isPhoneOnly: Bool
    /// The topics about which somebody telephones her; the message waits on the screen too.
    public var phoned: Set<Topic> = []
    /// Whether letters are to be in large print.
    public var wantsLargePrint: Bool
    /// The language of messages, by the name of its catalogue.
    public var language: String

    /// Makes choices; by default none.
    public init(
        channels: [Topic: Channel] = [:],
        isPhoneOnly: Bool = false,
        wantsLargePrint: Bool = false,
        language: String = "en"
    ) {
        self.channels = channels
        self.isPhoneOnly = isPhoneOnly
        self.wantsLargePrint = wantsLargePrint
        self.language = language
    }

    /// How one message goes out.
    public struct Way: Hashable, Sendable {
        /// By which channel.
        public var channel: Channel
        /// Whether somebody must telephone her about it.
        public var needsCall: Bool

        /// Names a way.
        public init(_ channel: Channel, needsCall: Bool = false) {
            self.channel = channel
            self.needsCall = needsCall
        }
    }

    /// How a message of a kind reaches a person.
    ///
    /// Who is only to be telephoned gets no letter, mail or text: the message waits on the screen, and staff
    /// call. Else it is the channel she chose, where it can reach her. Without one it is her e-mail address,
    /// then her mobile number; what needs her to act goes by post where she has neither. All else waits on
    /// the screen.
    public func way(for kind: MessageKind, to details: PersonDetails) -> Way {
        if isPhoneOnly || phoned.contains(kind.topic) { return Way(.screen, needsCall: true) }
        if let chosen = channels[kind.topic], details.isReached(by: chosen) { return Way(chosen) }
        if details.isReached(by: .email) { return Way(.email) }
        if details.hasMobile { return Way(.text) }
        if kind.needsReader, details.isReached(by: .letter) { return Way(.letter) }
        return Way(.screen)
    }
}

extension PersonDetails {
    /// Whether there is an address for a channel.
    public func isReached(by channel: Channel) -> Bool {
        switch channel {
        case .email: !email.isEmpty
        case .text: !Self.phoneKey(phone).isEmpty
        case .letter: !address.isEmpty
        case .screen: true
        }
    }

    /// Whether her number is one of a mobile telephone: 07 and nine digits, but for pagers and 070 (Ofcom's
    /// plan).
    var hasMobile: Bool {
        let number = Self.phoneKey(phone)
        return number.count == 11 && number.hasPrefix("07") && !number.hasPrefix("070")
            && (!number.hasPrefix("076") || number.hasPrefix("07624"))
    }
}
