public import Ground

/// Why a page is on a way, or was passed by.
public struct WalkReason: Hashable, Sendable {
    /// The path of the page.
    public let path: String
    /// Whether the page is on the way.
    public let isOnTheWay: Bool
    /// The condition that decided it, in words; nil where none did.
    public let condition: String?
}

extension Form {
    /// Why the way leads over its pages and past others, in the order in which that was decided.
    ///
    /// A page is told as passed by where its condition was looked at and did not hold, or where a link to it was
    /// looked at and not followed. `today` is the day the way was walked on.
    public func reasons(for walk: Walk, today: CivilDate) -> [WalkReason] {
        routing == .linear ? reasonsInOrder(walk) : reasonsByLinks(walk, today)
    }

    private func reasonsInOrder(_ walk: Walk) -> [WalkReason] {
        let asked = Set(walk.pages.map(\.path))
        let last = walk.pages.last.flatMap { numbers[$0.path] } ?? -1
        return pages.prefix(last + 1).filter { $0.payment == nil }.map { page in
            WalkReason(
                path: page.path,
                isOnTheWay: asked.contains(page.path),
                condition: page.condition.flatMap { words(ofCondition: $0) }
            )
        }
    }

    private func reasonsByLinks(_ walk: Walk, _ today: CivilDate) -> [WalkReason] {
        let asked = Set(walk.pages.map(\.path))
        guard let first = walk.pages.first else { return [] }
        var reasons = [WalkReason(path: first.path, isOnTheWay: true, condition: nil)]
        // A link sees the answers up to its own page.
        var known: [String: Value] = [:]
        for (page, next) in zip(walk.pages, walk.pages.dropFirst()) {
            for question in page.questions { known[question.name] = walk.values[question.name] }
            let holds = { (id: String) in
                conditions[id]?.holds(known, today: today, among: conditions) ?? false
            }
            let links = pages[numbers[page.path] ?? 0].links
            let taken = links.firstIndex { $0.condition.map(holds) ?? false }
            for link in links.prefix(taken ?? links.count) {
                guard let path = link.path, let id = link.condition, !asked.contains(path) else { continue }
                let condition = words(ofCondition: id)
                reasons.append(WalkReason(path: path, isOnTheWay: false, condition: condition))
            }
            let condition = taken.flatMap { links[$0].condition }.flatMap { words(ofCondition: $0) }
            reasons.append(WalkReason(path: next.path, isOnTheWay: true, condition: condition))
        }
        return reasons
    }
}
