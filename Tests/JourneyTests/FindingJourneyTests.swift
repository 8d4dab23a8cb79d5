import Domain
import Screens
import Testing

/// Hubs of every size, however many services the pack has.
enum HubSize: CaseIterable, Sendable {
    /// The first headings of the pack: so few services that they stand on the front themselves.
    case small
    /// The hub as it is.
    case real
    /// The hub as it is, with a heading more whose services have no forms, and some services that are used most.
    case large

    func surroundings() throws -> Surroundings {
        var surroundings = try RealHub.surroundings()
        switch self {
        case .small:
            var count = 0
            surroundings.categories = Array(
                surroundings.categories.prefix { category in
                    count += category.services.count
                    return count <= 9
                }
            )
        case .real: break
        case .large:
            surroundings.categories.append(Self.townHall)
            surroundings.mostUsed = ["missed-bin", "gone-since", "pay-a-fine", "bulky-waste"]
        }
        return surroundings
    }

    static let townHall = Self.category(
        "Town hall",
        [
            "Pay a fine", "Book a room", "Ask to see a plan", "Get married", "Stand in an election",
            "Vote by post",
        ]
    )

    /// A heading with services that have no forms.
    static func category(_ title: String, _ services: [String]) -> ServiceCategory {
        let services = services.map { name in
            let code = name.lowercased().split(separator: " ").joined(separator: "-")
            return Service(
                code: code,
                title: name,
                summary: "It takes a few minutes.",
                form: "forms/none.json"
            )
        }
        return ServiceCategory(title: title, services: services)
    }
}

/// The screens on the way to a service.
enum FindingScreens {
    static func resident(_ hub: HubSize) throws -> Resident {
        var resident = try Resident(at: hub.surroundings())
        resident.found = ["soffa": ["bulky-waste", "street-problem"]]
        return resident
    }

