import Forms
import Foundation
import Ground
import Testing

/// One case stated in the tests of other runners of the format.
struct Case {
    /// Where it stands in the file, from 1.
    var number: Int
    var kind: String
    var file: String
    var line: [String: Any]

    func text(_ key: String) -> String? { line[key] as? String }

    var answers: [String: Any] { line["answers"] as? [String: Any] ?? [:] }

    /// The day it is about.
    var day: CivilDate { text("today").flatMap { CivilDate(iso: $0) } ?? Given.today }

    /// The cases of a file, and the numbers of the lines that hold none.
    static func all() throws -> (cases: [Self], unread: [Int]) {
        let text = try String(contentsOf: try #require(Given.vectors), encoding: .utf8)
        var (cases, unread) = ([Self](), [Int]())
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            if line.allSatisfy(\.isWhitespace) { continue }
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            guard let object, let kind = object["kind"] as? String else {
                unread.append(index + 1)
                continue
            }
            let file = object["form_file"] as? String ?? ""
            cases.append(Self(number: index + 1, kind: kind, file: file, line: object))
        }
        return (cases, unread)
    }

    /// A form of the folder of definitions.
    static func form(_ file: String) throws(FormRefusal) -> Form {
        let url = Given.forms?.appending(path: file)
        let bytes = url.flatMap { try? Data(contentsOf: $0) } ?? Data()
        return try Form.read(Array(bytes), named: file)
    }

    /// A form that a case brings with it.
    static func form(_ definition: [String: Any]) throws -> Form {
        try Form.read(Array(try JSONSerialization.data(withJSONObject: definition)), named: "case.json")
    }
}

/// Where cases and definitions are read from: VECTORS is a file and FORMS a folder of others than those given.
enum Given {
    private static let environment = ProcessInfo.processInfo.environment

    /// The folder of the checkout.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let shared: URL? = {
        let named = environment["HANDRAIL_SHARED"].map { URL(filePath: $0) }
        let folder = named ?? root.deletingLastPathComponent().appending(path: "shared")
        return exists(folder) ? folder : nil
    }()

    static let vectors = named("VECTORS") ?? shared?.appending(path: "vectors/forms.jsonl")
    static let forms = named("FORMS") ?? shared?.appending(path: "forms/given")

    /// Whether the folder of definitions has a file.
    static func hasForm(_ file: String) -> Bool { forms.map { exists($0.appending(path: file)) } ?? false }

    /// The lists that component cases name: beside the cases, else those of the given cases.
    static var lists: URL? {
        let beside = vectors?.deletingLastPathComponent().appending(path: "forms.lists.json")
        return beside.flatMap { exists($0) ? $0 : nil } ?? shared?.appending(path: "vectors/forms.lists.json")
    }

    /// Whether there is anything to compare with; what is named and is not there fails.
    static let areHere = vectors != nil && forms != nil

    /// Whether the cases are those whose number is known.
    static let areKnown = named("VECTORS") == nil && named("FORMS") == nil

    /// The day on which cases are judged that name none: Saturday 21 November 2026.
    static let today = CivilDate(daysSinceEpoch: 20_778)

    private static func named(_ variable: String) -> URL? {
        environment[variable].flatMap { $0.isEmpty ? nil : URL(filePath: $0) }
    }

    private static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path()) }
}
