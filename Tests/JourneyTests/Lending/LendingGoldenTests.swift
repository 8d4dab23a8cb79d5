import Domain
import Ground
import Testing

@testable import Renderings
@testable import Screens

/// The pages about things that are lent, for a reviewer to read.
@Suite struct LendingGoldenTests {
    @Test(arguments: [(40, 12), (80, 24)])
    func theyLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        for (name, screen) in try LendingScreens.all() {
            let picture = try GoldenTests().picture(screen, Frame.Size(columns: columns, rows: rows))
            try expectGolden(picture, "\(name)-\(columns)x\(rows)")
        }
    }

    @Test func theyReadInLinesAsTheyWereReviewed() throws {
        for (name, screen) in try LendingScreens.all() {
            var renderer = LineRenderer(words: LineWords(try RealHub.words()))
            try expectGolden(renderer.lines(for: screen).joined(separator: "\n") + "\n", "\(name)-lines")
        }
    }

    @Test func theyReadInWelshAsTheyWereReviewed() throws {
        for (name, screen) in try LendingScreens.all("cy") {
            var renderer = LineRenderer(words: LineWords(try RealHub.words("cy")))
            try expectGolden(renderer.lines(for: screen).joined(separator: "\n") + "\n", "\(name)-cy-lines")
        }
    }

    /// What is heard from looking around to the agreement, which is read point by point.
    @Test func theyAreHeardAsTheyWereReviewed() throws {
        var resident = try LendingScreens.resident(hears: true)
        var narrator = Narrator(words: try RealHub.words(), outlet: .headphones)
        var script: [String] = []
        func listen(_ what: String) {
            script.append("> " + what)
            for utterance in narrator.utterances(for: resident.screen, with: resident.visit.settings) {
                script.append("  " + utterance.text)
            }
        }
        for id: ElementID in ["borrow", "everything", "model:tablet", "reserve"] {
            resident.press(id)
            listen(id.description)
        }
        resident.press(try #require(resident.screen.stops.first { $0.description.hasPrefix("day:") }))
        listen("a day")
        resident.press("agree")
        listen("agree")
        resident.press("send")
        listen("send")
        let agreed = try LendingScreens.shelf().agreement.lines
        #expect(agreed.allSatisfy { line in script.contains { $0.contains(line) } }, "each point is said")
        try expectGolden(script.joined(separator: "\n") + "\n", "spoken-lending")
    }

    /// Every refusal there is, as a resident may meet it.
    static let refusals: [BorrowingRefusal] = {
        let day = Resident.today
        return [
            .noRule(.period), .notLent, .tooYoung(age: 12, least: 16), .ageNotKnown(least: 16),
            .tooManyOfModel(count: 1, limit: 1), .tooMany(count: 3, limit: 3),
            .tooManyInHub(count: 2, limit: 2), .tooManyHolds(count: 3, limit: 3), .overdue(count: 1),
            .away(until: day),
            .accountEnded(day), .accountEndsFirst(day), .tooSoon(first: day), .tooFarAhead(last: day),
            .closed(day), .notFree(free: 0, asked: 1), .noRenewalLeft(count: 2, limit: 2),
            .noRenewalLeft(count: 0, limit: 0), .waitedFor(count: 2), .promised(from: day), .notLonger(day),
            .returned, .calendar(.neverOpens),
        ]
    }()

    @Test(arguments: refusals, ["en", "en-x-easy", "cy", "pl"])
    func everyRefusalIsSaidInWordsWithoutAFine(_ refusal: BorrowingRefusal, _ language: String) throws {
        let words = try RealHub.words(language)
        let told = words.told(.borrowing(refusal))
        #expect(!told.isEmpty)
        for line in told {
            #expect(!line.contains("{"), "something is not filled in: \(line)")
            #expect(line.split(separator: " ").count > 2, "\(line)")
            if language.hasPrefix("en") { #expect(!line.lowercased().contains("fine")) }
        }
    }
}
