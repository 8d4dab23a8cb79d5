import Foundation
import Testing

/// The product walks every given form as the proof does.
///
/// Without the given definitions beside the checkout, the hub's own forms alone are walked.
@Suite struct ComparisonTests {
    @Test func everyFormIsWalkedAsTheProofWalksIt() throws {
        let today = try #require(Round.today)
        var refused: [String: [String]] = [:]
        var (compared, walks, differing, ends) = (0, 0, 0, [String: Int]())
        for round in try Round.all.get() {
            let product: Product
            do throws(Product.Refusal) {
                product = try Product(round.definition.data, round.paper, today: today)
            } catch {
                refused[error.reason, default: []].append(round.definition.name)
                continue
            }
            compared += 1
            var differences: [String: [Int]] = [:]
            for (seed, walk) in round.walks.enumerated() {
                walks += 1
                ends[Self.kind(walk.trail.end), default: 0] += 1
                if let what = difference(walk.trail, product.way(walk.written)) {
                    differences[what, default: []].append(seed)
                }
            }
            for (what, seeds) in differences.sorted(by: { $0.key < $1.key }) {
                differing += seeds.count
                print("differs: \(round.definition.name) \(what) seeds \(seeds)")
            }
        }
        print("compared: \(compared) forms, \(walks) walks, \(differing) differ; \(Self.line(ends))")
        print("not compared: \(Self.line(refused))")
        #expect(compared > 0)
        #expect(differing == 0, "\(differing) of \(walks) walks differ, listed above")
    }

    private static func kind(_ end: Trail.End) -> String {
        if case .fault = end { "stopped" } else { "\(end)" }
    }

    private static func line(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    /// All forms that the product refuses, by its first reason.
    private static func line(_ refused: [String: [String]]) -> String {
        refused.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map { "\($0.value.count) for \"\($0.key)\" (\($0.value.joined(separator: ", ")))" }
            .joined(separator: "; ")
    }

    /// Where the two part, and the conditions that were looked at there; nil where they do not.
    private func difference(_ trail: Trail, _ way: Product.Way) -> String? {
        let same = zip(trail.path, way.path).prefix { $0 == $1 }.count
        if same == trail.path.count, same == way.path.count, trail.isComplete == way.isComplete {
            return otherMistake(trail, way)
        }
        let page = same > 0 ? trail.path[same - 1] : "(start)"
        let mine = trail.path.dropFirst(same).first ?? "\(trail.end)"
        let stop = way.problems.isEmpty ? "ends" : "stops \(way.problems.joined(separator: ", "))"
        let theirs = way.path.dropFirst(same).first ?? (way.isComplete ? "complete" : stop)
        let paper = trail.truth.paper
        let turns = trail.turns.filter { $0.from == page || $0.from == mine || $0.from == theirs }.map {
            turn in
            let trouble = trail.truth.trouble(turn.condition).map { " (\($0))" } ?? ""
            return "\(paper.ruleNames[turn.condition] ?? turn.condition) is \(turn.isTrue)\(trouble)"
        }
        return "after \(page): proof \(mine), product \(theirs) [\(turns.joined(separator: "; "))]"
    }

    /// Both stop on the same page, but the product has nothing against the field that the proof stops at.
    private func otherMistake(_ trail: Trail, _ way: Product.Way) -> String? {
        guard case .fault(let fault) = trail.end,
            !way.problems.contains(where: { $0.contains(fault.field.name) })
        else { return nil }
        return "on \(trail.path.last ?? ""): proof \(fault), product \(way.problems.joined(separator: ", "))"
    }

    @Test func theAnswersLeadFarAndBothWays() throws {
        var (walks, stopped, pages, stuck) = (0, 0, 0, [String]())
        var outcomes: [String: Set<Bool>] = [:]
        for round in try Round.all.get() {
            let faults = round.walks.count { Self.kind($0.trail.end) == "stopped" }
            (walks, stopped) = (walks + round.walks.count, stopped + faults)
            pages += round.walks.map(\.trail.path.count).reduce(0, +)
            for turn in round.walks.flatMap(\.trail.turns) {
                outcomes["\(round.definition.name) \(turn.condition)", default: []].insert(turn.isTrue)
            }
            if faults == round.walks.count, let trail = round.walks.first?.trail {
                stuck.append("\(round.definition.name): \(trail.path.last ?? "") \(trail.end)")
            }
        }
        let both = outcomes.values.count { $0.count == 2 }
        print(
            "proof alone: \(walks) walks, \(pages) pages, \(stopped) stopped; "
                + "\(both) of \(outcomes.count) conditions met on the way were both true and false"
        )
        // The two that are stuck ask for a choice from a list that their files do not hold.
        #expect(stuck.count <= 2, "\(stuck)")
        #expect(stopped * 8 < walks)
        #expect(both * 2 > outcomes.count)
    }

    @Test func theSameSeedMakesTheSameAnswers() throws {
        let today = try #require(Round.today)
        for round in try Round.all.get().prefix(40) {
            let again = AnswerMaker(paper: try round.definition.paper(), today: today).answers(seed: 7)
            #expect(round.walks[7].written.entries == again.entries, "\(round.definition.name)")
        }
    }
}
