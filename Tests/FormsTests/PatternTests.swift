import Foundation
import Testing

@testable import Forms

/// Expressions with texts they are found in and texts they are not, as JavaScript's `RegExp` answers.
private let finds: [(source: String, found: [String], missed: [String])] = [
    ("", ["", "a"], []),
    ("abc", ["abc", "xxabcx"], ["ab", "ABC", ""]),
    ("a.c", ["abc", "a c", "a\u{1F600}c"], ["ac", "a\nc", "a\u{2028}c"]),
    ("^ab$", ["ab"], ["ab\n", "xab", "abx", "x\nab"]),
    ("a|bc|", [""], []),
    ("^(a|bc)$", ["a", "bc"], ["b", "abc", ""]),
    ("^a*$", ["", "aaa"], ["b"]),
    ("^a+?$", ["a", "aa"], [""]),
    ("^ab?c$", ["ac", "abc"], ["abbc"]),
    ("^a{2}$", ["aa"], ["a", "aaa"]),
    ("^a{2,}?$", ["aa", "aaaaa"], ["a"]),
    ("^(?:ab){1,3}$", ["ab", "ababab"], ["", "abababab"]),
    ("^a{0}$", [""], ["a"]),
    ("^a{,2}{$", ["a{,2}{"], ["aa"]),
    ("^]}$", ["]}"], [""]),
    ("^\\d\\D$", ["1a", "9\u{661}"], ["aa", "\u{661}a", "12"]),
    ("^\\w\\W$", ["a ", "_é"], ["é ", "ab"]),
    ("^\\s+\\S$", [" \t\n\u{A0}\u{FEFF}\u{3000}x"], ["\u{85}x", "  "]),
    ("\\bcat\\b", ["cat", "a cat.", "écat"], ["cats", "a_cat"]),
    ("\\Bat\\B", ["cats"], ["at", "cat", "ate"]),
    ("^\\t\\n\\r\\v\\f\\0\\cJ$", ["\t\n\r\u{B}\u{C}\0\n"], ["tnrvf0J"]),
    ("^\\x41\\u0042\\u{1F600}$", ["AB\u{1F600}"], ["x41"]),
    ("^\\ud83d\\ude00$", ["\u{1F600}"], ["\u{1F601}"]),
    ("^[\\ud83d\\ude00-\\ud83d\\ude02]$", ["\u{1F600}", "\u{1F601}"], ["\u{1F603}"]),
    ("^\\x4\\u12\\A\\/\\.\\-$", ["x4u12A/.-"], ["\u{4}A/.-"]),
    ("^[a-cx-]+$", ["abcx-"], ["d", ""]),
    ("^[^a-c]$", ["d", "é", "\n"], ["a", ""]),
    ("^[\\w.-]+$", ["a.b-c_1"], ["a b"]),
    ("^[\\w-x]+$", ["a-x"], [" "]),
    ("^[\\W\\d]+$", ["1 é-\u{1F600}"], ["a"]),
    ("^[^\\Wa]$", ["b", "1"], ["a", "é", " "]),
    ("^[\\b\\]^[]+$", ["\u{8}]^["], ["b"]),
    ("[]", [], ["", "]", "a"]),
    ("^[^]$", ["\n", "a"], ["", "ab"]),
    ("^[À-ÿ']+$", ["É'é"], ["e", "Ā"]),
    ("^[é-íà-èa-z]+$", ["aàéí"], ["ï", "A"]),
    ("^\\p{Lu}\\p{Ll}+$", ["Éa", "Aé"], ["ab", "AB", "A1"]),
    ("^[\\p{L}\\p{M}' -]+$", ["Zoe\u{308} O'Né-Æ", "\u{645}\u{631}"], ["a1", ""]),
    ("^\\P{L}$", ["1", "\u{20AC}"], ["a", "é"]),
    ("^[^\\p{Currency_Symbol}]$", ["a", "é"], ["£", "$", "€"]),
    ("^\\p{gc=Nd}\\p{ASCII}\\p{Any}$", ["\u{661}a\u{1F600}"], ["a1é", "1éa"]),
    ("^(?<year>\\d{4})-(?<é_1$>\\d\\d)$", ["2026-11"], ["2026-1"]),
    ("^(?=.*\\d)(?=.*[A-Z]).{4,}$", ["abC1", "1Cabc"], ["abc1", "ABCD", "aB1"]),
    ("^(?!.*--)[a-z-]+$", ["a-b-c"], ["a--b"]),
    ("a(?!b(?=c))", ["ab", "abd", "abcab"], ["abc", "b"]),
    ("(?<=£)\\d+(?<!0)$", ["£12", "a£105"], ["12", "£10", "£0"]),
    ("(?<=^|a)b", ["b", "cab"], ["cb", "a"]),
    ("(?=(?<=a)b)", ["ab"], ["bb", "ba"]),
    ("^(?:(?=a)*b|(?!c)?d)$", ["b", "d"], ["a", "ab"]),
    ("^((a*)*|b{0,2}){2,3}c$", ["c", "aac", "abbac"], ["abababa", "bbbbbbbc"]),
]

