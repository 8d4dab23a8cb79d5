import Domain
import Ground
import Testing

/// Numbers, PINs and names of people.
@Suite struct PeopleTests {
    @Test func everyWrongDigitOfAnAccountNumberIsFound() throws {
        for start in stride(from: 0, to: 99_999_999, by: 1_234_567) {
            let payload = (0..<8).map { Int(Double(start) / [1e7, 1e6, 1e5, 1e4, 1e3, 100, 10, 1][$0]) % 10 }
            let digits = AccountNumber(payload: payload).description.compactMap(\.wholeNumberValue)
            for place in digits.indices {
                for other in 0...9 where other != digits[place] {
                    var wrong = digits
                    wrong[place] = other
                    #expect(throws: AccountNumber.Refusal.wrongCheck) { try number(wrong) }
                }
            }
            for place in digits.indices.dropLast() where digits[place] != digits[place + 1] {
                var swapped = digits
                swapped.swapAt(place, place + 1)
                #expect(throws: AccountNumber.Refusal.wrongCheck) { try number(swapped) }
            }
            #expect(try number(digits).description.count == 9)
        }
    }

    private func number(_ digits: [Int]) throws -> AccountNumber {
        try AccountNumber(reading: digits.map { String($0) }.joined())
    }

    @Test func anAccountNumberIsReadHoweverItIsSpaced() throws {
        let number = AccountNumber(payload: [2, 8, 4, 9, 1, 5, 6, 0])
        #expect(number.grouped.count == 11)
        #expect(try AccountNumber(reading: number.grouped) == number)
        #expect(throws: AccountNumber.Refusal.wrongLength(3)) { try AccountNumber(reading: "123") }
        #expect(throws: AccountNumber.Refusal.notDigits) { try AccountNumber(reading: "12345678X") }
    }

    /// Meets P22.
    @Test(arguments: ["123456", "654321", "000000", "121212", "123123", "890123", "777777"])
    func aPINThatStrangersTryFirstIsRefused(_ digits: String) {
        #expect(throws: PIN.Refusal.tooEasy) { try PIN(choosing: digits, born: nil) }
        #expect(throws: Never.self) { try PIN(trying: digits) }
    }

    @Test(arguments: ["030748", "480703", "071948", "194803", "031948"])
    func aPINOfTheDateOfBirthIsRefused(_ digits: String) throws {
        let born = try #require(CivilDate(year: 1948, month: 7, day: 3))
        #expect(throws: PIN.Refusal.dateOfBirth) { try PIN(choosing: digits, born: born) }
    }

    @Test func aPINIsSixDigitsAndNeverPrinted() throws {
        for text in ["12345", "1234567", "12345a", "", "१२३४५६"] {
            #expect(throws: PIN.Refusal.notSixDigits) { try PIN(trying: text) }
        }
        let pin = try PIN(choosing: "481 620", born: nil)
        #expect(pin.digits == "481620")
        #expect("\(pin)" == "a PIN")
    }

    @Test(arguments: [
        ("Siân O'Brien-Łoś", ["sian", "obrien", "los"]), ("  Mary   Anne SMITH", ["mary", "anne", "smith"]),
        ("Zoë e\u{301}va", ["zoe", "eva"]), ("Nguyễn", ["nguyễn"]), ("李 小龙", ["李", "小龙"]),
        ("Anna Anna", ["anna"]),
    ])
    func aNameIsLookedForWithoutMarks(_ name: String, _ words: [String]) {
        #expect(PersonDetails.words(of: name) == words)
    }

    @Test(arguments: [
        ("01632 960 100", "01632960100"), ("+44 1632 960100", "01632960100"),
        ("0044 (0)1632 960100", "01632960100"), ("44100", "44100"),
    ])
    func aTelephoneNumberIsLookedForByItsDigits(_ typed: String, _ key: String) {
        #expect(PersonDetails.phoneKey(typed) == key)
    }

    @Test func aVolunteerMayDoLeastAndNobodyMayDoAll() {
        #expect(Role.volunteer.rights.isSubset(of: Role.coordinator.rights))
        #expect(!Role.volunteer.rights.contains(.findPeople))
        for role in Role.allCases { #expect(role.rights != Set(Right.allCases)) }
        #expect(!Role.administrator.rights.contains(.findPeople))
    }
}
