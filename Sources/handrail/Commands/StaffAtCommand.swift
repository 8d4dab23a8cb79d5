import Domain
import Ground
import Store

/// One of the staff who signs in to a command, with what she signs in with at the desk.
struct StaffAtCommand {
    /// Why nobody is signed in.
    struct Refusal: Error {
        var reason: String
        /// What the command ends with.
        var code: Int32 = Command.Code.no
    }

    /// Who.
    let member: StaffMember
    /// The log for staff.
    let log: StaffLog

    /// The name under which the record of acts has commands.
    private static let terminal = "command"

    /// Asks for her secrets, and tries them as the desk does; wrong tries are counted with those at the desk.
    init(_ login: String, may right: Right, in store: Store, _ log: StaffLog) throws(Refusal) {
        guard let login = StaffMember.login(reading: login), let proof = Self.typedProof() else {
            throw Refusal(reason: "A login is needed, and a PIN, or a password and a card.")
        }
        var entries: [AuditEntry] = []
        let trying = Store.Trying(
            terminal: Self.terminal,
            now: World().now,
            audit: { act, subject in
                let entry = Self.entry(act, by: subject, on: subject)
                entries.append(entry)
                return entry
            },
            newID: { Self.newID() }
        )
        let result: Store.StaffSignIn
        do throws(StoreError) { result = try store.signIn(staff: login, proof, trying) } catch {
            throw Refusal(reason: error.description, code: Command.Code.failed)
        }
        for entry in entries { log.record(entry) }
        switch result {
        case .refused(let refusal, let pause):
            World.pause(milliseconds: UInt32(pause))
            throw Refusal(
                reason: refusal == .wrong
                    ? "The login, password, PIN or card is wrong." : "Too many wrong tries."
            )
        case .signedIn(let found, let secrets):
            guard found.steps(before: secrets).isEmpty else {
                throw Refusal(reason: "Sign in at the desk first. It says what to choose.")
            }
            guard found.may(right) else { throw Refusal(reason: "Your role does not include this.") }
            member = found
        }
        self.log = log
    }

    /// One who is signed in.
    init(_ member: StaffMember, log: StaffLog) { (self.member, self.log) = (member, log) }

    /// Makes an entry for the record of acts in her name.
    func entry(_ act: AuditEntry.Act, on subject: ID?) -> AuditEntry {
        Self.entry(act, by: member.id, on: subject)
    }

    private static func entry(_ act: AuditEntry.Act, by member: ID?, on subject: ID?) -> AuditEntry {
        var entry = AuditEntry(
            id: newID(),
            at: World().now,
            actor: .staff,
            act: act,
            subject: subject,
            terminal: terminal
        )
        entry.by = member
        return entry
    }

    private static func newID() -> ID { ID(milliseconds: World().now, random: World.random(10)) }

    /// A PIN, or a password and then a card, a line each; nil where it can be neither.
    private static func typedProof() -> StaffProof? {
        let secret = TypedSecret.line("Password or PIN:")
        if let pin = try? PIN(trying: secret) { return .pin(pin) }
        guard let password = try? Password(trying: secret) else { return nil }
        return .password(password, CardNumber(reading: TypedSecret.line("Staff card:")))
    }
}
