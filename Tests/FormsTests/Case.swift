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
        let folder = try #require(shared)
        let text = try String(contentsOf: folder.appending(path: "vectors/forms.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").compactMap { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            guard let kind = object["kind"] as? String, kinds.contains(kind) else { return nil }
            return Self(kind: kind, file: object["form_file"] as? String ?? "", line: object)
        }
    }

    /// The form that a case is about.
    static func form(_ file: String) throws(FormRefusal) -> Form {
        let url = shared?.appending(path: "forms/given/\(file)")
        let bytes = url.flatMap { try? Data(contentsOf: $0) } ?? Data()
        return try Form.read(Array(bytes), named: file)
    }
}
