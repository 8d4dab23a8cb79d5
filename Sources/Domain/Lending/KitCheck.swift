/// What whoever lends a device or takes it back saw of it and its kit.
public struct KitCheck: Hashable, Sendable {
    /// The codes of the parts that are there.
    public var accessories: Set<String>
    /// How the device looks.
    public var condition: AssetCondition
    /// What else was seen; empty where nothing was.
    ///
    /// It goes when the borrower is forgotten.
    public var remark: String

    /// Notes what was seen.
    public init(accessories: Set<String>, condition: AssetCondition, remark: String = "") {
        self.accessories = accessories
        self.condition = condition
        self.remark = remark
    }
}

/// What is different between a device that was lent and the same one back.
public struct KitDifference: Hashable, Sendable {
    /// Parts that went out and are not back, such as a charger, in order.
    public let missing: [String]
    /// Parts that came back though they did not go out.
    public let extra: [String]
    /// Whether it looks worse than before.
    public let isWorse: Bool

    /// Compares what went out with what came back.
    public init(out: KitCheck, back: KitCheck) {
        missing = out.accessories.subtracting(back.accessories).sorted()
        extra = back.accessories.subtracting(out.accessories).sorted()
        let order = AssetCondition.allCases
        isWorse = (order.firstIndex(of: back.condition) ?? 0) > (order.firstIndex(of: out.condition) ?? 0)
    }

    /// Whether all is as it was.
    public var isNone: Bool { missing.isEmpty && extra.isEmpty && !isWorse }
}
