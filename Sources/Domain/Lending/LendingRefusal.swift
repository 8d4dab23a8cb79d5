public import Ground

/// Why something cannot be done with the equipment of the hub.
public enum LendingRefusal: Error, Hashable, Sendable {
    /// No such device is known.
    case noSuchAsset
    /// No such loan is known.
    case noSuchLoan
    /// No such reservation is known.
    case noSuchReservation
    /// No such batch is known.
    case noSuchStock
    /// No such count goes on.
    case noSuchStockTake
    /// Another device has this label, barcode or both.
    case labelTaken
    /// Another device, with this label, has the same maker's number.
    case serialTaken(AssetTag)
    /// It is the number of a resident's account or card: whoever scans hers must find her.
    case labelOfPerson
    /// The device is not so that it can be done.
    case asset(AssetRefusal)
    /// The rules do not let the borrower have it.
    case borrowing(BorrowingRefusal)
    /// The device belongs to another hub.
    case elsewhere(hub: String)
    /// The reservation is somebody else's, or of another model.
    case notTheirs
    /// The reservation is over.
    case reservationOver(Reservation.State)
    /// The device is kept for somebody else; nil for one who is not known any more.
    case kept(for: ID?)
    /// It would be due on another day than the one that was agreed.
    case otherDay(CivilDate)
    /// It stands ready, and residents do not cancel that by themselves here.
    case standsReady
    /// The reservation begins on a later day.
    case notYet(CivilDate)
    /// The agreement was not accepted.
    case notAgreed
    /// The loan has ended.
    case loanOver
    /// They wait for this model already.
    case alreadyWaiting
    /// They do not wait for it any more.
    case notWaiting
    /// Nobody is away up to that day: it is over or too far ahead, and these are the first and the last one.
    case notAwayThen(first: CivilDate, last: CivilDate)
    /// The batch could be used until a day that is over.
    case expired(CivilDate)
    /// The batch has only so many left.
    case stockTooSmall(remaining: Int)
    /// The batch can still be used.
    case notExpired
    /// A batch with this number is here already.
    case batchTaken
    /// Whoever sent a device cannot sign that it arrived.
    case sameSignature
    /// Nobody signed it.
    case notSigned
    /// The other hub has none of it, or does not lend it.
    case notLentThere
    /// Nobody waits before them.
    case isFirst
    /// It was settled already, or there is no such difference.
    case alreadySettled
    /// By the clock, something that was done on a later day would lie ahead.
    case clockBehind(CivilDate)
}
