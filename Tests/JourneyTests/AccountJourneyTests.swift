import Domain
import Screens
import Testing

@Suite struct AccountJourneyTests {
    @Test func aResidentOpensAnAccountAloneInTwelveQuestionsOrFewer() throws {
        var resident = try Resident()
        resident.press("register")
        var questions: [String] = []
        try resident.fillInAccount {
            questions.append($0)
            _ = $1
        }
        questions.removeAll { $0 == "check" }
        #expect(questions.count <= 12, "\(questions)")
        resident.press("send")
        #expect(said(resident.screen).contains("284 915 60"))
        let person = try #require(resident.accounts.only?.person)
        #expect(person.details.name == "Joan Marker" && person.details.postcode == "ZY1 4LB")
        #expect(person.details.address == ["14 Weir Road", "Millbrook"])
        #expect(person.card?.description == "D12345")
        #expect(resident.accounts.only?.pin.digits == AccountScreens.pin)
        resident.press("home")
        #expect(said(resident.screen).contains("You are signed in as Joan Marker."))
    }

    @Test func whoHasNoFixedAddressIsNotAskedForOne() throws {
        var resident = try Resident()
        resident.press("register")
        resident.mean(.answer("Joan Marker"), .enter)
        resident.enter(Resident.born)
        resident.press("none")
        #expect(resident.screen.id == "register.phone")
        resident.mean(.back)
        #expect(resident.screen.id == "register.home")
        resident.press("none")
        resident.mean(.enter, .enter, .enter, .answer(AccountScreens.pin), .enter)
        resident.mean(.answer(AccountScreens.pin), .enter)
        resident.press("yes")
        #expect(said(resident.screen).contains("I have no fixed address"))
        resident.press("send")
        #expect(resident.accounts.only?.person.details.address == [])
    }

    @Test func anAnswerIsChangedFromTheCheckAndLeadsBackThere() throws {
        var resident = try Resident()
        resident.press("register")
        try resident.fillInAccount()
        for (change, text) in [("name", "Joan Abbot"), ("email", "abbot@example.org")] {
            resident.press(ElementID("change:\(change)"))
            resident.mean(.answer(text), .enter)
            #expect(resident.screen.id == "register.check")
            #expect(said(resident.screen).contains(text))
        }
        resident.press("change:home")
        resident.press("none")
        #expect(resident.screen.id == "register.check")
        resident.press("change:pin")
        resident.mean(.answer("730519"), .enter, .answer("730519"), .enter)
        #expect(resident.screen.id == "register.check")
        resident.press("send")
        #expect(resident.accounts.only?.pin.digits == "730519")
    }

    @Test(arguments: [
        ("111111", "easy to guess"), ("123456", "easy to guess"), ("270350", "date of birth"),
        ("1950", "must be 6 numbers"), ("", "must be 6 numbers"), ("48162o", "must be 6 numbers"),
    ])
    func aWeakPINIsRefusedWithAWayToMendIt(_ pin: String, _ message: String) throws {
        var resident = try Resident()
        resident.press("register")
        for _ in 0..<20 where resident.screen.id != "register.pin" {
            switch resident.screen.id {
            case "register.name": resident.mean(.answer("Joan Marker"), .enter)
            case "register.born": resident.enter(Resident.born)
            case "register.home": resident.press("none")
            default: resident.mean(.enter)
            }
        }
        resident.mean(.answer(pin), .enter)
        #expect(said(resident.screen).contains(message), "\(resident.screen.parts)")
        resident.mean(.enter, .answer(AccountScreens.pin), .enter)
        #expect(resident.screen.id == "register.pin.again")
    }

    /// A neighbour who types her name and birth date, or her card, sees what everybody sees.
    @Test func whoTypesTheNameOrTheCardOfSomebodyWithAnAccountSeesTheSameScreensAsAnybody() throws {
        func walk(_ resident: Resident) throws -> [Screen] {
            var (resident, screens) = (resident, [Screen]())
            resident.press("register")
            try resident.fillInAccount { screens.append($1) }
            resident.press("send")
            screens.append(resident.screen)
            return screens
        }
        let first = try AccountScreens.registered()
        let known = try walk(try AccountScreens.elsewhere(first))
        let unknown = try walk(try Resident())
        #expect(known.map(\.id) == unknown.map(\.id))
        for (one, other) in zip(known, unknown) {
            // The number of the new account alone is another.
            let parts = zip(one.parts, other.parts).filter { $0 != $1 }.map(\.0)
            #expect(one.title == other.title && one.parts.count == other.parts.count)
            for part in parts {
                guard case .reference = part else {
                    Issue.record("\(one.id) tells that there is an account: \(part)")
                    continue
                }
            }
        }
        #expect(first.accounts.accounts.count == 2, "both have an account, and staff join them")
    }

    @Test func whoOpensAnAccountIsToldOfOneAccountAPersonBeforeAndAfter() throws {
        var resident = try Resident()
        resident.press("register")
        #expect(said(resident.screen).contains("You need only one account"))
        resident.mean(.back)
        try resident.register()
        #expect(said(resident.screen).contains("Did you have an account before?"))
    }

