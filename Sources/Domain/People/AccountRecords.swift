// What a resident sees of her own record, and of what others did with it.

/// Something that was done for a resident by somebody who acts for her.
public struct DoneFor: Hashable, Sendable {
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// What.
    public var act: AuditEntry.Act
    /// The name of who did it.
    public var by: String
    /// The name of the person it was done for.
    public var person: String

    /// Makes a record as a store read it.
    public init(at: Int64, act: AuditEntry.Act, by: String, person: String) {
        self.at = at
        self.act = act
        self.by = by
        self.person = person
    }
}

/// A wish to be forgotten, and what became of it.
public struct ForgettingWish: Hashable, Sendable {
    /// Where it stands.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case asked
        /// She took it back.
        case takenBack = "taken-back"
        /// Staff may not do it now, and said why.
        case refused
    }

    /// The record's own id.
    public var id: ID
    /// Whose record it is about.
    public var person: ID
    /// When she asked, in milliseconds since 1 January 1970, UTC.
    public var askedAt: Int64
    /// Where it stands.
    public var state: State
    /// When it came to stand there.
    public var decidedAt: Int64?
    /// Why it was refused, in the words of staff; empty where it was not.
    public var reason: String

    /// Makes a wish as a store read it.
    public init(
        id: ID,
        person: ID,
        askedAt: Int64,
        state: State,
        decidedAt: Int64? = nil,
        reason: String = ""
    ) {
        self.id = id
        self.person = person
        self.askedAt = askedAt
        self.state = state
        self.decidedAt = decidedAt
        self.reason = reason
    }

    /// How long staff have to answer, in months (UK GDPR, article 12(3)).
    public static let monthsToAnswer = 1
}

/// Everything the store holds on a person, table by table.
public struct HeldData: Hashable, Sendable {
    /// One table with her rows.
    public struct Section: Hashable, Sendable {
        /// The name of the table.
        public var table: String
        /// Her rows, each with the names of its columns and what stands in them.
        public var rows: [[Field]]

        /// Makes a section.
        public init(table: String, rows: [[Field]]) {
            self.table = table
            self.rows = rows
        }
    }

    /// One thing in a row.
    public struct Field: Hashable, Sendable {
        /// The name of the column.
        public var name: String
        /// What stands there.
        public var value: Value

        /// Makes a field.
        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// What stands in a column.
    public enum Value: Hashable, Sendable {
        case text(String)
        case number(Int64)
        /// An instant in milliseconds since 1 January 1970, UTC.
        case instant(Int64)
        /// The name of a person or of one of the staff whom the column points to.
        case name(String)
        /// Bytes that are no text, such as a scanned page: how many.
        case bytes(Int)
        /// Something kept so that nobody can read it, such as a PIN.
        case secret
    }

    /// The tables that have rows of hers, her own record first.
    public var sections: [Section]
    /// Whether notes were left out, since staff marked them as not for her.
    public var isLessened = false

    /// Makes the whole.
    public init(sections: [Section]) { self.sections = sections }
}
