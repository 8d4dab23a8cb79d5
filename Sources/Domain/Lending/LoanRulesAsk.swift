public import Ground

/// What somebody asks for, and what is known of them: everything that the rules look at.
public struct BorrowingAsk: Hashable, Sendable {
    /// Where a thing is used.
    public enum Use: Hashable, Sendable {
        case atHome
        case inHub
    }

    /// What a person has and waits for at this moment; what is back or over does not count.
    public struct Counts: Hashable, Sendable {
        /// How many of the model they have, at home and in the hub, with what is reserved or kept ready for
        /// them.
        public var ofModel: Int
        /// How many things they have at home, with what is reserved or kept ready for them.
        public var atHome: Int
        /// How many things they use in the hub.
        public var inHub: Int
        /// How many things they wait for.
        public var holds: Int

        /// Gathers what a person has.
        public init(ofModel: Int = 0, atHome: Int = 0, inHub: Int = 0, holds: Int = 0) {
            self.ofModel = ofModel
            self.atHome = atHome
            self.inHub = inHub
            self.holds = holds
        }
    }

    /// What is asked for, and what kind of promise it is.
    public enum Wish: Hashable, Sendable {
        /// To take it now.
        case loan
        /// To fetch it on a day.
        case reservation(from: CivilDate)
        /// To wait until one is there.
        case hold
    }

    /// The model, the group of the borrower and the hub.
    public var subject: LoanRules.Subject
    /// What is asked for.
    public var wish: Wish
    /// Where it is used.
    public var use: Use
    /// How many are asked for.
    public var quantity: Int
    /// The day at the hub.
    public var today: CivilDate
    /// How old they are, in whole years; nil where that is not known.
    public var age: Int?
    /// The last day of their account; nil for one that does not end.
    public var accountEnds: CivilDate?
    /// What they have.
    public var counts: Counts
    /// How many of their loans are so long overdue that nothing new is lent, as the overdue ladder says.
    public var blocking: Int
    /// Whether staff let them have more than the limits say; the desk keeps who did.
    public var mayExceedLimits: Bool

    /// Gathers what is asked.
    public init(
        _ subject: LoanRules.Subject,
        wish: Wish = .loan,
        use: Use = .atHome,
        quantity: Int = 1,
        today: CivilDate,
        age: Int? = nil,
        accountEnds: CivilDate? = nil,
        counts: Counts = Counts(),
        blocking: Int = 0,
        mayExceedLimits: Bool = false
    ) {
        self.subject = subject
        self.wish = wish
        self.use = use
        self.quantity = quantity
        self.today = today
        self.age = age
        self.accountEnds = accountEnds
        self.counts = counts
        self.blocking = blocking
        self.mayExceedLimits = mayExceedLimits
    }

    /// The first day they would have it, as far as that is known.
    var start: CivilDate { if case .reservation(let day) = wish { day } else { today } }
}

extension LoanRules {
    /// The terms on which something is lent, reserved or waited for.
    ///
    /// - Throws: the first of `refusals(of:at:)`.
    public func allow(_ ask: BorrowingAsk, at calendar: OpeningCalendar) throws(BorrowingRefusal) -> LoanTerms
    {
        if let first = refusals(of: ask, at: calendar).first { throw first }
        return try terms(for: ask.subject)
    }

    /// Everything that speaks against it; none where it is allowed.
    ///
    /// All are told, so that nobody puts one thing right only to hear of the next. Whether one is free on
    /// those days is not a rule: `Availability` knows.
    public func refusals(of ask: BorrowingAsk, at calendar: OpeningCalendar) -> [BorrowingRefusal] {
        do throws(BorrowingRefusal) { _ = try terms(for: ask.subject) } catch { return [error] }
        var found: [BorrowingRefusal] = []
        if let ends = ask.accountEnds, ends < ask.start { found.append(.accountEnded(ends)) }
        if let age = ageRefusal(ask) { found.append(age) }
        if ask.blocking > 0 { found.append(.overdue(count: ask.blocking)) }
        if let holds = holdRefusal(ask) { found.append(holds) }
        if let limit = limitRefusal(ask) { found.append(limit) }
        if case .reservation(let day) = ask.wish {
            do throws(OpeningCalendar.Refusal) {
                if let start = try startRefusal(ask, on: day, at: calendar) { found.append(start) }
            } catch {
                found.append(.calendar(error))
            }
        }
        return found
    }

    private func ageRefusal(_ ask: BorrowingAsk) -> BorrowingRefusal? {
        guard let least = closest(ask.subject, \.leastAge), least > 0 else { return nil }
        guard let age = ask.age else { return .ageNotKnown(least: least) }
        return age < least ? .tooYoung(age: age, least: least) : nil
    }

    private func holdRefusal(_ ask: BorrowingAsk) -> BorrowingRefusal? {
        guard ask.wish == .hold else { return nil }
        guard closest(ask.subject, \.pickupDays) != nil else { return .noRule(.pickupDays) }
        guard let limit = closest(ask.subject, \.holds) else { return .noRule(.holds) }
        guard case .atMost(let most) = limit, !ask.mayExceedLimits, ask.counts.holds + ask.quantity > most
        else {
            return nil
        }
        return .tooManyHolds(count: ask.counts.holds, limit: most)
    }

    /// The limit that is reached first: that of the hub, of all things, then of the model.
    private func limitRefusal(_ ask: BorrowingAsk) -> BorrowingRefusal? {
        if ask.wish == .hold { return nil }
        let counts = ask.counts
        let countsUseInHub = closest(ask.subject, \.countsUseInHub) ?? false
        func over(_ limit: LendingLimit?, _ count: Int) -> Int? {
            guard let limit, !ask.mayExceedLimits, !limit.allows(ask.quantity, beside: count) else {
                return nil
            }
            return limit.most
        }
        if ask.use == .inHub {
            guard let inHub = closest(ask.subject, \.atOnceInHub) else { return .noRule(.atOnceInHub) }
            if let most = over(inHub, counts.inHub) {
                return .tooManyInHub(count: counts.inHub, limit: most)
            }
        }
        if ask.use == .atHome || countsUseInHub {
            guard let atHome = closest(ask.subject, \.atOnce) else { return .noRule(.atOnce) }
            let count = counts.atHome + (countsUseInHub ? counts.inHub : 0)
            if let most = over(atHome, count) { return .tooMany(count: count, limit: most) }
        }
        return over(closest(ask.subject, \.atOnceOfModel), counts.ofModel)
            .map { .tooManyOfModel(count: counts.ofModel, limit: $0) }
    }

    private func startRefusal(
        _ ask: BorrowingAsk,
        on day: CivilDate,
        at calendar: OpeningCalendar
    ) throws(OpeningCalendar.Refusal) -> BorrowingRefusal? {
        let first = try firstStart(for: ask.subject, today: ask.today, at: calendar)
        if day < first { return .tooSoon(first: first) }
        if let ahead = closest(ask.subject, \.furthestDays), day > ask.today.adding(days: ahead) {
            return .tooFarAhead(last: ask.today.adding(days: ahead))
        }
        return try calendar.isOpen(on: day) ? nil : .closed(day)
    }

    /// The first open day on which a reservation that is made today can be fetched.
    public func firstStart(
        for subject: Subject,
        today: CivilDate,
        at calendar: OpeningCalendar
    ) throws(OpeningCalendar.Refusal) -> CivilDate {
        let lead = closest(subject, \.leadDays) ?? 0
        return try lead == 0
            ? calendar.openDay(onOrAfter: today) : calendar.openDay(lead, after: today)
    }
}
