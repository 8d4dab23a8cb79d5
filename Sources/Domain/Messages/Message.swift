/// What is to be told to a resident, and when.
public struct Notice: Hashable, Sendable {
    /// The id of the message it becomes.
    public var id: ID
    /// Names what is told once and for all: of two notices with one key the second changes nothing.
    public var key: String
    /// Whom it is told to.
    public var person: ID
    /// What is told.
    public var news: News
    /// The record it is about, so that it can be taken back with it.
    public var about: ID?
    /// When it was made, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// It is not sent before this instant.
    public var notBefore: Int64
    /// It is no use after this instant; nil where it always is.
    public var notAfter: Int64?

    /// Makes a notice, to be sent at once unless told.
    public init(
        id: ID,
        key: String,
        person: ID,
        news: News,
        about: ID? = nil,
        at: Int64,
        notBefore: Int64? = nil,
        notAfter: Int64? = nil
    ) {
        self.id = id
        self.key = key
        self.person = person
        self.news = news
        self.about = about
        self.at = at
        self.notBefore = notBefore ?? at
        self.notAfter = notAfter
    }
}

/// Where a message stands.
public enum MessageState: String, Hashable, Sendable, CaseIterable {
    /// It waits to be handed over.
    case queued
    /// A worker has it, until its lease ends.
    case leased
    /// It was handed over once; on the screen, it is there.
    case handedOver = "handed_over"
    /// It is not tried any more; staff are told.
    case failed
    /// It is of no use any more.
    case cancelled
    /// It was handed over, and a try before may have been taken too: it was sent once or more.
    case doubtful
}

/// A message of the outbox.
public struct Message: Hashable, Sendable {
    /// The id that goes with each hand-over, so that the other side can tell a repeat.
    public var id: ID
    /// Names what is told once and for all.
    public var key: String
    /// Whom it is told to.
    public var person: ID
    /// Which template tells it.
    public var kind: MessageKind
    /// What the template may name.
    public var values: [MessageField: String]
    /// The language, by the name of its catalogue.
    public var language: String
    /// The channel.
    public var channel: Channel
    /// When it was made, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// It is not sent before this instant.
    public var notBefore: Int64
    /// It is no use after this instant.
    public var notAfter: Int64?
    /// Where it stands.
    public var state: MessageState
    /// How often it was begun to be handed over.
    public var attempts: Int
    /// After how many of these it was not learnt whether it was taken, where the other side cannot tell a
    /// repeat.
    public var doubts: Int
    /// When it was first begun to be handed over.
    public var firstTriedAt: Int64?
    /// Why it was not taken at the last try: a few words without anything of the person.
    public var reason: String?
    /// When she read it on a screen.
    public var readAt: Int64?

    /// Makes a message as a store read it.
    public init(
        id: ID,
        key: String,
        person: ID,
        kind: MessageKind,
        values: [MessageField: String],
        language: String,
        channel: Channel,
        at: Int64,
        notBefore: Int64,
        notAfter: Int64? = nil,
        state: MessageState = .queued,
        attempts: Int = 0,
        doubts: Int = 0,
        firstTriedAt: Int64? = nil,
        reason: String? = nil,
        readAt: Int64? = nil
    ) {
        self.id = id
        self.key = key
        self.person = person
        self.kind = kind
        self.values = values
        self.language = language
        self.channel = channel
        self.at = at
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.state = state
        self.attempts = attempts
        self.doubts = doubts
        self.firstTriedAt = firstTriedAt
        self.reason = reason
        self.readAt = readAt
    }
}

/// What staff must do about a message.
public struct MessageFollowUp: Hashable, Sendable {
    /// Why.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// She is only to be telephoned: call her.
        case call
        /// It could not be handed over.
        case failed
        /// It was tried several times, and it is not known whether she has it.
        case unsure
    }

    /// The message.
    public var message: ID
    /// Whom it is for.
    public var person: ID
    /// What it tells.
    public var kind: MessageKind
    /// Why.
    public var reason: Reason
    /// Since when, in milliseconds since 1 January 1970, UTC.
    public var at: Int64

    /// Makes a follow-up as a store read it.
    public init(message: ID, person: ID, kind: MessageKind, reason: Reason, at: Int64) {
        self.message = message
        self.person = person
        self.kind = kind
        self.reason = reason
        self.at = at
    }
}
