import Forms
import Ground
import Testing

/// What an author is told of that a runner could pass over in silence.
@Suite struct FindingTests {
    private func findings(_ text: String) -> [String] {
        do throws(FormRefusal) {
            _ = try Form.read(Array(text.utf8), named: "f.json")
            return []
        } catch { return error.findings.map(\.what) }
    }

    private func changed(_ old: String, to new: String) -> [String] {
        #expect(everyComponent.contains(old), "the sample has no \(old)")
        return findings(everyComponent.replacing(old, with: new))
    }

    @Test(arguments: [
        (#""about": ["Words."]"#, #""about": 3"#), (#""about": ["Words."]"#, #""about": [3]"#),
        (#""slaWorkingDays": 5"#, #""slaWorkingDays": "soon""#), (#""slaWorkingDays": 5"#, #""channels": 1"#),
        (#""slaWorkingDays": 5"#, #""emergencyPhone": 999"#), (#"{"help": ["Ask at the desk."]}"#, "[]"),
        (#"{"help": ["Ask at the desk."]}"#, #"{"speech": 1}"#),
        (#""sensitive": true"#, #""sensitive": "yes""#),
        (#""sensitive": true"#, #""spellOut": "yes""#),
        (#"{"required": "Enter the day you were born"}"#, "[]"),
        (#""referenceNumberPrefix": "EVE""#, #""referenceNumberPrefix": 1"#),
    ])
    func aNoteOfTheHubOfTheWrongTypeIsSaid(_ old: String, _ new: String) {
        let found = changed(old, to: new)
        #expect(found.count == 1 && found[0].contains("must be"), "\(found)")
    }

    @Test func aNoteTheHubDoesNotKnowIsLeftAlone() {
        #expect(changed(#""slaWorkingDays": 5"#, to: #""colour": "red", "slaWorkingDays": 5"#).isEmpty)
    }

    @Test(arguments: [
        (#""id": "p2""#, #""id": "p1""#, "p1"), (#""id": "n", "title""#, #""id": "l", "title""#, "l"),
        (#""id": "isChild", "type""#, #""id": "h", "type""#, "h"), (#""id": "li""#, #""id": "m""#, "m"),
    ])
    func anIdThatStandsTwiceIsSaid(_ old: String, _ new: String, _ id: String) {
        #expect(changed(old, to: new).contains("The id \"\(id)\" stands here twice. Change one."))
    }

    @Test func twoItemsOfAListWithOneIdAreSaid() {
        #expect(
            changed(#""id": "n2""#, to: #""id": "n1""#).contains { $0.contains("Two items of this list") }
        )
    }

    @Test(arguments: [
        (#"{"min": 1, "max": 2}"#, #"{"min": 4}"#), (#"{"min": 1, "max": 2}"#, #"{"length": 4}"#),
        (#"{"max": 70, "regex""#, #"{"max": 70, "length": 71, "regex""#),
        (#""precision": 0"#, #""precision": 1, "minPrecision": 2"#),
        (#""precision": 0"#, #""minLength": 3, "maxLength": 2"#),
        (#""maxDaysInFuture": 0"#, #""earliestDate": "2026-02-01", "latestDate": "2026-01-31""#),
    ])
    func aRuleThatNoAnswerFitsIsSaid(_ old: String, _ new: String) {
        #expect(changed(old, to: new).contains { $0.contains("no answer fits") })
    }

    @Test(arguments: [#"\u001b[2J"#, #"a\u0000b"#, #"\u009b"#, #"\u007f"#])
    func aTextThatWouldCommandTheTerminalIsRefused(_ text: String) {
        let found = changed(#""title": "Best?""#, to: #""title": "Best?\#(text)""#)
        #expect(found == ["This text holds a control character, which cannot be shown. Remove it."])
    }

    @Test func wordsInOtherLettersAndNewLinesAreNoControlCharacters() {
        #expect(changed(#""title": "Best?""#, to: #""title": "Gorau? أفضل é £\t\n""#).isEmpty)
    }

    @Test func theHintOfAnItemIsKeptAsATextToo() throws {
        let text = everyComponent.replacing(#"{"text": "Like a rose"}"#, with: #""Like a rose""#)
        let form = try Form.read(Array(text.utf8), named: "f.json")
        guard case .many(let options, _) = form.questions.first(where: { $0.name == "colours" })?.kind else {
            Issue.record("The tick boxes are no choice of many.")
            return
        }
        #expect(options.first?.hint == "Like a rose")
    }

    @Test func onlyTheFirstHundredFindingsAreToldInTheOrderOfTheFile() throws {
        let pages = Array(repeating: #"{"path": "none"}"#, count: 5_000).joined(separator: ",\n")
        let error = #expect(throws: FormRefusal.self) {
            try Form.read(
                Array("{\"engine\": \"V2\", \"schema\": 2, \"pages\": [\n\(pages)]}".utf8),
                named: "f.json"
            )
        }
        let lines = try #require(error?.findings.map(\.place.line))
        #expect(lines.count == 100 && lines == lines.sorted() && lines.last == 101)
    }
}
