import Glibc

/// Where programs outside are looked for, and all they are told of this machine.
public struct Programs: Hashable, Sendable {
    /// The folders they are looked for in, in this order.
    public var folders: [String]
    /// What their environment holds beside `PATH` and `LC_ALL`.
    public var environment: [String: String]

    /// Names the folders; by default those of Debian.
    public init(
        in folders: [String] = ["/usr/local/bin", "/usr/bin", "/bin"],
        environment: [String: String] = [:]
    ) {
        self.folders = folders
        self.environment = environment
    }

    /// Where a program is; nil where it is not installed.
    public func path(of name: String) -> String? {
        guard !name.isEmpty, !name.contains("/") else { return nil }
        return folders.map { "\($0)/\(name)" }.first { path in unsafe access(path, X_OK) == 0 }
    }

    /// Starts a program and comes back at once.
    ///
    /// - Parameters:
    ///   - command: what to run.
    ///   - now: the moment it is, in milliseconds of a clock that only goes forward.
    /// - Returns: the program, to look at from time to time.
    /// - Throws: `notInstalled` or `notStarted`.
    public func start(_ command: Command, at now: Int64) throws(ProgramError) -> RunningProgram {
        guard let path = path(of: command.name) else { throw .notInstalled(command.name) }
        let input = try Descriptor.holding(command.input)
        let output = try Descriptor.pipe()
        let errors = try Descriptor.pipe()
        let process = try Spawning.start(
            path,
            arguments: [command.name] + command.arguments,
            environment: settings,
            input: input.number,
            output: output.writing.number,
            errors: errors.writing.number
        )
        return RunningProgram(
            process,
            says: output.reading,
            complains: errors.reading,
            of: command,
            deadline: now + command.milliseconds
        )
    }

    /// Runs a program and waits for it: for tests and commands, not for a session with a screen.
    ///
    /// - Returns: what it said on its standard output.
    public func run(_ command: Command, clock: () -> Int64) throws(ProgramError) -> [UInt8] {
        try start(command, at: clock()).wait(clock: clock).get()
    }

    /// Messages come in English and UTF-8, whatever the language of the terminal.
    private var settings: [String] {
        var all = environment
        all["PATH"] = folders.joined(separator: ":")
        all["LC_ALL"] = "C.UTF-8"
        return all.map { "\($0.key)=\($0.value)" }.sorted()
    }
}
