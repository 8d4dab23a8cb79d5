import Ground

// Components: questions and words.
extension FormReader {
    private static let later: Set<String> = [
        "MonthYearField", "DeclarationField", "FileUploadField", "PaymentField", "HiddenField",
        "EastingNorthingField",
        "LatLongField", "OsGridRefField", "NationalGridFieldNumberField", "GeospatialField",
        "NotificationBanner",
        "WebsiteField", "TimeField", "DateField", "DateTimeField", "DateTimePartsField", "MultiInputField",
        "FreeTextField", "ClientSideFileUploadField", "FlashCard", "Para",
    ]

    mutating func component(_ node: JSON, page: Int) -> Component? {
        guard let type = findings.text(node, "type") else {
            findings.add("A component needs a \"type\".", at: node.place)
            return nil
        }
        refuseSecond(node, kind: "component")
        switch type {
        case "Html", "Markdown", "InsetText", "Details", "List":
            return .content(content(node, type))
        default:
            guard let kind = kind(node, type) else { return nil }
            return question(node, kind, page: page).map(Component.question)
        }
    }

    private mutating func content(_ node: JSON, _ type: String) -> [TextBlock] {
        if type == "List" {
            let options = options(node)
            return [
                .points(options.map { option in option.hint.map { "\(option.text): \($0)" } ?? option.text })
            ]
        }
        guard let text = findings.text(node, "content") else {
            findings.add("\(type) needs its words under \"content\".", at: node.place)
            return []
        }
        let blocks = type == "Markdown" ? Markup.blocks(markdown: text) : Markup.blocks(html: text)
        switch type {
        case "InsetText": return [.notice(blocks.flatMap(\.lines).joined(separator: " "))]
        case "Details": return [.details(title: findings.text(node, "title") ?? "", blocks)]
        default: return blocks
        }
    }

    private mutating func kind(_ node: JSON, _ type: String) -> Kind? {
        let schema = findings.object(node, "schema") ?? JSON(.object([]), at: node.place)
        let options = findings.object(node, "options") ?? JSON(.object([]), at: node.place)
        switch type {
        case "TextField": return .text(textRules(schema, options))
        case "MultilineTextField": return .longText(textRules(schema, options))
        case "NumberField": return .number(numberRules(schema, options))
        case "DatePartsField": return .date(dateRules(options))
        case "EmailAddressField": return .email
        case "TelephoneNumberField":
            guard let format = findings.text(options, "format") else { return .phone(nil) }
            if let known = PhoneFormat(rawValue: format) { return .phone(known) }
            findings.add(
                "\"format\" must be \"uk\" or \"international\".",
                at: options["format"]?.place ?? node.place
            )
            return .phone(nil)
        case "UkAddressField": return .address
        case "YesNoField": return .yesNo
        case "RadiosField": return .one(self.options(node), asList: false)
        case "SelectField", "AutocompleteField": return .one(self.options(node), asList: true)
        case "CheckboxesField":
            let choices = self.options(node)
            return .many(choices, countRules(schema, of: choices.count))
        default:
            let isLater = Self.later.contains(type)
            let what =
                isLater ? "\(type) is not run yet. Ask in another way." : "The type \"\(type)\" is unknown."
            findings.add(what, at: node["type"]?.place ?? node.place)
            return nil
        }
    }

    private mutating func options(_ node: JSON) -> [Option] {
        guard let name = findings.text(node, "list") else {
            findings.add("This question needs its choices: the id of a list under \"list\".", at: node.place)
            return []
        }
        if let options = lists[name] { return options }
        findings.add("There is no list \"\(name)\".", at: node["list"]?.place ?? node.place)
        return []
    }

    private mutating func question(_ node: JSON, _ kind: Kind, page: Int) -> Question? {
        guard let name = findings.text(node, "name"), let title = findings.text(node, "title"), !title.isEmpty
        else {
            findings.add("A question needs a \"name\" and a \"title\".", at: node.place)
            return nil
        }
        if name.isEmpty || !name.allSatisfy({ $0.isASCII && $0.isLetter }) {
            findings.add(
                "\"name\" may hold only the letters a to z and A to Z.",
                at: node["name"]?.place ?? node.place
            )
        }
        if !names.insert(name).inserted {
            findings.add(
                "The name \"\(name)\" stands here twice. Change one.",
                at: node["name"]?.place ?? node.place
            )
        }
        let options = node["options"] ?? JSON(.object([]), at: node.place)
        let id = node["id"]?.string ?? name
        let notes = componentNotes[id]
        let short = findings.text(node, "shortDescription")
        let hint = findings.text(node, "hint")
        let question = Question(
            id: id,
            name: name,
            title: title,
            hint: hint.flatMap { $0.isEmpty ? nil : Markup.plain(html: $0) },
            kind: kind,
            isRequired: findings.bool(options, "required", or: true),
            shortTitle: short ?? notes?.short ?? title,
            errorLabel: findings.text(node, "errorDescription") ?? short ?? title,
            notes: notes?.question ?? QuestionNotes(),
            messages: messages(options).merging(notes?.errors ?? [:]) { $1 }
        )
        pageOfQuestion[name] = max(page, pageOfQuestion[name] ?? 0)
        questions[id] = (question, page)
        return question
    }

