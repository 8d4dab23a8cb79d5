import Domain
import Forms
import Foundation
import Ground
import Testing

@testable import Store

private func page(
    _ number: Int,
    of journey: Int = 1,
    _ content: String = "OkapiPage",
    at time: Int64 = 5
)
    -> ScannedEvidence
{
    ScannedEvidence(
        id: id(number + 5_000),
        journey: id(journey),
        question: "photo",
        content: Array("\(content)\(number)".utf8),
        keptAt: time
    )
}

private func draft(_ journey: Int, _ pages: [ScannedEvidence] = [], at time: Int64 = 5) -> Draft {
    var answers = Answers()
    if !pages.isEmpty { answers["photo"] = .choices(pages.map(\.id.description)) }
    return Draft(
        id: id(journey),
        service: "blue-badge",
        formVersion: "v",
        page: "/photo",
        terminal: "t",
        updatedAt: time,
        answers: answers
    )
}

private func submission(_ number: Int, naming pages: [ScannedEvidence]) -> Submission {
    var submission = submission(number)
    submission.answers[0].name = "photo"
    submission.answers[0].evidence = pages.map(\.id)
    return submission
}

@Suite struct EvidenceTests {
    @Test func pagesAreSentWithTheFormInOrderAndOthersOfTheJourneyGo() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let pages = (1...4).map { page($0) }
        for page in pages { try store.keep(page) }
        try store.keep(page(9, of: 2, "OtherResident"))
        let receipt = try store.submit(submission(1, naming: [pages[2], pages[0]]), audit: audit(1)) {
            reference(1)
        }
        let again = try Store.open(at: scratch.path, now: 2)
        #expect(try again.evidence(of: receipt.reference) == [pages[2], pages[0]])
        #expect(try again.evidence(ofJourney: id(1)).isEmpty)
        #expect(try again.evidence(ofJourney: id(2)).count == 1, "pages of others stay")
        #expect(try again.check().isEmpty)
    }

    @Test func aFormIsNeverSentWithoutThePagesItNames() throws {
        let store = try Scratch().make()
        let (there, gone, foreign) = (page(1), page(2), page(3, of: 2))
        try store.keep(there)
        try store.keep(foreign)
        for missing in [gone, foreign] {
            #expect(throws: StoreError.evidenceMissing) {
                try store.submit(submission(1, naming: [there, missing]), audit: audit(1)) { reference(1) }
            }
        }
        #expect(try store.stats().submissions == 0 && store.stats().auditEntries == 0)
        #expect(try store.evidence(ofJourney: id(1)) == [there], "nothing is changed")
    }

    @Test func sendingTwiceKeepsThePagesOnce() throws {
        let store = try Scratch().make()
        try store.keep(page(1))
        let first = try store.submit(submission(1, naming: [page(1)]), audit: audit(1)) { reference(1) }
        let second = try store.submit(submission(1, naming: [page(1)]), audit: audit(2)) { reference(2) }
        #expect(first == second)
        try store.discard(id(1))
        try store.discardEvidence([page(1).id], of: id(1))
        #expect(try store.evidence(of: first.reference) == [page(1)], "what was sent stays")
    }

    @Test func nothingOfAPageIsLeftInTheFilesWhenAJourneyEndsUnsent() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try store.keep(page(1))
        try store.save(draft(1, [page(1)]))
        try store.keep(page(2, of: 2))
        #expect(try scratch.bytes().range(of: Data("OkapiPage".utf8)) != nil)
        try store.discard(id(1))
        try store.discard(id(2))
        #expect(try store.evidence(ofJourney: id(1)).isEmpty && store.evidence(ofJourney: id(2)).isEmpty)
        #expect(try scratch.bytes().range(of: Data("OkapiPage".utf8)) == nil)
    }

    @Test func aPageThatIsTakenAwayLeavesNothingAndTheOthersStay() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try store.keep(page(1, "GnuPage"))
        try store.keep(page(2))
        try store.discardEvidence([page(1).id], of: id(2))
        #expect(try store.evidence(ofJourney: id(1)).count == 2, "of another journey nothing is taken away")
        try store.discardEvidence([page(1).id], of: id(1))
        #expect(try store.evidence(ofJourney: id(1)) == [page(2)])
        #expect(try scratch.bytes().range(of: Data("GnuPage".utf8)) == nil)
    }

    @Test func keepingADraftAgainLosesNoPage() throws {
        let store = try Scratch().make()
        try store.keep(page(1))
        try store.save(draft(1, [page(1)]))
        try store.save(draft(1, [page(1)], at: 6))
        #expect(try store.evidence(ofJourney: id(1)) == [page(1)])
        #expect(try store.draft(id(1))?.answers["photo"] == .choices([page(1).id.description]))
    }

    /// Meets P01.
    @Test func pagesGoWithOldDraftsAndOldPagesWithoutADraftGoToo() throws {
        let store = try Scratch().make()
        try store.keep(page(1, of: 1))
        try store.save(draft(1, [page(1)], at: 10))
        try store.keep(page(2, of: 2, at: 10))
        try store.keep(page(3, of: 3, at: 10))
        try store.save(draft(3, at: 90))
        try store.keep(page(4, of: 4, at: 90))
        try store.purgeDrafts(before: 50, audit: audit(1))
        let left = try (1...4).filter { try !store.evidence(ofJourney: id($0)).isEmpty }
        #expect(left == [3, 4])
        #expect(try store.stats().auditEntries == 1)
        try store.purgeDrafts(before: 50, audit: audit(2))
        #expect(try store.stats().auditEntries == 1, "where nothing is old, nothing is written")
    }

    @Test func aPageThatIsTooLargeOrEmptyOrOneTooManyIsRefused() throws {
        let store = try Scratch().make()
        var large = page(1)
        large.content = [UInt8](repeating: 1, count: ScannedEvidence.mostBytes + 1)
        #expect(throws: StoreError.tooLarge) { try store.keep(large) }
        large.content = []
        #expect(throws: StoreError.tooLarge) { try store.keep(large) }
        large.content = [UInt8](repeating: 1, count: ScannedEvidence.mostBytes)
        try store.keep(large)
        for number in 2...ScannedEvidence.mostPages { try store.keep(page(number)) }
        #expect(throws: StoreError.tooLarge) { try store.keep(page(ScannedEvidence.mostPages + 1)) }
        try store.keep(page(99, of: 2))
    }

    @Test func aPageThatComesAfterItsFormWasSentIsNotKept() throws {
        let store = try Scratch().make()
        _ = try store.submit(submission(1), audit: audit(1)) { reference(1) }
        try store.keep(page(1))
        #expect(try store.evidence(ofJourney: id(1)).isEmpty)
    }

    @Test func whatWasSentCannotBeChanged() throws {
        let store = try Scratch().make()
        try store.keep(page(1))
        _ = try store.submit(submission(1, naming: [page(1)]), audit: audit(1)) { reference(1) }
        #expect(throws: StoreError.self) {
            try store.connection.execute("UPDATE evidence SET content = x'00'")
        }
    }

    @Test func aStoreFromBeforeScansIsBroughtUpToDate() throws {
        let scratch = try Scratch()
        let old = try scratch.make()
        try old.save(draft(1))
        try takeBack(old, to: 3)
        let store = try Store.open(at: scratch.path, now: 9)
        try store.keep(page(1))
        #expect(try store.draft(id(1)) != nil && store.evidence(ofJourney: id(1)) == [page(1)])
        #expect(try store.check().isEmpty)
    }

    @Test func anIdIsReadBackFromItsTextAndNothingElseIs() {
        let good = id(77)
        #expect(ID(reading: good.description) == good)
        let text = good.description
        for bad in [
            "", "desk", String(text.dropLast()), text + "0", text.uppercased() + " ",
            text.replacing("-", with: "g"),
        ] {
            #expect(ID(reading: bad) == nil, "\(bad)")
        }
    }
}
