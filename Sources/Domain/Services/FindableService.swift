/// A service as it is looked for: what it is called, and what else people call it.
public struct FindableService: Hashable, Sendable {
    /// The code by which records name it.
    public var code: String
    /// What it is called on the screens.
    public var title: String
    /// What else people call it, or what they want when they need it; short phrases in their own words.
    public var synonyms: [String]
    /// What it is for, in one line.
    public var summary: String
    /// The heading it stands under.
    public var category: String

    /// Makes a service that can be found.
    public init(code: String, title: String, synonyms: [String], summary: String, category: String) {
        self.code = code
        self.title = title
        self.synonyms = synonyms
        self.summary = summary
        self.category = category
    }
}

/// Text as the words in it: the same for what is looked through and for what is typed.
public enum SearchWords {
    /// The words of a text in small letters, without apostrophes; all but letters and digits parts words.
    public static func of(_ text: some StringProtocol) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text.lowercased() {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else if !apostrophes.contains(character), !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private static let apostrophes: Set<Character> = ["'", "’", "‘", "`"]
}
