import Forms
import Ground
import Testing

/// The same for the older format, whose pages name the pages that may follow.
@Suite struct LinkReviewTests {
    private func review(_ pages: [String], _ conditions: String = "") throws -> [String] {
        let text = """
            {"startPage": "/a", "name": "Old", "sections": [], "lists": [], "pages": [
            \(pages.joined(separator: ",\n")),
            {"path": "/summary", "title": "Check", "controller": "./pages/summary.js", "components": [], "next": []}],
            "conditions": [\(conditions)]}
            """
        let bytes = Array(text.utf8)
        let form = try Form.read(bytes, named: "f.json")
        return form.review(try JSON(parsing: bytes), named: "f.json", today: today)
            .map { "\($0.place.line):\($0.place.column) \($0.what)" }
    }

    private func page(_ name: String, _ next: String...) -> String {
        """
        {"path": "/\(name)", "title": "Page", "components": [{"type": "YesNoField", "name": "\(name)", \
        "title": "Sure?", "options": {}, "schema": {}}], "next": [\(next.joined(separator: ", "))]}
        """
    }

    private func to(_ path: String, when condition: String? = nil) -> String {
        #"{"path": "/\#(path)"\#(condition.map { #", "condition": "\#($0)""# } ?? "")}"#
    }

    private let yes = """
        {"name": "yes", "displayName": "yes", "value": {"name": "yes", "conditions": [{"field": {"name": "b", "type": \
        "YesNoField", "display": "b"}, "operator": "is", "value": {"type": "Value", "value": "true", "display": "y"}}]}}
        """

    @Test func linksThatLeadRoundInACircleAreSaid() throws {
        let found = try review([page("a", to("b")), page("b", to("a"))])
        #expect(
            found.contains { $0.contains("The links from \"/a\" lead round in a circle that never ends.") },
            "\(found)"
        )
        #expect(
            try review([page("a", to("b")), page("b", to("a"), to("summary", when: "yes"))], yes).isEmpty
        )
    }

    @Test func aQuestionBehindWhichNoWayLeadsOnIsSaid() throws {
        let found = try review(
            [page("a", to("b"), to("summary", when: "yes")), page("b")],
            yes.replacing(#""b""#, with: #""a""#)
        )
        #expect(found.contains { $0.contains("Whatever is answered on \"/b\", no way leads on") }, "\(found)")
    }

    @Test func aLinkThatAsksForWhatComesLaterIsSaid() throws {
        let found = try review(
            [page("a", to("b"), to("summary", when: "yes")), page("b", to("summary"))],
            yes
        )
        #expect(
            found.contains { $0.hasPrefix("2:") && $0.contains("\"b\", which is never asked before") },
            "\(found)"
        )
    }

    @Test func aPageBehindALinkThatIsNeverTakenIsNeverReached() throws {
        let found = try review(
            [page("a", to("b", when: "yes"), to("summary")), page("b", to("summary"))],
            yes
        )
        #expect(found.contains { $0.hasPrefix("3:1 No answers lead to \"/b\".") }, "\(found)")
    }
}
