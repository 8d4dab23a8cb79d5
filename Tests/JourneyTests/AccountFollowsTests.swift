import Domain
import Forms
import Screens
import Testing

/// What is known of a resident follows her: her choices, and her answers.
@Suite struct AccountFollowsTests {
    private func wide() throws -> Surroundings {
        var surroundings = try RealHub.surroundings()
        surroundings.offered.sizes = [.terminal, .drawn(cells: 2)]
        surroundings.offered.hasSpeech = true
        return surroundings
    }

    @Test func choicesOfOneTerminalHoldOnTheNext() throws {
        var first = try Resident(at: wide())
        try first.register()
        first.press("home")
        first.mean(.larger, .nextTheme, .sound, .faster)
        var next = try AccountScreens.elsewhere(first, at: wide())
        next.signIn()
        #expect(next.visit.settings.size == .drawn(cells: 2))
        #expect(next.visit.settings.theme == "black-on-white")
        #expect(next.visit.settings.speech.isOn && next.visit.settings.speech.rate == 5)
        next.mean(.nextTheme)
        #expect(first.accounts.only?.settings["theme"] == "white-on-black")
    }

    @Test func aTerminalThatOffersLessKeepsTheChoiceForTheOthers() throws {
        var first = try Resident(at: wide())
        try first.register()
        first.press("home")
        first.mean(.larger, .sound)
        var small = try AccountScreens.elsewhere(first)
        small.signIn()
        #expect(small.visit.settings.size == .terminal && !small.visit.settings.speech.isOn)
        small.mean(.nextTheme)
        var next = try AccountScreens.elsewhere(small, at: wide())
        next.signIn()
        #expect(next.visit.settings.size == .drawn(cells: 2) && next.visit.settings.speech.isOn)
        #expect(next.visit.settings.theme == "black-on-white")
    }

    @Test func whatSheChoseInThisVisitBeforeSigningInHoldsAndIsKept() throws {
        var first = try Resident(at: wide())
        try first.register()
        var next = try AccountScreens.elsewhere(first, at: wide())
        next.mean(.larger)
        next.signIn()
        #expect(next.visit.settings.size == .drawn(cells: 2))
        #expect(next.accounts.only?.settings == ["size": "drawn-2"])
    }

    @Test func herLanguageIsSpokenAsSoonAsSheIsSignedIn() throws {
        var first = try Resident()
        try first.register()
        first.press("home")
        first.speak("pl")
        first.mean(.next)
        var next = try AccountScreens.elsewhere(first)
        next.accounts.change { $0.settings["language"] = "pl" }
        next.signIn()
        #expect(next.visit.words.language == "pl")
        #expect(next.screen.title == (try RealHub.words("pl"))(.frontTitle))
    }

    @Test func aTerminalWithFewKeysKeepsThem() throws {
        let first = try AccountScreens.registered()
        first.accounts.change { $0.settings = ["keys": "keyboard", "patience": "unlimited"] }
        var next = try Resident(means: .keypad)
        next.accounts = first.accounts
        next.press("sign-in")
        next.mean(.answer(AccountShelf.number.description), .enter, .answer(AccountScreens.pin), .enter)
        #expect(next.visit.settings.keys.means == .keypad)
        #expect(next.visit.settings.patience == .unlimited)
    }

