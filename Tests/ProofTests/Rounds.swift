import Foundation

/// Every form with its sets of answers, and the way the proof finds through it: made once for all tests.
struct Round: Sendable {
    var definition: Shared.Definition
    var paper: Paper
    /// One for each seed, from 0.
    var walks: [(written: Written, trail: Trail)]

    static let today = Day("2026-11-21")

    /// Twenty sets of answers for each form, or as many as `PROOF_SETS` says.
    static let sets = ProcessInfo.processInfo.environment["PROOF_SETS"].flatMap { UInt64($0) } ?? 20

    static let all: Result<[Self], any Error> = Result { try make() }

    private static func make() throws -> [Self] {
        guard let today else { return [] }
        return try Shared.forms().map { definition in
            let paper = try definition.paper()
            let maker = AnswerMaker(paper: paper, today: today)
            let walks = (0..<sets).map { seed in
                let written = maker.answers(seed: seed)
                return (written, Trail.walk(paper, written, today: today))
            }
            return Self(definition: definition, paper: paper, walks: walks)
        }
    }
}
