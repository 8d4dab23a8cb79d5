import Ground

// What the hub adds, under `metadata.hub`.
extension FormReview {
    private static let known: [(where: String, names: [String])] = [
        ("", ["version", "service", "pages", "components"]),
        (
            "service",
            [
                "code", "category", "owner", "languages", "channels", "slaWorkingDays", "estimatedMinutes",
                "retentionDays", "about", "youNeed", "whatHappensNext", "sentTitle", "sendLabel", "synonyms",
                "takeAway", "emergencyPhone",
            ]
        ),
        ("pages", ["help", "speech", "volunteer"]),
        (
            "components",
            [
                "plainHelp", "errors", "sensitive", "takesCard", "prefillKey", "speech", "short", "spellOut",
                "tellUsOnce",
            ]
        ),
    ]

    mutating func reviewNotes() {
        guard let hub = json["metadata"]?["hub"], hub.members != nil else { return }
        refuseUnknown(hub, in: 0)
        if let service = hub["service"] {
            refuseUnknown(service, in: 1)
            reviewService(service)
        }
        let pages = Set(form.pages.map(\.id))
        let components = idsOfComponents(json["pages"], json["lists"])
        for (part, ids, kind) in [(2, pages, "page"), (3, components, "question")] {
            for member in hub[Self.known[part].where]?.members ?? [] {
                if !ids.contains(member.key) {
                    say(
                        "There is no \(kind) with the id \"\(member.key)\". Change the id, or remove this.",
                        at: member.keyPlace
                    )
                }
                refuseUnknown(member.value, in: part)
            }
        }
    }

    private mutating func refuseUnknown(_ node: JSON, in part: Int) {
        let (place, names) = Self.known[part]
        let known = names.joined(separator: ", ")
        for member in node.members ?? [] where !names.contains(member.key) {
            let path = "metadata.hub" + (place.isEmpty ? "" : "." + place)
            say("\(path) knows no \"\(member.key)\". It knows: \(known).", at: member.keyPlace)
        }
    }

    private mutating func reviewService(_ service: JSON) {
        guard let synonyms = service["synonyms"], synonyms.elements?.isEmpty != true else {
            let what =
                "\"synonyms\" is missing: residents find the service by its title only. Write 15 to 40 of their words."
            say(what, at: service["synonyms"]?.place ?? service.place)
            return
        }
        guard let words = synonyms.elements else {
            say("\"synonyms\" must be a list of texts [\" \", \" \"].", at: synonyms.place)
            return
        }
        for word in words {
            guard let text = word.string else {
                say("A synonym must be a text in \" \".", at: word.place)
                continue
            }
            if text != text.lowercased() {
                say("Write the synonym \"\(text)\" in small letters.", at: word.place)
            }
        }
    }

    /// The ids of all that stands on pages or under a choice.
    private func idsOfComponents(_ parts: JSON?...) -> Set<String> {
        var (ids, open): (Set<String>, [JSON]) = ([], parts.compactMap(\.self))
        while let node = open.popLast() {
            if let id = node["id"]?.string { ids.insert(id) }
            if node["id"] == nil, let name = node["name"]?.string { ids.insert(name) }
            open += (node.members?.map(\.value) ?? []) + (node.elements ?? [])
        }
        return ids
    }
}
