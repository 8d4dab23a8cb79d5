/// The requirements joined with the tests that show them: what is wrong with that, and the document of it.
struct Conformance {
    let sections: [RequirementSection]
    private let tests: [String: [String]]

    init(_ sections: [RequirementSection], _ claims: [Claim]) {
        self.sections = sections
        var tests: [String: Set<String>] = [:]
        for claim in claims {
            for id in claim.ids { tests[id, default: []].insert(claim.test) }
        }
        self.tests = tests.mapValues { $0.sorted() }
    }

    private var all: [Requirement] { sections.flatMap(\.requirements) }

    /// How many of a level are met, and how many there are.
    func count(_ level: Requirement.Level) -> (met: Int, all: Int) {
        let some = all.filter { $0.level == level }
        return (some.count { $0.state == nil }, some.count)
    }

    /// Everything that does not fit together, one sentence each.
    var faults: [String] {
        let ids = Set(all.map(\.id))
        let unknown = tests.keys.filter { !ids.contains($0) }.sorted()
        let twice = Dictionary(grouping: all, by: \.id).filter { $0.value.count > 1 }.keys.sorted()
        return unknown.map { "\($0) is said to be met, and is no requirement: \(tests[$0, default: []])" }
            + twice.map { "\($0) stands twice." } + all.compactMap(fault)
    }

    private func fault(of requirement: Requirement) -> String? {
        let (id, shown) = (requirement.id, tests[requirement.id, default: []])
        guard let state = requirement.state else {
            if requirement.reason != nil { return "\(id) has a reason and no state." }
            return shown.isEmpty ? "\(id) has no state, and no test shows it." : nil
        }
        if requirement.reason?.isEmpty != false { return "\(id) has a state and no reason." }
        if state.allowsTests {
            return shown.isEmpty ? "\(id) is \(state.rawValue) met, and no test shows it." : nil
        }
        return shown.isEmpty ? nil : "\(id) is “\(state.rawValue)”, and yet tests show it: \(shown)"
    }

    /// The whole document, the same for the same tests.
    var document: String {
        let lines = Self.opening + summary + sections.flatMap(table)
        return lines.joined(separator: "\n") + "\n"
    }

    private static let opening = [
        "# What is met, and what shows it", "",
        "Every requirement on access that Handrail is measured by, with its state and the tests that show it. The",
        "tests make this file (`RECORD=1 swift test --filter ConformanceTests`) and fail where it differs. What is",
        "required stands in `requirements.json`; a test says what it shows by a line above it, `/// Meets A06, A07.`",
        "", "What the states mean:", "",
        "- **met**: the tests named show it.",
        "- **partly**: the tests named show a part of it; the reason says what is left.",
        "- **soon**: it is being built, and its tests come with it.",
        "- **not yet**: it belongs to work that is not built.",
        "- **by hand**: it is measured or inspected on the real terminal, where it stands.",
        "- **not applicable**: it cannot arise here.", "",
        "EN is EN 301 549 v3.2.1, 508 is Section 508 (USA), WCAG is WCAG 2.2, GOV.UK is its Design System and its",
        "service manual. Where no source is named, the choice is our own. A *note* is practice or background without",
        "a level of its own.",
    ]

    private var summary: [String] {
        let states = Requirement.State.allCases
        let head = "| level | all | met | " + states.map(\.rawValue).joined(separator: " | ") + " |"
        let rows = Requirement.Level.allCases.compactMap { level -> String? in
            let some = all.filter { $0.level == level }
            guard !some.isEmpty else { return nil }
            let counts = states.map { state in some.count { $0.state == state } }
            let numbers = [some.count, some.count { $0.state == nil }] + counts
            return "| \(level.rawValue) | " + numbers.map(String.init).joined(separator: " | ") + " |"
        }
        return ["", head, "|" + String(repeating: "---|", count: states.count + 3)] + rows
    }

    private func table(of section: RequirementSection) -> [String] {
        [
            "", "## \(section.title)", "", "| | level | requirement | state | shown by, or why not |",
            "|---|---|---|---|---|",
        ]
            + section.requirements.map(row)
    }

    private func row(of requirement: Requirement) -> String {
        let shown = tests[requirement.id, default: []].map { "`\($0)`" }.joined(separator: ", ")
        let why = [shown, requirement.reason ?? ""].filter { !$0.isEmpty }.joined(separator: ". ")
        let what = requirement.what + (requirement.source.map { " (\($0))" } ?? "")
        let cells = [
            requirement.id, requirement.level.rawValue, what, requirement.state?.rawValue ?? "**met**", why,
        ]
        return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
}
