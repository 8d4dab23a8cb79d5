import Foundation
import Testing

@testable import Screens

private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Accessibility/Languages")

private func file(_ language: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appending(path: language + ".po")))
}

/// A catalogue as it is shipped.
func shipped(_ language: String) throws -> Catalogue { try Catalogue(po: file(language), language: language) }

/// The languages that are shipped, by the files there are.
let shippedLanguages = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
    .filter { $0.hasSuffix(".po") }.map { String($0.dropLast(3)) }.sorted()

/// The catalogues as files: whole, in step with English, and fit for the programs of translators.
@Suite struct CatalogueFilesTests {
    @Test func thereAreEnglishEasyEnglishPolishAndWelsh() {
        #expect(Set(shippedLanguages).isSuperset(of: ["en", "en-x-easy", "pl", "cy"]))
    }

    /// Meets L03.
    @Test(arguments: shippedLanguages)
    func everyPhraseHasWords(_ language: String) throws {
        let words = try Catalogue(po: file(language), language: language, mayMiss: true)
        #expect(words.missing.isEmpty, "\(language) lacks \(words.missing.map(\.rawValue))")
    }

    /// Meets L03.
    @Test(arguments: shippedLanguages)
    func everyTextHasTheNamesInBracesThatEnglishHas(_ language: String) throws {
        let english = try entries("en")
        for (id, entry) in try entries(language) where !id.isEmpty {
            let wanted = Set((english[id]?.texts ?? []).flatMap(names))
            let all = Set(entry.texts.flatMap(names))
            // A time has the hour in two ways, and each language takes one.
            let either: Set = ["hour", "hour12", "half"]
            #expect(all.subtracting(either) == wanted.subtracting(either), "\(language) \(id)")
        }
    }

    private func entries(_ language: String) throws -> [String: POReader.Entry] {
        let all = try POReader.entries(of: file(language), withNotes: true)
        return Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    }

    private func names(in text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }

    /// A translator sees the English beside the name of the phrase; where it changed since, the test fails.
    @Test(arguments: shippedLanguages.filter { $0 != "en" })
    func theEnglishBesideEachPhraseIsThatOfToday(_ language: String) throws {
        let english = try entries("en")
        for (id, entry) in try entries(language) where !id.isEmpty && id != "find.small-words" {
            let note = entry.notes.first { $0.hasPrefix("English: ") }
            let wanted = "English: " + (english[id]?.texts.last ?? "")
            #expect(note == wanted, "\(language) \(id): look at the words again, then mend the comment")
        }
    }

    /// Which catalogues a native reader still has to read; whoever signs one takes it off this list.
    @Test func theCataloguesThatNeedANativeReaderAreKnown() throws {
        let unsigned = try shippedLanguages.filter { try $0 != "en" && shipped($0).header.reviewer == nil }
        print("Catalogues that need a native reader's review: \(unsigned.joined(separator: ", "))")
        for language in shippedLanguages where language != "en" {
            let header = try entries(language)[""]?.texts.first ?? ""
            #expect(header.contains("X-Review: " + (unsigned.contains(language) ? "needed" : "done")))
        }
        #expect(unsigned == ["cy", "en-x-easy", "pl"])
    }

    @Test func eachLanguageIsCalledByItsOwnName() throws {
        let names = try Dictionary(
            uniqueKeysWithValues: shippedLanguages.map { ($0, try shipped($0).header.name) }
        )
        #expect(names["en"] == "English" && names["cy"] == "Cymraeg" && names["pl"] == "Polski")
        #expect(names["en-x-easy"] == "Easy English")
    }

    /// Meets G51, L08.
    @Test func easyEnglishHasTwelveWordsInASentenceAtMost() throws {
        for (id, entry) in try entries("en-x-easy") where !id.isEmpty && id != "find.small-words" {
            for sentence in entry.texts.flatMap({ $0.split { ".?!".contains($0) } }) {
                // Examples of telephone numbers are no words.
                let words = sentence.split(separator: " ").filter { $0.contains(where: \.isLetter) }
                #expect(words.count <= 12, "\(id): \(sentence)")
            }
        }
    }

    private static let msgfmt = ["/usr/bin/msgfmt", "/usr/local/bin/msgfmt"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Meets L03.
    @Test(.enabled(if: msgfmt != nil, "gettext is not here"), arguments: shippedLanguages)
    func gettextFindsNothingWrong(_ language: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.msgfmt))
        process.arguments = ["-c", "-o", "/dev/null", folder.appending(path: language + ".po").path()]
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && said.isEmpty, "\(said)")
    }
}
