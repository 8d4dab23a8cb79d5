import Content
import Domain
import Screens
import Store

// Staff sign in, set up what they sign in with, and come back to a desk that was locked.
extension Shell {
    func signIn(_ login: String, _ proof: StaffProof) throws(DeskFault) -> DeskNews {
        let result = try tried { (store, trying) throws(StoreError) in
            try store.signIn(staff: login, proof, trying)
        }
        switch result {
        case .signedIn(let member, let secrets):
            desk = DeskSession(member: member.id, steps: member.steps(before: secrets))
            let showedBoth = if case .password = proof { secrets.areTwo } else { false }
            desk.hasTwoThings = showedBoth && desk.steps.isEmpty
            return .signedIn(member, desk.steps)
        case .refused(let refusal, let pause): throw refused(refusal, pause)
        }
    }

    /// Locks the desk, and says what opens it again.
    func lock() throws(DeskFault) -> DeskNews {
        desk.isLocked = true
        let member = try staffMember()
        return .locked(try secrets(of: member).opensLock)
    }

    /// Opens the desk again for who locked it.
    func comeBack(_ key: StaffKey, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        guard desk.isLocked else { return .cameBack(member) }
        let secrets = try secrets(of: member)
        // Where her rights grew meanwhile, or somebody gave her a secret, she signs in anew.
        guard desk.hasTwoThings || !member.needsTwoThings, member.steps(before: secrets).isEmpty else {
            throw .refused(.notSignedIn)
        }
        // Her role or her secrets may be others than when she signed in: what she has now is asked for.
        guard key.kind == secrets.opensLock else { return .locked(secrets.opensLock) }
        try prove(key, member)
        let audit = entry(.staffSignedIn, by: member, on: member.id)
        try stored { (store) throws(StoreError) in try store.note(audit) }
        log.record(audit)
        desk.isLocked = false
        return .cameBack(member)
    }

    /// Does what concerns her own secrets; nil where an act does not.
    func setUp(_ act: DeskAct, _ member: StaffMember) throws(DeskFault) -> DeskNews? {
        switch act {
        case .choosePIN(let pin):
            try require(.pin)
            try change(member) { (store, salt, audit) throws(StoreError) in
                try store.setPIN(pin, ofStaff: member.id, isGiven: false, salt: salt, audit: audit)
            }
            try renewSteps(member)
            return .done
        case .showCard(let card):
            try require(.showCard)
            try prove(.card(card), member)
            desk.steps.removeFirst()
        case .choosePassword(let text, let now):
            try require(.password, or: now)
            let password = try password(text, member)
            try proveAgain(now, member)
            try change(member) { (store, salt, audit) throws(StoreError) in
                try store.setPassword(password, ofStaff: member.id, salt: salt, audit: audit)
            }
            try renewSteps(member)
        case .takeCard(let card, let now):
            try require(.card, or: now)
            try proveAgain(now, member)
            try change(member) { (store, salt, audit) throws(StoreError) in
                try store.setCard(card, ofStaff: member.id, salt: salt, audit: audit)
            }
            try renewSteps(member)
        default: return nil
        }
        return .steps(desk.steps)
    }
}

// The parts of it.
extension Shell {
    /// Tries something secret at this terminal, and tells the system's log what came of it.
    private func tried<Result>(
        _ body: (Store, Store.Trying) throws(StoreError) -> Result
    ) throws(DeskFault) -> Result {
        var audits: [AuditEntry] = []
        let trying = Store.Trying(
            terminal: terminal,
            now: world.now,
            audit: { act, subject in
                var audit = self.entry(act, by: .staff, on: subject)
                audit.by = subject
                audits.append(audit)
                return audit
            },
            newID: { self.newID() }
        )
        let result = try stored { (store) throws(StoreError) in try body(store, trying) }
        for audit in audits { log.record(audit) }
        return result
    }

    private func refused(_ refusal: SignInRefusal, _ pause: Int64) -> DeskFault {
        World.pause(milliseconds: UInt32(pause))
        return switch refusal {
        case .wrong: .refused(.wrong)
        case .accountLocked(let until): .refused(.locked(until: time(at: until)))
        case .terminalLocked(let until): .refused(.terminalLocked(until: time(at: until)))
        }
    }

    private func prove(_ key: StaffKey, _ member: StaffMember) throws(DeskFault) {
        let result = try tried { (store, trying) throws(StoreError) in
            try store.prove(key, ofStaff: member.id, trying)
        }
        if let result { throw refused(result.why, result.pause) }
    }

    /// A step is done where it is the next one; who works already shows her password instead.
    private func require(_ step: StaffStep, or now: Password? = nil) throws(DeskFault) {
        if desk.steps.first == step { return }
        guard desk.steps.isEmpty, desk.hasTwoThings, now != nil else { throw .refused(.notSignedIn) }
    }

    private func proveAgain(_ now: Password?, _ member: StaffMember) throws(DeskFault) {
        guard desk.steps.isEmpty, let now else { return }
        try prove(.password(now), member)
    }

    /// Reads a password that she chose, against what the hub knows to be tried first.
    private func password(_ text: String, _ member: StaffMember) throws(DeskFault) -> Password {
        var common: Set<String> = []
        do { common = try pack?.commonPasswords() ?? [] } catch { for line in error.lines { report(line) } }
        let names = [member.login, member.name, pack?.hub.name ?? ""]
        do throws(Password.Refusal) {
            return try Password(choosing: text, common: common, names: names)
        } catch { throw .refused(.password(error)) }
    }

    private func change(
        _ member: StaffMember,
        _ body: (Store, [UInt8], AuditEntry) throws(StoreError) -> Void
    ) throws(DeskFault) {
        let audit = entry(.staffChanged, by: member, on: member.id)
        let salt = World.random(Store.saltLength)
        try stored { (store) throws(StoreError) in try body(store, salt, audit) }
        log.record(audit)
    }

    private func secrets(of member: StaffMember) throws(DeskFault) -> StaffSecrets {
        let secrets = try stored { (store) throws(StoreError) in try store.secrets(ofStaff: member.id) }
        guard let secrets else { throw .refused(.notSignedIn) }
        return secrets
    }

    /// What is left to be done, as the store has it now.
    private func renewSteps(_ member: StaffMember) throws(DeskFault) {
        let secrets = try secrets(of: member)
        desk.steps = member.steps(before: secrets)
        if desk.steps.isEmpty { desk.hasTwoThings = secrets.areTwo }
    }
}
