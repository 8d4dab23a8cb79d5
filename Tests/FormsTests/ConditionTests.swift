import Forms
import Testing

@Suite struct ConditionTests {
    private func read(
        _ conditions: [String],
        page: String,
        component: String? = nil
    ) throws(FormRefusal) -> Form {
        let question =
            component
            ?? #"{"type": "YesNoField", "id": "q", "name": "a", "title": "T", "options": {"required": false}}"#
        let text = """
            {"engine": "V2", "schema": 2, "name": "N", "sections": [], "lists": \(colours),
             "conditions": [\(conditions.joined(separator: ", "))],
             "pages": [{"path": "/one", "title": "One", "components": [\(question)]},
              {"path": "/two", "title": "Two", "condition": "\(page)", "components": []},
              {"path": "/summary", "title": "Check", "controller": "SummaryPageController"}]}
            """
        return try Form.read(Array(text.utf8), named: "f.json")
    }

    private func isAsked(_ form: Form, _ entry: Entry?) -> Bool {
        var answers = Answers()
        answers["a"] = entry
        return form.walk(answers, today: today).pages.contains { $0.path == "/two" }
    }

    private let first =
        #"{"id": "c1", "items": [{"componentId": "q", "operator": "is", "type": "BooleanValue", "value": true}]}"#

    private func level(_ number: Int, width: Int) -> String {
        let items = Array(repeating: #"{"conditionId": "c\#(number - 1)"}"#, count: width)
        return #"{"id": "c\#(number)", "coordinator": "or", "items": [\#(items.joined(separator: ", "))]}"#
    }

    @Test func conditionsMayRestOnEachOtherAsDeepAsTheReaderAllows() throws {
        let form = try read([first] + (2...32).map { level($0, width: 2) }, page: "c32")
        #expect(isAsked(form, .choices([Entry.yes])))
        #expect(!isAsked(form, .choices([Entry.no])))
    }

    @Test func aConditionNamedManyTimesOnManyLevelsIsLookedAtOnce() throws {
        // 12 to the power of 20 looks, if each name were followed by itself: the test would never end.
        let form = try read([first] + (2...21).map { level($0, width: 12) }, page: "c21")
        #expect(isAsked(form, .choices([Entry.yes])))
        #expect(!isAsked(form, nil))
    }

    @Test func conditionsThatRestOnTooManyOthersAreRefusedAndNotHeldFalse() {
        let error = #expect(throws: FormRefusal.self) {
            try read([first] + (2...33).map { level($0, width: 1) }, page: "c33")
        }
        #expect(error?.findings.count == 1)
        #expect(error?.findings.first?.what.contains("\"c33\" rests on too many others") == true)
    }

    @Test func aConditionOnALaterQuestionIsRefusedHoweverDeepItIsHidden() throws {
        let first = #""title": "", "section""#
        let text = everyComponent.replacing(first, with: #""condition": "both", "# + first)
        let error = #expect(throws: FormRefusal.self) { try Form.read(Array(text.utf8), named: "f.json") }
        #expect(error?.findings.map(\.what).contains { $0.contains("comes later") } == true)
    }

    @Test(arguments: [
        ("contains", "or", ["red"], true), ("contains", "or", ["green"], false),
        ("contains", "and", ["red"], false), ("contains", "and", ["red", "blue"], true),
        ("does not contain", "or", ["red"], true), ("does not contain", "or", ["red", "blue"], false),
        ("does not contain", "and", ["red"], false), ("does not contain", "and", ["green"], true),
        ("does not contain", "or", [], true), ("does not contain", "and", [], true),
        ("contains", "or", [], false),
    ])
    func severalItemsAreEachHeldAgainstTheTicksAndThenPutTogether(
        _ operation: String,
        _ together: String,
        _ ticked: [String],
        _ isExpected: Bool
    ) throws {
        let condition = """
            {"id": "c", "items": [{"componentId": "q", "operator": "\(operation)", "type": "ListItemRef",
             "value": {"listId": "l", "itemId": ["r", "b"], "itemsCoordinator": "\(together)"}}]}
            """
        let boxes = """
            {"type": "CheckboxesField", "id": "q", "name": "a", "title": "T", "list": "l",
             "options": {"required": false}}
            """
        let form = try read([condition], page: "c", component: boxes)
        #expect(isAsked(form, .choices(ticked)) == isExpected)
    }

    @Test func aLongTextIsOnlyAskedWhetherItIsLongerOrShorter() {
        let text = #"{"type": "MultilineTextField", "id": "q", "name": "a", "title": "T"}"#
        for (operation, isFine) in [
            ("is longer than", true), ("is shorter than", true), ("has length", false),
        ] {
            let condition =
                #"{"id": "c", "items": [{"componentId": "q", "operator": "\#(operation)", "type": "NumberValue", "value": 3}]}"#
            #expect(((try? read([condition], page: "c", component: text)) != nil) == isFine, "\(operation)")
        }
    }
}
