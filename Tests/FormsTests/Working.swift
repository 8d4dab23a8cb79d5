import Support
import Testing

/// How long this thread works on something: what else the machine has to do does not count.
func working(_ work: () throws -> Void) rethrows -> Duration {
    let start = threadMilliseconds
    try work()
    return .milliseconds(threadMilliseconds - start)
}

/// A long text under a short name: the log of a test would else be full of it.
struct LongText: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String

    /// A text made of one that is repeated.
    init(_ repeated: String, times count: Int = 1, before: String = "", after: String = "") {
        testDescription = "\(before.prefix(24))\(repeated)\(count == 1 ? "" : " x \(count) ")\(after)"
        text = before + String(repeating: repeated, count: count) + after
    }
}
