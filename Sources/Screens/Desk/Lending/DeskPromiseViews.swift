public import Domain
public import Ground

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
    /// Whether its first day has come.
    public var hasBegun = false
    /// Whether no device can keep it as it looks today.
    public var isAtRisk = false
    /// The closed days that its days moved from.
    public var moved = MovedDays()

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
    /// The last day on which she is away, and passed over; nil where she is not.
    public var awayUntil: CivilDate?
    /// Other hubs where she could fetch it.
    public var hubs: [DeskNamed] = []

    /// Describes somebody who waits.
    public init(_ hold: Hold, place: Int, name: String, model: String, since: CivilDate) {
        (self.hold, self.place, self.name, self.model, self.since) = (hold, place, name, model, since)
    }
}

/// What a resident has, has reserved and waits for.
public struct DeskPersonLending: Hashable, Sendable {
    /// What she has.
    public var loans: [DeskLoanLine] = []
    /// How many she had.
    public var pastLoans = 0
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
