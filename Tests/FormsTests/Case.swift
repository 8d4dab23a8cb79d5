import Forms
import Foundation
import Testing

/// One case stated in the tests of other runners of the format.
///
/// They lie beside the checkout; in a clone without them the tests that run them are reported as not run.
struct Case {
    var kind: String
    var file: String
    var line: [String: Any]

    func text(_ key: String) -> String? { line[key] as? String }

    /// All cases of some kinds, in the order of the file.
    static func all(_ kinds: String...) throws -> [Self] {
        let text = try String(contentsOf: try #require(Given.vectors), encoding: .utf8)
        return try text.split(separator: "\n").compactMap { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            guard let kind = object["kind"] as? String, kinds.contains(kind) else { return nil }
            return Self(kind: kind, file: object["form_file"] as? String ?? "", line: object)
        }
    }

    /// How many cases there are of each kind.
    static func kinds() throws -> [String: Int] {
        let text = try String(contentsOf: try #require(Given.vectors), encoding: .utf8)
        var kinds: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            kinds[object["kind"] as? String ?? "", default: 0] += 1
        }
        return kinds
    }

    /// The form that a case is about.
    static func form(_ file: String) throws(FormRefusal) -> Form {
        let url = Given.forms?.appending(path: file)
        let bytes = url.flatMap { try? Data(contentsOf: $0) } ?? Data()
        return try Form.read(Array(bytes), named: file)
    }
}

/// Where cases and definitions are read from: VECTORS is a file and FORMS a folder of others than those given.
enum Given {
    private static let environment = ProcessInfo.processInfo.environment

    static var vectors: URL? {
        environment["VECTORS"].map { URL(filePath: $0) } ?? shared?.appending(path: "vectors/forms.jsonl")
    }

    static var forms: URL? {
        environment["FORMS"].map { URL(filePath: $0) } ?? shared?.appending(path: "forms/given")
    }

    /// Whether the cases are those whose number is known.
    static var areKnown: Bool { environment["VECTORS"] == nil && environment["FORMS"] == nil }
}