    @Test(arguments: codes)
    func everyFormIsSentWithWhatTheAccountKnows(_ code: String) throws {
        var resident = try AccountScreens.registered()
        resident.press("home")
        let answers = try goodAnswers(code)
        try resident.open(code)
        resident.press("start")
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            let isKnown = said(resident.screen).contains("This is from your account.")
            if isKnown, resident.screen.focus == "continue" {
                resident.press("continue")
            } else {
                resident.answer(answers)
            }
        }
        try #require(resident.screen.id.hasSuffix(".check"), "stuck at \(resident.screen.id)")
        resident.press("send")
        #expect(resident.sent.count == 1)
    }

    /// A resident who is signed in, at the address of a bulky waste request.
    private func atAddress() throws -> Resident {
        var resident = try AccountScreens.registered()
        resident.press("home")
        let answers = try goodAnswers("bulky-waste")
        try resident.open("bulky-waste")
        resident.press("start")
        for _ in 0..<40 where !said(resident.screen).contains("14 Weir Road") { resident.answer(answers) }
        return resident
    }

    @Test func aKnownAddressIsOneKeyAndStillHersToChange() throws {
        var resident = try atAddress()
        #expect(resident.screen.focus == "continue" && resident.screen.fields.isEmpty)
        let page = resident.screen.id
        var other = resident
        other.mean(.enter)
        #expect(other.screen.id != page)
        resident.mean(.type("1"), .enter)
        #expect(resident.screen.fields.count >= 4)
        #expect(resident.screen.focusedField?.text == "14 Weir Road")
        resident.mean(.answer("15 Weir Road"))
        resident.press("continue")
        #expect(resident.screen.id != page)
    }

    @Test func anAnswerThatWasOnlyFilledInIsNothingToLose() throws {
        var resident = try AccountScreens.registered()
        resident.press("home")
        try resident.open("bulky-waste")
        resident.press("start")
        resident.mean(.finish)
        #expect(resident.visit.isOver)
    }

    @Test func nobodySignedInIsToldNothing() throws {
        var resident = try AccountScreens.elsewhere(AccountScreens.registered())
        let answers = try goodAnswers("bulky-waste")
        try resident.open("bulky-waste")
        resident.press("start")
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            #expect(!said(resident.screen).contains("Joan"))
            resident.answer(answers)
        }
    }

    /// Counts keys as a hand presses them; the signs of answers are typed beside.
    @Test func fromOpeningAnAccountToTheFirstRequestTakesFortyKeysAtMost() throws {
        var resident = try Resident()
        var keys = 1  // Enter at the greeting.
        func choose(_ id: ElementID) throws {
            // What has the focus already takes Enter alone.
            keys += resident.screen.focus == id ? 1 : try resident.number(of: id).count + 1
            resident.press(id)
        }
        func enter(_ text: String?) {
            if let text { resident.mean(.answer(text)) }
            resident.mean(.enter)
            keys += 1
        }
        try choose("register")
        let pin = AccountScreens.pin
        for text in ["Joan Marker"] + Resident.born { enter(text) }
        enter(nil)
        for text in ["14 Weir Road", "Millbrook", "ZY1 4LB", "01632 960 100", "", "", pin, pin] {
            enter(text)
        }
        enter(nil)
        try choose("send")
        #expect(resident.screen.id == "account-opened")
        enter(nil)
        let toAccount = keys
        for id in try resident.way(to: "bulky-waste") { try choose(id) }
        enter(nil)
        let answers = try goodAnswers("bulky-waste")
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            let page = resident.screen
            for choice in page.choices where resident.screen.id == page.id {
                let words = choice.id.description.split(separator: ":").map(String.init)
                guard words.count == 3, case .choices(let values) = answers[words[1]],
                    values.contains(words[2])
                else { continue }
                try choose(choice.id)
            }
            guard resident.screen.id == page.id else { continue }
            if resident.screen.focusedField == nil, resident.screen.focus != "continue" {
                try choose("continue")
                continue
            }
            for _ in 0..<9 where resident.screen.id == page.id {
                var text: String?
                if let field = resident.screen.focusedField, field.text.isEmpty,
                    case .text(let typed) = answers[String(field.id.description.dropFirst("field:".count))]
                {
                    text = typed
                }
                enter(text)
            }
        }
        try choose("send")
        #expect(resident.sent.count == 1)
        print(
            "From the greeting to the first request: \(keys) keys beyond the text, \(toAccount) of them for the account"
        )
        #expect(keys <= 40)
    }
}
