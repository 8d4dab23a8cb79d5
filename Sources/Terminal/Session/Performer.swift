public import Screens

/// What does for a session what its flow wants of the world.
///
/// Some things take their time: a scan, a print. The session goes on meanwhile, and looks at them often.
public protocol Performer: AnyObject {
    /// Does what could wait until the first screen stands; says what came of it.
    func catchUp() -> [Outcome]

    /// Does what the flow wants, or begins to; says what came of it already.
    func perform(_ effect: Effect) -> [Outcome]

    /// Looks at what is under way, without waiting; says what came of it since.
    func look() -> [Outcome]

    /// Whether anything is under way.
    var isUnderway: Bool { get }

    /// What becomes readable when there may be something new; nil where only a look can tell.
    var descriptor: Int32? { get }
}

extension Performer {
    /// Nothing had to wait.
    public func catchUp() -> [Outcome] { [] }

    /// How long to wait for a key at most, in milliseconds: a tenth of a second while something is under way.
    func wait(_ wanted: Int64?) -> Int64? {
        isUnderway ? min(wanted ?? Self.lookEvery, Self.lookEvery) : wanted
    }

    private static var lookEvery: Int64 { 100 }
}
