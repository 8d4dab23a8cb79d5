/// A count of the devices of a hub with a scanner.
///
/// It can be left and taken up again at any time.
public struct StockTake: Hashable, Sendable {
    /// What a scan turned out to be.
    public enum Scan: Hashable, Sendable {
        /// A device that should be here.
        case found(Asset)
        /// A device that was scanned before.
        case again(Asset)
        /// A device that should be somewhere else, by the store: it belongs to another hub, somebody has it, or it is
        /// lost or gone.
        case misplaced(Asset)
        /// A device that was scanned in the count of another hub too, which goes on: one device is in two places.
        case twice(Asset, hub: String)
        /// No device has this label.
        case unknown(String)
    }

    /// Names it for good.
    public let id: ID
    /// The hub that is counted.
    public let hub: String
    /// When it began, in milliseconds since 1 January 1970, UTC.
    public let begunAt: Int64
    /// When it ended; nil while it goes on.
    public let endedAt: Int64?
    /// Devices that should be here and are.
    public var found: [Asset]
    /// Devices that should be here and were not scanned.
    public var missing: [Asset]
    /// Devices that are here and should be elsewhere.
    public var misplaced: [Asset]
    /// What was scanned and is no device.
    public var unknown: [String]

    /// Sorts what was scanned.
    ///
    /// - Parameters:
    ///   - id: names the count.
    ///   - hub: the hub that is counted.
    ///   - begunAt: when it began, in milliseconds since 1 January 1970, UTC.
    ///   - endedAt: when it ended.
    ///   - expected: the devices of the hub.
    ///   - scanned: the devices that were scanned.
    ///   - unknown: what was scanned and is no device.
    public init(
        id: ID,
        hub: String,
        begunAt: Int64,
        endedAt: Int64?,
        expected: [Asset],
        scanned: [Asset],
        unknown: [String]
    ) {
        self.id = id
        self.hub = hub
        self.begunAt = begunAt
        self.endedAt = endedAt
        self.unknown = unknown
        let seen = Set(scanned.map(\.id))
        found = scanned.filter { $0.isExpected(at: hub) }
        misplaced = scanned.filter { !$0.isExpected(at: hub) }
        missing = expected.filter { $0.isExpected(at: hub) && !seen.contains($0.id) }
    }
}

extension Asset {
    /// Whether it should stand on a shelf of a hub.
    public func isExpected(at hub: String) -> Bool {
        guard self.hub == hub else { return false }
        return switch state {
        case .ready, .preparing, .quarantine: true
        case .onLoan, .repair, .transit, .lost, .retired: false
        }
    }
}
