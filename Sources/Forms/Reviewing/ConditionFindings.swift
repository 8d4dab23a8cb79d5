import Ground

// Conditions that say nothing.
extension FormReview {
    mutating func reviewConditions() {
        let askedAlways = questionsOnEveryWay()
        var counts: [String: Int] = [:]
        for (id, condition) in form.conditions.sorted(by: { $0.key < $1.key }) {
            let node = conditionNodes[id]
            let isFirst = !reviewItems(of: condition, node, &counts)
            guard isFirst, let range = conditions.range(of: id, mayBeUnasked: { !askedAlways.contains($0) })
            else { continue }
            let name = node?["displayName"]?.string ?? id
            let place = node?.place ?? linkPlace(of: id)
            // A condition that could not be read holds never, and the reader has said so.
            guard !conditions.questions(of: id).isEmpty else { continue }
            if !range.mayHold {
                let words = told(id).map { " (\($0))" } ?? ""
                say(
                    "The condition \"\(name)\" can never hold: its parts exclude each other\(words). Change one.",
                    at: place
                )
            } else if !range.mayFail {
                let words = told(id).map { " It says: \($0)." } ?? ""
                say("The condition \"\(name)\" always holds.\(words) Change it, or do without it.", at: place)
            }
        }
    }

    /// A condition in words, where it is short enough to be read in a finding that is shown.
    private func told(_ id: String) -> String? {
        guard findings.count < Self.most, let condition = form.conditions[id],
            condition.comparisons.count + condition.others.count <= 12
        else { return nil }
        return form.words(ofCondition: id)
    }

    /// Where the link stands that carries a condition itself.
    private func linkPlace(of id: String) -> Place {
        let page = form.pages.first { page in page.links.contains { $0.condition == id } }
        return page.map { place(of: $0, "next") } ?? json.place
    }

    /// Says which comparisons no answer meets; whether there are any.
    private mutating func reviewItems(
        of condition: Condition,
        _ node: JSON?,
        _ counts: inout [String: Int]
    ) -> Bool {
        let own = condition.comparisons
        // Where every item was read, each stands at its own place.
        let items = (node?["items"]?.elements ?? []).filter { $0["conditionId"] == nil }
        var isFound = false
        for (index, comparison) in own.enumerated() {
            let number = counts[comparison.question, default: 0]
            counts[comparison.question] = number + 1
            let isMet = conditions.mayHold(comparison, numbered: number)
            if isMet && missing(in: comparison) == nil { continue }
            let place = (items.count == own.count ? items[index].place : node?.place) ?? json.place
            say(words(for: comparison), at: place)
            isFound = isFound || !isMet
        }
        return isFound
    }

    private func words(for comparison: Comparison) -> String {
        let question = comparison.question
        if let entry = missing(in: comparison) {
            return "There is no item \"\(entry)\" in the list of \"\(question)\". Name one that is there."
        }
        guard asked[question] != nil else {
            return form.questions.contains { $0.name == question }
                ? "\"\(question)\" is asked again and again, and no condition sees it. Ask for something else."
                : "There is no question \"\(question)\". Ask for one that is there."
        }
        return "No answer to \"\(question)\" meets \"\(comparison.operation.rawValue)\" here: its own rules "
            + "exclude it. Change this, or the rules of the question."
    }

    /// The value that no item of the question's list has.
    private func missing(in comparison: Comparison) -> String? {
        guard case .text(let entry) = comparison.operand else { return nil }
        guard let asked = asked[comparison.question],
            [.equal, .notEqual, .contains, .lacks].contains(comparison.operation)
        else { return nil }
        let isListed = asked.allSatisfy { !$0.kind.options.isEmpty }
        let isThere = asked.contains {
            $0.kind.options.contains { $0.entry == entry || $0.id == entry || $0.text == entry }
        }
        return isListed && !isThere ? entry : nil
    }

    /// The questions of pages that no way passes by.
    private func questionsOnEveryWay() -> Set<String> {
        guard form.routing == .linear else { return [] }
        let pages = form.pages.prefix { $0.kind == .question }.filter {
            $0.condition == nil && $0.payment == nil
        }
        return Set(pages.flatMap(\.questions).map(\.name))
    }
}

// Ways that lead nowhere.
extension FormReview {
    mutating func reviewWays() {
        reviewOrder()
        let ways = Ways(form, conditions)
        guard !ways.isUnknown else { return }
        for (number, page) in form.pages.enumerated() {
            // What is paid is never shown as a page of its own.
            guard !ways.reached.contains(number), page.payment == nil, isLedTo(page) else { continue }
            say(unreached(page, number), at: place(of: page))
        }
        guard form.pages.contains(where: { $0.kind == .summary }) else { return }
        let dead = ways.reached.subtracting(ways.ending)
        let graph = PageGraph(form)
        for number in dead.sorted() {
            let page = form.pages[number]
            let isEntry = form.pages.indices.contains {
                ways.ending.contains($0) && graph.next[$0].contains(number)
            }
            guard isEntry || number == form.start || isInCircle(number, graph) else { continue }
            say(stuck(page, number, graph), at: place(of: page, form.routing == .links ? "next" : nil))
        }
    }

    /// Of a page that no link leads to at all the reader has told.
    private func isLedTo(_ page: Page) -> Bool {
        form.routing == .linear || form.pages.contains { $0.links.contains { $0.path == page.path } }
    }

    private func unreached(_ page: Page, _ number: Int) -> String {
        let words = page.condition.flatMap { told($0) }.map { " (\($0))" } ?? ""
        let mend =
            form.routing == .linear
            ? "Change its condition\(words), or move it in front of the page that ends the way."
            : "Let a link lead to it, or change the conditions of those that do."
        return "No answers lead to \"\(page.path)\". \(mend)"
    }

    private func isInCircle(_ number: Int, _ graph: PageGraph) -> Bool {
        form.routing == .links && graph.later(than: number).contains(number)
    }

    private func stuck(_ page: Page, _ number: Int, _ graph: PageGraph) -> String {
        if isInCircle(number, graph) {
            return "The links from \"\(page.path)\" lead round in a circle that never ends. "
                + "Let one lead on to the last page."
        }
        let isNeeded = page.questions.contains(where: \.isRequired)
        return "Whatever is answered on \"\(page.path)\", no way leads on to the last page."
            + (isNeeded ? " Its question must be answered, so nobody can send the form." : "")
            + " Let a way lead on."
    }

    /// In the older format a link may ask for what comes only later.
    private mutating func reviewOrder() {
        guard form.routing == .links else { return }
        let graph = PageGraph(form)
        var homes: [String: Set<Int>] = [:]
        for (number, page) in form.pages.enumerated() {
            for question in page.questions { homes[question.name, default: []].insert(number) }
        }
        var before = [Set<Int>](repeating: [], count: form.pages.count)
        for number in form.pages.indices {
            before[number].insert(number)
            for later in graph.later(than: number) { before[later].insert(number) }
        }
        for (number, page) in form.pages.enumerated() {
            for id in Set(graph.deciding(number)).sorted() {
                for name in conditions.questions(of: id).sorted() {
                    guard let home = homes[name], home.isDisjoint(with: before[number]) else { continue }
                    let what =
                        "A link asks for \"\(name)\", which is never asked before this page. "
                        + "Ask it earlier, or take the condition away."
                    say(what, at: place(of: page, "next"))
                }
            }
        }
    }
}
