public import Ground

/// One device that the hub owns.
public struct Asset: Hashable, Sendable {
    /// The record's own id.
    public var id: ID
    /// What its label says.
    public var tag: AssetTag
    /// The number of a barcode that is not its tag; nil where the tag is all there is.
    public var barcode: String?
    /// The maker's number; empty where there is none.
    public var serial: String
    /// The code of its model.
    public var model: String
    /// The kind of thing it is.
    public var kind: String
    /// The code of the hub it belongs to.
    public var hub: String
    /// How it stands with it.
    public var state: AssetState
    /// What must be done to it between two loans.
    public var needs: Set<PreparationStep>
    /// What of that is signed since the last loan.
    public var prepared: Set<PreparationStep>
    /// How it looks.
    public var condition: AssetCondition
    /// The day by which its electrical test must be done again; nil where it needs none.
    public var testDue: CivilDate?
    /// The day it was last wiped.
    public var wipedOn: CivilDate?
    /// The day it was bought.
    public var boughtOn: CivilDate?
    /// What it would cost to replace, in pence.
    public var pence: Int

    /// Describes a device.
    public init(
        id: ID,
        tag: AssetTag,
        barcode: String? = nil,
        serial: String = "",
        model: String,
        kind: String,
        hub: String,
        state: AssetState = .preparing,
        needs: Set<PreparationStep> = Set(PreparationStep.allCases),
        prepared: Set<PreparationStep> = [],
        condition: AssetCondition = .good,
        testDue: CivilDate? = nil,
        wipedOn: CivilDate? = nil,
        boughtOn: CivilDate? = nil,
        pence: Int = 0
    ) {
        self.id = id
        self.tag = tag
        self.barcode = barcode
        self.serial = serial
        self.model = model
        self.kind = kind
        self.hub = hub
        self.state = state
        self.needs = needs
        self.prepared = prepared
        self.condition = condition
        self.testDue = testDue
        self.wipedOn = wipedOn
        self.boughtOn = boughtOn
        self.pence = pence
    }

    /// What must still be signed before it can be lent, in the order it is done.
    public var missingSteps: [PreparationStep] {
        PreparationStep.allCases.filter { needs.contains($0) && !prepared.contains($0) }
    }
}

/// What the label of a device says: letters, digits and hyphens, in capitals.
public struct AssetTag: Hashable, Sendable, CustomStringConvertible {
    /// How many signs a tag may have.
    public static let lengths = 1...32

    /// The signs.
    public let description: String

    /// Reads what was scanned or typed; nil where it cannot be a tag.
    public init?(reading text: some StringProtocol) {
        let signs = text.uppercased().filter { !$0.isWhitespace }
        let isPlain = signs.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || "-./_".contains($0))
        }
        guard Self.lengths.contains(signs.count), isPlain else { return nil }
        description = signs
    }
}
