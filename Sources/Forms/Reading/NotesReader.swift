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
        if let service = hub["service"] { notes.service = readService(service) }
        for member in hub["pages"]?.members ?? [] {
            notes.pages[member.key] = PageNotes(help: findings.texts(member.value, "help"))
        }
        for member in hub["components"]?.members ?? [] { readComponent(member) }
        return notes
    }

    private mutating func readService(_ json: JSON) -> ServiceNotes {
        ServiceNotes(
            code: findings.text(json, "code"),
            owner: findings.text(json, "owner"),
            slaWorkingDays: positive(json, "slaWorkingDays"),
            estimatedMinutes: positive(json, "estimatedMinutes"),
            retentionDays: positive(json, "retentionDays"),
            about: findings.texts(json, "about"),
            youNeed: findings.texts(json, "youNeed"),
            whatHappensNext: findings.texts(json, "whatHappensNext"),
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
        var errors: [String: String] = [:]
        for error in node["errors"]?.members ?? [] {
            errors[error.key] = findings.text(JSON(.object([error]), at: error.keyPlace), error.key)
        }
        componentNotes[member.key] = ComponentNotes(
            question: QuestionNotes(
                plainHelp: findings.text(node, "plainHelp"),
                isSensitive: findings.bool(node, "sensitive", or: false)
            ),
            short: findings.text(node, "short"),
            errors: errors
        )
    }
}
