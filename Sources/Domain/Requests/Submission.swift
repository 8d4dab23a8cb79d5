public import Ground

/// A form that a resident has sent.
public struct Submission: Hashable, Sendable {
    /// The operation that sends it: doing it again is the same as doing it once.
    public var operation: ID
    /// The record's own id.
    public var id: ID
    /// The account of the resident; nil where nobody was signed in.
    public var person: ID?
    /// The team that gets it; nil where the form names none.
    public var team: String?
    /// The code of the service.
    public var service: String
    /// The version of the form that was answered, as the hash of its definition.
    public var formVersion: String
    /// The name of the terminal.
    public var terminal: String
    /// When it was sent, in milliseconds since 1 January 1970, UTC.
    public var sentAt: Int64
    /// The day at the hub on which it was sent: day 0 of all that is counted from it.
    public var sentOn: CivilDate
    /// The day by which the service promised to act; nil where nothing was promised.
    public var promised: CivilDate?
    /// What was asked and answered, in order.
    public var answers: [Answer]
    /// The slots that are booked with it.
    public var bookings: [SlotBooking]

    /// One question and its answer, as the resident saw them.
    public struct Answer: Hashable, Sendable {
        /// The path of the page.
        public var page: String
        /// The name of the question in the form.
        public var name: String
        /// The question as it was asked.
        public var question: String
        /// The answer in words, lines parted by new lines.
        public var value: String
        /// The scanned pages that belong to it, in order.
        public var evidence: [ID]

        /// Makes an answer.
        public init(page: String, name: String, question: String, value: String, evidence: [ID] = []) {
            self.page = page
            self.name = name
            self.question = question
            self.value = value
            self.evidence = evidence
        }
    }

    /// Makes a submission.
    public init(
        operation: ID,
        id: ID,
        person: ID? = nil,
        team: String? = nil,
        service: String,
        formVersion: String,
        terminal: String,
        sentAt: Int64,
        sentOn: CivilDate? = nil,
        promised: CivilDate?,
        answers: [Answer],
        bookings: [SlotBooking] = []
    ) {
        self.operation = operation
        self.id = id
        self.person = person
        self.team = team
        self.service = service
        self.formVersion = formVersion
        self.terminal = terminal
        self.sentAt = sentAt
        self.sentOn = sentOn ?? BritishTime.wall(at: sentAt).day
        self.promised = promised
        self.answers = answers
        self.bookings = bookings
    }
}

/// Where a request stands.
///
/// Each step is kept. What is completed or withdrawn stays so; only a complaint can go on to its second stage.
public enum RequestStatus: String, Hashable, Sendable, CaseIterable {
    case submitted
    case received
    case inProgress = "in_progress"
    case needsInformation = "needs_information"
    case completed
    case withdrawn
}
