/// An e-form that can be run: its pages, and what decides which of them are asked.
///
/// The format is DEFRA's form definition, version 2, with the hub's own notes under `metadata.hub`; and the older one
/// of XGov, MHCLG and DEFRA, whose pages name the pages that may follow.
public struct Form: Sendable {
    /// How a page is found after another.
    enum Routing: Sendable {
        /// The first later page that is asked (version 2).
        case linear
        /// The first of the page's links whose condition holds (version 1).
        case links
    }

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
    /// What a resident agrees to by sending, shown above the button that sends.
    public let declaration: [TextBlock]
    /// What sending costs, each under its condition.
    let fees: [Fee]
    /// What an author should look at, though the form can be run.
    public let warnings: [Finding]
    /// The languages the form has beside the one it is written in, such as `cy`.
    public let languages: [String]
    let conditions: [String: Condition]
    /// What their author calls them, by their ids.
    let conditionNames: [String: String]
    let routing: Routing
    /// The number of the first page.
    let start: Int
    /// The number of each page, by its path.
    let numbers: [String: Int]

    /// The page with a path, such as `/where-is-it`, as it stands in the file.
    public func page(at path: String) -> Page? {
        numbers[path].map { pages[$0] }
    }

    /// Every question of the form, in the order of the file; those of repeated pages too.
    public var questions: [Question] {
        pages.flatMap { $0.questions + ($0.repeating?.questions ?? []) }
    }
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

    /// Where a page may lead.
    struct Link: Sendable {
        /// The path of the page; nil where the way ends, since it goes on elsewhere.
        var path: String?
        var condition: String?
    }

    /// The id in the file; its path where the file gives none.
    public let id: String
    /// The path, which begins with `/` and is unique in the form.
    public let path: String
    /// The heading: the page's title, or its first question where it has none.
    public internal(set) var title: String
    /// What stands on it, in order.
    public internal(set) var components: [Component]
    /// What is asked again and again on it, as for each person of a household.
    public let repeating: Repeat?
    /// The section whose heading stands above its answers when they are checked.
    public let section: Section?
    /// What it is for; on a walk, a page behind which no other comes ends the way.
    public internal(set) var kind: Kind
    /// The id of the condition under which it is asked; nil for always.
    public let condition: String?
    let links: [Link]

    /// The questions on it, in order, without those of a repeat.
    public var questions: [Question] { components.compactMap(\.question) }

    /// What is to be paid, where the page says so.
    var payment: Payment? {
        for case .payment(let payment) in components { return payment }
        return nil
    }
}

/// A group of questions that is answered any number of times: "add another".
public struct Repeat: Sendable {
    /// The name under which the items are kept.
    public let name: String
    /// What one of them is called.
    public let title: String
    /// The fewest that must be given.
    public let min: Int
    /// The most that can be given.
    public let max: Int
    /// What is asked of each.
    public let components: [Component]

    /// What no honest list of answers reaches, where the author does not say.
    static let most = 200

    /// The questions asked of each.
    public var questions: [Question] { components.compactMap(\.question) }

    /// The questions of one item: their answers are kept under the name and the key of the item.
    public func questions(of item: String) -> [Question] { questions.map { $0.inside("\(name).\(item).") } }
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
    case content(Content)
    /// Something to answer.
    case question(Question)
    /// Something that costs: it is said, and paid elsewhere under the reference.
    case payment(Payment)

    var question: Question? { if case .question(let question) = self { question } else { nil } }
}

/// Words on a page.
public struct Content: Sendable {
    /// The words as plain structure.
    public internal(set) var blocks: [TextBlock]
    /// The id of the condition under which they are shown; nil for always.
    let condition: String?
    /// The text they are made of, where it is filled in from answers.
    let template: ContentTemplate?
}

/// The text of words that are filled in from answers before they are read.
struct ContentTemplate: Sendable {
    var type: String
    var title: String
    var text: String
}

/// An amount that is to be paid.
public struct Payment: Sendable {
    /// The amount in pence, where no condition changes it.
    let pence: Int
    /// What it is for.
    public let description: String
    /// Other amounts, of which the first whose condition holds is meant.
    let conditional: [(condition: String, pence: Int)]
}

/// A fee of the older format.
struct Fee: Sendable {
    var description: String
    var pence: Int
    var condition: String?
    /// The question whose number it is multiplied by.
    var multiplier: String?
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

extension Page {
    /// The page that asks for one item of its repeat.
    public func item(_ item: String) -> Self? {
        guard let repeating else { return nil }
        var page = self
        page.title = repeating.title
        page.components = repeating.components.map { component in
            guard case .question(let question) = component else { return component }
            return .question(question.inside("\(repeating.name).\(item)."))
        }
        return page
    }

    /// The page with the questions that are asked by what is chosen on it.
    public func asked(_ answers: Answers) -> Self {
        var page = self
        page.components = components.filter { $0.question?.isAsked(answers) ?? true }
        return page
    }
}
