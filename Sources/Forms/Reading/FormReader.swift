import Ground

extension Form {
    /// Reads a definition, of either version, and checks that every part of it can be run.
    ///
    /// What cannot be run is refused by its name and place, never half run. Older definitions, which nobody here wrote,
    /// are taken as they are where sense can be made of them: what was odd is in `warnings`.
    /// - Parameters:
    ///   - bytes: the JSON.
    ///   - file: its name, for what is said of it.
    ///   - language: one of the form's translations, such as `cy`; what is not translated stays as it is written.
    /// - Returns: the form, with what is odd in it.
    /// - Throws: `FormRefusal` with everything that is wrong.
    public static func read(
        _ bytes: [UInt8],
        named file: String,
        language: String? = nil
    ) throws(FormRefusal) -> Self {
        guard bytes.count <= longest else {
            let what = "The definition is longer than 4 megabytes from here on. Make two forms of it."
            throw FormRefusal(findings: [Finding(file: file, place: bytes.place(of: longest), what: what)])
        }
        let json: JSON
        do { json = try JSON(parsing: bytes) } catch {
            throw FormRefusal(findings: [Finding(file: file, place: error.place, what: error.reason)])
        }
        var reader = FormReader(file: file)
        let form = reader.form(json, in: language)
        let findings = reader.findings.inOrder
        guard findings.isEmpty, let form else { throw FormRefusal(findings: findings) }
        return form
    }

    /// No definition is longer, in bytes: thirty times the longest that a government service was seen to use.
    private static let longest = 4 << 20
}

extension [UInt8] {
    /// Where a byte of a text stands.
    fileprivate func place(of index: Int) -> Place {
        let before = self[..<index]
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lines = before.count { $0 == UInt8(ascii: "\n") }
        // Columns are counted in scalars, each of which has one byte that does not continue another.
        let column = self[start..<index].count { $0 & 0xC0 != 0x80 }
        return Place(line: lines + 1, column: column + 1)
    }
}

/// Reads the parts of a definition into the model, and notes what is wrong.
struct FormReader {
    var findings: Findings
    /// Whether pages follow links, as in version 1.
    var routing = Form.Routing.linear
    /// Lists by id and by name.
    var lists: [String: [Option]] = [:]
    /// The components that appear under a choice, by list and by the value of the choice.
    var reveals: [String: [(entry: String, components: [JSON])]] = [:]
    var sections: [String: Section] = [:]
    var componentNotes: [String: ComponentNotes] = [:]
    var translations = Translations()
    /// Questions by the id of their component, with the number of their page.
    var questions: [String: (question: Question, page: Int)] = [:]
    /// Questions by the names that conditions of version 1 may call them.
    var called: [String: Question] = [:]
    /// The number of the page of each question, by the name of the question.
    var pageOfQuestion: [String: Int] = [:]
    /// By the id of a condition, the question it rests on that is asked last.
    var latestQuestion: [String: ConditionGraph.Asking] = [:]
    /// The ids of pages, lists and sections, each by its kind, and those of components.
    var ids: [String: Set<String>] = [:]
    var names: Set<String> = []
    /// Names that stand in more than one section: their answers are kept apart.
    var sharedNames: Set<String> = []
    var paths: Set<String> = []
    /// Of each name that a value has, whether a secret seems to stand under it.
    var secretKeys: [String: Bool] = [:]
    /// Whether a text was found that is too long to read.
    var isTooLong = false
    /// Conditions that links carry themselves, by the name they are given here.
    var inline: [String: (text: String, section: Section?, place: Place)] = [:]

    init(file: String) { findings = Findings(file: file) }

    /// Whether the definition is of version 2 throughout, so that what breaks its rules is the author's mistake.
    var isStrict: Bool { findings.isStrict }

    /// Notes what a definition of version 2 may not do, and what one of version 1 did in its day.
    mutating func note(_ what: @autoclosure () -> String, at place: Place) {
        findings.note(what(), at: place)
    }

    mutating func form(_ json: JSON, in language: String?) -> Form? {
        guard json.members != nil else {
            findings.add("A form must be an object { }, not \(json.kind).", at: json.place)
            return nil
        }
        guard json["pages"] != nil else {
            findings.add("A form needs one page or more under \"pages\".", at: json.place)
            return nil
        }
        readVersion(json)
        checkWords(json)
        // A text without end is not read on: that alone would take seconds.
        if isTooLong { return nil }
        let metadata = readMetadata(json, language)
        let notes = readNotes(metadata.flatMap { findings.object($0, "hub") })
        for section in findings.elements(json, "sections") { read(section: section) }
        for list in findings.elements(json, "lists") { read(list: list) }
        let nodes = findings.elements(json, "pages")
        findSharedNames(nodes)
        let pages = nodes.enumerated().compactMap { page($0.element, number: $0.offset) }
        let conditionNodes = findings.elements(json, "conditions")
        var conditions = readConditions(conditionNodes)
        addInline(to: &conditions)
        check(pages, nodes, conditions, json)
        guard !pages.isEmpty else { return nil }
        let title = translations.text("form", "", "title") ?? name(json)
        return Form(
            name: title,
            pages: pages,
            notes: notes,
            referencePrefix: metadata.flatMap { findings.text($0, "referenceNumberPrefix") },
            declaration: (translations.text("form", "", "declaration") ?? findings.text(json, "declaration"))
                .map { Markup.blocks(html: $0) } ?? [],
            fees: readFees(json, conditions),
            warnings: findings.warningsInOrder,
            languages: translations.languages,
            conditions: conditions,
            conditionNames: Self.names(of: conditionNodes),
            routing: routing,
            start: start(json, pages),
            numbers: Dictionary(pages.enumerated().map { ($0.element.path, $0.offset) }) { first, _ in first }
        )
    }

