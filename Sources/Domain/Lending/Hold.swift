public import Ground

/// Somebody who waits for a device of a model at a hub, as the store keeps it.
///
/// Whose turn it is, and at which place somebody stands, `HoldQueue` says.
public struct Hold: Hashable, Sendable {
    /// How it stands with it.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case waiting
        /// A device is kept for her: there is a reservation.
        case offered
        /// She has it.
        case filled
        /// She did not come for it.
        case expired
        case cancelled
    }

    /// Names it for good.
    public let id: ID
    /// Who waits.
    public let person: ID
    /// The code of the model.
    public let model: String
    /// The code of the hub where she fetches it.
    public let hub: String
    /// Since when, in milliseconds since 1 January 1970, UTC.
    public let queuedAt: Int64
    /// Smaller goes first; 0 for everybody whom staff did not move.
    public var priority: Int
    /// How it stands.
    public var state: State
    /// The reservation that is her offer; nil while she waits.
    public var reservation: ID?
    /// The terms it will be lent on.
    public let terms: LoanTerms
    /// The group she borrows in, as it was when she joined; empty where nothing is known of it.
    public var group: String
    /// Why she was passed over when it was last looked at; nil where she was not.
    public var passed: PassedOver?
    /// The last day on which she is away, and passed over; nil where she did not say that she is.
    public var away: CivilDate?

    /// Describes a hold.
    public init(
        id: ID,
        person: ID,
        model: String,
        hub: String,
        queuedAt: Int64,
        priority: Int,
        state: State,
        reservation: ID?,
        terms: LoanTerms,
        group: String = "",
        passed: PassedOver? = nil,
        away: CivilDate? = nil
    ) {
        self.id = id
        self.person = person
        self.model = model
        self.hub = hub
        self.queuedAt = queuedAt
        self.priority = priority
        self.state = state
        self.reservation = reservation
        self.terms = terms
        self.group = group
        self.passed = passed
        self.away = away
    }
}
