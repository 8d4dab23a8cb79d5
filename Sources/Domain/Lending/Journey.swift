/// The way of a device between two hubs, with who sent it and who has it at the end.
public struct Journey: Hashable, Sendable {
    /// How it ended.
    public enum Ending: String, Hashable, Sendable, CaseIterable {
        case received
        /// It did not go after all, or came back.
        case calledBack = "called-back"
        case lost
    }

    /// The device.
    public var asset: ID
    /// The code of the hub it left; empty where that is not known.
    public var from: String
    /// The code of the hub it goes to.
    public var to: String
    /// When it was sent, in milliseconds since 1 January 1970, UTC.
    public var sentAt: Int64
    /// Who sent it; nil where a list told of it.
    public var sentBy: ID?
    /// When it ended.
    public var endedAt: Int64?
    /// Who signed its end.
    public var endedBy: ID?
    /// How it ended; nil while it is on the way.
    public var ending: Ending?

    /// Describes a journey that begins.
    public init(asset: ID, from: String, to: String, sentAt: Int64, sentBy: ID?) {
        (self.asset, self.from, self.to) = (asset, from, to)
        (self.sentAt, self.sentBy) = (sentAt, sentBy)
        (endedAt, endedBy, ending) = (nil, nil, nil)
    }

    /// Sees that somebody may sign that it arrived: not whoever sent it.
    public func mayBeReceived(by receiver: ID?) throws(LendingRefusal) {
        guard let receiver else { throw .notSigned }
        guard receiver != sentBy else { throw .sameSignature }
    }
}

/// Data of a person that was found on a device, up to its wiping.
///
/// What it is stands nowhere.
public struct FoundData: Hashable, Sendable {
    /// Who was told of it.
    public enum Told: String, Hashable, Sendable, CaseIterable {
        /// Whose it is.
        case owner
        /// The coordinator, where whose it is cannot be reached.
        case coordinator
    }

    /// The device.
    public var asset: ID
    /// When it was found, in milliseconds since 1 January 1970, UTC.
    public var foundAt: Int64
    /// Who found it.
    public var foundBy: ID
    /// Who was told; nil before.
    public var told: Told?
    /// When.
    public var toldAt: Int64?
    /// Who told them.
    public var toldBy: ID?

    /// Describes data that was found.
    public init(asset: ID, foundAt: Int64, foundBy: ID) {
        (self.asset, self.foundAt, self.foundBy) = (asset, foundAt, foundBy)
    }
}

/// Why somebody is moved in a queue, or taken out of it: no words about a person.
public enum QueueReason: String, Hashable, Sendable, CaseIterable {
    /// They need it for work or a course that begins.
    case work
    /// They need it for an appointment or their health.
    case health
    /// The hub made a mistake.
    case mistake
    /// They asked for it themselves.
    case asked
    /// Nobody reaches them.
    case unreachable
    /// They have another one.
    case elsewhere
    /// No device can be lent to them then.
    case noDevice = "no-device"

    /// Those for which somebody is moved up.
    public static let up: [Self] = [.work, .health, .mistake]
    /// Those for which somebody is taken out.
    public static let out: [Self] = [.asked, .unreachable, .elsewhere, .mistake]
    /// Those for which a reservation is cancelled.
    public static let cancelling: [Self] = [.asked, .noDevice, .unreachable, .elsewhere, .mistake]
}
