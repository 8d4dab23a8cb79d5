import Domain
import Foundation
import Testing

@testable import Connections

@Suite struct Code128Tests {
    // ISO/IEC 15417:2007, table 1: each sign is 11 modules of three dark and three light bars, the end 13.
    @Test func everySignIsAsWideAsTheStandardSaysAndLikeNoOther() {
        #expect(Code128.widths.count == 107 && Set(Code128.widths).count == 107)
        for sign in Code128.widths.dropLast() {
            #expect(sign.count == 6 && sign.reduce(0, +) == 11)
            // The dark bars of a sign are an even number of modules together.
            #expect((sign[0] + sign[2] + sign[4]).isMultiple(of: 2))
        }
        #expect(Code128.widths.last?.reduce(0, +) == 13)
    }

    @Test(arguments: [
        // Letters in set B, digits by two in set C, and both.
        ("AT-1", [104, 33, 52, 13, 17]), ("123456", [105, 12, 34, 56]), ("A1234", [104, 33, 99, 12, 34]),
        ("1234A", [105, 12, 34, 100, 33]), ("12345", [104, 17, 99, 23, 45]), ("A12", [104, 33, 17, 18]),
    ])
    func digitsAreTakenByTwoWhereThatIsShorter(_ text: String, _ values: [Int]) {
        #expect(Code128.values(Array(text.utf8)) == values)
    }

    @Test func theSumAtTheEndWeighsEachSignByItsPlace() {
        // "PJJ123C" in set B: 104 + 48 + 2*42 + 3*42 + 4*17 + 5*18 + 6*19 + 7*35 = 879, which is 55 modulo 103.
        #expect(Code128.check([104, 48, 42, 42, 17, 18, 19, 35]) == 55)
    }

    @Test(arguments: ["", "Ż", "a\tb", "\u{7F}"])
    func whatNoBarcodeCanHaveIsNotMade(_ text: String) { #expect(Code128(text) == nil) }
}

@Suite struct LabelSheetTests {
    private func label(_ tag: String) -> AssetLabel {
        AssetLabel(
            tag: tag,
            owner: "Llŷn (1)",
            name: "Tablet \\ data",
            found: "Found this? Call 01632 960 100"
        )
    }

    @Test func aTagThatIsTooLongForAScannerIsRefused() {
        let long = String(repeating: "W", count: 32)
        #expect(throws: LabelSheet.Refusal.tooLong(tag: long)) { try LabelSheet([label(long)], on: .roll) }
        #expect(throws: LabelSheet.Refusal.notPrintable(tag: "é")) { try LabelSheet([label("é")], on: .a4) }
    }

    @Test(arguments: [(LabelPaper.a4, 24, 1), (.a4, 25, 2), (.roll, 3, 3)])
    func labelsFillPages(_ paper: LabelPaper, _ count: Int, _ pages: Int) throws {
        let sheet = try LabelSheet((0..<count).map { label("T-\($0)") }, on: paper)
        let text = String(decoding: sheet.pdf, as: UTF8.self)
        #expect(text.contains("/Count \(pages) "))
        #expect(text.components(separatedBy: "/Type /Page ").count == pages + 1)
    }

    /// Every place that the table at the end names is where an object begins.
    @Test func theTableOfTheFileIsTrue() throws {
        let sheet = try LabelSheet([label("T-1"), label("T-2")], on: .roll)
        let table = String(decoding: sheet.pdf, as: UTF8.self).components(separatedBy: "xref\n")[1]
        let places = table.split(separator: "\n").filter { $0.hasSuffix(" n ") }.compactMap {
            Int($0.prefix(10))
        }
        #expect(places.count == 8)
        for (index, place) in places.enumerated() {
            let found = String(decoding: sheet.pdf[place...].prefix(8), as: UTF8.self)
            #expect(found.hasPrefix("\(index + 1) 0 obj"), "\(found)")
        }
    }