    /// Engine and schema are versioned apart: either may be of the older kind.
    private mutating func readVersion(_ json: JSON) {
        let engine = json["engine"]?.string
        if let value = json["engine"], !value.isNull, engine != "V2", engine != "V1" {
            findings.add("\"engine\" must be \"V2\", or \"V1\" for the older format.", at: value.place)
        }
        routing = engine == "V2" ? .linear : .links
        findings.isStrict = engine == "V2" && json["schema"]?.number == 2
    }

    /// What the author calls each condition.
    private static func names(of conditions: [JSON]) -> [String: String] {
        let named = conditions.compactMap { node in
            (node["id"]?.string ?? node["name"]?.string).flatMap { id in
                node["displayName"]?.string.map { (id, $0) }
            }
        }
        return Dictionary(named) { first, _ in first }
    }

    /// Some files give the name as an object with a title for each language.
    private mutating func name(_ json: JSON) -> String {
        if let text = json["name"]?.string ?? json["title"]?.string { return text }
        if let name = json["name"], name.members != nil { return name["en"]?.string ?? "" }
        return ""
    }

    private mutating func readMetadata(_ json: JSON, _ language: String?) -> JSON? {
        guard let metadata = findings.object(json, "metadata") else { return nil }
        if let all = findings.object(metadata, "translations") {
            translations = Translations(all, language, &findings)
        }
        return metadata
    }

    /// The first page: that of the file in version 2, the one that is named in version 1.
    private mutating func start(_ json: JSON, _ pages: [Page]) -> Int {
        guard routing == .links else { return 0 }
        guard let path = json["startPage"]?.string else { return 0 }
        if let index = pages.firstIndex(where: { $0.path == path || $0.path == "/" + path }) { return index }
        findings.warn(
            "There is no page \"\(path)\" to start with: the first one is used.",
            at: json["startPage"]?.place ?? json.place
        )
        return 0
    }

    private mutating func readFees(_ json: JSON, _ conditions: [String: Condition]) -> [Fee] {
        findings.elements(json, "fees").compactMap { node in
            guard let pence = findings.integer(node, "amount"), let text = findings.text(node, "description")
            else {
                findings.warn("A fee needs a \"description\" and an \"amount\" in pence.", at: node.place)
                return nil
            }
            let condition = node["condition"]?.string.flatMap { $0.isEmpty ? nil : $0 }
            if let condition, conditions[condition] == nil {
                note("There is no condition \"\(condition)\".", at: node.place)
            }
            let multiplier = node["multiplier"]?.string.flatMap { called[$0]?.name }
            return Fee(description: text, pence: pence, condition: condition, multiplier: multiplier)
        }
    }

    /// Notes an id that another thing of the same kind has.
    mutating func refuseSecond(_ node: JSON, kind: String) {
        guard let id = node["id"]?.string, !ids[kind, default: []].insert(id).inserted else { return }
        note("The id \"\(id)\" stands here twice. Change one.", at: node["id"]?.place ?? node.place)
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
}

/// What a form says in another language, by the id of the thing that says it.
struct Translations {
    private var root: JSON?
    /// The languages there are.
    private(set) var languages: [String] = []

    init() {}

    init(_ all: JSON, _ language: String?, _ findings: inout Findings) {
        languages = all.members?.map(\.key) ?? []
        guard let language else { return }
        root = findings.object(all, language)
    }

    /// What stands in the place of a text; nil where it is not translated.
    func text(_ kind: String, _ id: String, _ key: String) -> String? {
        node(kind, id)?[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What stands in the place of a list of texts; nil where it is not translated, or not all of it.
    func texts(_ kind: String, _ id: String, _ key: String, insteadOf texts: [String]) -> [String] {
        let said = (node(kind, id)?[key]?.elements ?? []).compactMap(\.string).filter { !$0.isEmpty }
        return said.count == texts.count ? said : texts
    }

    /// What stands in the place of texts that have names.
    func named(_ kind: String, _ id: String, _ key: String) -> [String: String] {
        var texts: [String: String] = [:]
        for member in node(kind, id)?[key]?.members ?? [] { texts[member.key] = member.value.string }
        return texts
    }

    /// The form and the service stand once; everything else by its id.
    private func node(_ kind: String, _ id: String) -> JSON? {
        id.isEmpty ? root?[kind] : root?[kind]?[id]
    }
}
