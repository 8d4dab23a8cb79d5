public import Ground

extension Form {
    /// What an author should look at beside `warnings`, though the form can be run: what can never happen in it.
    ///
    /// - Parameters:
    ///   - json: the definition that the form was read from.
    ///   - file: its name, for what is said of it.
    ///   - today: the day from which conditions on days are looked at.
    /// - Returns: the findings in the order of the file; at most a hundred.
    public func review(_ json: JSON, named file: String, today: CivilDate) -> [Finding] {
        var review = FormReview(self, json, file, today)
        review.reviewLists()
        review.reviewConditions()
        review.reviewWays()
        review.reviewNotes()
        return Array(Set(review.findings).sorted { $0.order < $1.order }.prefix(FormReview.most))
    }
}

extension Finding {
    /// Findings stand in the order of the file, and those of one place by what they say.
    fileprivate var order: (Int, Int, String) { (place.line, place.column, what) }
}

/// One look through a form.
struct FormReview {
    /// How many findings are shown.
    static let most = 100

    let form: Form
    let json: JSON
    let conditions: ConditionReview
    private let file: String
    private(set) var findings: [Finding] = []
    /// The pages in the file, by their paths.
    let pageNodes: [String: JSON]
    /// The conditions in the file, by their ids.
    let conditionNodes: [String: JSON]
    /// The questions that conditions may look at, by their names.
    let asked: [String: [Question]]

    init(_ form: Form, _ json: JSON, _ file: String, _ today: CivilDate) {
        self.form = form
        self.json = json
        self.file = file
        conditions = ConditionReview(form, today: today)
        let pages = (json["pages"]?.elements ?? []).compactMap { node in
            node["path"]?.string.map { ($0.hasPrefix("/") ? $0 : "/" + $0, node) }
        }
        pageNodes = Dictionary(pages) { first, _ in first }
        let nodes = (json["conditions"]?.elements ?? []).compactMap { node in
            (node["id"]?.string ?? node["name"]?.string).map { ($0, node) }
        }
        conditionNodes = Dictionary(nodes) { first, _ in first }
        asked = Dictionary(grouping: form.pages.flatMap(\.questions)) { $0.name }
    }

    mutating func say(_ what: String, at place: Place) {
        findings.append(Finding(file: file, place: place, what: what))
    }

    /// Where a page stands in the file; a part of it where that is named.
    func place(of page: Page, _ key: String? = nil) -> Place {
        let node = pageNodes[page.path]
        return key.flatMap { node?[$0]?.place } ?? node?.place ?? json.place
    }
}

// Lists and their choices.
extension FormReview {
    mutating func reviewLists() {
        var used: Set<String> = []
        for key in ["pages", "lists"] { if let part = json[key] { gatherLists(part, into: &used) } }
        for list in json["lists"]?.elements ?? [] {
            let names = [list["id"]?.string, list["name"]?.string].compactMap(\.self)
            if let name = names.last, used.isDisjoint(with: names) {
                say(
                    "Nothing uses the list \"\(name)\". Name it as \"list\" of a question, or remove it.",
                    at: list.place
                )
            }
            reviewChoices(of: list)
        }
    }

    /// Gathers the lists that components name, as a text or as an object with a name.
    private func gatherLists(_ json: JSON, into used: inout Set<String>) {
        switch json.value {
        case .array(let elements): for element in elements { gatherLists(element, into: &used) }
        case .object(let members):
            for member in members {
                if member.key == "list" || member.key == "listId" || member.key == "listName" {
                    let value = member.value
                    for name in [value.string, value["id"]?.string, value["name"]?.string] {
                        if let name { used.insert(name) }
                    }
                }
                gatherLists(member.value, into: &used)
            }
        default: break
        }
    }

    private mutating func reviewChoices(of list: JSON) {
        var seen: [String: Place] = [:]
        for item in list["items"]?.elements ?? [] {
            guard let node = item["text"], let text = node.string else { continue }
            let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if let first = seen[words] {
                let what =
                    "The choice \"\(text)\" stands in line \(first.line) too. Nobody can tell them apart: change one."
                say(what, at: node.place)
            } else {
                seen[words] = node.place
            }
        }
    }
}
