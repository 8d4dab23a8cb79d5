public import Domain
public import Forms
import Ground

/// What a hub deploys: itself, its services, its forms and its calendar, read from files.
public struct ContentPack: Sendable {
    /// The hub.
    public let hub: Hub
    /// The services it offers.
    public let categories: [ServiceCategory]
    private let folder: String

    /// Reads the pack in a folder.
    ///
    /// Forms are read when they are wanted.
    ///
    /// - Throws: `ContentError` with what is wrong and where.
    public static func read(_ folder: String) throws(ContentError) -> Self {
        let folder = folder.hasSuffix("/") ? folder : folder + "/"
        return Self(
            hub: try HubFile.read(folder + "hub.json"),
            categories: try ServicesFile.read(folder + "services.json"),
            folder: folder
        )
    }

    /// The form of a service, and the version of it as the hash of its file.
    public func form(for service: Service) throws(ContentError) -> (form: Form, version: String) {
        let path = folder + service.form
        let bytes = try TextFile.read(path)
        do { return (try Form.read(bytes, named: path), Self.hash(bytes)) } catch {
            throw ContentError(lines: error.findings.map(\.description))
        }
    }

    /// The working days, by the bank holidays of the pack.
    public func workingDays() throws(ContentError) -> WorkingDays {
        let path = folder + "bank-holidays.json"
        var reader = FileReader(path)
        let json = try reader.parse()
        let days = reader.days(json, "days")
        let until = reader.text(json, "knownUntil").flatMap { CivilDate(iso: $0) }
        if until == nil {
            reader.fault("\"knownUntil\" must be a day like 2028-12-31.", json["knownUntil"] ?? json)
        }
        try reader.finish()
        return WorkingDays(holidays: days, knownUntil: until ?? CivilDate(daysSinceEpoch: 0))
    }

    /// Every form that cannot be run, with what is wrong.
    public func faults() -> [String] {
        var lines: [String] = []
        for service in categories.flatMap(\.services) {
            do { _ = try form(for: service) } catch { lines += error.lines }
        }
        return lines
    }

    /// Tells one version of a file from another (64-bit FNV-1a).
    private static func hash(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// Reads one JSON file of the pack, and gathers what is wrong with it.
struct FileReader {
    private let path: String
    private var lines: [String] = []

    init(_ path: String) { self.path = path }

    mutating func parse() throws(ContentError) -> JSON {
        let bytes = try TextFile.read(path)
        do { return try JSON(parsing: bytes) } catch {
            throw ContentError(lines: ["\(path):\(error.place.line):\(error.place.column): \(error.reason)"])
        }
    }

    mutating func fault(_ what: String, _ node: JSON) {
        lines.append("\(path):\(node.place.line):\(node.place.column): \(what)")
    }

    func finish() throws(ContentError) {
        if !lines.isEmpty { throw ContentError(lines: lines) }
    }

    mutating func text(_ json: JSON, _ key: String) -> String? {
        if let text = json[key]?.string, !text.isEmpty { return text }
        fault("\"\(key)\" must be a text in \" \".", json[key] ?? json)
        return nil
    }

    mutating func integer(_ json: JSON, _ key: String) -> Int? {
        if let number = json[key]?.integer { return number }
        fault("\"\(key)\" must be a whole number.", json[key] ?? json)
        return nil
    }

    mutating func texts(_ json: JSON, _ key: String) -> [String] {
        let texts = json[key]?.elements?.compactMap(\.string) ?? []
        if texts.isEmpty || texts.count != json[key]?.elements?.count {
            fault("\"\(key)\" must be a list of texts [\" \", \" \"].", json[key] ?? json)
        }
        return texts
    }

    mutating func elements(_ json: JSON, _ key: String) -> [JSON] {
        if let elements = json[key]?.elements, !elements.isEmpty { return elements }
        fault("\"\(key)\" must be a list [ ] of one thing or more.", json[key] ?? json)
        return []
    }

    mutating func days(_ json: JSON, _ key: String) -> [CivilDate] {
        elements(json, key).compactMap { node in
            if let day = node.string.flatMap({ CivilDate(iso: $0) }) { return day }
            fault("This must be a day like 2027-12-27.", node)
            return nil
        }
    }
}

/// Reads hub.json.
private enum HubFile {
    static func read(_ path: String) throws(ContentError) -> Hub {
        var reader = FileReader(path)
        let json = try reader.parse()
        let name = reader.text(json, "name")
        let timeZone = reader.text(json, "timeZone")
        let help = reader.texts(json, "help")
        let idle = json["idle"] ?? json
        let warn = reader.integer(idle, "warnAfterSeconds")
        let clear = reader.integer(idle, "clearAfterSeconds")
        let limits = IdleLimits(warnAfterSeconds: warn ?? 180, clearAfterSeconds: clear ?? 60)
        if limits == nil {
            let what =
                "\"clearAfterSeconds\" must be \(IdleLimits.leastToAnswer) or more, so that people can answer."
            reader.fault(what, idle)
        }
        try reader.finish()
        guard let name, let timeZone, let limits else { throw ContentError(lines: [path]) }
        return Hub(name: name, timeZone: timeZone, helpLines: help, idleLimits: limits)
    }
}

/// Reads services.json.
private enum ServicesFile {
    static func read(_ path: String) throws(ContentError) -> [ServiceCategory] {
        var reader = FileReader(path)
        let json = try reader.parse()
        var codes: Set<String> = []
        let categories = reader.elements(json, "categories").map { category in
            let title = reader.text(category, "title") ?? ""
            let services = reader.elements(category, "services").map { node in
                let service = Service(
                    code: reader.text(node, "code") ?? "",
                    title: reader.text(node, "title") ?? "",
                    summary: reader.text(node, "summary") ?? "",
                    form: reader.text(node, "form") ?? ""
                )
                if !codes.insert(service.code).inserted {
                    reader.fault("The code \"\(service.code)\" stands here twice. Change one.", node)
                }
                return service
            }
            return ServiceCategory(title: title, services: services)
        }
        try reader.finish()
        return categories
    }
}
