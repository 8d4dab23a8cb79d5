public import Ground

/// A promise that a device of a model is there for a person on some days.
public struct Reservation: Hashable, Sendable {
    /// How it stands with it.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case reserved
        case collected
        case cancelled
        /// Nobody came for it.
        case expired
    }

    /// Names it for good.
    public let id: ID
    /// What a person says aloud to name it.
    public let reference: Reference
    /// Whose it is; nil once she is forgotten.
    public var person: ID?
    /// The code of the model.
    public var model: String
    /// The code of the hub.
    public var hub: String
    /// The device it stands on for now; nil where none is free any more, which staff must settle.
    public var asset: ID?
    /// The first day and the day it is brought back.
    public var days: ClosedRange<CivilDate>
    /// The last day on which the device is kept from others, after it was got ready.
    public var until: CivilDate
    /// The last day on which it can be collected.
    public var collectBy: CivilDate
    /// Where it will be used.
    public var use: BorrowingAsk.Use
    /// The group whose share it comes from; nil for none.
    public var share: String?
    /// The terms it was made on.
    public let terms: LoanTerms
    /// How it stands.
    public var state: State
    /// The agreement that was accepted with it; nil where it is accepted once it is collected.
    public var agreed: AcceptedAgreement?

    /// Describes a reservation.
    public init(
        id: ID,
        reference: Reference,
        person: ID?,
        model: String,
        hub: String,
        asset: ID?,
        days: ClosedRange<CivilDate>,
        until: CivilDate,
        collectBy: CivilDate,
        use: BorrowingAsk.Use,
        share: String? = nil,
        terms: LoanTerms,
        state: State
    ) {
        self.id = id
        self.reference = reference
        self.person = person
        self.model = model
        self.hub = hub
        self.asset = asset
        self.days = days
        self.until = until
        self.collectBy = collectBy
        self.use = use
        self.share = share
        self.terms = terms
        self.state = state
    }

    /// Whether nobody came for it by a day.
    public func isMissed(on today: CivilDate) -> Bool { state == .reserved && collectBy < today }
}
