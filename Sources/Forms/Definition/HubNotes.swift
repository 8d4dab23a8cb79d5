/// What the hub adds to a form, under `metadata.hub`, by id.
///
/// A plain runner of the format ignores it.
public struct HubNotes: Sendable {
    /// About the service as a whole.
    public var service: ServiceNotes?
    /// About single pages, by their id.
    public var pages: [String: PageNotes] = [:]
}

/// What the hub says about a service.
public struct ServiceNotes: Sendable {
    /// The code of the service.
    public var code: String?
    /// The team that gets what is sent.
    public var owner: String?
    /// In how many working days the team promises to act.
    public var slaWorkingDays: Int?
    /// How many minutes the form mostly takes.
    public var estimatedMinutes: Int?
    /// For how many days what is sent is kept.
    public var retentionDays: Int?
    /// What stands on the first page.
    public var about: [String] = []
    /// What to have at hand.
    public var youNeed: [String] = []
    /// What happens after sending; `{date}` stands for the day promised.
    public var whatHappensNext: [String] = []
    /// What to keep in mind after sending, a line each: what the resident takes away with her.
    public var takeAway: [String] = []
    /// The title of the confirmation.
    public var sentTitle: String?
    /// What the button that sends says.
    public var sendLabel: String?
}

/// What the hub says about a page.
public struct PageNotes: Sendable {
    /// Help with the page.
    public var help: [String] = []
    /// What helps only those who hear the page.
    public var speech: String?
}

/// What the hub says about a question.
public struct QuestionNotes: Sendable {
    /// Help with the question, in plain words.
    public var plainHelp: String?
    /// Whether the answer is private: never said aloud, and kept from a helper.
    public var isSensitive = false
    /// Whether a card that is scanned answers it.
    public var takesCard = false
    /// What helps only those who hear the question.
    public var speech: String?
    /// What is known of a person with an account that answers the question; nil where nothing does.
    public var prefill: KnownFact?
}

/// Something known of a person with an account, as a form names it.
public enum KnownFact: String, Hashable, Sendable, CaseIterable {
    case name = "person.name.full"
    case home = "person.address.home"
    case email = "person.email"
    case phone = "person.phone"
    case born = "person.born"
}
