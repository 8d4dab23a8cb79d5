import Foundation
import Testing

@testable import Screens

private let english = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Accessibility/Languages/en.po")

private func catalogue(_ change: (String) -> String = { $0 }) throws -> Catalogue {
    let text = try String(contentsOf: english, encoding: .utf8)
    return try Catalogue(po: Array(change(text).utf8), language: "en")
}

@Suite struct CatalogueTests {
    @Test func englishHasEveryPhrase() throws {
        let words = try catalogue()
        for phrase in Phrase.allCases { #expect(!words(phrase).isEmpty) }
    }

    @Test func everyPhraseKnowsItsPlaceAmongAll() {
        #expect(Phrase.allCases.map(\.ordinal) == Array(Phrase.allCases.indices))
    }

    @Test func theOrderOfAFileChangesNothing() throws {
        let backwards = try catalogue { text in
            let parts = text.components(separatedBy: "\n\n")
            return ([parts[0]] + parts.dropFirst().reversed()).joined(separator: "\n\n") + "\n"
        }
        let words = try catalogue()
        for phrase in Phrase.allCases { #expect(backwards(phrase, count: 2) == words(phrase, count: 2)) }
    }

    @Test func aPhraseThatIsMissingIsNamed() {
        let error = #expect(throws: CatalogueError.self) {
            try catalogue {
                $0.replacingOccurrences(of: "msgid \"front.title\"", with: "msgid \"front.titel\"")
            }
        }
        #expect(error?.reason.contains("front.titel") == true)
        #expect((error?.line ?? 0) > 1)
    }

    @Test(arguments: ["msgid \"front.title\"\nmsgstr \"x\"\n", "nonsense\n", "msgid \"x\nmsgstr \"\"\n"])
    func aFileThatIsNotACatalogueIsRefusedWithItsLine(_ addition: String) throws {
        let lines = try String(contentsOf: english, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let error = #expect(throws: CatalogueError.self) { try catalogue { $0 + addition } }
        #expect((error?.line ?? 0) >= lines.count)
    }

    @Test func namesInBracesAreFilledInAndOthersStay() {
        #expect("{a} and {b} {".filling(["a": "1"]) == "1 and {b} {")
        #expect("{a}".filling(["a": "{a}"]) == "{a}")
    }

    @Test func aReferenceIsSpelledSoThatItCanBeSaidAloud() throws {
        #expect(try catalogue().spelled("7K2-M") == "7, K for kilo, 2, M for mike")
    }
}
