import Domain
import Forms
import Ground
import Screens
import Testing

@testable import Renderings

extension Resident {
    /// A resident at a terminal with few keys.
    init(means: KeyUse.Means, step: Int = 2_000, today: CivilDate = Self.today) throws {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.keys = KeyUse(means: means, step: step)
        try self.init(at: surroundings, today: today)
    }

    /// What stands in the focused field, or on the board.
    var written: String? {
        if let field = screen.focusedField { return field.text }
        guard case .paragraph(let text) = screen.parts.first, text.hasPrefix("So far: ") else { return nil }
        return String(text.dropFirst("So far: ".count))
    }
}

/// What was sent, without the spaces that few keys leave out of telephone numbers.
private func said(_ resident: Resident) -> [String] {
    resident.sent.flatMap(\.answers).map { answer in
        ([answer.name] + answer.lines).joined(separator: "|").filter { $0 != " " }
    }
}

@Suite struct KeypadTests {
    /// A page with a box for letters.
    private func atLetters() throws -> Resident {
        var resident = try Resident(means: .keypad)
        try resident.open("complaint")
        resident.press("start")
        resident.mean(.choose(1), .enter)
        try #require(resident.screen.focusedField != nil)
        return resident
    }

    @Test func lettersAreWrittenWithNumbersAlone() throws {
        var resident = try atLetters()
        let page = resident.screen.id
        resident.mean(.enter)
        try resident.spell("Jo 7@b.uk")
        #expect(resident.written == "Jo 7@b.uk")
        resident.pad("9", "\n")
        #expect(resident.screen.id != page && !resident.screen.id.hasPrefix("board"), "done goes on")
        resident.mean(.back)
        #expect(resident.screen.id == page && resident.written == "Jo 7@b.uk")
    }

    @Test func aWordBeginsWithACapitalAndOtherwiseWhereChosen() throws {
        var resident = try atLetters()
        resident.mean(.enter)
        for _ in 0..<2 { resident.pad("1", "\n", "1", "\n") }
        #expect(resident.written == "Aa")
        // The last choice of a group is for capital letters.
        resident.pad("1", "\n", "6", "\n", "1", "\n")
        #expect(resident.written == "AaA")
        resident.pad("7", "\n", "1", "\n", "1", "\n")
        #expect(resident.written == "AaA A")
    }

    @Test func backspaceErasesAndThenGoesBack() throws {
        var resident = try atLetters()
        let page = resident.screen.id
        resident.mean(.enter)
        try resident.spell("No")
        resident.mean(.erase)
        #expect(resident.written == "N")
        resident.pad("1", "\n")
        resident.mean(.erase)
        #expect(resident.screen.id == "board", "from a group to all groups")
        resident.mean(.erase)
        #expect(resident.written == nil && resident.screen.id == "board")
        resident.mean(.erase)
        #expect(resident.screen.id == page)
        resident.mean(.erase)
        #expect(resident.screen.id != page, "and from the page to the one before")
    }

    @Test func numbersAreTypedAtOnceAndZeroIsOneOfThem() throws {
        var resident = try Resident(means: .keypad)
        try resident.open("missed-bin")
        resident.press("start")
        resident.press("choice:whichBin:rubbish")
        #expect(resident.screen.focusedField?.signs == .digits)
        resident.pad("2", "0")
        #expect(resident.written == "20")
        resident.mean(.erase, .erase)
        #expect(resident.written == "")
        let page = resident.screen.id
        resident.mean(.erase)
        #expect(resident.screen.id != page)
    }

    @Test func noElapsedTimeWritesAnything() throws {
        var resident = try atLetters()
        resident.mean(.enter)
        resident.pad("1", "\n")
        for _ in 0..<50 { resident.wait(3_000) }
        #expect(resident.screen.id == "board.0")
    }

    @Test func theToolsNameKeysThatThePadHas() throws {
        let resident = try Resident(means: .keypad)
        #expect(resident.screen.tools.map(\.key) == ["0", "/", "*", "0", "0"])
    }

