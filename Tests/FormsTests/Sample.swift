import Forms
import Foundation
import Ground
import Testing

let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
let today = CivilDate(daysSinceEpoch: 20_778)  // Saturday 21 November 2026

/// The folder of data shared between projects, where it lies beside the checkout.
let shared: URL? = {
    let named = ProcessInfo.processInfo.environment["HANDRAIL_SHARED"].map { URL(filePath: $0) }
    let folder = named ?? root.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.appending(path: "vectors/forms.jsonl").path())
        ? folder : nil
}()

/// Where definitions are read from: FORMS names a folder of others than those given.
enum Given {
    static var forms: URL? {
        ProcessInfo.processInfo.environment["FORMS"].map { URL(filePath: $0) }
            ?? shared?.appending(path: "forms/given")
    }
}

/// A form of one page with one question, and a summary.
func form(_ component: String, lists: String = "[]", extra: String = "") throws -> Form {
    let text = """
        {"engine": "V2", "schema": 2, "name": "Sample", "lists": \(lists), "conditions": [], "sections": [],
         "pages": [{"id": "p", "path": "/one", "title": "", "components": [\(component)]},
                   {"path": "/summary", "title": "Check", "controller": "SummaryPageController"}]\(extra)}
        """
    return try Form.read(Array(text.utf8), named: "sample.json")
}

let colours = """
    [{"id": "l", "name": "colours", "title": "Colours", "type": "string", "items": [
      {"id": "r", "text": "Red", "value": "red"}, {"id": "b", "text": "Blue", "value": "blue"},
      {"id": "g", "text": "Green", "value": "green"}]}]
    """

/// What the only question of a form makes of some entries: its value, or the keys of the rules that are broken.
func judge(_ form: Form, _ entries: [String: Entry]) throws -> Result<Value, Problems> {
    var answers = Answers()
    for (input, entry) in entries { answers[input] = entry }
    let question = try #require(form.questions.first)
    do { return .success(try question.value(in: answers, today: today)) } catch { return .failure(error) }
}

extension Result where Success == Value, Failure == Problems {
    var problems: [Problem] {
        if case .failure(let problems) = self { problems.list } else { [] }
    }

    var rules: [Rule] { problems.map(\.rule) }

    var value: Value? { try? get() }
}
