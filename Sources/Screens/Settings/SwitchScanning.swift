/// The focus of a person with one switch, as it moves from stop to stop by itself.
///
/// The first stop of a round has twice the time, so that a new screen can be read. After some rounds it rests until
/// the switch is pressed, so that nothing moves on and on.
struct SwitchScanning {
    /// After so many rounds it rests.
    static let rounds = 3
    /// A press so soon after a step was meant for the stop before, in milliseconds: nobody answers faster.
    ///
    /// It holds for everybody and is no choice: a choice more would be a screen more to scan, and a press that comes
    /// sooner than a person can see and answer can mean nothing else.
    private static let late: Int64 = 300

    /// When the focus came to where it is.
    private var since: Int64 = 0
    private var isFirst = true
    private var round = 1
    /// The stop before the last step.
    private var previous: ElementID?

    /// Begins anew on a screen, after a press or as it appears.
    mutating func begin(at now: Int64) { self = Self(since: now) }

    private init(since: Int64) { self.since = since }

    init() {}

    /// When the next step is due.
    func deadline(_ step: Int) -> Int64 { since + Int64(step) * (isFirst ? 2 : 1) }

    /// A step is due at the last stop: false where it was the last round.
    mutating func endRound() -> Bool {
        round += 1
        return round <= Self.rounds
    }

    /// A step is made, or what is to be read goes on.
    mutating func step(at now: Int64, toFirst: Bool) { (since, isFirst, previous) = (now, toFirst, nil) }

    /// The focus came from another stop by that step.
    mutating func note(_ stop: ElementID) { previous = stop }

    /// The stop that a press means; nil for the one that has the focus.
    func meant(at now: Int64, _ step: Int) -> ElementID? {
        now - since < min(Self.late, Int64(step) / 2) ? previous : nil
    }
}

/// The focus has gone round often enough; the next press lets it go on.
struct ScanningRests: Scene {
    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        return Screen(
            id: "switch-rests",
            title: words(.switchRests),
            parts: [
                .paragraph(words(.switchRestsText)),
                .button(Part.Button(id: "go-on", number: 1, label: words(.switchGoOn))),
            ],
            focus: "go-on"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] { [.close] }
}
