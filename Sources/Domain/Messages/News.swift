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

    /// An appointment, as messages name it: in no language, so that each reader has it in her own.
    public struct Appointment: Hashable, Sendable {
        /// What she says to name it.
        public var reference: Reference
        /// The team, with the name it has where it is not known any more.
        public var team: Named
        /// The day at the hub.
        public var day: CivilDate
        /// The minute after midnight.
        public var starts: Int
        /// How they meet.
        public var mode: AppointmentMode
        /// The room, with the name it has where it is not known any more; nil where nobody comes to the hub.
        public var room: Named?

        /// Names an appointment.
        public init(
            _ reference: Reference,
            team: Named,
            day: CivilDate,
            starts: Int,
            mode: AppointmentMode,
            room: Named? = nil
        ) {
            self.reference = reference
            (self.team, self.day, self.starts, self.mode, self.room) = (team, day, starts, mode, room)
        }
    }

    /// Something of the content pack: its code, and what it is called where the pack has it no more.
    public struct Named: Hashable, Sendable {
        /// The code.
        public var code: String
        /// The name.
        public var title: String

        /// Names something.
        public init(_ code: String, _ title: String) { (self.code, self.title) = (code, title) }

        /// Reads back what a message keeps; nil for a text that it does not write.
        public init?(kept text: String) {
            guard let end = text.firstIndex(of: ":"), text[end...].hasPrefix(": ") else { return nil }
            self.init(String(text[..<end]), String(text[end...].dropFirst(2)))
        }

        /// As a message keeps it: `housing: Housing advice`.
        public var kept: String { "\(code): \(title)" }
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
    /// It is kept longer by itself, up to a day: nobody waits for it.
    case loanRenewed(item: String, day: CivilDate)
    /// What she reserved has other days, since the hub is closed on one of them: it can be fetched from a day on.
    case reservationMoved(item: String, day: CivilDate)
    /// It is kept for somebody whose turn came, up to a day and with it.
    case holdReady(item: String, day: CivilDate)
    /// The rules of the loan, by their name and version, that somebody wants a copy of.
    case loanRules(String)
    /// Nobody came for what was kept up to a day.
    case holdOver(item: String, day: CivilDate)
    /// Staff cancelled what was reserved from a day on.
    case reservationCancelled(item: String, day: CivilDate)
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
        case .loanRenewed: .loanRenewed
        case .reservationMoved: .reservationMoved
        case .holdReady: .holdReady
        case .holdOver: .holdOver
        case .loanRules: .loanRules
        case .reservationCancelled: .reservationCancelled
        case .forgettingRefused: .forgettingRefused
        }
    }

    /// What its template may name of it; what is not known is not among it.
    public var values: [MessageField: String] {
        switch self {
        case .accountOpened(let number): [.number: number.grouped]
        case .pinChanged, .forgettingRefused: [:]
        case .detailsTold(let service): [.service: service]
        case .loanRules(let key): [.rules: key]
        case .requestReceived(let request, let day): Self.values(request, .promised, day?.iso)
        case .informationNeeded(let request, let question): Self.values(request, .question, question)
        case .requestCompleted(let request, let outcome): Self.values(request, .outcome, outcome)
        case .requestOverdue(let request, let day): Self.values(request, .promised, day.iso)
        case .complaintAcknowledged(let reference, let day):
            Self.known([.reference: reference.description, .promised: day?.iso])
        case .complaintAnswered(let reference): [.reference: reference.description]
        case .appointmentBooked(let appointment), .appointmentMoved(let appointment),
            .appointmentCancelled(let appointment), .appointmentReminder(let appointment):
            appointment.values
        case .collectionReminder(let request, let day, let time):
            Self.values(request, .day, day.iso).merging([.time: time]) { first, _ in first }
        case .loanDue(let item, let day), .loanOverdue(let item, let day), .loanMoved(let item, let day),
            .loanRenewed(let item, let day), .reservationMoved(let item, let day),
            .reservationCancelled(let item, let day), .holdReady(let item, let day),
            .holdOver(let item, let day):
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

extension News.Appointment {
    /// An appointment with a team, nil where nobody knows it any more; the room only where she comes to it.
    public init(_ appointment: Appointment, _ team: AppointmentTeam?) {
        let key = appointment.place.key
        let room = team?.rooms.first { appointment.mode == .faceToFace && $0.code == key.room }
        self.init(
            appointment.reference,
            team: News.Named(key.team, team?.title ?? key.team),
            day: key.day,
            starts: key.starts,
            mode: appointment.mode,
            room: room.map { News.Named($0.code, $0.title) }
        )
    }

    /// What a message keeps of it; `AppointmentPlaceKept` reads the place back.
    fileprivate var values: [MessageField: String] {
        let clock = [starts / 60, starts % 60].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
        return [
            .reference: reference.description, .appointment: team.kept, .day: day.iso, .time: clock,
            .place: AppointmentPlaceKept(mode: mode, room: room).text,
        ]
    }
}

/// Where an appointment is, as a message keeps it: `telephone`, or `face-to-face/room-1: Room 1`.
public struct AppointmentPlaceKept: Hashable, Sendable {
    /// How they meet.
    public var mode: AppointmentMode
    /// The room; nil where nobody comes to the hub.
    public var room: News.Named?

    /// Names a place.
    public init(mode: AppointmentMode, room: News.Named?) { (self.mode, self.room) = (mode, room) }

    /// Reads back what a message keeps; nil for a text that it does not write.
    public init?(kept text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let mode = parts.first.flatMap({ AppointmentMode(rawValue: String($0)) }) else { return nil }
        let room = parts.count == 2 ? News.Named(kept: String(parts[1])) : nil
        self.init(mode: mode, room: room)
    }

    /// As a message keeps it.
    public var text: String { room.map { "\(mode.rawValue)/\($0.kept)" } ?? mode.rawValue }
}
