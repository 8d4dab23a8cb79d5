import Content
import Domain
import Forms
import Foundation
import Ground
import Testing

/// The folder of the checkout.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
let today = CivilDate(daysSinceEpoch: 20_778)  // Saturday 21 November 2026

let codes = [
    "bulky-waste", "missed-bin", "street-problem", "council-tax-single-person", "change-of-address",
    "complaint", "compliment", "suggestion",
    "parking-permit", "housing-repair", "council-tax-change", "benefit-change", "library-card",
    "translation-request", "housing-application", "free-school-meals", "blue-badge", "garden-waste",
]

func pack() throws -> ContentPack { try ContentPack.read(root.appending(path: "Kiosk/Content").path()) }

/// A copy of the pack in which one text of a file is another.
func changed(_ file: String, _ old: String, _ new: String) throws -> ContentPack {
    let copy = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: copy)
    let target = copy.appending(path: file)
    let text = try String(contentsOf: target, encoding: .utf8)
    let range = try #require(text.range(of: old), "\(old) is not in \(file)")
    try Data(text.replacingCharacters(in: range, with: new).utf8).write(to: target)
    return try ContentPack.read(copy.path())
}

func realForm(_ code: String) throws -> Form {
    let pack = try pack()
    let service = try #require(pack.categories.flatMap(\.services).first { $0.code == code })
    return try pack.form(for: service).form
}

/// A form of the pack as the JSON it is written in.
func formFile(_ code: String) throws -> [String: Any] {
    let data = try Data(contentsOf: root.appending(path: "Kiosk/Content/forms/\(code).json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
}

/// Every object within a JSON value, itself included.
func objects(in json: Any) -> [[String: Any]] {
    if let object = json as? [String: Any] { return [object] + object.values.flatMap(objects) }
    return (json as? [Any])?.flatMap(objects) ?? []
}

/// The paths of the pages of a form that hold a component of a type.
func paths(_ code: String, holding type: String) throws -> Set<String> {
    let pages = try #require(try formFile(code)["pages"] as? [[String: Any]])
    let holding = pages.filter { page in objects(in: page).contains { $0["type"] as? String == type } }
    return Set(holding.compactMap { $0["path"] as? String })
}
