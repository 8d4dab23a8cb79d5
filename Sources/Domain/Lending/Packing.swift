/// Which device keeps which promise, so that as many promises as possible are kept.
///
/// Days are counted from 1 January 1970. Devices come free once and stay so, and promises begin at any day. Promises
/// are given out by their first day, each to any device that is free then: with intervals this succeeds whenever on no
/// day more are promised than there are, whichever free device is taken (the graph of intervals is perfect).
public enum Packing {
    /// A device and the first day on which it is free of what cannot be moved; `Int.max` where nobody knows.
    public struct Device: Hashable, Sendable {
        /// Which.
        public var id: ID
        /// The first day on which it is free.
        public var freeFrom: Int
        /// The last day on which somebody may have it; `Int.max` where there is none.
        public var lastDay: Int

        /// Names a device.
        public init(id: ID, freeFrom: Int, lastDay: Int = Int.max) {
            self.id = id
            self.freeFrom = freeFrom
            self.lastDay = lastDay
        }
    }

    /// A promise that can be moved from one device to another.
    public struct Promise: Hashable, Sendable {
        /// Which.
        public var id: ID
        /// Its first day and the last one on which the device is kept from others.
        public var days: ClosedRange<Int>
        /// The device it stands on.
        public var device: ID?

        /// Names a promise.
        public init(id: ID, days: ClosedRange<Int>, device: ID?) {
            self.id = id
            self.days = days
            self.device = device
        }
    }

    /// The device of each promise; a promise that none can keep is left out.
    ///
    /// A promise stays where it is if it can. Else it takes the device that waited least, so that long gaps stay long;
    /// before those that may be lent for good, one whose last day comes first.
    public static func devices(for promises: [Promise], among devices: [Device]) -> [ID: ID] {
        var free = Dictionary(devices.map { ($0.id, $0.freeFrom) }) { first, _ in first }
        let last = Dictionary(devices.map { ($0.id, $0.lastDay) }) { first, _ in first }
        let order = devices.map(\.id)
        var result: [ID: ID] = [:]
        let byDay = promises.sorted {
            $0.days.lowerBound != $1.days.lowerBound
                ? $0.days.lowerBound < $1.days.lowerBound
                : $0.id.bytes.lexicographicallyPrecedes($1.id.bytes)
        }
        for promise in byDay {
            let days = promise.days
            func keeps(_ device: ID) -> Bool {
                free[device].map { $0 <= days.lowerBound } ?? false
                    && last[device].map { days.upperBound <= $0 } ?? false
            }
            let own = promise.device.flatMap { keeps($0) ? $0 : nil }
            let best =
                own
                ?? order.filter(keeps).max {
                    (-(last[$0] ?? 0), free[$0] ?? 0) < (-(last[$1] ?? 0), free[$1] ?? 0)
                }
            guard let best else { continue }
            free[best] = promise.days.upperBound + 1
            result[promise.id] = best
        }
        return result
    }
}
