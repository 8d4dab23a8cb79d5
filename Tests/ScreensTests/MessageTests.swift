import Forms
import Foundation
import Ground
import Screens
import Testing

/// What a resident is told of an answer that is not in order.
@Suite struct MessageTests {
    private let english = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Accessibility/Languages/en.po")

    private func message(type: String, titled title: String, typed: String?) throws -> String {
        let definition = """
            {"engine": "V2", "schema": 2, "name": "Sample", "lists": [], "conditions": [], "sections": [],
             "pages": [{"id": "p", "path": "/one", "title": "", "components": [
                         {"id": "q", "type": "\(type)", "name": "a", "title": "\(title)"}]},
                       {"path": "/summary", "title": "Check", "controller": "SummaryPageController"}]}
            """
        let form = try Form.read(Array(definition.utf8), named: "sample.json")
        var answers = Answers()
        if let typed { answers["a"] = .text(typed) }
        let stop = try #require(form.walk(answers, today: CivilDate(daysSinceEpoch: 20_778)).stoppedAt)
        let words = try Catalogue(po: Array(Data(contentsOf: english)), language: "en")
        return words.message(for: try #require(stop.problems.first))
    }

    /// Meets A48.
    @Test(arguments: [
        ("TextField", "Your full name", String?.none, "Enter your full name"),
        ("TextField", "NHS number", nil, "Enter NHS number"),
        ("NumberField", "Rooms", "many", "Rooms must be a number, like 30"),
        ("TextField", "Who lives there?", nil, "Enter your answer to “Who lives there?”"),
        (
            "NumberField", "How many rooms?", "many",
            "Your answer to “How many rooms?” must be a number, like 30"
        ),
        ("YesNoField", "Is it urgent?", nil, "Select yes or no: is it urgent?"),
    ])
    func anAnswerIsCalledByItsNameOrByItsQuestion(
        _ type: String,
        _ title: String,
        _ typed: String?,
        _ message: String
    ) throws {
        #expect(try self.message(type: type, titled: title, typed: typed) == message)
    }
}
