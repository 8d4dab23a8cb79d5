public import Ground

extension Availability {
    /// Everything there is of one model at one hub, and everything that keeps it from being promised.
    public struct Stock: Hashable, Sendable {
        /// The devices that are or will be in service at the hub; what is withdrawn for good is not among
        /// them.
        public var devices: [Device]
        /// What is promised and not yet handed out, with what is kept ready for somebody.
        public var promises: [Promise]
        /// How many open days a device is prepared after it came back, before it is lent again.
        public var preparationDays: Int
        /// How many open days a device is expected to come back late.
        public var slackDays: Int
        /// How many are kept for the people of a group, such as those that were referred; by the code of the
        /// group.
        public var shares: [String: Int]
        /// How many are never promised, for people who walk in.
        public var walkInFloor: Int

        /// Gathers what there is.
        public init(
            devices: [Device],
            promises: [Promise] = [],
            preparationDays: Int = 0,
            slackDays: Int = 0,
            shares: [String: Int] = [:],
            walkInFloor: Int = 0
        ) {
            self.devices = devices
            self.promises = promises
            self.preparationDays = preparationDays
            self.slackDays = slackDays
            self.shares = shares
            self.walkInFloor = walkInFloor
        }
    }

    /// One device, with all that it is away for; it can be away for several things at once and is missing
    /// once.
    public struct Device: Hashable, Sendable {
        /// The open loan of it; nil where it is not lent.
        ///
        /// A device is never lent twice.
        public var loan: Lent?
        /// When it is out of service.
        public var absences: [Absence]
        /// The day it comes from another hub, free after its preparation; nil for one that is here.
        public var arrives: CivilDate?
        /// The first day it belongs to another hub; nil for one that stays.
        public var leaves: CivilDate?

        /// Names a device.
        public init(
            loan: Lent? = nil,
            absences: [Absence] = [],
            arrives: CivilDate? = nil,
            leaves: CivilDate? = nil
        ) {
            self.loan = loan
            self.absences = absences
            self.arrives = arrives
            self.leaves = leaves
        }
    }

    /// An open loan: out now, until it comes back.
    public struct Lent: Hashable, Sendable {
        /// The day it must be back; once it is past, the device is out on every day to come.
        public var due: CivilDate
        /// The group whose share it came from; nil for none.
        public var share: String?

        /// Names a loan.
        public init(due: CivilDate, share: String? = nil) {
            self.due = due
            self.share = share
        }
    }

    /// A time out of service, with both days.
    public struct Absence: Hashable, Sendable {
        /// Why a device is out of service.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case repair, preparation
            case safetyTest = "safety-test"
            case transfer, missing, other
        }

        /// Why.
        public var kind: Kind
        /// The first day.
        public var from: CivilDate
        /// The last day; nil where nobody knows.
        public var until: CivilDate?

        /// Names a time out of service.
        public init(_ kind: Kind, from: CivilDate, until: CivilDate?) {
            self.kind = kind
            self.from = from
            self.until = until
        }
    }

    /// Devices of the model that are promised from one day to another, with both: a reservation, or a hold
    /// that is ready.
    ///
    /// A hold that waits for its person is promised from today until the last day of fetching plus the loan.
    /// What was handed out is a loan and no promise any more.
    public struct Promise: Hashable, Sendable {
        /// The first day; one in the past that was not fetched yet counts from today.
        public var from: CivilDate
        /// The last day, on which it is to come back; what ended before today is over and does not count.
        public var until: CivilDate
        /// How many.
        public var quantity: Int
        /// The group whose share it comes from; nil for none.
        public var share: String?
        /// Whether a device was put aside for it, which is missing from today on.
        public var isPutAside: Bool

        /// Names a promise.
        public init(
            from: CivilDate,
            until: CivilDate,
            quantity: Int = 1,
            share: String? = nil,
            isPutAside: Bool = false
        ) {
            self.from = from
            self.until = until
            self.quantity = quantity
            self.share = share
            self.isPutAside = isPutAside
        }
    }
}
