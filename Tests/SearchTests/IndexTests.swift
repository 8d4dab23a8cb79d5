import Domain
import Store
import Testing

@Suite struct IndexTests {
    private func codes(_ typed: String) throws -> [String] { try Town.index().search(typed).map(\.code) }

    @Test(arguments: [
        ("I want to get rid of my sofa", "bulky-waste"), ("soffa", "bulky-waste"), ("SOFAS!", "bulky-waste"),
        ("sófa", "bulky-waste"), ("blue-badge", "blue-badge"), ("bluebadge", "blue-badge"),
        ("counciltax alone", "council-tax-single-person"), ("pot hole", "street-problem"),
        ("librar", "library-card"),
        ("brialle", "translation-request"), ("interpretors", "translation-request"),
        ("my bin wasn’t emptied", "missed-bin"), ("complaining", "complaint"),
    ])
    func wordsAreFoundWhateverTheirFormAndSpelling(_ typed: String, _ code: String) throws {
        #expect(try codes(typed).first == code)
    }

    @Test(arguments: [
        "", "   ", "?!", "qwertyuiop", "I want to", "🛋️", "\u{301}", "\"", "' OR 1=1 --", "* AND ^", "\0",
        "قمامة",
        "*:^()+-",
    ])
    func whatMeansNothingFindsNothingAndHarmsNothing(_ typed: String) throws {
        let index = try Town.index()
        #expect(try index.search(typed).isEmpty)
        #expect(try index.search("sofa").first?.code == "bulky-waste")
    }

    @Test func aWordOfAHundredThousandLettersFindsNothing() throws {
        try whatMeansNothingFindsNothingAndHarmsNothing(String(repeating: "x", count: 100_000))
    }

    @Test func theSmallWordsStandAsTheyAreTyped() throws {
        let words = try Town.smallWords()
        #expect(words.count > 100)
        for word in words { #expect(SearchWords.of(word) == [word]) }
    }

    @Test func anIndexOfNothingFindsNothing() throws {
        #expect(try ServiceIndex([], ignoring: []).search("sofa").isEmpty)
    }

    @Test func theSameWordsAlwaysFindTheSame() throws {
        let words = "council tax parking housing change"
        let first = try codes(words)
        for _ in 0..<5 { #expect(try codes(words) == first) }
        #expect(first.count <= SearchRanking.mostMatches)
    }

    @Test func servicesOfThePackAreFoundByTheirOwnTitles() throws {
        let pack = try Town.pack()
        let index = try ServiceIndex(pack, ignoring: Town.smallWords())
        for service in pack { #expect(try index.search(service.title).first?.code == service.code) }
    }
}

@Suite struct RankingTests {
    private typealias Phrase = SearchRanking.Phrase
    private typealias Hit = SearchRanking.Hit

    @Test func titlesAndSynonymsComeBeforeSummariesAndHeadings() {
        let places: [SearchRanking.Place] = [.heading, .summary, .synonym, .title]
        let phrases = places.enumerated().map { Phrase(service: $0.offset, place: $0.element, length: 2) }
        let ranking = SearchRanking(phrases, services: 4)
        let hits = (0..<4).map { Hit(phrase: $0, certainty: 1) }
        // Half a title counts for more than half a synonym.
        #expect(ranking.matches([hits]).map(\.service) == [3, 2])
        #expect(ranking.matches([[hits[0], hits[1]]]).map(\.service) == [0, 1])
    }

    @Test func aRareWordSaysMoreThanACommonOne() {
        let phrases = (0..<4).map { Phrase(service: $0, place: .synonym, length: 2) }
        let ranking = SearchRanking(phrases, services: 4)
        let common = (0..<3).map { Hit(phrase: $0, certainty: 1) }
        #expect(ranking.matches([common, [Hit(phrase: 3, certainty: 1)]]).first?.service == 3)
    }

    @Test func aWholeSynonymComesBeforeItsWordsHereAndThere() {
        let phrases = [
            Phrase(service: 0, place: .synonym, length: 3), Phrase(service: 0, place: .synonym, length: 3),
            Phrase(service: 1, place: .synonym, length: 2),
        ]
        let words = [
            [Hit(phrase: 0, certainty: 1), Hit(phrase: 2, certainty: 1)],
            [Hit(phrase: 1, certainty: 1), Hit(phrase: 2, certainty: 1)],
        ]
        #expect(SearchRanking(phrases, services: 2).matches(words).first?.service == 1)
    }

    @Test func aGuessCountsLessThanAWordAsItWasTyped() {
        let phrases = (0..<2).map { Phrase(service: $0, place: .synonym, length: 1) }
        let hits = [Hit(phrase: 0, certainty: 0.6), Hit(phrase: 1, certainty: 1)]
        #expect(SearchRanking(phrases, services: 2).matches([hits]).map(\.service) == [1, 0])
    }

    @Test func equalMatchesStayInTheOrderOfThePack() {
        let phrases = (0..<12).map { Phrase(service: $0, place: .title, length: 1) }
        let hits = (0..<12).map { Hit(phrase: 11 - $0, certainty: 1) }
        #expect(SearchRanking(phrases, services: 12).matches([hits]).map(\.service) == Array(0..<7))
    }
}

@Suite struct SpellingTests {
    private let vocabulary = SearchVocabulary([
        "sofa", "bin", "council", "library", "recycl", "badg", "hous", "home",
    ])

    @Test(
        arguments: [
            ("soffa", "sofa"), ("sfoa", "sofa"), ("sopha", nil), ("binn", "bin"), ("bni", nil),
            ("cuoncil", "council"),
            ("cownsil", "council"), ("libary", "library"), ("liberry", "library"), ("kouncill", nil),
            ("recy", "recycl"), ("xyz", nil), ("", nil),
        ] as [(String, String?)]
    )
    func aWordWithASlipOrTwoIsUnderstood(_ typed: String, _ meant: String?) {
        #expect(vocabulary.guesses(for: typed).first?.word == meant)
    }

    @Test func twoWordsThatAreAsNearAreBothMeant() {
        #expect(Set(vocabulary.guesses(for: "homs").map(\.word)) == ["home", "hous"])
    }
}

@Suite struct UnfoundSearchTests {
    @Test(arguments: [
        ("Trampoline", "trampoline"), ("  Council   SHOP! ", "council shop"), ("don't know", "dont know"),
        ("one two three four five six", "one two three four five six"),
    ])
    func theNameOfAThingIsKeptInSmallLetters(_ typed: String, _ words: String) {
        #expect(UnfoundSearch(typed: typed).words == words)
    }

    @Test(arguments: [
        "call 01632 960 001", "mary@example.com", "flat 4", "１２", "my dad lives with me since last year",
        "a b c d e f g", String(repeating: "x", count: 41), "?", "",
    ])
    func whatMayBeAboutAPersonIsCountedWithoutItsWords(_ typed: String) {
        #expect(UnfoundSearch(typed: typed).words == "")
    }
}
