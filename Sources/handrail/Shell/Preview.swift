import Domain
import Forms
import Screens

/// A visit to one form for its author: the same screens, under a line that nothing is sent.
///
/// Now and then it wants to look at the file (`reopenStore`). A form that comes back (`resumed`) takes the place of the
/// one before, on the same page with the same answers; faults that come back (`unavailable`) stand above the form that
/// still runs.
struct Preview: Flow {
    /// The code under which the form stands here.
    static let code = "preview"
    /// How often the file is looked at, in milliseconds.
    private static let patience: Int64 = 300

    /// Where in the form the author is.
    private enum Place {
        case front
        case start
        case page(String)
    }

    private var surroundings: Surroundings
    private var form: Form
    private let journey: ID
    private var visit: Visit
    private var answers = Answers()
    private var place = Place.start
    private var faults: [String] = []
    private var lastLook: Int64

    init(_ surroundings: Surroundings, _ form: Form, _ journey: ID, at moment: Moment) {
        self.surroundings = surroundings
        self.form = form
        self.journey = journey
        visit = Visit(surroundings, greets: false)
        lastLook = moment.milliseconds
        show(form, at: moment)
    }

    var isOver: Bool { visit.isOver }

    var settings: Settings { visit.settings }

    var words: Catalogue { visit.words }

    var deadline: Int64? { min(visit.deadline ?? .max, lastLook + Self.patience) }

    var screen: Screen {
        var screen = visit.screen
        var notices = ["Preview: nothing is sent"]
        if !faults.isEmpty { notices += ["The last change cannot be shown yet:"] + faults }
        screen.parts.insert(contentsOf: notices.map(Part.notice), at: 0)
        return screen
    }

    mutating func offer(_ sizes: [TextSize]) {
        surroundings.offered.sizes = sizes
        visit.offer(sizes)
    }

    mutating func update(_ event: Event, at moment: Moment) -> [Effect] {
        switch event {
        case .outcome(.resumed(service: _, let form, journey: _, _, page: _)):
            show(form, at: moment)
            return []
        case .outcome(.unavailable(let lines)):
            faults = lines.split(separator: "\n").map(String.init)
            return []
        default: break
        }
        var effects = visit.update(event, at: moment)
        for effect in effects {
            if case .keep(let kept) = effect { answers = kept.answers }
            if case .forget = effect { answers = Answers() }
        }
        notePlace()
        if moment.milliseconds >= lastLook + Self.patience {
            lastLook = moment.milliseconds
            effects.append(.reopenStore)
        }
        return effects
    }

    /// Notes where the author is, by the screen; help and other screens above a page change nothing.
    private mutating func notePlace() {
        let id = visit.screen.id
        let prefix = "form.\(Self.code)"
        if id == "start.\(Self.code)" {
            place = .start
        } else if id == "\(prefix).check" {
            place = .page(form.pages.first { $0.kind == .summary }?.path ?? "/check")
        } else if id.hasPrefix(prefix + "/") {
            let path = id.dropFirst(prefix.count).prefix { $0 != "!" }
            // Items and lists of a page add a step of their own.
            let pages = form.pages.map(\.path).filter { path == $0 || path.hasPrefix($0 + "/") }
            if let longest = pages.max(by: { $0.count < $1.count }) { place = .page(longest) }
        } else if id.hasPrefix("front") {
            place = .front
        }
    }

    /// Puts a form in the place of the one before, where the author is.
    private mutating func show(_ form: Form, at moment: Moment) {
        self.form = form
        faults = []
        let summary = form.notes.service?.about.first ?? form.name
        let service = Service(code: Self.code, title: form.name, summary: summary, form: "")
        surroundings.categories = [ServiceCategory(title: form.name, services: [service])]
        surroundings.settings = visit.settings
        visit = Visit(surroundings, greets: false)
        switch place {
        case .front: break
        case .start:
            _ = visit.update(.outcome(.begun(service: Self.code, form, journey: journey)), at: moment)
        case .page(let path):
            let outcome = Outcome.resumed(service: Self.code, form, journey: journey, answers, page: path)
            _ = visit.update(.outcome(outcome), at: moment)
        }
    }
}
