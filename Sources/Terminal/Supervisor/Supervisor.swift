import CNcurses
import Glibc

/// Runs one fresh process for each resident, one after the other.
///
/// It never holds a word of what residents type. When a session ends, however it ends, it wipes the terminal, throws
/// away what was typed ahead, and starts the next. No key and no fault leads to a shell.
public struct Supervisor {
    private let session: (_ brokeOff: Bool) -> Int32
    private let errors: Int32?
    private let log: (String) -> Void
    private let isTerminal: Bool
    /// What is written over the words of a session when it ends; nothing where no terminal shows them.
    private let wiping: [UInt8]

    /// What a session's process ends with when nobody is there any more: the supervisor then ends too.
    public static let nobodyLeft: Int32 = 10

    /// Five faults within two seconds make it wait before it tries again.
    private static let manyFaults = 5
    private static let shortTime: Int64 = 2_000
    private static let longestPause: Int64 = 5_000

    /// Makes a supervisor.
    ///
    /// - Parameters:
    ///   - usesScreen: whether sessions draw on a terminal, which is wiped after each.
    ///   - errors: where a session's own error messages go; nil for where the supervisor's go.
    ///   - log: takes one plain line for staff.
    ///   - session: runs one session, told whether the one before broke off; says what its process ends with.
    public init(
        usesScreen: Bool,
        errors: Int32?,
        log: @escaping (String) -> Void,
        session: @escaping (_ brokeOff: Bool) -> Int32
    ) {
        self.session = session
        self.errors = errors
        self.log = log
        isTerminal = usesScreen && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
        wiping = isatty(STDOUT_FILENO) == 1 ? Self.wiping(usesScreen) : []
    }

    /// Words in lines stay on a terminal as drawn ones do, and above it too: they go the same way.
    ///
    /// A terminal that knows no orders is given empty lines, so that nothing is left in view.
    private static func wiping(_ usesScreen: Bool) -> [UInt8] {
        let name = unsafe getenv("TERM").map { unsafe String(cString: $0) } ?? ""
        let knowsOrders = usesScreen || !["", "dumb"].contains(name)
        return knowsOrders ? Array(HANDRAIL_WIPE.utf8) : Array(repeating: UInt8(ascii: "\n"), count: 100)
    }

    /// Runs sessions until it is told to end, or nobody is left.
    public func run(clock: () -> Int64) {
        var before = termios()
        if isTerminal { unsafe tcgetattr(STDIN_FILENO, &before) }
        ignoreKeysThatSignal()
        let watched = SignalWatch()
        quietTerminal(before)
        var faults: [Int64] = []
        var brokeOff = false
        while true {
            guard let child = start(brokeOff, watched) else {
                log("The session could not be started.")
                if watched.pause(Self.longestPause) { break }
                continue
            }
            guard let status = watched.wait(for: child) else {
                wipe()
                break
            }
            wipe()
            quietTerminal(before)
            if status.code == Self.nobodyLeft { break }
            brokeOff = status.isFault
            guard status.isFault else { continue }
            log("A session broke off: \(status.description). The next one has started.")
            faults = faults.filter { clock() - $0 < Self.shortTime } + [clock()]
            if faults.count >= Self.manyFaults {
                log("Sessions break off again and again. Waiting before the next.")
                if watched.pause(Self.longestPause) { break }
                faults = []
            }
        }
        if isTerminal { unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
    }

    private func ignoreKeysThatSignal() {
        for number in [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE] { ignore(number) }
    }

    private func ignore(_ number: Int32) {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = SIG_IGN
        unsafe sigaction(number, &action, nil)
    }

    /// No echo and no signals while no session has the terminal; what was typed ahead is thrown away.
    private func quietTerminal(_ before: termios) {
        guard isTerminal else { return }
        var quiet = before
        unsafe cfmakeraw(&quiet)
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
    }

    private func wipe() {
        guard !wiping.isEmpty else { return }
        var bytes = wiping
        _ = unsafe write(STDOUT_FILENO, &bytes, bytes.count)
        if isatty(STDIN_FILENO) == 1 { tcflush(STDIN_FILENO, TCIFLUSH) }
    }

    /// Starts a session in a process of its own, which never comes back from here.
    private func start(_ brokeOff: Bool, _ watched: SignalWatch) -> pid_t? {
        let child = handrail_fork()
        guard child == 0 else { return child > 0 ? child : nil }
        watched.letGo()
        if let errors { dup2(errors, STDERR_FILENO) }
        _exit(session(brokeOff))
    }
}

/// How a session's process ended.
struct ExitStatus: Hashable, CustomStringConvertible {
    /// What it ended with; nil where a signal ended it.
    var code: Int32?
    /// The signal that ended it.
    var signal: Int32?

    init(_ raw: Int32) {
        if raw & 0x7F == 0 { code = raw >> 8 & 0xFF } else { signal = raw & 0x7F }
    }

    /// Whether it ended otherwise than it should.
    var isFault: Bool { code != 0 && code != Supervisor.nobodyLeft }

    var description: String {
        if let signal { "ended by signal \(signal)" } else { "ended with code \(code ?? 0)" }
    }
}
