import Foundation

/// The requirements of one kind, in the order in which they are listed.
struct RequirementSection: Decodable {
    let title: String
    let requirements: [Requirement]
}

/// One requirement on access, and why it is not met where it is not.
struct Requirement: Decodable {
    enum Level: String, Decodable, CaseIterable {
        case must, should, could
        /// Set down as practice or as background, without a level.
        case note
    }

    /// What holds for a requirement that no test shows to be met in full.
    enum State: String, Decodable, CaseIterable {
        case partly
        /// Being built now; its tests come with it.
        case soon
        case notYet = "not yet"
        case byHand = "by hand"
        case notApplicable = "not applicable"

        /// Whether tests may say that they show it.
        ///
        /// Elsewhere a test that does is a sign that the state is out of date.
        var allowsTests: Bool { self == .partly }
    }

    let id: String
    let level: Level
    let what: String
    let source: String?
    let state: State?
    let reason: String?
}

/// What `Accessibility/requirements.json` holds.
struct Requirements: Decodable {
    let sections: [RequirementSection]

    var all: [Requirement] { sections.flatMap(\.requirements) }

    static func read(_ file: URL) throws -> Requirements {
        try JSONDecoder().decode(Requirements.self, from: Data(contentsOf: file))
    }
}
