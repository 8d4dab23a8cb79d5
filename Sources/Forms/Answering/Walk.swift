public import Ground

/// The way through a form that some answers lead.
public struct Walk: Sendable {
    /// The pages on the way, in order, with the page it stopped at or the page that ends it.
    ///
    /// Each stands as it is asked: with the choices that are offered, and the questions that those chosen bring.
    public let pages: [Page]
    /// The first page whose answers are missing or wrong; nil where every page is in order.
    public let stoppedAt: Stop?
    /// What the answers on the way mean, by the name of the question.
    ///
    /// Answers that are given again and again are not among them.
    public let values: [String: Value]
    /// Whether the way leads to the summary with every page in order, so that the form can be sent.
    public let isComplete: Bool

    /// A page that cannot be passed yet.
    public struct Stop: Sendable {
        /// The page.
        public let page: Page
        /// What is wrong there.
        public let problems: [Problem]
    }
}

extension Form {
    /// Follows the pages as far as the answers lead.
    ///
    /// Conditions see the answers of the pages passed so far and no others: an answer on a page that is no longer on
    /// the way counts as unanswered. A way that comes back to a page it passed ends there, and cannot be sent.
    public func walk(_ answers: Answers, today: CivilDate, months: MonthNames = .english) -> Walk {
        var walker = Walker(form: self, answers: answers, today: today, months: months)
        return walker.walk()
    }

    /// What is to be paid for sending, by what was answered: paid elsewhere, under the reference.
    public func charges(_ values: [String: Value], today: CivilDate) -> [Charge] {
        let holds = { (id: String) in
            conditions[id]?.holds(values, today: today, among: conditions) ?? false
        }
        let payments = pages.compactMap { page -> Charge? in
            guard let payment = page.payment, page.condition.map(holds) ?? true else { return nil }
            let pence = payment.conditional.first { holds($0.condition) }?.pence ?? payment.pence
            return Charge(description: payment.description, pence: pence)
        }
        let due = fees.filter { $0.condition.map(holds) ?? true }.map { fee in
            var count = 1.0
            if let name = fee.multiplier, case .number(let number, asTyped: _) = values[name] {
                count = number
            }
            return Charge(description: fee.description, pence: Int((Double(fee.pence) * count).rounded()))
        }
        return (payments + due).filter { $0.pence > 0 }
    }
}

/// An amount that is to be paid.
public struct Charge: Hashable, Sendable {
    /// What it is for.
    public let description: String
    /// How much, in pence.
    public let pence: Int
}

/// One walk through a form.
private struct Walker {
    let form: Form
    let answers: Answers
    let today: CivilDate
    let months: MonthNames
    var values: [String: Value] = [:]
    var passed: [Page] = []

    mutating func walk() -> Walk {
        var seen: Set<Int> = []
        var index = form.routing == .linear ? nextAsked(from: 0) : form.start
        while let number = index, seen.insert(number).inserted {
            let page = asked(form.pages[number])
            passed.append(page)
            if page.kind == .summary { return ended(isComplete: true) }
            if page.kind == .terminal { return ended(isComplete: false) }
            let problems = judge(page)
            if !problems.isEmpty {
                let stop = Walk.Stop(page: page, problems: problems)
                return Walk(pages: passed, stoppedAt: stop, values: values, isComplete: false)
            }
            index = next(after: number)
            if index == nil { passed[passed.count - 1].kind = .terminal }
        }
        return ended(isComplete: false)
    }

    private func ended(isComplete: Bool) -> Walk {
        Walk(pages: passed, stoppedAt: nil, values: values, isComplete: isComplete)
    }

    private func holds(_ id: String) -> Bool {
        form.conditions[id]?.holds(values, today: today, among: form.conditions) ?? false
    }

    private func next(after number: Int) -> Int? {
        if form.routing == .linear { return nextAsked(from: number + 1) }
        // What is paid is paid after sending: the way goes on behind it.
        var (next, steps) = (linked(from: number), 0)
        while let page = next, form.pages[page].payment != nil, steps < form.pages.count {
            (next, steps) = (linked(from: page), steps + 1)
        }
        return next
    }

    /// The page that the first link leads to whose condition holds, else the last one without a condition.
    private func linked(from number: Int) -> Int? {
        // A link to a page that is not there counts for nothing; one that leads elsewhere ends the way.
        let links = form.pages[number].links.filter { $0.path == nil || form.numbers[$0.path ?? ""] != nil }
        let link = links.first { $0.condition.map(holds) ?? false } ?? links.last { $0.condition == nil }
        return link?.path.flatMap { form.numbers[$0] }
    }

    /// The first page from here on that is asked; what is paid is paid after sending.
    private func nextAsked(from number: Int) -> Int? {
        form.pages.indices.dropFirst(number).first { index in
            let page = form.pages[index]
            return page.payment == nil && page.condition.map(holds) ?? true
        }
    }

    /// The page with the choices and words that belong to the answers so far.
    private func asked(_ page: Page) -> Page {
        var page = page
        page.components = page.components.compactMap { component in
            switch component {
            case .question(var question):
                guard question.isAsked(answers) else { return nil }
                question.kind = offered(question.kind)
                return .question(question)
            case .content(let content):
                return content.condition.map(holds) ?? true ? component : nil
            case .payment:
                return component
            }
        }
        return page
    }

    private func offered(_ kind: Kind) -> Kind {
        switch kind {
        case .one(let options, let asList) where options.contains { $0.condition != nil }:
            .one(options.filter { $0.condition.map(holds) ?? true }, asList: asList)
        case .many(let options, let rules) where options.contains { $0.condition != nil }:
            .many(options.filter { $0.condition.map(holds) ?? true }, rules)
        default: kind
        }
    }

    private mutating func judge(_ page: Page) -> [Problem] {
        var problems: [Problem] = []
        for question in page.questions {
            do {
                values[question.name] = try question.value(in: answers, today: today, months: months)
            } catch { problems += error.list }
        }
        guard problems.isEmpty, let repeating = page.repeating else { return problems }
        return repeating.problems(in: answers, today: today, months: months)
    }
}

extension Repeat {
    /// What is wrong with the items: too few, too many, or an answer in one of them.
    public func problems(in answers: Answers, today: CivilDate, months: MonthNames = .english) -> [Problem] {
        let items = answers.items(of: name)
        if items.count < min { return [problem(.tooFewItems(min))] }
        if items.count > max { return [problem(.tooManyItems(max))] }
        return items.flatMap { item in
            questions(of: item).filter { $0.isAsked(answers) }.flatMap { question -> [Problem] in
                do throws(Problems) {
                    _ = try question.value(in: answers, today: today, months: months)
                    return []
                } catch { return error.list }
            }
        }
    }

    /// A broken rule of the list itself.
    public func problem(_ rule: Rule) -> Problem {
        Problem(question: name, input: name, rule: rule, label: title, message: nil)
    }
}
