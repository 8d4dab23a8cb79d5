import Content
import Forms
import Foundation
import Ground
import Support
import Testing

/// What authors are told of real forms.
@Suite struct ReviewedFormsTests {
    private func json(_ code: String) throws -> (bytes: [UInt8], json: JSON) {
        let bytes = Array(try Data(contentsOf: root.appending(path: "Kiosk/Content/forms/\(code).json")))
        return (bytes, try JSON(parsing: bytes))
    }

    @Test(arguments: codes)
    func aFormOfTheHubIsInOrderAndPlain(_ code: String) throws {
        let (bytes, json) = try json(code)
        let form = try Form.read(bytes, named: code)
        #expect(form.review(json, named: code, today: today).isEmpty)
        let words = try Accessibility(root.appending(path: "Accessibility").path()).plainWords()
        let plain = PlainReview(json, named: code, words: words)
        #expect(plain.findings.isEmpty, "\(plain.findings)")
        #expect(try #require(plain.ease.age) <= 12)
    }

    /// Walks with answers taken at random come to no page that is said to be out of reach, and to an end from none
    /// from which no way is said to lead on.
    @Test(.enabled(if: given != nil, "the given forms are not beside the checkout"))
    func noWalkDoesWhatIsSaidToBeImpossible() throws {
        var dice = Dice(seed: 7)
        var walked = 0
        for file in try #require(given) {
            let bytes = Array(try Data(contentsOf: file))
            guard let form = try? Form.read(bytes, named: "f") else { continue }
            let said = form.review(try JSON(parsing: bytes), named: "f", today: today).map(\.what)
            for _ in 0..<20 {
                let walk = walk(form, &dice)
                walked += 1
                let paths = walk.pages.map(\.path)
                for path in paths {
                    let isOut = said.contains { $0.hasPrefix("No answers lead to \"\(path)\"") }
                    #expect(!isOut, "\(file.lastPathComponent): \(path) was reached")
                    guard walk.isComplete else { continue }
                    let isDead = said.contains { $0.hasPrefix("Whatever is answered on \"\(path)\"") }
                    #expect(!isDead, "\(file.lastPathComponent): \(path) led on")
                }
            }
        }
        #expect(walked > 1_000)
    }

    private func walk(_ form: Form, _ dice: inout Dice) -> Walk {
        var answers = Answers()
        for _ in 0..<80 {
            let walk = form.walk(answers, today: today)
            guard let page = walk.stoppedAt?.page else { return walk }
            let before = answers
            for question in page.questions {
                let fillings = GoodAnswers.fillings(of: [question], answers, today)
                if let filled = fillings.randomElement(using: &dice) { answers = filled }
            }
            if answers == before { return walk }
        }
        return form.walk(answers, today: today)
    }
}

/// Chance that is the same each time.
private struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 33
    }
}

/// The given forms, where they lie beside the checkout.
let given: [URL]? = {
    let named = ProcessInfo.processInfo.environment["HANDRAIL_SHARED"].map { URL(filePath: $0) }
    let folder = (named ?? root.deletingLastPathComponent().appending(path: "shared")).appending(
        path: "forms/given"
    )
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return files?.filter { $0.pathExtension == "json" }.sorted { $0.path() < $1.path() }
}()