    /// Drawn by one program and read by another, as a scanner would; both papers, and tags of every kind.
    @Test(
        .enabled(
            if: isInstalled("zbarimg") && isInstalled("pdftoppm"),
            "zbar-tools or poppler-utils is not installed"
        ),
        arguments: [
            (LabelPaper.a4, ["HT-0001", "12345678", "A/B_C.D-1", "TAB-20240001", "ABCDEFGHIJ-0123456"]),
            (.roll, ["HT-0001", "7"]),
        ]
    )
    func aScannerReadsEachLabel(_ paper: LabelPaper, _ tags: [String]) throws {
        let folder = try Folder()
        let file = try folder.write("labels.pdf", try LabelSheet(tags.map(label), on: paper).pdf)
        let script =
            "pdftoppm -r 300 -gray '\(file)' '\(folder.path)/page' && "
            + "zbarimg -q --raw -Sdisable -Scode128.enable '\(folder.path)'/page*.pgm 2>/dev/null"
        let read = try said(script).get().split(separator: "\n").map(String.init)
        #expect(read.sorted() == tags.sorted())
    }

    /// A printer that keeps what it is given in `printed`, and how it was asked in `asked`.
    private func printer(in folder: Folder) throws -> Printer {
        let list = """
            scheduler is running
            system default destination: desk
            desk accepting requests since Sat Nov 21 08:17:20 2026
            printer desk is idle.  enabled since Sat Nov 21 08:17:20 2026
            """
        _ = try folder.write("list", Array(list.utf8))
        try folder.add("lpstat", "cat '\(folder.path)/list'")
        try folder.add(
            "lp",
            """
            printf '%s\\n' "$@" >'\(folder.path)/asked'
            cat >'\(folder.path)/printed'
            echo 'request id is desk-12 (1 file(s))'
            """
        )
        return Printer(programs: folder.programs)
    }

    /// All 95 signs that ASCII can print, a dozen on a label.
    static let everySign = stride(from: 32, to: 127, by: 12).map { first in
        String((first..<min(first + 12, 127)).compactMap { UnicodeScalar(UInt8($0)) }.map { Character($0) })
    }
    /// All 100 pairs of digits, which are the signs of set C, ten on a label.
    static let everyPair = (0..<10).map { tens in (0..<10).map { "\(tens)\($0)" }.joined() }

    /// Printed, drawn as the printer would, and read as a scanner would.
    @Test(
        .enabled(
            if: isInstalled("zbarimg") && isInstalled("pdftoppm"),
            "zbar-tools or poppler-utils is not installed"
        ),
        arguments: [(LabelPaper.a4, everySign), (.a4, everyPair), (.roll, everySign), (.roll, everyPair)]
    )
    func aScannerReadsEverySignOffThePrintedPage(_ paper: LabelPaper, _ texts: [String]) throws {
        let folder = try Folder()
        let sheet = try LabelSheet(texts.map(label), on: paper)
        _ = try printer(in: folder).print(sheet, at: now()).wait(clock: now)
        let script =
            "pdftoppm -r 300 -gray '\(folder.path)/printed' '\(folder.path)/page' && "
            + "zbarimg -q --raw -Sdisable -Scode128.enable '\(folder.path)'/page*.pgm 2>/dev/null"
        let read = try said(script).get().split(separator: "\n").map(String.init)
        #expect(read.sorted() == texts.sorted())
        if texts == Self.everyPair {
            let sets = texts.map { Code128.values(Array($0.utf8))[0] }
            #expect(Set(sets) == [105], "each begins in set C, two digits in a sign")
        }
    }

    @Test func everySignAndPairIsThere() {
        #expect(Self.everySign.joined().count == 95)
        #expect(Set(Self.everyPair.flatMap { Code128.values(Array($0.utf8)).dropFirst() }) == Set(0..<100))
    }

    @Test func labelsReachThePrinterAsTheyAreAndAreNotMadeToFit() throws {
        let folder = try Folder()
        let printer = try printer(in: folder)
        let sheet = try LabelSheet([label("T-1")], on: .roll)
        let ticket = try printer.print(sheet, at: now()).wait(clock: now)
        #expect(ticket.number == "desk-12")
        #expect(try folder.read("printed").utf8.elementsEqual(sheet.pdf))
        let asked = try folder.read("asked")
        #expect(asked.contains("application/pdf") && asked.contains("media=Custom.62x29mm"))
        #expect(asked.contains("print-scaling=none"))
    }
}
