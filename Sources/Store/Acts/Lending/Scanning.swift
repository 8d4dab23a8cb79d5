public import Domain

/// What something that was scanned turned out to be.
public enum Scanned: Hashable, Sendable {
    /// A device, with its open loan where somebody has it.
    case asset(Asset, Loan?)
    /// The account of a resident: its number, or a card.
    case account(Person)
    /// A reservation, by its reference.
    case reservation(Reservation)
    /// The maker's number of several devices, by their labels.
    case several([AssetTag])
    /// Nothing that the store knows.
    case unknown(String)
}

extension Store {
    /// Says what was scanned or typed: a device before an account, an account before a reservation.
    public func find(scanned text: String) throws(StoreError) -> Scanned {
        if let asset = try asset(scanned: text) { return .asset(asset, try openLoan(of: asset.id)) }
        if let name = try? SignInName(reading: text), let person = try person(named: name) {
            return .account(person)
        }
        if let reference = try? Reference(reading: text), let reservation = try reservation(reference) {
            return .reservation(reservation)
        }
        if let same = try assetsOfMaker(text), same.count > 1 { return .several(same.map(\.tag)) }
        return .unknown(text)
    }

    /// The devices that have a maker's number; nil where it is none.
    private func assetsOfMaker(_ text: String) throws(StoreError) -> [Asset]? {
        guard let number = AssetTag(reading: text) else { return nil }
        return try assets("a.serial = ?1 AND a.serial <> ''", .text(number.description))
    }
}
