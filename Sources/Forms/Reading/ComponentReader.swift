import Ground

// Components: questions and words.
extension FormReader {
    /// The types that only tell.
    static let contentTypes: Set<String> = [
        "Html", "Markdown", "InsetText", "Details", "List", "Para", "FlashCard", "NotificationBanner",
    ]

    /// What stands on a page for one node of the file: a question may bring others that hang on its choices.
    mutating func components(_ node: JSON, page: Int, _ section: Section?) -> [Component] {
        guard let type = findings.text(node, "type") else {
            findings.add("A component needs a \"type\".", at: node.place)
            return []
        }
        refuseSecond(node, kind: "component")
        switch type {
        case _ where Self.contentTypes.contains(type): return [.content(content(node, type))]
        case "PaymentField":
            return payment(node).map { [.payment($0)] } ?? []
        default:
            guard let kind = kind(node, type) else { return unknown(node, type) }
            guard let question = question(node, kind, page: page, section) else { return [] }
            return [.question(question)] + hanging(on: question, node, page: page, section)
        }
    }

    /// The older format has types of single products: their words are shown, and what asks is typed.
    private mutating func unknown(_ node: JSON, _ type: String) -> [Component] {
        note("The type \"\(type)\" is unknown.", at: node["type"]?.place ?? node.place)
        guard !isStrict, node["content"]?.string != nil else { return [] }
        return [.content(content(node, "Html"))]
    }

    private mutating func content(_ node: JSON, _ type: String) -> Content {
        let options = node["options"]
        let condition = options?["condition"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        if type == "List" || type == "FlashCard" {
            let lines = self.options(node).map { option in
                option.hint.map { "\(option.text): \($0)" } ?? option.text
            }
            return Content(blocks: [.points(lines)], condition: condition, template: nil)
        }
        let id = node["id"]?.string ?? node["name"]?.string ?? ""
        let text = translations.text("components", id, "content") ?? findings.text(node, "content")
        guard let text else {
            note("\(type) needs its words under \"content\".", at: node.place)
            return Content(blocks: [], condition: condition, template: nil)
        }
        let title = translations.text("components", id, "title") ?? node["title"]?.string ?? ""
        let source = ContentTemplate(type: type, title: title, text: text)
        let isFilledIn = Template.isOne(text) || Template.isOne(title)
        return Content(
            blocks: isFilledIn ? [] : source.blocks,
            condition: condition,
            template: isFilledIn ? source : nil
        )
    }

    private mutating func payment(_ node: JSON) -> Payment? {
        let options = findings.object(node, "options") ?? JSON(.object([]), at: node.place)
        guard let pounds = findings.number(options, "amount"), (0...100_000).contains(pounds) else {
            findings.add("A payment needs an \"amount\" from 0 to 100000 pounds.", at: options.place)
            return nil
        }
        let conditional = findings.elements(options, "conditionalAmounts").compactMap { part in
            findings.text(part, "condition").flatMap { id in
                findings.number(part, "amount").map { (condition: id, pence: Self.pence($0)) }
            }
        }
        let said = translations.text("components", node["id"]?.string ?? "-", "description")
        let text = said ?? findings.text(options, "description") ?? findings.text(node, "title") ?? ""
        return Payment(pence: Self.pence(pounds), description: text, conditional: conditional)
    }

    private static func pence(_ pounds: Double) -> Int { Int((min(max(pounds, 0), 1e7) * 100).rounded()) }

    /// The questions that appear under a choice of another one.
    private mutating func hanging(
        on question: Question,
        _ node: JSON,
        page: Int,
        _ section: Section?
    ) -> [Component] {
        guard case .one = question.kind else { return [] }
        var groups = node["list"]?.string.flatMap { reveals[$0] } ?? []
        for member in node["options"]?["conditionallyRevealedComponents"]?.members ?? [] {
            let inner = member.value
            groups.append((member.key, inner["components"]?.elements ?? inner.elements ?? [inner]))
        }
        return groups.flatMap { group in
            group.components.flatMap { node in
                components(node, page: page, section).map { component in
                    guard case .question(var hanging) = component else { return component }
                    hanging.reveal = Question.Reveal(question: question.name, entry: group.entry)
                    return .question(hanging)
                }
            }
        }
    }
}

// Questions.
extension FormReader {
    private mutating func kind(_ node: JSON, _ type: String) -> Kind? {
        let schema = findings.object(node, "schema") ?? JSON(.object([]), at: node.place)
        let options = findings.object(node, "options") ?? JSON(.object([]), at: node.place)
        switch type {
        case "TextField": return .text(textRules(schema, options))
        case "MultilineTextField", "FreeTextField": return .longText(textRules(schema, options))
        case "NumberField": return .number(numberRules(schema, options))
        case "DatePartsField", "DateField": return .date(dateRules(options))
        case "MonthYearField": return .monthYear(monthRules(options))
        case "TimeField": return .time
        case "DateTimeField", "DateTimePartsField": return .dateTime(dateRules(options))
        case "EmailAddressField": return .email
        case "WebsiteField": return .website(textRules(schema, options))
        case "TelephoneNumberField": return .phone(phoneFormat(options))
        case "UkAddressField": return .address
        case "YesNoField": return .yesNo
        case "RadiosField": return choice(node, asList: false)
        case "SelectField", "AutocompleteField": return choice(node, asList: true)
        case "CheckboxesField":
            let choices = self.options(node)
            return choices.isEmpty
                ? .text(TextRules()) : .many(choices, countRules(schema, of: choices.count))
        case "DeclarationField": return declaration(node, options)
        case "FileUploadField", "ClientSideFileUploadField": return .upload(uploadRules(schema, options))
        case "HiddenField": return .hidden
        case "EastingNorthingField":
            // The corners of the British National Grid, in metres.
            let ranges = [range(schema, "easting", 0...700_000), range(schema, "northing", 0...1_300_000)]
            return .place(.eastingNorthing, ranges)
        case "LatLongField":
            // The degrees between which the United Kingdom lies.
            return .place(
                .latitudeLongitude,
                [range(schema, "latitude", 49...60.9), range(schema, "longitude", -9...2)]
            )
        case "OsGridRefField": return .place(.gridReference, [])
        case "NationalGridFieldNumberField": return .place(.fieldNumber, [])
        case "GeospatialField": return .place(.words, [])
        case "BookingSlotField": return slot(options)
        default: return nil
        }
    }

