/// A search that found nothing, as far as it may be kept.
///
/// It is counted so that authors learn which words are missing, and never who typed them. People also type things
/// about themselves where they should not, so words are kept only while they look like the name of a thing. Else the
/// search is counted without its words.
public struct UnfoundSearch: Hashable, Sendable {
    /// The words in small letters with single spaces between; empty where they are not kept.
    public let words: String

    /// More characters than this tell a story, not the name of a service.
    public static let mostCharacters = 40
    /// More words than these tell a story, not the name of a service.
    public static let mostWords = 6

    /// Takes of what was typed only what may be kept.
    ///
    /// Nothing of it is kept where it has a digit anywhere (a phone number, a house, a birthday, a reference), an @ (an
    /// e-mail address), more than 40 characters or more than 6 words.
    public init(typed: String) {
        let words = SearchWords.of(typed)
        let text = words.joined(separator: " ")
        let isPersonal = typed.contains { $0.isNumber || $0 == "@" || $0 == "＠" }
        let isStory = max(text.count, typed.count) > Self.mostCharacters || words.count > Self.mostWords
        self.words = isPersonal || isStory ? "" : text
    }
}
