import Foundation

/// Any JSON value, as read for the proof: nothing of the product's own reader is used.
indirect enum Tree: Decodable, Hashable, Sendable {
    case null
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([Self])
    case object([String: Self])

    init(from decoder: any Decoder) throws {
        let one = try decoder.singleValueContainer()
        if one.decodeNil() {
            self = .null
        } else if let truth = try? one.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? one.decode(Double.self) {
            self = .number(number)
        } else if let text = try? one.decode(String.self) {
            self = .text(text)
        } else if let list = try? one.decode([Self].self) {
            self = .list(list)
        } else {
            self = .object(try one.decode([String: Self].self))
        }
    }

    static func read(_ data: Data) throws -> Self { try JSONDecoder().decode(Self.self, from: data) }

    /// What stands under a key; null where this is no object or lacks it.
    subscript(_ key: String) -> Self {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    var isNull: Bool { self == .null }
    var list: [Self] { if case .list(let items) = self { items } else { [] } }
    var object: [String: Self] { if case .object(let members) = self { members } else { [:] } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var truth: Bool? { if case .truth(let truth) = self { truth } else { nil } }

    /// The text, or nil where it is empty.
    var word: String? { text.flatMap { $0.isEmpty ? nil : $0 } }

    /// A number, also where the author put it in quotes.
    var number: Double? {
        switch self {
        case .number(let number): number
        case .text(let text): Double(text.trimmingCharacters(in: .whitespaces))
        default: nil
        }
    }

    var int: Int? { number.flatMap { Int(exactly: $0) } }

    /// How a value of a list is written down.
    var plain: String {
        switch self {
        case .null: ""
        case .truth(let truth): truth ? "true" : "false"
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .text(let text): text
        case .list(let items): items.map(\.plain).joined(separator: ",")
        case .object: "{…}"
        }
    }
}
