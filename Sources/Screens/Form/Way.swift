import Domain
import Forms
import Ground

// Where the journey leads, on and back.
extension FormJourney {
    /// Where Continue leads from a page whose answers are in order.
    func following(_ page: Page, _ moment: Moment) -> Place {
        switch place {
        case .item: return .list(page.path)
        case .page where page.repeating != nil: return list(page)
        default: return next(after: page, moment)
        }
    }

    func next(after page: Page, _ moment: Moment) -> Place {
        let walk = form.walk(answers, today: moment.today)
        if isChanging {
            if walk.isComplete { return .check }
            if let stop = walk.stoppedAt { return opening(stop.page) }
        }
        guard let index = walk.pages.firstIndex(where: { $0.path == page.path }), index + 1 < walk.pages.count
        else { return .page(page.path) }
        let next = walk.pages[index + 1]
        return next.kind == .summary ? .check : opening(next)
    }

    /// The path that a kept journey carries on at.
    var pagePath: String {
        switch place {
        case .page(let path), .list(let path), .item(let path, key: _, isNew: _): path
        case .check, .notSent: form.pages.first { $0.kind == .summary }?.path ?? Self.checkPath
        }
    }

    mutating func back(_ moment: Moment) -> [Step] {
        if scan != nil { return leaveScan(moment) }
        switch place {
        case .notSent:
            arrive(.check, moment)
        case .check:
            let walk = form.walk(answers, today: moment.today)
            guard let last = walk.pages.last(where: { $0.kind != .summary }) else { return [.close] }
            arrive(ending(last), moment)
        case .item(let path, key: _, isNew: _):
            guard let page = form.page(at: path), let group = page.repeating else { return [.close] }
            if !answers.items(of: group.name).isEmpty || group.min == 0 {
                arrive(.list(path), moment)
                return []
            }
            return page.questions.isEmpty ? back(from: path, moment) : enter(.page(path), moment)
        case .list(let path):
            guard let page = form.page(at: path) else { return [.close] }
            return page.questions.isEmpty ? back(from: path, moment) : enter(.page(path), moment)
        case .page(let path):
            return back(from: path, moment)
        }
        return []
    }

    private mutating func enter(_ place: Place, _ moment: Moment) -> [Step] {
        arrive(place, moment)
        return []
    }

    private mutating func back(from path: String, _ moment: Moment) -> [Step] {
        let walk = form.walk(answers, today: moment.today)
        if isChanging, walk.isComplete { return enter(.check, moment) }
        guard let index = walk.pages.firstIndex(where: { $0.path == path }), index > 0 else {
            return [.close]
        }
        return enter(ending(walk.pages[index - 1]), moment)
    }

    /// Where a page is entered from behind.
    private func ending(_ page: Page) -> Place {
        guard page.repeating != nil else { return .page(page.path) }
        return list(page)
    }
}
