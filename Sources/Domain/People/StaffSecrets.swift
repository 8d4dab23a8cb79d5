/// With what one of the staff shows at the desk who she is.
public enum StaffProof: Hashable, Sendable {
    /// A PIN alone: all that she needs who opens no records, and the first secret of everybody else.
    case pin(PIN)
    /// Two things; no card where she has none yet.
    case password(Password, CardNumber?)
}

/// One thing that one of the staff has or knows.
public enum StaffKey: Hashable, Sendable {
    case pin(PIN)
    case password(Password)
    case card(CardNumber)
}

/// The one thing that opens a locked desk again.
public enum StaffKeyKind: Hashable, Sendable {
    case pin
    case password
    case card
}

extension StaffKey {
    /// Which kind of thing it is.
    public var kind: StaffKeyKind {
        switch self {
        case .pin: .pin
        case .password: .password
        case .card: .card
        }
    }
}

/// What is kept to know one of the staff by.
public struct StaffSecrets: Hashable, Sendable {
    /// Whether her secret is a password; else it is a PIN.
    public var isPassword: Bool
    /// Whether somebody else gave her the secret.
    public var isGiven: Bool
    /// Whether she has a card.
    public var hasCard: Bool

    /// What a store keeps.
    public init(isPassword: Bool, isGiven: Bool, hasCard: Bool) {
        (self.isPassword, self.isGiven, self.hasCard) = (isPassword, isGiven, hasCard)
    }

    /// Whether there are two things to ask for.
    public var areTwo: Bool { isPassword && hasCard }

    /// The one thing that opens a desk again which she locked: what she has, whatever her role is by now.
    ///
    /// A card comes before a password, which would be typed in front of whoever stands there.
    public var opensLock: StaffKeyKind { isPassword ? (hasCard ? .card : .password) : .pin }
}

/// What one of the staff must do after signing in, before anything else opens.
public enum StaffStep: Hashable, Sendable {
    /// Choose a PIN of her own.
    case pin
    /// Show the card that is hers: a PIN that was given is no proof of who uses it.
    case showCard
    /// Choose a password.
    case password
    /// Take a card that is hers from now on.
    case card
}

extension Right {
    /// The rights that need two things to sign in with: those that open records of residents, or rule over them.
    ///
    /// Who lends sees no record: name, devices and days of whoever stands there. All but the named are among them, so that a right that is new needs two things until somebody decides otherwise.
    public static let overRecords = Set(allCases).subtracting([
        .helpResidents, .checkIn, .closeHub, .seeAlerts, .lend,
    ])
}

extension StaffMember {
    /// Whether she signs in with two things, a password and a card: her rights say so, not what her role is called.
    public var needsTwoThings: Bool { !role.rights.isDisjoint(with: Right.overRecords) }

    /// What she must do before she works, in order; nothing where all is as it should be.
    ///
    /// Who has a PIN from the time before passwords is led through the same steps as who is new.
    public func steps(before secrets: StaffSecrets) -> [StaffStep] {
        guard needsTwoThings else { return secrets.isGiven ? [.pin] : [] }
        switch (secrets.isPassword, secrets.hasCard) {
        case (true, true): return []
        case (true, false): return [.card]
        case (false, true): return [.showCard, .password]
        case (false, false): return [.password, .card]
        }
    }
}

/// After how long without a key the desk of the staff locks itself.
public struct DeskLock: Hashable, Sendable {
    /// The longest that a hub may set, in seconds: two minutes.
    public static let longest = 120
    /// The shortest: who reads a long record needs this much from one key to the next.
    public static let shortest = 15
    /// What holds where the hub says nothing.
    public static let usual = DeskLock(seconds: longest)

    private init(seconds: Int) { afterSeconds = seconds }

    /// The time, in seconds.
    public let afterSeconds: Int

    /// Makes a lock; nil where the time is shorter or longer than it may be.
    public init?(afterSeconds: Int) {
        guard (Self.shortest...Self.longest).contains(afterSeconds) else { return nil }
        self.afterSeconds = afterSeconds
    }
}
