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
    /// Devices on their way to this hub or from it.
    public var underway = 0
    /// Differences of stock-takes nobody did anything about.
    public var differences = 0

    /// Nothing is to do.
    public init() {}
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
    /// The day it is at the hub.
    public var today: CivilDate
    /// Who has it; nil for nobody.
    public var loan: DeskLoanLine?
    /// The next reservation that stands on it.
    public var next: DeskPickupLine?
    /// Parts that the last borrower did not bring back.
    public var missing: [String]
    /// Faults that were told of since it was last inspected.
    public var faults: [String]
    /// What happened to it, the newest first.
    public var history: [DeskDeviceEvent]
    /// Other hubs.
    public var hubs: [DeskNamed]
    /// Somebody's data that is on it; nil for none.
    public var data: FoundData?
    /// How many days ago it may have been wiped at most; nil for any number.
    public var wipedWithin: Int?
    /// Who sent it on its way; nil where it is on none.
    public var sender: ID?
    /// The hub it comes from, by name; nil where it is on no way.
    public var comesFrom: String?
    /// Whether it was given to somebody for good.
    public var isGift = false

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

/// A loan with whom to speak to.
public struct DeskLoanLine: Hashable, Sendable {
    /// The loan.
    public var loan: Loan
    /// The borrower's name; empty where she is forgotten.
    public var name: String
    /// Her telephone number; empty where there is none.
    public var phone: String
    /// What the model is called.
    public var model: String
    /// What the hub is called.
    public var hub: String
    /// The day it is at the hub.
    public var today: CivilDate
    /// Whether nothing new is lent to her because of it.
    public var isBlocking = false
    /// Whether the ladder asks for a call today.
    public var isToCall = false
    /// What was noted, the first note first.
    public var notes: [String] = []
    /// Names what is done next to it.
    public var operation: ID?

    /// Describes a loan.
    public init(_ loan: Loan, name: String, phone: String, model: String, hub: String, today: CivilDate) {
        (self.loan, self.name, self.phone) = (loan, name, phone)
        (self.model, self.hub, self.today) = (model, hub, today)
    }

    /// By how many days it is late.
    var late: Int { loan.daysLate(on: today) }
}

/// A page of loans, the first due first.
public struct DeskLoansView: Hashable, Sendable {
    /// The loans.
    public var lines: [DeskLoanLine] = []
    /// How many there are in all; nil where they were not counted.
    public var count: Int?
    /// Whether there are loans after these.
    public var hasMore = false
    /// All hubs, and the models of which somebody has a device.
    public var hubs: [DeskNamed] = [], models: [DeskNamed] = []

    /// An empty page.
    public init() {}
}

/// A loan that can be made, or why not.
public struct DeskHandOutView: Hashable, Sendable {
    /// Names the loan to be.
    public var operation: ID
    /// Who is to have it.
    public var person: Person
    /// Her reservation; nil for none.
    public var reservation: Reservation?
    /// The device; nil before it is scanned.
    public var asset: Asset?
    /// What the model is called; empty before it is known.
    public var model = ""
    /// What belongs to its kit.
    public var kit: [AssetModel.Accessory] = []
    /// What speaks against it.
    public var refusals: [BorrowingRefusal] = []
    /// What of hers is late and keeps her from borrowing.
    public var late: [DeskLoanLine] = []
    /// The day it would be due; nil where that is not known.
    public var due: CivilDate?
    /// What she agrees to.
    public var agreement: DeskAgreement
    /// That she accepted it when she reserved; nil where she is asked now.
    public var agreed: AcceptedAgreement?
    /// Who acts for her today, by name.
    public var helpers: [String] = []

    /// Begins a loan.
    public init(operation: ID, person: Person, agreement: DeskAgreement) {
        (self.operation, self.person, self.agreement) = (operation, person, agreement)
    }
}

/// What a borrower agrees to.
public struct DeskAgreement: Hashable, Sendable {
    /// Its name and version, as it is kept with each loan.
    public var code: String
    /// What it is called.
    public var title: String
    /// What it says.
    public var lines: [String]

    /// Describes an agreement.
    public init(code: String, title: String, lines: [String]) {
        (self.code, self.title, self.lines) = (code, title, lines)
    }
}

/// What came back.
public struct DeskReturnedView: Sendable {
    /// The device as it stands now.
    public var device: DeskDeviceView
    /// The loan that ended; nil where nobody had it.
    public var loan: DeskLoanLine?
    /// Whether somebody is to be called about parts that are missing.
    public var isFollowedUp: Bool
    /// The hub it goes to, by name; nil where it stays.
    public var goesTo: String?
    /// The next reservation of its model.
    public var next: DeskPickupLine?

    /// Describes what came back.
    public init(_ device: DeskDeviceView, loan: DeskLoanLine?, isFollowedUp: Bool, goesTo: String?) {
        (self.device, self.loan, self.isFollowedUp, self.goesTo) = (device, loan, isFollowedUp, goesTo)
    }
}

/// A reservation with whose it is.
public struct DeskPickupLine: Hashable, Sendable {
    /// The reservation.
    public var reservation: Reservation
    /// Whose it is; empty where she is forgotten.
    public var name: String
    /// Her telephone number.
    public var phone: String
    /// What the model is called.
    public var model: String
    /// The label of the device it stands on; nil for none.
    public var tag: AssetTag?
    /// Whether that device is on the shelf.
    public var isReady = false
    /// Whether no device can keep it as it looks today.
    public var isAtRisk = false

    /// Describes a reservation.
    public init(_ reservation: Reservation, name: String, phone: String, model: String) {
        (self.reservation, self.name, self.phone, self.model) = (reservation, name, phone, model)
    }
}

/// Somebody who waits, or is offered something.
public struct DeskQueueLine: Hashable, Sendable {
    /// The hold.
    public var hold: Hold
    /// The place in the queue, from 1.
    public var place: Int
    /// Who waits.
    public var name: String
    /// What the model is called.
    public var model: String
    /// Since when.
    public var since: CivilDate
    /// The last day to fetch what is offered; nil while she waits.
    public var collectBy: CivilDate?
    /// Whether staff moved her before somebody who waits longer.
    public var isMoved = false

    /// Describes somebody who waits.
    public init(_ hold: Hold, place: Int, name: String, model: String, since: CivilDate) {
        (self.hold, self.place, self.name, self.model, self.since) = (hold, place, name, model, since)
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

/// What a resident has, has reserved and waits for.
public struct DeskPersonLending: Hashable, Sendable {
    /// What she has.
    public var loans: [DeskLoanLine] = []
    /// What she has reserved.
    public var reservations: [DeskPickupLine] = []
    /// What she waits for.
    public var holds: [DeskQueueLine] = []
    /// What she was given, in words and when.
    public var gifts: [Gift] = []
    /// The group she borrows in; nil where the hub does not lend.
    public var group: DeskBorrowerGroup?
    /// What staff did about her loans, the newest first.
    public var acts: [LoanAct] = []

    /// Nothing.
    public init() {}
}

/// The group of borrowers that a resident is in, and all there are.
public struct DeskBorrowerGroup: Hashable, Sendable {
    /// Its code.
    public var code: String
    /// What staff call it.
    public var name: String
    /// Whether staff put her into it.
    public var isRecorded: Bool
    /// All groups.
    public var groups: [DeskNamed]

    /// Describes a group.
    public init(code: String, name: String, isRecorded: Bool, groups: [DeskNamed]) {
        (self.code, self.name, self.isRecorded, self.groups) = (code, name, isRecorded, groups)
    }
}
