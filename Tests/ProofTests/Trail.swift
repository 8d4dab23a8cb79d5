/// The way through a form with some answers, as the proof works it out (design, 3.6 and 3.7).
struct Trail {
    enum End: CustomStringConvertible {
        case summary
        case terminal
        /// A page that leads nowhere.
        case deadEnd
        /// A page that was met before.
        case circle
        case fault(FieldCheck.Fault)

        var description: String {
            switch self {
            case .summary: "summary"
            case .terminal: "exit"
            case .deadEnd: "dead end"
            case .circle: "circle"
            case .fault(let fault): "stopped: \(fault)"
            }
        }
    }

    /// What was looked at on leaving a page.
    struct Turn {
        var from: String
        var condition: String
        var isTrue: Bool
    }

    var path: [String] = []
    var end = End.deadEnd
    var turns: [Turn] = []
    var truth: Truth

    var isComplete: Bool { if case .summary = end { true } else { false } }

    static func walk(_ paper: Paper, _ written: Written, today: Day) -> Self {
        var trail = Self(truth: Truth(paper: paper, today: today))
        guard !paper.pages.isEmpty else { return trail }
        var index: Int? = paper.start
        while let here = index {
            let page = paper.pages[here]
            if trail.path.contains(page.path) {
                trail.end = .circle
                return trail
            }
            trail.path.append(page.path)
            guard trail.enter(page, written) else { return trail }
            index = trail.next(after: here)
        }
        return trail
    }

    /// False where the walk ends on the page.
    private mutating func enter(_ page: PaperPage, _ written: Written) -> Bool {
        switch page.kind {
        case .summary:
            end = .summary
            return false
        case .terminal:
            end = .terminal
            return false
        case .question: break
        }
        let before = truth
        for field in page.fields {
            let check = FieldCheck(field: field, written: written, today: truth.today, holds: before.holds)
            do throws(FieldCheck.Fault) {
                let value = try check.value()
                if !page.isRepeat, field.row.isEmpty { truth.take(value, for: field.id) }
            } catch {
                end = .fault(error)
                return false
            }
        }
        end = .deadEnd
        return true
    }

    private mutating func asks(_ condition: String, _ from: String) -> Bool {
        let isTrue = truth.holds(condition)
        turns.append(Turn(from: from, condition: condition, isTrue: isTrue))
        return isTrue
    }

    /// Whether a page in a linear form is asked now.
    private mutating func isOpen(_ page: PaperPage) -> Bool {
        if page.isPayment { return false }
        return page.condition.map { asks($0, page.path) } ?? true
    }

    mutating func next(after index: Int) -> Int? {
        let pages = truth.paper.pages
        if truth.paper.isLinear {
            return (index + 1..<max(index + 1, pages.count)).first { isOpen(pages[$0]) }
        }
        return follow(pages[index].links, from: index, seen: [index])
    }

    /// The first link whose condition holds, or else the last that has none; payment pages are passed by.
    private mutating func follow(_ links: [Link], from: Int, seen: Set<Int>) -> Int? {
        let pages = truth.paper.pages
        let index = { (link: Link) in pages.firstIndex { $0.path == link.path } }
        let live = links.filter { $0.path == nil || index($0) != nil }
        var chosen: Link?
        for link in live {
            guard let condition = link.condition else { continue }
            if asks(condition, pages[from].path) {
                chosen = link
                break
            }
        }
        chosen = chosen ?? live.last { $0.condition == nil }
        guard let chosen, let target = index(chosen) else { return nil }
        if pages[target].isPayment, !seen.contains(target) {
            return follow(pages[target].links, from: target, seen: seen.union([target]))
        }
        return target
    }
}
