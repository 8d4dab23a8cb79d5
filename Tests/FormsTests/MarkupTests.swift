import Forms
import Testing

@Suite struct MarkupTests {
    private func blocks(_ type: String, _ content: String) throws -> [TextBlock] {
        let escaped = content.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "\n",
            with: "\\n"
        )
        let component =
            #"{"type": "\#(type)", "content": "\#(escaped)"}, {"type": "YesNoField", "name": "a", "title": "T"}"#
        let page = try form(component).pages[0]
        for case .content(let content) in page.components { return content.blocks }
        return []
    }

    @Test func htmlBecomesPlainStructure() throws {
        let html =
            "<h2>Before</h2><p>Take <strong>out</strong> all&nbsp;food &amp; drink.</p><ul><li>one</li><li>two</li></ul>"
        let expected: [TextBlock] = [
            .heading("Before"), .paragraph("Take out all food & drink."), .points(["one", "two"]),
        ]
        #expect(try blocks("Html", html) == expected)
    }

    @Test(arguments: [
        ("Html", #"<p>See <a href="https://example.com/x">our page</a>.</p>"#),
        ("Markdown", "See [our page](https://example.com/x)."),
        ("Markdown", #"See <a href="https://example.com/x">our page</a>."#),
    ])
    func aNumberStandsForTheAddressOfALinkWhichFollowsTheWords(_ type: String, _ text: String) throws {
        #expect(
            try blocks(type, text)
                == [.paragraph("See our page [1]."), .paragraph("[1] https://example.com/x")]
        )
    }

    @Test func anAddressHasOneNumberHoweverOftenItStandsThere() throws {
        let text = "Read [this](https://e.org/a), [that](https://e.org/b) and [this again](https://e.org/a)."
        let expected: [TextBlock] = [
            .paragraph("Read this [1], that [2] and this again [1]."),
            .paragraph("[1] https://e.org/a"), .paragraph("[2] https://e.org/b"),
        ]
        #expect(try blocks("Markdown", text) == expected)
    }

    @Test(arguments: [
        #"<a href="https://e.org">https://e.org</a>"#, ##"<a href="#top">https://e.org</a>"##,
    ])
    func anAddressThatIsThereAlreadyGetsNoNumber(_ html: String) throws {
        #expect(try blocks("Html", html) == [.paragraph("https://e.org")])
    }

    @Test func aLineThatMustNotBeMissedKeepsItsAddresses() throws {
        let html = #"Write to <a href="mailto:help@e.org">the team</a> first."#
        #expect(try blocks("InsetText", html) == [.notice("Write to the team (help@e.org) first.")])
    }

    @Test func markdownBecomesPlainStructure() throws {
        let text = "# Title\n\nSome **bold** words\non two lines.\n\n- one\n- two\n\n1. first\n2. second"
        let expected: [TextBlock] = [
            .heading("Title"), .paragraph("Some bold words on two lines."), .points(["one", "two"]),
            .numbered(["first", "second"]),
        ]
        #expect(try blocks("Markdown", text) == expected)
    }

    @Test func scriptsAndCommentsAreNoWords() throws {
        #expect(
            try blocks("Html", "<script>alert('x')</script><!-- note --><p>Hello<br>there</p>")
                == [.paragraph("Hello"), .paragraph("there")]
        )
    }

    @Test func aScriptEndsInLargeLettersTooAndAHeaderIsNoHead() throws {
        #expect(
            try blocks("Html", "<p>one</p><SCRIPT>x</SCRIPT><p>two</p>") == [
                .paragraph("one"), .paragraph("two"),
            ]
        )
        #expect(try blocks("Html", "<head>x<header>y</header></head><p>two</p>") == [.paragraph("two")])
    }

    @Test func aNumberedCharacterThatCommandsATerminalStaysAsItIsWritten() throws {
        #expect(try blocks("Html", "<p>a&#27;[2J &#x9b; &#233;</p>") == [.paragraph("a&#27;[2J &#x9b; é")])
    }

    @Test func aListGoesOnOverAnEmptyLineAndEndsAtAParagraph() throws {
        let expected: [TextBlock] = [.points(["a", "b"]), .paragraph("words"), .points(["c"])]
        #expect(try blocks("Markdown", "- a\n\n- b\nwords\n- c") == expected)
    }

    @Test(arguments: [
        ("Markdown", "- x\n"), ("Markdown", "1. x\n"), ("Html", "<a href='http://e.org'>x</a> "),
        ("Html", "<li>x"), ("Html", "<script>"), ("Html", "&amp"), ("Markdown", "["), ("Html", "<!-- "),
    ])
    func longContentTakesTimeByItsLengthOnly(_ type: String, _ piece: String) throws {
        let short = try working { _ = try blocks(type, String(repeating: piece, count: 2_000)) }
        let long = try working { _ = try blocks(type, String(repeating: piece, count: 32_000)) }
        // Sixteen times as long; two hundred and fifty-six times the time if each piece looked at all before it.
        #expect(long < short * 100 + .milliseconds(200))
    }

    @Test(arguments: [
        "<p>open <b>and <i>never closed", "< 5 > 3", "<", "a <", "</p></ul></li>text", "<p title=\"x>y\">t",
    ])
    func brokenMarkupIsReadAsFarAsItGoes(_ html: String) throws {
        _ = try blocks("Html", html)
        #expect(try blocks("Html", html + "<p>last words</p>").isEmpty == false)
    }

    @Test func aTableIsReadRowByRow() throws {
        let html = "<table><tr><th>Bin</th><th>Day</th></tr><tr><td>Food</td><td>Monday</td></tr></table>"
        #expect(try blocks("Html", html) == [.paragraph("Bin Day"), .paragraph("Food Monday")])
    }
}
