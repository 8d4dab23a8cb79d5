import Forms
import Foundation
import Ground
import Testing

/// A good form with one thing changed in its structure: a name dropped, or a value of another type.
@Suite struct MutationTests {
    private let otherValues: [Any] = [
        NSNull(), true, 7, -1.5, "other", "", [], [1, "a"], [String: Any](), ["x": NSNull()],
        String(repeating: "long ", count: 300),
    ]

    private func changed(_ value: Any, at steps: inout Int, _ chance: inout Chance) -> Any? {
        if steps == 0 {
            steps = -1
            return chance.next(3) == 0 ? nil : otherValues[chance.next(otherValues.count)]
        }
        steps -= 1
        if let object = value as? [String: Any] {
            var copy: [String: Any] = [:]
            for key in object.keys.sorted() {
                guard let child = object[key] else { continue }
                copy[key] = steps < 0 ? child : changed(child, at: &steps, &chance)
            }
            return copy
        }
        if let list = value as? [Any] {
            return list.compactMap { steps < 0 ? $0 : changed($0, at: &steps, &chance) }
        }
        return value
    }

    @Test func aFormWithAKeyDroppedOrATypeChangedIsReadOrRefusedWithAPlace() throws {
        var chance = Chance(state: 3)
        let good = try JSONSerialization.jsonObject(with: Data(everyComponent.utf8))
        var refused = 0
        for _ in 0..<500 {
            var steps = 1 + chance.next(260)
            let bad = try #require(changed(good, at: &steps, &chance))
            let bytes = Array(try JSONSerialization.data(withJSONObject: bad, options: [.prettyPrinted]))
            let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
            do throws(FormRefusal) {
                let form = try Form.read(bytes, named: "f.json")
                #expect(!form.walk(Answers(everyAnswer), today: today).pages.isEmpty)
            } catch {
                refused += 1
                #expect((1...100).contains(error.findings.count))
                for finding in error.findings {
                    #expect((1...lines).contains(finding.place.line) && finding.place.column >= 1)
                    #expect(finding.description.hasPrefix("f.json:\(finding.place.line):"))
                }
            }
        }
        // Most of what stands in the form is needed; a hint or a help text more or less is not.
        #expect(refused > 200)
    }

    @Test func bytesFlippedInTheFormAreReadOrRefusedWithAPlace() {
        var chance = Chance(state: 5)
        let good = Array(everyComponent.utf8)
        for _ in 0..<500 {
            var bytes = good
            bytes[chance.next(bytes.count)] ^= UInt8(1 << chance.next(8))
            do throws(FormRefusal) {
                let form = try Form.read(bytes, named: "f.json")
                _ = form.walk(Answers(everyAnswer), today: today)
            } catch {
                #expect(!error.findings.isEmpty)
                #expect(error.findings.allSatisfy { $0.place.line >= 1 && $0.place.column >= 1 })
            }
        }
    }
}
