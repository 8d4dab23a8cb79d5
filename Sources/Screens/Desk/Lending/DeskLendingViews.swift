public import Domain
public import Ground

/// Something with a code and a name.
public struct DeskNamed: Hashable, Sendable {
    /// The code.
    public var code: String
    /// The name.
    public var name: String

    /// Names something.
    public init(code: String, name: String) { (self.code, self.name) = (code, name) }
}

/// How much there is to do with equipment.
public struct DeskLendingOverview: Hashable, Sendable {
    /// Reservations to prepare.
    public var pickups = 0
    /// Devices to do something about.
    public var bench = 0
    /// Loans that are late.
    public var overdue = 0
    /// Loans that go on.
    public var loans = 0
    /// People who wait.
    public var waiting = 0
    /// Whether a stock-take goes on.
    public var isCounting = false
    /// Kinds that are nearly used up.
    public var low = 0
    /// Kinds that are used up: none is left to give.
    public var gone = 0
    /// Devices on their way to this hub or from it.
    public var underway = 0
    /// Differences of stock-takes nobody did anything about.
    public var differences = 0

    /// Nothing is to do.
    public init() {}
}

/// Somebody to call.
public struct DeskCallee: Hashable, Sendable {
    /// Her name.
    public var name: String
    /// Her telephone number; empty where there is none.
    public var phone: String

    /// Names somebody to call.
    public init(name: String, phone: String) { (self.name, self.phone) = (name, phone) }
}

/// A device as the desk shows it.
public struct DeskDeviceView: Hashable, Sendable {
    /// The device.
    public var asset: Asset
    /// Names what is done next to it.
    public var operation: ID
    /// What its model is called.
    public var model: String
    /// What belongs to its kit.
    public var kit: [AssetModel.Accessory]
    /// What to do to wipe it, in order.
    public var wiping: [String]
    /// The hub it belongs to, by name.
    public var hub: String
    /// The hub this desk stands in, by its code.
    public var here: String
    /// What that hub is called.
    public var hereName = ""
    /// The day it is at the hub.
    public var today: CivilDate
    /// Who has it; nil for nobody.
    public var loan: DeskLoanLine?
    /// The next reservation that stands on it.
    public var next: DeskPickupLine?
    /// Parts that did not come back, until they are there again.
    public var missing: [String]
    /// Faults that were told of since it was last inspected.
    public var faults: [String]
    /// What happened to it, the newest first.
    public var history: [DeskDeviceEvent]
    /// Other hubs.
    public var hubs: [DeskNamed]
    /// Somebody's data that is on it; nil for none.
    public var data: FoundData?
    /// Who had it last, where data is on it; nil where nobody is known.
    public var lastBorrower: DeskCallee?
    /// How many days ago it may have been wiped at most; nil for any number.
    public var wipedWithin: Int?
    /// Who sent it on its way; nil where it is on none.
    public var sender: ID?
    /// The hub it comes from, by name; nil where it is on no way.
    public var comesFrom: String?
    /// Whether it was given to somebody for good.
    public var isGift = false
    /// The hub at which somebody waits for it, where nobody waits here.
    public var wantedAt: DeskNamed?

    /// Gathers what is known of a device.
    public init(asset: Asset, operation: ID, model: String, hub: String, here: String, today: CivilDate) {
        (self.asset, self.operation, self.model) = (asset, operation, model)
        (self.hub, self.here, self.today) = (hub, here, today)
        (kit, wiping, missing, faults, history, hubs) = ([], [], [], [], [], [])
    }

    /// Whether it belongs to this hub.
    var isHere: Bool { asset.hub == here }

    /// What the parts with some codes are called.
    func names(_ codes: some Sequence<String>) -> String {
        codes.map { code in kit.first { $0.code == code }?.name ?? code }.joined(separator: ", ")
    }
}

/// Something that happened to a device, with who signed it.
public struct DeskDeviceEvent: Hashable, Sendable {
    /// What happened.
    public var event: AssetEvent
    /// When.
    public var when: DeskTime
    /// Who signed it; empty where nobody did.
    public var by: String

    /// Describes what happened.
    public init(_ event: AssetEvent, when: DeskTime, by: String) {
        (self.event, self.when, self.by) = (event, when, by)
    }
}

/// A stock-take, with the names of hubs and models.
public struct DeskCountView: Hashable, Sendable {
    /// The stock-take.
    public var take: StockTake
    /// When it began.
    public var begun: DeskTime
    /// Names of hubs and models.
    public var names: [String: String]

    /// Describes a stock-take.
    public init(_ take: StockTake, begun: DeskTime, names: [String: String]) {
        (self.take, self.begun, self.names) = (take, begun, names)
    }
}
