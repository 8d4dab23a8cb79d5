import Content
import Forms
import Ground

/// `handrail form check`: says all that is wrong with forms, and what their authors should look at.
struct FormCheck {
    /// How hard one form is to read.
    private struct Reading {
        var file: String
        var ease: ReadingEase
    }

    private let accessibility: Accessibility
    private let today: CivilDate
    private let isPlainForAll: Bool
    private let isJSON: Bool
    private var plainWords: PlainWords?
    private var findings: [String] = []
    private var warnings: [String] = []
    private var readings: [Reading] = []

    init(_ arguments: Arguments) throws(Arguments.Misuse) {
        accessibility = Accessibility(Places(arguments).accessibility)
        today = try FormCommand.today(arguments)
        isPlainForAll = arguments.has("plain")
        isJSON = arguments.has("json")
    }

    func run(_ files: [String]) -> Int32 {
        var check = self
        for file in files { check.check(file) }
        if isJSON { Command.say(check.json(of: files.count)) } else { check.say(of: files.count) }
        return check.findings.isEmpty ? Command.Code.done : Command.Code.no
    }

    private mutating func check(_ file: String) {
        do {
            let bytes = try TextFile.read(file)
            let form = try Form.read(bytes, named: file)
            var found = form.warnings
            // What was read once is JSON.
            guard let json = try? JSON(parsing: bytes) else { return }
            found += form.review(json, named: file, today: today)
            if isPlainForAll || json["metadata"]?["hub"] != nil { found += try measure(json, file) }
            found.sort { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
            var told: Set<Finding> = []
            warnings += found.filter { told.insert($0).inserted }.map(\.description)
        } catch let refusal as FormRefusal {
            findings += refusal.findings.map(\.description)
        } catch let error as ContentError {
            findings += error.lines
        } catch { findings.append(file) }
    }

    private mutating func measure(_ json: JSON, _ file: String) throws(ContentError) -> [Finding] {
        let words: PlainWords
        if let plainWords { words = plainWords } else { words = try accessibility.plainWords() }
        plainWords = words
        let review = PlainReview(json, named: file, words: words)
        readings.append(Reading(file: file, ease: review.ease))
        return review.findings
    }

    private func say(of count: Int) {
        for finding in findings { Command.say(finding) }
        for warning in warnings { Command.say("\(warning) (It can be run as it is.)") }
        for reading in readings {
            guard let age = reading.ease.age, let grade = reading.ease.grade else { continue }
            Command.say(
                "\(reading.file): reading age \(age) (Flesch-Kincaid grade \(Self.tenths(grade)); "
                    + "\(reading.ease.sentences) sentences of \(Self.tenths(reading.ease.wordsInSentence)) words)"
            )
        }
        if findings.isEmpty {
            Command.say(count == 1 ? "The form is in order." : "All forms are in order.")
        }
    }

    private func json(of count: Int) -> String {
        JSONText.object([
            ("files", String(count)),
            ("findings", JSONText.array(findings.map(JSONText.string))),
            ("warnings", JSONText.array(warnings.map(JSONText.string))),
            (
                "reading",
                JSONText.array(
                    readings.map { reading in
                        JSONText.object([
                            ("file", JSONText.string(reading.file)),
                            ("age", reading.ease.age.map(String.init) ?? "null"),
                            ("grade", reading.ease.grade.map(Self.tenths) ?? "null"),
                            ("sentences", String(reading.ease.sentences)),
                            ("words", String(reading.ease.words)),
                        ])
                    }
                )
            ),
        ])
    }

    private static func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
