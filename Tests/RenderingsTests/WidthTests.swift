import Glibc
import Screens
import Testing

@testable import Renderings

/// Letters of many scripts are as wide as the C library says, and none is cut in two, at any width.
@Suite struct WidthTests {
    static let samples = [
        "Zażółć gęślą jaźń, chrząszcz w Szczebrzeszynie",
        "براہ کرم اپنا نام لکھیں، شکریہ",
        "আমার বাড়ির ঠিকানা ক্ষুদ্র রাষ্ট্রপতি স্ত্রী বাংলাদেশ",
        "મારું નામ કૃષ્ણા ક્ષિતિજ શ્રીમતી ગુજરાતી",
        "क्षत्रिय स्त्री हिन्दी में निःशुल्क", "ਪੰਜਾਬੀ ਵਿੱਚ ਲਿਖੋ", "நிலக்கரி தமிழ் எழுத்து",
        "กำลังรอน้ำที่บ้าน", "ក្រុមប្រឹក្សា", "图书馆在星期一开放", "한국어 \u{1112}\u{1161}\u{11AB}글",
        "e\u{301}\u{327}a\u{30A}o\u{308} Ŵyneb tŷ", "👩‍👩‍👧 👍🏽 🇬🇧 1️⃣ ❤️ ☎️", "Ａ１ ｶﾅ ㈱",
    ]

    /// How far the cursor of a terminal moves: what the C library says of each scalar.
    private func cursor(after text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + Int(unsafe Self.width(Int32(bitPattern: $1.value))) }
    }

    /// The function of the C library, which the module of it does not name.
    nonisolated(unsafe) private static let width: @convention(c) (Int32) -> Int32 = {
        _ = unsafe setlocale(LC_CTYPE, "C.UTF-8")
        return unsafe unsafeBitCast(dlsym(nil, "wcwidth"), to: (@convention(c) (Int32) -> Int32).self)
    }()

    private func signs(_ text: some StringProtocol) -> [String] {
        text.filter { !$0.isWhitespace }.map { Glyph($0).text }
    }

    /// Meets L05.
    @Test(arguments: samples)
    func aTextIsAsWideAsTheTerminalMovesItsCursor(_ sample: String) {
        for character in sample {
            let glyph = Glyph(character)
            #expect(cursor(after: glyph.text) == glyph.columns, "\(character)")
            #expect(Glyph(text: glyph.text).columns == glyph.columns, "shown twice, it is the same")
        }
        #expect(cursor(after: sample.shown) == sample.columns)
    }

    /// No letter, vowel sign or joined consonant is left out of what is seen.
    ///
    /// Meets L05.
    @Test(arguments: samples.dropLast(2))
    func everyLetterOfAWordIsSeen(_ sample: String) {
        let letters = { (text: String) in
            text.unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.generalCategory == .spacingMark
            }
        }
        #expect(Array(letters(sample.shown)) == Array(letters(sample)))
    }

    /// Meets L05.
    @Test(arguments: samples)
    func nothingIsCutWithinALetterAtAnyWidth(_ sample: String) {
        let widest = sample.map { Glyph($0).columns }.max() ?? 0
        for width in max(2, widest)...90 {
            for lines in [Wrap.words(sample, to: width), Wrap.exactly(sample, to: width).map(\.text)] {
                #expect(lines.flatMap(signs) == signs(sample), "at \(width)")
                #expect(lines.allSatisfy { $0.columns <= width && cursor(after: $0) <= width }, "at \(width)")
            }
        }
    }

    /// Meets L05.
    @Test(arguments: samples)
    func everyScreenHoldsWholeLettersInCellsLargeLettersAndLines(_ sample: String) throws {
        var screen = Screen.question(sample, [sample, "No"], hint: sample)
        screen.parts.insert(.field(Part.Field(id: "field:a", label: sample, text: sample)), at: 0)
        let wanted = signs(sample)
        for columns in 20...90 {
            var renderer = CellRenderer(words: words)
            let frame = renderer.frame(of: screen, in: Frame.Size(columns: columns, rows: 200))
            for row in frame.rows {
                let text = row.spans.map(\.text).joined()
                #expect(cursor(after: text) <= columns, "\(text) at \(columns)")
            }
            #expect(count(wanted, in: frame.text.flatMap(signs)) >= 4, "at \(columns)")
        }
        var lines = LineRenderer(words: lineWords)
        #expect(count(wanted, in: lines.lines(for: screen).flatMap(signs)) >= 4)
        for zoom in everyZoom {
            var magnifier = Magnifier(zoom, try Letters.read(zoom.font))
            var renderer = CellRenderer(words: words)
            let frame = renderer.frame(of: screen, in: Frame.Size(columns: 20, rows: 60))
            let size = Frame.Size(columns: 20 * zoom.cells, rows: 60 * zoom.cells)
            for row in magnifier.frame(frame, in: size).rows {
                #expect(row.spans.reduce(0) { $0 + $1.text.columns } <= size.columns)
            }
        }
    }

    /// What is said is the text itself: nothing of it is cut.
    ///
    /// Meets L05.
    @Test(arguments: samples)
    func whatIsSaidHasEveryLetter(_ sample: String) {
        let said = SpokenText.plain(sample).unicodeScalars.filter { $0.properties.isAlphabetic }
        #expect(Array(said) == Array(sample.unicodeScalars.filter { $0.properties.isAlphabetic }))
    }

    /// How often some signs stand one after the other in others.
    private func count(_ wanted: [String], in all: [String]) -> Int {
        (0...max(0, all.count - wanted.count)).count { all[$0...].starts(with: wanted) }
    }
}

extension Glyph {
    /// The glyph of what a glyph shows.
    fileprivate init(text: String) { self = text.first.map { Glyph($0) } ?? Glyph(" ") }
}
