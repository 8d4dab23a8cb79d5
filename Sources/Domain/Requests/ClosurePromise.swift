/// Something a resident was promised, or has booked, for a time at which the hub turns out to be closed.
public struct ClosurePromise: Hashable, Sendable {
    /// What it is.
    public enum What: Hashable, Sendable {
        /// An appointment, by its id, its place and how they meet.
        case appointment(ID, AppointmentPlace, AppointmentMode)
        /// A time that was booked with a request, such as a collection.
        case slot(SlotKey, request: ID)
        /// The day by which a request is to be done.
        case due(request: ID)
        /// The day by which the next step of a complaint is to be taken.
        case complaint(request: ID)
    }

    /// The sorts, as they are counted.
    public enum Sort: String, Hashable, Sendable, CaseIterable {
        case appointment
        case slot
        case due
        case complaint
    }

    /// What it is.
    public var what: What
    /// What the resident says to ask about it.
    public var reference: Reference
    /// Whose it is; nil where nobody was signed in.
    public var person: ID?
    /// The code of the service, or of the team of an appointment.
    public var service: String

    /// Names one.
    public init(_ what: What, reference: Reference, person: ID?, service: String) {
        (self.what, self.reference, self.person, self.service) = (what, reference, person, service)
    }

    /// Its sort.
    public var sort: Sort {
        switch what {
        case .appointment: .appointment
        case .slot: .slot
        case .due: .due
        case .complaint: .complaint
        }
    }

    /// The request it belongs to; nil for an appointment.
    public var request: ID? {
        switch what {
        case .appointment: nil
        case .slot(_, let request), .due(let request), .complaint(let request): request
        }
    }

    /// The appointment, by its id; nil for anything else.
    public var appointment: ID? {
        if case .appointment(let id, _, _) = what { id } else { nil }
    }
}
