/// What came of comparing one case with this program.
enum Verdict: Equatable {
    case agrees
    /// It differs, and nothing says why: a mistake here, or a case that is wrong.
    case differs(String)
    /// It differs, and means to.
    case meansToDiffer(String)
    /// It states something that this program has no rule for.
    case notOurRule(String)

    var reason: String {
        switch self {
        case .agrees: ""
        case .differs(let why), .meansToDiffer(let why), .notOurRule(let why): why
        }
    }

    var name: String {
        switch self {
        case .agrees: "agrees"
        case .differs: "DIFFERS"
        case .meansToDiffer: "differs on purpose"
        case .notOurRule: "not our rule"
        }
    }

    /// What is thrown out of the middle of a comparison.
    struct Reached: Error { var verdict: Verdict }

    /// Ends a comparison that found a difference.
    static func difference(_ what: String) -> Reached { Reached(verdict: .differs(what)) }

    /// What a comparison came to.
    static func of(_ compare: () throws -> Verdict) -> Self {
        do { return try compare() } catch let reached as Reached { return reached.verdict } catch {
            return .differs("\(error)")
        }
    }
}

/// How many cases came to what.
struct Tally: CustomStringConvertible {
    var agree = 0
    var differ = 0
    var notOurs = 0

    mutating func count(_ verdict: Verdict) {
        switch verdict {
        case .agrees: agree += 1
        case .differs, .meansToDiffer: differ += 1
        case .notOurRule: notOurs += 1
        }
    }

    static func + (left: Self, right: Self) -> Self {
        Self(
            agree: left.agree + right.agree,
            differ: left.differ + right.differ,
            notOurs: left.notOurs + right.notOurs
        )
    }

    var all: Int { agree + differ + notOurs }
    var compared: Int { agree + differ }

    /// Per cent of some number, with one decimal, rounded down.
    private func share(_ whole: Int) -> String {
        guard whole > 0 else { return "–" }
        let tenths = agree * 1000 / whole
        return "\(tenths / 10).\(tenths % 10) %"
    }

    var description: String {
        "\(all) cases: \(agree) agree, \(differ) differ, \(notOurs) not our rule; "
            + "\(share(compared)) of those compared agree, \(share(all)) of all"
    }
}
