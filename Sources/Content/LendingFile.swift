import Domain
import Ground

/// Reads lending.json.
struct LendingFile {
    var reader: FileReader
    let models: Set<String>
    let language: String
    var hubs: [LendingPlace] = []
    var groups: [BorrowerGroup] = []

    /// How the hub lends, in a language as far as it is translated.
    ///
    /// - Parameters:
    ///   - path: where the file lies.
    ///   - models: the codes of the models that rules may name.
    ///   - language: the language of the agreement.
    /// - Returns: what the file says.
    /// - Throws: `ContentError` with what is wrong and where.
    static func read(
        _ path: String,
        models: Set<String>,
        in language: String
    ) throws(ContentError) -> LendingPolicy {
        var file = Self(reader: FileReader(path), models: models, language: language)
        let json = try file.reader.parse()
        let policy = file.policy(json)
        return try file.reader.whole(policy)
    }

    private init(reader: FileReader, models: Set<String>, language: String) {
        self.reader = reader
        self.models = models
        self.language = language
    }

    private mutating func policy(_ json: JSON) -> LendingPolicy? {
        reader.know(
            [
                "hub", "hubs", "groups", "rules", "shares", "walkIn", "overdue", "slip", "agreements",
                "supplies",
                "statuses",
            ],
            in: json
        )
        readHubs(json)
        readGroups(json)
        let hub = choice(json, "hub", Set(hubs.map(\.code)), "hub", in: "hubs")
        let rules = rules(json)
        let ladder = ladder(json)
        let shares = shares(json)
        let floors = floors(json)
        let agreements = agreements(json)
        let slip = slip(json)
        let (supplies, statuses) = (supplies(json), statuses(json))
        guard let hub, let rules, let ladder, let slip else { return nil }
        return LendingPolicy(
            hub: hub,
            hubs: hubs,
            groups: groups,
            rules: rules,
            ladder: ladder,
            shares: shares,
            walkInFloors: floors,
            agreements: agreements,
            slip: slip,
            supplies: supplies,
            statuses: statuses
        )
    }

    private mutating func readHubs(_ json: JSON) {
        var codes: Set<String> = []
        for node in reader.elements(json, "hubs") {
            reader.know(["code", "name", "alsoCalled"], in: node)
            let (code, name) = (reader.code(node, "code", once: &codes), reader.text(node, "name"))
            let others = reader.textsIfAny(node, "alsoCalled")
            if let code, let name { hubs.append(LendingPlace(code: code, name: name, otherNames: others)) }
        }
    }

    private mutating func readGroups(_ json: JSON) {
        var codes: Set<String> = []
        for node in reader.elements(json, "groups") {
            reader.know(["code", "name", "fromAge"], in: node)
            let (code, name) = (reader.code(node, "code", once: &codes), reader.text(node, "name"))
            let age = node["fromAge"] == nil ? nil : reader.number(node, "fromAge", 0...120)
            if let age, groups.contains(where: { $0.fromAge == age }) {
                reader.fault("Two groups begin at \(age). Change one.", node["fromAge"] ?? node)
            }
            if let code, let name { groups.append(BorrowerGroup(code: code, name: name, fromAge: age)) }
        }
    }

    /// A code that must be one of some.
    mutating func choice(
        _ json: JSON,
        _ key: String,
        _ known: Set<String>,
        _ what: String,
        in place: String
    ) -> String? {
        guard let code = reader.text(json, key) else { return nil }
        if known.contains(code) { return code }
        reader.fault("There is no \(what) \"\(code)\" in \(place). Add it there.", json[key] ?? json)
        return nil
    }

    mutating func model(_ json: JSON) -> String? {
        choice(json, "model", models, "model", in: "models.json")
    }

    mutating func group(_ json: JSON) -> String? {
        choice(json, "group", Set(groups.map(\.code)), "group", in: "groups")
    }
}
