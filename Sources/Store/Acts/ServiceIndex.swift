public import Domain

/// Finds services by words, whatever form the words have and however they are spelled.
///
/// The words lie in a full-text table of SQLite (FTS5) in memory, which is gone with the process. FTS5 parts words,
/// takes accents away and cuts endings off (Porter's rule for English), for what is looked through and what is typed
/// alike. Which words were meant is guessed by `SearchVocabulary`; which service fits best is said by `SearchRanking`.
public final class ServiceIndex {
    /// A service that fits, with how well.
    public struct Match: Hashable, Sendable {
        /// The code of the service.
        public var code: String
        /// How well it fits; only the order and the relation to others mean anything.
        public var score: Double
    }

    private let codes: [String]
    private let smallWords: Set<String>
    private let ranking: SearchRanking
    private let vocabulary: SearchVocabulary
    private let connection: Connection

    /// No more of what was typed is looked at, in characters.
    private static let longest = 200

    /// The tables: phrases with their words, and once more with neighbours joined, as some type them.
    ///
    /// What is typed passes through a table of the same kind, so that both have their endings cut alike.
    private static let tables = """
        CREATE VIRTUAL TABLE phrase USING fts5(words, joined, content = '', detail = column,
            tokenize = 'porter unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE phrase_word USING fts5vocab(phrase, instance);
        CREATE VIRTUAL TABLE known_word USING fts5vocab(phrase, row);
        CREATE VIRTUAL TABLE typed USING fts5(word, tokenize = 'porter unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE typed_word USING fts5vocab(typed, instance);
        """

    /// Makes the index of some services.
    ///
    /// - Parameters:
    ///   - services: in the order in which equal matches are to stand.
    ///   - smallWords: words that say nothing of what is wanted, in small letters, such as "my" and "the".
    /// - Throws: `StoreError` where SQLite cannot make the tables.
    public init(_ services: [FindableService], ignoring smallWords: Set<String>) throws(StoreError) {
        connection = try Connection.open(":memory:", isNew: true)
        try connection.execute(Self.tables)
        codes = services.map(\.code)
        self.smallWords = smallWords
        var phrases: [SearchRanking.Phrase] = []
        try connection.execute("BEGIN")
        for (number, service) in services.enumerated() {
            for (place, text) in service.phrases {
                let words = SearchWords.of(text)
                let length = words.count { !smallWords.contains($0) }
                phrases.append(SearchRanking.Phrase(service: number, place: place, length: length))
                let joined = place.canBeJoined ? zip(words, words.dropFirst()).map { $0 + $1 } : []
                try connection.run(
                    "INSERT INTO phrase (rowid, words, joined) VALUES (?1, ?2, ?3)",
                    .integer(Int64(phrases.count - 1)),
                    .text(words.joined(separator: " ")),
                    .text(joined.joined(separator: " "))
                )
            }
        }
        try connection.execute("COMMIT")
        ranking = SearchRanking(phrases, services: services.count)
        vocabulary = SearchVocabulary(
            try connection.all("SELECT term FROM known_word") { (row) in row.text(0) }
        )
    }

    /// The services that fit what was typed, best first; none where no word is known.
    public func search(_ typed: String) throws(StoreError) -> [Match] {
        let words = SearchWords.of(typed.prefix(Self.longest)).filter { !smallWords.contains($0) }
        let found = try found(words)
        return ranking.matches(found).map { Match(code: codes[$0.service], score: $0.score) }
    }

    /// Where each of some words stands; two that are one word here, as "pot hole", are looked for as one.
    private func found(_ typed: [String]) throws(StoreError) -> [[SearchRanking.Hit]] {
        let words = try cut(typed)
        let pairs = try cut(zip(typed, typed.dropFirst()).map { $0 + $1 })
        var found: [[SearchRanking.Hit]] = []
        var seen: Set<String> = []
        var index = 0
        while index < words.count {
            let pair = index < pairs.count ? try hits(of: pairs[index], certainty: 1) : []
            let isPair = pair.contains { $0.span == 1 }
            let word = isPair ? pairs[index] : words[index]
            index += isPair ? 2 : 1
            guard seen.insert(word).inserted else { continue }
            let hits = isPair ? pair : try hits(of: word)
            if !hits.isEmpty { found.append(hits) }
        }
        return found
    }

    /// Words with their endings cut off, in the same order.
    private func cut(_ words: [String]) throws(StoreError) -> [String] {
        defer { try? connection.run("DELETE FROM typed") }
        for (number, word) in words.enumerated() {
            try connection.run(
                "INSERT INTO typed (rowid, word) VALUES (?1, ?2)",
                .integer(Int64(number)),
                .text(word)
            )
        }
        var cut = words
        for (number, word) in try connection.all(
            "SELECT doc, term FROM typed_word",
            read: { (row) in (Int(row.integer(0)), row.text(1)) }
        ) { cut[number] = word }
        return cut
    }

    /// Where a word stands; where it stands nowhere, those that were likely meant.
    private func hits(of word: String) throws(StoreError) -> [SearchRanking.Hit] {
        var hits = try hits(of: word, certainty: 1)
        guard hits.isEmpty else { return hits }
        for guess in vocabulary.guesses(for: word) {
            hits += try self.hits(of: guess.word, certainty: guess.certainty)
        }
        return hits
    }

    private func hits(of word: String, certainty: Double) throws(StoreError) -> [SearchRanking.Hit] {
        try connection.all("SELECT doc, col = 'joined' FROM phrase_word WHERE term = ?1", .text(word)) {
            (row) in
            let span = row.integer(1) == 1 ? 2 : 1
            return SearchRanking.Hit(phrase: Int(row.integer(0)), certainty: certainty, span: span)
        }
    }
}

extension FindableService {
    /// Everything that is said of it, with where it stands.
    fileprivate var phrases: [(SearchRanking.Place, String)] {
        [(.title, title)] + synonyms.map { (.synonym, $0) } + [(.summary, summary), (.heading, category)]
    }
}

extension SearchRanking.Place {
    /// Whether people may type two words of it as one, as in "counciltax".
    fileprivate var canBeJoined: Bool { self == .title || self == .synonym }
}