    /// Every screen on the way to a service, by name.
    static func all() throws -> [(name: String, screen: Screen)] {
        var all: [(String, Screen)] = []
        var resident = try resident(.real)
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
        all.append(("few", try self.resident(.small).screen))
        resident = try self.resident(.real)
        resident.press(try #require(resident.way(to: "council-tax-single-person").first))
        all.append(("category", resident.screen))
        resident = try self.resident(.large)
        all.append(("many", resident.screen))
        resident.press("category:Town hall")
        resident.press("service:pay-a-fine")
        all.append(("category-unavailable", resident.screen))
        return all
    }
}

@Suite struct FindingJourneyTests {
    @Test func aResidentTypesAWrongWordAndComesToTheServiceAllTheSame() throws {
        var resident = try FindingScreens.resident(.real)
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
        var resident = try FindingScreens.resident(.real)
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
        var resident = try FindingScreens.resident(.real)
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

    /// Meets K07, P02.
    @Test func whatWasTypedIsGoneOnTheFrontAndInTheNextSearch() throws {
        var resident = try FindingScreens.resident(.real)
        resident.press("find")
        resident.mean(.answer("soffa"), .enter, .enter)
        resident.mean(.back, .back, .back, after: 6_000)
        #expect(resident.screen.id == "front")
        resident.press("find")
        #expect(resident.screen.focusedField?.text == "")
        #expect(!String(describing: resident.effects).contains("soffa"))
    }

    @Test func searchingAsksForNothingBeforeFinishing() throws {
        var resident = try FindingScreens.resident(.real)
        resident.press("find")
        resident.mean(.answer("soffa"), .enter, .finish)
        #expect(resident.visit.isOver)
    }

    @Test(arguments: HubSize.allCases)
    func allServicesStandByTheirFirstLetters(_ hub: HubSize) throws {
        var resident = try FindingScreens.resident(hub)
        resident.press("all")
        let titles = resident.screen.parts.compactMap {
            if case .choice(let choice) = $0 { choice.label } else { nil }
        }
        let offered = try hub.surroundings().categories.flatMap(\.services).map(\.title)
        #expect(titles == offered.sorted { $0.lowercased() < $1.lowercased() })
        resident.press("service:missed-bin")
        #expect(resident.screen.id == "start.missed-bin")
    }

    @Test(arguments: [1, 2, 9, 10, 16, 40])
    func nineServicesOrFewerStandOnTheFrontAndMoreUnderTheirHeadings(_ count: Int) throws {
        let names = (1...count).map { "Service \($0)" }
        var surroundings = try RealHub.surroundings()
        surroundings.categories = stride(from: 0, to: count, by: 4).map { first in
            HubSize.category("Heading \(first)", Array(names[first..<min(first + 4, count)]))
        }
        let screen = try Resident(at: surroundings).screen
        let services = surroundings.categories.flatMap(\.services).map { ElementID("service:\($0.code)") }
        let headings = surroundings.categories.map { ElementID("category:\($0.title)") }
        let others: [ElementID] = ["sign-in", "register", "find", "all", "saved", "borrow"]
        let expected = (count <= 9 ? services : headings) + others
        #expect(screen.parts.compactMap(\.choiceID) == expected)
        #expect(expected.enumerated().allSatisfy { screen.numbered[$0.offset + 1] == $0.element })
    }

    /// Meets A40.
    @Test(arguments: HubSize.allCases)
    func everyServiceBeginsUnderItsHeadingAndLeadsBackToTheFront(_ hub: HubSize) throws {
        let services = try hub.surroundings().categories.flatMap(\.services).filter {
            codes.contains($0.code)
        }
        #expect(!services.isEmpty)
        for service in services {
            var resident = try FindingScreens.resident(hub)
            try resident.open(service.code)
            #expect(resident.screen.title == service.title)
            resident.mean(.back, .back, after: 6_000)
            #expect(resident.screen.id == "front")
        }
    }

    @Test func theMostUsedStandFirstAndOnlyWhereThereAreThreeOrMore() throws {
        let codes = [
            "missed-bin", "complaint", "bulky-waste", "street-problem", "pay-a-fine", "book-a-room",
        ]
        func front(_ mostUsed: [String]) throws -> Screen {
            var surroundings = try HubSize.large.surroundings()
            surroundings.mostUsed = mostUsed
            return try Resident(at: surroundings).screen
        }
        func top(_ mostUsed: [String]) throws -> [ElementID] {
            try front(mostUsed).stops.filter { $0.description.hasPrefix("service:") }
        }
        #expect(try top([]) == [])
        #expect(try top(["missed-bin", "complaint", "gone-since"]) == [])
        #expect(try top(codes) == codes.prefix(5).map { ElementID("service:\($0)") })
        #expect(try front(codes).focus == "service:missed-bin")
    }

    @Test func aServiceThatCannotBeUsedSaysSoInEveryList() throws {
        var resident = try FindingScreens.resident(.large)
        resident.found = ["fine": ["pay-a-fine"]]
        resident.press("category:Town hall")
        resident.press("service:pay-a-fine")
        #expect(resident.screen.id == "category.Town hall.unavailable")
        resident.mean(.back)
        resident.press("find")
        resident.mean(.answer("fine"), .enter, .enter)
        #expect(resident.screen.id == "found.unavailable")
        #expect(resident.screen.parts.contains { if case .notice = $0 { true } else { false } })
    }

    /// Meets G08, I01.
    @Test(arguments: HubSize.allCases)
    func everyListIsReachedWithDigitsAlone(_ hub: HubSize) throws {
        var resident = try FindingScreens.resident(hub)
        for digit in try resident.number(of: "all") { resident.mean(.type(digit)) }
        #expect(resident.screen.focus == "all")
        resident.mean(.enter)
        let last = try #require(resident.screen.parts.compactMap(\.choiceID).last)
        for digit in try resident.number(of: last) { resident.mean(.type(digit)) }
        #expect(resident.screen.focus == last)
    }
}

extension Part {
    fileprivate var choiceID: ElementID? {
        if case .choice(let choice) = self { choice.id } else { nil }
    }
}
