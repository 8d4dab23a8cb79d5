import Forms
import Ground
import Testing

/// How the English of a form is measured.
@Suite struct PlainReviewTests {
    private let words = PlainWords(avoid: ["utilise", "in order to", "e.g."], inErrors: ["you forgot"])

    private func review(_ text: String) throws -> PlainReview {
        PlainReview(try JSON(parsing: Array(text.utf8)), named: "f.json", words: words)
    }

    @Test(arguments: [
        ("Utilise it", 1), ("Go, in order to win.", 1), ("Shops, e.g. bakers", 1), ("Order it in time", 0),
        ("You forgot it", 0), ("<p>in</p><p>order to</p>", 1),
    ])
    func aWordToAvoidIsFoundWhateverStandsAroundIt(_ text: String, _ count: Int) throws {
        #expect(try review("{\"title\":\n \"\(text)\"}").findings.count == count)
    }

    @Test func messagesHaveWordsOfTheirOwnToAvoid() throws {
        let found = try review(#"{"errors": {"required": "You forgot it"}}"#).findings
        #expect(
            found.map(\.description) == [
                "f.json:1:25: \"you forgot\" is a word to avoid here. Use a plainer one."
            ]
        )
    }

    @Test func aSentenceOfMoreThanTwentyWordsIsFoundAndOneOfTwentyIsNot() throws {
        let twenty = Array(repeating: "go", count: 20).joined(separator: " ")
        #expect(try review("{\"hint\": \"\(twenty). \(twenty)\"}").findings.isEmpty)
        let found = try review("{\"hint\": \"\(twenty) on.\"}").findings
        #expect(found.map(\.what) == ["This sentence has 21 words. Use 20 or fewer: make two of it."])
    }

    @Test func theGradeIsThatOfFleschAndKincaid() throws {
        // Six words of seven syllables: 0.39 × 6 + 11.8 × 7 / 6 − 15.59 = 0.517.
        let ease = try review(#"{"title": "The cat sat on the sofa."}"#).ease
        let grade = try #require(ease.grade)
        #expect(abs(grade - 0.517) < 0.001 && ease.age == 6 && ease.sentences == 1 && ease.words == 6)
        #expect(try review(#"{"title": "Two words"}"#).ease.age == nil)
    }

    @Test func translationsAreNotMeasuredAsEnglish() throws {
        #expect(try review(#"{"metadata": {"translations": {"title": "utilise"}}}"#).findings.isEmpty)
    }
}
