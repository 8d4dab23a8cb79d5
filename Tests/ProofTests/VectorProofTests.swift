import Foundation
import Testing

/// The proof itself is held to what other runners of the format state in their tests.
@Suite(.enabled(if: Shared.isHere, "needs the given definitions and vectors beside the checkout"))
struct VectorProofTests {
    private let today = Day("2025-06-19")

    private func place(_ key: String) -> Place {
        let parts = key.components(separatedBy: "__")
        return Place(
            id: FieldID(section: nil, name: parts[0]),
            part: parts.count > 1 ? parts[1] : nil
        )
    }

    /// Adds answers as a browser posts them.
    private func post(_ answers: Tree, to written: inout Written, of paper: Paper) {
        for (key, answer) in answers.object {
            var place = place(key)
            let name = place.id.name
            place.id = paper.fields.first { $0.id.name == name }?.id ?? place.id
            written.entries[place] =
                if case .list(let items) = answer {
                    .ticks(items.map(\.plain).filter { $0 != "unchecked" })
                } else { .text(answer.plain) }
        }
    }

    private func state(_ answers: Tree) -> [FieldID: Value] {
        var state: [FieldID: Value] = [:]
        for (name, answer) in answers.object {
            let id = FieldID(section: nil, name: name)
            state[id] = answer.truth.map { .truth($0) } ?? .text(answer.plain)
        }
        return state
    }

    @Test func conditionsAreAsTrueAsOthersSay() throws {
        let cases = try Shared.vectors("condition-evaluation")
        #expect(!Shared.areKnown || cases.count == 15)
        for one in cases {
            let paper = try Shared.paper(one["form_file"].plain)
            let day = try #require(one["today"].text.map { Day($0) } ?? today)
            let truth = Truth(paper: paper, today: day, state: state(one["answers"]))
            let note = Comment(rawValue: "\(one["condition_name"].plain) \(one["answers"])")
            #expect(truth.holds(one["condition"].plain) == one["expected"].truth, note)
        }
    }

