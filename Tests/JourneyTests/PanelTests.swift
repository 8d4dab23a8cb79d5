import Domain
import Screens
import Testing

@testable import Renderings

/// A hub where everything can be chosen.
func everythingOffered() throws -> Surroundings {
    var surroundings = try RealHub.surroundings()
    surroundings.offered = Offered(
        sizes: [.terminal, .drawn(cells: 4), .drawn(cells: 6)],
        themes: ["white-on-black", "black-on-white", "yellow-on-black", "black-on-cream", "white-on-blue"],
        languages: ["en", "cy"],
        hasSpeech: true
    )
    return surroundings
}

extension Resident {
    /// The labels of what can be chosen.
    var choiceLabels: [String] {
        screen.parts.compactMap { if case .choice(let choice) = $0 { choice.label } else { nil } }
    }
}

@Suite struct PanelTests {
    /// Meets A55.
    @Test func thePanelSaysHowEachThingIsNow() throws {
        var resident = try Resident(at: everythingOffered())
        resident.mean(.display)
        #expect(
            resident.choiceLabels == [
                "Bigger or smaller words: normal", "Colours: White letters on black", "Sound: off",
                "Language: English", "Keys: all keys", "Time to answer: as usual",
            ]
        )
    }

    @Test func whatCannotBeChosenIsNotShown() throws {
        var surroundings = try RealHub.surroundings()
        surroundings.offered.languages = ["en"]
        var resident = try Resident(at: surroundings)
        resident.mean(.display)
        let topics = ["Colours", "Keys", "Time to answer"]
        #expect(resident.choiceLabels.map { $0.prefix { $0 != ":" } } == topics.map { $0[...] })
    }

    /// Meets A56, I04.
    @Test(arguments: [
        ("topic:size", "size:1"), ("topic:colours", "theme:white-on-blue"), ("topic:sound", "sound:on"),
        ("topic:language", "language:cy"), ("topic:keys", "means:keypad"), ("topic:keys", "bounce:500"),
        ("topic:keys", "repeats:false"), ("topic:time", "time:tenfold"),
    ])
    func aChoiceActsAtOnceIsMarkedAndStays(_ topic: String, _ choice: String) throws {
        var resident = try Resident(at: everythingOffered())
        let before = resident.visit.settings
        resident.mean(.display)
        resident.press(ElementID(topic))
        let page = resident.screen.id
        resident.press(ElementID(choice))
        #expect(resident.visit.settings != before)
        #expect(resident.screen.id == page, "the page stays, and shows the change")
        #expect(resident.screen.focus == ElementID(choice))
        resident.mean(.back, .back)
        #expect(resident.screen.id == "front")
        resident.mean(.display)
        resident.press(ElementID(topic))
        let isMarked = resident.screen.parts.contains { part in
            if case .choice(let found) = part {
                found.id == ElementID(choice) && found.mark == .radio(true)
            } else {
                false
            }
        }
        #expect(isMarked, "it is remembered")
    }

    @Test func soundIsMadeLouderFasterAndBlankOnItsPage() throws {
        var resident = try Resident(at: everythingOffered())
        resident.mean(.display)
        resident.press("topic:sound")
        #expect(!resident.choiceLabels.contains { $0.hasPrefix("Louder") }, "silence cannot be louder")
        for id: ElementID in [
            "sound:on", "sound:louder", "sound:faster", "sound:slower", "sound:slower", "echo:words",
            "sound:curtain",
        ] { resident.press(id) }
        let speech = resident.visit.settings.speech
        #expect(speech == Speech(isOn: true, volume: 7, rate: 3, echo: .words))
        #expect(resident.visit.settings.isCurtainDrawn)
        #expect(resident.choiceLabels.contains("Louder (7 of 10 now)"))
        resident.press("sound:off")
        #expect(!resident.visit.settings.isCurtainDrawn, "behind a curtain there is something to hear")
    }

    @Test(arguments: KeyUse.Means.allCases)
    func thePanelIsTwoPressesAwayFromEveryScreen(_ means: KeyUse.Means) throws {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.keys.means = means
        for screens in [0, 1, 2, 3, 4] {
            var resident = try Resident(at: surroundings)
            if screens > 0 { try resident.open("missed-bin") }
            if screens > 1 { resident.press("start") }
            if screens > 2 { resident.press("choice:whichBin:rubbish") }
            if screens > 3 { resident.mean(.help) }
            let before = resident.screen
            if means == .keypad, resident.screen.focusedField == nil {
                resident.mean(.type("0"), .enter)
            } else {
                resident.mean(means == .keypad ? .type("*") : .display)
            }
            #expect(resident.screen.id == "panel", "from \(before.id)")
            resident.mean(.back)
            #expect(resident.screen.id == before.id)
        }
    }

    /// Meets C10.
    @Test func aKeyChangesLooksEverywhereAndTheFocusStays() throws {
        var resident = try Resident(at: everythingOffered())
        try resident.open("missed-bin")
        let focus = resident.screen.focus
        resident.mean(.nextTheme, .type("+"))
        #expect(resident.visit.settings.theme == "black-on-white")
        #expect(resident.visit.settings.size == .drawn(cells: 4))
        #expect(resident.screen.focus == focus)
    }
}

