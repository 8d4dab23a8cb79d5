/// A form definition as the proof reads it: pages, fields, lists and conditions, and nothing else.
struct Paper: Sendable {
    var name: String
    /// Whether the next page is the next in the file (engine V2), or is named by links.
    var isLinear: Bool
    var pages: [PaperPage]
    /// The index of the first page.
    var start: Int
    /// By id and by name.
    var rules: [String: Rule]
    /// The names for the report, by id.
    var ruleNames: [String: String]
    /// Every field, in the order of the file.
    let fields: [Field]
    /// The fields that conditions may see: what is asked on repeat pages is not there for them.
    let askable: [Field]

    init(name: String, isLinear: Bool, pages: [PaperPage], start: Int) {
        (self.name, self.isLinear, self.pages, self.start) = (name, isLinear, pages, start)
        (rules, ruleNames) = ([:], [:])
        fields = pages.flatMap(\.fields)
        askable = pages.filter { !$0.isRepeat }.flatMap(\.fields)
    }
}

/// Which field: names are unique in a section only.
struct FieldID: Hashable, Sendable, CustomStringConvertible {
    var section: String?
    var name: String
    var description: String { section.map { "\($0).\(name)" } ?? name }
}

struct PaperPage: Sendable {
    enum Kind: Sendable { case question, summary, terminal }
    var path: String
    var kind: Kind
    var condition: String?
    var links: [Link]
    var fields: [Field]
    /// Its answers say nothing to conditions.
    var isRepeat: Bool
    var isPayment: Bool
}

struct Link: Sendable {
    /// Nil where the link leads out of the form.
    var path: String?
    var condition: String?
}

struct Field: Sendable {
    var id: FieldID
    var componentID: String?
    var type: FieldType
    var isRequired: Bool
    var label: String
    var options: Tree
    var schema: Tree
    var items: [Item]
    var listIsNumeric: Bool
    /// The fields of a row, where it is asked again and again.
    var row: [Self]
}

/// What kind of answer, after the kinds that only some dialects have are taken for the nearest one.
enum FieldType: Sendable {
    case text, longText, number, email, phone, date, monthYear, dateTime, time, yesNo, one, many
    case address, declaration, file, hidden, website
    /// Sub-fields by their parts, such as easting and northing.
    case parts([String])
    /// Two letters of the national grid and digits.
    case grid(digits: Int)
    case rows(min: Int, max: Int?)
}

struct Item: Sendable {
    var id: String?
    var value: Value
    var condition: String?
}

/// What a condition sees of an answer.
enum Value: Hashable, Sendable {
    case empty
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([Self])

    var isEmpty: Bool { self == .empty || self == .list([]) || self == .text("") }
    /// How it is written in an answer.
    var plain: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let number): Tree.number(number).plain
        case .truth(let truth): truth ? "true" : "false"
        case .list(let items): items.map(\.plain).joined(separator: ",")
        }
    }
}
