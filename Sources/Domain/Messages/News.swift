public import Ground

/// Something a resident is told, with all that belongs to it.
public enum News: Hashable, Sendable {
    /// A request, as messages name it.
    public struct Request: Hashable, Sendable {
        /// Its reference.
        public var reference: Reference
        /// The code of its service.
        public var service: String

        /// Names a request.
        public init(_ reference: Reference, service: String) {
            self.reference = reference
            self.service = service
        }
    }

    /// An appointment, as messages name it.
    public struct Appointment: Hashable, Sendable {
        /// What it is for.
        public var title: String
        /// The day at the hub.
        public var day: CivilDate
        /// The time of that day, as residents read it.
        public var time: String
        /// Where it is.
        public var place: String

        /// Names an appointment.
        public init(title: String, day: CivilDate, time: String, place: String) {
            self.title = title
            self.day = day
            self.time = time
            self.place = place
        }
    }

    case accountOpened(AccountNumber)
    case pinChanged
    case detailsTold(service: String)
    case requestReceived(Request, promised: CivilDate?)
    case informationNeeded(Request, question: String)
    case requestCompleted(Request, outcome: String?)
    case requestOverdue(Request, promised: CivilDate)
    case complaintAcknowledged(Reference, answerBy: CivilDate?)
    case complaintAnswered(Reference)
    case appointmentBooked(Appointment)
    case appointmentMoved(Appointment)
    case appointmentCancelled(Appointment)
    case appointmentReminder(Appointment)
    case collectionReminder(Request, day: CivilDate, time: String)
    case loanDue(item: String, day: CivilDate)
    case loanOverdue(item: String, day: CivilDate)
    /// It may be brought back later than was said: the hub is closed on that day.
    case loanMoved(item: String, day: CivilDate)
    /// It is kept for somebody whose turn came, up to a day and with it.
    case holdReady(item: String, day: CivilDate)
    /// Nobody came for what was kept up to a day.
    case holdOver(item: String, day: CivilDate)
    case forgettingRefused

    /// Which template tells it.
    public var kind: MessageKind {
        switch self {
        case .accountOpened: .accountOpened
        case .pinChanged: .pinChanged
        case .detailsTold: .detailsTold
        case .requestReceived: .requestReceived
        case .informationNeeded: .informationNeeded
        case .requestCompleted: .requestCompleted
        case .requestOverdue: .requestOverdue
        case .complaintAcknowledged: .complaintAcknowledged
        case .complaintAnswered: .complaintAnswered
        case .appointmentBooked: .appointmentBooked
        case .appointmentMoved: .appointmentMoved
        case .appointmentCancelled: .appointmentCancelled
        case .appointmentReminder: .appointmentReminder
        case .collectionReminder: .collectionReminder
        case .loanDue: .loanDue
        case .loanOverdue: .loanOverdue
        case .loanMoved: .loanMoved
        case .holdReady: .holdReady
        case .holdOver: .holdOver
        case .forgettingRefused: .forgettingRefused
        }
    }

    /// What its template may name of it; what is not known is not among it.
    public var values: [MessageField: String] {
        switch self {
        case .accountOpened(let number): [.number: number.grouped]
        case .pinChanged, .forgettingRefused: [:]
        case .detailsTold(let service): [.service: service]
        case .requestReceived(let request, let day): Self.values(request, .promised, day?.iso)
        case .informationNeeded(let request, let question): Self.values(request, .question, question)
        case .requestCompleted(let request, let outcome): Self.values(request, .outcome, outcome)
        case .requestOverdue(let request, let day): Self.values(request, .promised, day.iso)
        case .complaintAcknowledged(let reference, let day):
            Self.known([.reference: reference.description, .promised: day?.iso])
        case .complaintAnswered(let reference): [.reference: reference.description]
        case .appointmentBooked(let appointment), .appointmentMoved(let appointment),
            .appointmentCancelled(let appointment), .appointmentReminder(let appointment):
            [
                .appointment: appointment.title, .day: appointment.day.iso, .time: appointment.time,
                .place: appointment.place,
            ]
        case .collectionReminder(let request, let day, let time):
            Self.values(request, .day, day.iso).merging([.time: time]) { first, _ in first }
        case .loanDue(let item, let day), .loanOverdue(let item, let day), .loanMoved(let item, let day),
            .holdReady(let item, let day), .holdOver(let item, let day):
            [.item: item, .day: day.iso]
        }
    }

    private static func values(
        _ request: Request,
        _ field: MessageField,
        _ value: String?
    ) -> [MessageField: String] {
        known([.reference: request.reference.description, .service: request.service, field: value])
    }

    private static func known(_ values: [MessageField: String?]) -> [MessageField: String] {
        values.compactMapValues { $0.flatMap { $0.isEmpty ? nil : $0 } }
    }
}
