import Connections
import Renderings
import Screens
import Terminal

/// The voice of the terminal: speech-dispatcher, told the time.
final class Voice: Speaker {
    /// Where the sound goes.
    ///
    /// A name that is not known counts as a speaker, which says the least.
    let outlet: SoundOutlet
    private let client: SpeechClient
    private let world: World

    init(_ places: Places, _ world: World, _ log: StaffLog) {
        outlet = places.sound.map { SoundOutlet(rawValue: $0) ?? .speaker } ?? .headphones
        client = SpeechClient(path: places.speech) { log($0) }
        self.world = world
    }

    /// The voice of a session.
    func announcer(_ words: Catalogue, settings: Settings) -> Announcer {
        Announcer(self, words: words, outlet: outlet, settings: settings)
    }

    var isUnderway: Bool { client.isUnderway }

    var descriptor: Int32? { client.descriptor }

    func use(_ speech: Speech) { client.use(speech) }

    func say(_ utterances: [Utterance]) { client.say(utterances, at: world.steady) }

    func silence() { client.silence(at: world.steady) }

    func pause() { client.pause(at: world.steady) }

    func resume() { client.resume(at: world.steady) }

    func look() -> [SpeechFault] { client.look(at: world.steady) }

    /// Says nothing more.
    func close() { client.close { world.steady } }
}
