import Testing

@testable import Screens

/// Files as translators and their programs write them.
@Suite struct POTests {
    private func entries(_ text: String) throws -> [POReader.Entry] {
        try POReader.entries(of: Array(text.utf8), withNotes: true)
    }

    @Test func aMessageMayHaveAContextAPluralAndSeveralLines() throws {
        let read = try entries(
            """
            # A comment.
            #. For the translator.
            #: front.swift:3
            #, c-format, fuzzy
            #| msgid "old"
            msgctxt "menu"
            msgid ""
            "one "
            "file"
            msgid_plural "files"
            msgstr[0] "ein"
            msgstr[1] ""
            "zwei\\n"
            "\\"Dateien\\""

            #~ msgid "gone"
            #~ msgstr "weg"
            msgid "next"
            msgstr "weiter"
            """
        )
        #expect(read.count == 2)
        let first = try #require(read.first)
        #expect(first.context == "menu" && first.id == "one file" && first.plural == "files")
        #expect(first.texts == ["ein", "zwei\n\"Dateien\""] && first.isFuzzy)
        #expect(first.notes == ["For the translator."] && first.key == "menu\u{4}one file")
        #expect(read[1] == POReader.Entry(id: "next", texts: ["weiter"], line: 18))
    }

    @Test(arguments: [
        ("msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"\n", 1), ("msgstr \"x\"\n", 1),
        ("msgid \"a\nmsgstr \"\"\n", 1),
        ("msgid \"a\"\nmsgstr \"x\"\nmsgstr \"y\"\n", 3), ("\"x\"\n", 1), ("nonsense\n", 1),
        ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"x\"\n", 3), ("msgid \"a\"\nmsgstr[0] \"x\"\n", 2),
        ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"x\"\n", 3), ("msgid \"a\"\nmsgstr \"x\\\"\n", 2),
        ("msgid \"a\"\nmsgstr \"x\"y\"\n", 2), ("msgstr \"x\"\nmsgid_plural \"b\"\n", 1),
    ])
    func whatIsNoCatalogueIsRefusedWithItsLine(_ text: String, _ line: Int) {
        let error = #expect(throws: CatalogueError.self) { try entries(text) }
        #expect(error?.line == line)
        #expect(error?.reason.hasSuffix(".") == true)
    }

    @Test func aFileFromAnotherSystemIsReadTheSame() throws {
        #expect(try entries("\u{FEFF}msgid \"a\"\r\nmsgstr \"b\"\r\n").map(\.texts) == [["b"]])
        #expect(try entries("").isEmpty)
    }

    @Test func aCommentMayStandWithinAText() throws {
        let read = try entries("msgid \"a\"\nmsgstr \"b\"\n# A \"comment\".\n\n  \"c\\\\d\"\n\"\"\n")
        #expect(read.map(\.texts) == [["bc\\d"]])
    }

    @Test func aTextThatIsNoUTF8IsRefusedWithItsLineAndACommentIsNot() throws {
        func file(_ comment: [UInt8], _ text: [UInt8]) -> [UInt8] {
            Array("# ".utf8) + comment + Array("\nmsgid \"é\"\nmsgstr \"".utf8) + text + Array("\"\n".utf8)
        }
        let error = #expect(throws: CatalogueError.self) { try POReader.entries(of: file([], [0xC3])) }
        #expect(error?.line == 3)
        #expect(try POReader.entries(of: file([0xC3], Array("ü".utf8))).first?.texts == ["ü"])
    }

    private static let polish =
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    private static let arabic =
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        + "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"

    @Test(
        arguments: [
            ("nplurals=2; plural=(n != 1);", [0: 1, 1: 0, 2: 1]),
            ("nplurals=1; plural=0;", [0: 0, 7: 0]),
            ("nplurals=2; plural=n>1", [0: 0, 1: 0, 2: 1]),
            (polish, [1: 0, 2: 1, 4: 1, 5: 2, 12: 2, 14: 2, 21: 2, 22: 1, 104: 1, 112: 2]),
            (arabic, [0: 0, 1: 1, 2: 2, 5: 3, 11: 4, 99: 4, 100: 5, 103: 3]),
            ("nplurals=3; plural=n%10==1 && !(n%100==11) ? 0 : n != 0 ? 1 : 2;", [0: 2, 1: 0, 11: 1, 21: 0]),
            ("nplurals=4; plural=(n + 2 * 3 - 1) / 2 % 4 <= 1;", [0: 0, 4: 1]),
            ("nplurals=2; plural=n/0;", [3: 0]), ("nplurals=2; plural=9;", [3: 1]),
        ] as [(String, [Int: Int])]
    )
    func aNumberTakesThePluralFormOfTheLanguage(_ line: String, _ forms: [Int: Int]) throws {
        let rule = try #require(PluralRule(line))
        for (number, form) in forms { #expect(rule.form(for: number) == form, "\(number)") }
    }

    @Test(arguments: [
        "", "nplurals=2", "nplurals=0; plural=0;", "nplurals=2; plural=m;", "nplurals=2; plural=(n;",
        "nplurals=2; plural=n ? 1;", "nplurals=2; plural=n 1;", "nplurals=2; plural=;",
        "nplurals=2; plural=" + String(repeating: "(", count: 5_000) + "n;",
        "nplurals=2; plural=" + String(repeating: "!", count: 5_000) + "n;",
    ])
    func aPluralRuleThatCannotBeReadIsRefused(_ line: String) { #expect(PluralRule(line) == nil) }

    private func catalogue(_ body: String, plural: String = polish) throws -> Catalogue {
        let header = "msgid \"\"\nmsgstr \"\"\n\"Plural-Forms: \(plural)\\n\"\n\"X-Direction: rtl\\n\"\n\n"
        return try Catalogue(po: Array((header + body).utf8), language: "xx", mayMiss: true)
    }

    @Test func whatIsMissingFuzzyOrEmptyIsSaidInEnglish() throws {
        let english = try shipped("en")
        let words = try catalogue(
            """
            msgid "answer.yes"
            msgstr "Tak"

            #, fuzzy
            msgid "answer.no"
            msgstr "Ni"

            msgid "tool.help"
            msgstr ""

            #, fuzzy
            msgid "start.minutes"
            msgid_plural "start.minutes"
            msgstr[0] "a"
            msgstr[1] "b"
            msgstr[2] "c"
            """
        )
        #expect(
            words.missing.contains(.no) && words.missing.contains(.toolHelp) && !words.missing.contains(.yes)
        )
        let whole = words.over(english)
        #expect(whole(.yes) == "Tak" && whole(.no) == "No" && whole(.toolHelp) == "Help")
        #expect(whole(.startMinutes, count: 1) == "This takes about 1 minute.")
        #expect(whole(.startMinutes, count: 5) == "This takes about 5 minutes.")
        #expect(whole.header.isRightToLeft && whole.language == "xx")
    }

    @Test func aPluralWithTooFewFormsIsRefused() {
        let body = "msgid \"start.minutes\"\nmsgid_plural \"x\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\n"
        let error = #expect(throws: CatalogueError.self) { try catalogue(body) }
        #expect(error?.reason.contains("3 plural forms") == true)
    }

    @Test(arguments: [
        "msgctxt \"menu\"\nmsgid \"answer.yes\"\nmsgstr \"x\"\n", "msgid \"nope\"\nmsgstr \"x\"\n",
    ])
    func whatNoScreenSaysIsRefused(_ body: String) {
        #expect(throws: CatalogueError.self) { try catalogue(body) }
    }

    @Test func aPluralRuleThatCannotBeReadRefusesTheFile() {
        #expect(throws: CatalogueError.self) { try catalogue("", plural: "nplurals=x") }
    }
}
