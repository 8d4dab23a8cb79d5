import Forms
import Ground
import Testing

@Suite struct CheckingTests {
    private func text(
        _ schema: String = "{}",
        type: String = "TextField",
        options: String = "{}"
    ) throws -> Form {
        try form(
            #"{"type": "\#(type)", "name": "a", "title": "Your name", "options": \#(options), "schema": \#(schema)}"#
        )
    }

    /// Meets G22, G28.
    @Test(arguments: [
        ("{}", "", [Rule.required]), ("{}", "  ", [.required]), ("{}", "O'Neil-Ní", []), ("{}", "X Æ", []),
        ("{\"max\": 3}", "abcd", [.tooLong(3)]), ("{\"max\": 3}", "abc", []),
        ("{\"min\": 2}", "a", [.tooShort(2)]),
        ("{\"length\": 2}", "abc", [.lengthExactly(2)]), ("{\"regex\": \"^[a-z]+$\"}", "a1", [.pattern]),
        ("{\"max\": 1}", "👩‍👩‍👧", []), ("{\"max\": 1}", "e\u{301}", []), ("{}", "مرحبا", []),
        ("{}", "a\u{1}b", [.unreadable]), ("{}", "a\u{202E}b", [.unreadable]), ("{}", "a\nb", [.unreadable]),
        ("{}", "a\0b", [.unreadable]), ("{}", "a\u{2028}b", [.unreadable]), ("{}", " a\n", []),
    ])
    func aTextIsKeptOrRefusedWithItsRule(_ schema: String, _ typed: String, _ rules: [Rule]) throws {
        #expect(try judge(text(schema), ["a": .text(typed)]).rules == rules)
    }

    /// Meets G26.
    @Test func aHundredThousandCharactersAreRefusedWithTheLimit() throws {
        let long = String(repeating: "é", count: 100_000)
        #expect(try judge(text(), ["a": .text(long)]).rules == [.tooLong(1_000)])
        #expect(try judge(text(type: "MultilineTextField"), ["a": .text(long)]).rules == [.tooLong(10_000)])
    }

    @Test func aLongTextCountsWordsAndKeepsItsLines() throws {
        let form = try text(type: "MultilineTextField", options: #"{"maxWords": 3}"#)
        #expect(try judge(form, ["a": .text("one two\r\nthree four")]).rules == [.tooManyWords(3)])
        #expect(try judge(form, ["a": .text(" one\r\ntwo ")]).value == .text("one\ntwo"))
    }

    /// Meets G28.
    @Test(arguments: [
        ("{}", "", [Rule.required]), ("{}", "x", [.notANumber]), ("{}", "1e3", [.notANumber]),
        ("{}", "0x1", [.notANumber]),
        ("{}", "1,200", []), ("{}", "1 200", []), ("{}", "1,200.5", []), ("{}", "1,00,000", []),
        ("{}", "1,5", [.notANumber]), ("{}", "12,34", [.notANumber]), ("{}", "1,,200", [.notANumber]),
        ("{}", "1.200,5", [.notANumber]), ("{}", ",200", [.notANumber]), ("{}", "2024 \n\n", []),
        ("{}", "-3.5", []), ("{}", "99999999999999999999", [.notANumber]),
        ("{\"precision\": 0}", "1.5", [.notWhole]), ("{\"precision\": 2}", "1.555", [.tooManyDecimals(2)]),
        ("{\"min\": 1}", "0", [.below(1)]), ("{\"max\": 10}", "11", [.above(10)]),
        ("{\"min\": 1, \"max\": 10}", "10", []),
    ])
    func aNumberIsReadAsPeopleWriteIt(_ schema: String, _ typed: String, _ rules: [Rule]) throws {
        #expect(try judge(text(schema, type: "NumberField"), ["a": .text(typed)]).rules == rules)
    }

    private func date(
        _ day: String,
        _ month: String,
        _ year: String,
        options: String = "{}"
    ) throws -> Result<Value, Problems> {
        let form = try text(type: "DatePartsField", options: options)
        return try judge(form, ["a__day": .text(day), "a__month": .text(month), "a__year": .text(year)])
    }

    /// Meets G20.
    @Test(arguments: [
        ("27", "3", "2007"), ("27", "march", "2007"), ("27", "MAR", "2007"), (" 27", "Mar.", "2007 "),
        ("027", "03", "2007"),
    ])
    func aDateIsReadInFiguresOrWithTheNameOfTheMonth(_ day: String, _ month: String, _ year: String) throws {
        let expected = try #require(CivilDate(iso: "2007-03-27"))
        #expect(try date(day, month, year).value == .date(expected))
    }

    /// Meets G20, G42.
    @Test(arguments: [
        ("", "", "", Rule.required), ("27", "", "2007", .dateIncomplete(missing: [.month])),
        ("", "", "2007", .dateIncomplete(missing: [.day, .month])), ("27", "3", "07", .yearNotFourDigits),
        ("31", "4", "2026", .notARealDate), ("29", "2", "2023", .notARealDate),
        ("x", "4", "2026", .notARealDate),
        ("1", "13", "2026", .notARealDate), ("1", "1", "3001", .notARealDate),
    ])
    func aDateThatCannotBeIsRefusedWithTheFirstThingWrong(
        _ day: String,
        _ month: String,
        _ year: String,
        _ rule: Rule
    ) throws {
        #expect(try date(day, month, year).rules == [rule])
    }

    @Test func theMonthsCanBeNamedInAnotherLanguage() throws {
        let french = MonthNames([
            ["janvier"], ["février", "fevrier"], ["mars"], ["avril"], ["mai"], ["juin"], ["juillet"],
            ["août"],
            ["septembre"], ["octobre"], ["novembre"], ["décembre"],
        ])
        let form = try text(type: "DatePartsField")
        let typed = { (month: String) in
            Answers(["a__day": .text("1"), "a__month": .text(month), "a__year": .text("2026")])
        }
        for (month, number) in [("Fév.", 2), ("fevrier", 2), ("juil", 7), ("12", 12)] {
            let date = try #require(CivilDate(year: 2026, month: number, day: 1))
            #expect(
                try form.questions[0].value(in: typed(month), today: today, months: french) == .date(date)
            )
        }
        // "jui" is June and July alike.
        for month in ["jui", "march", "ja"] {
            #expect(form.walk(typed(month), today: today, months: french).stoppedAt != nil)
        }
    }

