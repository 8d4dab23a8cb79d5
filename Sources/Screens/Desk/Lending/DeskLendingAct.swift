public import Domain
public import Ground

/// Something the desk asks of the shell about equipment, in the name of who is signed in.
public enum DeskLendingAct: Hashable, Sendable {
    /// Say what was scanned or typed; answered by `device`, `handOut` or `wrongScan`, or by a resident.
    case scan(String)
    /// The same, where somebody's page is open: a device that is ready begins a loan to her.
    case scanFor(ID, String)
    /// What there is to do today; answered by `overview`.
    case overview
    /// Get a loan ready; answered by `handOut` or `wrongScan`.
    case prepare(DeskHandOutAsk)
    /// Hand a device out; answered by `lent`.
    case lend(DeskHandingOut)
    /// Take a device back; answered by `returned`.
    case takeBack(DeskTakingBack)
    /// One device; answered by `device`.
    case device(ID)
    /// Do something to a device and sign it; answered by `device`.
    case move(ID, AssetMove, detail: String)
    /// Write down how a device looks; answered by `device`.
    case look(ID, AssetCondition)
    /// Write down a fault; answered by `device`.
    case fault(ID, String)
    /// A part of a device that was missing is there again, or another one instead; answered by `device`.
    case part(ID, String, isNew: Bool)
    /// A device cannot be found, whoever had it; answered by `device`.
    case lost(ID, String)
    /// Somebody's data was found on a device; answered by `device`.
    case dataFound(ID, about: String)
    /// Whose data it is was told, or the coordinator knows; answered by `device`.
    case dataTold(ID, FoundData.Told)
    /// A device of another hub that stands here goes home; answered by `device`.
    case sendHome(ID)
    /// A device of another hub that stands here stays here; answered by `device`.
    case keepHere(ID)
    /// Everything that happened to a device; answered by `history`.
    case history(ID)
    /// Begin to put a device into the books by its label; answered by `newDevice`, `device` or `wrongScan`.
    case newDevice(String)
    /// Print the label of a device; answered by `device`, later by what the printer says.
    case printLabel(ID)
    /// Print a label that nothing has yet, and begin to put a device into the books by it; answered by `newDevice`.
    case newLabel
    /// See that nothing has a code that is typed where none belongs; answered by `unused` or `wrongScan`.
    case unused(String)
    /// Put a device into the books; answered by `device`.
    case addDevice(Asset, operation: ID)
    /// Keep what was changed of a device; answered by `device`.
    case changeDevice(Asset, operation: ID)
    /// Give a device to somebody for good; answered by `device`.
    case giveDevice(ID, to: ID)
    /// What is on its way to this hub or from it; answered by `journeys`.
    case journeys
    /// The devices that somebody should do something about; answered by `bench`.
    case bench
    /// Who has what; answered by `loans`.
    case loans(DeskLoansAsk)
    /// One loan; answered by `loan`.
    case loan(ID)
    /// Let her keep it longer; answered by `loan`.
    case renew(ID)
    /// Waive what comes of being late, or note hardship; answered by `loan`.
    case waive(ID, until: CivilDate?, isHardship: Bool)
    /// Note a call about a loan; answered by `loan`.
    case called(ID, String)
    /// Note that nobody answered a call about a loan; answered by `loan`.
    case tried(ID, String)
    /// What somebody had before; answered by `pastLoans`.
    case pastLoans(ID)
    /// What can be reserved for somebody, or waited for; answered by `shelf`.
    case shelf(ID)
    /// Reserve a model for somebody from a day on; answered by `reserved`.
    case reserve(DeskReserving)
    /// Have somebody wait for a model; answered by `reserved` where one is kept for her at once, else by `waits`.
    case join(DeskReserving)
    /// Put somebody into a group of borrowers, or with nil into the one that follows by itself; answered by `group`.
    case group(ID, String?)
    /// Reservations to prepare; answered by `pickups`.
    case pickups
    /// Cancel a reservation for a reason, and tell whose it is; answered by `pickups`.
    case cancel(ID, QueueReason)
    /// Who waits for what; answered by `queues`.
    case queues
    /// Move somebody up in a queue; answered by `queues`.
    case moveUp(ID, toFirst: Bool, QueueReason)
    /// Have somebody who waits fetch it at another hub, by its code; answered by `queues`.
    case moveHub(ID, to: String)
    /// Note up to which day somebody who waits is away, or with nil that she is back; answered by `queues`.
    case away(ID, until: CivilDate?)
    /// Take somebody out of a queue; answered by `queues`.
    case takeOut(ID, QueueReason)
    /// Begin a stock-take, or take up the one that goes on; answered by `count`.
    case count
    /// Take a scan into a stock-take; answered by `counted`.
    case counted(ID, String)
    /// End a stock-take; answered by `pastCount`.
    case endCount(ID)
    /// The stock-takes that are over; answered by `pastCounts`.
    case pastCounts
    /// One of them; answered by `pastCount`.
    case pastCount(ID)
    /// Say what is known of a difference; answered by `pastCount`.
    case answer(CountFinding.Answer, code: String, count: ID)
    /// Something was scanned on the list of differences; answered by `pastCount` or as `scan`.
    case scanHere(String, count: ID)
    /// SIMs, vouchers and the like; answered by `supplies`.
    case supplies
    /// One batch, with who has some of it; answered by `batch`.
    case batch(ID)
    /// Give some of a batch to whose account was scanned; answered by `given`, `givenBefore` or `wrongScan`.
    case give(ID, quantity: Int, to: String, isSure: Bool = false)
    /// Put the number of a batch right, and say why; answered by `supplies`.
    case correct(ID, to: Int, because: String)
    /// Write off some of a batch; answered by `supplies`.
    case writeOff(ID, quantity: Int, WriteOff.Reason)
    /// Put a new batch into the stock; answered by `supplies`.
    case receive(kind: String, batch: String, quantity: Int, expires: CivilDate?)