    /// The author's own messages: one for all rules under "", others under the format's name of the rule.
    private mutating func messages(_ options: JSON) -> [String: String] {
        var messages = findings.textsByName(options, "customValidationMessages")
        messages[""] = findings.text(options, "customValidationMessage").flatMap { $0.isEmpty ? nil : $0 }
        return messages
    }
}

// The rules of an author.
extension FormReader {
    private mutating func textRules(_ schema: JSON, _ options: JSON) -> TextRules {
        var rules = TextRules()
        rules.min = findings.integer(schema, "min")
        rules.max = findings.integer(schema, "max")
        rules.length = findings.integer(schema, "length")
        rules.maxWords = findings.integer(options, "maxWords")
        refuseEmptyRange(rules.min, rules.max, schema)
        if let length = rules.length, length < rules.min ?? 0 || length > rules.max ?? length {
            findings.add(
                "\"length\" lies outside \"min\" and \"max\": no answer fits. Change one.",
                at: schema.place
            )
        }
        if let source = findings.text(schema, "regex"), !source.isEmpty {
            rules.pattern = Pattern(source)
            if rules.pattern == nil {
                findings.add(
                    "\"regex\" is not a regular expression.",
                    at: schema["regex"]?.place ?? schema.place
                )
            }
        }
        return rules
    }

    private mutating func numberRules(_ schema: JSON, _ options: JSON) -> NumberRules {
        var rules = NumberRules()
        rules.min = findings.number(schema, "min")
        rules.max = findings.number(schema, "max")
        rules.precision = findings.integer(schema, "precision")
        rules.minPrecision = findings.integer(schema, "minPrecision")
        rules.minLength = findings.integer(schema, "minLength")
        rules.maxLength = findings.integer(schema, "maxLength")
        rules.prefix = findings.text(options, "prefix")
        rules.suffix = findings.text(options, "suffix")
        refuseEmptyRange(rules.min, rules.max, schema)
        refuseEmptyRange(rules.minLength, rules.maxLength, schema, "minLength", "maxLength")
        if let precision = rules.precision {
            refuseEmptyRange(rules.minPrecision, max(0, precision), schema, "minPrecision", "precision")
        }
        return rules
    }

    private mutating func countRules(_ schema: JSON, of choices: Int) -> CountRules {
        let rules = CountRules(
            min: findings.integer(schema, "min"),
            max: findings.integer(schema, "max"),
            length: findings.integer(schema, "length")
        )
        refuseEmptyRange(rules.min, rules.max, schema)
        if choices > 0, let needed = [rules.min, rules.length].compactMap(\.self).max(), needed > choices {
            findings.add(
                "\(needed) must be chosen, but the list has \(choices): no answer fits. Change one.",
                at: schema.place
            )
        }
        return rules
    }

    private mutating func dateRules(_ options: JSON) -> DateRules {
        var rules = DateRules()
        rules.maxDaysInPast = days(options, "maxDaysInPast")
        rules.maxDaysInFuture = days(options, "maxDaysInFuture")
        rules.earliest = day(options, "earliestDate")
        rules.latest = day(options, "latestDate")
        refuseEmptyRange(rules.earliest, rules.latest, options, "earliestDate", "latestDate")
        return rules
    }

    private mutating func days(_ options: JSON, _ key: String) -> Int? {
        guard let days = findings.integer(options, key) else { return nil }
        if (0...100_000).contains(days) { return days }
        findings.add("\"\(key)\" must be from 0 to 100000.", at: options[key]?.place ?? options.place)
        return nil
    }

    private mutating func day(_ options: JSON, _ key: String) -> CivilDate? {
        guard let text = findings.text(options, key), !text.isEmpty else { return nil }
        if let date = CivilDate(iso: text) { return date }
        findings.add("\"\(key)\" must be a day like 2027-03-31.", at: options[key]?.place ?? options.place)
        return nil
    }

    private mutating func refuseEmptyRange<Bound: Comparable>(
        _ least: Bound?,
        _ most: Bound?,
        _ rules: JSON,
        _ leastName: String = "min",
        _ mostName: String = "max"
    ) {
        guard let least, let most, least > most else { return }
        findings.add(
            "\"\(leastName)\" is more than \"\(mostName)\": no answer fits. Change one.",
            at: rules[leastName]?.place ?? rules.place
        )
    }
}
