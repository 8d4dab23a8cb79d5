import Screens

/// Overlooks keys that a hand did not mean, and tells a scanner from a hand.
///
/// It is told the moment of each key and reads no clock. A scanner types faster than any hand: that is seen first, so
/// that no filter eats the repeated digits of a card.
struct KeyFilter {
    /// What is left of the keys.
    enum Taken: Hashable {
        case key(Key)
        /// What a scanner read, where nothing is typed.
        case scan(String)
    }

    /// Signs so close together come from a scanner, in milliseconds.
    static let scannerGap: Int64 = 30
    /// Fewer signs are no scan.
    static let leastScan = 6
    /// So soon after a new screen, Enter was meant for the one before, in milliseconds.
    static let settling: Int64 = 300

    /// Signs that may be the beginning of a scan.
    private var held: [(sign: Character, at: Int64)] = []
    /// The key that was let through last.
    private var last: (key: Key, at: Int64)?
    /// The key that came last, let through or not.
    private var arrived: (key: Key, at: Int64)?
    private var screen: (id: String, since: Int64)?
    private var use = KeyUse()

    /// When `letGo` must be asked, if no key comes; nil for never.
    var deadline: Int64? { held.last.map { $0.at + Self.scannerGap } }

    /// Notes which screen is shown.
    mutating func note(_ id: String, at now: Int64) {
        if let screen, screen.id == id { return }
        screen = (id, screen == nil ? now - Self.settling : now)
    }

    /// Takes a key in.
    ///
    /// - Parameters:
    ///   - key: the key.
    ///   - now: when it came, in milliseconds on a clock that never goes back.
    ///   - use: how the person takes keys.
    ///   - isTyping: whether a field has the focus; a scan is text there, letter by letter.
    /// - Returns: what is let through now, in order.
    mutating func take(_ key: Key, at now: Int64, _ use: KeyUse, isTyping: Bool) -> [Taken] {
        self.use = use
        var taken = now - (held.last?.at ?? now) < Self.scannerGap ? [] : letGo(at: now)
        if case .character(let sign) = key {
            guard isTyping, use.bounce == 0, use.repeats else {
                held.append((sign, now))
                return taken
            }
        } else if key == .enter, held.count >= Self.leastScan {
            let signs = held.map(\.sign)
            (held, last, arrived) = ([], nil, nil)
            return isTyping
                ? taken + signs.map { .key(.character($0)) } + [.key(.enter)] : taken + [.scan(String(signs))]
        } else {
            taken += release()
        }
        return taken + pass(key, at: now)
    }

    /// Lets go what was no scan; nothing while it may still be one.
    mutating func letGo(at now: Int64) -> [Taken] {
        guard let deadline, now >= deadline else { return [] }
        return release()
    }

    private mutating func release() -> [Taken] {
        let signs = held
        held = []
        return signs.flatMap { pass(.character($0.sign), at: $0.at) }
    }

    /// A key pressed by a hand, unless it was not meant.
    private mutating func pass(_ key: Key, at now: Int64) -> [Taken] {
        let before = arrived
        arrived = (key, now)
        // The time counts from the press that was taken: EN 301 549, 5.8.
        if let last, last.key == key, now - last.at < use.bounce { return [] }
        if !use.repeats, let before, before.key == key, now - before.at < Self.hold(key) { return [] }
        if use.bounce > 0, key == .enter, let screen, now - screen.since < Self.settling { return [] }
        last = (key, now)
        return [.key(key)]
    }

    /// A key that comes again so soon is still held down, in milliseconds.
    ///
    /// Keyboards wait up to 0.66 s before they repeat. Who types a double letter is quicker than that.
    private static func hold(_ key: Key) -> Int64 { if case .character = key { 250 } else { 700 } }
}
