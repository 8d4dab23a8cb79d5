public import Ground

/// A device in somebody's hands, from the day it was lent until it is back.
public struct Loan: Hashable, Sendable {
    /// How a loan ended.
    public enum Ending: String, Hashable, Sendable, CaseIterable {
        case returned
        case lost
        /// The borrower keeps it for good.
        case given
    }

    /// How a loan ended, when, and what came back.
    public struct End: Hashable, Sendable {
        /// How.
        public let ending: Ending
        /// When, in milliseconds since 1 January 1970, UTC; never before it began, whatever a clock said.
        public let at: Int64
        /// What came back; nil where nothing did.
        public let back: KitCheck?

        /// Describes an end.
        public init(_ ending: Ending, at: Int64, back: KitCheck?) {
            self.ending = ending
            self.at = at
            self.back = back
        }
    }

    /// Names it for good.
    public let id: ID
    /// The device.
    public let asset: ID
    /// The label of the device.
    public let tag: AssetTag
    /// Who has it; nil once she is forgotten.
    public var person: ID?
    /// The reservation it was promised with.
    public var reservation: ID?
    /// The code of the model.
    public let model: String
    /// The hub it was lent at.
    public let hub: String
    /// When it was lent, in milliseconds since 1 January 1970, UTC.
    public let lentAt: Int64
    /// The day it was lent, and the day it is brought back.
    public var days: ClosedRange<CivilDate>
    /// The last day on which it is kept from others, after it was got ready.
    public var until: CivilDate
    /// Where it is used.
    public let use: BorrowingAsk.Use
    /// The group whose share it comes from; nil for none.
    public let share: String?
    /// Staff waived what comes of being late, up to a day and with it; nil where they did not.
    public var waivedUntil: CivilDate?
    /// Whether the borrower told of hardship.
    public var isHardship: Bool
    /// How often it was kept longer.
    public var renewals: Int
    /// The terms it was lent on.
    public let terms: LoanTerms
    /// The agreement that was accepted, by its name and version.
    public let agreement: String
    /// What went out.
    public let out: KitCheck
    /// How it ended; nil while it goes on.
    public var end: End?
    /// The steps of the ladder that were taken since it is due on its day.
    public var taken: Set<OverdueLadder.Step> = []
    /// The day on which staff last called about it and nobody answered; nil where they did not.
    public var triedOn: CivilDate?
    /// What the borrower told of it.
    public var told = Told()

    /// Describes a loan as a store read it.
    public init(
        id: ID,
        asset: ID,
        tag: AssetTag,
        person: ID?,
        reservation: ID?,
        model: String,
        hub: String,
        lentAt: Int64,
        days: ClosedRange<CivilDate>,
        until: CivilDate,
        use: BorrowingAsk.Use,
        share: String? = nil,
        waivedUntil: CivilDate? = nil,
        isHardship: Bool = false,
        renewals: Int,
        terms: LoanTerms,
        agreement: String,
        out: KitCheck,
        end: End?
    ) {
        self.id = id
        self.asset = asset
        self.tag = tag
        self.person = person
        self.reservation = reservation
        self.model = model
        self.hub = hub
        self.lentAt = lentAt
        self.days = days
        self.until = until
        self.use = use
        self.share = share
        self.waivedUntil = waivedUntil
        self.isHardship = isHardship
        self.renewals = renewals
        self.terms = terms
        self.agreement = agreement
        self.out = out
        self.end = end
    }

    /// The day it is brought back.
    public var due: CivilDate { days.upperBound }

    /// Whether somebody has it still.
    public var isOpen: Bool { end == nil }

    /// By how many days it is late on a day; 0 where it is not, or is back.
    public func daysLate(on today: CivilDate) -> Int {
        isOpen ? max(0, today.daysSinceEpoch - due.daysSinceEpoch) : 0
    }

    /// The loan as the ladder of what is overdue sees it.
    public var onLadder: OverdueLadder.Loan {
        OverdueLadder.Loan(
            due: due,
            isReturned: !isOpen,
            taken: taken,
            waivedUntil: waivedUntil,
            isHardship: isHardship,
            isInTrouble: told.isTrouble
        )
    }

    /// What is different now that it is back; nil while it is not.
    public var difference: KitDifference? { end?.back.map { KitDifference(out: out, back: $0) } }
}
