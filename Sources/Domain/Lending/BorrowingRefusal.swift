public import Ground

/// Why something is not lent, reserved, kept longer or waited for.
///
/// Each says in numbers what it is about, so that resident and staff read the same reason.
public enum BorrowingRefusal: Error, Hashable, Sendable {
    /// No rule speaks of a term for this model, group and hub; what no rule allows is not allowed.
    case noRule(LoanRule.Term)
    /// The rules do not lend this model to this group.
    case notLent
    /// They are too young, in whole years.
    case tooYoung(age: Int, least: Int)
    /// A least age is asked for, and theirs is not known.
    case ageNotKnown(least: Int)
    /// They have as many of this model as they may.
    case tooManyOfModel(count: Int, limit: Int)
    /// They have as many things as they may.
    case tooMany(count: Int, limit: Int)
    /// They have as many things to use in the hub as they may.
    case tooManyInHub(count: Int, limit: Int)
    /// They wait for as many things as they may.
    case tooManyHolds(count: Int, limit: Int)
    /// So many things are so long overdue that nothing new is lent.
    case overdue(count: Int)
    /// Their account ended on a day.
    case accountEnded(CivilDate)
    /// Their account ends on a day before the thing could be back.
    case accountEndsFirst(CivilDate)
    /// They are away up to a day, and keep their place in the queue.
    case away(until: CivilDate)
    /// It must be asked for earlier: the first day it can be fetched.
    case tooSoon(first: CivilDate)
    /// It can be reserved only up to a day.
    case tooFarAhead(last: CivilDate)
    /// The hub is closed on the day.
    case closed(CivilDate)
    /// Too few are free.
    case notFree(free: Int, asked: Int)
    /// It has been kept longer as often as it may.
    case noRenewalLeft(count: Int, limit: Int)
    /// So many people wait for it.
    case waitedFor(count: Int)
    /// Somebody else has it from a day on.
    case promised(from: CivilDate)
    /// The new day would not be later than the old one.
    case notLonger(CivilDate)
    /// It is back already.
    case returned
    /// The opening days cannot be worked out.
    case calendar(OpeningCalendar.Refusal)
}

extension BorrowingRefusal {
    /// Whether it is a limit that staff with the right may set aside.
    public var isLimit: Bool {
        switch self {
        case .tooMany, .tooManyOfModel, .tooManyInHub: true
        default: false
        }
    }

    /// Whether it stops somebody from fetching what she was promised.
    ///
    /// A change of the rules does not: she agreed to those of the day she reserved or joined the queue. What she has so
    /// long overdue that nothing new is lent does, and an account that is over.
    public var stopsPromises: Bool {
        switch self {
        case .overdue, .accountEnded: true
        default: false
        }
    }

    /// The code that is kept and counted, which never changes.
    public var code: String {
        switch self {
        case .noRule: "no-rule"
        case .notLent: "not-lent"
        case .tooYoung: "too-young"
        case .ageNotKnown: "age-not-known"
        case .tooManyOfModel: "too-many-of-model"
        case .tooMany: "too-many"
        case .tooManyInHub: "too-many-in-hub"
        case .tooManyHolds: "too-many-holds"
        case .overdue: "overdue"
        case .accountEnded: "account-ended"
        case .accountEndsFirst: "account-ends-first"
        case .away: "away"
        case .tooSoon: "too-soon"
        case .tooFarAhead: "too-far-ahead"
        case .closed: "closed"
        case .notFree: "not-free"
        case .noRenewalLeft: "no-renewal-left"
        case .waitedFor: "waited-for"
        case .promised: "promised"
        case .notLonger: "not-longer"
        case .returned: "returned"
        case .calendar: "calendar"
        }
    }

    /// How many there are, or how old somebody is; nil where it is not about a number.
    public var count: Int? {
        switch self {
        case .tooYoung(let age, _): age
        case .tooManyOfModel(let count, _), .tooMany(let count, _), .tooManyInHub(let count, _),
            .tooManyHolds(let count, _), .noRenewalLeft(let count, _), .overdue(let count),
            .waitedFor(let count):
            count
        case .notFree(_, let asked): asked
        default: nil
        }
    }

    /// What the number may be: most, or for an age least; nil where there is no limit.
    public var limit: Int? {
        switch self {
        case .noRule: 0
        case .tooYoung(_, let least), .ageNotKnown(let least): least
        case .tooManyOfModel(_, let limit), .tooMany(_, let limit), .tooManyInHub(_, let limit),
            .tooManyHolds(_, let limit), .noRenewalLeft(_, let limit):
            limit
        case .notFree(let free, _): free
        default: nil
        }
    }
}
