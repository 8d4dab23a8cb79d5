import Ground

// Lists of choices, and sections.
extension FormReader {
    mutating func read(list: JSON) {
        let names = [list["id"]?.string, list["name"]?.string].compactMap(\.self)
        guard !names.isEmpty else {
            findings.add("A list needs an \"id\".", at: list.place)
            return
        }
        refuseSecond(list, kind: "list")
        let nodes = findings.elements(list, "items")
        if nodes.isEmpty { note("A list needs one item or more under \"items\".", at: list.place) }
        var seen: Set<String> = []
        var hanging: [(entry: String, components: [JSON])] = []
        let options = nodes.compactMap { item -> Option? in
            guard let option = option(item, &seen) else { return nil }
            if let conditional = item["conditional"], !conditional.isNull {
                hanging.append((option.entry, findings.elements(conditional, "components")))
            }
            return option
        }
        if Set(options.map(\.id)).count != options.count {
            note("Two items of this list have the same \"id\". Change one.", at: list.place)
        }
        for name in names {
            lists[name] = options
            reveals[name] = hanging
        }
    }

    private mutating func option(_ item: JSON, _ seen: inout Set<String>) -> Option? {
        let entry = item["value"].flatMap(Self.entry)
        guard let text = findings.text(item, "text"), let entry else {
            note("A list item needs a \"text\" and a \"value\".", at: item.place)
            return nil
        }
        guard seen.insert(entry).inserted else {
            note("The value \"\(entry)\" stands in this list twice. Change one.", at: item.place)
            return nil
        }
        let id = item["id"]?.string ?? entry
        let condition = item["condition"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        return Option(
            id: id,
            entry: entry,
            text: translations.text("listItems", id, "text") ?? text,
            hint: translations.text("listItems", id, "hint") ?? hint(of: item),
            condition: condition
        )
    }

    /// Some files write the hint of an item as an object, some as a text, some call it a description.
    private mutating func hint(of item: JSON) -> String? {
        let text: String?
        if let hint = item["hint"], !hint.isNull {
            text = hint.members == nil ? findings.text(item, "hint") : findings.text(hint, "text")
        } else {
            text = findings.text(item, "description")
        }
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }

    mutating func read(section node: JSON) {
        guard let title = findings.text(node, "title"), let id = node["id"]?.string ?? node["name"]?.string
        else {
            note("A section needs an \"id\" and a \"title\".", at: node.place)
            return
        }
        refuseSecond(node, kind: "section")
        let section = Section(
            id: id,
            title: translations.text("sections", id, "title") ?? title,
            hideTitle: title.isEmpty || findings.bool(node, "hideTitle", or: false)
        )
        for name in [node["id"]?.string, node["name"]?.string].compactMap(\.self) { sections[name] = section }
    }
}

// The choices of a question.
extension FormReader {
    mutating func options(_ node: JSON) -> [Option] {
        let values = node["values"]
        // The older format names the list in one of three places.
        let name = findings.text(node, "list") ?? node["options"]?["list"]?.string ?? values?["list"]?.string
        guard let name, !name.isEmpty else {
            if let items = values?["items"]?.elements { return items.compactMap(Self.plainOption) }
            note("This question needs its choices: the id of a list under \"list\".", at: node.place)
            return []
        }
        if let options = lists[name] { return options }
        if name == "__yesNo" { return lists[name] ?? [] }
        note("There is no list \"\(name)\".", at: node["list"]?.place ?? node.place)
        return []
    }

    private static func plainOption(_ item: JSON) -> Option? {
        guard let entry = item["value"].flatMap(entry),
            let text = item["label"]?.string ?? item["text"]?.string
        else { return nil }
        return Option(id: entry, entry: entry, text: text, hint: item["hint"]?.string)
    }
}
