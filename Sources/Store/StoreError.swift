public import Domain

/// Why the store could not do what was asked.
///
/// Each has one plain line for the staff log, without any values.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no store at that place.
    case missing
    /// The file or its folder cannot be written to.
    case readOnly
    /// The disk is full.
    case full
    /// Another program kept the store to itself for too long.
    case busy
    /// The store was made by a newer program.
    case newer(found: Int, known: Int)
    /// The file is not a store of Handrail.
    case notAStore
    /// The file is damaged.
    case corrupt
    /// The store lies on a disk of another machine, where it cannot be kept safe.
    case networkDisk
    /// A scanned page, or all pages of a form together, are larger than is taken.
    case tooLarge
    /// A form names a scanned page that is not in the store.
    case evidenceMissing
    /// It was not learnt whether the last change is in the store.
    case unknown
    /// The slot has no place left; somebody else was quicker.
    case slotTaken(SlotKey)
    /// There is no such person in the store.
    case noSuchPerson
    /// The library card belongs to somebody else.
    case cardTaken
    /// The card signs in another one of the staff.
    case staffCardTaken
    /// The login belongs to somebody else.
    case loginTaken
    /// Somebody may not act for another in this.
    case notRepresented(Representation.Refusal)
    /// A representation cannot be recorded so.
    case cannotRepresent(Representation.Fault)
    /// An appointment cannot be made, changed or kept so.
    case appointment(Appointment.Refusal)
    /// A device cannot be lent, promised, moved or counted so.
    case lending(LendingRefusal)
    /// The database refused, with its own code.
    case fault(code: Int)

    /// One line for the staff log.
    public var description: String {
        switch self {
        case .missing: "There is no store. Make one with: handrail store init"
        case .readOnly:
            "The store cannot be written to. Check who owns its folder and that the disk is writable."
        case .full: "The disk of the store is full. Make room on it."
        case .busy: "Another program keeps the store to itself. End that program."
        case .newer(let found, let known):
            "The store is of version \(found), and this program knows up to \(known). Install the newer program."
        case .notAStore: "The file is not a store of Handrail. Check the path."
        case .corrupt: "The store is damaged. Bring back the last backup, and check the disk."
        case .networkDisk:
            "The store lies on a network disk, where it is not safe. Move it to a disk of this machine."
        case .tooLarge: "A scanned page is larger than the store takes, or a form has too many pages."
        case .evidenceMissing: "A form names a scanned page that is gone. Help the resident to scan it again."
        case .unknown: "A change may or may not be in the store. Check the disk."
        case .slotTaken: "A slot was booked up before a form could be sent. The resident chooses another one."
        case .noSuchPerson: "There is no such person in the store. Look for her again."
        case .cardTaken: "A library card belongs to somebody else. Look at both accounts."
        case .staffCardTaken: "The card signs in somebody else of the staff. Take another card."
        case .loginTaken: "The login belongs to somebody else. Choose another."
        case .notRepresented: "Somebody tried to act for a resident in something that is not recorded."
        case .cannotRepresent:
            "A representation is not recorded: it has no powers, wrong days, or the wrong people."
        case .appointment: "An appointment could not be made or changed. The resident was told why."
        case .lending: "A device could not be lent, promised or moved. They were told why."
        case .fault(let code): "The database refused with code \(code)."
        }
    }
}
