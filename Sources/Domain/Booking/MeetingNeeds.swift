/// What somebody needs so that she can be met: told with an appointment, and seen by the team before all else.
public struct MeetingNeeds: Hashable, Sendable {
    /// One need.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A room without steps on the way.
        case stepFree = "step-free"
        /// Somebody who speaks her language.
        case interpreter
        /// A British Sign Language interpreter.
        case signLanguage = "bsl"
        /// A loop for hearing aids.
        case hearingLoop = "hearing-loop"
        /// More time than is usual.
        case extraTime = "extra-time"
    }

    /// How many signs the name of a language may have.
    public static let mostSignsOfLanguage = SupportNeeds.mostSignsOfLanguage
    /// Nothing is needed.
    public static let none = MeetingNeeds([])

    /// What she needs.
    public var kinds: Set<Kind>
    /// Which language an interpreter must speak; empty where none is wanted, or it is not known.
    public var language: String

    /// Gathers needs; spaces at the ends of a language do not count, and a long one is cut.
    public init(_ kinds: Set<Kind>, language: String = "") {
        self.kinds = kinds
        let words = language.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.language =
            kinds.contains(.interpreter) ? String(words.prefix(Self.mostSignsOfLanguage)) : ""
    }

    /// What the account of a resident says of meeting her.
    public init(_ needs: SupportNeeds) {
        let kinds = needs.kinds.compactMap { kind -> Kind? in
            switch kind {
            case .stepFree: .stepFree
            case .interpreter: .interpreter
            case .signLanguage: .signLanguage
            case .extraTime: .extraTime
            case .largePrint, .phoneOnly: nil
            }
        }
        self.init(Set(kinds), language: needs.language)
    }

    /// Whether there are none.
    public var isEmpty: Bool { kinds.isEmpty }

    /// The kinds in the order in which they are always named.
    public var inOrder: [Kind] { Kind.allCases.filter(kinds.contains) }

    /// These needs and others.
    public func union(_ other: Self) -> Self {
        Self(kinds.union(other.kinds), language: language.isEmpty ? other.language : language)
    }
}

extension SupportNeeds {
    /// Whether places that are held for people with a recorded vulnerability are hers.
    ///
    /// Large print alone is none: it is a way to read, and makes no day harder to wait for.
    public var givesPriority: Bool { !kinds.subtracting([.largePrint]).isEmpty }
}

extension PersonDetails {
    /// Whether a name that was typed at the door is this one: each of its words is, and the last one among them.
    static func isCalled(_ name: String, _ typed: String) -> Bool {
        func words(_ text: String) -> [String] {
            text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "-" }.map { String($0) }
        }
        let (name, typed) = (words(name), words(typed))
        guard let last = name.last, typed.contains(last) else { return false }
        return typed.allSatisfy(name.contains)
    }

    /// Whether a name that was typed at the door is hers.
    public func isCalled(_ typed: String) -> Bool { Self.isCalled(name, typed) }
}
