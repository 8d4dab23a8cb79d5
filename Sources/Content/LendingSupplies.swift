import Domain
import Ground

// What is given for good, and what other registers call how a device stands.
extension LendingFile {
    mutating func supplies(_ json: JSON) -> [SupplyKind] {
        guard json["supplies"] != nil else { return [] }
        var kinds: [SupplyKind] = []
        var codes: Set<String> = []
        for node in reader.elements(json, "supplies") {
            reader.know(["code", "name", "low"], in: node)
            let (code, name) = (reader.code(node, "code", once: &codes), reader.text(node, "name"))
            let low = reader.number(node, "low", 0...9_999)
            if let code, let name, let low { kinds.append(SupplyKind(code: code, name: name, low: low)) }
        }
        return kinds
    }

    /// The labels that a hub made for itself in another register, each with what it means here.
    mutating func statuses(_ json: JSON) -> [String: AssetFile.Standing] {
        guard json["statuses"] != nil else { return [:] }
        var statuses: [String: AssetFile.Standing] = [:]
        for node in reader.elements(json, "statuses") {
            reader.know(["name", "means"], in: node)
            let (name, means) = (reader.text(node, "name"), reader.text(node, "means"))
            guard let name, let means else { continue }
            guard let standing = AssetFile.Standing.named[means] else {
                let known = AssetFile.Standing.named.keys.sorted().joined(separator: ", ")
                reader.fault("\"means\" must be one of: \(known).", node["means"] ?? node)
                continue
            }
            if statuses.updateValue(standing, forKey: name.lowercased()) != nil {
                reader.fault("This status stands here twice. Make one of both.", node)
            }
        }
        return statuses
    }
}
