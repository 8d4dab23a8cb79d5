import Glibc

/// Something asked of the world outside that takes its time: a scan, a print.
///
/// A session looks at it with `poll`, shows "Scanning" meanwhile, and may `cancel`. A request that could not even be
/// begun is over at the first look, so there is one place to handle what went wrong.
public final class Underway<Product: Sendable, Refusal: Error> {
    private let program: RunningProgram?
    private let understand: (Result<[UInt8], ProgramError>) -> Result<Product, Refusal>
    private var result: Result<Product, Refusal>?
    private var looksLeft = 0

    /// Something a program does.
    ///
    /// - Parameters:
    ///   - command: what to run.
    ///   - programs: where programs are.
    ///   - now: the moment it is, in milliseconds of a clock that only goes forward.
    ///   - understand: makes of what the program said what was asked for, or says why not.
    public init(
        _ command: Command,
        by programs: Programs,
        at now: Int64,
        understand: @escaping (Result<[UInt8], ProgramError>) -> Result<Product, Refusal>
    ) {
        self.understand = understand
        do throws(ProgramError) {
            program = try programs.start(command, at: now)
        } catch {
            program = nil
            result = understand(.failure(error))
        }
    }

    /// Something a test knows the end of, or that is over before it began.
    ///
    /// - Parameters:
    ///   - result: what comes of it.
    ///   - looks: how often it is looked at before it is over.
    ///   - cancelled: what comes of it where it is cancelled before that.
    public init(
        endingAs result: Result<Product, Refusal>,
        afterLooks looks: Int = 0,
        cancelled: Refusal? = nil
    ) {
        program = nil
        self.result = result
        looksLeft = looks
        understand = { _ in cancelled.map { .failure($0) } ?? result }
    }

    /// What becomes readable when there may be something new; nil where only a look from time to time can tell.
    public var descriptor: Int32? { program?.descriptor }

    /// Looks how far it is, without waiting.
    ///
    /// - Parameter now: the moment it is, on the clock it was begun by.
    /// - Returns: nil while it goes on; then what came of it.
    public func poll(at now: Int64) -> Result<Product, Refusal>? {
        if looksLeft > 0 {
            looksLeft -= 1
            return nil
        }
        if let result { return result }
        guard let said = program?.poll(at: now) else { return nil }
        result = understand(said)
        return result
    }

    /// Asks it to stop; go on looking until it has, so that a scanner brings its lamp home.
    public func cancel() {
        program?.cancel()
        guard program == nil, looksLeft > 0 else { return }
        looksLeft = 0
        result = understand(.failure(.cancelled))
    }

    /// Waits until it is over: for tests and commands, not for a session with a screen.
    ///
    /// - Throws: why it did not come to its end.
    public func wait(clock: () -> Int64) throws(Refusal) -> Product {
        while true {
            if let result = poll(at: clock()) { return try result.get() }
            program?.pause()
        }
    }
}
