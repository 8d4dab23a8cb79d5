/// An e-form that can be run: its pages in order, and what decides which of them are asked.
///
/// The format is DEFRA's form definition, version 2 (`engine: "V2"`, `schema: 2`), with the hub's own notes under
/// `metadata.hub`.
public struct Form: Sendable {
    /// What the form is called.
    public let name: String
    /// The pages in the order of the file.
    ///
    /// There is at least one.
    public let pages: [Page]
    /// What the hub adds to the format.
    public let notes: HubNotes
    /// Letters for the front of a reference, where the author gave some.
    public let referencePrefix: String?
    let conditions: [String: Condition]

    /// The page with a path, such as `/where-is-it`.
    public func page(at path: String) -> Page? {
        pages.first { $0.path == path }
    }

    /// Every question of the form, in the order of the file.
    public var questions: [Question] { pages.flatMap(\.questions) }
}

/// One page of a form: mostly one question, with the words around it.
public struct Page: Sendable, Identifiable {
    /// What a page is for.
    public enum Kind: Hashable, Sendable {
        /// It asks or tells something and leads on.
        case question
        /// The answers are checked and sent.
        case summary
        /// The way ends here without sending, since another way is needed.
        case terminal
    }

    /// The id in the file; its path where the file gives none.
    public let id: String
    /// The path, which begins with `/` and is unique in the form.
    public let path: String
    /// The heading: the page's title, or its first question where it has none.
    public let title: String
    /// What stands on it, in order.
    public let components: [Component]
    /// The section whose heading stands above its answers when they are checked.
    public let section: Section?
    /// What it is for.
    public let kind: Kind
    /// The id of the condition under which it is asked; nil for always.
    public let condition: String?

    /// The questions on it, in order.
    public var questions: [Question] {
        components.compactMap { if case .question(let question) = $0 { question } else { nil } }
    }
}

/// A heading over the answers of some pages.
public struct Section: Hashable, Sendable {
    /// The id in the file.
    public let id: String
    /// The heading.
    public let title: String
    /// Whether the heading is left out.
    public let hideTitle: Bool
}

/// One thing on a page.
public enum Component: Sendable {
    /// Words to read.
    case content([TextBlock])
    /// Something to answer.
    case question(Question)
}

/// A piece of the words on a page, as plain structure.
public indirect enum TextBlock: Hashable, Sendable {
    case heading(String)
    case paragraph(String)
    case points([String])
    case numbered([String])
    /// Words that must not be missed.
    case notice(String)
    /// Words that a web page would fold away under a title.
    case details(title: String, [TextBlock])
}
