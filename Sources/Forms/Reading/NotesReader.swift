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
                help: findings.texts(member.value, "help"),
                speech: findings.text(member.value, "speech")
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
            about: findings.texts(json, "about"),
            youNeed: findings.texts(json, "youNeed"),
            whatHappensNext: findings.texts(json, "whatHappensNext"),
            takeAway: findings.texts(json, "takeAway"),
            sentTitle: findings.text(json, "sentTitle"),
            sendLabel: findings.text(json, "sendLabel")
        )
    }

    private mutating func positive(_ json: JSON, _ key: String) -> Int? {
        guard let number = findings.integer(json, key) else { return nil }
        if (1...36_500).contains(number) { return number }
        findings.add("\"\(key)\" must be from 1 to 36500.", at: json[key]?.place ?? json.place)
        return nil
    }

    private mutating func readComponent(_ member: JSON.Member) {
        let node = member.value
        checkTexts(node, ["prefillKey"])
        for key in ["spellOut", "tellUsOnce"] { _ = findings.bool(node, key, or: false) }
        componentNotes[member.key] = ComponentNotes(
            question: QuestionNotes(
                plainHelp: findings.text(node, "plainHelp"),
                isSensitive: findings.bool(node, "sensitive", or: false),
                speech: findings.text(node, "speech")
            ),
            short: findings.text(node, "short"),
            errors: findings.textsByName(node, "errors")
        )
    }
}
