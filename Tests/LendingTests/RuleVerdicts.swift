import Domain
import Ground

/// Cases of limits and of keeping things longer.
enum RuleVerdicts {
    static func verdict(_ step: VectorCase) throws -> Verdict {
        if step.area == "renewal" { return try RenewalVerdicts.verdict(step.given, step.expected) }
        if step.given["maxissueqty"] != nil { return try matrix(step.given, step.expected) }
        if step.given["policy_max_items"] != nil { return try policy(step.given, step.expected) }
        return .notOurRule("a shape that is not known here")
    }

    private static let subject = LoanRules.Subject(model: "tablet", group: "adult", hub: "central")

    /// A number, `null` for no limit, `no rule` for none.
    private static func limit(_ json: JSON?) -> LendingLimit? {
        if let most = json?.integer { return .atMost(most) }
        return json?.isNull == true ? .unlimited : nil
    }

    private static func matrix(_ given: JSON, _ expected: JSON) throws -> Verdict {
        let known: Set = [
            "maxissueqty", "maxonsiteissueqty", "current", "onsite_request", "why",
            "ConsiderOnSiteCheckoutsAsNormalCheckouts",
        ]
        guard given.hasOnly(known) else { return .notOurRule("limits that are not known here") }
        var rule = LoanRule()
        rule.isLent = true
        rule.period = 14
        rule.atOnce = limit(given["maxissueqty"])
        rule.atOnceInHub = limit(given["maxonsiteissueqty"])
        rule.countsUseInHub = given["ConsiderOnSiteCheckoutsAsNormalCheckouts"]?.isYes
        let current = given["current"]?.elements?.compactMap(\.string) ?? []
        let inHub = current.count { $0 == "onsite" }
        let ask = BorrowingAsk(
            subject,
            use: given["onsite_request"]?.isYes == true ? .inHub : .atHome,
            today: Sample.monday,
            counts: .init(atHome: current.count - inHub, inHub: inHub)
        )
        let first = try LoanRules([rule]).refusals(of: ask, at: Sample.calendar()).first
        let found = first.map { [name($0), String($0.count ?? 0), String($0.limit ?? 0)] }
        let wanted = expected["blocked"].flatMap { blocked in
            blocked.isNull
                ? nil
                : [
                    blocked["reason"]?.string ?? "", String(blocked["count"]?.integer ?? 0),
                    String(blocked["max_allowed"]?.integer ?? 0),
                ]
        }
        return .of(found == wanted, "\(found ?? [])")
    }

    /// What others call a refusal.
    private static func name(_ refusal: BorrowingRefusal) -> String {
        switch refusal {
        case .noRule: "NO_RULE_DEFINED"
        case .tooMany: "TOO_MANY_CHECKOUTS"
        case .tooManyInHub: "TOO_MANY_ONSITE_CHECKOUTS"
        default: refusal.code
        }
    }

    /// Things that are ended do not count; staff may exceed a limit.
    private static func policy(_ given: JSON, _ expected: JSON) throws -> Verdict {
        let counted = ["holds", "loans", "active_holds", "active_loans", "started_holds", "existing"]
        let known = Set(counted + ["policy_max_items", "actor", "ended_holds", "ended_loans", "why"])
        guard given.hasOnly(known) else { return .notOurRule("limits that are not known here") }
        var rule = LoanRule()
        rule.isLent = true
        rule.period = 7
        rule.atOnce = given["policy_max_items"].map { limit($0) } ?? nil
        let has = counted.reduce(0) { $0 + (given[$1]?.integer ?? 0) }
        let ask = BorrowingAsk(
            subject,
            today: Sample.monday,
            counts: .init(atHome: has),
            mayExceedLimits: given["actor"]?.string == "staff"
        )
        let found = try LoanRules([rule]).refusals(of: ask, at: Sample.calendar())
        return .of(found.isEmpty == (expected["result"]?.string == "ok"), "\(found)")
    }
}

/// Cases of keeping things longer.
enum RenewalVerdicts {
    private static let due = Sample.monday.adding(days: 3)

