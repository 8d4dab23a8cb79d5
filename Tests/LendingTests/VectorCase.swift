import Domain
import Foundation
import Ground
import Testing

/// One case stated in the tests of other systems that lend.
struct VectorCase {
    /// Where it stands in the file, from 1.
    var number: Int
    var area: String
    var line: JSON

    /// What is given; the line itself where it has no such part.
    var given: JSON { line["given"] ?? line }
    var expected: JSON { line["expected"] ?? line }

    /// How it is called where it is listed.
    var name: String {
        given["case"]?.string ?? given["scenario"]?.string ?? given["file_kind"]?.string ?? given.text
    }

    /// The cases of a file, and the numbers of the lines that hold none.
    static func all() throws -> (cases: [Self], unread: [Int]) {
        let bytes = Array(try Data(contentsOf: try #require(VectorFile.url)))
        var (cases, unread) = ([Self](), [Int]())
        for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy({ $0 <= 32 }) { continue }
            let json = try? JSON(parsing: Array(line))
            guard let json, let area = json["area"]?.string else {
                unread.append(index + 1)
                continue
            }
            cases.append(Self(number: index + 1, area: area, line: json))
        }
        return (cases, unread)
    }
}

/// Where cases are read from: VECTORS names another file than the one that was given.
enum VectorFile {
    private static let environment = ProcessInfo.processInfo.environment

    private static let shared: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let beside = root.deletingLastPathComponent().appending(path: "shared")
        let folder = environment["HANDRAIL_SHARED"].map { URL(filePath: $0) } ?? beside
        return FileManager.default.fileExists(atPath: folder.path()) ? folder : nil
    }()

    private static let named = environment["VECTORS"].flatMap { $0.isEmpty ? nil : URL(filePath: $0) }

    static let url = named ?? shared?.appending(path: "vectors/lending.jsonl")

    /// Whether the cases are those whose number is known.
    static let isKnown = named == nil
}

/// What came of comparing one case with this program.
enum Verdict: Equatable {
    case agrees
    /// It differs, and nothing says why: a mistake here, or a case that is wrong.
    case differs(String)
    /// It states something that this program has no rule for, or another rule, and means to.
    case notOurRule(String)
    /// It needs a part of the program that is not there yet.
    case waits(String)

    static func of(_ isSo: Bool, _ found: @autoclosure () -> String) -> Self {
        isSo ? .agrees : .differs(found())
    }

    var told: String {
        switch self {
        case .agrees: "agrees"
        case .differs(let why): "DIFFERS: \(why)"
        case .notOurRule(let why): "not our rule: \(why)"
        case .waits(let why): "waits: \(why)"
        }
    }
}

extension JSON {
    /// The value in a line, for a list of cases.
    var text: String {
        switch value {
        case .null: "null"
        case .bool(let bool): String(bool)
        case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
        case .string(let text): text
        case .array(let list): "[" + list.map(\.text).joined(separator: ", ") + "]"
        case .object(let members): members.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ")
        }
    }

    /// A day, without the time after it.
    var day: CivilDate? { string.flatMap { CivilDate(iso: $0.prefix(10)) } }

    var days: [CivilDate] { elements?.compactMap(\.day) ?? [] }

    /// Whether it says yes, as true or as 1.
    var isYes: Bool { bool ?? (integer.map { $0 != 0 } ?? false) }

    /// Whether all its names are among some.
    func hasOnly(_ names: Set<String>) -> Bool { members?.allSatisfy { names.contains($0.key) } ?? false }
}
