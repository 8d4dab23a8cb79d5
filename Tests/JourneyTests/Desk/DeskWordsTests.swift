import Content
import Screens
import Testing

/// The words of the desk.
@Suite struct DeskWordsTests {
    @Test(arguments: DeskPhrase.allCases)
    func sentencesForStaffAreShortAndPlain(_ phrase: DeskPhrase) throws {
        let text = try RealHub.access.deskWords("en")(phrase, count: 2)
        #expect(text != phrase.rawValue && !text.isEmpty)
        for sentence in text.split(whereSeparator: { ".?!".contains($0) }) {
            #expect(sentence.split(separator: " ").count <= 20, "\(sentence)")
        }
        for word in ["please", "invalid", "valid", "utilise", "click"] {
            #expect(!text.lowercased().split(whereSeparator: { !$0.isLetter }).contains { $0 == word })
        }
    }

    @Test func theDeskSpeaksEnglishWhereALanguageHasNoWordsForIt() throws {
        #expect(try RealHub.access.deskWords("cy")(.doorTitle) == "Staff sign in")
    }

    @Test func wordsThatNoScreenSaysAndWordsThatAreMissingAreNamed() throws {
        #expect(throws: CatalogueError.self) {
            try DeskWords(po: Array("msgid \"no.such\"\nmsgstr \"x\"\n".utf8))
        }
        #expect(throws: CatalogueError.self) {
            try DeskWords(po: Array("msgid \"desk.none\"\nmsgstr \"x\"\n".utf8))
        }
    }
}