    private mutating func range(
        _ schema: JSON,
        _ key: String,
        _ standard: ClosedRange<Double>
    ) -> ClosedRange<Double> {
        guard let part = findings.object(schema, key) else { return standard }
        let least = findings.number(part, "min") ?? standard.lowerBound
        let most = findings.number(part, "max") ?? standard.upperBound
        if least <= most { return least...most }
        findings.add("\"min\" is more than \"max\": no answer fits. Change one.", at: part.place)
        return standard
    }

    /// Where the choices are lost, the answer is typed.
    private mutating func choice(_ node: JSON, asList: Bool) -> Kind {
        let choices = options(node)
        return choices.isEmpty ? .text(TextRules()) : .one(choices, asList: asList)
    }

    private mutating func declaration(_ node: JSON, _ options: JSON) -> Kind {
        let id = node["id"]?.string ?? ""
        let text = translations.text("components", id, "content") ?? findings.text(node, "content") ?? ""
        return .declaration(
            Markup.blocks(markdown: text),
            label: translations.text("components", id, "declarationConfirmationLabel")
                ?? findings.text(options, "declarationConfirmationLabel")
        )
    }

    private mutating func slot(_ options: JSON) -> Kind? {
        if let calendar = findings.text(options, "calendar"), !calendar.isEmpty {
            return .slot(calendar: calendar)
        }
        findings.add("A slot needs the code of its \"calendar\" under \"options\".", at: options.place)
        return .slot(calendar: "")
    }

    private mutating func phoneFormat(_ options: JSON) -> PhoneFormat? {
        guard let format = findings.text(options, "format") else { return nil }
        if let known = PhoneFormat(rawValue: format) { return known }
        note("\"format\" must be \"uk\" or \"international\".", at: options["format"]?.place ?? options.place)
        return nil
    }

