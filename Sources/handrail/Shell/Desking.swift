import Domain
import Glibc
import Ground
import Screens
import Store

/// Who works at the desk in this session.
struct DeskSession {
    /// Who is signed in; nil before.
    var member: ID?
    /// What she must do before anything else opens: choose a secret that nobody else knows, take a card.
    var steps: [StaffStep] = []
    /// Whether she showed two things, as who opens records must.
    var hasTwoThings = false
    /// Whether she left the desk: nothing is done in her name until she is back.
    var isLocked = false
    /// Whether the desk is to be closed when the session ends.
    var isClosing = false
}

// What the desk wants of the store, in the name of who is signed in.
extension Shell {
    /// Does an act for the staff, where who is signed in has the right to it still.
    func desk(_ act: DeskAct) -> DeskNews {
        do throws(DeskFault) {
            switch act {
            case .signIn(let login, let proof): return try signIn(login, proof)
            case .leave:
                desk.isClosing = true
                return .done
            case .lock: return try lock()
            default: break
            }
            let member = try staffMember()
            if case .comeBack(let key) = act { return try comeBack(key, member) }
            guard !desk.isLocked else { throw .refused(.notSignedIn) }
            if let news = try setUp(act, member) { return news }
            // Somebody's role may have got more rights since she signed in with a PIN.
            guard desk.steps.isEmpty, desk.hasTwoThings || !member.needsTwoThings else {
                throw .refused(.notSignedIn)
            }
            if let right = act.right { try Self.check(member, right) }
            if let words = act.words { try see(words: words) }
            return try desk(act, for: member)
        } catch {
            switch error {
            case .refused(let refusal): return .refused(refusal)
            case .store(.cardTaken): return .refused(.cardTaken)
            case .store(.staffCardTaken): return .refused(.staffCardTaken)
            case .store(.loginTaken): return .refused(.loginTaken)
            case .store(.noSuchPerson): return .refused(.gone)
            case .store(.lending(let refusal)): return .refused(.lending(refusal))
            case .store(let fault):
                report(fault.description)
                return .refused(.storeFailed)
            }
        }
    }

    /// Why an act was not done.
    enum DeskFault: Error {
        case refused(DeskRefusal)
        case store(StoreError)
    }

    static func check(_ member: StaffMember, _ right: Right) throws(DeskFault) {
        do throws(StaffRefusal) { try member.require(right) } catch { throw .refused(.rule(error)) }
    }

    /// Who is signed in as the store knows her now: a role may have changed, and a login may have been stopped.
    func staffMember() throws(DeskFault) -> StaffMember {
        guard let id = desk.member else { throw .refused(.notSignedIn) }
        let member = try stored { (store) throws(StoreError) in try store.staff(id) }
        guard let member, member.isActive else { throw .refused(.notSignedIn) }
        return member
    }

    /// Asks the store, or says what failed.
    func stored<Result>(_ body: (Store) throws(StoreError) -> Result) throws(DeskFault) -> Result {
        guard let store else { throw .store(.missing) }
        do throws(StoreError) { return try body(store) } catch { throw .store(error) }
    }

    /// Makes an entry in the name of one of the staff.
    func entry(
        _ act: AuditEntry.Act,
        by member: StaffMember,
        on subject: ID?,
        for person: ID? = nil
    ) -> AuditEntry {
        var entry = entry(act, by: .staff, on: subject)
        (entry.by, entry.onBehalfOf) = (member.id, person)
        return entry
    }

    /// An instant as the clock on the wall has it.
    func time(at milliseconds: Int64) -> DeskTime {
        var seconds = time_t(milliseconds / 1000)
        var parts = unsafe tm()
        _ = unsafe localtime_r(&seconds, &parts)
        let (hour, minute) = unsafe (Int(parts.tm_hour), Int(parts.tm_min))
        return DeskTime(day: World.day(at: milliseconds), hour: hour, minute: minute)
    }

    private func desk(_ act: DeskAct, for member: StaffMember) throws(DeskFault) -> DeskNews {
        switch act {
        case .signIn, .leave, .lock, .comeBack, .choosePIN, .choosePassword, .showCard, .takeCard:
            return .done
        case .overview: return .overview(try overview(for: member))
        case .find(let text):
            return .people(try stored { (store) throws(StoreError) in try store.people(fitting: text) })
        case .queue, .teams, .read, .step: return try work(act, member)
        case .approvals, .ask, .decide, .carryOut: return try rule(act, member)
        case .closures, .close, .reopen, .promises: return try shut(act, member)
        case .look, .change, .setCard, .unlock, .givePIN, .register, .takeOut:
            return try withLending(attend(act, member), member)
        case .alerts, .markSeen, .followUps, .askForCall, .noAnswer, .endFollowUp, .settleMessage:
            return try watch(act, member)
        case .appointment, .meetings, .team: return try receive(act, member)
        case .staff, .addStaff, .setActive, .unlockStaff, .giveStaffPIN, .dropStaffCard:
            return try employ(act, member)
        case .record(let act): return try order(act, member)
        case .lending(let act): return try lending(act, member)
        }
    }
}

// What waits.
extension Shell {
    /// What needs somebody now, as far as she may see it.
    private func overview(for member: StaffMember) throws(DeskFault) -> DeskOverview {
        var overview = DeskOverview()
        if member.may(.workOnCases) { overview.cases = try caseCounts(for: member) }
        if member.may(.approve) {
            overview.approvals = try approvals(for: member).count { $0.mayDecide || $0.mayCarryOut }
        }
        if member.may(.mergePeople) {
            let records = try recordOverview()
            overview.records = records.notices + records.wishes
        }
        // Where the content cannot say how the hub lends, the rest of the desk is there without it.
        if member.may(.lend), let lender = try? lender(member) { overview.pickups = try pickupCount(lender) }
        return try stored { (store) throws(StoreError) in
            if member.may(.seeAlerts) { overview.alerts = try store.openAlerts().count }
            if member.may(.findPeople) {
                let messages = try store.messageFollowUps(at: world.now, sending: channels)
                overview.followUps = try store.openFollowUps().count + messages.count
            }
            return overview
        }
    }
}