    /// What her role must have a right to, beside that to lend.
    ///
    /// Whoever speaks to residents by telephone must be allowed to find them; whoever rules over what is lent has a
    /// right of her own.
    public var right: Right {
        switch self {
        case .scan, .scanFor, .overview, .prepare, .lend, .takeBack, .device, .look, .fault, .part, .lost,
            .dataFound, .sendHome, .history, .unused, .journeys, .bench, .loan, .renew, .pickups, .printLabel:
            .lend
        case .move(_, let move, _): [.retire, .restore].contains(move) ? .keepLending : .lend
        case .pastLoans, .shelf, .reserve, .join, .loans, .called, .tried, .dataTold, .cancel, .queues,
            .away, .moveHub:
            .findPeople
        case .keepHere, .newDevice, .newLabel, .addDevice, .changeDevice, .giveDevice, .waive, .moveUp,
            .takeOut, .count, .counted, .endCount, .pastCounts, .pastCount, .answer, .scanHere, .supplies,
            .batch, .give, .correct, .writeOff, .receive:
            .keepLending
        case .group: .changePeople
        }
    }
}

/// Which loans are asked for.
public struct DeskLoansAsk: Hashable, Sendable {
    /// Which, by what is to be done about them.
    public enum Kind: Hashable, Sendable {
        case all, late, toCall
    }

    /// Which.
    public var kind: Kind
    /// The hub and the model they are of; nil for all.
    public var hub, model: String?
    /// The last loan of the page before; nil for the first page.
    public var after: LoanPlace?

    /// Asks for loans.
    public init(_ kind: Kind) { self.kind = kind }
}

/// Who is to have what.
public struct DeskHandOutAsk: Hashable, Sendable {
    /// The resident.
    public var person: ID
    /// Her reservation; nil for none.
    public var reservation: ID?
    /// What was scanned as the device; nil before.
    public var scanned: String?

    /// Names who is to have what.
    public init(person: ID, reservation: ID? = nil, scanned: String? = nil) {
        (self.person, self.reservation, self.scanned) = (person, reservation, scanned)
    }
}

