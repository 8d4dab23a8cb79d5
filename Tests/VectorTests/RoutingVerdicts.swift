import Foundation
import Ground

@testable import Forms

/// Which page comes next, what is wrong on a page, and which conditions hold.
///
/// Cases of one form are steps of one session, where their file says so.
struct RoutingVerdicts {
    /// The form of a case; one that is refused is a difference.
    private func form(_ file: String) throws -> Form {
        do { return try Case.form(file) } catch {
            throw Verdict.difference("the form is refused: \(error.findings.first?.description ?? file)")
        }
    }

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

    /// The pages on the way, and where one of them stands among them.
    private func way(
        _ form: Form,
        _ page: String,
        _ answers: Answers,
        _ day: CivilDate
    ) throws -> (
        paths: [String], index: Int
    ) {
        let walk = form.walk(answers, today: day)
        let paths = walk.pages.map(\.path)
        guard let index = paths.firstIndex(of: page) else {
            throw Verdict.difference("\(page) is not on the way: \(paths)")
        }
        guard index + 1 < paths.count else {
            throw Verdict.difference("nothing follows \(page): \(walk.stoppedAt?.problems ?? [])")
        }
        return (paths, index)
    }

    // MARK: One step after the other

    /// The verdicts of the steps of each form, in the order of the file.
    func nextPages(_ cases: [Case]) -> [Verdict] {
        var sessions: [String: Answers] = [:]
        var verdicts: [Int: Verdict] = [:]
        let inOrder = cases.sorted { left, right in
            (left.file, left.line["seq"] as? Int ?? 0, left.number)
                < (right.file, right.line["seq"] as? Int ?? 0, right.number)
        }
        for step in inOrder {
            guard hasStepsBefore(step, cases) else {
                verdicts[step.number] = .notOurRule("the steps before it are not among the cases")
                continue
            }
            verdicts[step.number] = Verdict.of {
                let form = try form(step.file)
                var answers = sessions[step.file] ?? papers(form)
                try take(step.answers, into: &answers, form)
                sessions[step.file] = answers
                return try next(step, form, answers)
            }
        }
        return cases.map { verdicts[$0.number] ?? .differs("it was not run") }
    }

    /// Whether every step that its session begins with is among the cases.
    private func hasStepsBefore(_ step: Case, _ cases: [Case]) -> Bool {
        let number = step.line["seq"] as? Int ?? 0
        return cases.count { $0.file == step.file && ($0.line["seq"] as? Int ?? 0) < number } >= number - 1
    }

    private func next(_ step: Case, _ form: Form, _ answers: Answers) throws -> Verdict {
        let (paths, index) = try way(form, step.text("page") ?? "", answers, step.day)
        guard paths[index + 1] == step.text("expected_path") else {
            return .differs(
                "\(paths[index + 1]) follows; they say \(step.text("expected_path") ?? "nothing")"
            )
        }
        if let back = step.text("expected_back"), index == 0 || paths[index - 1] != back {
            return .differs("\(index == 0 ? "nothing" : paths[index - 1]) is before; they say \(back)")
        }
        return .agrees
    }

    // MARK: One by one

    /// What is missing on a page; their words are "Enter first name": the rule is compared, and the label.
    func pageErrors(_ step: Case) -> Verdict {
        Verdict.of {
            let form = try form(step.file)
            guard let page = form.page(at: step.text("page") ?? "") else {
                return .differs("there is no such page")
            }
            var answers = Answers()
            try take(step.answers, into: &answers, form)
            let problems = problems(on: page, answers, step.day)
            let missing = problems.filter { [.required, .choiceRequired].contains($0.rule) }
            for words in step.line["expected_errors"] as? [String] ?? [] {
                let label = words.split(separator: " ").dropFirst().joined(separator: " ").lowercased()
                guard missing.contains(where: { $0.label.lowercased() == label }) else {
                    return .differs("\"\(words)\" is not among \(problems)")
                }
            }
            return .agrees
        }
    }

    private func problems(on page: Page, _ answers: Answers, _ day: CivilDate) -> [Problem] {
        page.questions.flatMap { question -> [Problem] in
            do throws(Problems) {
                _ = try question.value(in: answers, today: day)
                return []
            } catch { return error.list }
        }
    }

    /// Whether a condition holds, or a page with a condition is asked.
    func condition(_ step: Case) -> Verdict {
        Verdict.of {
            let form = try form(step.file)
            var answers = Answers()
            try take(step.answers, into: &answers, form)
            guard let expected = step.line["expected"] as? Bool else { return .differs("it expects nothing") }
            let found: Bool
            if let page = step.text("page") {
                found = form.walk(answers, today: step.day).pages.contains { $0.path == page }
            } else if let condition = step.text("condition"), form.conditions[condition] != nil {
                found = form.holds(condition, answers, today: step.day)
            } else {
                return .differs("there is no such condition")
            }
            return found == expected
                ? .agrees : .differs("\(found) with \(step.answers); they say \(expected)")
        }
    }

    // MARK: Whole journeys

    func sequence(_ journey: Case) -> Verdict {
        Verdict.of {
            let form = try form(journey.file)
            var answers = papers(form)
            var strange: String?
            for step in journey.line["steps"] as? [[String: Any]] ?? [] {
                let expect = step["expect"] as? [String: Any] ?? [:]
                if expect["http_status"] as? Int == 400 {
                    strange = "an upload that is used a second time is refused by a file server"
                } else {
                    try play(step, expect, form, &answers, journey.day)
                }
            }
            return strange.map { .notOurRule($0) } ?? .agrees
        }
    }

    private func play(
        _ step: [String: Any],
        _ expect: [String: Any],
        _ form: Form,
        _ answers: inout Answers,
        _ day: CivilDate
    ) throws {
        let page = step["page"] as? String ?? ""
        let target = expect["redirect_to"] as? String
        if step["method"] as? String == "POST" {
            try take(step["answers"] as? [String: Any] ?? [:], into: &answers, form)
            guard let target else { return }
            let (paths, index) = try way(form, page, answers, day)
            guard paths[index + 1] == target else {
                throw Verdict.difference("\(paths[index + 1]) follows \(page); they say \(target)")
            }
            return
        }
        let paths = form.walk(answers, today: day).pages.map(\.path)
        // A page that is not on the way sends a browser back to the last one that is.
        let isAllowed = expect["http_status"] as? Int == 200
        guard paths.contains(page) == isAllowed else {
            throw Verdict.difference("\(page) is\(isAllowed ? " not" : "") on the way")
        }
        guard target == nil || paths.last == target else {
            throw Verdict.difference("the way ends at \(paths.last ?? ""); they say \(target ?? "")")
        }
    }
}

extension Form {
    /// Whether a condition of the form holds for some answers, wherever their questions stand.
    func holds(_ condition: String, _ answers: Answers, today: CivilDate) -> Bool {
        var values: [String: Value] = [:]
        for question in questions { values[question.name] = try? question.value(in: answers, today: today) }
        return conditions[condition]?.holds(values, today: today, among: conditions) ?? false
    }
}
