import Domain
import Screens
import Testing

@testable import Renderings

/// What a resident who is signed in sees and does in "my account".
@Suite struct MineJourneyTests {
    @Test func everyLineOfTheMenuLeadsToAPageAndBack() throws {
        var resident = try MineScreens.signedIn()
        resident.press("account")
        let menu = resident.screen.id
        for choice in resident.screen.choices where choice.id != "sign-out" {
            resident.press(choice.id)
            #expect(resident.screen.id != menu, "\(choice.label) leads nowhere")
            resident.mean(.back)
            #expect(resident.screen.id == menu)
        }
    }

    @Test func aNewAddressIsToldOnceAndSheSeesWhoIsTold() throws {
        var resident = try MineScreens.on("details")
        resident.press("change:address")
        for text in ["2 New Street", "", "Millbrook", "zy1 4lb"] { resident.mean(.answer(text), .enter) }
        #expect(said(resident.screen).contains("Council Tax"))
        resident.press("keep")
        #expect(resident.screen.id.hasPrefix("mine.details"))
        #expect(
            said(resident.screen).contains("2 New Street") && said(resident.screen).contains("Housing list")
        )
        let changes = resident.mine.acts.compactMap { act in
            if case .change(let details, _) = act { details } else { nil }
        }
        #expect(changes.map(\.postcode) == ["ZY1 4LB"])
        #expect(changes.first?.name == "Joan Marker")
    }

    @Test func aChangeThatCannotBeKeptStaysOnTheScreen() throws {
        var resident = try MineScreens.on("details")
        resident.press("change:name")
        resident.mean(.answer("Joan Abbot"), .enter)
        resident.storeFails = true
        resident.press("keep")
        #expect(
            said(resident.screen).contains("Nothing is changed")
                && said(resident.screen).contains("Joan Abbot")
        )
        resident.storeFails = false
        resident.press("keep")
        #expect(said(resident.screen).contains("Your change is kept."))
    }

    @Test func whatIsLateStandsFirstWithASorryAndNotesOfStaffAreNotShown() throws {
        var resident = try MineScreens.on("requests")
        let headings = resident.screen.parts.compactMap {
            if case .heading(let text) = $0 { text } else { nil }
        }
        #expect(headings == ["We are late", "We wait for you", "We are working on it", "Done"])
        #expect(said(resident.screen).contains("We are sorry."))
        let late = try #require(resident.mine.requests.first { $0.file.service == "housing-repair" })
        resident.press(ElementID("request:\(late.file.reference)"))
        #expect(said(resident.screen).contains("Dora Quill"))
        #expect(!said(resident.screen).contains("Not for her eyes"))
    }

    @Test func aQuestionOfTheHubIsAnsweredFromTheRequest() throws {
        var resident = try MineScreens.on("requests")
        let waiting = try #require(resident.mine.requests.first { $0.file.status == .needsInformation })
        resident.press(ElementID("request:\(waiting.file.reference)"))
        resident.press("reply")
        resident.mean(.enter)
        #expect(said(resident.screen).contains("Enter your answer"))
        resident.mean(.enter, .answer("It is blue"), .enter)
        #expect(said(resident.screen).contains("We have your answer."))
        #expect(resident.mine.acts.last == .reply(waiting.file.id, "It is blue"))
    }

    @Test(arguments: ["", "The door is shut again"])
    func anAnswerSheIsNotHappyWithIsLookedAtAgainWithoutHavingToSayWhy(_ why: String) throws {
        var resident = try MineScreens.on("requests")
        let answered = try #require(resident.mine.requests.first { $0.canBeLookedAtAgain })
        resident.press(ElementID("request:\(answered.file.reference)"))
        resident.press("look-again")
        #expect(said(resident.screen).contains("You do not have to say why."))
        resident.mean(.answer(why), .enter)
        #expect(resident.mine.acts.last == .lookAgain(answered.file.id, why))
        #expect(said(resident.screen).contains("Another person looks at it now."))
        #expect(!resident.screen.stops.contains("look-again"))
    }

    @Test func onlyAnAnsweredComplaintCanBeLookedAtAgain() throws {
        var resident = try MineScreens.on("requests")
        for request in resident.mine.requests where !request.canBeLookedAtAgain {
            resident.press(ElementID("request:\(request.file.reference)"))
            #expect(!resident.screen.stops.contains("look-again"))
            resident.mean(.back)
        }
    }

    @Test func aRequestIsWithdrawnOnlyAfterSheIsAsked() throws {
        var resident = try MineScreens.on("requests")
        let sent = try #require(resident.mine.requests.first { $0.file.status == .submitted })
        resident.press(ElementID("request:\(sent.file.reference)"))
        resident.press("ask")
        #expect(resident.screen.focus == "stay")
        resident.mean(.enter)
        #expect(!resident.mine.acts.contains(.withdraw(sent.file.id)))
        resident.press("ask")
        resident.press("withdraw")
        #expect(said(resident.screen).contains("We have stopped it."))
        #expect(!resident.screen.stops.contains("ask"))
    }

    @Test func needsAreTickedAndKeptTogether() throws {
        var resident = try MineScreens.on("needs")
        resident.press("need:large-print")
        resident.press("need:interpreter")
        resident.mean(.answer("Polish"), .enter)
        resident.press("words")
        resident.mean(.answer("I lip-read"), .enter)
        resident.press("keep")
        #expect(resident.mine.needs.inOrder == [.largePrint, .interpreter])
        #expect(resident.mine.needs.language == "Polish" && resident.mine.needs.words == "I lip-read")
        #expect(said(resident.screen).contains("This is kept."))
    }

    @Test func whatSheTickedIsNotLostWithoutAWord() throws {
        var resident = try MineScreens.on("needs")
        resident.press("need:large-print")
        resident.mean(.back)
        #expect(said(resident.screen).contains("Nothing is changed until you choose to keep it."))
        #expect(resident.screen.focus == "keep")
        resident.mean(.enter)
        #expect(resident.mine.needs.inOrder == [.largePrint])
        resident.press("need:bsl")
        resident.press("return")
        resident.press("return")
        #expect(!resident.screen.id.hasPrefix("mine.needs"))
        #expect(resident.mine.needs.inOrder == [.largePrint])
    }

    @Test func whoGoesBackWithoutALanguageWantsNoInterpreter() throws {
        var resident = try MineScreens.on("needs")
        resident.press("need:interpreter")
        resident.mean(.back)
        resident.press("keep")
        #expect(resident.mine.needs.isEmpty)
    }

    @Test func onlyByTelephoneLeavesOneWayForEverySubject() throws {
        var resident = try MineScreens.on("needs")
        resident.press("need:phone-only")
        resident.press("keep")
        resident.mean(.back)
        resident.press("reach")
        #expect(said(resident.screen).contains("only to phone you"))
        resident.press("topic:requests")
        #expect(resident.screen.choices.map(\.id) == ["way:phone"])
    }

    @Test func newsAreAMatterOfConsentFirst() throws {
        var resident = try MineScreens.on("reach")
        resident.press("topic:news")
        #expect(resident.screen.id.hasPrefix("mine.consents"))
        resident.press("consent:news")
        resident.press("give")
        #expect(resident.mine.consents.allow(.news))
        resident.mean(.back)
        resident.press("topic:news")
        #expect(resident.screen.choices.contains { $0.id == "way:email" })
        resident.press("way:email")
        #expect(resident.mine.wishes.ways[.news] == .email)
    }

    @Test func actingForAnotherIsSaidOnEveryScreenUntilItEnds() throws {
        var resident = try MineScreens.on("people")
        let mother = try #require(resident.mine.partners.first { $0.isActing }).representation.id
        resident.press(ElementID("partner:\(mother)"))
        resident.press("act")
        #expect(resident.screen.caption?.hasPrefix("You act for Rose Marker") == true)
        resident.press("find")
        #expect(resident.screen.caption?.hasPrefix("You act for Rose Marker") == true)
        resident.mean(.help)
        #expect(resident.screen.caption?.hasPrefix("You act for Rose Marker") == true)
        resident.mean(.back, .back)
        resident.press("account")
        #expect(
            resident.screen.choices.map(\.id) == ["stop-acting", "requests", "details", "needs", "sign-out"]
        )
        resident.press("stop-acting")
        #expect(resident.screen.caption?.contains("Rose") != true)
    }

    @Test func whoMaySendNothingForAnotherIsToldSo() throws {
        var resident = try MineScreens.on("people")
        let mother = try #require(resident.mine.partners.first { $0.isActing }).representation.id
        resident.press(ElementID("partner:\(mother)"))
        resident.press("act")
        resident.press("all")
        resident.press("service:missed-bin")
        #expect(resident.screen.id == "all-services.refused")
        #expect(said(resident.screen).contains("You may not send forms for this person."))
    }

    @Test func everythingHeldIsReadPartByPartAndPrinted() throws {
        var resident = try MineScreens.on("held")
        resident.press("held:person")
        #expect(said(resident.screen).contains("Name: Joan Marker"))
        #expect(said(resident.screen).contains("Opened on: 19 November 2026"))
        let words = try RealHub.surroundings()
        let text = resident.mine.held.text(words)
        #expect(text.contains("Your name and address\n---------------------\nName: Joan Marker"))
    }

    @Test func sheAsksToBeForgottenAndSeesByWhenStaffAnswer() throws {
        var resident = try MineScreens.on("forgetting")
        #expect(resident.screen.focus == "return")
        resident.press("ask")
        #expect(said(resident.screen).contains("Staff answer you by 19 December 2026."))
        resident.press("take-back")
        #expect(said(resident.screen).contains("Your account stays."))
    }

    @Test(arguments: [(40, 12), (80, 24)])
    func pagesLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        for (name, screen) in try MineScreens.all() {
            let size = Frame.Size(columns: columns, rows: rows)
            try expectGolden(GoldenTests().picture(screen, size), "\(name)-\(columns)x\(rows)")
        }
    }

    @Test func pagesReadInLinesAsTheyWereReviewed() throws {
        let words = try RealHub.words()
        for (name, screen) in try MineScreens.all() {
            var renderer = LineRenderer(words: LineWords(words))
            try expectGolden(renderer.lines(for: screen).joined(separator: "\n") + "\n", "\(name)-lines")
        }
    }
}
