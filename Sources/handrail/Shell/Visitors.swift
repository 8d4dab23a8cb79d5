import Domain
import Screens
import Store

// People without an account who have an appointment, or wait.
extension Shell {
    /// Does something with the appointment of a visitor who shows that it is hers.
    func visit(_ act: AppointmentAct, _ proof: VisitorProof) -> AppointmentNews {
        switch act {
        case .teams, .offers, .mine, .cancel: break
        // She moves the one that she has; a new one needs no proof.
        case .book(let booking): guard booking.moving != nil else { return .notNow }
        default: return .notNow
        }
        do throws(StoreError) {
            switch try store?.prove(proof, on: terminal, at: world.now) {
            case .hers(let visitor): return meet(act, MeetingUse(visitor: visitor))
            case .wrong: return .unknown
            case .locked: return .locked
            case nil: return .notNow
            }
        } catch {
            report(error.description)
            return .notNow
        }
    }

    /// How long visitors without an account are kept when nothing of theirs is ahead, in milliseconds.
    private static let visitorLife: Int64 = 28 * 86_400_000

    /// Somebody without an account, told in the language of this session.
    func newVisitor(_ name: String, _ reach: String = "") -> Visitor {
        Visitor(id: newID(), name: name, reach: reach, language: words.language)
    }

    func forgetVisitors(in store: Store) throws(StoreError) {
        try store.forgetVisitors(before: world.today, madeBefore: world.now - Self.visitorLife)
    }
}
