/// Something only the shell can do.
public enum Effect: Hashable, Sendable {
    /// Show or say the screen again from its start.
    case sayAgain
}

/// What came of an effect.
public enum Outcome: Hashable, Sendable {
}
