public import Ground

/// What is decided about somebody who waits, when a device may be there for her.
///
/// Those who wait are asked in their order. The first who can be served is offered one; who cannot keeps her place and
/// is told why, and the next is asked.
public enum QueueTurn: Hashable, Sendable {
    /// One is kept for her on these days.
    case offer(HoldOffer)
    /// It is not her turn yet, for a reason.
    case passed(PassedOver)
}

/// Why somebody who waits is passed over for now.
public enum PassedOver: String, Hashable, Sendable, CaseIterable {
    /// She has as many things as she may.
    case limit
    /// She has something that is long overdue.
    case late
    /// Her account is over.
    case account
    /// She is away for a while.
    case away
    /// None is there for as long as she may keep it.
    case notFree = "not-free"

    /// Whether it is about her and not about the devices: others need not wait behind her then.
    public var isOfPerson: Bool { self != .notFree }
}

/// The days on which a device is kept for somebody who waited.
public struct HoldOffer: Hashable, Sendable {
    /// The first day on which she can fetch it, and the day it is due if she fetches it on the last one.
    public var days: ClosedRange<CivilDate>
    /// The last day on which the device is kept from others.
    public var until: CivilDate
    /// The last day on which she can fetch it.
    public var collectBy: CivilDate
}

extension LoanRules {
    /// What keeps somebody who waits from being served today; nil where nothing does.
    ///
    /// It is about what she has and owes. The terms are those she joined on: a later change of the rules takes no place
    /// in a queue away.
    public func turnRefusal(of ask: BorrowingAsk, at calendar: OpeningCalendar) -> BorrowingRefusal? {
        refusals(of: ask, at: calendar).first { $0.passedOver != nil }
    }
}

extension BorrowingRefusal {
    /// Why somebody who waits is passed over for it; nil where she is not.
    public var passedOver: PassedOver? {
        switch self {
        case .tooMany, .tooManyOfModel, .tooManyInHub: .limit
        case .overdue: .late
        case .accountEnded: .account
        case .away: .away
        default: nil
        }
    }
}

extension LendingBook {
    /// The first day on which something that stands ready can be fetched: today, while there is time left, else the
    /// next day on which the hub opens.
    public func firstFetch(on today: CivilDate) throws(OpeningCalendar.Refusal) -> CivilDate {
        try isTodayOver ? opening.openDay(1, after: today) : opening.openDay(onOrAfter: today)
    }

    /// The days of an offer that is made today.
    ///
    /// It begins on the first day on which she can fetch it. It is kept until a loan is over that begins on the last
    /// day for fetching. Nil where the calendar is not known so far, and nobody is offered anything.
    public func offer(of model: String, _ terms: LoanTerms, on today: CivilDate) -> HoldOffer? {
        guard let first = try? firstFetch(on: today),
            let collectBy = try? PickupLimit.day(
                readyOn: first,
                openDays: terms.pickupDays ?? 0,
                at: opening
            ), let due = try? terms.due(from: collectBy, at: opening), let until = try? until(due, model)
        else { return nil }
        return HoldOffer(days: first...due, until: until, collectBy: collectBy)
    }

    /// Whether it is the turn of somebody who waits.
    ///
    /// - Parameters:
    ///   - offer: the days she would be offered.
    ///   - group: her group; a share of it is for her.
    ///   - availability: what is free from today to the last of these days. Nothing is kept from those who wait for
    ///     people who walk in.
    ///   - refusal: what keeps her from being served; asked only where one is there.
    /// - Returns: what is decided.
    /// - Throws: what asking throws.
    public func turn<Failure: Error>(
        _ offer: HoldOffer,
        group: String,
        _ availability: Availability,
        _ refusal: () throws(Failure) -> BorrowingRefusal?
    ) throws(Failure) -> QueueTurn {
        // It stands ready today already, though she comes later: what is still away is offered to nobody.
        let free = availability.promisable(from: availability.today, through: offer.until, holding: [group])
        guard free ?? 0 >= 1 else { return .passed(.notFree) }
        if let passed = try refusal()?.passedOver { return .passed(passed) }
        return .offer(offer)
    }
}
