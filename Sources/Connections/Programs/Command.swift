/// One run of a program outside: what it is called, what it is told, and how far it may go.
///
/// Nothing here ever passes through a shell: each argument reaches the program as it stands. Every user of the machine
/// can read the arguments of a running program, so nothing a resident typed belongs there: it goes to `input`.
public struct Command: Sendable {
    /// What the program is called, without a folder.
    public var name: String
    /// What it is told, one by one; never anything of a resident.
    public var arguments: [String]
    /// What it reads from its standard input.
    public var input: [UInt8]
    /// How many bytes it may say on its standard output.
    public var mostBytes: Int
    /// How long it may run, in milliseconds.
    public var milliseconds: Int64
    /// How a complaint begins after which it only ends: where it does not end within moments, it hangs.
    public var lastWord: String?
    /// Whether what it said is all there is: where it does not end within half a minute then, it is stopped, and what it
    /// said is taken.
    public var isWhole: (@Sendable ([UInt8]) -> Bool)?

    /// Describes a run.
    public init(
        _ name: String,
        _ arguments: [String] = [],
        input: [UInt8] = [],
        mostBytes: Int = 1 << 20,
        milliseconds: Int64 = 10_000,
        lastWord: String? = nil,
        isWhole: (@Sendable ([UInt8]) -> Bool)? = nil
    ) {
        self.name = name
        self.arguments = arguments
        self.input = input
        self.mostBytes = mostBytes
        self.milliseconds = milliseconds
        self.lastWord = lastWord
        self.isWhole = isWhole
    }
}