    @Test func aDateMustLieBetweenItsLimitsWhichThemselvesAreAllowed() throws {
        let options = #"{"maxDaysInPast": 14, "maxDaysInFuture": 0}"#
        #expect(try date("21", "11", "2026", options: options).rules.isEmpty)
        #expect(try date("7", "11", "2026", options: options).rules.isEmpty)
        #expect(try date("22", "11", "2026", options: options).rules == [.dateTooLate(today)])
        #expect(
            try date("6", "11", "2026", options: options).rules == [.dateTooEarly(today.adding(days: -14))]
        )
    }

    @Test(arguments: [
        ("mary@example.com", true), ("m.o'brien+x@mail.example.co.uk", true), ("x@defra", false),
        ("@example.com", false),
        ("a@b@example.com", false), ("a b@example.com", false), ("a@exam–ple.com", false),
        ("a@-x.com", false),
        (String(repeating: "a", count: 64) + "@example.com", true),
        (String(repeating: "a", count: 65) + "@example.com", false),
    ])
    func anEmailAddressNeedsANameAndADomain(_ typed: String, _ isFine: Bool) throws {
        #expect(
            try judge(text(type: "EmailAddressField"), ["a": .text(typed)]).rules == (isFine ? [] : [.email])
        )
    }

    /// Meets G24.
    @Test(arguments: [
        ("01632 960 001", "", true), ("07700 900982", "", true), ("+44 808 157 0192", "", true),
        ("(01632) 960-001", "", true),
        ("+48 22 694 5555", "", true), ("123", "", false), ("01632 96x", "", false), ("+44", "", false),
        ("+48 22 694 5555", "uk", false), ("01632 960 001", "international", false),
        ("+48226945555", "international", true),
    ])
    func aTelephoneNumberIsTakenInAnyShape(_ typed: String, _ format: String, _ isFine: Bool) throws {
        let options = format.isEmpty ? "{}" : #"{"format": "\#(format)"}"#
        let result = try judge(text(type: "TelephoneNumberField", options: options), ["a": .text(typed)])
        #expect(result.rules == (isFine ? [] : [.phone]))
        if isFine { #expect(result.value == .text(typed)) }
    }

    /// Meets G23.
    @Test func anAddressNamesEveryPartThatIsMissing() throws {
        let form = try text(type: "UkAddressField")
        #expect(try judge(form, [:]).rules == [.line1Required, .townRequired, .postcodeRequired])
        let entries: [String: Entry] = [
            "a__addressLine1": .text("1 Mill Lane"), "a__town": .text("Ashby"),
            "a__postcode": .text("sw1a-1aa "),
        ]
        #expect(try judge(form, entries).value == .address(["1 Mill Lane", "Ashby", "SW1A 1AA"]))
    }

    /// Meets G23.
    @Test(arguments: [
        ("SW1A1AA", true), ("m1 1ae", true), ("B33 8TH", true), ("12345", false), ("SW1A 1A", false),
    ])
    func aPostcodeIsTakenInAnyShape(_ typed: String, _ isFine: Bool) throws {
        let entries: [String: Entry] = [
            "a__addressLine1": .text("1 Mill Lane"), "a__town": .text("Ashby"), "a__postcode": .text(typed),
        ]
        #expect(try judge(text(type: "UkAddressField"), entries).rules == (isFine ? [] : [.postcode]))
    }

    private func choice(_ type: String, schema: String = "{}") throws -> Form {
        try form(
            #"{"type": "\#(type)", "name": "a", "title": "Colour", "list": "l", "schema": \#(schema)}"#,
            lists: colours
        )
    }

    @Test func oneOfAListMustBeChosenFromIt() throws {
        for type in ["RadiosField", "SelectField"] {
            #expect(try judge(choice(type), [:]).rules == [.choiceRequired])
            #expect(try judge(choice(type), ["a": .choices(["pink"])]).rules == [.notOffered])
            #expect(try judge(choice(type), ["a": .choices(["blue"])]).rules.isEmpty)
        }
    }

    @Test(arguments: [
        ("{}", [], [Rule.choiceRequired]), ("{\"max\": 1}", ["red", "blue"], [.tooManyChosen(1)]),
        ("{\"min\": 2}", ["red"], [.tooFewChosen(2)]), ("{\"length\": 2}", ["red"], [.chosenExactly(2)]),
        ("{}", ["green", "red"], []), ("{}", ["red", "pink"], [.notOffered]),
    ])
    func manyOfAListAreCounted(_ schema: String, _ chosen: [String], _ rules: [Rule]) throws {
        #expect(try judge(choice("CheckboxesField", schema: schema), ["a": .choices(chosen)]).rules == rules)
    }

    @Test func yesOrNoMustBeOneOfThem() throws {
        let form = try text(type: "YesNoField")
        #expect(try judge(form, [:]).rules == [.yesNoRequired])
        #expect(try judge(form, ["a": .choices([Entry.no])]).value == .yesNo(false))
        #expect(try judge(form, ["a": .choices(["maybe"])]).rules == [.yesNoRequired])
    }

    @Test func anOptionalQuestionMayStayEmptyButNotBeWrong() throws {
        for type in [
            "TextField", "NumberField", "DatePartsField", "EmailAddressField", "UkAddressField", "YesNoField",
        ] {
            #expect(try judge(text(type: type, options: #"{"required": false}"#), [:]).value == Value.none)
        }
        let email = try text(type: "EmailAddressField", options: #"{"required": false}"#)
        #expect(try judge(email, ["a": .text("x")]).rules == [.email])
    }

    @Test func theAuthorsOwnMessageGoesBeforeOurs() throws {
        let one = try text(options: #"{"customValidationMessages": {"string.empty": "Say who you are"}}"#)
        #expect(try judge(one, [:]).problems.first?.message == "Say who you are")
        let all = try text(#"{"max": 2}"#, options: #"{"customValidationMessage": "Two letters"}"#)
        #expect(try judge(all, ["a": .text("abc")]).problems.first?.message == "Two letters")
    }

    @Test func theAuthorMaySayOneThingOfNoAnswerAndAnotherOfAnEmptyOne() throws {
        let words = #"{"any.required": "Say who", "string.empty": "Do not leave it empty"}"#
        let form = try text(options: #"{"customValidationMessages": \#(words)}"#)
        #expect(try judge(form, [:]).problems.first?.message == "Say who")
        #expect(try judge(form, ["a": .text(" ")]).problems.first?.message == "Do not leave it empty")
        let one = try text(options: #"{"customValidationMessages": {"any.required": "Say who"}}"#)
        #expect(try judge(one, ["a": .text("")]).problems.first?.message == "Say who")
    }
}
