import Domain
import Glibc
import Ground
import Store

/// One of the staff who signs in to a command, with the PIN that she has at the desk.
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

    /// Asks for the PIN, and tries it as the desk does; wrong tries are counted with those at the desk.
    init(_ login: String, may right: Right, in store: Store, _ log: StaffLog) throws(Refusal) {
        guard let login = StaffMember.login(reading: login), let pin = try? PIN(trying: Self.typedPIN())
        else {
            throw Refusal(reason: "A login and a PIN of six digits are needed.")
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
        let result: Store.SignIn<StaffMember>
        do throws(StoreError) { result = try store.signIn(staff: login, pin, trying) } catch {
            throw Refusal(reason: error.description, code: Command.Code.failed)
        }
        for entry in entries { log.record(entry) }
        switch result {
        case .refused(let refusal, let pause):
            World.pause(milliseconds: UInt32(pause))
            throw Refusal(
                reason: refusal == .wrong ? "The login or the PIN is wrong." : "Too many wrong tries."
            )
        case .signedIn(_, mustChoosePIN: true):
            throw Refusal(reason: "Sign in at the desk first, and choose a PIN of your own.")
        case .signedIn(let found, _):
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

    /// One line of standard input; a terminal does not show it.
    private static func typedPIN() -> String {
        guard isatty(STDIN_FILENO) == 1 else { return readLine() ?? "" }
        Command.complain("PIN:")
        var mode = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &mode) == 0 else { return "" }
        var quiet = mode
        quiet.c_lflag &= ~tcflag_t(ECHO)
        _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
        defer { _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &mode) }
        return readLine() ?? ""
    }
}
