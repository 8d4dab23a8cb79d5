import Domain
import Ground
import Testing

@testable import Store

/// What two records of one person say differently is kept when they are joined.
@Suite struct JoinedWordsTests {
    private let store: Store
    private let kept: Person
    private let other: Person

    init() throws {
        store = try Scratch().make()
        kept = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        var details = PeopleTests.details("Joan Mary Marker")
        details.born = CivilDate(daysSinceEpoch: -7_300)
        other = try PeopleTests.register(2, PeopleTests.registration(2, details), in: store)
    }

    private func need(_ words: String, _ person: Person, _ language: String, _ number: Int) throws {
        let needs = try SupportNeeds([.interpreter], language: language, words: words, phone: "")
        let day = CivilDate(daysSinceEpoch: 20_000)
        try store.keep(needs, in: AccountUse(owner: person.id), on: day, audit: audit(number))
    }

    private func join() throws {
        let plan = JoiningPlan(keeping: kept, joining: other, as: kept.details)
        _ = try store.join(plan, at: 9, audit: [audit(91), audit(92)]).get()
    }

    @Test func aDateOfBirthThatIsNotChosenStaysInHerHistory() throws {
        try join()
        let former = try store.formerDetails(of: kept.id)
        #expect(
            former.contains(FormerDetail(.born, before: other.details.born.iso, changedAt: 9)),
            "\(former)"
        )
        #expect(former.contains(FormerDetail(.name, before: "Joan Mary Marker", changedAt: 9)))
        let held = try store.held(on: kept.id)
        let texts = held.sections.flatMap(\.rows).joined().compactMap { field in
            if case .text(let text) = field.value { text } else { nil }
        }
        #expect(texts.contains(other.details.born.iso), "she takes it away with all else")
    }

    @Test func whatBothSayTheyNeedInTheirOwnWordsIsKeptWholeHoweverLong() throws {
        let (mine, hers) = (
            String(repeating: "I faint. ", count: 22), String(repeating: "Speak up. ", count: 20)
        )
        try need(mine, kept, "Polish", 10)
        try need(hers, other, "Urdu", 11)
        try join()
        let needs = try store.needs(of: kept.id)
        #expect(needs.words.contains("I faint. I faint") && needs.words.contains("Speak up. Speak up"))
        #expect(needs.words.count > SupportNeeds.mostSigns)
        #expect(needs.language == "Polish; Urdu")
        #expect(try store.formerDetails(of: kept.id).allSatisfy { $0.fact != .needs }, "nothing is left over")
    }

    @Test func aNeedThatIsLongerThanOnePageStandsInTheWayOfNoOther() throws {
        let long = String(repeating: "a", count: 350)
        #expect(throws: SupportNeeds.Refusal.wordsTooLong(most: 200)) {
            try SupportNeeds([], words: long, phone: "")
        }
        #expect(try SupportNeeds([.stepFree], words: long, phone: "", kept: long).words == long)
        #expect(throws: SupportNeeds.Refusal.wordsTooLong(most: 350)) {
            try SupportNeeds([], words: long + "b", phone: "", kept: long)
        }
    }

    @Test func whatHasNoRoomBesideTheOthersStaysInHerHistory() throws {
        try need("", kept, "A language of northern hills", 10)
        try need("", other, "Another of the far south", 11)
        try join()
        #expect(try store.needs(of: kept.id).language == "A language of northern hills")
        let former = try store.formerDetails(of: kept.id)
        #expect(former.contains(FormerDetail(.needs, before: "Another of the far south", changedAt: 9)))
    }
}
