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

    /// Whether there are definitions and vectors.
    static var isHere: Bool { given != nil && cases != nil }

    /// Whether they are those whose number is known.
    static var areKnown: Bool { named("FORMS") == nil && named("VECTORS") == nil }

    /// The folder of definitions: FORMS names another than the given one.
    static var given: URL? { named("FORMS") ?? folder?.appending(path: "forms/given") }

    /// The file of vectors: VECTORS names another than the given one.
    private static var cases: URL? { named("VECTORS") ?? folder?.appending(path: "vectors/forms.jsonl") }

    /// The lists that component cases name: beside the vectors, else those of the given ones.
    static var lists: URL? {
        let folders = [cases?.deletingLastPathComponent(), folder?.appending(path: "vectors")]
        return folders.compactMap { $0?.appending(path: "forms.lists.json") }.first {
            FileManager.default.fileExists(atPath: $0.path)
        }
    }

    private static func named(_ variable: String) -> URL? {
        ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : URL(filePath: $0) }
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
        let given = given ?? package
        return try PaperReader.read(try Data(contentsOf: given.appending(path: file)), named: file)
    }

    /// The cases of some kinds whose definition is there, the steps of a session in their order.
    ///
    /// Lines that hold no case are left out.
    static func vectors(_ kinds: String...) throws -> [Tree] {
        guard let cases, let given else { return [] }
        let text = try String(contentsOf: cases, encoding: .utf8)
        let all = text.split { $0 == "\n" || $0 == "\r\n" }.compactMap { try? Tree.read(Data($0.utf8)) }
        let inOrder = all.enumerated().sorted { left, right in
            (left.element["seq"].int ?? 0, left.offset) < (right.element["seq"].int ?? 0, right.offset)
        }
        return inOrder.map(\.element).filter { one in
            let isThere = one["form_file"].text.map {
                FileManager.default.fileExists(atPath: given.appending(path: $0).path)
            }
            return kinds.contains(one["kind"].text ?? "") && isThere ?? true
        }
    }
}