    @Test func theBoardIsWholeInEveryRendering() throws {
        var resident = try atLetters()
        resident.mean(.enter)
        var renderer = CellRenderer(words: CellWords(try RealHub.words()))
        for size in [(40, 12), (80, 24)].map({ Frame.Size(columns: $0.0, rows: $0.1) }) {
            for number in 1...9 {
                resident.mean(.choose(number))
                let frame = renderer.frame(of: resident.screen, in: size)
                #expect(frame.rows.flatMap(\.spans).contains { $0.role == .focused }, "\(number)")
            }
        }
        var lines = LineRenderer(words: LineWords(try RealHub.words()))
        #expect(lines.lines(for: resident.screen).contains("1, A B C D E"))
        #expect(lines.lines(for: resident.screen).isEmpty)
        #expect(lines.intents(for: "1", on: resident.screen) == [.choose(1), .enter])
    }

    @Test(arguments: Array(codes.prefix(6)) + ["complaint"])
    func aServiceIsFinishedWithTheNumberPadAlone(_ code: String) throws {
        var resident = try Resident(means: .keypad)
        try resident.finish(code, hand: NumberHand())
        #expect(resident.sent.count == 1)
        var other = try Resident()
        try other.fillIn(code)
        other.press("send")
        #expect(said(resident) == said(other), "the same answers as with all keys")
    }
}

extension Resident {
    /// Presses keys of a number pad, Enter as a new line.
    mutating func pad(_ keys: Character...) { for key in keys { mean(key == "\n" ? .enter : .type(key)) } }

    /// Finds a sign on the board, and takes it.
    mutating func spell(_ text: String) throws {
        for sign in text { for id in try board(sign) { press(id) } }
    }

    /// What is pressed one after the other on the board to write a sign.
    func board(_ sign: Character) throws -> [ElementID] {
        if sign == " " { return ["board:7"] }
        let groups = screen.parts.enumerated().dropFirst()
        for (index, part) in groups {
            guard case .choice(let choice) = part else { continue }
            let signs = choice.label.split(separator: " ")
            if signs.count == 1, choice.label.count == 1, choice.label == String(sign) { return [choice.id] }
            let lower = signs.firstIndex { $0.count == 1 && $0.lowercased() == sign.lowercased() }
            guard let lower, index > 0 else { continue }
            let letter = ElementID("board:\(lower + 1)")
            let isOther = sign.isLetter && String(signs[lower]) != String(sign)
            return isOther
                ? [choice.id, ElementID("board:\(signs.count + 1)"), letter] : [choice.id, letter]
        }
        let places = ["12345", "67890", "@.-_'", ",/&?!", "():+£"]
        for (index, place) in places.enumerated() {
            if let found = Array(place).firstIndex(of: sign) {
                return ["board:6", ElementID("board:\(index + 1)"), ElementID("board:\(found + 1)")]
            }
        }
        throw NoSuchSign(sign: sign)
    }

    struct NoSuchSign: Error { var sign: Character }

    /// Fills in a service and sends it, with a hand that has few keys.
    mutating func finish(_ code: String, hand: some FewKeysHand) throws {
        for id in try way(to: code) + ["start"] { try hand.press(id, &self) }
        let answers = try goodAnswers(code)
        for _ in 0..<80 where !screen.id.hasSuffix(".check") { try answer(answers, hand) }
        try #require(screen.id.hasSuffix(".check"), "stuck at \(screen.id)")
        try hand.press("send", &self)
    }

    private mutating func answer(_ answers: Answers, _ hand: some FewKeysHand) throws {
        let id = screen.id
        if let field = screen.focusedField {
            var text = ""
            if case .text(let typed) = answers[String(field.id.description.dropFirst("field:".count))] {
                text = typed
            }
            try hand.write(text, &self)
            return
        }
        for part in screen.parts {
            guard case .choice(let choice) = part, screen.id == id else { continue }
            let words = choice.id.description.split(separator: ":").map(String.init)
            if words.count == 3, case .choices(let values) = answers[words[1]], values.contains(words[2]) {
                try hand.press(choice.id, &self)
            }
        }
        if screen.id == id, screen.focusedField == nil { try hand.press("continue", &self) }
    }
}

/// How a person with few keys presses and writes.
protocol FewKeysHand {
    func press(_ id: ElementID, _ resident: inout Resident) throws
    /// Writes into the focused field, and goes on.
    func write(_ text: String, _ resident: inout Resident) throws
}

