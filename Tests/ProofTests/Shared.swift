import Foundation

/// What lies beside the checkout: the given definitions and the vectors.
///
/// In a clone without them the tests that need them are reported as not run.
enum Shared {
    static let folder: URL? = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let named = ProcessInfo.processInfo.environment["HANDRAIL_SHARED"].map { URL(filePath: $0) }
        return [named, package.appending(path: "../shared")].compactMap(\.self).first {
            FileManager.default.fileExists(atPath: $0.appending(path: "forms/given").path)
        }
    }()

    static var isHere: Bool { folder != nil }

    /// The names of the given definitions, in order.
    static func files() throws -> [String] {
        guard let folder else { return [] }
        let given = folder.appending(path: "forms/given").path
        return try FileManager.default.contentsOfDirectory(atPath: given).filter { $0.hasSuffix(".json") }
            .sorted()
    }

    static func data(_ file: String) throws -> Data {
        try Data(contentsOf: (folder ?? URL(filePath: "/")).appending(path: "forms/given/\(file)"))
    }

    static func paper(_ file: String) throws -> Paper { try PaperReader.read(try data(file), named: file) }

    static func vectors(_ kinds: String...) throws -> [Tree] {
        guard let folder else { return [] }
        let text = try String(contentsOf: folder.appending(path: "vectors/forms.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try Tree.read(Data($0.utf8)) }
            .filter { kinds.contains($0["kind"].text ?? "") }
    }
}
