/// A kind of device that the hub lends, such as one model of tablet.
///
/// Content names it and says in plain words what it is good for; the store keeps its id beside each device.
public struct AssetModel: Hashable, Sendable {
    /// How much a person should know before she takes one home.
    public enum Level: String, Hashable, Sendable, CaseIterable {
        /// For somebody who never used one.
        case beginner
        /// For somebody who used one before.
        case some
        /// For somebody who can set it up herself.
        case confident
    }

    /// A part that goes with the device, such as its charger.
    public struct Accessory: Hashable, Sendable {
        /// Its code, as it is kept with each loan: small letters, digits and hyphens.
        public var code: String
        /// What it is called.
        public var name: String

        /// Names a part.
        public init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// A picture of it.
    public struct Picture: Hashable, Sendable {
        /// Where it lies within the content pack.
        public var file: String
        /// What it shows, for all who do not see it and all who do.
        public var words: String

        /// Names a picture.
        public init(file: String, words: String) { (self.file, self.words) = (file, words) }
    }

    /// The code that content gives it.
    public var id: String
    /// What it is called.
    public var name: String
    /// The kind of thing it is, as rules of lending name it: laptop, tablet, router.
    public var kind: String
    /// What it is good for, in plain words.
    public var purpose: String
    /// How much a person should know before.
    public var level: Level
    /// What is in the kit beside the device.
    public var accessories: [Accessory]
    /// What must be done to it between two loans.
    public var steps: Set<PreparationStep>
    /// What it looks like; nil where content does not say.
    public var picture: Picture?
    /// What one can do with it, each a few plain words: "Write letters".
    public var purposes: [String]
    /// How it is wiped between two loans, step by step, for staff.
    public var wiping: [String]
    /// What it would cost to replace, in pence.
    public var pence: Int
    /// What else it is called, such as by its maker: a list from another system is read by these names too.
    public var otherNames: [String]

    /// Describes a model.
    public init(
        id: String,
        name: String,
        kind: String,
        purpose: String,
        level: Level,
        accessories: [Accessory],
        steps: Set<PreparationStep> = Set(PreparationStep.allCases),
        picture: Picture? = nil,
        purposes: [String] = [],
        wiping: [String] = [],
        pence: Int = 0,
        otherNames: [String] = []
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.purpose = purpose
        self.level = level
        self.accessories = accessories
        self.steps = steps
        self.picture = picture
        self.purposes = purposes
        self.wiping = wiping
        self.pence = pence
        self.otherNames = otherNames
    }
}

/// One thing that is done to a device between two loans, and signed by whoever did it.
public enum PreparationStep: Int, Hashable, Sendable, CaseIterable {
    case inspect
    case wipe
    case charge
}

/// How a device looks, as whoever lends it or takes it back sees it.
public enum AssetCondition: String, Hashable, Sendable, CaseIterable {
    case good
    case worn
    case damaged
}
