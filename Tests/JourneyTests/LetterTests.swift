import Content
import Domain
import Testing

@testable import Forms
@testable import Screens

/// The letters of a language: to choose one by one, to sort by, and to type the names of months with.
@Suite struct LetterTests {
    private static let languages = ["en", "en-x-easy", "cy", "pl"]

    /// A resident with a number pad, on the board of the search.
    private func resident(_ language: String) throws -> Resident {
        var surroundings = try RealHub.surroundings(language)
        surroundings.settings.keys.means = .keypad
        var resident = try Resident(at: surroundings)
        resident.press("find")
        resident.mean(.enter)
        return resident
    }

    /// What is chosen by digits, one after the other.
    private func choose(_ label: String, _ resident: inout Resident) throws {
        let choice = try #require(
            resident.screen.parts.compactMap { part -> Part.Choice? in
                if case .choice(let choice) = part, choice.label == label { choice } else { nil }
            }.first,
            "\(label)"
        )
        #expect(choice.number < 10, "a digit is enough")
        resident.mean(.choose(choice.number), .enter)
    }

    /// Meets I01.
    @Test(arguments: languages)
    func everyLetterOfTheLanguageIsWrittenWithDigitsSmallAndCapital(_ language: String) throws {
        let words = try RealHub.words(language)
        var resident = try resident(language)
        var wanted = ""
        for group in words.header.board {
            for letter in group {
                for sign in [String(letter), letter.uppercased()] {
                    let shown = { (text: String) in text.map { String($0) }.joined(separator: " ") }
                    let labels = [shown(group), shown(group.uppercased())]
                    let here = labels.first { label in
                        resident.screen.parts.contains { part in
                            if case .choice(let choice) = part { choice.label == label } else { false }
                        }
                    }
                    try choose(#require(here), &resident)
                    let isThere = resident.screen.parts.contains { part in
                        if case .choice(let choice) = part { choice.label == sign } else { false }
                    }
                    if !isThere {
                        let isCapital = sign != String(letter)
                        try choose(words(isCapital ? .boardCapital : .boardSmall), &resident)
                    }
                    try choose(sign, &resident)
                    wanted += sign
                }
            }
        }
        let text = words(.boardText, ["text": wanted])
        #expect(resident.screen.parts.first == .paragraph(text))
    }

    @Test(arguments: [
        ("cy", "âêîôûŵŷ"), ("pl", "ąćęłńóśźż"), ("en", "az"),
    ])
    func theBoardHasTheLettersOfTheLanguage(_ language: String, _ letters: String) throws {
        let board = try RealHub.words(language).header.board.joined()
        #expect(letters.allSatisfy { board.contains($0) })
        #expect("abcdefghijklmnopqrstuvwxyz".allSatisfy { board.contains($0) }, "names have them")
        #expect(Set(board).count == board.count)
    }

    @Test(arguments: ["abcdefghi", "a b c d e f", ""])
    func aBoardThatDigitsCannotReachIsRefused(_ groups: String) {
        let file = "msgid \"\"\nmsgstr \"\"\n\"X-Board: \(groups)\\n\"\n"
        #expect(throws: CatalogueError.self) {
            try Catalogue(po: Array(file.utf8), language: "xx", mayMiss: true)
        }
    }

    @Test(arguments: [
        (
            "pl", ["Zysk", "Śmieci", "Szkoła", "Łazienka", "Lipa", "Ćma", "Cena", "ulica", "Źdźbło"],
            ["Cena", "Ćma", "Lipa", "Łazienka", "Szkoła", "Śmieci", "ulica", "Zysk", "Źdźbło"]
        ),
        (
            "cy", ["Chwarae", "Cynllun", "Ddoe", "Dŵr", "Llyfr", "Lwc", "Ŵyn", "Tŷ", "Theatr"],
            ["Cynllun", "Chwarae", "Dŵr", "Ddoe", "Lwc", "Llyfr", "Tŷ", "Theatr", "Ŵyn"]
        ),
        (
            "en", ["Zoo", "école", "Egg", "2 bins", "Élan", "Fish", "ants"],
            ["2 bins", "ants", "école", "Egg", "Élan", "Fish", "Zoo"]
        ),
    ])
    func aListFromAToZFollowsTheAlphabetOfTheLanguage(
        _ language: String,
        _ names: [String],
        _ sorted: [String]
    ) throws {
        #expect(try RealHub.words(language).sorted(names) { $0 } == sorted)
    }

    @Test(arguments: languages)
    func allServicesStandInTheOrderOfTheAlphabet(_ language: String) throws {
        let words = try RealHub.words(language)
        var resident = try Resident(at: RealHub.surroundings(language))
        resident.press("all")
        let titles = resident.screen.parts.compactMap { part -> String? in
            if case .choice(let choice) = part { choice.label } else { nil }
        }
        #expect(titles.count > 10)
        let keys = titles.map { words.header.alphabet.key(of: $0) }
        #expect(zip(keys, keys.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }, "\(titles)")
    }

    @Test(arguments: [
        ("cy", "Hydref", 10), ("cy", "medi", 9), ("cy", "tach", 11), ("cy", "March", 3), ("cy", "mawrth", 3),
        ("pl", "września", 9), ("pl", "wrzesień", 9), ("pl", "Wrzesien", 9), ("pl", "paz", 10),
        ("pl", "gru", 12), ("pl", "oct", 10), ("en", "sept", 9), ("en-x-easy", "Mar.", 3),
    ])
    func aMonthIsReadByItsNameInTheLanguageOfTheScreenAndInEnglish(
        _ language: String,
        _ text: String,
        _ month: Int
    ) throws {
        #expect(try RealHub.words(language).months.number(of: text) == month)
    }

    /// What was typed is kept so that every language, and every reader of the form, understands it.
    @Test func theMonthIsKeptAsANumberWhereOnlyTheLanguageOfTheScreenKnowsIt() throws {
        let (polish, welsh) = (try RealHub.words("pl").months, try RealHub.words("cy").months)
        #expect(polish.kept(.text(" Wrześ. ")) == .text("9"))
        #expect(welsh.kept(.text("Hydref")) == .text("10"))
        for typed in ["September", "9", "", "nonsense"] {
            #expect(polish.kept(.text(typed)) == .text(typed), "\(typed)")
        }
    }

    @Test func aFormIsFinishedWithAMonthInPolishAndReadInEnglish() throws {
        var resident = try Resident(at: RealHub.surroundings("pl"))
        try resident.open("missed-bin")
        resident.press("start")
        for _ in 0..<20 where !resident.screen.parts.contains(where: Self.isMonth) {
            resident.answer(try goodAnswers("missed-bin"))
        }
        let fields = resident.screen.parts.compactMap { part -> ElementID? in
            if case .field(let field) = part { field.id } else { nil }
        }
        try #require(fields.count == 3)
        let page = resident.screen.id
        for text in ["18", "listopada", "2026"] { resident.mean(.answer(text), .next) }
        resident.press("continue")
        #expect(resident.screen.id != page && !resident.screen.id.hasPrefix(page))
        for _ in 0..<20 where !resident.screen.id.hasSuffix(".check") {
            resident.answer(try goodAnswers("missed-bin"))
        }
        #expect(String(describing: resident.screen.parts).contains("18 listopada 2026"))
        resident.speak("en")
        #expect(String(describing: resident.screen.parts).contains("18 November 2026"))
    }

    private static func isMonth(_ part: Part) -> Bool {
        if case .field(let field) = part { field.id.description.hasSuffix("__month") } else { false }
    }
}
