import Screens
import Testing

@testable import Renderings

/// What keys do and never do, on screens that a resident may be on.
@Suite struct AccessKeyTests {
    /// A resident somewhere in the kiosk, after some keys at random.
    private func wanderer(_ seed: UInt64, keys: Int) throws -> Resident {
        var chance = Chance(seed)
        var resident = try Resident()
        for _ in 0..<keys where !resident.visit.isOver {
            switch chance.next(9) {
            case 0..<4: resident.mean(.choose(1 + chance.next(9)), .enter, after: 2_000)
            case 4..<6: resident.mean(.next)
            case 6: resident.mean(.answer(["27", "3", "2026", "Mary Jones", "ZZ1 1ZZ"][chance.next(5)]))
            case 7: resident.mean(.help)
            default: resident.mean(.enter, after: 2_000)
            }
        }
        return resident
    }

    /// Meets A40.
    @Test(arguments: UInt64(1)...60)
    func goingBackLeadsToTheFirstScreenFromWhereverAResidentIs(_ seed: UInt64) throws {
        var resident = try wanderer(seed, keys: Int(seed) * 2)
        var steps = 0
        while resident.screen.id != "front", !resident.visit.isOver, steps < 120 {
            resident.mean(.back, after: 6_000)
            steps += 1
        }
        #expect(resident.screen.id == "front" || resident.visit.isOver, "stuck at \(resident.screen.id)")
    }

    /// Meets A49, G05.
    @Test(arguments: UInt64(1)...40)
    func nothingIsSentExceptFromTheScreenWhereItIsChecked(_ seed: UInt64) throws {
        var chance = Chance(seed)
        var resident = try Resident()
        try resident.fillIn(codes[chance.next(codes.count)])
        for _ in 0..<120 where !resident.visit.isOver {
            let (before, count) = (resident.screen, resident.sent.count)
            switch chance.next(6) {
            case 0: resident.mean(.back, after: 2_000)
            case 1: resident.mean(.choose(1 + chance.next(20)))
            case 2: resident.mean(.next)
            default: resident.mean(.enter, after: 2_000)
            }
            guard resident.sent.count > count else { continue }
            #expect(before.id.hasSuffix(".check") && before.focus == "send", "sent from \(before.id)")
        }
    }

    /// Meets G05.
    @Test(arguments: codes)
    func goingBackAfterSendingDoesNotSendAgain(_ code: String) throws {
        var resident = try Resident()
        try resident.fillIn(code)
        resident.press("send")
        for _ in 0..<5 { resident.mean(.back, after: 6_000) }
        #expect(
            resident.screen.id == "front" || resident.screen.id.hasPrefix("category."),
            "\(resident.screen.id)"
        )
        resident.mean(.enter, .enter, .enter)
        #expect(resident.sent.count == 1)
    }

    /// Meets A41.
    @Test(arguments: ["?", "+", "-", "0", "7", "x", "#", "<"])
    func aSignInAFieldIsTextAndNothingElse(_ sign: Character) throws {
        var resident = try Resident()
        try resident.open("complaint")
        resident.press("start")
        for screen in 0..<20 where resident.screen.fields.isEmpty {
            resident.press(resident.screen.choices.first?.id ?? "continue")
            try #require(screen < 19)
        }
        let before = resident.screen
        if resident.screen.focusedField == nil { resident.mean(.next) }
        resident.mean(.type(sign), .type(sign))
        #expect(resident.screen.focusedField?.text == String([sign, sign]))
        #expect(resident.screen.id == before.id && resident.screen.settingsAreUntouched(in: resident))
    }

    /// Meets A44, G20, G29.
    @Test func typingADateLeavesTheFocusWhereItIsAndFindsNothingWrong() throws {
        var resident = try Resident()
        try resident.open("missed-bin")
        resident.press("start")
        resident.press("choice:whichBin:rubbish")
        let id = resident.screen.id
        for part in ["day", "month", "year"] {
            let field = ElementID("field:dueDate__\(part)")
            #expect(resident.screen.focus == field)
            for digit in "99999" { resident.mean(.type(digit)) }
            #expect(resident.screen.focus == field && resident.screen.id == id)
            #expect(resident.screen.wrong.isEmpty, "nothing is wrong before Continue")
            resident.mean(.next)
        }
        #expect(resident.screen.focus == "continue" && resident.screen.id == id)
        resident.mean(.enter)
        #expect(!resident.screen.wrong.isEmpty)
    }

    /// Meets A44, G08, G29.
    @Test(arguments: codes)
    func movingAndDigitsAloneChooseNothingAndGoNowhere(_ code: String) throws {
        var resident = try Resident()
        try resident.open(code)
        resident.press("start")
        let screen = resident.screen
        let kept = resident.effects.count
        for _ in 0..<30 { resident.mean(.next) }
        for _ in 0..<30 { resident.mean(.previous) }
        for digit in "123456789" where screen.fields.isEmpty { resident.mean(.type(digit)) }
        var after = resident.screen
        after.focus = screen.focus
        #expect(after == screen && resident.effects.count == kept)
    }

    /// Meets A47.
    @Test(arguments: codes)
    func whileNobodyPressesAKeyNothingChanges(_ code: String) throws {
        var resident = try Resident()
        try resident.open(code)
        resident.press("start")
        let (screen, effects) = (resident.screen, resident.effects.count)
        for _ in 0..<30 { resident.wait(1_000) }
        #expect(resident.screen == screen && resident.effects.count == effects)
    }
}

extension Screen {
    /// Whether a sign typed into a field changed nothing of how the screen is perceived.
    fileprivate func settingsAreUntouched(in resident: Resident) -> Bool {
        resident.visit.settings.theme == "white-on-black" && !id.hasPrefix("help") && !id.hasPrefix("looks")
    }
}
