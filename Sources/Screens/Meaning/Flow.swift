public import Ground

/// A point in time as a flow sees it: passed in with every event, never read from a clock.
public struct Moment: Hashable, Sendable {
    /// Milliseconds on a clock that never goes back.
    ///
    /// Only differences mean anything.
    public var milliseconds: Int64
    /// The day at the hub.
    public var today: CivilDate

    /// Makes a moment from a steady clock and the day at the hub.
    public init(milliseconds: Int64, today: CivilDate) {
        self.milliseconds = milliseconds
        self.today = today
    }
}

/// Something a flow answers: what a person meant, what came back from an effect, or time that passed.
public enum Event: Sendable {
    /// What the person meant by a key.
    case intent(Intent)
    /// What came of an effect.
    case outcome(Outcome)
    /// Nothing happened, but time passed.
    case tick
}

/// A journey as a value: events go in, effects and a screen come out.
///
/// A flow performs nothing itself, so it can be tested, replayed and resumed without a terminal.
public protocol Flow: Sendable {
    /// What the person perceives now.
    var screen: Screen { get }
    /// How the person wants to perceive it.
    var settings: Settings { get }
    /// The words it speaks in.
    var words: Catalogue { get }
    /// When the flow wants a `tick` if nothing else happens, in `Moment.milliseconds`; nil for never.
    var deadline: Int64? { get }
    /// Whether the session is over and its process must end.
    var isOver: Bool { get }
    /// Takes one event in and says what the shell must now do.
    mutating func update(_ event: Event, at moment: Moment) -> [Effect]
    /// Takes note of the sizes of letters that fit on the terminal now, the smallest first.
    mutating func offer(_ sizes: [TextSize])
}
