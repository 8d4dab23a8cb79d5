import Domain
import Screens
import Testing

/// The screens on the way to a service.
enum FindingScreens {
    /// A hub with sixteen services: the real six, and ten that have no form yet.
    static func manyServices(mostUsed: [String] = []) throws -> Surroundings {
        var surroundings = try RealHub.surroundings()
        let others = [
            ("Care and health", ["Apply for a Blue Badge", "Ask for help at home", "Find a care home"]),
            ("Children and schools", ["Apply for free school meals", "Apply for a school place"]),
            (
                "Library",
                ["Join the library", "Book a computer", "Ask for a book", "Pay a fine", "Book a room"]
            ),
        ]
        for (title, services) in others {
            let services = services.map { name in
                let code = name.lowercased().split(separator: " ").joined(separator: "-")
                return Service(
                    code: code,
                    title: name,
                    summary: "It takes a few minutes.",
                    form: "forms/none.json"
                )
            }
            surroundings.categories.append(ServiceCategory(title: title, services: services))
        }
        surroundings.mostUsed = mostUsed
        return surroundings
    }

    static let mostUsed = ["missed-bin", "gone-since", "apply-for-a-blue-badge", "bulky-waste"]

    static func resident(_ isAtBigHub: Bool) throws -> Resident {
        var resident = try isAtBigHub ? Resident(at: manyServices(mostUsed: mostUsed)) : Resident()
        resident.found = ["soffa": ["bulky-waste", "street-problem"]]
        return resident
    }

    /// Every screen on the way to a service, by name.
    static func all() throws -> [(name: String, screen: Screen)] {
        var all: [(String, Screen)] = []
        var resident = try resident(false)
        resident.press("find")
        all.append(("find", resident.screen))
        resident.mean(.enter)
        all.append(("find-problem", resident.screen))
        resident.mean(.enter, .answer("soffa"), .enter)
        all.append(("found", resident.screen))
        resident.press("other-words")
        resident.mean(.answer("trampoline"), .enter)
        all.append(("not-found", resident.screen))
        resident.press("all")
        all.append(("all-services", resident.screen))
        resident = try self.resident(true)
        all.append(("many", resident.screen))
        resident.press("category:Library")
        all.append(("category", resident.screen))
        resident.press("service:pay-a-fine")
        all.append(("category-unavailable", resident.screen))
        return all
    }
}

@Suite struct FindingJourneyTests {
    @Test func aResidentTypesAWrongWordAndComesToTheServiceAllTheSame() throws {
        var resident = try FindingScreens.resident(false)
        resident.press("find")
        for letter in "soffa" { resident.mean(.type(letter)) }
        resident.mean(.enter)
        #expect(resident.screen.id == "found")
        #expect(resident.screen.focus == "service:bulky-waste")
        resident.mean(.enter)
        #expect(resident.screen.id == "start.bulky-waste")
        resident.mean(.back)
        #expect(resident.screen.id == "found")
    }

    @Test func wordsThatFindNothingLeadOnKindlyAndCanBeMended() throws {
        var resident = try FindingScreens.resident(false)
        resident.press("find")
        resident.mean(.answer("trampoline"), .enter)
        #expect(resident.screen.id == "not-found")
        #expect(resident.screen.stops.prefix(2) == ["other-words", "all"])
        resident.mean(.enter)
        #expect(resident.screen.id == "find")
        #expect(resident.screen.focusedField?.text == "trampoline")
        resident.mean(.answer("soffa"), .enter)
        #expect(resident.screen.id == "found")
    }

    @Test(arguments: ["", "   "])
    func nothingTypedIsSaidKindlyAsOftenAsItHappens(_ text: String) throws {
        var resident = try FindingScreens.resident(false)
        resident.press("find")
        resident.mean(.answer(text), .enter)
        let first = resident.screen
        #expect(first.focus == "problem:words")
        #expect(first.title.hasPrefix("Error: "))
        resident.mean(.enter)
        #expect(resident.screen.focus == "field:words")
        resident.mean(.enter)
        #expect(resident.screen.id != first.id)
        resident.mean(.enter, .answer("soffa"), .enter, .back)
        #expect(resident.screen.id == "find")
    }

