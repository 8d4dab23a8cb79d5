import Ground
import Testing

private func parse(_ text: String) throws(JSONError) -> JSON {
    try JSON(parsing: Array(text.utf8))
}

@Suite struct JSONTests {
    @Test func everyKindOfValueIsReadWithItsPlace() throws {
        let text = "{\n  \"a\": [1, -2.5e1, true, null],\n  \"é\": \"x\\u00e9\\ud83d\\ude00\\n\"\n}"
        let json = try parse(text)
        let elements = try #require(json["a"]?.elements)
        #expect(elements.map(\.number) == [1, -25, nil, nil])
        #expect(elements[2].bool == true)
        #expect(elements[3].isNull)
        #expect(elements[2].place == Place(line: 2, column: 20))
        #expect(json["é"]?.string == "xé😀\n")
        #expect(json["é"]?.place == Place(line: 3, column: 8))
    }

    @Test(arguments: [
        ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\" 1}", 1, 6), ("{\"a\":1,\n\"a\":2}", 2, 1),
        ("[01]", 1, 3), ("\"a\nb\"", 1, 3), ("[1] x", 1, 5), ("tru", 1, 1), ("\"\\x\"", 1, 4),
        ("\"\\ud800\"", 1, 8), ("[1e999]", 1, 7), ("{a: 1}", 1, 2),
    ])
    func aTextThatIsNotJsonIsRefusedAtItsPlace(_ text: String, _ line: Int, _ column: Int) {
        let error = #expect(throws: JSONError.self) { try parse(text) }
        #expect(error?.place == Place(line: line, column: column))
    }

    @Test(arguments: [(2, 1), (12, 12), (13, 1), (40, 13), (40, 40)])
    func aNameThatStandsTwiceIsFoundAmongFewAndMany(_ count: Int, _ again: Int) {
        let names = (1...count).map { "\"n\($0)\": 0" }
        #expect(throws: Never.self) { try parse("{" + names.joined(separator: ",") + "}") }
        let error = #expect(throws: JSONError.self) {
            try parse("{" + (names + ["\"n\(again)\": 1"]).joined(separator: ",") + "}")
        }
        #expect(error?.reason == "The name \"n\(again)\" stands here twice. Remove one.")
    }

    @Test func tenThousandBracketsAreRefusedNotFollowed() {
        let error = #expect(throws: JSONError.self) { try parse(String(repeating: "[", count: 10_000)) }
        #expect(error?.place.column == JSON.deepestNesting + 2)
    }

    @Test func bytesThatAreNotUtf8AreRefused() {
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
    }
}
