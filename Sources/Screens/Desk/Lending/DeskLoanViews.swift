public import Domain
public import Ground

/// A loan with whom to speak to.
public struct DeskLoanLine: Hashable, Sendable {
    /// The loan.
    public var loan: Loan
    /// The borrower's name; empty where she is forgotten.
    public var name: String
    /// Her telephone number; empty where there is none.
    public var phone: String
    /// What the model is called.
    public var model: String
    /// What the hub is called.
    public var hub: String
    /// The day it is at the hub.
    public var today: CivilDate
    /// Whether nothing new is lent to her because of it.
    public var isBlocking = false
    /// Whether the ladder asks for a call today.
    public var isToCall = false
    /// The closed day that its day moved from; nil where it did not move.
    public var movedFrom: CivilDate?
    /// What was noted, the first note first.
    public var notes: [String] = []
    /// What the parts of its kit are called, by their codes.
    public var parts: [String: String] = [:]
    /// The paper that goes with it, in the language of the borrower; nil where nothing is printed.
    public var slip: LoanSlip?
    /// Names what is done next to it.
    public var operation: ID?

    /// Describes a loan.
    public init(_ loan: Loan, name: String, phone: String, model: String, hub: String, today: CivilDate) {
        (self.loan, self.name, self.phone) = (loan, name, phone)
        (self.model, self.hub, self.today) = (model, hub, today)
    }

    /// What the borrower told of it, and when.
    func told(_ surroundings: Surroundings) -> [Part] {
        let told: [(Int64?, DeskPhrase)] = [
            (loan.told.lost, .loanToldLost), (loan.told.fault, .loanToldFault),
            (loan.told.longer, .loanAskedLonger),
        ]
        return told.compactMap { at, phrase in
            at.map { .notice(surroundings.desk(phrase, ["date": surroundings.date($0)])) }
        }
    }

    /// By how many days it is late.
    var late: Int { loan.daysLate(on: today) }
}

/// A page of loans, the first due first.
public struct DeskLoansView: Hashable, Sendable {
    /// The loans.
    public var lines: [DeskLoanLine] = []
    /// How many there are in all; nil where they were not counted.
    public var count: Int?
    /// Whether there are loans after these.
    public var hasMore = false
    /// All hubs, and the models of which somebody has a device.
    public var hubs: [DeskNamed] = [], models: [DeskNamed] = []

    /// An empty page.
    public init() {}
}

/// A loan that can be made, or why not.
public struct DeskHandOutView: Hashable, Sendable {
    /// Names the loan to be.
    public var operation: ID
    /// Who is to have it.
    public var person: Person
    /// Her reservation; nil for none.
    public var reservation: Reservation?
    /// The device; nil before it is scanned.
    public var asset: Asset?
    /// What the model is called; empty before it is known.
    public var model = ""
    /// What belongs to its kit.
    public var kit: [AssetModel.Accessory] = []
    /// Parts of the device that are missing, by name: they do not go out.
    public var missing: [String] = []
    /// What speaks against it.
    public var refusals: [BorrowingRefusal] = []
    /// What of hers is late and keeps her from borrowing.
    public var late: [DeskLoanLine] = []
    /// The day it would be due; nil where that is not known.
    public var due: CivilDate?
    /// What she agrees to.
    public var agreement: DeskAgreement
    /// That she accepted it when she reserved; nil where she is asked now.
    public var agreed: AcceptedAgreement?
    /// Who acts for her today, by name.
    public var helpers: [String] = []

    /// Begins a loan.
    public init(operation: ID, person: Person, agreement: DeskAgreement) {
        (self.operation, self.person, self.agreement) = (operation, person, agreement)
    }
}

/// What a borrower agrees to.
public struct DeskAgreement: Hashable, Sendable {
    /// Its name and version, as it is kept with each loan.
    public var code: String
    /// What it is called.
    public var title: String
    /// What it says.
    public var lines: [String]
    /// What it says in the language of the desk, for who hands the device out; empty where that is the same.
    public var deskLines: [String] = []

    /// Describes an agreement.
    public init(code: String, title: String, lines: [String]) {
        (self.code, self.title, self.lines) = (code, title, lines)
    }
}

/// What came back.
public struct DeskReturnedView: Sendable {
    /// The device as it stands now.
    public var device: DeskDeviceView
    /// The loan that ended; nil where nobody had it.
    public var loan: DeskLoanLine?
    /// Whether somebody is to be called about parts that are missing.
    public var isFollowedUp: Bool
    /// The hub it goes to, by name; nil where it stays.
    public var goesTo: String?
    /// The next reservation of its model.
    public var next: DeskPickupLine?

    /// Describes what came back.
    public init(_ device: DeskDeviceView, loan: DeskLoanLine?, isFollowedUp: Bool, goesTo: String?) {
        (self.device, self.loan, self.isFollowedUp, self.goesTo) = (device, loan, isFollowedUp, goesTo)
    }
}
