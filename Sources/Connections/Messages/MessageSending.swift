public import Domain

/// What hands a message over by one channel: a program, or a recorder in a test.
public protocol MessageSending {
    /// Hands a message over, and waits for the end of that.
    ///
    /// - Parameters:
    ///   - message: to whom, and in which words. Its id goes with it, so that a repeat can be told.
    ///   - now: the time of day, in milliseconds since 1 January 1970, UTC.
    ///   - clock: a clock that only goes forward, in milliseconds.
    /// - Returns: whether the other side has it.
    func send(_ message: OutgoingMessage, at now: Int64, clock: () -> Int64) -> HandOverEnd
}

extension HandOverEnd {
    /// `EX_TEMPFAIL` of sysexits.h: not now, try again later.
    static let tryLater: Int32 = 75

    /// How a run of a program ended, by its exit code (sysexits.h): 0 delivered, 75 later, all others never.
    ///
    /// What it says is not told on: mail programs put addresses into their complaints. A program that is
    /// missing or does not start took nothing. One that was stopped, or broke off, may have taken the message
    /// before.
    init(_ result: Result<[UInt8], ProgramError>) {
        switch result {
        case .success: self = .delivered
        case .failure(.failed(let code, _)):
            self = code == Self.tryLater ? .later("exit code \(code)") : .never("exit code \(code)")
        case .failure(.notInstalled): self = .later("program not installed")
        case .failure(.notStarted(let number)): self = .later("not started: error \(number)")
        case .failure(.brokeOff(let signal)): self = .unknown("broke off: signal \(signal)")
        case .failure(.tookTooLong), .failure(.hung): self = .unknown("took too long")
        case .failure(.tooMuch): self = .unknown("said too much")
        case .failure(.cancelled): self = .unknown("stopped")
        }
    }
}

/// A program that is named by hub.json: by its name, or by where it is.
struct NamedProgram {
    var name: String
    var programs: Programs

    /// Finds a program in its own folder first, then in those of Debian.
    init(_ command: String, _ programs: Programs) {
        var programs = programs
        let slash = command.lastIndex(of: "/")
        if let slash { programs.folders.insert(String(command[..<slash]), at: 0) }
        name = slash.map { String(command[command.index(after: $0)...]) } ?? command
        self.programs = programs
    }

    /// Gives it an input, and waits for its end.
    func run(
        _ arguments: [String],
        input: String,
        seconds: Int,
        clock: () -> Int64
    ) -> HandOverEnd {
        let command = Command(
            name,
            arguments,
            input: Array(input.utf8),
            milliseconds: Int64(seconds) * 1_000
        )
        do throws(ProgramError) {
            return HandOverEnd(.success(try programs.run(command, clock: clock)))
        } catch {
            return HandOverEnd(.failure(error))
        }
    }
}
