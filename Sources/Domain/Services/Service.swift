/// Something a resident can do at a terminal.
public struct Service: Hashable, Sendable {
    /// The code by which records name it.
    public var code: String
    /// What it is called, as a thing to do.
    public var title: String
    /// What it is for, in one line.
    public var summary: String
    /// The file of its form within the content pack.
    public var form: String
    /// Whom of the council it tells when the details of a resident change, and of what; nil where nobody.
    public var told: ToldService?

    /// Makes a service.
    public init(code: String, title: String, summary: String, form: String, told: ToldService? = nil) {
        self.code = code
        self.title = title
        self.summary = summary
        self.form = form
        self.told = told
    }
}

/// Services that belong together.
public struct ServiceCategory: Hashable, Sendable {
    /// What they are known by in every language.
    public var code: String
    /// The heading over them.
    public var title: String
    /// The services, in the order in which they are offered.
    public var services: [Service]

    /// Makes a category, known by its title unless it is told another code.
    public init(code: String? = nil, title: String, services: [Service]) {
        self.code = code ?? title
        self.title = title
        self.services = services
    }
}
