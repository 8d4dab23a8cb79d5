public import Domain
public import Ground

/// What only the shell can do for somebody who borrows: for who is signed in, or for whom she acts.
public enum BorrowAct: Hashable, Sendable {
    /// Look up what is lent here and when it is free; answered by `shelf`.
    case browse
    /// Promise a device of a model from a day on; answered by `reserved` or `refused`.
    case reserve(model: String, from: CivilDate, agreement: String)
    /// Wait for a device of a model; answered by `waiting` or `refused`.
    case join(model: String)
    /// Look up what she has, what is kept for her and what she waits for; answered by `mine`.
    case mine
    /// Keep a loan longer; answered by `mine` or `refused`.
    case renew(ID)
    /// Have staff asked to let her keep a loan longer; answered by `mine`.
    case askForLonger(ID)
    /// Tell staff what is wrong with something she has; answered by `mine`.
    case report(Trouble, loan: ID, words: String)
    /// Say up to which day she is away, and keep her place; answered by `mine` or `refused`.
    case away(ID, until: CivilDate)
    /// Say that she is back; answered by `mine` or `refused`.
    case here(ID)
    /// Leave a queue; answered by `mine`.
    case leave(ID)
    /// Cancel what is reserved; answered by `mine`.
    case cancel(ID)
    /// Look up rules that were agreed to, by their name and version; answered by `rules`.
    case rules(String)
    /// Send her a copy of such rules; answered by `rulesSent`.
    case sendRules(String)

    /// What can be wrong with a thing.
    public enum Trouble: String, Hashable, Sendable, CaseIterable {
        /// It does not work as it should.
        case fault
        /// It cannot be found, or it was stolen.
        case lost
    }
}

/// What came of it.
public enum BorrowNews: Sendable {
    /// What is lent here; nothing is shown where nothing is.
    case shelf(LendingShelf)
    /// A device is promised.
    case reserved(Reservation)
    /// She waits, at this place, for a device that is expected on a day; nil where nobody knows.
    case waiting(place: Int, expected: CivilDate?)
    /// What she has, what is kept for her and what she waits for.
    case mine(BorrowedThings)
    /// Rules that were agreed to; nil where content does not have that version any more.
    case rules(LoanAgreement?)
    /// A copy of the rules is on its way to her.
    case rulesSent
    /// It is refused.
    case refused(LendingRefusal)
    /// It may not be done for another.
    case notAllowed
    /// It could not be found out or done now; nothing is changed.
    case notNow
}

/// Whether something can still be collected at the hub today.
public enum HubToday: Hashable, Sendable {
    /// It can.
    case open
    /// The hub was open, and it is too late.
    case over
    /// The hub is closed all day.
    case closed
}

/// Everything that a hub lends, as somebody who looks around sees it.
public struct LendingShelf: Hashable, Sendable {
    /// Something that people want to do, and what serves it.
    public struct Purpose: Hashable, Sendable {
        /// Its code.
        public var code: String
        /// What it is called, such as "Write letters".
        public var title: String
        /// The codes of the models, the best first.
        public var models: [String]

        /// Names a purpose.
        public init(code: String, title: String, models: [String]) {
            (self.code, self.title, self.models) = (code, title, models)
        }
    }

    /// One model, and when it is free.
    public struct Item: Hashable, Sendable {
        /// What it is.
        public var model: AssetModel
        /// When it is free.
        public var outlook: Outlook
        /// What speaks against her borrowing it, by the rules; none where nobody is signed in.
        public var refusals: [BorrowingRefusal]
        /// Whether she waits for it already.
        public var isWaitedFor: Bool
        /// What it looks like; nil where content has no picture of it.
        public var drawing: Drawing?
        /// Whether one is offered to her.
        public var isOffered = false
        /// Whether one is kept for her on some day.
        public var isKept = false
        /// What other places are called that have one on the shelf; none while one is free here.
        public var elsewhere: [String] = []

