/// A wish of somebody who left before she was done: that a person calls her.
///
/// It is kept only where she said so.
public struct FollowUp: Hashable, Sendable {
    /// What was not finished.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case registration
        case form
        case search
        /// She asked the desk for a call.
        case call
    }

    /// How a call ended.
    public enum Ending: String, Hashable, Sendable, CaseIterable {
        /// She was helped.
        case helped
        /// She does not want it any more.
        case notWanted = "not-wanted"
    }

    /// The record's own id.
    public var id: ID
    /// What was not finished.
    public var kind: Kind
    /// Whom to ask for.
    public var name: String
    /// Where to call.
    public var phone: String
    /// Where she stopped, in a few words.
    public var detail: String
    /// When she asked for it, in milliseconds since 1 January 1970, UTC.
    public var madeAt: Int64
    /// Her account; nil where she has none.
    public var person: ID?
    /// How often nobody answered.
    public var calls = 0

    /// Makes a wish.
    public init(id: ID, kind: Kind, name: String, phone: String, detail: String, madeAt: Int64) {
        self.id = id
        self.kind = kind
        self.name = name
        self.phone = phone
        self.detail = detail
        self.madeAt = madeAt
    }
}
