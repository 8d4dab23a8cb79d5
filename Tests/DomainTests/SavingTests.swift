import Domain
import Ground
import Testing

@Suite struct SavedCodeTests {
    private static let samples = (0..<60).map { seed in
        SavedCode(payload: (0..<7).map { (seed * 17 + $0 * 7 + seed * $0 * 3) % 31 })
    }

    private func refusal(of text: String) -> SavedCode.Refusal? {
        do throws(SavedCode.Refusal) {
            _ = try SavedCode(reading: text)
            return nil
        } catch { return error }
    }

    /// Meets A58, G27.
    @Test func aCodeIsReadBackHoweverItIsTyped() throws {
        for code in Self.samples {
            let shown = code.grouped
            #expect(shown.split(separator: "-").map(\.count) == [4, 4])
            for typed in [
                shown, shown.lowercased(), " \(shown) ", shown.filter { $0 != "-" },
                shown.map { "\($0) " }.joined(), shown.replacing("-", with: " – "),
            ] {
                #expect(try SavedCode(reading: typed) == code)
            }
        }
    }

    @Test func noCodeHasASignThatIsMistakenForAnother() {
        for code in Self.samples { #expect(Set(code.grouped).isDisjoint(with: "01ILO")) }
    }

    @Test func everySingleWrongSignAndEverySwapOfNeighboursIsFound() {
        for code in Self.samples {
            let signs = code.grouped.filter { $0 != "-" }.map { $0 }
            for place in signs.indices {
                for sign in Reference.alphabet where sign != signs[place] {
                    var wrong = signs
                    wrong[place] = sign
                    #expect(refusal(of: String(wrong)) == .wrongSign)
                }
                guard place > 0, signs[place] != signs[place - 1] else { continue }
                var wrong = signs
                wrong.swapAt(place, place - 1)
                #expect(refusal(of: String(wrong)) == .wrongSign)
            }
        }
    }

    @Test(arguments: ["D": "0", "Q": "O", "7": "1", "J": "I", "T": "L"])
    func aSignThatNoCodeHasIsReadAsTheOneItLooksLike(_ meant: Character, _ typed: Character) throws {
        var read = 0
        for code in Self.samples {
            var signs = Array(code.grouped)
            guard let place = signs.firstIndex(of: meant) else { continue }
            signs[place] = typed
            // Each lookalike at one place gives another sum, so only one can be right.
            #expect(try SavedCode(reading: String(signs)) == code)
            read += 1
        }
        #expect(read > 0)
    }

    @Test func whatIsNoCodeIsRefusedWithTheReason() {
        #expect(refusal(of: "") == .empty)
        #expect(refusal(of: " - ") == .empty)
        #expect(refusal(of: "7K2M") == .wrongLength)
        #expect(refusal(of: "7K2M-9QXP-2") == .wrongLength)
        for text in ["0000-0000", "????????", "👩‍👩‍👧🙂🙂🙂🙂🙂🙂🙂", "ẞẞẞẞẞẞẞẞ"] {
            #expect(refusal(of: text) == .wrongSign || refusal(of: text) == .wrongLength)
        }
    }

    @Test func aCodeIsNotPrintedByMistake() {
        let code = Self.samples[7]
        let signs = code.grouped.filter { $0 != "-" }
        #expect(!"\(code)".contains(signs) && !String(describing: [code]).contains(signs))
        #expect(signs.hasPrefix(code.lookup) && code.lookup.count == 3)
    }

    @Test func theSecretHasTheDateOfBirthInIt() throws {
        let born = try #require(CivilDate(year: 1950, month: 3, day: 27))
        let code = Self.samples[7]
        #expect(code.secret(with: born) != code.secret(with: born.adding(days: 1)))
        #expect(code.secret(with: born) != Self.samples[8].secret(with: born))
    }
}

@Suite struct KeepingTimeTests {
    private let today = CivilDate(daysSinceEpoch: 20_778)

