// Whether two records are of one person.
extension PersonDetails {
    /// Whether a record is so alike that it is taken as the same person: the name, the date of birth, and the
    /// telephone number, the e-mail address or the postcode.
    public func isSurelySame(as other: PersonDetails) -> Bool {
        guard born == other.born, Set(nameWords) == Set(other.nameWords) else { return false }
        let keys = [
            (Self.phoneKey(phone), Self.phoneKey(other.phone)),
            (email.lowercased(), other.email.lowercased()),
            (Self.postcodeKey(postcode), Self.postcodeKey(other.postcode)),
        ]
        return keys.contains { !$0.isEmpty && $0 == $1 }
    }

    /// Whether somebody should look at two records: the date of birth is the same, and one name holds the other.
    ///
    /// A second given name or a double surname is often left out.
    public func mayBeSame(as other: PersonDetails) -> Bool {
        guard born == other.born else { return false }
        let (mine, theirs) = (Set(nameWords), Set(other.nameWords))
        return min(mine.count, theirs.count) >= 2 && (mine.isSubset(of: theirs) || theirs.isSubset(of: mine))
    }

    /// What is known of one person by two records: the first, and from the second what the first lacks.
    public func filled(from other: PersonDetails) -> PersonDetails {
        var whole = self
        if whole.address.isEmpty { (whole.address, whole.postcode) = (other.address, other.postcode) }
        if whole.phone.isEmpty { whole.phone = other.phone }
        if whole.email.isEmpty { whole.email = other.email }
        return whole
    }
}
