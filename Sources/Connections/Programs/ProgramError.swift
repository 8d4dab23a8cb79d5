/// Why a program outside did not do what it was asked.
public enum ProgramError: Error, Hashable, Sendable {
    /// No folder of programs holds one of this name.
    case notInstalled(String)
    /// The system did not start it, and gave this number (`errno`).
    case notStarted(Int32)
    /// It ended with a code other than 0; `said` is the start of its error messages, on one line.
    case failed(code: Int32, said: String)
    /// It said its last word, did not end, and was stopped; `said` as with `failed`.
    case hung(said: String)
    /// A signal ended it; 0 where the system no longer knows how it ended.
    case brokeOff(signal: Int32)
    /// It ran longer than it may, and was stopped.
    case tookTooLong
    /// It said more than it may, and was stopped.
    case tooMuch
    /// It was stopped because nobody wants its answer any more.
    case cancelled
}