    @Test func aFormIsKeptForTwentyEightDaysUnlessTheHubSaysOtherwise() throws {
        #expect(KeepingTime.usual.lastDay(of: "complaint", savedOn: today) == today.adding(days: 28))
        let other = try #require(KeepingTime(days: 7, services: ["complaint": 60]))
        #expect(other.lastDay(of: "complaint", savedOn: today) == today.adding(days: 60))
        #expect(other.lastDay(of: "missed-bin", savedOn: today) == today.adding(days: 7))
    }

    @Test func onTheLastDayItOpensAndOnTheNextItDoesNot() {
        let lastDay = KeepingTime.usual.lastDay(of: "complaint", savedOn: today)
        #expect(!KeepingTime.isOver(lastDay, on: lastDay))
        #expect(KeepingTime.isOver(lastDay, on: lastDay.adding(days: 1)))
    }

    @Test func itsOwnerIsToldForThirtyDaysMore() {
        let lastDay = KeepingTime.usual.lastDay(of: "complaint", savedOn: today)
        #expect(KeepingTime.forgotten(on: lastDay.adding(days: 30)) < lastDay)
        #expect(KeepingTime.forgotten(on: lastDay.adding(days: 31)) == lastDay)
    }

    @Test(arguments: [0, -1, 366])
    func daysThatMakeNoSenseAreRefused(_ days: Int) {
        #expect(KeepingTime(days: days) == nil)
        #expect(KeepingTime(days: 28, services: ["complaint": days]) == nil)
    }
}

@Suite struct WrongTriesTests {
    private static let hour: Int64 = 3_600_000

    /// Meets P20.
    @Test func fiveWrongTriesLockACodeForTwentyFourHours() {
        var tries = WrongTries()
        for number in 1...5 {
            #expect(!tries.isLocked(.ofCode, at: Self.hour))
            tries.add(.ofCode, at: Self.hour)
            #expect(tries.count == number)
        }
        #expect(tries.isLocked(.ofCode, at: Self.hour))
        #expect(tries.isLocked(.ofCode, at: 25 * Self.hour - 1))
        #expect(!tries.isLocked(.ofCode, at: 25 * Self.hour))
        tries.add(.ofCode, at: 25 * Self.hour)
        #expect(tries.count == 1)
    }

    @Test func tenWrongTriesLockATerminalForAnHour() {
        var tries = WrongTries()
        for _ in 1...10 { tries.add(.ofTerminal, at: 0) }
        #expect(tries.isLocked(.ofTerminal, at: Self.hour - 1))
        #expect(!tries.isLocked(.ofTerminal, at: Self.hour))
    }

    @Test func aClockThatGoesBackUnlocksNothing() {
        var tries = WrongTries()
        for _ in 1...5 { tries.add(.ofCode, at: 100 * Self.hour) }
        #expect(tries.isLocked(.ofCode, at: 0))
    }

    @Test func theAnswerToEachWrongTryComesSlowerUpToThreeSeconds() {
        var tries = WrongTries()
        var pauses: [Int64] = []
        for _ in 1...5 {
            tries.add(.ofCode, at: 0)
            pauses.append(tries.pause)
        }
        #expect(pauses == [1_000, 2_000, 3_000, 3_000, 3_000])
    }

    @Test func aRightTryIsTakenBack() {
        var tries = WrongTries(count: 1, lastAt: 0)
        tries.takeBack()
        tries.takeBack()
        #expect(tries.count == 0)
    }
}

@Suite struct DateOfBirthTests {
    @Test func somebodyAliveIsBornTodayOrUpTo130YearsAgo() throws {
        let today = try #require(CivilDate(year: 2028, month: 2, day: 29))
        let range = DateOfBirth.range(on: today)
        #expect(range.upperBound == today)
        #expect(range.lowerBound == CivilDate(year: 1898, month: 2, day: 28))
    }
}
