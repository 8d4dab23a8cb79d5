import Content
import Domain
import Foundation
import Ground
import Testing

/// One message of every kind.
private func news() throws -> [News] {
    let reference = Reference(payload: [1, 2, 3, 4, 5, 6, 7, 8])
    let request = News.Request(reference, service: "bulky-waste")
    let day = try #require(CivilDate(iso: "2026-12-01"))
    let appointment = News.Appointment(
        reference,
        team: News.Named("benefits", "Benefits advice"),
        day: day,
        starts: 600,
        mode: .faceToFace,
        room: News.Named("room-1", "Room 1")
    )
    return [
        .accountOpened(AccountNumber(payload: [1, 2, 3, 4, 5, 6, 7, 8])), .pinChanged,
        .detailsTold(service: "bulky-waste"), .requestReceived(request, promised: day),
        .informationNeeded(request, question: "Which floor?"),
        .requestCompleted(request, outcome: "All done"),
        .requestOverdue(request, promised: day), .complaintAcknowledged(reference, answerBy: day),
        .complaintAnswered(reference), .appointmentBooked(appointment), .appointmentMoved(appointment),
        .appointmentCancelled(appointment), .appointmentReminder(appointment),
        .collectionReminder(request, day: day, time: "morning"), .loanDue(item: "Tablet 7", day: day),
        .loanOverdue(item: "Tablet 7", day: day), .loanMoved(item: "Tablet 7", day: day),
        .loanRenewed(item: "Tablet 7", day: day), .reservationMoved(item: "Tablet 7", day: day),
        .holdReady(item: "Tablet 7", day: day), .holdOver(item: "Tablet 7", day: day),
        .reservationCancelled(item: "Tablet 7", day: day), .loanRules("loan/3"), .forgettingRefused,
    ]
}

private func message(_ news: News, in language: String) -> Message {
    Message(
        id: ID(milliseconds: 1, random: []),
        key: "k",
        person: ID(milliseconds: 2, random: []),
        kind: news.kind,
        values: news.values,
        language: language,
        channel: .email,
        at: 0,
        notBefore: 0
    )
}

private let joan = Addressee(PersonDetails(name: "Joan Marker", born: CivilDate(daysSinceEpoch: -7_220)))

private func writer(_ language: String) throws -> MessageWriter {
    let words = try Accessibility(root.appending(path: "Accessibility").path()).words(language)
    return MessageWriter(try pack().messageTemplates(), try pack().translated(to: language), words)
}

@Suite struct MessageTemplateTests {
    @Test func everyLanguageOfTheTerminalTellsEverything() throws {
        let templates = try pack().messageTemplates()
        let languages = Accessibility(root.appending(path: "Accessibility").path()).languages
        #expect(templates.names == languages.sorted())
        for language in languages {
            #expect(templates.kinds(in: language) == Set(MessageKind.allCases), "\(language)")
        }
        #expect(try Set(news().map(\.kind)) == Set(MessageKind.allCases), "the tests tell all of it")
    }