/// Expressions that are refused: what is wrong, and at which character.
private let refusals: [(source: String, reason: PatternFault.Reason, position: Int)] = [
    ("(a", .groupNotClosed, 1), ("a(b(c)", .groupNotClosed, 2), ("a)", .groupNotOpened, 2),
    ("[a-", .classNotClosed, 1), ("é[a", .classNotClosed, 2), ("[z-a]", .rangeBackwards, 2),
    ("*a", .nothingToRepeat, 1), ("a|+", .nothingToRepeat, 3), ("a**", .nothingToRepeat, 3),
    ("{2}", .nothingToRepeat, 1), ("a{2}{3}", .nothingToRepeat, 5), ("^*", .nothingToRepeat, 2),
    ("\\b+", .nothingToRepeat, 3), ("(?<=a)?", .nothingToRepeat, 7), ("a{3,2}", .repeatBackwards, 2),
    ("(a)\\1", .backReference, 4), ("(?<n>a)\\k<n>", .backReference, 8), ("\\01", .octalEscape, 1),
    ("a\\", .escapeUnfinished, 2), ("\\c1", .escapeUnfinished, 1), ("\\u{110000}", .scalarMalformed, 1),
    ("\\u{}", .scalarMalformed, 1), ("\\u{41", .scalarMalformed, 1), ("\\ud83d", .halfCharacter, 1),
    ("[\\ud800-\\udbff]", .halfCharacter, 2), ("\\u{DC00}", .halfCharacter, 1),
    ("\\p{Script=Greek}", .propertyUnknown, 1), ("\\pL", .propertyUnknown, 1), ("a(?>b)", .groupUnknown, 3),
    ("(?P<n>a)", .groupUnknown, 2), ("(?<1>a)", .groupNameMalformed, 4), ("(?<>a)", .groupNameMalformed, 4),
    ("(?:a{1000}){1000}", .tooManySteps, 12), ("a{20001}", .tooManySteps, 2),
    ("a{99999999999999999999}", .tooManySteps, 2), ("x(a?){3,20000}", .tooManySteps, 6),
    (String(repeating: "a", count: 10_001), .sourceTooLong, 10_001),
    (String(repeating: "(", count: 201) + String(repeating: ")", count: 201), .groupsTooDeep, 201),
    (String(repeating: "(?!a)", count: 101), .tooManyLooks, 501),
]