    static func verdict(_ given: JSON, _ expected: JSON) throws -> Verdict {
        if given["policy_automatic_renewal"] != nil { return try byItself(given, expected) }
        if given["existing_request"] != nil {
            return .notOurRule("nobody asks staff: the rules answer at once")
        }
        if given["reservation2_starts"] != nil { return try touching(given, expected) }
        var terms = LoanTerms(period: 14, renewals: .atMost(3))
        var loan = Renewal(due: due, today: Sample.monday, count: 0)
        var calendar = try Sample.calendar()
        for member in given.members ?? [] {
            switch (member.key, member.value.integer, member.value.string) {
            case ("max_renewal_days", let days?, _): terms.renewalPeriod = days
            case ("blockers", nil, nil): break
            case ("free_on_due_plus_1", let free?, _):
                if free < 1 { loan.freeThrough = due }
            case ("times_renewed", let count?, _): loan.count = count
            case ("max_times", let most?, _): terms.renewals = .atMost(most)
            case ("renewal_count", let count?, _): loan.count = count
            case ("limit", let most?, _), ("renewal_limit", let most?, _): terms.renewals = .atMost(most)
            case ("renewal_count", _, "= limit"?): loan.count = 3
            case ("renewal_count", _, "below limit"?), ("renewal_count", _, "< limit"?): loan.count = 2
            case ("state", _, let state?): loan.isReturned = state == "returned"
            case ("ended", _, _): loan.isReturned = member.value.isYes
            case ("active_hold_on_item", _, _): loan.waiting = member.value.isYes ? 1 : 0
            case ("closure", _, let range?):
                let ends = range.split(separator: ".").compactMap { Int($0.drop { !$0.isNumber }) }
                guard ends.count == 2 else { return .notOurRule("a closure that is not known here") }
                calendar = try Sample.calendar(closed: (ends[0]...ends[1]).map { due.adding(days: $0) })
            default: return .notOurRule("a shape that is not known here: \(member.key)")
            }
        }
        return try judged(terms, loan, calendar, given, expected)
    }

    private static func judged(
        _ terms: LoanTerms,
        _ loan: Renewal,
        _ calendar: OpeningCalendar,
        _ given: JSON,
        _ expected: JSON
    ) throws -> Verdict {
        let found = try? terms.renewed(loan, at: calendar)
        let told = found.map { "due \($0.iso)" } ?? "refused"
        if let may = expected["eligible"]?.bool ?? expected["member_renewable"]?.bool {
            return .of((found != nil) == may, told)
        }
        guard let wanted = expected["new_due"]?.string else {
            return .notOurRule("a question not known here")
        }
        let ahead = Int(wanted.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0
        if (found ?? due) == due.adding(days: ahead) { return .agrees }
        guard given["closure"] != nil else { return .differs(told) }
        return .notOurRule("it ends before a closure; with us it is due after it")
    }

    /// How many are kept longer by themselves, and how many would be but for somebody who waits.
    private static func byItself(_ given: JSON, _ expected: JSON) throws -> Verdict {
        guard given["due"]?.string == "today" else { return .notOurRule("a day that is not known here") }
        let itself = given["policy_automatic_renewal"]?.bool ?? false
        let terms = LoanTerms(period: 14, renewals: .atMost(3), renewsItself: itself)
        var loan = Renewal(due: Sample.monday, today: Sample.monday, count: 0)
        loan.waiting = given["pending_request_by_other"]?.isYes == true ? 1 : 0
        if given["renewals_used_up"]?.isYes == true { loan.count = 3 }
        let isKept = terms.renewedByItself(loan, at: try Sample.calendar()) != nil
        let found = [isKept ? 1 : 0, itself && !isKept ? 1 : 0]
        return .of(found == expected["extended_ignored"]?.elements?.compactMap(\.integer), "\(found)")
    }

    /// Whether it may be kept until others have it, told in days: never on the day they have it.
    private static func touching(_ given: JSON, _ expected: JSON) throws -> Verdict {
        func ahead(_ key: String) -> Int? {
            given[key]?.string.flatMap { Int($0.dropFirst().prefix { $0.isNumber }) }
        }
        guard let next = ahead("reservation2_starts"), let wanted = ahead("extend_to") else {
            return .notOurRule("a shape that is not known here")
        }
        if next == wanted {
            return .notOurRule("one ends and the next begins within a day; our days are whole")
        }
        let terms = LoanTerms(period: 1, renewals: .unlimited, renewalPeriod: wanted)
        let loan = Renewal(
            due: Sample.monday,
            today: Sample.monday,
            count: 0,
            freeThrough: Sample.monday.adding(days: next - 1)
        )
        let day = try? terms.renewed(loan, at: Sample.calendar())
        let isSo = day == Sample.monday.adding(days: wanted)
        return .of(isSo == expected["ok"]?.bool, "\(isSo)")
    }
}
