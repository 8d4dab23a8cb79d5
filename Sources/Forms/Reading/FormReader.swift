import Ground

extension Form {
    /// Reads a definition and checks that every part of it can be run.
    ///
    /// What this program does not run yet is refused by its name and place, never half run.
    /// - Throws: `FormRefusal` with everything that is wrong.
    public static func read(_ bytes: [UInt8], named file: String) throws(FormRefusal) -> Self {
        let json: JSON
        do { json = try JSON(parsing: bytes) } catch {
            throw FormRefusal(findings: [Finding(file: file, place: error.place, what: error.reason)])
        }
        var reader = FormReader(file: file)
        let form = reader.form(json)
        let findings = reader.findings.inOrder
        guard findings.isEmpty, let form else { throw FormRefusal(findings: findings) }
        return form
    }
}

/// Reads the parts of a definition into the model, and notes what is wrong.
struct FormReader {
    var findings: Findings
    /// Lists by id and by name.
    var lists: [String: [Option]] = [:]
    var sections: [String: Section] = [:]
    var componentNotes: [String: ComponentNotes] = [:]
    /// Questions by the id of their component, with the number of their page.
    var questions: [String: (question: Question, page: Int)] = [:]
    /// The number of the page of each question, by the name of the question.
    var pageOfQuestion: [String: Int] = [:]
    /// By the id of a condition, the question it rests on that is asked last.
    var latestQuestion: [String: ConditionGraph.Asking] = [:]
    /// The ids of pages, lists and sections, each by its kind, and those of components.
    var ids: [String: Set<String>] = [:]
    var names: Set<String> = []
    var paths: Set<String> = []

    init(file: String) { findings = Findings(file: file) }

    mutating func form(_ json: JSON) -> Form? {
        guard json.members != nil else {
            findings.add("A form must be an object { }, not \(json.kind).", at: json.place)
            return nil
        }
        guard json["engine"]?.string == "V2" else {
            let place = json["engine"]?.place ?? json.place
            findings.add(
                "Only forms of \"engine\": \"V2\" run here. Older ones follow links between pages.",
                at: place
            )
            return nil
        }
        checkWords(json)
        for list in findings.elements(json, "lists") { read(list: list) }
        for section in findings.elements(json, "sections") { read(section: section) }
        let metadata = findings.object(json, "metadata")
        let notes = readNotes(metadata.flatMap { findings.object($0, "hub") })
        let pageNodes = findings.elements(json, "pages")
        let pages = pageNodes.enumerated().compactMap { page($0.element, number: $0.offset) }
        let conditions = readConditions(findings.elements(json, "conditions"))
        check(pages, pageNodes, conditions, json)
        return Form(
            name: findings.text(json, "name") ?? "",
            pages: pages,
            notes: notes,
            referencePrefix: metadata.flatMap { findings.text($0, "referenceNumberPrefix") },
            conditions: conditions
        )
    }

    private mutating func read(list: JSON) {
        var seen: Set<String> = []
        let nodes = findings.elements(list, "items")
        if nodes.isEmpty { findings.add("A list needs one item or more under \"items\".", at: list.place) }
        let options = nodes.compactMap { item -> Option? in
            let entry = item["value"].flatMap(Self.entry)
            guard let text = findings.text(item, "text"), let entry else {
                findings.add("A list item needs a \"text\" and a \"value\".", at: item.place)
                return nil
            }
            if !seen.insert(entry).inserted {
                findings.add("The value \"\(entry)\" stands in this list twice. Change one.", at: item.place)
            }
            for key in ["condition", "conditional"] where item[key].map({ !$0.isNull }) ?? false {
                findings.add(
                    "\"\(key)\" of a list item is not run yet. Remove it.",
                    at: item[key]?.place ?? item.place
                )
            }
            return Option(
                id: findings.text(item, "id") ?? entry,
                entry: entry,
                text: text,
                hint: hint(of: item)
            )
        }
        refuseSecond(list, kind: "list")
        if Set(options.map(\.id)).count != options.count {
            findings.add("Two items of this list have the same \"id\". Change one.", at: list.place)
        }
        for name in [list["id"]?.string, list["name"]?.string].compactMap(\.self) { lists[name] = options }
        if list["id"]?.string == nil, list["name"]?.string == nil {
            findings.add("A list needs an \"id\".", at: list.place)
        }
    }

    /// Some files write the hint of an item as an object, some as a text, some call it a description.
    private mutating func hint(of item: JSON) -> String? {
        guard let hint = item["hint"], !hint.isNull else { return findings.text(item, "description") }
        return hint.members == nil ? findings.text(item, "hint") : findings.text(hint, "text")
    }

    /// Notes an id that another thing of the same kind has.
    mutating func refuseSecond(_ node: JSON, kind: String) {
        guard let id = findings.text(node, "id"), !ids[kind, default: []].insert(id).inserted else { return }
        findings.add("The id \"\(id)\" stands here twice. Change one.", at: node["id"]?.place ?? node.place)
    }

