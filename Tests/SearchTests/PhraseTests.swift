import Domain
import Store
import Testing

/// Everyday phrasings lead to the service that is meant.
@Suite struct PhraseTests {
    /// At least nine in ten phrases find their service first.
    private static let first = 0.9
    /// At least 98 in a hundred find it among the first three.
    private static let firstThree = 0.98

    @Test func everydayWordsFindTheServiceThatIsMeant() throws {
        let index = try Town.index()
        let phrases = try Town.phrases()
        var (first, three) = (0, 0)
        for phrase in phrases {
            let codes = try index.search(phrase.words).map(\.code)
            let place = codes.firstIndex(of: phrase.service)
            if place == 0 {
                first += 1
            } else {
                print("\"\(phrase.words)\" means \(phrase.service) and finds \(codes.prefix(4))")
            }
            if let place, place < 3 { three += 1 }
        }
        let count = Double(phrases.count)
        print("\(phrases.count) phrases: \(first) first, \(three) in the first three")
        #expect(Double(first) / count >= Self.first)
        #expect(Double(three) / count >= Self.firstThree)
    }

    @Test func everyServiceOfThePackHasWordsOfResidents() throws {
        for service in try Town.pack() { #expect(!service.synonyms.isEmpty, "\(service.code)") }
    }

    @Test func everyPhraseMeansAServiceThatThereIsAndStandsOnce() throws {
        let codes = Set(try Town.pack().map(\.code))
        let phrases = try Town.phrases()
        #expect(phrases.count >= 60)
        #expect(Set(phrases.map(\.words)).count == phrases.count)
        for phrase in phrases { #expect(codes.contains(phrase.service), "\(phrase.service)") }
        for code in codes {
            #expect(phrases.count { $0.service == code } >= 3, "few look for \(code)")
        }
    }
}
