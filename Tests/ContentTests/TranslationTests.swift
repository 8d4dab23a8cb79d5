import Content
import Domain
import Foundation
import Testing

@testable import Forms

/// What the content pack says in other languages.
@Suite struct TranslationTests {
    /// The forms that must be whole in each language: those of the first six services.
    private static let whole = Array(codes.prefix(6))
    private static let languages = ["cy", "pl"]

    @Test(arguments: whole)
    func theFirstSixFormsAreInWelshAndPolish(_ code: String) throws {
        #expect(try Set(realForm(code).languages) == Set(Self.languages))
    }

    /// Each text of a form that is translated at all, by what it belongs to, has a text in that language.
    @Test(arguments: codes)
    func aFormThatIsTranslatedIsTranslatedWhole(_ code: String) throws {
        let form = try formFile(code)
        for language in try realForm(code).languages {
            let said = (form["metadata"] as? [String: Any])?["translations"] as? [String: Any]
            let translation = try #require(said?[language] as? [String: Any])
            for text in try OriginalText.all(in: form) {
                let other = text.found(in: translation)
                #expect(other?.isEmpty == false, "\(code) in \(language): \(text.path) \(text.text)")
                guard let other else { continue }
                #expect(fields(other) == fields(text.text), "\(code) in \(language): \(other)")
                #expect(tags(other) == tags(text.text), "\(code) in \(language): \(other)")
            }
        }
    }

    /// Read in a language, no text of a form is as it was in English, but names that are the same in both.
    @Test(arguments: languages, whole)
    func aFormReadInALanguageSaysNothingInEnglish(_ language: String, _ code: String) throws {
        let pack = try pack().translated(to: language)
        let service = try #require(pack.categories.flatMap(\.services).first { $0.code == code })
        let (english, other) = (try realForm(code), try pack.form(for: service).form)
        #expect(other.name != english.name && other.notes.service?.about != english.notes.service?.about)
        for (one, two) in zip(english.pages, other.pages) {
            #expect(one.title != two.title, "\(two.path)")
            for (first, second) in zip(one.questions, two.questions) {
                #expect(first.title != second.title && first.errorLabel != second.errorLabel)
                #expect(first.hint == nil || first.hint != second.hint)
                #expect(first.name == second.name)
            }
        }
    }

    @Test func theFormsThatAreInEnglishOnlyAreKnown() throws {
        let missing = try codes.filter { try realForm($0).languages.isEmpty }
        print("Forms in English only: \(missing.joined(separator: ", "))")
        #expect(Set(missing) == Set(codes.dropFirst(6)))
    }

    @Test(arguments: languages)
    func everyServiceAndEveryHeadingHasAName(_ language: String) throws {
        let (english, other) = (try pack(), try pack().translated(to: language))
        #expect(other.language == language)
        for (one, two) in zip(english.categories, other.categories) {
            #expect(one.title != two.title && one.code == two.code)
            for (first, second) in zip(one.services, two.services) {
                #expect(first.title != second.title && first.summary != second.summary)
                #expect(first.code == second.code && first.form == second.form)
            }
        }
    }

    @Test(arguments: languages)
    func theHubSaysHowToGetHelp(_ language: String) throws {
        let (english, other) = (try pack().hub, try pack().translated(to: language).hub)
        #expect(other.helpLines.count == english.helpLines.count)
        for (one, two) in zip(english.helpLines, other.helpLines) {
            #expect(one != two && one.filter(\.isNumber).prefix(11) == two.filter(\.isNumber).prefix(11))
        }
        #expect(other.openingHours?.lines != english.openingHours?.lines)
        #expect(other.contact?.phone == english.contact?.phone)
    }

    /// The title of a form is that of its service, in every language.
    @Test(arguments: languages, whole)
    func aServiceIsCalledLikeItsForm(_ language: String, _ code: String) throws {
        let pack = try pack().translated(to: language)
        let service = try #require(pack.categories.flatMap(\.services).first { $0.code == code })
        #expect(try pack.form(for: service).form.name == service.title)
    }

    @Test func aLanguageThatIsNotThereIsEnglish() throws {
        let other = try pack().translated(to: "xx")
        #expect(try other.categories == pack().categories && other.hub == pack().hub)
    }

    private func fields(_ text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
            String($0.prefix { $0 != "}" })
        }
    }

    private func tags(_ text: String) -> [String] {
        text.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map {
            String($0.prefix { $0 != ">" })
        }
    }
}

/// A text of a form as it is written, and where its translation stands.
private struct OriginalText {
    let path: [String]
    let text: String

    /// The translation; that of one of several lines by its number.
    func found(in translation: [String: Any]) -> String? {
        var node: Any = translation
        for step in path {
            if let object = node as? [String: Any], let next = object[step] {
                node = next
            } else if let list = node as? [Any], let index = Int(step), list.indices.contains(index) {
                node = list[index]
            } else {
                return nil
            }
        }
        return node as? String
    }

    static func all(in form: [String: Any]) throws -> [Self] {
        var texts = [Self(path: ["form", "title"], text: try #require(form["name"] as? String))]
        func add(_ object: [String: Any], _ kind: String, _ keys: [String]) {
            let id = object["id"] as? String ?? ""
            for key in keys {
                guard let text = object[key] as? String, !text.isEmpty else { continue }
                texts.append(Self(path: [kind, id, key], text: text))
            }
        }
        for section in form["sections"] as? [[String: Any]] ?? [] { add(section, "sections", ["title"]) }
        for list in form["lists"] as? [[String: Any]] ?? [] {
            for item in list["items"] as? [[String: Any]] ?? [] { add(item, "listItems", ["text", "hint"]) }
        }
        for page in form["pages"] as? [[String: Any]] ?? [] {
            add(page, "pages", ["title"])
            for part in page["components"] as? [[String: Any]] ?? [] {
                add(part, "components", ["title", "hint", "content", "shortDescription", "errorDescription"])
            }
        }
        let hub = (form["metadata"] as? [String: Any])?["hub"] as? [String: Any] ?? [:]
        collect(hub["service"] ?? [:], ["service"], into: &texts, only: serviceTexts)
        collect(hub["pages"] ?? [:], ["pages"], into: &texts, only: ["help"])
        collect(hub["components"] ?? [:], ["components"], into: &texts, only: ["plainHelp", "errors"])
        return texts
    }

    private static let serviceTexts: Set = [
        "about", "youNeed", "whatHappensNext", "takeAway", "sentTitle", "sendLabel",
    ]

    /// Every text under one of some names.
    private static func collect(
        _ json: Any,
        _ path: [String],
        into texts: inout [Self],
        only names: Set<String>,
        isIn: Bool = false
    ) {
        if let text = json as? String, isIn {
            texts.append(Self(path: path, text: text))
        } else if let list = json as? [Any] {
            for (index, element) in list.enumerated() {
                collect(element, path + [String(index)], into: &texts, only: names, isIn: isIn)
            }
        } else if let object = json as? [String: Any] {
            for (name, value) in object {
                collect(value, path + [name], into: &texts, only: names, isIn: isIn || names.contains(name))
            }
        }
    }
}