@Suite struct PatternTests {
    @Test(arguments: finds)
    func anExpressionIsFoundWhereJavaScriptFindsIt(
        _ source: String,
        _ found: [String],
        _ missed: [String]
    ) throws {
        let pattern = try Pattern(reading: source)
        for text in found { #expect(pattern.isFound(in: text), "\(source) in \(text.debugDescription)") }
        for text in missed { #expect(!pattern.isFound(in: text), "\(source) in \(text.debugDescription)") }
    }

    @Test(arguments: refusals)
    func aMistakeIsNamedWithItsPlace(_ source: String, _ reason: PatternFault.Reason, _ position: Int) {
        #expect(throws: PatternFault(position: position, reason: reason)) { try Pattern(reading: source) }
        #expect(Pattern(source) == nil)
    }

    @Test func aMistakeIsSaidInWords() {
        #expect(throws: PatternFault.self) { try Pattern(reading: "a(b") }
        let fault = PatternFault(position: 2, reason: .groupNotClosed)
        #expect("\(fault)" == "character 2: the group is not closed with \")\"")
    }

    @Test func whatIsJustWithinTheLimitsIsRead() throws {
        let deep = String(repeating: "(", count: 200) + "a" + String(repeating: ")*", count: 200)
        #expect(try Pattern(reading: deep + "$").isFound(in: "aaa"))
        #expect(try Pattern(reading: "^a{9999}a{9998}$").isFound(in: String(repeating: "a", count: 19_997)))
        #expect(try Pattern(reading: String(repeating: "a", count: 10_000)).isFound(in: "a") == false)
        #expect(try Pattern(reading: "^" + String(repeating: "(?!b)", count: 100) + "a").isFound(in: "a"))
        #expect(try Pattern(reading: "^(((){99999}){99999}){99999}$").isFound(in: ""))
    }

    /// Small alphabets make for many near misses.
    @Test(arguments: UInt64(1)...8)
    func smallExpressionsAreFoundWhereSwiftFindsThem(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        for _ in 0..<300 {
            let source = dice.expression(deep: 2)
            let pattern = try Pattern(reading: source)
            let regex = try Regex(source).matchingSemantics(.unicodeScalar).wordBoundaryKind(.simple)
            for _ in 0..<6 {
                let text = dice.text()
                let isFound = try regex.firstMatch(in: text) != nil
                #expect(pattern.isFound(in: text) == isFound, "\(source) in \(text.debugDescription)")
            }
        }
    }

    @Test(.enabled(if: shared != nil, "the shared forms are not beside this checkout"))
    func everyExpressionOfTheGivenFormsIsRead() throws {
        let folder = try #require(shared).appending(path: "forms/given")
        var sources: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let read = try JSONSerialization.jsonObject(
                with: Data(contentsOf: file),
                options: .fragmentsAllowed
            )
            collect(read, into: &sources)
        }
        #expect(sources.count >= 5)
        for source in sources { #expect(throws: Never.self, "\(source)") { try Pattern(reading: source) } }
    }

    private func collect(_ json: Any, into sources: inout Set<String>) {
        if let list = json as? [Any] { for item in list { collect(item, into: &sources) } }
        guard let object = json as? [String: Any] else { return }
        if let source = object["regex"] as? String { sources.insert(source) }
        for value in object.values { collect(value, into: &sources) }
    }
}

/// How long the expressions take that other matchers never end with.
///
/// One at a time, so that they do not measure each other.
@Suite(.serialized) struct PatternTimeTests {
    #if DEBUG
    private let patience = 20
    #else
    private let patience = 1
    #endif

    /// The shortest of three runs: the machine may have other work.
    private func shortest(_ work: () -> Void) -> Duration {
        let runs = (0..<3).map { _ in working(work) }
        return runs.min() ?? .zero
    }

    private static let many = LongText("a", times: 10_000)
    private static let manyB = LongText("a", times: 10_000, after: "b")
    private static let nineteen = String(repeating: "a", count: 19)
    private static let few = LongText("b", times: 9_981, before: nineteen)
    private static let fewC = LongText("b", times: 9_981, before: nineteen, after: "c")

    @Test(arguments: [
        ("(a+)+$", manyB), ("^(a+)+$", manyB), ("^(a|a)*b$", many), ("(.*a){20}", few),
        ("(.*a){20}$", fewC), ("((a*)*)*b", many), ("^(a|aa)+$", manyB), ("(a?){50}b", many),
        ("^(?=(.*b){3}a)(?!(a+)+$).*c$", many), ("(?<=(a+)+b)c", many),
    ])
    func noExpressionTakesLongerThanItsTextIsLong(_ source: String, _ long: LongText) throws {
        let pattern = try Pattern(reading: source)
        #expect(!pattern.isFound(in: long.text))
        let time = shortest { _ = pattern.isFound(in: long.text) }
        #expect(time < .milliseconds(50 * patience))
    }

    @Test(arguments: [("hello ", true), ("hello-", false), ("a b c ", true)])
    func aTextOfAHundredThousandCharactersIsCheckedAtOnce(_ words: String, _ isFound: Bool) throws {
        let pattern = try Pattern(reading: "^[a-z ]*$")
        let text = String(repeating: words, count: 100_000 / words.count)
        #expect(pattern.isFound(in: text) == isFound)
        #expect(shortest { _ = pattern.isFound(in: text) } < .milliseconds(100 * patience))
    }

    @Test(arguments: [
        ("^[a-zA-Z]{1,2}\\d[a-zA-Z\\d]?\\s?\\d[a-zA-Z]{2}$", "SW1A 1AA"),
        ("^\\+?[0-9\\s()-]{10,}$", "+44 (0)1632 960 0012"),
        ("^\\w+([.-]\\w+)*@[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*(\\.[a-zA-Z]{2,})+$", "mary.ann@example.com"),
        ("^(?=.*[A-Z])(?=.*\\d)[\\p{L}\\d]{8,20}$", "Correct7horseBattery"),
    ])
    func anOrdinaryExpressionCostsNothingToSpeakOf(_ source: String, _ text: String) throws {
        let pattern = try Pattern(reading: source)
        #expect(pattern.isFound(in: text))
        let reading = shortest { for _ in 0..<200 { _ = Pattern(source) } }
        let looking = shortest { for _ in 0..<200 { _ = pattern.isFound(in: text) } }
        #expect(reading / 200 < .microseconds(20 * patience))
        #expect(looking / 200 < .microseconds(10 * patience))
    }

    @Test(arguments: [
        LongText("((a{1000}){1000}){1000}"), LongText("(((){99999}){99999}){99999}"),
        LongText("(", times: 10_000), LongText("[^\\p{L}]", times: 1_250),
        LongText("é\\W", times: 3_300, before: "[", after: "]"),
    ])
    func anExpressionAtItsLimitsIsReadOrRefusedAtOnce(_ source: LongText) {
        #expect(shortest { _ = Pattern(source.text) } < .milliseconds(20 * patience))
    }
}

/// Throws of dice that fall alike every time.
private struct Dice {
    var state: UInt64

    /// A number below another (Sebastiano Vigna, "splitmix64").
    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(sides))
    }

