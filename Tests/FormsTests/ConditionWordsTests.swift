import Testing

@testable import Forms

@Suite struct ConditionWordsTests {
    /// A form with a text, a number, a day, yes or no, one choice and several; and a condition `c`.
    private func read(_ condition: String, more: String = "") throws -> Form {
        let components = [
            ("name", "TextField"), ("age", "NumberField"), ("born", "DatePartsField"), ("sure", "YesNoField"),
            ("one", "RadiosField"), ("many", "CheckboxesField"),
        ].map { name, type in
            let title = name.prefix(1).uppercased() + name.dropFirst()
            return """
                {"id": "\(name)", "name": "\(name)", "type": "\(type)", "title": "\(title)", "list": "l",
                 "options": {"required": false}}
                """
        }
        let text = """
            {"engine": "V2", "name": "N", "sections": [], "lists": \(colours),
             "conditions": [{"id": "c", "displayName": "Case", \(condition)}\(more)],
             "pages": [{"path": "/one", "title": "One", "components": [\(components.joined(separator: ","))]},
              {"path": "/two", "title": "Two", "condition": "c", "components": []},
              {"path": "/summary", "title": "Check", "controller": "SummaryPageController"}]}
            """
        return try Form.read(Array(text.utf8), named: "f.json")
    }

    private func item(_ question: String, _ operation: String, _ type: String, _ value: String) -> String {
        #"{"componentId": "\#(question)", "operator": "\#(operation)", "type": "\#(type)", "value": \#(value)}"#
    }

    @Test(arguments: [
        ("name", "is", "StringValue", #""Bob""#, "'Name' is 'Bob'"),
        ("name", "is longer than", "NumberValue", "3", "'Name' is longer than '3'"),
        ("age", "is at least", "NumberValue", "17.5", "'Age' is at least '17.5'"),
        ("born", "is before", "DateValue", #""2001-02-28""#, "'Born' is before '2001-02-28'"),
        (
            "born", "is more than", "RelativeDate",
            #"{"period": 2, "unit": "years", "direction": "in the past"}"#,
            "'Born' is more than '2 years in the past'"
        ),
        ("sure", "is not", "BooleanValue", "true", "'Sure' is not 'Yes'"),
        ("one", "is", "ListItemRef", #"{"listId": "l", "itemId": "r"}"#, "'One' is 'Red'"),
        (
            "one", "is not", "ListItemRef", #"{"listId": "l", "itemId": ["r", "b"]}"#,
            "'One' is not 'Red' and 'One' is not 'Blue'"
        ),
        (
            "many", "contains", "ListItemRef", #"{"listId": "l", "itemId": ["r", "b"]}"#,
            "'Many' contains 'Red' or 'Many' contains 'Blue'"
        ),
        (
            "many", "does not contain", "ListItemRef",
            #"{"listId": "l", "itemId": ["r", "b"], "itemsCoordinator": "and"}"#,
            "'Many' does not contain 'Red' and 'Many' does not contain 'Blue'"
        ),
    ])
    func aComparisonNamesTheQuestionAndTheAnswerAsTheyAreRead(
        _ question: String,
        _ operation: String,
        _ type: String,
        _ value: String,
        _ words: String
    ) throws {
        let form = try read(#""items": [\#(item(question, operation, type, value))]"#)
        #expect(form.words(ofCondition: "c") == words)
    }

    @Test(arguments: [
        (
            "name == 'A' and age > 3 or sure",
            "('Name' is 'A' and 'Age' is more than '3') or 'Sure' is 'Yes'"
        ),
        (
            "name == 'A' and (age > 3 or sure)",
            "'Name' is 'A' and ('Age' is more than '3' or 'Sure' is 'Yes')"
        ),
        ("not (name == 'A' or sure)", "not ('Name' is 'A' or 'Sure' is 'Yes')"),
        ("not other", "not 'Another one'"), ("name", "'Name' is answered"),
        (#"name == 'O\'Brien'"#, "'Name' is 'O'Brien'"),
        ("born < dateForComparison(1, 'months')", "'Born' is less than '1 month after today'"),
        ("born > dateForComparison(-3, 'days')", "'Born' is more than '3 days before today'"),
    ])
    func whatBindsTighterStandsInBracketsAndOthersUnderTheirNames(
        _ expression: String,
        _ words: String
    ) throws {
        let value = expression.replacing(#"\"#, with: #"\\"#)
        let other = #", {"name": "other", "displayName": "Another one", "value": "sure"}"#
        #expect(try read(#""value": "\#(value)""#, more: other).words(ofCondition: "c") == words)
    }

    @Test func whatSaysNothingHasNoWords() throws {
        let form = try read(#""value": "name ==""#)
        #expect(form.words(ofCondition: "c") == nil)
        #expect(form.words(ofCondition: "nowhere") == nil)
    }

    @Test func aQuoteBehindABackslashBelongsToTheText() throws {
        let form = try read(#""value": "name == 'O\\'Brien'""#)
        #expect(form.conditions["c"]?.holds(["name": .text("O'Brien")], today: today, among: [:]) == true)
        let refused = try read(#""value": "name == 'a\\z'""#)
        #expect(refused.warnings.contains { $0.what.contains("a backslash in a text") })
    }

    // MARK: Why a way leads where it leads

    private func told(_ form: Form, _ answers: Answers) -> [String] {
        form.reasons(for: form.walk(answers, today: today), today: today).map {
            ($0.isOnTheWay ? "" : "not ") + $0.path + ($0.condition.map { ": \($0)" } ?? "")
        }
    }

    @Test func aWalkInTheOrderOfTheFileSaysWhyAPageIsAskedOrPassedBy() throws {
        let form = try read(#""items": [\#(item("sure", "is", "BooleanValue", "true"))]"#)
        #expect(told(form, Answers()) == ["/one", "not /two: 'Sure' is 'Yes'", "/summary"])
        let yes = Answers(["sure": .choices([Entry.yes])])
        #expect(told(form, yes) == ["/one", "/two: 'Sure' is 'Yes'", "/summary"])
    }

    @Test func aWalkAlongLinksSaysWhichLinksWereNotFollowedAndWhichWas() throws {
        let text = """
            {"startPage": "/one", "sections": [], "lists": [],
             "conditions": [{"name": "a", "value": "sure == true"}, {"name": "b", "value": "sure == false"}],
             "pages": [
              {"path": "/one", "title": "One", "next": [{"path": "/four"}, {"path": "/two", "condition": "a"},
               {"path": "/three", "condition": "b"}],
               "components": [{"name": "sure", "type": "YesNoField", "title": "Sure?", "options": {"required": false}}]},
              {"path": "/two", "title": "Two", "components": [], "next": [{"path": "/summary"}]},
              {"path": "/three", "title": "Three", "components": [], "next": [{"path": "/summary"}]},
              {"path": "/four", "title": "Four", "components": [], "next": [{"path": "/summary"}]},
              {"path": "/summary", "title": "S", "controller": "./pages/summary.js", "components": []}]}
            """
        let form = try Form.read(Array(text.utf8), named: "f.json")
        let no = Answers(["sure": .choices([Entry.no])])
        #expect(
            told(form, no) == ["/one", "not /two: 'Sure?' is 'Yes'", "/three: 'Sure?' is 'No'", "/summary"]
        )
        #expect(
            told(form, Answers())
                == ["/one", "not /two: 'Sure?' is 'Yes'", "not /three: 'Sure?' is 'No'", "/four", "/summary"]
        )
    }
}
