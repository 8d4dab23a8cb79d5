public import Domain

/// What hands messages over in a test: ends as it is told, and remembers what it was given.
public final class MessageRecorder: MessageSending {
    /// How the next tries end, in order; delivered, when there are no more.
    public var ends: [HandOverEnd]
    /// What was given, in order, whatever came of it.
    public private(set) var given: [OutgoingMessage] = []

    /// Makes a recorder whose first tries end so.
    public init(_ ends: [HandOverEnd] = []) { self.ends = ends }

    /// Takes a message.
    public func send(_ message: OutgoingMessage, at now: Int64, clock: () -> Int64) -> HandOverEnd {
        given.append(message)
        return ends.isEmpty ? .delivered : ends.removeFirst()
    }
}