/// Digits, Enter and Backspace.
struct NumberHand: FewKeysHand {
    func press(_ id: ElementID, _ resident: inout Resident) throws {
        for digit in try resident.number(of: id) { resident.mean(.type(digit)) }
        try #require(resident.screen.focus == id, "\(id) is not reached on \(resident.screen.id)")
        resident.mean(.enter)
    }

    func write(_ text: String, _ resident: inout Resident) throws {
        if resident.screen.focusedField?.signs == .digits {
            for digit in text where digit != " " {
                try #require(digit.isNumber || digit == ".", "\(digit) is not on a number pad")
                resident.mean(.type(digit))
            }
            resident.mean(.enter)
            return
        }
        resident.mean(.enter)
        for sign in text { for id in try resident.board(sign) { try press(id, &resident) } }
        try press("board:9", &resident)
    }
}

/// One switch: it is pressed when the focus has come to what is wanted.
struct SwitchHand: FewKeysHand {
    func press(_ id: ElementID, _ resident: inout Resident) throws {
        for _ in 0..<200 where resident.screen.focus != id {
            let deadline = try #require(resident.visit.deadline)
            resident.wait(deadline - resident.time)
        }
        try #require(resident.screen.focus == id, "\(id) does not come round on \(resident.screen.id)")
        resident.mean(.enter)
    }

    func write(_ text: String, _ resident: inout Resident) throws {
        let digits = resident.screen.focusedField?.signs == .digits
        let field = try #require(resident.screen.focusedField?.id)
        try press(field, &resident)
        for sign in text where !(digits && sign == " ") {
            for id in try resident.board(sign) { try press(id, &resident) }
        }
        try press(digits ? "board:12" : "board:9", &resident)
    }
}

@Suite struct OneSwitchTests {
    private func atFront(step: Int = 2_000) throws -> Resident { try Resident(means: .oneSwitch, step: step) }

    @Test func theMarkMovesByItselfAndTheFirstStopHasTwiceTheTime() throws {
        var resident = try atFront()
        let stops = resident.screen.stops
        resident.wait(3_999)
        #expect(resident.screen.focus == stops[0])
        resident.wait(1)
        #expect(resident.screen.focus == stops[1])
        resident.wait(1_999)
        #expect(resident.screen.focus == stops[1])
        resident.wait(1)
        #expect(resident.screen.focus == stops[2])
    }

    @Test func backHelpAndTheSettingsComeRoundToo() throws {
        var resident = try atFront(step: 500)
        var seen: Set<ElementID> = []
        for _ in 0..<40 {
            seen.insert(resident.screen.focus)
            resident.wait(500)
        }
        #expect(seen.isSuperset(of: ["back", "help", "display", "again", "finish"]))
    }

    @Test func afterThreeRoundsItRestsAndAPressLetsItGoOn() throws {
        var resident = try atFront(step: 500)
        let stops = resident.screen.stops
        var steps = 0
        while resident.screen.id == "front", steps < 500 {
            resident.wait(500)
            steps += 1
        }
        // Each round has one stop of two steps.
        #expect(steps == 3 * (stops.count + 1))
        #expect(resident.screen.title == "Press your switch to go on")
        let focus = resident.screen.focus
        for _ in 0..<20 { resident.wait(500) }
        #expect(resident.screen.id == "switch-rests" && resident.screen.focus == focus, "nothing moves")
        resident.mean(.enter)
        #expect(resident.screen.id == "front" && resident.screen.focus == stops[0])
        resident.wait(1_000)
        #expect(resident.screen.focus == stops[1])
    }

    @Test(arguments: [(Int64(299), 1), (300, 2)])
    func aLatePressTakesTheStopBefore(_ after: Int64, _ index: Int) throws {
        var resident = try atFront()
        let stops = resident.screen.stops
        resident.wait(4_000)
        resident.wait(2_000)
        #expect(resident.screen.focus == stops[2])
        resident.mean(.enter, after: after)
        var other = try Resident()
        other.press(stops[index])
        #expect(resident.screen.id == other.screen.id)
    }

