import Content
import Forms
import Ground
import Screens

/// `handrail form`: check forms, or walk one with answers, without a screen.
enum FormCommand {
    private static let options: Set<String> = [
        "answers", "today", "accessibility", "content", "title", "code", "lang", "theme",
    ]

    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(words, options: options, flags: ["json", "plain"])
        let files = Array(arguments.words.dropFirst())
        switch arguments.words.first {
        case "check" where !files.isEmpty:
            return try FormCheck(arguments).run(files)
        case "walk" where files.count == 1:
            guard let answers = arguments["answers"] else {
                throw Arguments.Misuse(reason: "Say which answers: --answers ANSWERS.json.")
            }
            return walk(
                files[0],
                answers,
                try today(arguments),
                Places(arguments),
                isJSON: arguments.has("json")
            )
        case "new" where files.count == 1:
            guard let title = arguments["title"], !title.isEmpty else {
                throw Arguments.Misuse(
                    reason: "Say what the form is called: --title \"Tell us about a missed bin\"."
                )
            }
            return try FormNew.run(files[0], title: title, code: arguments["code"])
        case "preview" where files.count == 1:
            return FormPreview(arguments, file: files[0]).run()
        default:
            throw Arguments.Misuse(
                reason:
                    "Use: handrail form check FILE, form walk FILE --answers FILE, form preview FILE or form new FILE."
            )
        }
    }

    static func today(_ arguments: Arguments) throws(Arguments.Misuse) -> CivilDate {
        guard let text = arguments["today"] else { return World().today }
        guard let date = CivilDate(iso: text) else {
            throw Arguments.Misuse(reason: "--today must be a day like 2027-03-31.")
        }
        return date
    }

    private static func walk(
        _ file: String,
        _ answersFile: String,
        _ today: CivilDate,
        _ places: Places,
        isJSON: Bool
    ) -> Int32 {
        do {
            let form = try Form.read(TextFile.read(file), named: file)
            let answers = try Answers(reading: TextFile.read(answersFile), named: answersFile, for: form)
            let words = try Accessibility(places.accessibility).words("en")
            report(WalkReport(form, form.walk(answers, today: today), words, today), isJSON: isJSON)
            return Command.Code.done
        } catch let refusal as FormRefusal {
            for finding in refusal.findings { Command.complain(finding.description) }
        } catch let error as ContentError {
            for line in error.lines { Command.complain(line) }
        } catch { Command.complain(file) }
        return Command.Code.failed
    }

    private static func report(_ report: WalkReport, isJSON: Bool) {
        guard !isJSON else {
            Command.say(report.json)
            return
        }
        for reason in report.reasons { Command.say(reason.line) }
        for (name, message) in report.errors { Command.say("\(name): \(message)") }
        for row in report.summary { Command.say("\(row.title): \(row.value)") }
        Command.say(report.isComplete ? "The form can be sent." : "The form cannot be sent yet.")
    }
}

/// What came of walking a form, in words.
struct WalkReport {
    /// One question on the way, with its answer.
    struct Row {
        var page: String
        var name: String
        var title: String
        var value: String
    }

    var path: [String]
    /// Why each page is on the way, and which pages were passed by.
    var reasons: [WalkReason]
    var errors: [(name: String, message: String)]
    var summary: [Row]
    var isComplete: Bool

    init(_ form: Form, _ walk: Walk, _ words: Catalogue, _ today: CivilDate) {
        path = walk.pages.map(\.path)
        reasons = form.reasons(for: walk, today: today)
        errors = (walk.stoppedAt?.problems ?? []).map { ($0.input, words.message(for: $0)) }
        summary = walk.pages.flatMap { page in
            page.questions.compactMap { question in
                guard let value = walk.values[question.name] else { return nil }
                let text = words.lines(of: value).joined(separator: "\n")
                return Row(page: page.path, name: question.name, title: question.shortTitle, value: text)
            }
        }
        isComplete = walk.isComplete
    }

    /// The report as one line of JSON.
    var json: String {
        JSONText.object([
            ("path", JSONText.array(path.map(JSONText.string))),
            ("errors", JSONText.object(errors.map { ($0.name, JSONText.string($0.message)) })),
            (
                "summary",
                JSONText.array(
                    summary.map { row in
                        JSONText.object([
                            ("page", JSONText.string(row.page)), ("name", JSONText.string(row.name)),
                            ("title", JSONText.string(row.title)), ("value", JSONText.string(row.value)),
                        ])
                    }
                )
            ),
            ("complete", isComplete ? "true" : "false"),
        ])
    }
}

extension WalkReason {
    /// The reason as a line for the author.
    fileprivate var line: String {
        switch (isOnTheWay, condition) {
        case (true, nil): path
        case (true, let condition?): "\(path), because \(condition)"
        case (false, nil): "  not \(path)"
        case (false, let condition?): "  not \(path), which needs: \(condition)"
        }
    }
}
