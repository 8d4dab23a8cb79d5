import Domain

/// A check of a kit: which parts are there, and how the device looks.
///
/// Where nothing is ticked, one line says that all is there; else the ticks say what is.
struct DeskKit {
    private(set) var parts: [AssetModel.Accessory] = []
    private(set) var ticked: Set<String> = []
    private(set) var condition: AssetCondition = .good
    /// Whether somebody ticked or unticked a part.
    private var isTouched = false
    var remark = ""

    init() {}

    init(_ parts: [AssetModel.Accessory], _ condition: AssetCondition) {
        (self.parts, self.condition) = (parts, condition)
    }

    var isWhole: Bool { !isTouched || ticked.count == parts.count }

    /// What was seen.
    var check: KitCheck {
        let codes = isTouched ? ticked : Set(parts.map(\.code))
        return KitCheck(accessories: codes, condition: condition, remark: remark)
    }

    mutating func choose(_ id: ElementID) {
        let name = id.description
        if name.hasPrefix("part:") {
            let code = String(name.dropFirst(5))
            if ticked.remove(code) == nil { ticked.insert(code) }
            isTouched = true
        }
        if name.hasPrefix("looks:"), let looks = AssetCondition(rawValue: String(name.dropFirst(6))) {
            condition = looks
        }
    }

    /// The line that goes on, the parts and the looks.
    func add(
        to list: inout DeskList,
        _ all: DeskPhrase,
        _ some: DeskPhrase,
        _ surroundings: Surroundings
    ) {
        let desk = surroundings.desk
        let names = parts.map(\.name).joined(separator: ", ")
        let looks = desk("looks", named: condition.rawValue)
        if isTouched {
            let counts = ["count": String(ticked.count), "all": String(parts.count), "looks": looks]
            list.add("kit", desk(some, counts))
        } else {
            list.add(
                "kit",
                desk(parts.isEmpty ? .kitAlone : all, ["parts": names, "looks": looks])
            )
        }
        for part in parts {
            let mark = Part.Choice.Mark.tick(ticked.contains(part.code))
            list.add(ElementID("part:\(part.code)"), part.name, mark: mark)
        }
        for looks in AssetCondition.allCases {
            list.add(
                ElementID("looks:\(looks.rawValue)"),
                desk("looks", named: looks.rawValue),
                mark: .radio(looks == condition)
            )
        }
    }
}