    private mutating func question(_ node: JSON, _ kind: Kind, page: Int, _ section: Section?) -> Question? {
        guard let own = findings.text(node, "name"), !own.isEmpty else {
            findings.add("A question needs a \"name\" and a \"title\".", at: node.place)
            return nil
        }
        let name = key(own, section)
        checkName(own, key: name, node)
        let id = node["id"]?.string ?? name
        let said = { (reader: FormReader, key: String) in reader.translations.text("components", id, key) }
        let title = said(self, "title") ?? findings.text(node, "title") ?? ""
        if title.isEmpty, !kind.isHidden {
            note("A question needs a \"name\" and a \"title\".", at: node.place)
        }
        let options = node["options"] ?? JSON(.object([]), at: node.place)
        let notes = componentNotes[id]
        let short = said(self, "shortDescription") ?? summaryTitle(node, options)
        let hint = said(self, "hint") ?? findings.text(node, "hint")
        let label = said(self, "errorDescription") ?? findings.text(node, "errorDescription")
        let question = Question(
            id: id,
            name: name,
            title: title.isEmpty ? own : Markup.plain(html: title),
            hint: hint.flatMap { $0.isEmpty ? nil : Markup.plain(html: $0) },
            kind: kind,
            isRequired: !kind.isHidden && findings.bool(options, "required", or: true),
            shortTitle: short ?? notes?.short ?? Markup.plain(html: title),
            errorLabel: label ?? short ?? Markup.plain(html: title),
            notes: notes?.question ?? QuestionNotes(),
            messages: messages(options, said(self, "customValidationMessage"))
                .merging(notes?.errors ?? [:]) { $1 },
            pattern: kind.isText ? nil : pattern(findings.object(node, "schema"))
        )
        register(question, own, page, section)
        return question
    }

    private mutating func summaryTitle(_ node: JSON, _ options: JSON) -> String? {
        let short = findings.text(node, "shortDescription") ?? options["summaryTitle"]?.string
        return short.flatMap { $0.isEmpty ? nil : $0 }
    }

    private mutating func checkName(_ own: String, key: String, _ node: JSON) {
        if isStrict, !own.allSatisfy({ $0.isASCII && $0.isLetter }) {
            findings.add(
                "\"name\" may hold only the letters a to z and A to Z.",
                at: node["name"]?.place ?? node.place
            )
        }
        if !names.insert(key).inserted {
            note("The name \"\(own)\" stands here twice. Change one.", at: node["name"]?.place ?? node.place)
        }
    }

    /// Conditions find a question by its id, its name, or its section and name.
    private mutating func register(_ question: Question, _ own: String, _ page: Int, _ section: Section?) {
        pageOfQuestion[question.name] = max(page, pageOfQuestion[question.name] ?? 0)
        questions[question.id] = (question, page)
        if let section { called["\(section.id).\(own)"] = question }
        if called[own] == nil { called[own] = question }
    }

    /// The author's own messages: one for all rules under "", others under the format's name of the rule.
    private mutating func messages(_ options: JSON, _ said: String?) -> [String: String] {
        var messages: [String: String] = [:]
        if let all = options["customValidationMessages"], all.members != nil {
            messages = findings.textsByName(options, "customValidationMessages")
        }
        let all = said ?? options["customValidationMessage"]?.string
        messages[""] = all.flatMap { $0.isEmpty ? nil : $0 }
        return messages
    }
}

extension Kind {
    /// Whether the pattern of the author is among the rules of the kind.
    fileprivate var isText: Bool {
        switch self {
        case .text, .longText, .website: true
        default: false
        }
    }
}

extension ContentTemplate {
    /// The words as plain structure.
    var blocks: [TextBlock] {
        // What must not be missed is one line, which keeps its addresses where they are.
        let isLine = type == "InsetText" || type == "NotificationBanner"
        let blocks =
            type == "Markdown"
            ? Markup.blocks(markdown: text) : Markup.blocks(html: text, areLinksNumbered: !isLine)
        switch type {
        case "InsetText": return [.notice(blocks.flatMap(\.lines).joined(separator: " "))]
        case "NotificationBanner":
            return [
                .notice(([title].filter { !$0.isEmpty } + blocks.flatMap(\.lines)).joined(separator: ": "))
            ]
        case "Details": return [.details(title: Markup.plain(html: title), blocks)]
        default: return blocks
        }
    }
}
