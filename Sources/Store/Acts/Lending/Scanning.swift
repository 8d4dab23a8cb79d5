public import Domain

/// What something that was scanned turned out to be.
public enum Scanned: Hashable, Sendable {
    /// A device, with its open loan where somebody has it.
    case asset(Asset, Loan?)
    /// The account of a resident: its number, or a card.
    case account(Person)
    /// A reservation, by its reference.
    case reservation(Reservation)
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
        return .unknown(text)
    }
}
