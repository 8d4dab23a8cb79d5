import Connections
import Testing

@Suite struct PageLayoutTests {
    private func foot(_ page: Int, _ count: Int) -> String { "Page \(page) of \(count)" }

    private func summary(_ count: Int) -> PrintedText {
        let parts = (1...count).map { number in
            PrintedText.Part("Question \(number)", lines: ["Answer \(number)", "and more"])
        }
        return PrintedText(title: "Your answers", parts: parts)
    }

    @Test func aLineHoldsHalfAsMuchInLargePrint() {
        #expect(PrintSize.ordinary.columns == 67)
        #expect(PrintSize.ordinary.rows == 56)
        #expect(PrintSize.large.columns == 33)
        #expect(PrintSize.large.rows == 27)
    }

    @Test(arguments: PrintSize.allCases)
    func everyWordIsOnPaperAndNoLineOrPageIsTooLong(_ size: PrintSize) {
        let story = String(repeating: "The bin by the blue door was not emptied again. ", count: 80)
        let text = PrintedText(title: "What happened", parts: [.init("In your words", lines: [story])])
        let printed = text.pages(size, foot: foot)
        #expect(printed.pages.count > 1)
        #expect(printed.pages.allSatisfy { $0.count == size.rows })
        #expect(printed.pages.joined().allSatisfy { $0.count <= size.columns })
        let words = printed.pages.flatMap { $0.dropLast() }.joined(separator: " ").split(separator: " ")
        #expect(words == "What happened In your words \(story)".split(separator: " "))
    }

    @Test func theFootSaysWhichPageItIs() {
        let pages = summary(39).pages(.ordinary, foot: foot).pages
        #expect(pages.map(\.last) == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"])
        #expect(pages.allSatisfy { $0[$0.count - 2].isEmpty })
        #expect(
            summary(1).pages(.ordinary) { _, _ in "" }.pages == [
                ["Your answers", "", "Question 1", "Answer 1", "and more"]
            ]
        )
    }

    @Test(arguments: 1...60)
    func aQuestionStaysWithItsAnswer(_ count: Int) {
        for size in PrintSize.allCases {
            for page in summary(count).pages(size, foot: foot).pages {
                for (place, line) in page.enumerated() where line.hasPrefix("Question") {
                    #expect(page[place + 1].hasPrefix("Answer"))
                    #expect(page[place + 2] == "and more")
                }
                #expect(page.first?.isEmpty == false)
            }
        }
    }

    @Test func aWordLongerThanALineIsBroken() {
        let text = PrintedText(title: String(repeating: "w", count: 100), parts: [])
        let page = text.pages(.large) { _, _ in "" }.pages[0]
        #expect(page.map(\.count) == [33, 33, 33, 1])
    }

    /// Meets P31.
    @Test func whatAResidentTypedCannotCommandThePrinter() {
        let text = PrintedText(
            title: "Note",
            parts: [.init(lines: ["one\u{1B}[2Jtwo\u{0C}three\r\nfour\u{2028}five"])]
        )
        let printed = text.pages(.ordinary) { _, _ in "" }
        #expect(printed.plainText == "Note\n\none [2Jtwo three four five\n")
    }

    @Test func pagesAreFedOneAfterTheOther() {
        let printed = summary(40).pages(.ordinary, foot: foot)
        #expect(printed.plainText.split(separator: "\u{0C}").count == printed.pages.count)
        #expect(!printed.plainText.hasSuffix("\u{0C}"))
    }
}
