/// Scanned pages that came with a request, as a list names them: never the pages.
public struct HandedIn: Hashable, Sendable {
    /// The request they came with.
    public var reference: Reference
    /// The code of its service.
    public var service: String
    /// What was asked for.
    public var question: String
    /// How many pages there are.
    public var pages: Int
    /// When they were sent, in milliseconds since 1 January 1970, UTC.
    public var sentAt: Int64

    /// Makes a line as a store read it.
    public init(reference: Reference, service: String, question: String, pages: Int, sentAt: Int64) {
        self.reference = reference
        self.service = service
        self.question = question
        self.pages = pages
        self.sentAt = sentAt
    }
}