    @Test func whoLeavesHalfWayIsCalledOnlyWhereSheSaysSo() throws {
        for choice in ["call", "leave", "stay"] {
            var resident = try Resident()
            resident.press("register")
            resident.mean(.answer("Joan Marker"), .enter)
            resident.mean(.finish)
            #expect(resident.screen.id == "finishing", "without a phone number nobody can call")
            resident.press("stay")
            resident.enter(Resident.born)
            resident.press("none")
            resident.mean(.answer("01632 960 100"), .enter, .finish)
            #expect(resident.screen.id == "register.leaving")
            resident.press(ElementID(choice))
            #expect(resident.visit.isOver == (choice != "stay"))
            #expect(resident.accounts.wishes.map(\.phone) == (choice == "call" ? ["01632 960 100"] : []))
        }
    }

    @Test func goingBackOutOfARegistrationAsksTheSame() throws {
        var resident = try Resident()
        resident.press("register")
        resident.mean(.answer("Joan Marker"), .enter)
        resident.enter(Resident.born)
        resident.press("none")
        resident.mean(.answer("01632 960 100"), .enter)
        for _ in 0..<6 where resident.screen.id != "register.leaving" { resident.mean(.back, after: 6_000) }
        #expect(resident.screen.id == "register.leaving")
        resident.press("call")
        #expect(resident.screen.id == "front" && !resident.visit.isOver)
        #expect(resident.accounts.wishes.first?.kind == .registration)
    }

    /// Meets A52.
    @Test func signingInByNumberCardAndScan() throws {
        let first = try AccountScreens.registered()
        for number in ["284915607", "284-915-607", "d12345"].map({
            $0.hasPrefix("284") ? AccountShelf.number.description : $0
        }) {
            var next = try AccountScreens.elsewhere(first)
            next.signIn(number)
            #expect(next.screen.id == "front.signed-in")
        }
        var next = try AccountScreens.elsewhere(first)
        next.mean(.scan("D12345"))
        #expect(next.screen.title == "Card seen. Press Enter to sign in.", "a scan alone signs nobody in")
        next.mean(.enter, .answer(AccountScreens.pin), .enter)
        #expect(next.screen.id == "front.signed-in")
    }

    /// Meets P20, G30.
    @Test func aWrongNumberAndAWrongPINLookTheSame() throws {
        let first = try AccountScreens.registered()
        var screens: [Screen] = []
        for (number, pin) in [(AccountShelf.number.grouped, "602914"), ("999999", AccountScreens.pin)] {
            var next = try AccountScreens.elsewhere(first)
            next.signIn(number, pin: pin)
            screens.append(next.screen)
        }
        #expect(screens[0] == screens[1])
        #expect(screens[0].title == "The number or the PIN is wrong")
    }

    @Test func aLockedAccountSaysWhenItOpensAndWhoCanHelp() throws {
        var next = try AccountScreens.elsewhere(AccountScreens.registered())
        next.press("sign-in")
        next.mean(.answer(AccountShelf.number.grouped), .enter)
        for number in 1...5 {
            next.mean(.answer("602914"), .enter)
            if number < 5 {
                next.press("retry")
                next.mean(.enter)
            }
        }
        #expect(said(next.screen).contains("You can try again at 3:42pm."))
        #expect(said(next.screen).contains("Staff at the desk can open it now."))
        next.press("home")
        next.signIn()
        #expect(next.screen.title == "You cannot sign in now", "the right PIN is no more let in")
        next.wait(30 * 60_000)
    }

    @Test func aPINThatStaffGaveMustBeChangedBeforeAnythingElse() throws {
        let first = try AccountScreens.registered()
        first.accounts.change { $0.isGiven = true }
        var next = try AccountScreens.elsewhere(first)
        next.signIn()
        #expect(next.screen.id == "change-pin.new")
        next.mean(.back)
        #expect(next.visit.settings == (try RealHub.surroundings().settings) && next.screen.id == "front")
        #expect(next.effects.contains(.account(.signOut)), "she is signed out again")
        next.signIn()
        next.mean(.answer("730519"), .enter, .answer("730519"), .enter)
        next.press("done")
        #expect(next.screen.id == "front.signed-in")
        #expect(first.accounts.only?.pin.digits == "730519")
    }

    @Test func aPINIsChangedByWhoKnowsTheOldOne() throws {
        var next = try AccountScreens.elsewhere(AccountScreens.registered())
        next.signIn()
        next.press("account")
        next.press("change-pin")
        next.mean(.answer("111222"), .enter, .answer("730519"), .enter, .answer("730519"), .enter)
        #expect(said(next.screen).contains("This is not your PIN"))
        next.mean(.enter, .answer(AccountScreens.pin), .enter, .answer("730519"), .enter)
        next.mean(.answer("730519"), .enter)
        #expect(next.screen.id == "change-pin.done")
        next.press("done")
        #expect(next.screen.id == "my-account")
        #expect(next.accounts.only?.pin.digits == "730519")
    }

    @Test func signingOutAndFinishingEndTheVisit() throws {
        let first = try AccountScreens.registered()
        var next = try AccountScreens.elsewhere(first)
        next.signIn()
        next.press("sign-out")
        #expect(next.visit.isOver)
        next = try AccountScreens.elsewhere(first)
        next.signIn()
        next.mean(.finish)
        #expect(next.visit.isOver)
    }

    @Test func accountsThatCannotBeReachedAreSaidToBeSo() throws {
        var next = try AccountScreens.elsewhere(AccountScreens.registered())
        next.storeFails = true
        next.signIn()
        #expect(said(next.screen).contains("We cannot look at accounts now."))
        next.storeFails = false
        next.mean(.enter, .answer(AccountScreens.pin), .enter)
        #expect(next.screen.id == "front.signed-in")
    }
}
