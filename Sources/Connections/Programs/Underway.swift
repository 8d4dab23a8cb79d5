/// Something asked of the world outside that takes its time: a scan, a print.
///
/// A session looks at it with `poll`, shows "Scanning" meanwhile, and may `cancel`. A request that could not even be
/// begun is over at the first look, so there is one place to handle what went wrong.
public final class Underway<Product: Sendable, Refusal: Error> {
    /// What follows when a program is over.
    enum Next {
        case over(Result<Product, Refusal>)
        case run(Command, then: Understanding)
    }

    /// Makes of what a program said what comes next.
    typealias Understanding = (Result<[UInt8], ProgramError>) -> Next

    private let programs: Programs
    private var program: RunningProgram?
    private var understand: Understanding
    private var result: Result<Product, Refusal>?
    private var looksLeft = 0

    /// Something a program does, or several one after the other.
    ///
    /// - Parameters:
    ///   - command: what to run first.
    ///   - programs: where programs are.
    ///   - now: the moment it is, in milliseconds of a clock that only goes forward.
    ///   - understand: makes of what the program said what comes next.
    init(_ command: Command, by programs: Programs, at now: Int64, understand: @escaping Understanding) {
        self.programs = programs
        self.understand = understand
        run(command, at: now)
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
        programs = Programs(in: [])
        self.result = result
        looksLeft = looks
        understand = { _ in .over(cancelled.map { .failure($0) } ?? result) }
    }

    /// What becomes readable when there may be something new; nil where only a look from time to time can tell.
    ///
    /// Ask for it anew after every look: another program may have followed.
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
        if result == nil, let said = program?.poll(at: now) { follow(said, at: now) }
        return result
    }

    /// Asks it to stop; go on looking until it has, so that a scanner brings its lamp home.
    public func cancel() {
        program?.cancel()
        guard looksLeft > 0 else { return }
        looksLeft = 0
        follow(.failure(.cancelled), at: 0)
    }

    /// Waits until it is over: for tests and commands, not for a session with a screen.
    ///
    /// - Parameter clock: tells the moment it is, in milliseconds.
    /// - Returns: what came of it.
    /// - Throws: why nothing came of it.
    public func wait(clock: () -> Int64) throws(Refusal) -> Product {
        while true {
            if let result = poll(at: clock()) { return try result.get() }
            program?.pause()
        }
    }

    private func run(_ command: Command, at now: Int64) {
        do throws(ProgramError) {
            program = try programs.start(command, at: now)
        } catch {
            follow(.failure(error), at: now)
        }
    }

    private func follow(_ said: Result<[UInt8], ProgramError>, at now: Int64) {
        program = nil
        switch understand(said) {
        case .over(let result): self.result = result
        case .run(let command, let then):
            understand = then
            run(command, at: now)
        }
    }
}
