import Domain
import Ground

/// Reads services.json.
enum ServicesFile {
    /// The services, in a language as far as they are translated.
    static func read(_ path: String, in language: String) throws(ContentError) -> [ServiceCategory] {
        var reader = FileReader(path)
        let json = try reader.parse()
        var codes: Set<String> = []
        let categories = reader.elements(json, "categories").map { category in
            let title = reader.text(category, "title") ?? ""
            return ServiceCategory(
                code: title,
                title: reader.translation(category, "title", in: language) ?? title,
                services: reader.elements(category, "services").map {
                    service($0, language, &codes, &reader)
                }
            )
        }
        try reader.finish()
        return categories
    }

    private static func service(
        _ node: JSON,
        _ language: String,
        _ codes: inout Set<String>,
        _ reader: inout FileReader
    ) -> Service {
        let (title, summary) = (reader.text(node, "title") ?? "", reader.text(node, "summary") ?? "")
        let code = code(node, &codes, &reader)
        return Service(
            code: code,
            title: reader.translation(node, "title", in: language) ?? title,
            summary: reader.translation(node, "summary", in: language) ?? summary,
            form: form(node, &reader),
            told: told(node, code, language, &reader)
        )
    }

    /// What `tellUsOnce` says: the name by which residents know who is told, and of which details.
    private static func told(
        _ node: JSON,
        _ code: String,
        _ language: String,
        _ reader: inout FileReader
    ) -> ToldService? {
        guard let told = node["tellUsOnce"] else { return nil }
        let name = reader.text(told, "name") ?? ""
        let facts = reader.texts(told, "facts")
        for fact in facts where DetailsFact(rawValue: fact) == nil {
            let names = DetailsFact.allCases.map(\.rawValue).joined(separator: ", ")
            reader.fault("\"facts\" has \"\(fact)\". Use some of \(names).", told["facts"] ?? told)
        }
        return ToldService(
            code: code,
            name: reader.translation(told, "name", in: language) ?? name,
            facts: Set(facts.compactMap { DetailsFact(rawValue: $0) })
        )
    }

    /// Records name a service by its code, so it is one plain word, and stands once.
    private static func code(_ node: JSON, _ codes: inout Set<String>, _ reader: inout FileReader) -> String {
        guard let code = reader.text(node, "code"), let place = node["code"] else { return "" }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        if !code.utf8.allSatisfy({ letters ~= $0 || digits ~= $0 || $0 == UInt8(ascii: "-") }) {
            reader.fault("A code has small letters, numbers and hyphens only, like missed-bin.", place)
        }
        if !codes.insert(code).inserted {
            reader.fault("The code \"\(code)\" stands here twice. Change one.", place)
        }
        return code
    }

    /// A form lies in the pack: no path leads out of it.
    private static func form(_ node: JSON, _ reader: inout FileReader) -> String {
        guard let form = reader.text(node, "form"), let place = node["form"] else { return "" }
        let steps = form.split(separator: "/", omittingEmptySubsequences: false)
        if steps.count < 2 || steps[0] != "forms" || steps.contains("..") || !form.hasSuffix(".json") {
            reader.fault("The form must be a file in forms, like forms/missed-bin.json.", place)
        }
        return form
    }
}
