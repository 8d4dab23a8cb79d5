import Content
import Domain
import Forms
import Screens
import Testing

/// A card under the reader while a field has the focus.
@Suite struct CardInFieldTests {
    /// Types as a scanner does into a field without a filter: sign by sign, and then it is known what it was.
    private func scan(_ card: String, _ resident: inout Resident) {
        for sign in card { resident.mean(.type(sign)) }
        resident.mean(.typedScan(card))
    }

    /// Meets I05.
    @Test func aCardIsNotTypedIntoAnAnswerAndWhatStandsThereStays() throws {
        var resident = try Resident()
        resident.press("find")
        let screen = resident.screen.id
        for sign in "damp" { resident.mean(.type(sign)) }
        scan("2000045500", &resident)
        #expect(resident.screen.id == screen && resident.screen.focusedField?.text == "damp")
        #expect(said(resident.screen).contains("Card seen. You cannot use it here."))
        resident.mean(.type("p"))
        #expect(!said(resident.screen).contains("Card seen"), "the next key takes the words away")
        resident.mean(.scan("2000045500"))
        #expect(
            resident.screen.focusedField?.text == "dampp",
            "it is the same where a filter holds the signs"
        )
    }

    /// Meets I05.
    @Test func aCardInTheMiddleOfAnAnswerLeavesBothEndsAlone() throws {
        var resident = try Resident()
        resident.press("find")
        for sign in "mld" { resident.mean(.type(sign)) }
        resident.mean(.left, .left)
        scan("2000045500", &resident)
        resident.mean(.type("o"))
        #expect(resident.screen.focusedField?.text == "mold")
    }

    /// Meets I05.
    @Test func aCardIsNoPINAndTriesNone() throws {
        var resident = try Resident()
        resident.press("sign-in")
        resident.mean(.answer("284915607"), .enter)
        #expect(resident.screen.id == "sign-in.pin")
        resident.mean(.type("4"))
        scan("2000045500", &resident)
        #expect(resident.screen.id == "sign-in.pin" && resident.screen.focusedField?.text == "*")
        #expect(said(resident.screen).contains("Card seen."))
    }

    /// Meets I05, I06.
    @Test func aFieldForACardTakesItWholeWhateverStoodThere() throws {
        var resident = try Resident()
        resident.press("sign-in")
        resident.mean(.type("7"))
        scan("2000045500", &resident)
        #expect(resident.screen.id == "sign-in.pin")
        resident.mean(.back)
        resident.mean(.scan("2000045511"))
        #expect(resident.screen.id == "sign-in.pin", "where a filter holds the signs, too")
    }

    /// Meets I05.
    @Test func aFormThatAsksForALibraryCardTakesAScanThereAndNowhereElse() throws {
        let pack = try RealHub.pack()
        var asking: [String] = []
        for service in pack.categories.flatMap(\.services) {
            for page in try pack.form(for: service).form.pages
            where page.questions.contains(where: \.notes.takesCard) {
                asking.append(service.code + page.path)
            }
        }
        #expect(asking == ["change-of-address/library-card"])
        let taking = try EveryScreen.all().filter { $0.fields.contains(where: \.takesCode) }.map(\.id)
        #expect(!taking.contains { $0.contains("pin") || $0.hasPrefix("find") }, "\(taking)")
    }
}
