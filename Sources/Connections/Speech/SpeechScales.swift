/// What the steps of volume and rate mean to a speech server, which takes both from -100 to 100.
enum SpeechScales {
    /// Each step of volume is 2.4 dB louder than the one before, as espeak-ng and the audio of the server take it.
    ///
    /// From the first to the last are 21.6 dB, and the sixth is 12 dB above the first (EN 301 549, 8.2.1).
    static let volumes = [-83, -78, -71, -62, -50, -34, -13, 15, 52, 100]

    /// A volume from 1 to 10.
    static func volume(_ step: Int) -> Int { volumes[min(max(1, step), volumes.count) - 1] }

    /// A rate from 1 to 9: 5 is the synthesiser's own.
    static func rate(_ step: Int) -> Int { min(max(-50, (step - 5) * 25 / 2), 50) }
}