    @Test func pagesAreAskedWhenOthersAskThem() throws {
        let cases = try Shared.vectors("page-condition")
        #expect(!Shared.areKnown || cases.count == 2)
        for one in cases {
            let paper = try Shared.paper(one["form_file"].plain)
            let page = try #require(paper.pages.first { $0.path == one["page"].text })
            let truth = Truth(paper: paper, today: try #require(today), state: state(one["answers"]))
            #expect(truth.holds(try #require(page.condition)) == one["expected"].truth)
        }
    }

    @Test func theNextPageIsWhereOthersGo() throws {
        let cases = try Shared.vectors("next-page")
        #expect(!Shared.areKnown || cases.count == 9)
        var sessions: [String: Written] = [:]
        for one in cases where steps(before: one, among: cases) != nil {
            let paper = try Shared.paper(one["form_file"].plain)
            post(one["answers"], to: &sessions[one["form_file"].plain, default: Written()], of: paper)
            // Files are uploaded to others in steps that no case states; here they are brought to the desk.
            for field in paper.fields {
                if case .file = field.type { sessions[one["form_file"].plain]?[field.id] = .text("desk") }
            }
            let trail = Trail.walk(
                paper,
                try #require(sessions[one["form_file"].plain]),
                today: try #require(today)
            )
            let note = Comment(rawValue: "\(one["seq"].plain) \(trail.path) \(trail.end)")
            let here = try #require(trail.path.firstIndex(of: one["page"].plain), note)
            #expect(trail.path.dropFirst(here + 1).first == one["expected_path"].text, note)
            if let back = one["expected_back"].text { #expect(trail.path.prefix(here).last == back, note) }
        }
    }

    /// The right steps of a session before one of its cases; nil where some of them are not among the vectors.
    private func steps(before one: Tree, among right: [Tree]) -> [Tree]? {
        let number = one["seq"].int ?? 0
        let before = right.filter { $0["form_file"] == one["form_file"] && ($0["seq"].int ?? 0) < number }
        return before.count >= number - 1 ? before : nil
    }

    @Test func theWalkStopsWhereOthersShowAMistake() throws {
        // The errors are posted in the session of the next-page cases, before the right answers of the same step.
        let cases = try Shared.vectors("page-errors")
        let right = try Shared.vectors("next-page")
        #expect(!Shared.areKnown || cases.count == 7)
        for one in cases {
            let paper = try Shared.paper(one["form_file"].plain)
            guard let before = steps(before: one, among: right) else { continue }
            var wrong = Written()
            for step in before { post(step["answers"], to: &wrong, of: paper) }
            post(one["answers"], to: &wrong, of: paper)
            let trail = Trail.walk(paper, wrong, today: try #require(today))
            #expect(trail.path.last == one["page"].text)
            guard case .fault(let fault) = trail.end else {
                Issue.record("no mistake: \(trail.path)")
                continue
            }
            let label = paper.fields.first { $0.id == fault.field }?.label.lowercased() ?? "?"
            #expect(one["expected_errors"].list[0].plain.lowercased().contains(label))
        }
    }

    @Test func aSessionIsLedThroughThePagesAsElsewhere() throws {
        let cases = try Shared.vectors("page-sequence")
        #expect(!Shared.areKnown || cases.count == 17)
        var played = 0
        for one in cases {
            // What became of an upload is the business of a file server that a kiosk does not have.
            if one["form_file"].plain.contains("file-upload"), one["steps"].list.count > 1 { continue }
            played += 1
            let paper = try Shared.paper(one["form_file"].plain)
            var written = Written()
            for step in one["steps"].list { try play(step, paper, &written, one["test"].plain) }
        }
        #expect(!Shared.areKnown || played == 13)
    }

    private func play(_ step: Tree, _ paper: Paper, _ written: inout Written, _ test: String) throws {
        let page = step["page"].plain
        let expect = step["expect"]
        let note = Comment(rawValue: "\(test): \(step["method"].plain) \(page)")
        if step["method"].text == "POST" { post(step["answers"], to: &written, of: paper) }
        let trail = Trail.walk(paper, written, today: try #require(today))
        if step["method"].text == "POST" {
            let here = try #require(trail.path.firstIndex(of: page), note)
            let next = trail.path.dropFirst(here + 1).first
            if let target = expect["redirect_to"].text { #expect(next == target, note) }
        } else if expect["http_status"].int == 200 {
            #expect(trail.path.contains(page), note)
        } else {
            // A page off the walk leads back to the last one that is on it.
            #expect(!trail.path.contains(page), note)
            let allowed = expect["location_one_of"].list.map(\.plain) + [expect["redirect_to"].text ?? ""]
            #expect(allowed.contains(trail.path.last ?? ""), note)
        }
    }

    @Test func theOldestConditionsAreReadAsWritten() throws {
        // The vectors hold none, so these are stated here: AND before OR, brackets, names of other conditions.
        let json = """
            {"pages":[{"path":"/a","section":"s","components":[
              {"type":"NumberField","name":"n"},{"type":"TextField","name":"t"},{"type":"YesNoField","name":"y"}]}],
             "conditions":[{"name":"many","value":"s.n > 2"},{"name":"bob","value":"s.t=='Bob'"},
              {"name":"tight","value":"many or bob and s.y"},{"name":"loose","value":"(many or bob) and s.y"},
              {"name":"none","value":"not many"},{"name":"lost","value":"s.nothing == 1 or many"},
              {"name":"late","value":"many or s.nothing == 1"},{"name":"loop","value":"loop == false"},
              {"name":"same","value":"many == false"},{"name":"bad","value":"s.n >"}]}
            """
        let paper = try PaperReader.read(Data(json.utf8), named: "own")
        let id = { FieldID(section: "s", name: $0) }
        func truths(_ n: Value, _ t: Value, _ y: Value) throws -> Set<String> {
            let truth = Truth(
                paper: paper,
                today: try #require(today),
                state: [id("n"): n, id("t"): t, id("y"): y]
            )
            return Set(paper.rules.keys.filter(truth.holds))
        }
        #expect(try truths(.number(3), .text("x"), .truth(false)) == ["many", "tight", "late"])
        #expect(
            try truths(.number(2), .text("Bob"), .truth(true)) == ["bob", "tight", "loose", "none", "same"]
        )
        #expect(try truths(.empty, .empty, .empty) == ["none", "same"])
    }

    @Test func whatIsRightForOneFieldIsRightHere() throws {
        // Whether others find a mistake decides here, not their words.
        let lists = try lists()
        var (run, unlike) = (0, [String]())
        for one in try Shared.vectors("component-validation") where one["answers"].object.isEmpty == false {
            let component = one["component"]
            let known = component["list"].word.map { lists[$0].isNull == false } ?? true
            guard known else { continue }
            let paper = sheet(component, lists)
            guard let field = paper.fields.first else { continue }
            switch (field.type, component["type"].text) {
            // Uploads and places on a map are entered in other ways at a kiosk.
            case (.file, _), (.hidden, _), (.parts, _), (_, "GeospatialField"), (_, "OsGridRefField"),
                (_, "NationalGridFieldNumberField"):
                continue
            default: break
            }
            // The month was worked out in their test, and only its shape is in the vector.
            if component["options"]["earliestMonthYear"].text == "yyyy-MM" { continue }
            run += 1
            let day = try #require(Day(one["today"].text ?? "2026-11-21"))
            var written = Written()
            post(one["answers"], to: &written, of: paper)
            let check = FieldCheck(
                field: field,
                written: written,
                today: day,
                holds: { _ in true }
            )
            let isRight = (try? check.value()) != nil
            if isRight != one["expected_errors"].list.isEmpty {
                unlike.append("\(one["test"].plain): \(component["type"].plain) \(one["answers"].object)")
            }
        }
        print("component cases: \(run) run, \(unlike.count) unlike")
        #expect(!Shared.areKnown || run > 40)
        #expect(unlike.isEmpty, "\(unlike)")
    }

    private func lists() throws -> Tree {
        guard let lists = Shared.lists else { return .null }
        return try Tree.read(try Data(contentsOf: lists))
    }

    private func sheet(_ component: Tree, _ lists: Tree) -> Paper {
        var list: Tree = .list([])
        if let name = component["list"].word { list = .list([lists[name]]) }
        let page = Tree.object(["path": .text("/a"), "components": .list([component])])
        return PaperReader.read(.object(["pages": .list([page]), "lists": list]), named: "case")
    }
}
