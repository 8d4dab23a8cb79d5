/// Something that happened to a device.
///
/// It names who signed it, and nobody who borrows.
public struct AssetEvent: Hashable, Sendable {
    /// What happened.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case added
        case changed
        case lent
        case renewed
        case returned
        /// It came back though nobody had it, by the store.
        case returnedUnlent = "returned-unlent"
        case inspected
        case wiped
        case charged
        /// A fault was reported; the detail says what.
        case fault
        case lost
        case found
        case quarantined
        /// It went to be repaired; the detail is the day it should be back.
        case repair
        case takenUp = "taken-up"
        /// It left for the hub that the detail names.
        case sent
        /// It arrived at the hub that the detail names.
        case received
        case given
        /// It is no longer lent; the detail says why.
        case retired
        case counted
        /// What a list of another register says of it besides, as JSON: the names of its columns with their texts.
        case listed
        /// A stock-take did not find it.
        case missed
        /// It did not go to another hub after all.
        case calledBack = "called-back"
        /// Data of a person was found on it; what it is nobody notes.
        case dataFound = "data-found"
        /// Whose data it is was told, or the coordinator knows; the detail says which.
        case dataTold = "data-told"
        /// It is lent again after all; the detail says why.
        case restored
        /// A part did not come back with it; the detail is the code of the part.
        case partMissing = "part-missing"
        /// The part that the detail names is there again.
        case partBack = "part-back"
        /// Another part takes the place of the one that the detail names.
        case partReplaced = "part-replaced"
    }

    /// What happened.
    public var kind: Kind
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// Who signed it; nil where a resident reported it.
    public var signedBy: ID?
    /// What belongs to it, such as what is broken, or a hub.
    public var detail: String

    /// Describes what happened.
    public init(kind: Kind, at: Int64, signedBy: ID?, detail: String = "") {
        self.kind = kind
        self.at = at
        self.signedBy = signedBy
        self.detail = detail
    }
}

extension PreparationStep {
    /// What is written down when it is signed.
    public var event: AssetEvent.Kind {
        switch self {
        case .inspect: .inspected
        case .wipe: .wiped
        case .charge: .charged
        }
    }
}

/// The way of a device from one hub to another, with both signatures.
public struct Transfer: Hashable, Sendable {
    /// The hub it left, where that is known.
    public var from: String?
    /// The hub it was sent to.
    public var to: String
    /// Who sent it, and when.
    public var sent: AssetEvent
    /// Who received it, and when; nil while it is on the way.
    public var received: AssetEvent?

    /// Finds the journeys in what happened to a device, the first one first.
    public static func all(in history: [AssetEvent]) -> [Transfer] {
        var transfers: [Transfer] = []
        var from: String?
        for event in history {
            switch event.kind {
            case .added: from = event.detail
            case .sent:
                transfers.append(Transfer(from: from, to: event.detail, sent: event, received: nil))
            case .received:
                if let last = transfers.indices.last, transfers[last].received == nil {
                    transfers[last].received = event
                }
                from = event.detail
            case .calledBack:
                if let last = transfers.indices.last, transfers[last].received == nil {
                    transfers.removeLast()
                }
            default: break
            }
        }
        return transfers
    }
}
