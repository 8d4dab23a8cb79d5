/// What a resident needs so that a service works for her: told once, seen wherever she is served.
public struct SupportNeeds: Hashable, Sendable {
    /// One kind of support.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Letters and papers in large print.
        case largePrint = "large-print"
        /// Somebody who speaks her language.
        case interpreter
        /// A British Sign Language interpreter.
        case signLanguage = "bsl"
        /// A room without steps on the way.
        case stepFree = "step-free"
        /// To be telephoned, and never written to.
        case phoneOnly = "phone-only"
        /// More time than is usual.
        case extraTime = "extra-time"
    }

    /// Why needs cannot be kept.
    public enum Refusal: Error, Hashable, Sendable {
        /// An interpreter is wanted, and the language is not known.
        case languageMissing
        /// The name of the language is longer than this.
        case languageTooLong(most: Int)
        /// Her own words are longer than this.
        case wordsTooLong(most: Int)
        /// Only to be telephoned, and there is no telephone number.
        case noPhone
    }

    /// How many signs her own words may have.
    public static let mostSigns = 200
    /// How many signs the name of a language may have.
    public static let mostSignsOfLanguage = 40

    /// Nothing is needed.
    public static let none = SupportNeeds()

    /// What she chose.
    public private(set) var kinds: Set<Kind>
    /// The language of the interpreter; empty where none is wanted.
    public private(set) var language: String
    /// What else she needs, in her own words; empty for nothing.
    public private(set) var words: String

    private init() { (kinds, language, words) = ([], "", "") }

    /// Gathers needs; spaces at the ends do not count.
    ///
    /// - Parameters:
    ///   - kinds: what she chose.
    ///   - language: which language an interpreter must speak; left out where none is wanted.
    ///   - words: what else she needs.
    ///   - phone: her telephone number, without which nobody can telephone her.
    ///   - kept: her own words as they stand: those of two records that were joined may be longer than one page takes,
    ///     and she need not make them shorter to change something else.
    /// - Throws: `Refusal`.
    public init(
        _ kinds: Set<Kind>,
        language: String = "",
        words: String = "",
        phone: String,
        kept: String = ""
    ) throws(Refusal) {
        let language = Self.tidy(language)
        self.kinds = kinds
        self.language = kinds.contains(.interpreter) ? language : ""
        self.words = Self.tidy(words)
        if kinds.contains(.interpreter), language.isEmpty { throw .languageMissing }
        if self.language.count > Self.mostSignsOfLanguage {
            throw .languageTooLong(most: Self.mostSignsOfLanguage)
        }
        let most = max(Self.mostSigns, kept.count)
        if self.words.count > most { throw .wordsTooLong(most: most) }
        if kinds.contains(.phoneOnly), PersonDetails.phoneKey(phone).isEmpty { throw .noPhone }
    }

    /// Needs as they were kept.
    public init(kept kinds: Set<Kind>, language: String, words: String) {
        (self.kinds, self.language, self.words) = (kinds, language, words)
    }

    /// Whether there are none.
    public var isEmpty: Bool { kinds.isEmpty && words.isEmpty }

    private static func tidy(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

// Where needs count.
extension SupportNeeds {
    /// What somebody at the hub is about to do for a resident.
    public enum Occasion: Hashable, Sendable, CaseIterable {
        /// To work on a request, which means writing to her or telephoning her.
        case request
        /// To meet her: an appointment, a session, a visit.
        case booking
        /// To lend her something, with a paper to read and sign.
        case loan
    }

    /// The needs that count on an occasion; her own words always do.
    public func needs(for occasion: Occasion) -> SupportNeeds {
        let counting: Set<Kind> =
            switch occasion {
            case .request: [.largePrint, .interpreter, .signLanguage, .phoneOnly, .extraTime]
            case .booking: Set(Kind.allCases)
            case .loan: [.largePrint, .interpreter, .signLanguage, .phoneOnly, .extraTime]
            }
        return SupportNeeds(kept: kinds.intersection(counting), language: language, words: words)
    }

    /// The kinds in the order in which they are always named.
    public var inOrder: [Kind] { Kind.allCases.filter(kinds.contains) }

    /// Whether papers for her are printed in large letters.
    public var wantsLargePrint: Bool { kinds.contains(.largePrint) }

    /// Whether nobody may write to her.
    public var isPhoneOnly: Bool { kinds.contains(.phoneOnly) }
}
