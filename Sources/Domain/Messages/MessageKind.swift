/// What happened, as a message tells it; each has a template of its own.
public enum MessageKind: String, Hashable, Sendable, CaseIterable {
    case accountOpened = "account-opened"
    case pinChanged = "pin-changed"
    case detailsTold = "details-told"
    case requestReceived = "request-received"
    case informationNeeded = "information-needed"
    case requestCompleted = "request-completed"
    case requestOverdue = "request-overdue"
    case complaintAcknowledged = "complaint-acknowledged"
    case complaintAnswered = "complaint-answered"
    case appointmentBooked = "appointment-booked"
    case appointmentMoved = "appointment-moved"
    case appointmentCancelled = "appointment-cancelled"
    case appointmentReminder = "appointment-reminder"
    case collectionReminder = "collection-reminder"
    case loanDue = "loan-due"
    case loanOverdue = "loan-overdue"
    case loanMoved = "loan-moved"
    case loanRenewed = "loan-renewed"
    case reservationMoved = "reservation-moved"
    case holdReady = "hold-ready"
    case holdOver = "hold-over"
    case loanRules = "loan-rules"
    case reservationCancelled = "reservation-cancelled"
    case forgettingRefused = "forgetting-refused"

    /// What it is about, as far as residents choose how they are told.
    public var topic: ContactWishes.Topic {
        switch self {
        case .accountOpened, .pinChanged, .detailsTold, .forgettingRefused: .account
        case .requestReceived, .informationNeeded, .requestCompleted, .requestOverdue,
            .complaintAcknowledged, .complaintAnswered:
            .requests
        case .appointmentBooked, .appointmentMoved, .appointmentCancelled, .appointmentReminder,
            .collectionReminder:
            .bookings
        case .loanDue, .loanOverdue, .loanMoved, .loanRenewed, .loanRules, .reservationMoved,
            .reservationCancelled, .holdReady, .holdOver:
            .loans
        }
    }

    /// Whether something goes wrong for her if she does not read it, so that it is worth a letter.
    public var mustBeRead: Bool {
        switch self {
        case .informationNeeded, .appointmentMoved, .appointmentCancelled, .complaintAnswered, .loanDue,
            .loanOverdue, .reservationMoved, .reservationCancelled, .holdReady, .forgettingRefused:
            true
        default: false
        }
    }

    /// What tells of a loan while it goes on.
    public static let ofLoans: Set<Self> = [.loanDue, .loanOverdue, .loanMoved, .loanRenewed]

    /// What its template may name beside what every template may.
    public var fields: Set<MessageField> {
        switch self {
        case .accountOpened: [.number]
        case .pinChanged, .forgettingRefused: []
        case .detailsTold: [.service]
        case .requestReceived, .requestOverdue: [.reference, .service, .promised]
        case .informationNeeded: [.reference, .service, .question]
        case .requestCompleted: [.reference, .service, .outcome]
        case .complaintAcknowledged: [.reference, .promised]
        case .complaintAnswered: [.reference]
        case .appointmentBooked, .appointmentMoved, .appointmentCancelled, .appointmentReminder:
            [.reference, .appointment, .day, .time, .place]
        case .collectionReminder: [.reference, .service, .day, .time]
        case .loanDue, .loanOverdue, .loanMoved, .loanRenewed, .reservationMoved, .reservationCancelled,
            .holdReady, .holdOver:
            [.item, .day]
        case .loanRules: [.rules]
        }
    }
}

/// What a template may name in braces: `{reference}`.
public enum MessageField: String, Hashable, Sendable, CaseIterable {
    /// The name of the person.
    case name
    /// The name of the hub.
    case hub
    /// The telephone number of the hub.
    case phone
    /// The council of the hub.
    case council
    /// An account number.
    case number
    /// The reference of a request.
    case reference
    /// A service: kept by its code, read by its title.
    case service
    /// A day that was promised.
    case promised
    /// What staff ask for, in their own words.
    case question
    /// What came of a request, in the words of staff.
    case outcome
    /// What an appointment is for.
    case appointment
    /// The day on which something is.
    case day
    /// The time of that day.
    case time
    /// Where something is.
    case place
    /// What is borrowed: kept by the code of its model, read by its name.
    case item
    /// The rules of the loan: kept by their name and version, read as their sentences.
    case rules

    /// What every template may name.
    public static let common: Set<Self> = [.name, .hub, .phone, .council]

    /// Whether it is kept as `YYYY-MM-DD` and read as a date of the language.
    public var isDay: Bool { self == .promised || self == .day }
}
