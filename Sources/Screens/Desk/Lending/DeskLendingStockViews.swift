public import Domain
public import Ground

/// Something of a batch that somebody was given.
public struct DeskGiftLine: Hashable, Sendable {
    /// What was given, with her name; empty where she is forgotten, or is not to be seen.
    public var gift: SupplyGift
    /// The day.
    public var day: CivilDate

    /// Describes a gift.
    public init(_ gift: SupplyGift, on day: CivilDate) { (self.gift, self.day) = (gift, day) }
}

/// A device on its way between two hubs.
public struct DeskJourneyLine: Hashable, Sendable {
    /// The device.
    public var device: DeskDeviceView
    /// The hub it left, by name; empty where that is not known.
    public var from: String
    /// The hub it goes to, by name.
    public var to: String
    /// Whether it comes here.
    public var isComing: Bool
    /// Who sent it; empty where a list told of it.
    public var sender: String
    /// When.
    public var sent: DeskTime

    /// Describes a journey.
    public init(
        _ device: DeskDeviceView,
        from: String,
        to: String,
        isComing: Bool,
        sender: String,
        sent: DeskTime
    ) {
        (self.device, self.from, self.to, self.isComing) = (device, from, to, isComing)
        (self.sender, self.sent) = (sender, sent)
    }
}

/// A stock-take that is over, with names.
public struct DeskPastCountView: Hashable, Sendable {
    /// The stock-take.
    public var count: PastCount
    /// When it began.
    public var begun: DeskTime
    /// When it ended.
    public var ended: DeskTime
    /// Who ended it; empty where that is not known.
    public var by: String
    /// Names of hubs, models and staff, by their codes and ids.
    public var names: [String: String]

    /// Describes a stock-take.
    public init(_ count: PastCount, begun: DeskTime, ended: DeskTime, by: String, names: [String: String]) {
        (self.count, self.begun, self.ended) = (count, begun, ended)
        (self.by, self.names) = (by, names)
    }
}

/// A device that is put into the books or changed, with what it can be.
public struct DeskDeviceForm: Hashable, Sendable {
    /// The device as it is now or is to be.
    public var asset: Asset
    /// Names what is done, so that it is done once.
    public var operation: ID
    /// Whether it is in no books yet.
    public var isNew: Bool
    /// What models there are.
    public var models: [AssetModel]
    /// What hubs there are.
    public var hubs: [DeskNamed]
    /// The day it is at the hub.
    public var today: CivilDate

    /// Begins a form.
    public init(
        _ asset: Asset,
        operation: ID,
        isNew: Bool,
        models: [AssetModel],
        hubs: [DeskNamed],
        today: CivilDate
    ) {
        (self.asset, self.operation, self.isNew) = (asset, operation, isNew)
        (self.models, self.hubs, self.today) = (models, hubs, today)
    }
}

/// Everything that happened to a device, sorted by what it is.
public struct DeskHistoryView: Hashable, Sendable {
    /// What the device is, with its label.
    public var device: DeskDeviceView
    /// Loans whose borrower is known, the last first.
    public var loans: [DeskLoanLine]
    /// How many loans there were whose borrower is forgotten or not to be seen.
    public var otherLoans: Int
    /// Ways between hubs, the last first, with who received it.
    public var journeys: [DeskPastJourney]
    /// Stock-takes it was in, the last first.
    public var counts: [DeskPastFinding]

    /// Begins a history.
    public init(_ device: DeskDeviceView) {
        (self.device, loans, otherLoans, journeys, counts) = (device, [], 0, [], [])
    }
}

/// A way of a device, with names.
public struct DeskPastJourney: Hashable, Sendable {
    /// The way.
    public var journey: Journey
    /// The hubs, by name; the first one is empty where it is not known.
    public var from, to: String
    /// Who sent it, and who received it; empty where nobody did.
    public var sender, receiver: String
    /// When it was sent.
    public var sent: CivilDate
    /// When it ended; nil while it is on the way.
    public var ended: CivilDate?

    /// Describes a way.
    public init(
        _ journey: Journey,
        from: String,
        to: String,
        sender: String,
        receiver: String,
        sent: CivilDate
    ) {
        (self.journey, self.from, self.to) = (journey, from, to)
        (self.sender, self.receiver, self.sent) = (sender, receiver, sent)
    }
}

/// How a stock-take found a device.
public struct DeskPastFinding: Hashable, Sendable {
    /// The day it ended.
    public var day: CivilDate
    /// The hub, by name.
    public var hub: String
    /// How it was found.
    public var kind: CountFinding.Kind

    /// Describes what was found.
    public init(on day: CivilDate, at hub: String, _ kind: CountFinding.Kind) {
        (self.day, self.hub, self.kind) = (day, hub, kind)
    }
}
