import Testing

/// Every case that other runners of the format state is compared, or listed with the reason why not.
///
/// `VECTORS` and `FORMS` name another file of cases and another folder of definitions.
@Suite(.enabled(if: Given.areHere, "the shared cases are not beside this checkout"))
struct AgreementTests {
    /// The kinds of cases that are compared, and how many there are of each among those given.
    static let kinds = [
        "component-validation": 123, "condition-evaluation": 15, "condition-evaluation-stockport": 9,
        "condition-to-expression": 21, "condition-to-sentence": 38, "gherkin": 30, "next-page": 9,
        "page-condition": 2, "page-errors": 7, "page-sequence": 17,
    ]

    /// The verdicts of the cases of one kind, in their order.
    private static func verdicts(_ kind: String, _ cases: [Case]) -> [(Case, Verdict)] {
        let isThere = { (step: Case) in step.file.isEmpty || Given.hasForm(step.file) }
        let there = cases.filter(isThere)
        let lost = cases.filter { !isThere($0) }
        return Array(zip(there, compare(kind, there)))
            + lost.map { ($0, .notOurRule("there is no \($0.file) in the folder of definitions")) }
    }

    private static func compare(_ kind: String, _ cases: [Case]) -> [Verdict] {
        switch kind {
        case "next-page": return RoutingVerdicts().nextPages(cases)
        case "page-errors": return cases.map(RoutingVerdicts().pageErrors)
        case "condition-evaluation", "page-condition": return cases.map(RoutingVerdicts().condition)
        case "page-sequence": return cases.map(RoutingVerdicts().sequence)
        case "component-validation": return cases.map(ComponentVerdicts(cases).verdict)
        case "condition-to-expression": return cases.map(ConditionVerdicts.expression)
        case "condition-to-sentence": return cases.map(ConditionVerdicts.sentence)
        case "condition-evaluation-stockport": return cases.map(ConditionVerdicts.council)
        case "gherkin": return cases.map(GherkinVerdicts.verdict)
        default: return cases.map { _ in .notOurRule("a kind of case that is not known here") }
        }
    }

    @Test func everyCaseAgreesOrIsListedWithItsReason() throws {
        let (cases, unread) = try Case.all()
        var total = Tally()
        var summary: [String] = []
        for (kind, list) in Dictionary(grouping: cases, by: \.kind).sorted(by: { $0.key < $1.key }) {
            var tally = Tally()
            for (step, verdict) in Self.verdicts(kind, list) {
                tally.count(verdict)
                guard verdict != .agrees else { continue }
                let name = step.text("test") ?? step.text("page") ?? step.text("condition_name") ?? ""
                print("\(verdict.name), line \(step.number), \(kind), \(name): \(verdict.reason)")
                if case .differs(let why) = verdict {
                    Issue.record("line \(step.number), \(kind), \(name): \(why)")
                }
            }
            summary.append("\(kind): \(tally)")
            total = total + tally
            #expect(!Given.areKnown || tally.all == Self.kinds[kind], "\(kind)")
        }
        for line in unread { print("not read, line \(line): it holds no case") }
        for line in summary { print(line) }
        print("in all: \(total)" + (unread.isEmpty ? "" : "; \(unread.count) lines not read"))
        #expect(total.compared > 0)
        #expect(total.agree * 100 >= total.compared * 95)
        guard Given.areKnown else { return }
        #expect(unread.isEmpty)
        #expect(total.all == Self.kinds.values.reduce(0, +))
        #expect(total.agree >= 236 && total.notOurs <= 31)
    }
}