    /// What belongs to a message stands in it in every language, filled in, with days and services in words.
    @Test(arguments: ["en", "en-x-easy", "cy", "pl"])
    func everyMessageSaysWhatItIsAboutAndLeavesNoBraces(_ language: String) throws {
        let writer = try writer(language)
        for news in try news() {
            let text = try #require(writer.text(of: message(news, in: language), to: joan))
            let whole = ([text.subject] + text.lines).joined(separator: "\n")
            #expect(!whole.contains("{") && !whole.contains("}"), "\(whole)")
            #expect(!whole.contains("2026-12-01") && !whole.contains("bulky-waste"), "\(whole)")
            #expect(text.lines.first?.contains("Joan Marker") == true)
            #expect(text.subject.count <= 90, "\(text.subject)")
            // These are kept by their codes, and read in words.
            let unsaid: Set<MessageField> = [.service, .appointment, .time, .place, .rules]
            for (field, value) in news.values where !field.isDay && !unsaid.contains(field) {
                #expect(whole.contains(value), "\(language): \(news.kind) does not say its \(field)")
            }
            if news.values.keys.contains(where: \.isDay) { #expect(whole.contains("2026"), "\(whole)") }
        }
    }

    /// Nothing of an appointment is kept in the language of who made it.
    @Test(arguments: [
        ("en", "Benefits and council tax", "10am", "Room 1, Millbrook Library"),
        ("cy", "Budd-daliadau a'r dreth gyngor", "10", "Ystafell 1, Llyfrgell Millbrook"),
        ("pl", "Zasiłki i podatek lokalny", "10", "Pokój 1, Biblioteka Millbrook"),
    ])
    func anAppointmentIsToldInTheLanguageOfWhoReadsIt(
        _ language: String,
        _ team: String,
        _ time: String,
        _ place: String
    ) throws {
        let booked = try #require(try news().first { $0.kind == .appointmentBooked })
        let text = try #require(try writer(language).text(of: message(booked, in: language), to: joan))
        let whole = ([text.subject] + text.lines).joined(separator: "\n")
        for words in [team, time, place] { #expect(whole.contains(words), "\(whole)") }
    }

    @Test func aTeamThatIsGoneAndAPhoneCallHaveTheirNames() throws {
        let day = try #require(CivilDate(iso: "2026-12-01"))
        let news = News.Appointment(
            Reference(payload: [1]),
            team: News.Named("gone", "The old team"),
            day: day,
            starts: 870,
            mode: .telephone
        )
        let text = try #require(
            try writer("en").text(of: message(.appointmentMoved(news), in: "en"), to: joan)
        )
        let whole = text.lines.joined(separator: "\n")
        #expect(whole.contains("The old team") && whole.contains("2:30pm") && whole.contains("telephone"))
    }

    @Test func whatWasKeptInWordsBeforeIsReadAsItIs() throws {
        var old = message(try #require(try news().first { $0.kind == .appointmentBooked }), in: "en")
        old.values[.appointment] = "Help with housing"
        (old.values[.time], old.values[.place]) = ("9:30am", "Room 2, Millbrook Library")
        let text = try #require(try writer("en").text(of: old, to: joan))
        let whole = text.lines.joined(separator: "\n")
        #expect(whole.contains("Help with housing") && whole.contains("9:30am") && whole.contains("Room 2"))
    }

    @Test func aMessageInEnglishReadsAsItShould() throws {
        let text = try writer("en").text(of: message(news()[3], in: "en"), to: joan)
        #expect(
            text?.subject == "We have your request 1234-56789" || text?.subject.hasPrefix("We have") == true
        )
        #expect(text?.lines.contains("We will act on it by Tuesday 1 December 2026.") == true)
        #expect(
            text?.lines.last == "Do you have a question? Call 01632 960 100, or ask at Millbrook Library."
        )
    }

    @Test func aLineThatNamesWhatIsNotKnownIsLeftOut() throws {
        let request = News.Request(Reference(payload: [1]), service: "bulky-waste")
        let with = try writer("en").text(
            of: message(.requestReceived(request, promised: CivilDate(daysSinceEpoch: 20_789)), in: "en"),
            to: joan
        )
        let without = try writer("en").text(
            of: message(.requestReceived(request, promised: nil), in: "en"),
            to: joan
        )
        #expect(with?.lines.count == (without?.lines.count ?? 0) + 1)
        #expect(without?.lines.contains { $0.contains("We will act") } == false)
    }

    @Test func aLanguageThatLacksAMessageTellsItInEnglish() throws {
        let pack = try changed("messages/cy.json", "\"loan-due\":", "\"loan-overdue\":")
        let error = #expect(throws: ContentError.self) { try pack.messageTemplates() }
        #expect(error?.lines.first?.contains("twice") == true)
        let templates = try pack2().messageTemplates()
        #expect(templates.language(of: .pinChanged, askedFor: "cy") == "cy")
        #expect(templates.language(of: .loanDue, askedFor: "cy") == "en")
        #expect(templates.language(of: .loanDue, askedFor: "fr") == "en")
    }

    /// The pack with a Welsh file of one message.
    private func pack2() throws -> ContentPack {
        let file = try String(
            contentsOf: root.appending(path: "Kiosk/Content/messages/cy.json"),
            encoding: .utf8
        )
        let one = "{ \"pin-changed\": { \"subject\": \"PIN\", \"lines\": [\"Helo {name}.\"] } }"
        return try changed("messages/cy.json", file, one)
    }