@Suite struct GreetingTests {
    private func greeted(_ surroundings: Surroundings) throws -> Visit { Visit(surroundings) }

    private func paragraphs(_ visit: Visit) -> [String] {
        visit.screen.parts.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }
    }

    private let moment = Moment(milliseconds: 1_000, today: Resident.today)

    @Test func aFreshTerminalGreetsAndSaysTheThreeThingsThatMatter() throws {
        let visit = Visit(try everythingOffered())
        #expect(visit.screen.title == "Welcome to Millbrook Library")
        #expect(
            paragraphs(visit) == [
                "Press + for bigger words.", "Press 0 for sound.", "Press Enter to start.",
            ]
        )
        #expect(visit.deadline == nil, "nothing happens by itself on an idle terminal")
    }

    @Test func whatCannotBeDoneHereIsNotPromised() throws {
        #expect(paragraphs(Visit(try RealHub.surroundings())) == ["Press Enter to start."])
    }

    /// Meets A22.
    @Test func enterStartsPlusMakesBiggerAndZeroSpeaks() throws {
        var visit = Visit(try everythingOffered())
        _ = visit.update(.intent(.type("+")), at: moment)
        _ = visit.update(.intent(.type("0")), at: moment)
        #expect(visit.settings.size == .drawn(cells: 4) && visit.settings.speech.isOn)
        #expect(visit.screen.id == "greeting")
        _ = visit.update(.intent(.type("0")), at: moment)
        #expect(!visit.settings.speech.isOn)
        _ = visit.update(.intent(.enter), at: moment)
        #expect(visit.screen.id == "front")
    }

    /// Meets L02.
    @Test func aNumberChoosesALanguageAndGoesOn() throws {
        var visit = Visit(try everythingOffered())
        let labels = visit.screen.parts.compactMap { part in
            if case .choice(let choice) = part { "\(choice.number) \(choice.label)" } else { nil }
        }
        #expect(labels == ["1 English", "2 Cymraeg"])
        _ = visit.update(.intent(.type("2")), at: moment)
        let effects = visit.update(.intent(.enter), at: moment)
        #expect(effects.first == .useLanguage("cy", services: []))
        #expect(visit.screen.id == "front")
    }

    /// Meets K07.
    @Test func whoLeavesFromTheGreetingLeavesNothingForTheNext() throws {
        var visit = Visit(try everythingOffered())
        _ = visit.update(.intent(.type("+")), at: moment)
        let deadline = try #require(visit.deadline)
        _ = visit.update(.tick, at: Moment(milliseconds: deadline, today: Resident.today))
        #expect(visit.isOver, "the next session begins with the usual settings")
    }

    @Test func whoWasCutOffIsNotGreetedAgain() throws {
        var surroundings = try RealHub.surroundings()
        surroundings.interrupted = ID(milliseconds: 1, random: Array(repeating: 1, count: 10))
        #expect(Visit(surroundings).screen.id == "front.interrupted")
    }
}