    mutating func one(of list: [String]) -> String { list[roll(list.count)] }

    mutating func text() -> String {
        (0..<roll(8)).map { _ in one(of: ["a", "b", "c", " ", "a", "b"]) }.joined()
    }

    mutating func expression(deep depth: Int) -> String {
        let branches = (0...roll(3) / 2).map { _ in (0..<1 + roll(3)).map { _ in term(deep: depth) }.joined()
        }
        return branches.joined(separator: "|")
    }

    private mutating func term(deep depth: Int) -> String {
        if roll(10) == 0 { return one(of: ["^", "$", "\\b", "\\B"]) }
        if depth > 0, roll(10) == 0 {
            return one(of: ["(?=", "(?!"]) + expression(deep: depth - 1) + ")"
        }
        // Swift's matcher can take for ever over repeats without end within each other: groups have them
        // only round what has none.
        if depth > 0, roll(3) == 0 {
            let group = one(of: ["(", "(?:"]) + expression(deep: depth - 1) + ")"
            return group + one(of: ["", "?", "??", "{2}", "{1,2}", "{0,2}"])
        }
        if depth > 0, roll(8) == 0 { return "(\(atom())\(atom())|\(atom()))" + one(of: ["*", "+", "{2,}"]) }
        return atom() + one(of: ["", "", "", "", "*", "+", "?", "*?", "{2}", "{1,2}", "{2,}"])
    }

    private mutating func atom() -> String {
        one(of: ["a", "b", "c", ".", "[ab]", "[^a]", "[^ -b]", "\\w", "\\s"])
    }
}
