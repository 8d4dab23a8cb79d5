/// The rule that decides which service fits what was typed best.
///
/// Let N be the number of services. For each typed word that is known:
///
/// 1. **Rarity.** A word that n services have weighs √(N ÷ n): "sofa" says more than "council".
/// 2. **Place.** In the title or a synonym it counts fully, in the summary or the heading a fifth. So matches in titles
///    and synonyms come first.
/// 3. **Certainty.** A word as it was typed counts fully; one that is only a guess counts by how likely the guess is.
///
/// The sum over the words is the first half of a score. The second half is for meaning what was typed as a whole: the
/// best single title or synonym adds the weight of its words that were typed, times the share of its words that were;
/// a title adds half as much again. So who types a whole synonym finds its service before others that have the words
/// here and there, and who types a title finds what stands under it.
///
/// Equal scores stay in the order of the content pack. Services that score less than three tenths of the best are not
/// offered, and never more than seven.
public struct SearchRanking: Sendable {
    /// Where a phrase stands.
    public enum Place: Hashable, Sendable {
        case title
        case synonym
        case summary
        case heading

        /// What a word there counts.
        var weight: Double {
            switch self {
            case .title, .synonym: 1
            case .summary, .heading: 0.2
            }
        }

        /// Whether the phrase names the service.
        var isName: Bool { self == .title || self == .synonym }
    }

    /// A phrase that says something of a service.
    public struct Phrase: Hashable, Sendable {
        /// The number of the service.
        public var service: Int
        /// Where it stands.
        public var place: Place
        /// How many words it has, without the small ones.
        public var length: Int

        /// Makes a phrase.
        public init(service: Int, place: Place, length: Int) {
            self.service = service
            self.place = place
            self.length = length
        }
    }

    /// A typed word was found in a phrase.
    public struct Hit: Hashable, Sendable {
        /// The number of the phrase.
        public var phrase: Int
        /// How likely the word was meant, from 0 to 1.
        public var certainty: Double
        /// How many words of the phrase it stands for: two where they were typed as one.
        public var span: Int

        /// Makes a hit.
        public init(phrase: Int, certainty: Double, span: Int = 1) {
            self.phrase = phrase
            self.certainty = certainty
            self.span = span
        }
    }

    /// A service with how well it fits.
    public struct Match: Hashable, Sendable {
        /// The number of the service.
        public var service: Int
        /// How well it fits; only the order and the relation to others mean anything.
        public var score: Double
    }

    /// The least share of the best score that is still offered.
    public static let leastShare = 0.3
    /// How many services are offered at most: with two more choices each has a number of one digit.
    public static let mostMatches = 7

    private let phrases: [Phrase]
    private let services: Int

    /// Takes all phrases of a number of services.
    public init(_ phrases: [Phrase], services: Int) {
        self.phrases = phrases
        self.services = services
    }

    /// The services that fit, best first, for the hits of each typed word.
    public func matches(_ words: [[Hit]]) -> [Match] {
        var scores = [Double](repeating: 0, count: services)
        var named: [Int: (weight: Double, words: Int)] = [:]
        for hits in words {
            var best: [Int: Double] = [:]
            for hit in hits {
                let phrase = phrases[hit.phrase]
                best[phrase.service] = max(best[phrase.service] ?? 0, phrase.place.weight * hit.certainty)
            }
            let rarity = (Double(services) / Double(max(1, best.count))).squareRoot()
            for (service, weight) in best { scores[service] += rarity * weight }
            for hit in hits where phrases[hit.phrase].place.isName {
                let before = named[hit.phrase] ?? (0, 0)
                named[hit.phrase] = (before.weight + rarity * hit.certainty, before.words + hit.span)
            }
        }
        var wholes = [Double](repeating: 0, count: services)
        for (index, typed) in named {
            let phrase = phrases[index]
            let share = min(1, Double(typed.words) / Double(max(1, phrase.length)))
            let whole = typed.weight * share * (phrase.place == .title ? 1.5 : 1)
            wholes[phrase.service] = max(wholes[phrase.service], whole)
        }
        return order(zip(scores, wholes).map { $0 + $1 })
    }

    private func order(_ scores: [Double]) -> [Match] {
        let best = scores.max() ?? 0
        return scores.enumerated()
            .filter { $0.element > 0 && $0.element >= Self.leastShare * best }
            .map { Match(service: $0.offset, score: $0.element) }
            .sorted { ($1.score, $0.service) < ($0.score, $1.service) }
            .prefix(Self.mostMatches)
            .map(\.self)
    }
}
