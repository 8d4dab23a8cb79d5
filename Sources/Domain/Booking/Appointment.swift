public import Ground

/// An appointment of a person with a team.
public struct Appointment: Hashable, Sendable {
    /// How it stands with an appointment.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case booked
        case arrived
        case done
        case cancelled
        case missed
    }

    /// Why something cannot be done with an appointment.
    public enum Refusal: Error, Hashable, Sendable {
        /// The team has no such time.
        case notOffered
        /// It is sooner than one can book.
        case tooSoon
        /// It is later than one can book.
        case tooFarAhead
        /// Somebody else has the last place.
        case full
        /// The places that are left on that day are held for others.
        case heldForOthers
        /// The team does not meet people this way then.
        case modeNotOffered
        /// The room then is reached by steps.
        case notStepFree
        /// The person has an appointment with the team already.
        case alreadyBooked(AppointmentKey)
        /// The person is somewhere else at that time.
        case elsewhere(AppointmentKey)
        /// There is no such appointment.
        case notFound
        /// It was cancelled, missed or is over.
        case over(State)
        /// The time has come already.
        case alreadyStarted
        /// It is on another day.
        case notToday(AppointmentKey)
        /// One can check in later, from a minute after midnight.
        case tooEarly(from: Int)
        /// One could check in until some minutes ago; the queue is open.
        case tooLate(byMinutes: Int)
        /// The person has checked in.
        case alreadyArrived
        /// The member of staff has not ended the visit with this ticket.
        case stillServing(ticket: Int)
        /// The bank holidays are known only up to a day that is too early.
        case holidaysNotKnown(after: CivilDate)
    }

    /// Names it for good.
    public let id: ID
    /// What a person says aloud to name it.
    public let reference: Reference
    /// Whose it is.
    public let person: ID
    /// When and where.
    public var place: AppointmentPlace
    /// How they meet.
    public var mode: AppointmentMode
    /// How it stands.
    public var state: State

    /// Names an appointment.
    public init(
        id: ID,
        reference: Reference,
        person: ID,
        place: AppointmentPlace,
        mode: AppointmentMode,
        state: State
    ) {
        self.id = id
        self.reference = reference
        self.person = person
        self.place = place
        self.mode = mode
        self.state = state
    }
}

// What may be done with it.
extension Appointment {
    /// How a person comes to their appointment.
    public enum Arrival: Hashable, Sendable {
        /// So many minutes before its time.
        case early(minutes: Int)
        /// So many minutes after its time, in the minutes that are allowed; 0 for on time.
        case late(minutes: Int)
    }

    /// Sees that it can be moved or cancelled at a moment.
    public func mayChange(now: WallTime) throws(Refusal) {
        guard state == .booked else { throw state == .arrived ? .alreadyArrived : .over(state) }
        guard minutes(from: now) > 0 else { throw .alreadyStarted }
    }

    /// Sees that the person can check in at a moment, and says how they come.
    public func checkIn(now: WallTime, rules: AppointmentTeam.Rules) throws(Refusal) -> Arrival {
        guard state == .booked else { throw state == .arrived ? .alreadyArrived : .over(state) }
        guard place.key.day == now.day else { throw .notToday(place.key) }
        let ahead = minutes(from: now)
        guard ahead <= rules.earlyMinutes else {
            throw .tooEarly(from: place.key.starts - rules.earlyMinutes)
        }
        guard -ahead <= rules.lateMinutes else { throw .tooLate(byMinutes: -ahead - rules.lateMinutes) }
        return ahead > 0 ? .early(minutes: ahead) : .late(minutes: -ahead)
    }

    /// How many minutes are left until its time.
    private func minutes(from now: WallTime) -> Int {
        now.minutes(to: WallTime(place.key.day, counting: place.key.starts))
    }
}
