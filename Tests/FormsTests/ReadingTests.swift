import Forms
import Foundation
import Ground
import Testing

@Suite struct ReadingTests {
    private func findings(_ text: String) -> [Finding] {
        do throws(FormRefusal) {
            _ = try Form.read(Array(text.utf8), named: "f.json")
            return []
        } catch { return error.findings }
    }

    private func page(_ component: String, lists: String = "[]", conditions: String = "[]") -> String {
        """
        {"engine": "V2", "schema": 2, "name": "N", "lists": \(lists), "conditions": \(conditions), "sections": [],
        "pages": [{"id": "p", "path": "/one", "title": "One", "components": [\(component)]},
        {"path": "/summary", "title": "Check", "controller": "SummaryPageController"}]}
        """
    }

    @Test func aFindingNamesFileLineAndColumn() throws {
        let finding = try #require(
            findings(page(#"{"type": "TextField", "name": "a b", "title": "T"}"#)).first
        )
        #expect(finding.description.hasPrefix("f.json:2:"))
        #expect(finding.place.line == 2)
    }

    @Test func aComponentOfNoKnownTypeIsRefusedByItsName() {
        let found = findings(page(#"{"type": "NoSuchField", "name": "a", "title": "T"}"#))
        #expect(found.contains { $0.what.contains("NoSuchField") })
    }

    @Test(arguments: [
        (#"{"type": "RadiosField", "name": "a", "title": "T", "list": "none"}"#, "none"),
        (
            #"{"type": "TextField", "name": "a", "title": "T", "schema": {"regex": "("}}"#,
            "cannot be used"
        ),
        (
            #"{"type": "TextField", "name": "a", "title": "T", "schema": {"min": 5, "max": 2}}"#,
            "no answer fits"
        ),
        (#"{"type": "TextField", "title": "T"}"#, "name"), (#"{"name": "a", "title": "T"}"#, "type"),
        (#"{"type": "TextField", "name": "a", "title": "T", "schema": {"max": "many"}}"#, "max"),
        (
            #"{"type": "DatePartsField", "name": "a", "title": "T", "options": {"latestDate": "soon"}}"#,
            "2027-03-31"
        ),
    ])
    func whatIsWrongWithAQuestionIsSaid(_ component: String, _ words: String) {
        #expect(findings(page(component)).contains { $0.what.contains(words) })
    }

    @Test func theSameNameTwiceIsRefused() {
        let two =
            #"{"type": "TextField", "name": "a", "title": "T"}, {"type": "TextField", "name": "a", "title": "T"}"#
        #expect(findings(page(two)).contains { $0.what.contains("twice") })
    }

    @Test func aConditionThatNamesNothingOrItselfIsRefused() {
        let text = #"{"type": "TextField", "name": "a", "id": "q", "title": "T"}"#
        let lost =
            #"[{"id": "c", "items": [{"componentId": "no", "operator": "is", "type": "StringValue", "value": "x"}]}]"#
        #expect(findings(page(text, conditions: lost)).contains { $0.what.contains("must name a question") })
        let circle =
            #"[{"id": "c", "items": [{"conditionId": "d"}]}, {"id": "d", "items": [{"conditionId": "c"}]}]"#
        #expect(findings(page(text, conditions: circle)).contains { $0.what.contains("depends on itself") })
        let wrong =
            #"[{"id": "c", "items": [{"componentId": "q", "operator": "contains", "type": "StringValue", "value": "x"}]}]"#
        #expect(findings(page(text, conditions: wrong)).contains { $0.what.contains("cannot be asked") })
    }

    @Test func aTextThatIsTooLongToReadIsRefusedAtItsPlace() {
        let long = String(repeating: "words ", count: 200_000)
        let found = findings(page(#"{"type": "Html", "content": "\#(long)"}"#))
        #expect(found.count == 1 && found.first?.what.contains("longer than anybody reads") == true)
    }

    @Test func tenMegabytesAndDeepNestingAreRefusedInUnderASecond() {
        let start = Date()
        let pages = {
            #"{"engine": "V2", "schema": 2, "pages": ["# + String(repeating: "{},\n", count: $0) + "{}]}"
        }
        let tooLong = findings(pages(2_500_000))
        #expect(tooLong.count == 1 && tooLong.first?.what.contains("longer than 4 megabytes") == true)
        #expect((tooLong.first?.place.line ?? 0) > 1_000_000)
        #expect(findings(pages(1_000_000)).count == 100)
        #expect(!findings(String(repeating: "[", count: 10_000)).isEmpty)
        // A debug build on a busy machine takes some seconds; the release build is measured in Tests/Bench.
        #expect(Date().timeIntervalSince(start) < 60)
    }

    @Test func aFormWithChangesAtRandomNeverCrashesAndIsRefusedWithAPlace() throws {
        let file = root.appending(path: "Kiosk/Content/forms/street-problem.json")
        let good = Array(try Data(contentsOf: file))
        var chance = Chance(state: 7)
        for _ in 0..<400 {
            var bytes = good
            for _ in 0..<(1 + chance.next(4)) {
                let place = chance.next(bytes.count)
                switch chance.next(3) {
                case 0: bytes[place] = UInt8(chance.next(256))
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + chance.next(40)))
                default: bytes.insert(contentsOf: Array(#"{"x": [null, 1]}"#.utf8), at: place)
                }
            }
            do throws(FormRefusal) {
                let form = try Form.read(bytes, named: "f")
                _ = form.walk(Answers(), today: today)
            } catch {
                #expect(!error.findings.isEmpty)
                #expect(error.findings.allSatisfy { $0.place.line >= 1 && $0.place.column >= 1 })
            }
        }
    }
}

/// A small random source with a seed.
struct Chance {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
