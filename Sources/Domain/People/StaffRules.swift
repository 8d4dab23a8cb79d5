/// Why one of the staff may not do what she asked for.
public enum StaffRefusal: Error, Hashable, Sendable {
    /// Her role does not have the right.
    case noRight(Right)
    /// Nobody may do that to herself.
    case oneself
    /// She is the only one left who can set up staff.
    case lastAdministrator
}

// What the staff may do, beyond the rights of a role.
extension StaffMember {
    /// Whether she may do something: she works here still, and her role has the right.
    public func may(_ right: Right) -> Bool { isActive && role.rights.contains(right) }

    /// Refuses what her role has no right to.
    public func require(_ right: Right) throws(StaffRefusal) {
        guard may(right) else { throw .noRight(right) }
    }

    /// Refuses to let a colleague go where the hub would be left without anybody who sets up staff.
    ///
    /// - Parameters:
    ///   - other: who shall not sign in any more.
    ///   - staff: everybody.
    /// - Throws: `StaffRefusal`, which says why not.
    public func requireLettingGo(of other: StaffMember, among staff: [StaffMember]) throws(StaffRefusal) {
        try require(.manageStaff)
        guard other.id != id else { throw .oneself }
        let left = staff.filter { $0.may(.manageStaff) && $0.id != other.id }
        guard !left.isEmpty else { throw .lastAdministrator }
    }
}

/// How one of the staff made sure of who a resident is, before she gave her a new PIN.
///
/// Only the kinds are kept, never a number or a copy.
public struct IdentityProofs: Hashable, Sendable {
    /// One way to show who somebody is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case libraryCard = "library-card"
        case bankCard = "bank-card"
        case drivingLicence = "driving-licence"
        case passport
        case letter
        case busPass = "bus-pass"
        case knownByStaff = "known-by-staff"
    }

    /// How many different kinds must be seen.
    public static let least = 2

    /// The kinds that were seen, in the order of `Kind`.
    public let kinds: [Kind]

    /// Why a new PIN is not given.
    public enum Refusal: Error, Hashable, Sendable {
        /// Fewer kinds were seen than must be.
        case tooFew
    }

    /// Takes note of what was seen: two kinds or more.
    public init(seen kinds: Set<Kind>) throws(Refusal) {
        guard kinds.count >= Self.least else { throw .tooFew }
        self.kinds = Kind.allCases.filter(kinds.contains)
    }
}