    @Test func spaceIsASwitchToo() throws {
        var resident = try atFront()
        resident.mean(.type(" "))
        #expect(resident.screen.id != "front")
    }

    @Test func nobodyIsTimedOutWhileTheMarkGoesRound() throws {
        var resident = try atFront(step: 10_000)
        try resident.open("complaint")
        let rounds = Int64(3 * (resident.screen.stops.count + 1)) * 10_000
        var waited: Int64 = 0
        while resident.screen.id == "start.complaint", waited < rounds + 60_000 {
            resident.wait(10_000)
            waited += 10_000
        }
        #expect(resident.screen.id == "switch-rests", "not the question if anybody is there")
        resident.wait(179_000)
        #expect(resident.screen.id == "switch-rests")
        resident.wait(1_000)
        #expect(resident.screen.id == "still-there")
    }

    @Test func nothingMovesBeforeTheFirstPress() throws {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.keys.means = .oneSwitch
        #expect(Visit(surroundings).deadline == nil)
    }

    @Test func aHelperTurnsItOnAndItStartsSlowly() throws {
        var resident = try Resident()
        resident.mean(.display)
        resident.press("topic:keys")
        resident.press("means:oneSwitch")
        #expect(resident.visit.settings.keys.step == 2_000)
        let focus = resident.screen.focus
        resident.wait(4_000)
        #expect(resident.screen.focus != focus)
        #expect(resident.choiceLabels.contains("10 seconds") && resident.choiceLabels.contains("0.5 seconds"))
    }

    @Test(arguments: Array(codes.prefix(6)) + ["complaint"])
    func aServiceIsFinishedWithOneSwitch(_ code: String) throws {
        var resident = try atFront()
        try resident.finish(code, hand: SwitchHand())
        #expect(resident.sent.count == 1)
        var other = try Resident()
        try other.fillIn(code)
        other.press("send")
        #expect(said(resident) == said(other), "the same answers as with all keys")
    }
}

@Suite struct PatienceTests {
    private func waiting(_ patience: Patience) throws -> Resident {
        var surroundings = try RealHub.surroundings()
        surroundings.settings.patience = patience
        var resident = try Resident(at: surroundings)
        try resident.open("complaint")
        return resident
    }

    private func text(_ resident: Resident) -> [String] {
        resident.screen.parts.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }
    }

    @Test func tenTimesTheTimeIsTenTimesTheTime() throws {
        var resident = try waiting(.tenfold)
        resident.wait(1_799_000)
        #expect(resident.screen.id == "start.complaint")
        resident.wait(1_000)
        #expect(resident.screen.id == "still-there")
    }

    @Test func withoutALimitNothingEndsWhileSomethingIsOpen() throws {
        var resident = try waiting(.unlimited)
        #expect(resident.visit.deadline == nil)
        resident.wait(86_400_000)
        #expect(resident.screen.id == "start.complaint")
        resident.mean(.back, .back)
        #expect(resident.screen.id == "front" && resident.visit.deadline != nil)
    }

    @Test func theWarningSaysWhatIsLost() throws {
        var resident = try waiting(.usual)
        resident.wait(180_000)
        #expect(text(resident).contains("What you sent or saved is safe."))
        resident.mean(.enter)
        resident.press("start")
        resident.mean(.choose(1), .enter)
        resident.wait(180_000)
        #expect(text(resident).contains { $0.hasPrefix("The answers you typed are deleted") })
    }

    @Test func theFrontWarnsTooBeforeItGreetsTheNext() throws {
        var resident = try Resident()
        resident.wait(180_000)
        #expect(resident.screen.id == "still-there")
        resident.mean(.enter)
        #expect(resident.screen.id == "front")
        resident.wait(180_000)
        resident.wait(60_000)
        #expect(resident.visit.isOver)
    }

    @Test func aCardOnAScreenThatWantsNoneChangesNothing() throws {
        var resident = try waiting(.usual)
        let before = resident.screen
        resident.mean(.scan("2000045500"))
        #expect(resident.screen.id == before.id && resident.screen.focus == before.focus)
        #expect(resident.screen.parts.first == .notice("Card seen. You cannot use it here."))
        resident.mean(.next)
        #expect(resident.screen.parts == before.parts, "the next key takes the notice away")
    }
}