    @Test func whatWasTypedIsGoneOnTheFrontAndInTheNextSearch() throws {
        var resident = try FindingScreens.resident(false)
        resident.press("find")
        resident.mean(.answer("soffa"), .enter, .enter)
        resident.mean(.back, .back, .back, after: 6_000)
        #expect(resident.screen.id == "front")
        resident.press("find")
        #expect(resident.screen.focusedField?.text == "")
        #expect(!String(describing: resident.effects).contains("soffa"))
    }

    @Test func searchingAsksForNothingBeforeFinishing() throws {
        var resident = try FindingScreens.resident(false)
        resident.press("find")
        resident.mean(.answer("soffa"), .enter, .finish)
        #expect(resident.visit.isOver)
    }

    @Test func allServicesStandByTheirFirstLetters() throws {
        var resident = try FindingScreens.resident(true)
        resident.press("all")
        let titles = resident.screen.parts.compactMap {
            if case .choice(let choice) = $0 { choice.label } else { nil }
        }
        #expect(titles.count == 16)
        #expect(titles == titles.sorted { $0.lowercased() < $1.lowercased() })
        resident.press("service:missed-bin")
        #expect(resident.screen.id == "start.missed-bin")
    }

    @Test func nineServicesOrFewerStandOnTheFrontAndMoreUnderTheirHeadings() throws {
        let few = try FindingScreens.resident(false).screen
        #expect(codes.allSatisfy { few.stops.contains(ElementID("service:\($0)")) })
        #expect(few.numbered[7] == "find" && few.numbered[8] == "all")
        var many = try Resident(at: FindingScreens.manyServices())
        #expect(!many.screen.stops.contains("service:missed-bin"))
        many.press("category:Rubbish and recycling")
        many.press("service:missed-bin")
        #expect(many.screen.id == "start.missed-bin")
        many.mean(.back, .back, after: 6_000)
        #expect(many.screen.id == "front")
    }

    @Test func theMostUsedStandFirstAndOnlyWhereThereAreThreeOrMore() throws {
        let codes = [
            "missed-bin", "complaint", "bulky-waste", "street-problem", "pay-a-fine", "join-the-library",
        ]
        func top(_ mostUsed: [String]) throws -> [ElementID] {
            let screen = try Resident(at: FindingScreens.manyServices(mostUsed: mostUsed)).screen
            return screen.stops.filter { $0.description.hasPrefix("service:") }
        }
        #expect(try top([]) == [])
        #expect(try top(["missed-bin", "complaint", "gone-since"]) == [])
        #expect(try top(codes) == codes.prefix(5).map { ElementID("service:\($0)") })
        #expect(
            try Resident(at: FindingScreens.manyServices(mostUsed: codes)).screen.focus
                == "service:missed-bin"
        )
    }

    @Test func aServiceThatCannotBeUsedSaysSoInEveryList() throws {
        var resident = try FindingScreens.resident(true)
        resident.found = ["fine": ["pay-a-fine"]]
        resident.press("category:Library")
        resident.press("service:pay-a-fine")
        #expect(resident.screen.id == "category.Library.unavailable")
        resident.mean(.back)
        resident.press("find")
        resident.mean(.answer("fine"), .enter, .enter)
        #expect(resident.screen.id == "found.unavailable")
        #expect(resident.screen.parts.contains { if case .notice = $0 { true } else { false } })
    }

    @Test func everyListIsReachedWithDigitsAlone() throws {
        var resident = try FindingScreens.resident(true)
        let number = try #require(resident.screen.numbered.first { $0.value == "all" }?.key)
        for digit in String(number) { resident.mean(.type(digit)) }
        #expect(resident.screen.focus == "all")
        resident.mean(.enter)
        for digit in "16" { resident.mean(.type(digit)) }
        resident.mean(.enter)
        #expect(resident.screen.id == "start.change-of-address")
    }
}
