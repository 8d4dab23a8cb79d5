import Forms
import Foundation
import Ground
import Screens
import Testing

/// The messages of errors, a row for each rule: their wordings are those of the GOV.UK Design System.
@Suite struct TemplateTests {
    /// One question, what is typed into its only or its named inputs, and what is said of it.
    struct Row: Sendable {
        var question: String
        var typed: [String: String]
        var message: String

        init(_ question: String, _ typed: [String: String], _ message: String) {
            self.question = question
            self.typed = typed
            self.message = message
        }
    }

    private let english = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Accessibility/Languages/en.po")

    private func messages(_ row: Row) throws -> [String] {
        let definition = """
            {"engine": "V2", "schema": 2, "name": "Sample", "conditions": [], "sections": [],
             "lists": [{"id": "l", "name": "colours", "title": "Colours", "type": "string", "items": [
                         {"id": "r", "text": "Red", "value": "red"}, {"id": "b", "text": "Blue", "value": "blue"},
                         {"id": "g", "text": "Green", "value": "green"}]}],
             "pages": [{"id": "p", "path": "/one", "title": "", "components": [
                         {"id": "q", "name": "a", \(row.question)}]},
                       {"path": "/summary", "title": "Check", "controller": "SummaryPageController"}]}
            """
        let form = try Form.read(Array(definition.utf8), named: "sample.json")
        var answers = Answers()
        for (input, text) in row.typed {
            answers["a" + input] = row.question.contains("\"list\"") ? .choices([text]) : .text(text)
        }
        let stop = try #require(form.walk(answers, today: CivilDate(daysSinceEpoch: 20_778)).stoppedAt)
        let words = try Catalogue(po: Array(Data(contentsOf: english)), language: "en")
        return stop.problems.map { words.message(for: $0) }
    }

    private static func text(_ schema: String, title: String = "Your street") -> String {
        #""type": "TextField", "title": "\#(title)", "schema": {\#(schema)}"#
    }

    private static func number(_ schema: String) -> String {
        #""type": "NumberField", "title": "Rooms", "schema": {\#(schema)}"#
    }