    @Test(arguments: [
        ("{number}.", "{numbre}.", "{numbre} is not known"), ("{number}.", "{reference}.", "is not known"),
        ("{number}.", "{number.", "Each { needs its }"), ("{number}.", "number}.", "Each { needs its }"),
        ("{number}.", "{{number}}.", "Each { needs its }"),
        ("\"account-opened\"", "\"acount-opened\"", "no message"),
        ("Your account with {hub}", "", "text"), ("Your account with {hub}", "About {phone}", "cannot name"),
        (
            "Your account with {hub}",
            "Your new account is open now and you can use it on each day of the week", "Make it shorter"
        ),
        ("\"You now have an account.\"", "7", "text"),
    ])
    func aTemplateThatIsWrongIsNamedWithItsPlace(_ old: String, _ new: String, _ said: String) throws {
        let pack = try changed("messages/en.json", old, new)
        let error = #expect(throws: ContentError.self) { try pack.messageTemplates() }
        let fault = try #require(error?.lines.first { $0.contains(said) }, "\(error?.lines ?? [])")
        #expect(isPlaced(fault, in: "en.json"), "\(fault)")
    }

    @Test func englishMustTellEverything() throws {
        let pack = try changed("messages/en.json", "\"pin-changed\"", "\"pin-change\"")
        let error = #expect(throws: ContentError.self) { try pack.messageTemplates() }
        #expect(error?.lines.contains { $0.contains("Write: pin-changed") } == true)
    }
}

extension MessageTemplateTests {
    /// A message keeps the code of a model, and is read by whoever it is for in her own language.
    @Test(arguments: ["en", "cy", "pl"])
    func whatIsKeptForSomebodyIsNamedInTheirLanguage(_ language: String) throws {
        let models = try pack().translated(to: language).lendingModels()
        let day = try #require(CivilDate(iso: "2026-12-01"))
        let model = try #require(models.models.first)
        for news in [News.holdReady(item: model.id, day: day), .loanDue(item: model.id, day: day)] {
            let text = try writer(language).text(of: message(news, in: language), to: joan)
            #expect(text?.lines.contains { $0.contains(model.name) } == true, "\(language): \(news.kind)")
        }
    }

    /// Meets D15.
    @Test(arguments: ["en", "en-x-easy", "cy", "pl"])
    func whatTellsOfALoanNeverThreatensAndSaysWhoHelps(_ language: String) throws {
        let threats = ["fine", "penal", "charge", "must", "debt", "dirwy", "cosb", "kara", "dług"]
        let phone = try #require(try pack().hub.contact?.phone)
        for news in try news() where news.kind.topic == .loans && news.kind != .loanRules {
            let text = try #require(try writer(language).text(of: message(news, in: language), to: joan))
            let whole = ([text.subject] + text.lines).joined(separator: " ").lowercased()
            for threat in threats {
                let words = whole.split { !$0.isLetter }
                #expect(!words.contains { $0.hasPrefix(threat) }, "\(language) \(news.kind): \(threat)")
            }
            if news.kind != .loanMoved { #expect(whole.contains(phone), "\(language) \(news.kind)") }
        }
    }

    @Test(arguments: ["en", "cy", "pl"])
    func aCopyOfTheRulesHasTheirSentencesInTheLanguageOfWhoReadsIt(_ language: String) throws {
        let agreed = try #require(try pack().translated(to: language).lending().agreement("loan/3"))
        let copy = message(.loanRules("loan/3"), in: language)
        let text = try #require(try writer(language).text(of: copy, to: joan))
        for line in agreed.lines {
            #expect(text.lines.contains { $0.contains(line) }, "\(language): \(line)")
        }
    }

    /// Two things may be ready at once: each message says at once which it is about.
    @Test(arguments: ["en", "en-x-easy", "cy", "pl"])
    func theSubjectOfWhatIsReadyNamesTheThing(_ language: String) throws {
        let model = try #require(try pack().translated(to: language).lendingModels().models.first)
        let day = try #require(CivilDate(iso: "2026-12-01"))
        let ready = message(.holdReady(item: model.id, day: day), in: language)
        let text = try #require(try writer(language).text(of: ready, to: joan))
        #expect(text.subject.contains(model.name), "\(text.subject)")
    }
}
