/// How a resident wants to hear from the hub, subject by subject.
public struct ContactWishes: Hashable, Sendable {
    /// What she is told about.
    public enum Topic: String, Hashable, Sendable, CaseIterable {
        case requests
        case bookings
        case loans
        case account
        /// What is new at the hub: told only with her consent.
        case news
    }

    /// How she is told.
    public enum Way: String, Hashable, Sendable, CaseIterable {
        case email
        case text
        case letter
        /// A person telephones.
        case phone
        /// It is there to read under "my messages", and nothing is sent.
        case screen
    }

    /// Why a wish cannot be kept.
    public enum Refusal: Error, Hashable, Sendable {
        /// What it takes is not known of her: an e-mail address, a number, an address.
        case notPossible(Way)
        /// She is only to be telephoned.
        case phoneOnly
    }

    /// What she chose; what is missing she left to the hub.
    public private(set) var ways: [Topic: Way]

    /// Makes wishes as they were kept; by default none.
    public init(kept ways: [Topic: Way] = [:]) { self.ways = ways }

    /// The ways that can reach a person, in the order in which they are offered.
    ///
    /// Who is only to be telephoned has that one way, or the screen where there is no number.
    public static func possible(for details: PersonDetails, needs: SupportNeeds) -> [Way] {
        let isThere = Way.allCases.filter { $0.reaches(details) }
        guard needs.isPhoneOnly else { return isThere }
        return isThere.contains(.phone) ? [.phone] : [.screen]
    }

    /// Chooses a way for a topic.
    ///
    /// - Throws: `Refusal`; nothing is changed then.
    public mutating func choose(
        _ way: Way,
        for topic: Topic,
        details: PersonDetails,
        needs: SupportNeeds
    ) throws(Refusal) {
        if needs.isPhoneOnly, way != .phone { throw .phoneOnly }
        guard way.reaches(details) else { throw .notPossible(way) }
        ways[topic] = way
    }

    /// How a person is told of a topic now.
    ///
    /// "Only by telephone" wins over every choice. A way that no longer reaches her, as after an e-mail address was
    /// taken away, and a topic she chose nothing for, give way to what reaches her without cost: e-mail, a text;
    /// then a letter or else a call, where something goes wrong for her if she does not read it; else the screen.
    public func way(
        for topic: Topic,
        details: PersonDetails,
        needs: SupportNeeds,
        mustBeRead: Bool = false
    ) -> Way {
        let possible = Self.possible(for: details, needs: needs)
        if let chosen = ways[topic], possible.contains(chosen) { return chosen }
        if needs.isPhoneOnly { return possible.first ?? .screen }
        let free: [Way] = mustBeRead ? [.email, .text, .letter, .phone] : [.email, .text]
        return free.first(where: possible.contains) ?? .screen
    }
}

extension ContactWishes.Way {
    /// Whether what it takes is known of a person.
    public func reaches(_ details: PersonDetails) -> Bool {
        switch self {
        case .email: !details.email.isEmpty
        case .text: details.hasMobile
        case .phone: !PersonDetails.phoneKey(details.phone).isEmpty
        case .letter: !details.address.isEmpty
        case .screen: true
        }
    }
}
