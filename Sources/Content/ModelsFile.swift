import Domain
import Ground

/// Reads models.json.
enum ModelsFile {
    /// What is lent, in a language as far as it is translated.
    static func read(_ path: String, in language: String) throws(ContentError) -> ModelCatalogue {
        var reader = FileReader(path)
        let json = try reader.parse()
        var codes: Set<String> = []
        let kinds = reader.elements(json, "kinds").compactMap { kind($0, &codes, &reader) }
        codes = []
        var names: [String: String] = [:]
        let models = reader.elements(json, "models").compactMap { node in
            model(node, kinds, language, &codes, &names, &reader)
        }
        try reader.finish()
        return ModelCatalogue(kinds: kinds, models: models)
    }

    private static func kind(
        _ node: JSON,
        _ codes: inout Set<String>,
        _ reader: inout FileReader
    ) -> AssetKind? {
        reader.know(["code", "name", "alsoCalled", "steps", "wiping"], in: node)
        let code = reader.code(node, "code", once: &codes)
        let name = reader.text(node, "name")
        let steps = steps(node, &reader)
        let wiping = reader.textsIfAny(node, "wiping")
        if steps.contains(.wipe), wiping.isEmpty {
            reader.fault("\"wiping\" must say how it is wiped, as it has \"wipe\" under \"steps\".", node)
        }
        guard let code, let name else { return nil }
        return AssetKind(
            code: code,
            name: name,
            otherNames: reader.textsIfAny(node, "alsoCalled"),
            steps: steps,
            wiping: wiping
        )
    }

    private static let stepNames: [String: PreparationStep] = [
        "inspect": .inspect, "wipe": .wipe, "charge": .charge,
    ]

    private static func steps(_ node: JSON, _ reader: inout FileReader) -> Set<PreparationStep> {
        var steps: Set<PreparationStep> = []
        for element in reader.elements(node, "steps") {
            if let step = element.string.flatMap({ stepNames[$0] }) {
                steps.insert(step)
            } else {
                reader.fault("A step is \"inspect\", \"wipe\" or \"charge\".", element)
            }
        }
        return steps
    }

    private static func model(
        _ node: JSON,
        _ kinds: [AssetKind],
        _ language: String,
        _ codes: inout Set<String>,
        _ names: inout [String: String],
        _ reader: inout FileReader
    ) -> AssetModel? {
        let known = [
            "code", "name", "alsoCalled", "kind", "purpose", "purposes", "level", "accessories",
            "valuePounds", "picture", "translations",
        ]
        reader.know(known, in: node)
        let code = reader.code(node, "code", once: &codes)
        let (name, purpose) = (reader.text(node, "name"), reader.text(node, "purpose"))
        let purposes = reader.texts(node, "purposes")
        let kind = kind(of: node, kinds, &reader)
        let level = level(node, &reader)
        let accessories = accessories(node, language, &reader)
        let pounds = reader.number(node, "valuePounds", 0...9_999)
        let otherNames = reader.textsIfAny(node, "alsoCalled")
        let picture = picture(node, language, &reader)
        guard let code, let name, let purpose, let kind, let level else { return nil }
        for called in [name] + otherNames {
            if let other = names.updateValue(code, forKey: called.lowercased()), other != code {
                reader.fault("\"\(called)\" is a name of \"\(other)\" too. Change one.", node)
            }
        }
        return AssetModel(
            id: code,
            name: reader.translation(node, "name", in: language) ?? name,
            kind: kind.code,
            purpose: reader.translation(node, "purpose", in: language) ?? purpose,
            level: level,
            accessories: accessories,
            steps: kind.steps,
            picture: picture,
            purposes: reader.translations(node, "purposes", in: language) ?? purposes,
            wiping: kind.wiping,
            pence: (pounds ?? 0) * 100,
            otherNames: [name] + otherNames
        )
    }

    /// What it looks like, where the file says it: a picture within the pack, and what that shows.
    private static func picture(
        _ node: JSON,
        _ language: String,
        _ reader: inout FileReader
    ) -> AssetModel.Picture? {
        guard let picture = node["picture"] else { return nil }
        reader.know(["file", "words", "translations"], in: picture)
        let (file, words) = (reader.text(picture, "file"), reader.text(picture, "words"))
        guard let file, let words else { return nil }
        guard ContentPack.isWithin(file) else {
            reader.fault(
                "\"file\" must lie beside this file or in a folder there, like \"pictures/tablet.pbm\".",
                picture["file"] ?? picture
            )
            return nil
        }
        return AssetModel.Picture(
            file: file,
            words: reader.translation(picture, "words", in: language) ?? words
        )
    }

    private static func kind(
        of node: JSON,
        _ kinds: [AssetKind],
        _ reader: inout FileReader
    ) -> AssetKind? {
        guard let code = reader.text(node, "kind") else { return nil }
        if let kind = kinds.first(where: { $0.code == code }) { return kind }
        reader.fault("There is no kind \"\(code)\". Add it under \"kinds\".", node["kind"] ?? node)
        return nil
    }

    private static func level(_ node: JSON, _ reader: inout FileReader) -> AssetModel.Level? {
        guard let name = reader.text(node, "level") else { return nil }
        if let level = AssetModel.Level(rawValue: name) { return level }
        let known = AssetModel.Level.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        reader.fault("\"level\" must be one of \(known).", node["level"] ?? node)
        return nil
    }

    private static func accessories(
        _ node: JSON,
        _ language: String,
        _ reader: inout FileReader
    ) -> [AssetModel.Accessory] {
        guard let list = node["accessories"]?.elements else {
            reader.fault(
                "\"accessories\" must be a list [ ], empty when there are none.",
                node["accessories"] ?? node
            )
            return []
        }
        var codes: Set<String> = []
        return list.compactMap { part in
            reader.know(["code", "name", "translations"], in: part)
            guard let code = reader.code(part, "code", once: &codes), let name = reader.text(part, "name")
            else { return nil }
            return AssetModel.Accessory(
                code: code,
                name: reader.translation(part, "name", in: language) ?? name
            )
        }
    }
}
