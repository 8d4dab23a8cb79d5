/// Somebody who works at the hub, paid or not.
public struct StaffMember: Hashable, Sendable {
    /// The record's own id.
    public var id: ID
    /// What she types to sign in: small letters and digits.
    public var login: String
    /// How residents and colleagues read her name.
    public var name: String
    /// What she may do.
    public var role: Role
    /// The code of the team whose work she does; nil where she does that of all.
    public var team: String?
    /// Whether she may sign in.
    public var isActive: Bool

    /// Makes a member of staff as a store read her.
    public init(id: ID, login: String, name: String, role: Role, team: String? = nil, isActive: Bool = true) {
        self.id = id
        self.login = login
        self.name = name
        self.role = role
        self.team = team
        self.isActive = isActive
    }

    /// How long a login may be.
    public static let loginLengths = 2...24

    /// A login as it is kept; nil where it cannot be one.
    public static func login(reading text: some StringProtocol) -> String? {
        let signs = text.lowercased().filter { !$0.isWhitespace }
        let isPlain = signs.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-")
        }
        return loginLengths.contains(signs.count) && isPlain ? signs : nil
    }
}

/// What somebody at the hub is trusted with; each role has the least rights its work needs.
public enum Role: String, Hashable, Sendable, CaseIterable {
    /// Helps residents on the same screen. An hour of training.
    case volunteer
    /// Works on requests of her team.
    case caseworker
    /// Runs the hub: requests of all teams, loans, sessions, people.
    case coordinator
    /// Sets up staff and rules; sees no more of residents than she must.
    case administrator

    /// What a role may do.
    public var rights: Set<Right> {
        switch self {
        case .volunteer: [.helpResidents, .checkIn, .lend]
        case .caseworker: [.checkIn, .findPeople, .workOnCases, .sendMessages, .lend]
        case .coordinator: Set(Right.allCases).subtracting([.manageStaff])
        case .administrator: [.manageStaff, .approve, .seeAlerts, .closeHub]
        }
    }
}

/// One thing that not everybody at the hub may do.
public enum Right: String, Hashable, Sendable, CaseIterable {
    /// To help a resident on the same screen.
    case helpResidents
    /// To check visitors in, and call the next one.
    case checkIn
    /// To find residents and see what is known of them.
    case findPeople
    /// To correct what is known of residents, give a new PIN, lift a lock.
    case changePeople
    /// To claim, answer and complete requests.
    case workOnCases
    /// To take a request out of the hands of somebody else, and work on those of all teams.
    case reassignCases
    /// To answer complaints and decide on extensions.
    case workOnComplaints
    /// To send messages and letters.
    case sendMessages
    /// To say when the hub is closed.
    case closeHub
    /// To see warnings about attacks and faults.
    case seeAlerts
    /// To lend equipment, take it back and get it ready; of its borrower only name, devices and days are seen.
    case lend
    /// To rule over what is lent: waive, retire, give away, count, change the books, move somebody up.
    case keepLending
    /// To join two records of one person.
    case mergePeople
    /// To ask that a person is erased, or records taken out in bulk; a second person must agree.
    case askForErasure
    /// To agree to what somebody else asked for.
    case approve
    /// To add staff, and ask for changes of roles.
    case manageStaff
}
