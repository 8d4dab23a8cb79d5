import Forms
import Ground
import Testing

/// What an author is told of a form that runs, and in which something can never happen.
@Suite struct ReviewTests {
    /// A form of version 2, a line for each thing: pages from line 3, conditions from line 20, lists from line 40.
    private func version2(
        pages: [String],
        conditions: [String] = [],
        lists: [String] = [],
        hub: String = ""
    ) -> String {
        func block(_ lines: [String], _ count: Int) -> String {
            let filled = lines.enumerated().map {
                $0.offset + 1 < lines.count ? $0.element + "," : $0.element
            }
            return (filled + Array(repeating: "", count: max(0, count - lines.count))).joined(separator: "\n")
        }
        let metadata = hub.isEmpty ? "" : #", "metadata": {"hub": \#(hub)}"#
        return """
            {"engine": "V2", "schema": 2, "name": "Sample", "sections": [],
            "pages": [
            \(block(pages + [Self.summary], 16))
            ], "conditions": [
            \(block(conditions, 19))
            ], "lists": [
            \(block(lists, 5))
            ]\(metadata)}
            """
    }

    private static let summary =
        #"{"path": "/summary", "title": "Check", "controller": "SummaryPageController"}"#

    private func page(_ name: String, _ type: String, _ more: String = "", condition: String? = nil) -> String
    {
        let condition = condition.map { #", "condition": "\#($0)""# } ?? ""
        return """
            {"path": "/\(name)", "title": "", "components": [{"id": "\(name)", "type": "\(type)", "name": "\(name)", \
            "title": "What?", "options": {}, "schema": {}\(more)}]\(condition)}
            """
    }

    private func when(_ id: String, _ items: String..., by coordinator: String = "and") -> String {
        #"{"id": "\#(id)", "displayName": "\#(id)", "coordinator": "\#(coordinator)", "items": [\#(items.joined(separator: ", "))]}"#
    }

    private func item(_ question: String, _ operation: String, _ type: String, _ value: String) -> String {
        #"{"id": "\#(question)\#(operation)\#(value.filter(\.isNumber))", "componentId": "\#(question)", "operator": "\#(operation)", "type": "\#(type)", "value": \#(value)}"#
    }

    private func choice(_ question: String, _ operation: String, _ id: String) -> String {
        item(question, operation, "ListItemRef", #"{"listId": "l", "itemId": "\#(id)"}"#)
    }

    private let list = """
        {"id": "l", "name": "colours", "title": "Colours", "type": "string", "items": [\
        {"id": "a", "text": "Amber", "value": "amber"}, {"id": "b", "text": "Blue", "value": "blue"}]}
        """

    /// What is said, as `line:column what`.
    private func review(_ text: String) throws -> [String] {
        let bytes = Array(text.utf8)
        let form: Form
        do { form = try Form.read(bytes, named: "f.json") } catch {
            Issue.record("\(error.findings)")
            return []
        }
        return form.review(try JSON(parsing: bytes), named: "f.json", today: today)
            .map { "\($0.place.line):\($0.place.column) \($0.what)" }
    }

    private func expect(_ found: [String], _ wanted: [String], _ place: SourceLocation = #_sourceLocation) {
        let isSame = found.count == wanted.count && zip(found, wanted).allSatisfy { $0.hasPrefix($1) }
        #expect(isSame, "\(found)", sourceLocation: place)
    }

    @Test func nothingIsSaidOfAFormInWhichEverythingCanHappen() throws {
        let text = version2(
            pages: [
                page("colour", "RadiosField", #", "list": "l""#),
                page("age", "NumberField", condition: "amber"),
                page("old", "YesNoField", condition: "grown"),
            ],
            conditions: [
                when("amber", choice("colour", "is", "a")),
                when("grown", item("age", "is at least", "NumberValue", "18")),
            ],
            lists: [list]
        )
        expect(try review(text), [])
    }

    @Test func aChoiceThatIsTwoThingsAtOnceNeverHoldsAndItsPageIsNeverReached() throws {
        let text = version2(
            pages: [
                page("colour", "RadiosField", #", "list": "l""#),
                page("both", "YesNoField", condition: "never"),
            ],
            conditions: [when("never", choice("colour", "is", "a"), choice("colour", "is", "b"))],
            lists: [list]
        )
        expect(
            try review(text),
            [
                "4:1 No answers lead to \"/both\". Change its condition ('What?' is 'Amber' and 'What?' is 'Blue'), or",
                "20:1 The condition \"never\" can never hold: its parts exclude each other "
                    + "('What?' is 'Amber' and 'What?' is 'Blue'). Change one.",
            ]
        )
    }

    @Test(arguments: [
        ("is at least", "18", "is less than", "10", false), ("is at least", "10", "is less than", "18", true),
        ("is more than", "4", "is less than", "5", false), ("is at most", "5", "is at least", "5", true),
    ])
    func numbersThatExcludeEachOtherNeverHold(
        _ first: String,
        _ low: String,
        _ second: String,
        _ high: String,
        _ mayHold: Bool
    ) throws {
        let text = version2(
            pages: [
                page("age", "NumberField").replacing(#""schema": {}"#, with: #""schema": {"precision": 0}"#)
            ],
            conditions: [
                when("c", item("age", first, "NumberValue", low), item("age", second, "NumberValue", high))
            ]
        )
        expect(try review(text), mayHold ? [] : ["20:1 The condition \"c\" can never hold"])
    }

    @Test(arguments: [
        ("is before", "2026-01-01", "is after", "2026-06-01", false),
        ("is after", "2026-01-01", "is before", "2026-06-01", true),
        ("is after", "2026-01-01", "is before", "2026-01-02", false),
    ])
    func daysThatExcludeEachOtherNeverHold(
        _ first: String,
        _ one: String,
        _ second: String,
        _ other: String,
        _ mayHold: Bool
    ) throws {
        let text = version2(
            pages: [page("day", "DatePartsField")],
            conditions: [
                when(
                    "c",
                    item("day", first, "DateValue", "\"\(one)\""),
                    item("day", second, "DateValue", "\"\(other)\"")
                )
            ]
        )
        expect(try review(text), mayHold ? [] : ["20:1 The condition \"c\" can never hold"])
    }

    @Test func daysCountedFromTodayThatExcludeEachOtherNeverHold() throws {
        func ago(_ operation: String, _ days: Int) -> String {
            let value = #"{"period": \#(days), "unit": "days", "direction": "in the past"}"#
            return item("day", operation, "RelativeDate", value)
        }
        for (low, mayHold) in [(3, true), (20, false)] {
            let text = version2(
                pages: [page("day", "DatePartsField")],
                conditions: [when("c", ago("is less than", 14), ago("is more than", low))]
            )
            expect(try review(text), mayHold ? [] : ["20:1 The condition \"c\" can never hold"])
        }
    }

    @Test func whatTheRulesOfAQuestionExcludeIsSaidAtTheItem() throws {
        let text = version2(
            pages: [page("age", "NumberField").replacing(#""schema": {}"#, with: #""schema": {"max": 10}"#)],
            conditions: [when("c", item("age", "is at least", "NumberValue", "18"))]
        )
        let found = try review(text)
        expect(found, ["20:65 No answer to \"age\" meets \"is at least\" here: its own rules exclude it."])
    }

    @Test func aConditionThatEveryAnswerMeetsAlwaysHolds() throws {
        let text = version2(
            pages: [
                page("colour", "RadiosField", #", "list": "l""#), page("next", "YesNoField", condition: "c"),
            ],
            conditions: [when("c", choice("colour", "is", "a"), choice("colour", "is not", "a"), by: "or")],
            lists: [list]
        )
        expect(try review(text), ["20:1 The condition \"c\" always holds."])
    }

    @Test func aPageThatAnEarlierEndKeepsEverybodyFromIsNeverReached() throws {
        let end = """
            {"path": "/end", "title": "End", "controller": "TerminalPageController", "components": [], "condition": "yes"}
            """
        let text = version2(
            pages: [page("sure", "YesNoField"), end, page("more", "YesNoField", condition: "yes")],
            conditions: [when("yes", item("sure", "is", "BooleanValue", "true"))]
        )
        expect(try review(text), ["5:1 No answers lead to \"/more\"."])
    }

    @Test func aListThatNothingUsesAndChoicesWithTheSameWordsAreSaid() throws {
        let text = version2(
            pages: [page("sure", "YesNoField")],
            lists: [list.replacing("Blue", with: "amber ")]
        )
        expect(
            try review(text),
            [
                "40:1 Nothing uses the list \"colours\".",
                "40:148 The choice \"amber \" stands in line 40 too.",
            ]
        )
    }

    @Test func aNoteThatTheHubDoesNotKnowIsSaidWithThoseItKnows() throws {
        let hub = """
            {"colour": 1, "service": {"synonims": ["x"], "synonyms": ["Bin"], "takeAway": "Keep it.", "languages": ["en"]},
            "pages": {"nowhere": {"help": "Ask."}}, "components": {"sure": {"plainhelp": "Say."}}}
            """
        let found = try review(version2(pages: [page("sure", "YesNoField")], hub: hub))
        expect(
            found,
            [
                "45:25 metadata.hub knows no \"colour\". It knows: version, service,",
                "45:50 metadata.hub.service knows no \"synonims\".",
                "45:82 Write the synonym \"Bin\" in small letters.",
                "46:11 There is no page with the id \"nowhere\".",
                "46:65 metadata.hub.components knows no \"plainhelp\".",
            ]
        )
    }

    @Test func aServiceWithoutSynonymsIsSaid() throws {
        let found = try review(
            version2(pages: [page("sure", "YesNoField")], hub: #"{"service": {"code": "x"}}"#)
        )
        expect(found, ["45:36 \"synonyms\" is missing: residents find the service by its title only."])
    }
}
