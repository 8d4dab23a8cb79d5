import Glibc

/// A program outside that was started, looked at from time to time by a session that never waits for it.
///
/// Look at it with `poll` whenever `descriptor` can be read, and some ten times a second besides. Letting go of it
/// kills the program; to let a scanner bring its lamp home, `cancel` and look on until there is a result.
public final class RunningProgram {
    private let process: pid_t
    private let output: Descriptor
    private let errors: Descriptor
    private var command: Command
    private let deadline: Int64
    /// Until when it may still end by itself, once it said all.
    private var mayLinger: Int64?
    private var said: [UInt8] = []
    private var complaint: [UInt8] = []
    private var saysMore = true
    private var complainsMore = true
    private var stop: Stop?
    private var result: Result<[UInt8], ProgramError>?
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)

    /// Why it is being stopped, and from when on it is made to.
    private struct Stop {
        var reason: ProgramError
        var patience: Int64?
    }

    /// How long it may tidy up after it said its last word or was asked to stop, in milliseconds.
    private static let grace: Int64 = 3_000
    /// How long it may take to end when all went well, in milliseconds: a scanner brings its lamp home.
    private static let longestEnd: Int64 = 30_000
    private static let longestComplaint = 2_000
    /// How much is read in one look, so that a program that never stops talking cannot hold the session.
    private static let mostAtOnce = 8 << 20

    init(
        _ process: pid_t,
        says output: consuming Descriptor,
        complains errors: consuming Descriptor,
        of command: Command,
        deadline: Int64
    ) {
        self.process = process
        self.output = output
        self.errors = errors
        self.command = command
        // It has its input already: nothing of a resident is kept here.
        self.command.input = []
        self.deadline = deadline
    }

    deinit {
        guard result == nil else { return }
        signal(SIGKILL)
        // The process is gone in a moment; what the system has not buried by then, it buries with the session.
        for _ in 0..<20 where waitpid(process, nil, WNOHANG) == 0 { usleep(1_000) }
    }

    /// What becomes readable when the program says something or ends; nil when that has told all it can.
    public var descriptor: Int32? { saysMore && result == nil ? output.number : nil }

    /// Looks how far the program is, without waiting.
    ///
    /// - Parameter now: the moment it is, on the clock it was started by.
    /// - Returns: nil while it runs; then what it said on its standard output, or why there is nothing.
    public func poll(at now: Int64) -> Result<[UInt8], ProgramError>? {
        if let result { return result }
        var status: Int32 = 0
        let found = unsafe waitpid(process, &status, WNOHANG)
        read()
        if found != 0 {
            result = verdict(found == process ? status : nil)
            return result
        }
        hold(at: now)
        return nil
    }

    /// Asks the program to stop; it ends as `cancelled`.
    public func cancel() { ask(toStop: .cancelled) }

    /// Looks until the program is over.
    public func wait(clock: () -> Int64) -> Result<[UInt8], ProgramError> {
        while true {
            if let result = poll(at: clock()) { return result }
            pause()
        }
    }

    /// Lets a moment go by, or less where the program says something.
    func pause() {
        guard let descriptor else {
            usleep(1_000)
            return
        }
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = unsafe Glibc.poll(&watched, 1, 20)
    }

    /// Keeps it to its limits.
    private func hold(at now: Int64) {
        if said.count > command.mostBytes { ask(toStop: .tooMuch) }
        if now >= deadline { ask(toStop: .tookTooLong) }
        if let mayLinger, now >= mayLinger { ask(toStop: .hung(said: Self.line(complaint))) }
        if mayLinger == nil { mayLinger = rest.map { now + $0 } }
        guard let stop else { return }
        guard let patience = stop.patience else {
            self.stop?.patience = now + Self.grace
            return
        }
        if now >= patience { signal(SIGKILL) }
    }

    /// How long it may take to end from now on; nil while it has more to say.
    private var rest: Int64? {
        if let lastWord = command.lastWord, !complaint.isEmpty,
            String(decoding: complaint, as: UTF8.self).contains(lastWord)
        {
            return Self.grace
        }
        return isWhole ? Self.longestEnd : nil
    }

    private var isWhole: Bool { command.isWhole?(said) ?? false }

    private func ask(toStop reason: ProgramError) {
        guard stop == nil, result == nil else { return }
        stop = Stop(reason: reason)
        signal(SIGTERM)
    }

    /// The program and all it started.
    private func signal(_ number: Int32) { kill(-process, number) }

    private func read() {
        var budget = Self.mostAtOnce
        while saysMore, budget > 0 {
            guard case .bytes(let count) = read(output, &saysMore) else { break }
            budget -= count
            // What is over the limit is read, to let the program end, but not kept.
            if said.count <= command.mostBytes { said += chunk[..<count] }
        }
        while complainsMore, budget > 0 {
            guard case .bytes(let count) = read(errors, &complainsMore) else { break }
            budget -= count
            complaint += chunk[..<min(count, Self.longestComplaint - complaint.count)]
        }
    }

    private func read(_ descriptor: borrowing Descriptor, _ goesOn: inout Bool) -> Descriptor.Reading {
        let reading = descriptor.read(into: &chunk)
        if case .end = reading { goesOn = false }
        return reading
    }

    private func verdict(_ status: Int32?) -> Result<[UInt8], ProgramError> {
        if let stop {
            if case .hung = stop.reason, isWhole { return .success(said) }
            return .failure(stop.reason)
        }
        guard said.count <= command.mostBytes else { return .failure(.tooMuch) }
        guard let status else { return .failure(.brokeOff(signal: 0)) }
        guard status & 0x7F == 0 else { return .failure(.brokeOff(signal: status & 0x7F)) }
        let code = status >> 8 & 0xFF
        return code == 0 ? .success(said) : .failure(.failed(code: code, said: Self.line(complaint)))
    }

    /// Messages on one line, without control characters.
    private static func line(_ bytes: [UInt8]) -> String {
        let words = bytes.split { $0 <= 0x20 || $0 == 0x7F }
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
}
