/// What went wrong with speech, told on one screen.
struct Hush: Hashable, Sendable {
    /// What went wrong.
    var fault: SpeechFault
    /// The screen that says so.
    var screen: String

    func notice(_ words: Catalogue) -> Part {
        switch fault {
        case .noAnswer: .notice(words(.speechFailed))
        case .noVoice: .notice(words(.speechNoVoice))
        }
    }
}
