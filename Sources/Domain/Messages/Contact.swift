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

/// How a resident wants to be told things, as messages must know it.
public struct ContactChoices: Hashable, Sendable {
    /// What she chose, topic by topic.
    public var wishes: ContactWishes
    /// What she needs: a telephone call in place of all else, large print.
    public var needs: SupportNeeds
    /// The language of messages, by the name of its catalogue.
    public var language: String

    /// Makes choices; by default none.
    public init(
        wishes: ContactWishes = ContactWishes(),
        needs: SupportNeeds = .none,
        language: String = "en"
    ) {
        self.wishes = wishes
        self.needs = needs
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

    /// How a message of a kind reaches a person, by `ContactWishes.way`.
    ///
    /// Where she is to be telephoned, nothing is sent: the message waits on the screen, and staff call.
    public func way(for kind: MessageKind, to details: PersonDetails) -> Way {
        let way = wishes.way(for: kind.topic, details: details, needs: needs, mustBeRead: kind.mustBeRead)
        return Way(Channel(rawValue: way.rawValue) ?? .screen, needsCall: needs.isPhoneOnly || way == .phone)
    }
}

extension PersonDetails {
    /// Whether her number is one of a mobile telephone.
    var hasMobile: Bool { Self.isMobile(phone) }

    /// Whether a number is one of a mobile telephone: 07 and nine digits, but for pagers and 070 (Ofcom's plan).
    static func isMobile(_ text: String) -> Bool {
        let number = phoneKey(text)
        return number.count == 11 && number.hasPrefix("07") && !number.hasPrefix("070")
            && (!number.hasPrefix("076") || number.hasPrefix("07624"))
    }
}

/// Who a message is for, as far as it takes that to hand it over: a resident, or a visitor without an account.
public struct Addressee: Hashable, Sendable {
    /// What she is called.
    public var name: String
    /// The lines of her address, without the postcode; none where it is not known.
    public var address: [String]
    /// The postcode; empty where it is not known.
    public var postcode: String
    /// Her telephone number; empty where it is not known.
    public var phone: String
    /// Her e-mail address; empty where it is not known.
    public var email: String

    /// A resident.
    public init(_ details: PersonDetails) {
        (name, address, postcode) = (details.name, details.address, details.postcode)
        (phone, email) = (details.phone, details.email)
    }

    /// A visitor without an account.
    public init(_ visitor: Visitor) {
        (name, address, postcode) = (visitor.name, [], "")
        (phone, email) = (visitor.phone, visitor.email)
    }

    /// Whether there is an address for a channel.
    public func isReached(by channel: Channel) -> Bool {
        switch channel {
        case .email: !email.isEmpty
        case .text: !PersonDetails.phoneKey(phone).isEmpty
        case .letter: !address.isEmpty
        case .screen: true
        }
    }
}
