import Ground

/// Every way there is through a form, under any answers.
///
/// A way is followed from page to page. Of the answers on it only their kinds are held, and only while a condition to
/// come still looks at them: so all ways of a large form are few.
struct Ways {
    /// The numbers of the pages some way comes to.
    private(set) var reached: Set<Int> = []
    /// The numbers of the pages from which some way comes to an end.
    private(set) var ending: Set<Int> = []
    /// Whether there were too many ways to follow them all: then nothing is known.
    private(set) var isUnknown = false

    /// A page with the kinds of the answers before it.
    private struct Stand: Hashable {
        var page: Int
        var kinds: [UInt8]
    }

    /// How many stands are followed.
    private static let most = 4_000

    private let form: Form
    private let conditions: ConditionReview
    private let names: [String]
    /// By the number of a page, the questions on it that conditions look at, and those that later conditions look at.
    private var asked: [[Int]] = []
    private var wanted: [[Bool]] = []
    private var numbers: [Stand: Int] = [:]
    private var stands: [Stand] = []
    private var before: [[Int]] = []
    private var ends: [Int] = []

    init(_ form: Form, _ conditions: ConditionReview) {
        self.form = form
        self.conditions = conditions
        names = conditions.kinds.comparisons.keys.sorted()
        guard names.allSatisfy({ conditions.kinds.questions[$0] != nil }) else {
            isUnknown = true
            return
        }
        let numbers = Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        asked = form.pages.map { page in page.questions.compactMap { numbers[$0.name] } }
        wanted = PageGraph(form).wanted(by: conditions, names: names)
        follow()
    }

    private mutating func follow() {
        let nothing = [UInt8](repeating: 0, count: names.count)
        let first = form.routing == .linear ? nextAsked(from: 0, nothing) : form.start
        guard let first else { return }
        stand(Stand(page: first, kinds: nothing), after: nil)
        var index = 0
        while index < stands.count {
            guard stands.count <= Self.most else {
                isUnknown = true
                return
            }
            let here = stands[index]
            reached.insert(here.page)
            goOn(from: here, index)
            index += 1
        }
        var open = ends
        var isEnding = [Bool](repeating: false, count: stands.count)
        while let number = open.popLast() {
            if isEnding[number] { continue }
            isEnding[number] = true
            ending.insert(stands[number].page)
            open += before[number]
        }
    }

    private mutating func goOn(from here: Stand, _ index: Int) {
        guard form.pages[here.page].kind == .question else {
            ends.append(index)
            return
        }
        var answered = [here.kinds]
        for question in asked[here.page] {
            guard let known = conditions.kinds.questions[names[question]] else { continue }
            let first = known.mayBeEmpty || known.signs.count == 1 ? 0 : 1
            answered = answered.flatMap { kinds in
                (first..<known.signs.count).map { kind in
                    var kinds = kinds
                    kinds[question] = UInt8(kind)
                    return kinds
                }
            }
            if answered.count > Self.most {
                isUnknown = true
                return
            }
        }
        for kinds in answered {
            switch next(after: here.page, kinds) {
            case .page(let page):
                let kept = zip(kinds, wanted[page]).map { $1 ? $0 : 0 }
                stand(Stand(page: page, kinds: kept), after: index)
            case .elsewhere: ends.append(index)
            case .nowhere: break
            }
        }
    }

    private mutating func stand(_ stand: Stand, after index: Int?) {
        if let known = numbers[stand] {
            if let index { before[known].append(index) }
            return
        }
        numbers[stand] = stands.count
        stands.append(stand)
        before.append(index.map { [$0] } ?? [])
    }
}

// Where a way goes on: the rules of a walk, held to kinds of answers.
extension Ways {
    private enum Next {
        case page(Int)
        /// The way goes on outside the form.
        case elsewhere
        case nowhere
    }

    private func next(after number: Int, _ kinds: [UInt8]) -> Next {
        if form.routing == .linear { return nextAsked(from: number + 1, kinds).map(Next.page) ?? .nowhere }
        var (next, steps) = (linked(from: number, kinds), 0)
        while case .page(let page) = next, form.pages[page].payment != nil, steps < form.pages.count {
            (next, steps) = (linked(from: page, kinds), steps + 1)
        }
        return next
    }

    private func linked(from number: Int, _ kinds: [UInt8]) -> Next {
        let links = form.pages[number].links.filter { $0.path == nil || form.numbers[$0.path ?? ""] != nil }
        let link =
            links.first { $0.condition.map { holds($0, kinds) } ?? false }
            ?? links.last { $0.condition == nil }
        // A page that asks nothing and has no links is meant as an end.
        let isMeant = form.pages[number].links.isEmpty && form.pages[number].questions.isEmpty
        guard let link else { return isMeant ? .elsewhere : .nowhere }
        return link.path.flatMap { form.numbers[$0] }.map(Next.page) ?? .elsewhere
    }

    private func nextAsked(from number: Int, _ kinds: [UInt8]) -> Int? {
        form.pages.indices.dropFirst(number).first { index in
            let page = form.pages[index]
            return page.payment == nil && page.condition.map { holds($0, kinds) } ?? true
        }
    }

    private func holds(_ id: String, _ kinds: [UInt8]) -> Bool {
        conditions.holds(id) { name in names.firstIndex(of: name).map { Int(kinds[$0]) } ?? 0 }
    }
}

/// Where the pages of a form may lead, whatever is answered.
struct PageGraph {
    /// By the number of a page, the numbers of those that may come right after it.
    private(set) var next: [[Int]]
    private let form: Form

    init(_ form: Form) {
        self.form = form
        next = form.pages.enumerated().map { number, page in
            form.routing == .linear
                ? Array((number + 1)..<max(number + 1, form.pages.count))
                : page.links.compactMap { $0.path.flatMap { form.numbers[$0] } }
        }
    }

    /// The numbers of the pages that may come some time after a page.
    func later(than page: Int) -> Set<Int> {
        if form.routing == .linear { return Set(next[page]) }
        var (seen, open): (Set<Int>, [Int]) = ([], next[page])
        while let number = open.popLast() {
            if seen.insert(number).inserted { open += next[number] }
        }
        return seen
    }

    /// The ids of the conditions that decide at a page, or right after it.
    func deciding(_ page: Int) -> [String] {
        form.routing == .linear
            ? form.pages[page].condition.map { [$0] } ?? [] : form.pages[page].links.compactMap(\.condition)
    }

    /// By the number of a page, which of some questions the conditions at it and after it look at.
    func wanted(by conditions: ConditionReview, names: [String]) -> [[Bool]] {
        let own = form.pages.indices.map { page in
            deciding(page).reduce(into: Set<String>()) { $0.formUnion(conditions.questions(of: $1)) }
        }
        if form.routing == .linear {
            var (wanted, all): ([[Bool]], Set<String>) = ([], [])
            for page in form.pages.indices.reversed() {
                wanted.append(names.map(all.contains))
                all.formUnion(own[page])
            }
            return wanted.reversed()
        }
        return form.pages.indices.map { page in
            let all = later(than: page).reduce(into: own[page]) { $0.formUnion(own[$1]) }
            return names.map(all.contains)
        }
    }
}