    /// What is kept when an item is chosen: its value as a text.
    static func entry(_ json: JSON) -> String? {
        switch json.value {
        case .string(let text): text
        case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
        case .bool(let bool): bool ? Entry.yes : Entry.no
        case .null, .array, .object: nil
        }
    }

    private mutating func read(section node: JSON) {
        guard let title = findings.text(node, "title"), let id = node["id"]?.string ?? node["name"]?.string
        else {
            findings.add("A section needs an \"id\" and a \"title\".", at: node.place)
            return
        }
        refuseSecond(node, kind: "section")
        let section = Section(id: id, title: title, hideTitle: findings.bool(node, "hideTitle", or: false))
        for name in [node["id"]?.string, node["name"]?.string].compactMap(\.self) { sections[name] = section }
    }
}

// Pages.
extension FormReader {
    private static let refusedControllers = [
        "RepeatPageController": "pages that repeat", "FileUploadPageController": "uploads",
        "SummaryPageWithConfirmationEmailController": "a confirmation by e-mail",
        "StatusPageController": "status pages",
    ]

    private mutating func page(_ node: JSON, number: Int) -> Page? {
        guard let path = findings.text(node, "path"), path.hasPrefix("/"), path.count > 1 else {
            findings.add("A page needs a \"path\" that begins with /.", at: node.place)
            return nil
        }
        if !paths.insert(path).inserted {
            findings.add(
                "The path \"\(path)\" stands here twice. Change one.",
                at: node["path"]?.place ?? node.place
            )
        }
        refuseSecond(node, kind: "page")
        let components = findings.elements(node, "components").compactMap { component($0, page: number) }
        let questions = components.compactMap {
            if case .question(let question) = $0 { question } else { nil }
        }
        var title = findings.text(node, "title") ?? ""
        if title.isEmpty { title = questions.first?.title ?? "" }
        let kind = kind(of: node)
        if title.isEmpty, kind != .summary {
            findings.add("A page needs a \"title\", or a question with one.", at: node.place)
        }
        if kind != .question, let question = questions.first {
            findings.add("\"\(question.name)\" stands on a page that asks nothing. Move it.", at: node.place)
        }
        return Page(
            id: node["id"]?.string ?? path,
            path: path,
            title: title,
            components: components,
            section: section(of: node),
            kind: kind,
            condition: findings.text(node, "condition").flatMap { $0.isEmpty ? nil : $0 }
        )
    }

    private mutating func section(of node: JSON) -> Section? {
        guard let id = findings.text(node, "section"), !id.isEmpty else { return nil }
        if let section = sections[id] { return section }
        findings.add("There is no section \"\(id)\".", at: node["section"]?.place ?? node.place)
        return nil
    }

    private mutating func kind(of node: JSON) -> Page.Kind {
        if node["repeat"].map({ !$0.isNull }) ?? false {
            findings.add(
                "Pages that repeat are not run yet. Remove \"repeat\".",
                at: node["repeat"]?.place ?? node.place
            )
        }
        guard let controller = findings.text(node, "controller"), !controller.isEmpty else {
            return .question
        }
        let place = node["controller"]?.place ?? node.place
        switch controller {
        case "PageController", "QuestionPageController", "StartPageController": return .question
        case "SummaryPageController": return .summary
        case "TerminalPageController": return .terminal
        default:
            let what = Self.refusedControllers[controller].map { "\(controller): \($0) are not run yet." }
            findings.add(what ?? "The controller \"\(controller)\" is unknown.", at: place)
            return .question
        }
    }

    /// What only shows when all pages are known.
    private mutating func check(
        _ pages: [Page],
        _ nodes: [JSON],
        _ conditions: [String: Condition],
        _ json: JSON
    ) {
        guard !nodes.isEmpty else {
            findings.add(
                "A form needs one page or more under \"pages\".",
                at: json["pages"]?.place ?? json.place
            )
            return
        }
        if !pages.contains(where: { $0.kind == .summary }) {
            findings.add(
                "A form needs a page with \"controller\": \"SummaryPageController\".",
                at: json["pages"]?.place ?? json.place
            )
        }
        for (number, node) in nodes.enumerated() {
            guard let id = node["condition"]?.string, !id.isEmpty else { continue }
            guard conditions[id] != nil else {
                findings.add("There is no condition \"\(id)\".", at: node["condition"]?.place ?? node.place)
                continue
            }
            if let later = latestQuestion[id], later.page >= number {
                let question = later.question
                findings.add(
                    "This condition asks for \"\(question)\", which comes later. Move the page behind it.",
                    at: node.place
                )
            }
        }
        if let last = pages.firstIndex(where: { $0.kind != .question && $0.condition == nil }),
            last + 1 < pages.count
        {
            let name = pages[last + 1].path
            findings.add(
                "Nothing leads to \"\(name)\": the page before it always ends the way.",
                at: nodes[min(last + 1, nodes.count - 1)].place
            )
        }
    }
}