    /// Meets G41.
    @Test(arguments: [
        Row(text(""), [:], "Enter your street"),
        Row(text(#""max": 3"#), ["": "High"], "Your street must be 3 characters or less"),
        Row(text(#""min": 3"#), ["": "X"], "Your street must be 3 characters or more"),
        Row(
            #""type": "MultilineTextField", "title": "Your story", "schema": {"min": 2, "max": 3}"#,
            ["": "long"],
            "Your story must be between 2 and 3 characters"
        ),
        Row(text(#""regex": "^[a-z]+$""#), ["": "1"], "Enter your street in the correct format"),
        Row(
            text(""),
            ["": "a\u{1}b"],
            "Your street must only include letters, numbers and signs that can be printed"
        ),
        Row(number(""), ["": "many"], "Rooms must be a number, like 30"),
        Row(number(#""precision": 0"#), ["": "1.5"], "Rooms must be a whole number, like 30"),
        Row(number(#""min": 1"#), ["": "0"], "Rooms must be 1 or more"),
        Row(number(#""max": 9"#), ["": "10"], "Rooms must be 9 or fewer"),
    ])
    func whatIsWrongWithATextOrANumberIsSaidByTheTemplate(_ row: Row) throws {
        #expect(try messages(row) == [row.message])
    }

    private static func date(_ options: String = "") -> String {
        #""type": "DatePartsField", "title": "Day of the move", "options": {\#(options)}"#
    }

    private static func typed(_ day: String, _ month: String, _ year: String) -> [String: String] {
        ["__day": day, "__month": month, "__year": year]
    }

    /// Meets G42.
    @Test(arguments: [
        Row(date(), [:], "Enter day of the move"),
        Row(date(), typed("27", "", "2026"), "Day of the move must include a month"),
        Row(date(), typed("", "", "2026"), "Day of the move must include a day and a month"),
        Row(date(), typed("27", "", "07"), "Day of the move must include a month"),
        Row(date(), typed("27", "3", "07"), "Year must include 4 numbers"),
        Row(date(), typed("31", "2", "07"), "Year must include 4 numbers"),
        Row(date(), typed("31", "2", "2026"), "Day of the move must be a real date"),
        Row(
            date(#""maxDaysInFuture": 0"#),
            typed("22", "11", "2026"),
            "Day of the move must be the same as or before 21 November 2026"
        ),
        Row(
            date(#""maxDaysInPast": 0"#),
            typed("20", "nov", "2026"),
            "Day of the move must be the same as or after 21 November 2026"
        ),
        Row(
            date(#""maxDaysInPast": 0, "maxDaysInFuture": 9"#),
            typed("31", "2", "2026"),
            "Day of the move must be a real date"
        ),
    ])
    func whatIsWrongWithADateIsSaidByTheTemplateTheFirstThingFirst(_ row: Row) throws {
        #expect(try messages(row) == [row.message])
    }

    private static func choice(_ type: String, _ schema: String = "") -> String {
        #""type": "\#(type)", "title": "a colour", "list": "l", "schema": {\#(schema)}"#
    }

    /// Meets G43.
    @Test(arguments: [
        Row(choice("RadiosField"), [:], "Select a colour"),
        Row(choice("SelectField"), [:], "Select a colour"),
        Row(choice("CheckboxesField"), [:], "Select a colour"),
        Row(choice("CheckboxesField", #""min": 2"#), ["": "red"], "Select 2 or more from the list"),
        Row(
            #""type": "TelephoneNumberField", "title": "Your number""#,
            ["": "12"],
            "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"
        ),
        Row(
            #""type": "EmailAddressField", "title": "Your email address""#,
            ["": "mary"],
            "Enter an email address in the correct format, like name@example.com"
        ),
    ])
    func whatIsWrongWithAChoiceANumberToCallOrAnAddressToWriteToIsSaidByTheTemplate(_ row: Row) throws {
        #expect(try messages(row) == [row.message])
    }

    /// Messages of our own kinds, which the templates know nothing of.
    private static let ours: Set<Phrase> = [
        .errorSlotGone, .errorTooManyItems, .answerTo, .partsAnd, .partDay, .partMonth, .partYear,
    ]

    /// Meets G41, G42, G43, G44.
    @Test func everyMessageSaysWhatToDoInTheMannerOfTheTemplates() throws {
        let words = try Catalogue(po: Array(Data(contentsOf: english)), language: "en")
        let messages = Phrase.allCases.filter { $0.rawValue.hasPrefix("error.") && !Self.ours.contains($0) }
        #expect(messages.count > 30)
        for phrase in messages {
            let text = words(phrase)
            let begins = ["Enter ", "Select ", "Choose ", "Add ", "Tick "].contains { text.hasPrefix($0) }
            #expect(begins || text.contains(" must "), "\(text)")
            #expect(!text.hasSuffix(".") && !text.contains("!"), "\(text)")
        }
    }

    /// Meets G44.
    @Test func noMessageAnywhereBegsScoldsOrNamesACode() throws {
        let words = try Catalogue(po: Array(Data(contentsOf: english)), language: "en")
        let vague = [
            "please", "sorry", "valid", "forbidden", "illegal", "you forgot", "prohibited", "oops",
            "an error occurred", "this field is required", "select an option", "error code",
        ]
        let messages = Phrase.allCases.filter { $0.rawValue.contains("error") }
        #expect(messages.count > 40)
        for phrase in messages {
            for word in vague { #expect(!words(phrase).lowercased().contains(word), "\(words(phrase))") }
        }
    }

    /// Meets G23.
    @Test func whatIsMissingOfAnAddressIsNamedPartByPart() throws {
        let question = #""type": "UkAddressField", "title": "Your address""#
        let line1 = "Enter address line 1, typically the building and street"
        #expect(try messages(Row(question, [:], "")) == [line1, "Enter town or city", "Enter postcode"])
        let typed = ["__addressLine1": "1 Mill Lane", "__town": "Ashby", "__postcode": "12345"]
        #expect(try messages(Row(question, typed, "")) == ["Enter a full UK postcode"])
    }
}
