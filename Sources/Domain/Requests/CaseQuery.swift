/// Which cases an inbox shows: overdue first, then by the day they are due, then what waits for residents.
public struct CaseQuery: Hashable, Sendable {
    /// The cases of one team; nil for all.
    public var team: String?
    /// Those that stand at one status; nil for all that are open.
    public var status: RequestStatus?
    /// Those that somebody holds; nil for all.
    public var holder: ID?
    /// The last case of the page before; nil for the first page.
    public var after: Case?
    /// How many a page has at most.
    public var limit: Int

    /// Asks for a page.
    public init(
        team: String? = nil,
        status: RequestStatus? = nil,
        holder: ID? = nil,
        after: Case? = nil,
        limit: Int = 10
    ) {
        self.team = team
        self.status = status
        self.holder = holder
        self.after = after
        self.limit = limit
    }
}

/// A case as a list shows it, with the names that belong to it.
public struct CaseListing: Hashable, Sendable {
    /// The case.
    public var file: Case
    /// Who holds it, as colleagues read her name.
    public var holderName: String?
    /// The resident, where she was signed in.
    public var residentName: String?

    /// Makes one as a store read it.
    public init(file: Case, holderName: String?, residentName: String?) {
        self.file = file
        self.holderName = holderName
        self.residentName = residentName
    }
}

/// That one of the staff looked at a resident's record.
public struct RecordView: Hashable, Sendable {
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// Who, as residents read her name; nil where she is not known any more.
    public var name: String?

    /// Makes one as a store read it.
    public init(at: Int64, name: String?) {
        self.at = at
        self.name = name
    }
}
