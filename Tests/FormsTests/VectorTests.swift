import Foundation
import Ground
import Testing

@testable import Forms

/// Which page comes next, what is wrong on a page, and which conditions hold, as other runners state it.
@Suite(.enabled(if: shared != nil, "the shared cases are not beside this checkout"))
struct VectorTests {
    /// The form of a case; nil where it needs what this program does not run yet.
    private func form(_ file: String) throws -> Form? { try? Case.form(file) }

    private func take(_ given: [String: Any], into answers: inout Answers, _ form: Form) throws {
        for (name, value) in given {
            let json = try JSONSerialization.data(withJSONObject: [name: value])
            let read = try Answers(reading: Array(json), named: "case", for: form)
            for (input, entry) in read.all { answers[input] = entry }
        }
    }

    /// Papers are uploaded to other runners in steps that no case states; here they are brought to the desk.
    private func papers(_ form: Form) -> Answers {
        var answers = Answers()
        for question in form.questions {
            if case .upload = question.kind { answers[question.name] = .choices([Evidence.desk]) }
        }
        return answers
    }

    /// Where Continue leads from a page, as a browser's runner would send one.
    private func next(_ form: Form, _ page: String, _ answers: Answers) throws -> String {
        let pages = form.walk(answers, today: today).pages
        let index = try #require(pages.firstIndex { $0.path == page }, "\(page) is not on the way")
        return try #require(
            index + 1 < pages.count ? pages[index + 1] : nil,
            "nothing follows \(page): \(form.walk(answers, today: today).stoppedAt?.problems ?? [])"
        ).path
    }

    @Test func everyCaseOfAFormIsRunOrListedWithItsReason() throws {
        var (run, left) = (0, [String: Int]())
        let all = try Case.all(
            "next-page",
            "page-errors",
            "condition-evaluation",
            "page-condition",
            "page-sequence"
        )
        for step in all {
            do throws(FormRefusal) {
                _ = try Case.form(step.file)
                run += 1
            } catch {
                left[step.file, default: 0] += 1
                print("not run, \(step.kind) of \(step.file): \(error.findings.map(\.description)[0])")
            }
        }
        #expect(!Given.areKnown || run == 50)
        #expect(left.isEmpty)
    }

    /// What is stated of other things than the rules of forms, and why it is not compared.
    private static let otherRules = [
        "condition-to-sentence": "how the screen of a designer words a condition; residents never see one",
        "condition-to-expression":
            "how a designer writes an expression; the second reader proves what it reads",
        "gherkin": "steps on the pages of a browser",
        "condition-evaluation-stockport": "conditions of another format, which is not read here",
    ]

    @Test func everyKindOfCaseIsRunOrNamedWithTheReasonWhyNot() throws {
        let run: Set<String> = [
            "next-page", "page-errors", "condition-evaluation", "page-condition", "page-sequence",
            "component-validation",
        ]
        let kinds = try Case.kinds()
        for (kind, count) in kinds.sorted(by: { $0.key < $1.key }) where !run.contains(kind) {
            print("not our rule, \(count) of \(kind): \(Self.otherRules[kind] ?? "for no known reason")")
            #expect(Self.otherRules[kind] != nil, "\(kind)")
        }
        #expect(!Given.areKnown || kinds.values.reduce(0, +) == 271)
    }

    @Test func theNextPageAndThePageBeforeAreTheirs() throws {
        var run = 0
        for (file, list) in Dictionary(grouping: try Case.all("next-page"), by: \.file) {
            guard let form = try form(file) else { continue }
            var answers = papers(form)
            for step in list.sorted(by: { ($0.line["seq"] as? Int ?? 0) < ($1.line["seq"] as? Int ?? 0) }) {
                let page = try #require(step.text("page"))
                try take(step.line["answers"] as? [String: Any] ?? [:], into: &answers, form)
                #expect(try next(form, page, answers) == step.text("expected_path"))
                if let back = step.text("expected_back") {
                    let pages = form.walk(answers, today: today).pages
                    let index = try #require(pages.firstIndex { $0.path == page })
                    #expect(index > 0 && pages[index - 1].path == back)
                }
                run += 1
            }
        }
        #expect(!Given.areKnown || run == 9)
    }

    @Test func whatIsWrongOnAPageIsTheirs() throws {
        var run = 0
        for step in try Case.all("page-errors") {
            guard let form = try form(step.file) else { continue }
            let page = try #require(form.page(at: step.text("page") ?? ""))
            var answers = Answers()
            try take(step.line["answers"] as? [String: Any] ?? [:], into: &answers, form)
            let labels = try #require(step.line["expected_errors"] as? [String])
            var problems: [Problem] = []
            for question in page.questions {
                do { _ = try question.value(in: answers, today: today) } catch { problems += error.list }
            }
            for label in labels {
                // Their words are "Enter first name": the rule is that something is missing, and the label is ours too.
                let name = label.replacing("Enter ", with: "").replacing("Select ", with: "")
                let found = problems.first { $0.label.lowercased() == name }
                #expect(found != nil, "\(label) is not among \(problems)")
                #expect(found?.rule == .required || found?.rule == .choiceRequired)
            }
            run += 1
        }
        #expect(!Given.areKnown || run == 7)
    }

    @Test func conditionsHoldWhereTheirsDo() throws {
        var run = 0
        for step in try Case.all("condition-evaluation", "page-condition") {
            guard let form = try form(step.file) else { continue }
            let day = step.text("today").flatMap { CivilDate(iso: $0) } ?? today
            var answers = Answers()
            try take(step.line["answers"] as? [String: Any] ?? [:], into: &answers, form)
            let expected = try #require(step.line["expected"] as? Bool)
            if let page = step.text("page") {
                let isOnTheWay = form.walk(answers, today: day).pages.contains { $0.path == page }
                #expect(isOnTheWay == expected, "\(page) with \(step.line["answers"] ?? "")")
            } else {
                let condition = try #require(step.text("condition"))
                #expect(form.holds(condition, answers, today: day) == expected, "\(step.line)")
            }
            run += 1
        }
        #expect(!Given.areKnown || run == 17)
    }

    @Test func journeysGoWhereTheirsGo() throws {
        var run = 0
        for journey in try Case.all("page-sequence") {
            guard let form = try form(journey.file) else { continue }
            var answers = papers(form)
            for step in journey.line["steps"] as? [[String: Any]] ?? [] {
                let page = try #require(step["page"] as? String)
                let expect = step["expect"] as? [String: Any] ?? [:]
                if step["method"] as? String == "POST" {
                    try take(step["answers"] as? [String: Any] ?? [:], into: &answers, form)
                    if let wanted = expect["redirect_to"] as? String {
                        #expect(try next(form, page, answers) == wanted)
                    }
                } else if expect["http_status"] as? Int == 400 {
                    print("not our rule: an upload of theirs that was used already, in \(journey.file)")
                } else {
                    let pages = form.walk(answers, today: today).pages.map(\.path)
                    // A page that is not on the way sends a browser back to the last one that is.
                    let isOnTheWay = pages.contains(page)
                    #expect(
                        isOnTheWay == (expect["http_status"] as? Int == 200),
                        "\(page) in \(journey.line["test"] ?? "")"
                    )
                    if let wanted = expect["redirect_to"] as? String { #expect(pages.last == wanted) }
                }
            }
            run += 1
        }
        #expect(!Given.areKnown || run == 17)
    }
}

extension Form {
    /// Whether a condition of the form holds for some answers, wherever their questions stand.
    fileprivate func holds(_ condition: String, _ answers: Answers, today: CivilDate) -> Bool {
        var values: [String: Value] = [:]
        for question in questions { values[question.name] = try? question.value(in: answers, today: today) }
        return conditions[condition]?.holds(values, today: today, among: conditions) ?? false
    }
}
