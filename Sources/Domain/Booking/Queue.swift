/// A visit: somebody who is here and waits for a team, or is with it.
public struct HubVisit: Hashable, Sendable {
    /// Names it for good.
    public let id: ID
    /// The code of the team.
    public let team: String
    /// The number that is called, from 1 each day.
    public let ticket: Int
    /// Their appointment; nil for somebody who has none.
    public let appointment: ID?
    /// The minute after midnight of their appointment; nil for somebody who has none.
    public let starts: Int?
    /// Who it is; nil where that is not known.
    public let person: ID?
    /// When they came, in milliseconds since 1 January 1970, UTC.
    public let arrivedAt: Int64
    /// When they were called; nil while they wait.
    public let calledAt: Int64?

    /// Names a visit.
    public init(
        id: ID,
        team: String,
        ticket: Int,
        appointment: ID?,
        starts: Int?,
        person: ID?,
        arrivedAt: Int64,
        calledAt: Int64?
    ) {
        self.id = id
        self.team = team
        self.ticket = ticket
        self.appointment = appointment
        self.starts = starts
        self.person = person
        self.arrivedAt = arrivedAt
        self.calledAt = calledAt
    }
}

/// Those who wait for a team, and what is known of how fast it goes.
public struct HubQueue: Hashable, Sendable {
    /// Those who wait, in the order in which they are called at this moment.
    public let waiting: [HubVisit]
    /// How many people of the team are serving.
    public var serving: Int
    /// How many of them have somebody with them.
    public var busy: Int
    /// How long the last visits took, in seconds.
    public var lengths: [Int]
    /// The minutes after midnight of appointments of today that have not come yet.
    public var expected: [Int]
    /// The minute after midnight it is at the hub.
    public let now: Int

    /// Puts those who wait in order.
    ///
    /// First come those whose appointment is due, by its time. Then those who have none, as they came. Last those who
    /// are early for an appointment: they are called before their time only where nobody else waits.
    public init(
        _ visits: [HubVisit],
        serving: Int,
        busy: Int,
        lengths: [Int],
        expected: [Int],
        now: Int
    ) {
        waiting = visits.filter { $0.calledAt == nil }.sorted { Self.rank($0, now) < Self.rank($1, now) }
        self.serving = serving
        self.busy = busy
        self.lengths = lengths
        self.expected = expected
        self.now = now
    }

    private static func rank(_ visit: HubVisit, _ now: Int) -> (Int, Int, Int64, Int) {
        guard let starts = visit.starts else { return (1, 0, visit.arrivedAt, visit.ticket) }
        return (starts <= now ? 0 : 2, starts, visit.arrivedAt, visit.ticket)
    }

    /// How long somebody who comes now without an appointment waits.
    public var waitForNewcomer: WaitEstimate { wait(behind: waiting.filter { !isEarly($0) }.count) }

    /// How long somebody in the queue waits; nil for somebody who is not in it.
    ///
    /// Somebody who is early for an appointment may wait until its time, since others who come go first until then.
    public func wait(of visit: ID) -> WaitEstimate? {
        guard let place = waiting.firstIndex(where: { $0.id == visit }) else { return nil }
        let wait = wait(behind: place)
        guard case .minutes(let from, let to) = wait, let starts = waiting[place].starts else { return wait }
        return .minutes(from: from, to: max(to, (starts - now + 4) / 5 * 5))
    }

    private func isEarly(_ visit: HubVisit) -> Bool { visit.starts.map { $0 > now } ?? false }

    /// The wait behind so many people; appointments that fall due in that time may come before.
    private func wait(behind ahead: Int) -> WaitEstimate {
        let pace = Pace(serving: serving, busy: busy, lengths: lengths)
        guard let pace, serving > 0 else {
            return serving > busy && ahead < serving - busy ? .now : .unknown
        }
        if ahead < serving - busy { return .now }
        let due = (expected + waiting.filter(isEarly).compactMap(\.starts)).map { $0 - now }.sorted()
        var most = pace.most(behind: ahead)
        for (count, minute) in due.enumerated() where minute * 60 < most {
            most = pace.most(behind: ahead + count + 1)
        }
        return .rounded(from: pace.least(behind: ahead), to: most)
    }
}

/// How long somebody waits, as far as that can honestly be said.
public enum WaitEstimate: Hashable, Sendable {
    /// Somebody is free.
    case now
    /// From so many minutes to so many, both in steps of 5.
    case minutes(from: Int, to: Int)
    /// We do not know: nobody serves, or too few visits were measured.
    case unknown

    /// A range in seconds, made wider to steps of 5 minutes.
    static func rounded(from least: Int, to most: Int) -> Self {
        .minutes(from: least / 300 * 5, to: max(5, (most + 299) / 300 * 5))
    }
}

/// How fast a queue goes, by visits that were measured.
private struct Pace {
    /// With fewer visits nothing is said.
    private static let leastMeasured = 5

    let serving: Int
    let busy: Int
    /// A quarter of the visits was as short as this, in seconds.
    let short: Int
    /// A quarter of the visits was as long as this.
    let long: Int

    init?(serving: Int, busy: Int, lengths: [Int]) {
        guard lengths.count >= Self.leastMeasured else { return nil }
        let sorted = lengths.sorted()
        self.serving = serving
        self.busy = busy
        short = sorted[sorted.count / 4]
        long = sorted[min(sorted.count - 1, (sorted.count * 3 + 3) / 4)]
    }

    /// How many visits have to end before it is the turn of somebody behind so many.
    private func turns(_ ahead: Int) -> Int { max(1, ahead - (serving - busy) + 1) }

    /// The visits that go on now may end at any moment, so the first round costs nothing.
    func least(behind ahead: Int) -> Int { (turns(ahead) - 1) / serving * short }

    func most(behind ahead: Int) -> Int { (turns(ahead) + serving - 1) / serving * long }
}
