import Foundation
import Testing

/// What the hub adds to a form, by id: words to search by, what is private, what may be filled in.
@Suite struct NotesTests {
    private struct Notes {
        var service: [String: Any]
        var pages: [String: [String: Any]]
        var components: [String: [String: Any]]

        init(_ code: String) throws {
            let metadata = try #require(try formFile(code)["metadata"] as? [String: Any])
            let hub = try #require(metadata["hub"] as? [String: Any])
            service = try #require(hub["service"] as? [String: Any])
            pages = try #require(hub["pages"] as? [String: [String: Any]])
            components = try #require(hub["components"] as? [String: [String: Any]])
        }
    }

    /// The questions of a form as they stand in its file, each with what the hub adds.
    private func questions(_ code: String) throws -> [(question: [String: Any], notes: [String: Any])] {
        let notes = try Notes(code).components
        return try objects(in: formFile(code)["pages"] ?? []).filter { $0["name"] is String }
            .compactMap { object in (object["id"] as? String).map { (object, notes[$0] ?? [:]) } }
    }

    @Test(arguments: codes)
    func aServiceIsFoundByManyWordsThatResidentsUse(_ code: String) throws {
        let words = try #require(try Notes(code).service["synonyms"] as? [String])
        #expect((15...40).contains(words.count), "\(words.count)")
        #expect(Set(words).count == words.count)
        for word in words {
            #expect(word == word.lowercased(), "\(word)")
            #expect((1...5).contains(word.split(separator: " ").count), "\(word)")
            #expect(word.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " }, "\(word)")
        }
    }

    @Test(arguments: [
        ("settee", "bulky-waste"), ("dump", "bulky-waste"), ("wheelie bin", "missed-bin"),
        ("lamp post", "street-problem"), ("live alone", "council-tax-single-person"),
        ("moving house", "change-of-address"), ("rude staff", "complaint"),
        ("number plate", "parking-permit"),
        ("boiler", "housing-repair"), ("moved out", "council-tax-change"), ("lost my job", "benefit-change"),
        ("borrow", "library-card"), ("big letters", "translation-request"),
        ("nowhere to live", "housing-application"), ("dinner money", "free-school-meals"),
        ("disabled parking", "blue-badge"), ("grass", "garden-waste"),
    ])
    func anEverydayWordBelongsToTheServiceAPersonExpects(_ word: String, _ code: String) throws {
        let words = try #require(try Notes(code).service["synonyms"] as? [String])
        #expect(words.contains(word))
    }

    @Test(arguments: codes)
    func aServiceNamesItsCategoryLanguagesAndChannels(_ code: String) throws {
        let service = try Notes(code).service
        #expect((service["category"] as? String)?.isEmpty == false)
        let form = try formFile(code)
        let translated = (form["metadata"] as? [String: Any])?["translations"] as? [String: Any]
        #expect(service["languages"] as? [String] == ["en"] + (translated?.keys.sorted() ?? []))
        #expect(service["channels"] as? [String] == ["kiosk", "assisted"])
    }

    @Test(arguments: codes)
    func aKnownAnswerIsFilledInOnlyIntoAQuestionOfItsKind(_ code: String) throws {
        let kinds = [
            "person.name.full": "TextField", "person.address.home": "UkAddressField",
            "person.email": "EmailAddressField", "person.phone": "TelephoneNumberField",
            "person.born": "DatePartsField",
        ]
        var keys: [String] = []
        for (question, notes) in try questions(code) {
            guard let key = notes["prefillKey"] as? String else { continue }
            keys.append(key)
            #expect(kinds[key] == question["type"] as? String, "\(key)")
        }
        #expect(Set(keys).count == keys.count, "filled in twice: \(keys)")
        // Thanks need no name.
        #expect(keys.contains("person.name.full") == (code != "compliment"))
    }

    @Test(arguments: codes)
    func whatIsPrivateIsMarkedSo(_ code: String) throws {
        let privateNames = [
            "niNumber", "born", "childBorn", "benefit", "newIncome", "incomeChange", "savings", "reason",
            "atRisk", "peopleNames", "otherAdults", "whyHelp", "whatSeen", "status", "income", "rentOwed",
            "needs", "healthDetails", "automatic", "walkDistance", "hardBy", "walkDetails", "asylumNumber",
            "personBorn", "partnerBorn", "tonight", "diet",
        ]
        for (question, notes) in try questions(code) {
            guard let name = question["name"] as? String, privateNames.contains(name) else { continue }
            #expect(notes["sensitive"] as? Bool == true, "\(name)")
        }
    }

    @Test(arguments: codes)
    func aVolunteerKnowsWhatToDoOnEveryPageThatAsks(_ code: String) throws {
        let notes = try Notes(code)
        let pages = try #require(try formFile(code)["pages"] as? [[String: Any]])
        for page in pages {
            let components = page["components"] as? [[String: Any]] ?? []
            let asked = components.filter { $0["name"] is String }
            guard !asked.isEmpty, let id = page["id"] as? String else { continue }
            let prompt = try #require(notes.pages[id]?["volunteer"] as? String, "\(page["path"] ?? "")")
            let isPrivate = asked.contains { component in
                (component["id"] as? String).map { notes.components[$0]?["sensitive"] as? Bool == true }
                    ?? false
            }
            if isPrivate { #expect(prompt.contains("ook away") || prompt.contains("aloud"), "\(prompt)") }
        }
    }
}
