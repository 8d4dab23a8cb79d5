import Foundation
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The design document that lays the requirements down, where it lies beside the checkout.
private let design =
    ProcessInfo.processInfo.environment["HANDRAIL_SHARED"].map { URL(filePath: $0) }?
    .appending(path: "design/ACCESS.md")
    ?? root.deletingLastPathComponent().appending(path: "shared/design/ACCESS.md")

@Suite struct ConformanceTests {
    private let document = root.appending(path: "Accessibility/CONFORMANCE.md")

    private func requirements() throws -> Requirements {
        try Requirements.read(root.appending(path: "Accessibility/requirements.json"))
    }

    private func sources() throws -> [URL] {
        let walk = try #require(
            FileManager.default.enumerator(at: root.appending(path: "Tests"), includingPropertiesForKeys: nil)
        )
        return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    private func conformance() throws -> Conformance {
        let claims = try sources().flatMap { ClaimReader(try String(contentsOf: $0, encoding: .utf8)).claims }
        return Conformance(try requirements().sections, claims)
    }

    @Test func everyLineThatNamesRequirementsStandsAboveATest() throws {
        for file in try sources() {
            let faults = ClaimReader(try String(contentsOf: file, encoding: .utf8)).faults
            #expect(faults.isEmpty, "\(file.lastPathComponent): \(faults)")
        }
    }

    @Test func everyRequirementIsShownByATestOrSaysWhyNot() throws {
        let conformance = try conformance()
        for fault in conformance.faults { Issue.record("\(fault)") }
        let must = conformance.count(.must)
        print("Of \(must.all) requirements that must be met, \(must.met) are met.")
    }

    /// Meets P51.
    @Test func theDocumentSaysWhatTheTestsShow() throws {
        let made = try conformance().document
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try made.write(to: document, atomically: true, encoding: .utf8)
        }
        let committed = try String(contentsOf: document, encoding: .utf8)
        #expect(made == committed, "Accessibility/CONFORMANCE.md is out of date; RECORD=1 writes it anew.")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: design.path()), "the design is not here"))
    func noRequirementOfTheDesignIsLeftOutOrHasAnotherLevel() throws {
        let lines = try String(contentsOf: design, encoding: .utf8).split(separator: "\n")
        var laidDown: [String: Requirement.Level] = [:]
        for line in lines {
            let words = line.split(separator: " ", maxSplits: 2)
            guard words.count > 1, words[0].wholeMatch(of: /[AKGVDBCILP][0-9]{2}/) != nil else { continue }
            laidDown[String(words[0])] = ["[M]": .must, "[S]": .should, "[C]": .could][words[1]] ?? .note
        }
        #expect(laidDown.count > 150)
        let listed = try requirements().all.map { ($0.id, $0.level) }
        #expect(laidDown == Dictionary(listed, uniquingKeysWith: { first, _ in first }))
    }
}

@Suite struct ClaimTests {
    private let meets = ClaimReader.mark

    @Test func aTestIsNamedWithItsSuiteWhereverItsNameStands() {
        let source = """
            @Suite(.serialized)
            struct SpeechTests {
                /// Says it again.
                ///
                \(meets)A06, A07.
                @Test(arguments: [1, 2])
                func repeats(_ times: Int) {}

                \(meets)A12.
                @Test func louder() {}
            }
            """
        let reader = ClaimReader(source)
        #expect(
            reader.claims == [
                Claim(test: "SpeechTests.repeats", ids: ["A06", "A07"]),
                Claim(test: "SpeechTests.louder", ids: ["A12"]),
            ]
        )
        #expect(reader.faults.isEmpty)
    }

    @Test(arguments: ["A06, A07", "A6.", "a06.", "A06 A07.", "everything."])
    func aLineThatNamesNoRequirementsIsRefused(_ words: String) {
        let reader = ClaimReader("\(meets)\(words)\n@Test func one() {}")
        #expect(reader.claims.isEmpty)
        #expect(reader.faults.map(\.line) == [1])
    }

    @Test(arguments: ["func one() {}", "\n@Test func one() {}", "let one = 1\n@Test func two() {}", ""])
    func aLineWithNoTestBelowIsRefused(_ below: String) {
        let reader = ClaimReader("\(meets)A06.\n\(below)")
        #expect(reader.claims.isEmpty)
        #expect(reader.faults.map(\.line) == [1])
    }
}

@Suite struct ConformanceFaultTests {
    private func faults(state: Requirement.State?, reason: String?, tests: [String: String]) -> [String] {
        let one = Requirement(id: "A01", level: .must, what: "x", source: nil, state: state, reason: reason)
        let claims = tests.map { Claim(test: $0.key, ids: [$0.value]) }
        return Conformance([RequirementSection(title: "All", requirements: [one])], claims).faults
    }

    @Test func whatATestShowsNeedsNoReason() {
        #expect(faults(state: nil, reason: nil, tests: ["one": "A01"]).isEmpty)
        #expect(faults(state: .partly, reason: "Half of it.", tests: ["one": "A01"]).isEmpty)
    }

    @Test func whatNoTestShowsNeedsAStateAndAReason() {
        #expect(faults(state: nil, reason: nil, tests: [:]).count == 1)
        #expect(faults(state: .partly, reason: "Half of it.", tests: [:]).count == 1)
        #expect(faults(state: .notYet, reason: nil, tests: [:]).count == 1)
        #expect(faults(state: .notYet, reason: "Not built.", tests: [:]).isEmpty)
    }

    @Test(arguments: Requirement.State.allCases.filter { !$0.allowsTests })
    func aStateThatATestContradictsIsFound(_ state: Requirement.State) {
        #expect(faults(state: state, reason: "Not built.", tests: ["one": "A01"]).count == 1)
    }

    @Test func aTestThatNamesNoRequirementThereIsIsFound() {
        #expect(faults(state: nil, reason: nil, tests: ["one": "A01", "two": "A99"]).count == 1)
    }

    @Test func aReasonStandsOnlyBesideAState() {
        #expect(faults(state: nil, reason: "Why?", tests: ["one": "A01"]).count == 1)
    }
}
