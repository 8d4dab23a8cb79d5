/// A library or hub where the terminal stands.
public struct Hub: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// Where it stands and how it is reached; nil where that is not known.
    public var contact: Contact?
    /// When it is open; nil where that is not known.
    public var openingHours: OpeningHours?
    /// The name of its time zone, such as Europe/London.
    public var timeZone: String
    /// Whose bank holidays it keeps.
    public var division: Division
    /// When it is closed out of its usual week, and why.
    public var closures: [HubClosure]
    /// How a person gets help without the terminal: at the desk, by telephone, by post.
    ///
    /// A line each.
    public var helpLines: [String]
    /// When a terminal that nobody uses is cleared.
    public var idleLimits: IdleLimits
    /// What this machine calls its scanner; nil where the hub names none.
    public var scanner: String?
    /// What this machine calls its printer; nil where the hub names none.
    public var printer: String?
    /// How keys are taken at the beginning of a session; nil where the hub says nothing of it.
    public var keys: KeyHabits?
    /// Whether it lends things, which are read only once somebody wants to borrow.
    public var lends = false
    /// When the desk of the staff locks itself.
    public var deskLock = DeskLock.usual

    /// Makes a hub.
    public init(
        name: String,
        contact: Contact? = nil,
        openingHours: OpeningHours? = nil,
        timeZone: String,
        helpLines: [String],
        idleLimits: IdleLimits,
        scanner: String? = nil,
        printer: String? = nil,
        keys: KeyHabits? = nil,
        division: Division = .englandAndWales,
        closures: [HubClosure] = []
    ) {
        self.name = name
        self.contact = contact
        self.openingHours = openingHours
        self.timeZone = timeZone
        self.helpLines = helpLines
        self.idleLimits = idleLimits
        self.scanner = scanner
        self.printer = printer
        self.keys = keys
        self.division = division
        self.closures = closures
    }
}

extension Hub {
    /// What is overlooked of the keys, for hands that tremble.
    public struct KeyHabits: Hashable, Sendable {
        /// How long the same key is taken once only, in milliseconds; 0 for not at all.
        public var bounceMilliseconds: Int
        /// Whether a key that is held down goes on and on.
        public var repeats: Bool

        /// Names what is overlooked.
        public init(bounceMilliseconds: Int, repeats: Bool) {
            self.bounceMilliseconds = bounceMilliseconds
            self.repeats = repeats
        }

        /// What is overlooked where a hub asks for it and says no more: hands that tremble, and hands that stay on a key.
        public static let usual = Self(bounceMilliseconds: 250, repeats: false)
        /// Nothing is overlooked: where a hub says nothing of keys.
        public static let none = Self(bounceMilliseconds: 0, repeats: true)
    }
}

extension Hub {
    /// The hub of a terminal whose content pack cannot be read: it has nothing to say of itself.
    public static let unknown = Hub(name: "", timeZone: "Europe/London", helpLines: [], idleLimits: .usual)

    /// Where a hub stands and how it is reached.
    public struct Contact: Hashable, Sendable {
        /// The council it belongs to.
        public var council: String
        /// Its address, a line each, the postcode last.
        public var address: [String]
        /// Its telephone number, as people write it.
        public var phone: String
        /// What the place is called where people ask for help, as it stands in a sentence: "the desk by the door".
        public var desk: String

        /// Makes a contact.
        public init(council: String, address: [String], phone: String, desk: String) {
            self.council = council
            self.address = address
            self.phone = phone
            self.desk = desk
        }
    }
}

/// When a hub is open in a usual week.
///
/// Bank holidays and days on which it is closed for once are not in it.
public struct OpeningHours: Hashable, Sendable {
    /// A stretch of one day, in minutes after midnight by the clock on the wall.
    public struct Stretch: Hashable, Sendable {
        /// The first minute it is open, 0 to 1439.
        public let opens: Int
        /// The first minute it is closed again, after `opens` and at most 1440.
        public let closes: Int

        /// Makes a stretch, or nil where it ends before it begins or leaves the day.
        public init?(opens: Int, closes: Int) {
            guard opens >= 0, opens < closes, closes <= 24 * 60 else { return nil }
            self.opens = opens
            self.closes = closes
        }
    }

    /// The hours in words, a line each.
    public let lines: [String]
    private let week: [[Stretch]]

    /// Makes opening hours, or nil where there are not seven days or stretches of a day run into each other.
    ///
    /// - Parameters:
    ///   - lines: the hours in words, a line each.
    ///   - week: the stretches of each day in order, Monday first; none for a day on which it is closed.
    public init?(lines: [String], week: [[Stretch]]) {
        let isInOrder = week.allSatisfy { day in
            zip(day, day.dropFirst()).allSatisfy { $0.closes <= $1.opens }
        }
        guard week.count == 7, isInOrder else { return nil }
        self.lines = lines
        self.week = week
    }

    /// When it is open on a weekday, 1 for Monday to 7 for Sunday (ISO 8601).
    public func stretches(on weekday: Int) -> [Stretch] {
        week.indices.contains(weekday - 1) ? week[weekday - 1] : []
    }

    /// Whether it is open at a minute after midnight of a weekday, 1 for Monday.
    public func isOpen(on weekday: Int, at minute: Int) -> Bool {
        stretches(on: weekday).contains { $0.opens <= minute && minute < $0.closes }
    }
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
    public let warnAfterSeconds: Int
    /// How many seconds there are to answer before it is cleared; 20 or more.
    public let clearAfterSeconds: Int

    /// Makes limits, or nil where there is less time to answer than people need, or more than a day.
    public init?(warnAfterSeconds: Int, clearAfterSeconds: Int) {
        let day = 24 * 3600
        guard (1...day).contains(warnAfterSeconds), (Self.leastToAnswer...day).contains(clearAfterSeconds)
        else { return nil }
        self.warnAfterSeconds = warnAfterSeconds
        self.clearAfterSeconds = clearAfterSeconds
    }
}
