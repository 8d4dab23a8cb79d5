import Ground

// Pages.
extension FormReader {
    /// What the controllers of the format mean, by the last part of their names.
    private static let controllers: [String: Page.Kind] = [
        "PageController": .question, "QuestionPageController": .question, "StartPageController": .question,
        "RepeatPageController": .question, "FileUploadPageController": .question, "start": .question,
        "RepeatingFieldPageController": .question, "MiniSummaryPageController": .question,
        "MultiStartPageController": .question, "RepeatingSectionSummaryPageController": .question,
        "SummaryPageController": .summary, "SummaryPageWithConfirmationEmailController": .summary,
        "summary": .summary, "TerminalPageController": .terminal,
    ]

    mutating func page(_ node: JSON, number: Int) -> Page? {
        guard var path = findings.text(node, "path"), !path.isEmpty else {
            findings.add("A page needs a \"path\" that begins with /.", at: node.place)
            return nil
        }
        if !path.hasPrefix("/") || path.count == 1 && isStrict {
            note("A page needs a \"path\" that begins with /.", at: node["path"]?.place ?? node.place)
            if isStrict { return nil }
            if !path.hasPrefix("/") { path = "/" + path }
        }
        if !paths.insert(path).inserted {
            note("The path \"\(path)\" stands here twice. Change one.", at: node["path"]?.place ?? node.place)
            if !isStrict { return nil }
        }
        refuseSecond(node, kind: "page")
        let id = node["id"]?.string ?? path
        let section = section(of: node)
        let kind = kind(of: node)
        var repeating = repeating(node, id, number, section)
        let isGroup = repeating != nil && node["controller"]?.string == "RepeatPageController"
        var components: [Component] = []
        for child in isGroup ? [] : findings.elements(node, "components") {
            let isFieldOfGroup = isRepeatingField(node) && repeating == nil && child["name"] != nil
            if child["type"]?.string == "MultiInputField" {
                repeating = rows(child, findings.elements(child, "children"), number, section)
            } else if isFieldOfGroup, !Self.contentTypes.contains(child["type"]?.string ?? "") {
                repeating = rows(child, [child], number, section)
            } else {
                components += self.components(child, page: number, section)
            }
        }
        let title = title(node, id, components, repeating, kind)
        if kind != .question, let question = components.lazy.compactMap(\.question).first {
            note("\"\(question.name)\" stands on a page that asks nothing. Move it.", at: node.place)
            components.removeAll { $0.question != nil }
        }
        return Page(
            id: id,
            path: path,
            title: title,
            components: components,
            repeating: repeating,
            section: section,
            kind: kind,
            condition: findings.text(node, "condition").flatMap { $0.isEmpty ? nil : $0 },
            links: routing == .links ? links(node, section) : []
        )
    }

    /// The page's title; that of its first question, or the first heading of its words, where it has none.
    private mutating func title(
        _ node: JSON,
        _ id: String,
        _ components: [Component],
        _ repeating: Repeat?,
        _ kind: Page.Kind
    ) -> String {
        let text = translations.text("pages", id, "title") ?? findings.text(node, "title") ?? ""
        if !text.isEmpty { return Markup.plain(html: text) }
        if let title = components.lazy.compactMap(\.question).first?.title ?? repeating?.title {
            return title
        }
        for case .content(let content) in components {
            for block in content.blocks { if case .heading(let text) = block { return text } }
            if let line = content.blocks.first?.lines.first { return line }
        }
        for case .payment(let payment) in components where !payment.description.isEmpty {
            return payment.description
        }
        if kind != .summary { note("A page needs a \"title\", or a question with one.", at: node.place) }
        return ""
    }

    private mutating func section(of node: JSON) -> Section? {
        guard let id = findings.text(node, "section"), !id.isEmpty else { return nil }
        if let section = sections[id] { return section }
        note("There is no section \"\(id)\".", at: node["section"]?.place ?? node.place)
        return nil
    }

    private mutating func kind(of node: JSON) -> Page.Kind {
        guard let controller = findings.text(node, "controller"), !controller.isEmpty else {
            return .question
        }
        let file = controller.split(separator: "/").last.map(String.init) ?? controller
        let name = file.split(separator: ".").first.map(String.init) ?? file
        if let kind = Self.controllers[name] { return kind }
        findings.warn(
            "The controller \"\(controller)\" is unknown: the page is run as a page of questions.",
            at: node["controller"]?.place ?? node.place
        )
        return .question
    }

    /// Where the page may lead; a link to another site ends the way here.
    private mutating func links(_ node: JSON, _ section: Section?) -> [Page.Link] {
        findings.elements(node, "next").compactMap { link in
            var condition = (link["condition"]?.string ?? link["if"]?.string).flatMap {
                $0.isEmpty ? nil : $0
            }
            if let text = condition, text.contains(where: { "=<>' ".contains($0) }) {
                let name = "\(section?.id ?? "") \(text)"
                inline[name] = (text, section, link.place)
                condition = name
            }
            guard let path = link["path"]?.string, !path.isEmpty else {
                findings.warn("This link leads to no page: the way ends with it.", at: link.place)
                return link["redirect"] == nil ? nil : Page.Link(path: nil, condition: condition)
            }
            return Page.Link(path: path.hasPrefix("/") ? path : "/" + path, condition: condition)
        }
    }

