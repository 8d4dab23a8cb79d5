/// A kind of thing that is lent, such as tablets.
public struct AssetKind: Hashable, Sendable {
    /// Its code.
    public var code: String
    /// What it is called.
    public var name: String
    /// What else it is called, such as by the categories of another system.
    public var otherNames: [String]
    /// What must be done to one between two loans.
    public var steps: Set<PreparationStep>
    /// How one is wiped, step by step, for staff; empty where nothing is kept on it.
    public var wiping: [String]

    /// Describes a kind.
    public init(
        code: String,
        name: String,
        otherNames: [String],
        steps: Set<PreparationStep>,
        wiping: [String]
    ) {
        self.code = code
        self.name = name
        self.otherNames = otherNames
        self.steps = steps
        self.wiping = wiping
    }
}

/// What a hub lends: its kinds, and the models of each.
public struct ModelCatalogue: Hashable, Sendable {
    /// The kinds, in the order of their file.
    public let kinds: [AssetKind]
    /// The models, in the order in which residents see them.
    public let models: [AssetModel]

    /// Gathers kinds and models.
    public init(kinds: [AssetKind], models: [AssetModel]) {
        self.kinds = kinds
        self.models = models
    }

    /// The model with a code; nil where there is none.
    public func model(_ code: String) -> AssetModel? { models.first { $0.id == code } }

    /// What residents call a model, by its code; the code itself where it is no longer in the catalogue.
    public func name(of code: String) -> String { model(code)?.name ?? code }
}

/// A hub that devices belong to.
public struct LendingPlace: Hashable, Sendable {
    /// Its code, as it is kept with each device.
    public var code: String
    /// What it is called.
    public var name: String
    /// What else it is called, such as by the locations of another system.
    public var otherNames: [String]

    /// Names a hub.
    public init(code: String, name: String, otherNames: [String]) {
        self.code = code
        self.name = name
        self.otherNames = otherNames
    }
}
