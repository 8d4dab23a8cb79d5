import Ground

/// What the hub says about a component, as it stands in the file.
struct ComponentNotes {
    var question: QuestionNotes
    var short: String?
    var errors: [String: String]
}

// What the hub adds, under `metadata.hub`.
extension FormReader {
    mutating func readNotes(_ hub: JSON?) -> HubNotes {
        var notes = HubNotes()
        guard let hub else { return notes }
        if let service = findings.object(hub, "service") { notes.service = readService(service) }
        for member in findings.objects(hub, "pages") {
            checkTexts(member.value, ["volunteer"])
            notes.pages[member.key] = PageNotes(
                help: translations.texts(
                    "pages",
                    member.key,
                    "help",
                    insteadOf: findings.texts(member.value, "help")
                ),
                speech: translations.text("pages", member.key, "speech")
                    ?? findings.text(member.value, "speech")
            )
        }
        for member in findings.objects(hub, "components") { readComponent(member) }
        return notes
    }

    /// Checks notes of the format that nothing here shows yet, so that they are in order when it does.
    private mutating func checkTexts(_ json: JSON, _ keys: [String]) {
        for key in keys { _ = findings.text(json, key) }
    }

    private mutating func readService(_ json: JSON) -> ServiceNotes {
        checkTexts(json, ["category", "emergencyPhone"])
        _ = findings.texts(json, "channels")
        return ServiceNotes(
            code: findings.text(json, "code"),
            owner: findings.text(json, "owner"),
            slaWorkingDays: positive(json, "slaWorkingDays"),
            estimatedMinutes: positive(json, "estimatedMinutes"),
            retentionDays: positive(json, "retentionDays"),
            about: said(json, "about"),
            youNeed: said(json, "youNeed"),
            whatHappensNext: said(json, "whatHappensNext"),
            takeAway: said(json, "takeAway"),
            sentTitle: translations.text("service", "", "sentTitle") ?? findings.text(json, "sentTitle"),
            sendLabel: translations.text("service", "", "sendLabel") ?? findings.text(json, "sendLabel")
        )
    }

    /// Lines about the service, in the language the form is read in.
    private mutating func said(_ json: JSON, _ key: String) -> [String] {
        translations.texts("service", "", key, insteadOf: findings.texts(json, key))
    }

    private mutating func positive(_ json: JSON, _ key: String) -> Int? {
        guard let number = findings.integer(json, key) else { return nil }
        if (1...36_500).contains(number) { return number }
        findings.add("\"\(key)\" must be from 1 to 36500.", at: json[key]?.place ?? json.place)
        return nil
    }

    private mutating func readComponent(_ member: JSON.Member) {
        let node = member.value
        for key in ["spellOut", "tellUsOnce"] { _ = findings.bool(node, key, or: false) }
        let id = member.key
        let help = translations.text("components", id, "plainHelp") ?? findings.text(node, "plainHelp")
        let errors = findings.textsByName(node, "errors")
        componentNotes[id] = ComponentNotes(
            question: QuestionNotes(
                plainHelp: help,
                isSensitive: findings.bool(node, "sensitive", or: false),
                takesCard: findings.bool(node, "takesCard", or: false),
                speech: translations.text("components", id, "speech") ?? findings.text(node, "speech"),
                prefill: prefill(node)
            ),
            short: findings.text(node, "short"),
            errors: errors.merging(translations.named("components", id, "errors")) { $1 }
        )
    }

    private mutating func prefill(_ node: JSON) -> KnownFact? {
        guard let name = findings.text(node, "prefillKey") else { return nil }
        if let fact = KnownFact(rawValue: name) { return fact }
        let names = KnownFact.allCases.map(\.rawValue).joined(separator: ", ")
        findings.add("\"prefillKey\" must be one of \(names).", at: node["prefillKey"]?.place ?? node.place)
        return nil
    }
}
