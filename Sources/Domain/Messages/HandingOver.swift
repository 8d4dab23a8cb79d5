/// How a try to hand a message over ended.
public enum HandOverEnd: Hashable, Sendable {
    /// The other side has it.
    case delivered
    /// The other side does not have it, and may take it later; why, in a few words.
    case later(String)
    /// The other side never takes it; why, in a few words.
    case never(String)
    /// It was not learnt whether the other side has it; why, in a few words.
    case unknown(String)
}

/// When a message is tried again, and when no more.
public struct RetryPlan: Hashable, Sendable {
    /// How long to wait after each try, in milliseconds; after the last of them always as long.
    public var waits: [Int64]
    /// How long after the first try it is given up, in milliseconds.
    public var patience: Int64
    /// After how many tries of which nothing was learnt it is given up: each may have reached her.
    public var mostDoubts: Int

    /// Makes a plan.
    public init(waits: [Int64], patience: Int64, mostDoubts: Int) {
        self.waits = waits
        self.patience = patience
        self.mostDoubts = mostDoubts
    }

    /// A minute, five, a quarter of an hour, an hour, and then every four hours; given up after three days.
    public static let usual = RetryPlan(
        waits: [1, 5, 15, 60, 240].map { $0 * 60_000 },
        patience: 3 * 86_400_000,
        mostDoubts: 3
    )

    /// When the next try is due.
    ///
    /// - Parameters:
    ///   - attempts: how often it was tried, 1 or more.
    ///   - first: when it was first tried.
    ///   - now: the end of the last try.
    /// - Returns: the instant; nil where it is given up.
    public func next(after attempts: Int, since first: Int64, at now: Int64) -> Int64? {
        guard now - first < patience, let longest = waits.last else { return nil }
        let index = max(0, attempts - 1)
        return now + (index < waits.count ? waits[index] : longest)
    }
}

/// What becomes of a message after a try.
public struct HandOverRuling: Hashable, Sendable {
    /// Where it stands now.
    public var state: MessageState
    /// It is not tried again before this instant.
    public var notBefore: Int64
    /// How many of its tries may have reached her unnoticed.
    public var doubts: Int
    /// Why it was not taken.
    public var reason: String?
    /// What staff must do about it.
    public var followUp: MessageFollowUp.Reason?
}

extension Message {
    /// What becomes of it after a try.
    ///
    /// - Parameters:
    ///   - end: how the try ended.
    ///   - now: when, in milliseconds since 1 January 1970, UTC.
    ///   - recognisesRepeats: whether the other side knows a message again by its id and takes it once.
    ///   - plan: when to try again.
    ///   - loud: the first instant from another on at which the channel may be used.
    /// - Returns: where it stands, when it is tried again, and what staff must do.
    public func ruling(
        on end: HandOverEnd,
        at now: Int64,
        recognisesRepeats: Bool,
        plan: RetryPlan = .usual,
        loud: (Int64) -> Int64 = { $0 }
    ) -> HandOverRuling {
        var ruling = HandOverRuling(state: .queued, notBefore: now, doubts: doubts)
        switch end {
        case .delivered: ruling.state = doubts > 0 ? .doubtful : .handedOver
        case .never(let reason):
            (ruling.state, ruling.reason, ruling.followUp) = (.failed, reason, .failed)
        case .later(let reason):
            ruling.reason = reason
            postpone(&ruling, at: now, plan, loud)
        case .unknown(let reason):
            ruling.reason = reason
            if !recognisesRepeats { ruling.doubts += 1 }
            if ruling.doubts >= plan.mostDoubts {
                (ruling.state, ruling.followUp) = (.failed, .unsure)
            } else {
                postpone(&ruling, at: now, plan, loud)
            }
        }
        return ruling
    }

    /// What becomes of a message for a person who is only to be telephoned now: it goes out no more, and
    /// staff call.
    public func rulingForPhoneOnly(at now: Int64) -> HandOverRuling {
        HandOverRuling(state: .cancelled, notBefore: now, doubts: doubts, followUp: .call)
    }

    private func postpone(
        _ ruling: inout HandOverRuling,
        at now: Int64,
        _ plan: RetryPlan,
        _ loud: (Int64) -> Int64
    ) {
        guard let next = plan.next(after: attempts, since: firstTriedAt ?? now, at: now) else {
            ruling.state = .failed
            ruling.followUp = ruling.doubts > 0 ? .unsure : .failed
            return
        }
        ruling.notBefore = loud(next)
        if let notAfter, ruling.notBefore > notAfter { ruling.state = .cancelled }
    }
}
