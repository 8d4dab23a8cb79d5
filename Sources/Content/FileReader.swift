import Ground

/// Reads one JSON file of ours, and gathers all that is wrong with it.
struct FileReader {
    private let path: String
    /// What the file is called in messages.
    private let name: String
    private var lines: [String] = []

    init(_ path: String, named name: String? = nil) {
        self.path = path
        self.name = name ?? path
    }

    mutating func parse() throws(ContentError) -> JSON {
        let bytes = try TextFile.read(path)
        do { return try JSON(parsing: bytes) } catch {
            throw ContentError(lines: ["\(name):\(error.place.line):\(error.place.column): \(error.reason)"])
        }
    }

    /// Notes what is wrong with a node and how to mend it.
    mutating func fault(_ what: String, _ node: JSON) {
        lines.append("\(name):\(node.place.line):\(node.place.column): \(what)")
    }

    /// Ends the reading.
    ///
    /// - Throws: `ContentError` with every fault, where there is one.
    func finish() throws(ContentError) {
        if !lines.isEmpty { throw ContentError(lines: lines) }
    }

    /// What stands in a file that was read whole; its faults where something is missing.
    func whole<Value>(_ value: Value?) throws(ContentError) -> Value {
        try finish()
        guard let value else { throw ContentError(lines: ["\(name):1:1: Something is missing here."]) }
        return value
    }

    mutating func text(_ json: JSON, _ key: String) -> String? {
        if let text = json[key]?.string, !text.isEmpty { return text }
        fault("\"\(key)\" must be a text in \" \". Write it here.", json[key] ?? json)
        return nil
    }

    /// A text in a language, where it stands under `translations` beside the one it translates.
    func translation(_ json: JSON, _ key: String, in language: String) -> String? {
        let text = json["translations"]?[language]?[key]?.string ?? ""
        return text.isEmpty ? nil : text
    }

    /// A list of texts in a language, as long as the one it translates.
    func translations(_ json: JSON, _ key: String, in language: String) -> [String]? {
        let texts = (json["translations"]?[language]?[key]?.elements ?? []).compactMap(\.string)
        return texts.isEmpty || texts.count != json[key]?.elements?.count ? nil : texts
    }

    mutating func integer(_ json: JSON, _ key: String) -> Int? {
        if let number = json[key]?.integer { return number }
        fault("\"\(key)\" must be a whole number, like 60.", json[key] ?? json)
        return nil
    }

    /// Whether something is so; false where nothing is said of it.
    mutating func flag(_ json: JSON, _ key: String) -> Bool {
        guard let node = json[key] else { return false }
        if let bool = node.bool { return bool }
        fault("\"\(key)\" must be true or false, without \" \".", node)
        return false
    }

    /// A list of one text or more.
    mutating func texts(_ json: JSON, _ key: String) -> [String] {
        elements(json, key).compactMap { node in
            if let text = node.string, !text.isEmpty { return text }
            fault("This must be a text in \" \". Write it here.", node)
            return nil
        }
    }

    /// A list of one thing or more.
    mutating func elements(_ json: JSON, _ key: String) -> [JSON] {
        if let elements = json[key]?.elements, !elements.isEmpty { return elements }
        fault("\"\(key)\" must be a list [ ] of one thing or more.", json[key] ?? json)
        return []
    }

    mutating func day(_ json: JSON, _ key: String) -> CivilDate? {
        if let day = json[key]?.string.flatMap({ CivilDate(iso: $0) }) { return day }
        fault("\"\(key)\" must be a day like \"2028-12-31\".", json[key] ?? json)
        return nil
    }

    mutating func days(_ json: JSON, _ key: String) -> [CivilDate] {
        elements(json, key).compactMap { node in
            if let day = node.string.flatMap({ CivilDate(iso: $0) }) { return day }
            fault("This must be a day like \"2027-12-27\".", node)
            return nil
        }
    }
}
