import Screens

/// Overlooks keys that a hand did not mean, and tells a scanner from a hand.
///
/// It is told the moment of each key and reads no clock. A scanner types faster than any hand: that is seen first, so
/// that no filter eats the repeated digits of a card.
struct KeyFilter {
    /// What is left of the keys.
    enum Taken: Hashable {
        case key(Key)
        /// What a scanner read.
        case scan(String)
        /// What a scanner read, of which every sign was let through as typing before the last showed what it is.
        case typedScan(String)
    }

    /// Signs so close together come from a scanner, in milliseconds.
    static let scannerGap: Int64 = 30
    /// Fewer signs are no scan.
    static let leastScan = 6
    /// A card has so many digits, and comes in so many moments: words that are typed fast are no card.
    private static let (leastDigits, leastMoments) = (4, 3)
    /// So soon after a new screen, Enter was meant for the one before, in milliseconds.
    static let settling: Int64 = 300

    /// Signs that may be the beginning of a scan.
    private var held: [(sign: Character, at: Int64)] = []
    /// Signs that were let through into a field at once, and may be the beginning of a scan all the same.
    private var typed: [(sign: Character, at: Int64)] = []
    /// The key that was let through last.
    private var last: (key: Key, at: Int64)?
    /// The key that came last, let through or not.
    private var arrived: (key: Key, at: Int64)?
    private var screen: (id: String, since: Int64)?
    private var use = KeyUse()
    private var isTyping = false
    /// The same key again, which may be the first of many that a key sends while it is held down.
    private var doubtful: (key: Key, at: Int64)?
    /// The key that is held down.
    private var holding: Key?

    /// When `letGo` must be asked, if no key comes; nil for never.
    var deadline: Int64? {
        held.last.map { $0.at + Self.scannerGap } ?? doubtful.map { $0.at + Self.repeatGap }
    }

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
    ///   - isTyping: whether a field has the focus: nothing waits there, and more is asked of a scan.
    /// - Returns: what is let through now, in order.
    mutating func take(_ key: Key, at now: Int64, _ use: KeyUse, isTyping: Bool) -> [Taken] {
        (self.use, self.isTyping) = (use, isTyping)
        var taken = letGo(at: now)
        if case .character(let sign) = key {
            guard isTyping, use.bounce == 0, use.repeats else {
                held.append((sign, now))
                return taken
            }
            if let last = typed.last, now >= last.at + Self.scannerGap { typed = [] }
            typed.append((sign, now))
        } else {
            defer { typed = [] }
            if key == .enter, let scan = scan(at: now) {
                (held, last, arrived, doubtful, holding) = ([], nil, nil, nil, nil)
                return taken + [scan]
            }
            taken += release()
        }
        return taken + pass(key, at: now)
    }

    /// What a scanner read, which ends with Enter; nil where it was a hand.
    private func scan(at now: Int64) -> Taken? {
        if isTyping, let last = typed.last, now < last.at + Self.scannerGap, isCard(typed) {
            return .typedScan(String(typed.map(\.sign)))
        }
        guard isTyping ? isCard(held) : held.count >= Self.leastScan else { return nil }
        return .scan(String(held.map(\.sign)))
    }

    /// Whether signs that came fast into a field are a card and no answer.
    ///
    /// A scanner's come one by one. Those that came at one moment were typed ahead while the terminal was busy.
    private func isCard(_ signs: [(sign: Character, at: Int64)]) -> Bool {
        signs.count >= Self.leastScan && Set(signs.map(\.at)).count >= Self.leastMoments
            && signs.count { $0.sign.isASCII && $0.sign.isNumber } >= Self.leastDigits
            && signs.allSatisfy {
                $0.sign.isASCII && ($0.sign.isLetter || $0.sign.isNumber || "-./".contains($0.sign))
            }
    }

    /// Lets go what was no scan and no key held down; nothing while it may still be one.
    mutating func letGo(at now: Int64) -> [Taken] {
        guard let last = held.last else { return settle(at: now) }
        // Signs that wait came before now, and say whether the doubtful key was held down.
        return now < last.at + Self.scannerGap ? [] : release() + settle(at: now)
    }

    /// Lets go what was a press of its own: nothing like it came soon after.
    private mutating func settle(at now: Int64) -> [Taken] {
        guard let doubtful, now >= doubtful.at + Self.repeatGap else { return [] }
        return believe()
    }

    private mutating func believe() -> [Taken] {
        guard let press = doubtful else { return [] }
        doubtful = nil
        last = press
        return [.key(press.key)]
    }

    private mutating func release() -> [Taken] {
        let signs = held
        held = []
        return signs.flatMap { pass(.character($0.sign), at: $0.at) }
    }

    /// A key pressed by a hand, unless it was not meant.
    private mutating func pass(_ key: Key, at now: Int64) -> [Taken] {
        let gap = arrived.map { $0.key == key ? now - $0.at : .max } ?? .max
        arrived = (key, now)
        // What comes so soon after the doubtful one is held down, and so is that one.
        if let doubtful, doubtful.key == key, now - doubtful.at < Self.repeatGap {
            (self.doubtful, holding) = (nil, key)
            return []
        }
        let before = believe()
        if holding == key, gap < Self.slowestRepeat { return before }
        holding = nil
        // The time counts from the press that was taken: EN 301 549, 5.8.
        if let last, last.key == key, now - last.at < bounce(of: key) { return before }
        let isUnsettled = screen.map { now - $0.since < Self.settling } ?? false
        if use.bounce > 0, key == .enter, isUnsettled { return before }
        if !use.repeats, gap < Self.longestWait {
            if gap < Self.quickestHand { holding = key } else { doubtful = (key, now) }
            return before
        }
        last = (key, now)
        return before + [.key(key)]
    }

    /// How long the same key is taken once, in milliseconds.
    ///
    /// Double letters come sooner than a quarter of a second: in a box, that filter leaves out only what no hand
    /// means.
    private func bounce(of key: Key) -> Int64 {
        let bounce = Int64(use.bounce)
        guard isTyping, case .character = key, bounce <= Self.usualBounce else { return bounce }
        return min(bounce, Self.quickestHand)
    }

    /// Up to here the filter spares double letters, in milliseconds.
    private static let usualBounce: Int64 = 250
    /// No hand means the same key again so soon, in milliseconds.
    private static let quickestHand: Int64 = 80
    /// A key held down waits up to 0.66 s before it comes again.
    private static let longestWait: Int64 = 700
    /// Then it comes again this often, or more: a console's keys come 11 times a second, others 30 times.
    private static let repeatGap: Int64 = 150
    /// Once a key is held down, it is so until it stays away for longer.
    private static let slowestRepeat: Int64 = 250
}