    /// The group that a page repeats: all that is asked on it.
    private mutating func repeating(_ node: JSON, _ id: String, _ number: Int, _ section: Section?) -> Repeat?
    {
        guard let controller = node["controller"]?.string, controller == "RepeatPageController" else {
            if let value = node["repeat"], !value.isNull {
                findings.warn("\"repeat\" needs the controller RepeatPageController.", at: value.place)
            }
            return nil
        }
        let place = node["repeat"]?.place ?? node.place
        guard let group = findings.object(node, "repeat"), let options = findings.object(group, "options"),
            let name = findings.text(options, "name"), !name.isEmpty
        else {
            findings.add(
                "A page that repeats needs \"repeat\" with \"options\": \"name\" and \"title\".",
                at: place
            )
            return nil
        }
        let schema = findings.object(group, "schema") ?? JSON(.object([]), at: place)
        let (least, most) = (findings.integer(schema, "min") ?? 1, findings.integer(schema, "max") ?? 25)
        if !(1...Repeat.most).contains(least) || !(least...Repeat.most).contains(most) {
            findings.add(
                "\"min\" and \"max\" must be from 1 to 200, the first not above the other.",
                at: place
            )
        }
        let components = findings.elements(node, "components").flatMap {
            self.components($0, page: number, section)
        }
        if !components.contains(where: { $0.question != nil }) {
            findings.add("A page that repeats needs a question.", at: node.place)
        }
        return Repeat(
            name: name,
            title: translations.text("pages", id, "repeatTitle") ?? findings.text(options, "title") ?? name,
            min: least,
            max: most,
            components: components
        )
    }

    private func isRepeatingField(_ node: JSON) -> Bool {
        node["controller"]?.string == "RepeatingFieldPageController"
    }

    /// A table of the older format, each row of which is one item of a repeat; or a single question that is repeated.
    private mutating func rows(
        _ node: JSON,
        _ children: [JSON],
        _ number: Int,
        _ section: Section?
    ) -> Repeat? {
        guard let name = findings.text(node, "name"), let title = findings.text(node, "title") else {
            findings.add("A question needs a \"name\" and a \"title\".", at: node.place)
            return nil
        }
        let options = findings.object(node, "options") ?? JSON(.object([]), at: node.place)
        let isRequired = findings.bool(options, "required", or: true)
        let most = findings.integer(options, "maxMultiInputFieldRows") ?? 25
        // The questions of a row are known by the row only.
        let known = (questions, called, names, pageOfQuestion)
        let components = children.flatMap { self.components($0, page: number, nil) }
        (questions, called, names, pageOfQuestion) = known
        return Repeat(
            name: key(name, section),
            title: title,
            min: isRequired ? 1 : 0,
            max: max(1, min(most, Repeat.most)),
            components: components
        )
    }

    /// Finds the names that questions of different sections share, which version 1 allows.
    mutating func findSharedNames(_ pages: [JSON]) {
        guard routing == .links else { return }
        var sectionOfName: [String: String] = [:]
        for page in pages {
            let section = page["section"]?.string ?? ""
            for component in page["components"]?.elements ?? [] {
                guard let name = component["name"]?.string, component["content"] == nil else { continue }
                if let other = sectionOfName.updateValue(section, forKey: name), other != section {
                    sharedNames.insert(name)
                }
            }
        }
    }

    /// Under which name an answer is kept.
    func key(_ name: String, _ section: Section?) -> String {
        guard sharedNames.contains(name), let section else { return name }
        return "\(section.id).\(name)"
    }
}

// What only shows when all pages are known.
extension FormReader {
    mutating func check(
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
        let place = json["pages"]?.place ?? json.place
        if !pages.contains(where: { $0.kind == .summary }) {
            findings.warn(
                "No page has the controller SummaryPageController: the form can be walked, and never be sent.",
                at: place
            )
        }
        for (number, node) in nodes.enumerated() { checkCondition(node, number, conditions) }
        checkOptions(conditions, place)
        if routing == .links { checkLinks(pages, nodes, conditions) } else { checkOrder(pages, nodes) }
    }

    private mutating func checkCondition(_ node: JSON, _ number: Int, _ conditions: [String: Condition]) {
        guard routing == .linear, let id = node["condition"]?.string, !id.isEmpty else { return }
        guard conditions[id] != nil else {
            note("There is no condition \"\(id)\".", at: node["condition"]?.place ?? node.place)
            return
        }
        guard let later = latestQuestion[id], later.page >= number else { return }
        let question = later.question
        note(
            "This condition asks for \"\(question)\", which comes later. Move the page behind it.",
            at: node.place
        )
    }

    private mutating func checkOptions(_ conditions: [String: Condition], _ place: Place) {
        for option in lists.values.joined() {
            guard let id = option.condition, conditions[id] == nil else { continue }
            note("There is no condition \"\(id)\", which \"\(option.text)\" hangs on.", at: place)
        }
    }

    private mutating func checkOrder(_ pages: [Page], _ nodes: [JSON]) {
        guard let last = pages.firstIndex(where: { $0.kind != .question && $0.condition == nil }),
            last + 1 < pages.count
        else { return }
        let name = pages[last + 1].path
        note(
            "Nothing leads to \"\(name)\": the page before it always ends the way.",
            at: nodes[min(last + 1, nodes.count - 1)].place
        )
    }

    private mutating func checkLinks(_ pages: [Page], _ nodes: [JSON], _ conditions: [String: Condition]) {
        var reached: Set<String> = []
        for (page, node) in zip(pages, nodes) {
            for link in page.links {
                if let path = link.path, !paths.contains(path) {
                    findings.warn("There is no page \"\(path)\": the link is left out.", at: node.place)
                }
                if let id = link.condition, conditions[id] == nil {
                    findings.warn("There is no condition \"\(id)\": the link is never taken.", at: node.place)
                }
                if let path = link.path { reached.insert(path) }
            }
        }
        for (page, node) in zip(pages.dropFirst(), nodes.dropFirst()) where !reached.contains(page.path) {
            findings.warn("No page leads to \"\(page.path)\".", at: node.place)
        }
    }
}
