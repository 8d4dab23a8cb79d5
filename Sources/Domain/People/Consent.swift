/// Something a resident allowed that no service needs: she may take it back at any time.
public struct Consent: Hashable, Sendable {
    /// What is allowed.
    ///
    /// There are few: what a service needs to do its work is not a matter of consent.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Forms she saves are kept with her account, so that she opens them without a code.
        case savedForms = "saved-forms"
        /// To tell her what is new.
        case news
        /// To ask her how services could be better.
        case research
        /// To show pictures in which she is seen.
        case photo
    }

    /// The record's own id.
    public var id: ID
    /// What is allowed.
    public var kind: Kind
    /// Since when, in milliseconds since 1 January 1970, UTC.
    public var givenAt: Int64
    /// When she took it back; nil while it holds.
    public var withdrawnAt: Int64?

    /// Makes a consent as a store read it.
    public init(id: ID, kind: Kind, givenAt: Int64, withdrawnAt: Int64? = nil) {
        self.id = id
        self.kind = kind
        self.givenAt = givenAt
        self.withdrawnAt = withdrawnAt
    }
}

extension Sequence where Element == Consent {
    /// Whether something is allowed now.
    public func allow(_ kind: Consent.Kind) -> Bool { contains { $0.kind == kind && $0.withdrawnAt == nil } }
}
