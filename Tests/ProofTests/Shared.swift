import Foundation

/// What lies beside the checkout: the given definitions and the vectors.
///
/// In a clone without them the tests that need them are reported as not run.
enum Shared {
    static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["HANDRAIL_SHARED"].map { URL(filePath: $0) }
        return [named, package.appending(path: "../shared")].compactMap(\.self).first {
            FileManager.default.fileExists(atPath: $0.appending(path: "forms/given").path)
        }
    }()

    static var isHere: Bool { folder != nil }

    /// The folder of definitions: FORMS names another than the given one.
    static var given: URL? {
        ProcessInfo.processInfo.environment["FORMS"].map { URL(filePath: $0) }
            ?? folder?.appending(path: "forms/given")
    }

    /// A definition, as a file.
    struct Definition {
        var name: String
        var data: Data

        func paper() throws -> Paper { try PaperReader.read(data, named: name) }
    }

    /// The given definitions and those of the hub, in order.
    static func forms() throws -> [Definition] {
        let own = try definitions(in: package.appending(path: "Kiosk/Content/forms"))
        guard let given else { return own }
        return own + (try definitions(in: given))
    }

    private static func definitions(in folder: URL) throws -> [Definition] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
            .sorted()
            .map { Definition(name: $0, data: try Data(contentsOf: folder.appending(path: $0))) }
    }

    /// A given definition by its name.
    static func paper(_ file: String) throws -> Paper {
        let folder = folder ?? package
        return try PaperReader.read(
            try Data(contentsOf: folder.appending(path: "forms/given/\(file)")),
            named: file
        )
    }

    static func vectors(_ kinds: String...) throws -> [Tree] {
        guard let folder else { return [] }
        let text = try String(contentsOf: folder.appending(path: "vectors/forms.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try Tree.read(Data($0.utf8)) }
            .filter { kinds.contains($0["kind"].text ?? "") }
    }
}
