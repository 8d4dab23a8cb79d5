import Ground
import Testing

/// Every case that other systems state in their tests is compared, or listed with the reason why not.
///
/// `VECTORS` names another file of cases.
@Suite(.enabled(if: VectorFile.url != nil, "the shared cases are not beside this checkout"))
struct LendingVectorTests {
    /// How many of each area there are among the cases that were given.
    private static let areas = [
        "accessory-stock": 3, "calendar": 15, "calendar-change": 1, "circulation-state-machine": 45,
        "csv-import": 6,
        "due-date": 8, "hold-pickup-expiry": 6, "hold-queue": 3, "hold-queue-next": 5,
        "hold-queue-promotion": 5,
        "hold-state": 4, "loan-conflict": 2, "loan-limit": 13, "pool-availability": 18, "renewal": 11,
    ]

    private func verdict(_ step: VectorCase) throws -> Verdict {
        switch step.area {
        case "accessory-stock", "pool-availability": try AvailabilityVerdicts.verdict(step)
        case "due-date", "calendar", "calendar-change": try CalendarVerdicts.verdict(step)
        case "renewal", "loan-limit": try RuleVerdicts.verdict(step)
        case "circulation-state-machine": try MoveVerdicts.verdict(step)
        case "hold-state", "hold-queue", "hold-queue-next", "hold-queue-promotion", "hold-pickup-expiry",
            "loan-conflict":
            try HoldVerdicts.verdict(step)
        case "csv-import": ImportVerdicts.verdict(step)
        default: .notOurRule("an area that is not known here")
        }
    }

    @Test func everyCaseAgreesOrIsListedWithItsReason() throws {
        let (cases, unread) = try VectorCase.all()
        var counts: [String: [String: Int]] = [:]
        for step in cases {
            let verdict = try verdict(step)
            let kind = verdict.told.prefix { $0 != ":" }
            counts[step.area, default: [:]][String(kind), default: 0] += 1
            if verdict == .agrees { continue }
            print("line \(step.number), \(step.area), \(step.name): \(verdict.told)")
            if case .differs = verdict {
                Issue.record("line \(step.number), \(step.area), \(step.name): \(verdict.told)")
            }
        }
        for (area, found) in counts.sorted(by: { $0.key < $1.key }) {
            let all = found.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            print("\(area): \(all.joined(separator: ", "))")
            #expect(!VectorFile.isKnown || found.values.reduce(0, +) == Self.areas[area], "\(area)")
        }
        let agree = counts.values.reduce(0) { $0 + ($1["agrees"] ?? 0) }
        print("lending: \(agree) of \(cases.count) cases agree; \(unread.count) lines not read")
        #expect(agree > 0)
        #expect(agree * 100 >= cases.count * 90)
        guard VectorFile.isKnown else { return }
        #expect(unread.isEmpty)
        #expect(cases.count == Self.areas.values.reduce(0, +))
    }
}

/// What files hold that are read in.
enum ImportVerdicts {
    static func verdict(_ step: VectorCase) -> Verdict {
        if step.given["scenario"] != nil {
            return .notOurRule("sites and staff of an appointment service are not read from a file here")
        }
        return .waits("the files of an asset register are not read in yet")
    }
}