/// A device that is handed out.
public struct DeskHandingOut: Hashable, Sendable {
    /// Names what is done, so that it is done once.
    public var operation: ID
    /// The resident.
    public var person: ID
    /// The device.
    public var asset: ID
    /// Her reservation; nil for none.
    public var reservation: ID?
    /// What goes out with it, how it looks, and what is to be remembered.
    public var kit: KitCheck
    /// The day she agreed to bring it back; nil where none was known.
    public var due: CivilDate?
    /// The agreement she accepted, by its name and version.
    public var agreement: String
    /// Where it is used.
    public var use: BorrowingAsk.Use
    /// Whether staff let her have more than the limits say.
    public var isOverLimit: Bool
}

/// A device that is taken back.
public struct DeskTakingBack: Hashable, Sendable {
    /// Names what is done, so that it is done once.
    public var operation: ID
    /// The device.
    public var asset: ID
    /// What is back, and how it looks.
    public var back: KitCheck
    /// What to call her about where something is missing, in words.
    public var about: String
}

/// What came of it.
public enum DeskLendingNews: Sendable {
    /// What was scanned is of no use here, or nothing that is known.
    case wrongScan(DeskWrongScan, String)
    /// What there is to do today.
    case overview(DeskLendingOverview)
    /// A device.
    case device(DeskDeviceView)
    /// A resident as whoever lends may see her: her name, what she has and what she comes for.
    case borrower(DeskPersonView)
    /// A loan that can be made, or why not.
    case handOut(DeskHandOutView)
    /// It is lent.
    case lent(DeskLoanLine)
    /// It is back.
    case returned(DeskReturnedView)
    /// The devices that somebody should do something about.
    case bench([DeskDeviceView])
    /// Who has what.
    case loans(DeskLoansView)
    /// One loan.
    case loan(DeskLoanLine)
    /// One reservation that begins on a later day.
    case pickup(DeskPickupLine)
    /// What somebody had, the last first.
    case pastLoans([DeskLoanLine])
    /// What there is to reserve for somebody.
    case shelf([DeskShelfLine])
    /// It is kept for her.
    case reserved(DeskPickupLine)
    /// She waits for it.
    case waits(DeskQueueLine)
    /// Reservations to prepare.
    case pickups([DeskPickupLine])
    /// Who waits for what.
    case queues([DeskQueueLine])
    /// A stock-take.
    case count(DeskCountView)
    /// What a scan of a stock-take was, with the stock-take.
    case counted(StockTake.Scan, DeskCountView)
    /// The group that somebody borrows in.
    case group(DeskBorrowerGroup)
    /// A stock-take that is over.
    case pastCount(DeskPastCountView)
    /// The stock-takes that are over.
    case pastCounts([DeskPastCountView])
    /// What is on its way.
    case journeys([DeskJourneyLine])
    /// Everything that happened to a device.
    case history(DeskHistoryView)
    /// A device that can be put into the books.
    case newDevice(DeskDeviceForm)
    /// Nothing has this code.
    case unused(String)
    /// SIMs, vouchers and the like, on a day.
    case supplies([SupplyLevel], on: CivilDate)
    /// One batch, with who has some of it.
    case batch(Consumable, [DeskGiftLine])
    /// Somebody had so many of the kind today already; nothing was given.
    case givenBefore(Int, to: Person, String)
    /// Some of a batch was given to somebody.
    case given(Int, of: SupplyLevel, Consumable, to: Person)
}

/// Why a scan is of no use.
public enum DeskWrongScan: String, Hashable, Sendable {
    /// Nothing has this code.
    case unknown
    /// A device was wanted, and it is an account.
    case account
    /// A device was wanted, and it is a reservation.
    case reservation
    /// An account was wanted, and it is a device.
    case device
    /// The reservation is for another kind of device.
    case otherModel = "other-model"
    /// Two things were scanned.
    case second
    /// Several devices have this maker's number.
    case several
    /// What is typed here has no code that is known, and this one is.
    case field
    /// It cannot be a label.
    case label
    /// The number of a book.
    case book
    /// An address of the web.
    case web
}
