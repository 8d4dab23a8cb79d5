import Foundation
import Testing

/// The product walks every given form as the proof does.
///
/// Without the given definitions beside the checkout, the hub's own forms alone are walked.
@Suite
struct ComparisonTests {
    private static let setsOfAnswers: UInt64 = 20

    /// Where the two part, in one line.
    struct Difference: CustomStringConvertible {
        var form: String
        var seed: UInt64
        var what: String
        var description: String { "\(form) seed \(seed) \(what)" }
    }

    @Test func everyFormIsWalkedAsTheProofWalksIt() throws {
        let today = try #require(Day("2026-11-21"))
        var differences: [Difference] = []
        var refused: [String: [String]] = [:]
        var (compared, walks, ends) = (0, 0, [String: Int]())
        for definition in try Shared.forms() {
            let (file, paper) = (definition.name, try definition.paper())
            let product: Product
            do throws(Product.Refusal) {
                product = try Product(definition.data, paper, today: today)
            } catch {
                refused[error.reason, default: []].append(file)
                continue
            }
            compared += 1
            let maker = AnswerMaker(paper: paper, today: today)
            for seed in 0..<Self.setsOfAnswers {
                let written = maker.answers(seed: seed)
                let trail = Trail.walk(paper, written, today: today)
                walks += 1
                ends[Self.kind(trail.end), default: 0] += 1
                if let what = difference(trail, product.way(written)) {
                    differences.append(Difference(form: file, seed: seed, what: what))
                }
            }
        }
        print("compared: \(compared) forms, \(walks) walks, \(ends.sorted { $0.key < $1.key })")
        print("not compared: \(Self.line(refused))")
        for difference in differences { print("differs: \(difference)") }
        #expect(compared > 0)
        #expect(differences.isEmpty, "\(differences.count) walks differ, listed above")
    }

    private static func kind(_ end: Trail.End) -> String {
        if case .fault = end { "stopped" } else { "\(end)" }
    }

    /// All forms that the product refuses, by its first reason.
    private static func line(_ refused: [String: [String]]) -> String {
        refused.sorted { $0.value.count > $1.value.count }
            .map { "\($0.value.count) for \"\($0.key)\" (\($0.value.joined(separator: ", ")))" }
            .joined(separator: "; ")
    }

    private func difference(_ trail: Trail, _ way: Product.Way) -> String? {
        let same = zip(trail.path, way.path).prefix { $0 == $1 }.count
        if same == trail.path.count, same == way.path.count, trail.isComplete == way.isComplete { return nil }
        let page = same > 0 ? trail.path[same - 1] : "(start)"
        let mine = trail.path.dropFirst(same).first ?? "\(trail.end)"
        let theirs =
            way.path.dropFirst(same).first
            ?? (way.isComplete ? "complete" : "stops \(way.problems.joined(separator: ", "))")
        let turns = trail.turns.filter { $0.from == page || $0.from == mine || $0.from == theirs }
            .map { "\(trail.truth.paper.ruleNames[$0.condition] ?? $0.condition) is \($0.isTrue)" }
        return "after \(page): proof \(mine), product \(theirs) [\(turns.joined(separator: "; "))]"
    }

    @Test func theAnswersLeadFarAndBothWays() throws {
        let today = try #require(Day("2026-11-21"))
        var (walks, stopped, pages, stuck) = (0, 0, 0, [String]())
        var outcomes: [String: Set<Bool>] = [:]
        for definition in try Shared.forms() {
            let (file, paper) = (definition.name, try definition.paper())
            let maker = AnswerMaker(paper: paper, today: today)
            var reached = false
            for seed in 0..<Self.setsOfAnswers {
                let trail = Trail.walk(paper, maker.answers(seed: seed), today: today)
                walks += 1
                pages += trail.path.count
                if case .fault = trail.end { stopped += 1 } else { reached = true }
                for turn in trail.turns {
                    outcomes["\(file) \(turn.condition)", default: []].insert(turn.isTrue)
                }
            }
            if !reached {
                let trail = Trail.walk(paper, maker.answers(seed: 0), today: today)
                stuck.append("\(file): \(trail.path.last ?? "") \(trail.end)")
            }
        }
        let both = outcomes.values.count { $0.count == 2 }
        print(
            "proof alone: \(walks) walks, \(pages) pages, \(stopped) stopped; "
                + "\(both) of \(outcomes.count) conditions met on the way were both true and false"
        )
        for line in stuck { print("never reaches an end: \(line)") }
        // The two that are stuck ask for a choice from a list that their files do not hold.
        #expect(stuck.count <= 2)
        #expect(both * 2 > outcomes.count)
    }

    @Test func theSameSeedMakesTheSameAnswers() throws {
        let today = try #require(Day("2026-11-21"))
        for definition in try Shared.forms().prefix(40) {
            let one = AnswerMaker(paper: try definition.paper(), today: today).answers(seed: 7)
            let other = AnswerMaker(paper: try definition.paper(), today: today).answers(seed: 7)
            #expect(one.entries == other.entries, "\(definition.name)")
        }
    }
}