        /// Names a model.
        public init(
            model: AssetModel,
            outlook: Outlook,
            refusals: [BorrowingRefusal] = [],
            isWaitedFor: Bool = false
        ) {
            (self.model, self.outlook) = (model, outlook)
            (self.refusals, self.isWaitedFor) = (refusals, isWaitedFor)
        }
    }

    /// What people want to do.
    public var purposes: [Purpose]
    /// What is lent, in the order of content.
    public var items: [Item]
    /// What a borrower agrees to.
    public var agreement: LoanAgreement
    /// Whether something can still be collected today.
    public var hubToday = HubToday.open

    /// Gathers what is lent.
    public init(purposes: [Purpose], items: [Item], agreement: LoanAgreement) {
        (self.purposes, self.items, self.agreement) = (purposes, items, agreement)
    }

    /// The model with a code; nil where it is not lent any more.
    func item(_ code: String) -> Item? { items.first { $0.model.id == code } }

    /// The models that serve a purpose; all for none.
    func items(for purpose: String?) -> [Item] {
        guard let purpose, let found = purposes.first(where: { $0.code == purpose }) else { return items }
        return found.models.compactMap(item)
    }
}

/// What a borrower has, what is kept for her and what she waits for.
public struct BorrowedThings: Hashable, Sendable {
    /// Something she has.
    public struct Having: Hashable, Sendable {
        /// The loan.
        public var loan: Loan
        /// What it is called.
        public var item: String
        /// Until when she could keep it; nil where she cannot.
        public var longer: CivilDate?
        /// Why she cannot keep it longer; nil where she can.
        public var refusal: LendingRefusal?
        /// The closed day on which it would be due by its length, or was due; nil where its day did not move.
        public var movedFrom: CivilDate?

        /// Names a loan.
        public init(loan: Loan, item: String, longer: CivilDate?, refusal: LendingRefusal?) {
            (self.loan, self.item) = (loan, item)
            (self.longer, self.refusal) = (longer, refusal)
        }
    }

    /// Something that is kept for her.
    public struct Keeping: Hashable, Sendable {
        /// The reservation.
        public var reservation: Reservation
        /// What it is called.
        public var item: String
        /// The closed days that its days moved from.
        public var moved = MovedDays()
        /// The day it is brought back, as the desk will write it.
        public var due: CivilDate
        /// The day on which it is fetched for that; nil where it is due on one day, whenever it is fetched.
        public var fetchedOn: CivilDate?
        /// The first day from now on on which she can fetch it; today only while there is time left.
        public var from: CivilDate

        /// Names a reservation.
        public init(reservation: Reservation, item: String) {
            (self.reservation, self.item, from) = (reservation, item, reservation.days.lowerBound)
            due = reservation.days.upperBound
        }
    }

    /// Something she waits for.
    public struct Waiting: Hashable, Sendable {
        /// The hold.
        public var hold: Hold
        /// What it is called.
        public var item: String
        /// At which place she stands, from 1.
        public var place: Int
        /// When it is expected; nil where nobody knows.
        public var expected: CivilDate?
        /// Why it cannot be her turn yet, whatever is free; nil where nothing speaks against it.
        public var refusal: LendingRefusal?
        /// What the other hub is called where she fetches it; nil where it is this one.
        public var elsewhere: String?
        /// Whether she waits for nothing else.
        public var isOnly = true

        /// Names a hold.
        public init(hold: Hold, item: String, place: Int, expected: CivilDate?) {
            (self.hold, self.item) = (hold, item)
            (self.place, self.expected) = (place, expected)
        }
    }

    /// What she has, what is due first before the others.
    public var loans: [Having]
    /// What is kept for her.
    public var reservations: [Keeping]
    /// What she waits for.
    public var holds: [Waiting]

    /// Gathers it.
    public init(loans: [Having], reservations: [Keeping], holds: [Waiting]) {
        (self.loans, self.reservations, self.holds) = (loans, reservations, holds)
    }

    /// Whether there is nothing at all.
    var isEmpty: Bool { loans.isEmpty && reservations.isEmpty && holds.isEmpty }
}
