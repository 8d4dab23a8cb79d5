/// A library or hub where the terminal stands.
public struct Hub: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The name of its time zone, such as Europe/London.
    public var timeZone: String
    /// How a person gets help without the terminal: at the desk, by telephone, by post.
    ///
    /// A line each.
    public var helpLines: [String]
    /// When a terminal that nobody uses is cleared.
    public var idleLimits: IdleLimits

    /// Makes a hub.
    public init(name: String, timeZone: String, helpLines: [String], idleLimits: IdleLimits) {
        self.name = name
        self.timeZone = timeZone
        self.helpLines = helpLines
        self.idleLimits = idleLimits
    }
}

extension Hub {
    /// The hub of a terminal whose content pack cannot be read: it has nothing to say of itself.
    public static let unknown = Hub(name: "", timeZone: "Europe/London", helpLines: [], idleLimits: .usual)
}

/// When a terminal that nobody uses is cleared.
public struct IdleLimits: Hashable, Sendable {
    /// The least time to answer the warning, in seconds (WCAG 2.2, success criterion 2.2.1).
    public static let leastToAnswer = 20

    /// Three minutes to read, one to answer.
    public static let usual = IdleLimits(warning: 180, clearing: 60)

    private init(warning: Int, clearing: Int) {
        warnAfterSeconds = warning
        clearAfterSeconds = clearing
    }

    /// After how many seconds without a key the terminal asks whether anybody is there.
    public var warnAfterSeconds: Int
    /// How many seconds there are to answer before it is cleared; 20 or more.
    public var clearAfterSeconds: Int

    /// Makes limits, or nil where there is less time to answer than people need.
    public init?(warnAfterSeconds: Int, clearAfterSeconds: Int) {
        guard warnAfterSeconds > 0, clearAfterSeconds >= Self.leastToAnswer else { return nil }
        self.warnAfterSeconds = warnAfterSeconds
        self.clearAfterSeconds = clearAfterSeconds
    }
}
