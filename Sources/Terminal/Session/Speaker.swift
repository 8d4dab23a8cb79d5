public import Renderings
public import Screens

/// What says utterances for a session.
///
/// It never waits: the session goes on whether or not anything is heard.
public protocol Speaker: AnyObject {
    /// Takes on how loud and how fast to speak.
    func use(_ speech: Speech)

    /// Says something in place of what is being said.
    func say(_ utterances: [Utterance])

    /// Stops what is being said.
    func silence()

    /// Stops in the middle, so that `resume` can go on from there.
    func pause()

    /// Goes on from where `pause` stopped.
    func resume()

    /// Looks how far it is; says what went wrong since.
    func look() -> [SpeechFault]

    /// Whether it must be looked at from time to time.
    var isUnderway: Bool { get }

    /// What becomes readable when there may be something new; nil for nothing.
    var descriptor: Int32? { get }
}
