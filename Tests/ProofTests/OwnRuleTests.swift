import Foundation
import Testing

/// Rules of the design that no vector states, held against small forms of our own.
@Suite struct OwnRuleTests {
    private let today = Day("2024-03-31")

    private func paper(_ json: String) throws -> Paper { try PaperReader.read(Data(json.utf8), named: "own") }

    private func path(_ json: String, _ answers: [String: Written.Entry] = [:]) throws -> [String] {
        let paper = try paper(json)
        var written = Written()
        for (name, entry) in answers {
            let id = paper.fields.first { $0.id.name == name }?.id ?? FieldID(section: nil, name: name)
            written[id] = entry
        }
        let trail = Trail.walk(paper, written, today: try #require(today))
        return trail.path + ["\(trail.end)"]
    }

    @Test(arguments: [
        ("is at least", "in the past", "months", 1, "2024-02-29", true),
        ("is at least", "in the past", "months", 1, "2024-03-01", false),
        ("is more than", "in the past", "years", 1, "2023-03-30", true),
        ("is more than", "in the past", "years", 1, "2023-03-31", false),
        ("is less than", "in the future", "days", 1, "2024-03-31", true),
        ("is at most", "in the future", "days", 1, "2024-04-02", false),
        ("is at most", "in the past", "months", 13, "2023-02-27", false),
    ])
    func aRelativeDateIsReckonedFromToday(
        _ test: String,
        _ direction: String,
        _ unit: String,
        _ amount: Int,
        _ day: String,
        _ isTrue: Bool
    ) throws {
        let paper = try paper(
            """
            {"engine":"V2","schema":2,"pages":[{"path":"/a","components":[{"id":"d","type":"DatePartsField","name":"d"}]}],
             "conditions":[{"id":"k","items":[{"componentId":"d","operator":"\(test)","type":"RelativeDate",
               "value":{"period":\(amount),"unit":"\(unit)","direction":"\(direction)"}}]}]}
            """
        )
        let id = FieldID(section: nil, name: "d")
        let truth = Truth(paper: paper, today: try #require(today), state: [id: .text(day)])
        #expect(truth.holds("k") == isTrue)
        #expect(
            !Truth(paper: paper, today: try #require(today)).holds("k"),
            "an empty date stands in no order"
        )
    }

    @Test(arguments: [
        ("CheckboxesField", "contains", "", ["r"], true), ("CheckboxesField", "contains", "or", ["g"], false),
        ("CheckboxesField", "contains", "and", ["r"], false),
        ("CheckboxesField", "contains", "and", ["r", "b"], true),
        ("CheckboxesField", "does not contain", "and", ["r"], false),
        ("CheckboxesField", "does not contain", "and", [], true),
        ("CheckboxesField", "does not contain", "or", ["r"], true),
        ("RadiosField", "is", "", ["b"], true), ("RadiosField", "is", "", ["g"], false),
        ("RadiosField", "is not", "", ["b"], false), ("RadiosField", "is not", "", ["g"], true),
        ("RadiosField", "is not", "", [], true),
    ])
    func severalItemsOfAListAreJoined(
        _ type: String,
        _ test: String,
        _ join: String,
        _ chosen: [String],
        _ isTrue: Bool
    ) throws {
        let coordinator = join.isEmpty ? "" : #","itemsCoordinator":"\#(join)""#
        let paper = try paper(
            """
            {"engine":"V2","schema":2,"pages":[{"path":"/a","components":[{"id":"c","type":"\(type)","name":"c","list":"l"}]}],
             "lists":[{"id":"l","type":"string","items":[{"id":"1","value":"r"},{"id":"2","value":"b"},{"id":"3","value":"g"}]}],
             "conditions":[{"id":"k","items":[{"componentId":"c","operator":"\(test)","type":"ListItemRef",
               "value":{"listId":"l","itemId":["1","2"]\(coordinator)}}]}]}
            """
        )
        let many = Value.list(chosen.map { .text($0) })
        let value = type == "CheckboxesField" ? many : chosen.first.map { .text($0) } ?? .empty
        let id = FieldID(section: nil, name: "c")
        #expect(
            Truth(paper: paper, today: try #require(today), state: [id: value]).holds("k") == isTrue
        )
    }

    private let links = """
        {"startPage":"/b","pages":[
          {"path":"/a","components":[],"next":[]},
          {"path":"/b","section":"s","components":[{"type":"YesNoField","name":"y","options":{"required":false}}],
           "next":[{"path":"/a"},{"path":"/gone","condition":"yes"},{"path":"/pay","condition":"yes"},{"path":"/c"}]},
          {"path":"/c","components":[],"next":[{"path":"/b"}]},
          {"path":"/pay","components":[{"type":"PaymentField","name":"p"}],"next":[{"path":"/summary"}]},
          {"path":"/summary","controller":"./pages/summary.js","components":[]}],
         "conditions":[{"name":"yes","value":{"conditions":[
           {"field":{"name":"s.y","type":"YesNoField"},"operator":"is","value":{"type":"Value","value":"true"}}]}}]}
        """

    @Test func linksLeadFromPageToPage() throws {
        // The link to a page that is missing is dropped, and a payment page is passed by.
        #expect(try path(links, ["y": .text("true")]) == ["/b", "/summary", "summary"])
        // No condition holds: the last link without one wins. What leads back to a page is a circle.
        #expect(try path(links, ["y": .text("false")]) == ["/b", "/c", "circle"])
        // The same pages in a linear form (mixed versions): their order counts, and the links do not.
        let linear = links.replacing(#"{"startPage":"/b""#, with: #"{"engine":"V2","startPage":"/b""#)
        #expect(try path(linear) == ["/a", "/b", "/c", "/summary", "summary"])
    }

    @Test func answersOffTheWayAndOnRepeatPagesSayNothing() throws {
        let form = """
            {"engine":"V2","schema":2,"pages":[
              {"path":"/a","components":[{"id":"y","type":"YesNoField","name":"y"}]},
              {"path":"/b","condition":"ky","components":[{"id":"z","type":"YesNoField","name":"z"}]},
              {"path":"/r","controller":"RepeatPageController","repeat":{"options":{"name":"rows"}},
               "components":[{"id":"w","type":"YesNoField","name":"w"}]},
              {"path":"/c","condition":"kz","components":[]},
              {"path":"/d","condition":"kw","components":[]},
              {"path":"/t","condition":"ky","controller":"TerminalPageController","components":[]},
              {"path":"/summary","controller":"SummaryPageController"}],
             "conditions":[
              {"id":"ky","items":[{"componentId":"y","operator":"is","type":"BooleanValue","value":true}]},
              {"id":"kz","items":[{"componentId":"z","operator":"is","type":"BooleanValue","value":true}]},
              {"id":"kw","items":[{"componentId":"w","operator":"is","type":"BooleanValue","value":true}]}]}
            """
        let row = Written.Entry.rows([
            [Place(id: FieldID(section: nil, name: "w"), part: nil): .text("true")]
        ])
        let no: [String: Written.Entry] = ["y": .text("false"), "z": .text("true"), "rows": row]
        #expect(try path(form, no) == ["/a", "/r", "/summary", "summary"])
        let yes = no.merging(["y": .text("true")]) { $1 }
        #expect(try path(form, yes) == ["/a", "/b", "/r", "/c", "/t", "exit"])
        #expect(
            try path(form, yes.merging(["rows": .rows([])]) { $1 }).suffix(1) == ["stopped: rows: rows < 1"]
        )
    }
}
