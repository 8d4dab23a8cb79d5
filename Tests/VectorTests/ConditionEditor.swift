/// What a designer's screen does to a condition: parts are added, changed, moved, grouped and taken away.
///
/// The conditions of version 1 that come out of it are what this program reads; the editing is the designer's own.
struct ConditionEditor {
    /// One part: a comparison or another condition's name, or a group of parts.
    private struct Part {
        var coordinator: String?
        var content: [String: Any] = [:]
        /// Empty where it is no group.
        var parts: [Part] = []
    }

    private var parts: [Part] = []

    /// Does what a case describes; a step that is not known is a difference.
    init(_ operations: [[Any]]) throws {
        for operation in operations {
            let arguments = Array(operation.dropFirst())
            switch (operation.first as? String, arguments.first, arguments.last) {
            case ("add", let part as [String: Any], _): parts.append(Self.part(part))
            case ("replace", let index as Int, let part as [String: Any]): replace(index, Self.part(part))
            case ("remove", let indices as [Int], _): remove(indices)
            case ("addGroups", let ranges as [[Int]], _): group(ranges)
            case ("splitGroup", let index as Int, _): split(index)
            case ("moveEarlier", let index as Int, _): swap(index - 1, index)
            case ("moveLater", let index as Int, _): swap(index, index + 1)
            default: throw Verdict.difference("an unknown step of a designer: \(operation)")
            }
            clearFirst()
        }
    }

    private static func part(_ content: [String: Any]) -> Part {
        Part(coordinator: content["coordinator"] as? String, content: content)
    }

    /// The first part hangs on nothing before it.
    private mutating func clearFirst() {
        if !parts.isEmpty { parts[0].coordinator = nil }
    }

    private mutating func replace(_ index: Int, _ part: Part) {
        if parts.indices.contains(index) { parts[index] = part }
    }

    private mutating func remove(_ indices: [Int]) {
        parts = parts.enumerated().filter { !indices.contains($0.offset) }.map(\.element)
    }

    /// Two neighbours change places; one that becomes the first gives its coordinator to the one it passed.
    private mutating func swap(_ first: Int, _ second: Int) {
        guard parts.indices.contains(first), parts.indices.contains(second) else { return }
        parts.swapAt(first, second)
        if first == 0 { parts[1].coordinator = parts[0].coordinator }
    }

    /// Puts brackets around parts, by the places of the first and the last of each group.
    private mutating func group(_ ranges: [[Int]]) {
        for range in ranges.sorted(by: { ($0.first ?? 0) > ($1.first ?? 0) }) {
            guard let first = range.first, let last = range.last, first <= last,
                parts.indices.contains(first),
                parts.indices.contains(last)
            else { continue }
            var inner = Array(parts[first...last])
            let coordinator = inner[0].coordinator
            inner[0].coordinator = nil
            parts.replaceSubrange(first...last, with: [Part(coordinator: coordinator, parts: inner)])
        }
    }

    private mutating func split(_ index: Int) {
        guard parts.indices.contains(index), !parts[index].parts.isEmpty else { return }
        var inner = parts[index].parts
        inner[0].coordinator = parts[index].coordinator
        parts.replaceSubrange(index...index, with: inner)
    }

    // MARK: As a definition

    /// The value of a condition of version 1.
    var model: [String: Any] { ["name": "Case", "conditions": Self.json(parts)] }

    private static func json(_ parts: [Part]) -> [[String: Any]] {
        parts.map { part in
            var json = part.parts.isEmpty ? part.content : ["conditions": Self.json(part.parts)]
            json["coordinator"] = part.coordinator
            return json
        }
    }
}
