import Connections
import Domain
import Forms
import Foundation
import Screens
import Testing

@testable import Renderings

extension Resident {
    /// A resident who has come to a page of the form for a Blue Badge, at a terminal with a scanner.
    static func at(_ page: String, scanner: ScanRecorder) throws -> Resident {
        var resident = try Resident(scanner: scanner, printer: nil)
        let answers = try goodAnswers("blue-badge")
        resident.press("service:blue-badge")
        resident.press("start")
        for _ in 0..<40 where !resident.screen.id.hasSuffix(page) { resident.answer(answers) }
        try #require(resident.screen.id.hasSuffix(page), "stuck at \(resident.screen.id)")
        return resident
    }

    /// Lays a page on the glass, scans it, and waits until it is shown.
    mutating func scanPage(for question: String) {
        press(ElementID("choice:\(question):scan"))
        mean(.enter)
        wait(100)
    }

    fileprivate var labels: [String] {
        screen.parts.compactMap { part in
            switch part {
            case .choice(let choice): choice.label
            case .button(let button): button.label
            default: nil
            }
        }
    }

    fileprivate var picture: Part.Picture? {
        for case .picture(let picture) in screen.parts { return picture }
        return nil
    }

    /// Everything on the screen that is read.
    fileprivate var said: String { screen.title + " " + String(describing: screen.parts) }

    /// The screen as lines.
    fileprivate var lines: String {
        get throws {
            var renderer = LineRenderer(words: LineWords(try RealHub.words()))
            return renderer.lines(for: screen).joined(separator: "\n")
        }
    }
}

@Suite struct EvidenceJourneyTests {
    @Test func withoutAScannerPapersAreBroughtToTheDesk() throws {
        var resident = try Resident()
        resident.press("service:blue-badge")
        resident.press("start")
        let answers = try goodAnswers("blue-badge")
        for _ in 0..<40 where !resident.screen.id.hasSuffix("/photo") { resident.answer(answers) }
        #expect(resident.labels == ["I will bring it to the desk", "Continue"])
    }

    @Test func pagesAreScannedShownKeptAndSentWithTheForm() throws {
        let letters = try [4, 8, 12].map {
            Result<GrayPage, ScanRefusal>.success(try ScannedPages.letter(lines: $0))
        }
        let scanner = ScanRecorder(letters, looks: 2)
        var resident = try Resident.at("/photo", scanner: scanner)
        #expect(resident.labels == ["Scan it now", "I will bring it to the desk", "Continue"])
        #expect(resident.screen.focus == "choice:photo:scan")
        resident.mean(.enter)
        #expect(resident.screen.title == "Put the page on the glass, then press Enter")
        resident.mean(.enter)
        #expect(resident.screen.title == "Scanning...")
        resident.wait(100)
        #expect(resident.screen.title == "Scanning...")
        resident.wait(100)
        resident.wait(100)
        #expect(resident.screen.title == "Is this page right?")
        #expect(resident.picture?.spoken == "The page looks clear.")
        #expect(resident.picture?.rows.count == 14)
        #expect(resident.screen.focus == "keep")
        resident.mean(.enter)
        // A photo is one page: no other is asked for.
        #expect(
            resident.labels == [
                "Send the page I scanned", "Remove the last page", "I will bring it to the desk", "Continue",
            ]
        )
        #expect(resident.screen.focus == "choice:photo:use")
        resident.mean(.enter)
        try #require(resident.screen.id.hasSuffix("/proof-of-who"))
        scanner.looks = 0
        resident.scanPage(for: "idProof")
        resident.press("keep")
        #expect(resident.labels.contains("Add another page"))
        resident.scanPage(for: "idProof")
        resident.press("keep")
        #expect(!resident.labels.contains("Add another page"))
        #expect(resident.labels.contains("Send the 2 pages I scanned"))
        resident.press("continue")
        let answers = try goodAnswers("blue-badge")
        for _ in 0..<20 where !resident.screen.id.hasSuffix(".check") { resident.answer(answers) }
        #expect(resident.said.contains("2 pages scanned") && resident.said.contains("1 page scanned"))
        resident.press("send")
        let sent = try #require(resident.sent.first)
        #expect(resident.kept.map(\.question) == ["photo", "idProof", "idProof"])
        #expect(sent.answers.first { $0.name == "photo" }?.evidence == [resident.kept[0].id])
        #expect(sent.answers.first { $0.name == "idProof" }?.evidence == resident.kept[1...].map(\.id))
        #expect(sent.answers.first { $0.name == "addressProof" }?.evidence == [])
        #expect(GrayPage(tiff: resident.kept[0].content)?.width == 827)
    }

    static let doubtful: [(String, @Sendable () throws -> GrayPage)] = [
        ("The page is dark.", { try ScannedPages.sheet(paper: 20) }),
        ("The page is blank.", { try ScannedPages.sheet() }),
        (
            "Part of the page is cut off.",
            { try ScannedPages.sheet(ink: [(0, 300, 60, 320), (100, 400, 600, 440)]) }
        ),
        ("The page is too small to read.", { try ScannedPages.sheet(dotsPerInch: 50) }),
    ]

    @Test(arguments: doubtful.indices)
    func whatIsDoubtfulIsSaidInPlainWordsAndInLinesWithoutBlocks(_ index: Int) throws {
        let (words, page) = Self.doubtful[index]
        var resident = try Resident.at("/photo", scanner: ScanRecorder([.success(try page())]))
        resident.scanPage(for: "photo")
        #expect(resident.screen.title == "Look at this page again")
        #expect(resident.picture?.spoken.hasPrefix(words) == true)
        #expect(resident.screen.focus == "rescan")
        #expect(resident.labels == ["Keep it", "Scan it again", "I will bring it instead"])
        let lines = try resident.lines
        #expect(lines.contains(words) && !ScannedPages.holdsBlocks(lines))
        let drawn = resident.picture?.rows.joined() ?? ""
        #expect(drawn.contains("\u{2588}") == (index == 0), "a dark page looks dark, and an empty one empty")
        // It is a doubt, not a refusal.
        resident.press("keep")
        #expect(resident.kept.count == 1)
    }

    @Test func thePictureIsShownWholeWithTheFirstButtonOrItIsSaidThatItDoesNotFit() throws {
        var resident = try Resident.at("/photo", scanner: ScanRecorder([.success(try ScannedPages.letter())]))
        resident.scanPage(for: "photo")
        let rows = try #require(resident.picture?.rows)
        for (size, fits) in [((80, 24), true), ((160, 45), true), ((60, 19), true), ((40, 12), false)] {
            var renderer = CellRenderer(words: CellWords(try RealHub.words()))
            let frameSize = Frame.Size(columns: size.0, rows: size.1)
            var shown = renderer.frame(of: resident.screen, in: frameSize)
            for _ in 0..<3
            where !shown.rows.flatMap(\.spans).contains(where: {
                $0.text == "Keep it" || $0.role == .focused && $0.text.contains("Keep it")
            }) {
                _ = renderer.route(.next, on: resident.screen, in: frameSize)
                shown = renderer.frame(of: resident.screen, in: frameSize)
            }
            let drawn = shown.rows.flatMap(\.spans).filter { $0.role == .picture }.map(\.text)
            #expect(drawn == (fits ? rows : []), "\(size)")
            let text = shown.rows.flatMap(\.spans).map(\.text).joined(separator: " ")
            #expect(text.contains("Keep it"), "\(size)")
            if !fits { #expect(text.contains("This screen is too small"), "\(text)") }
        }
    }

    @Test(
        arguments: [
            (ScanRefusal.noScanner, "The scanner does not answer."),
            (.notInstalled, "The scanner does not answer."),
            (.failed("x"), "The scanner does not answer."), (.tookTooLong, "The scanner does not answer."),
            (.busy, "The scanner is in use."), (.noPage, "The scanner has no page."),
            (.jammed, "A page is stuck"), (.coverOpen, "The lid is open."),
            (.tooLarge, "The page is too large"),
        ]
    )
    func aScannerThatDoesNotScanIsSaidAndTheDeskIsAnotherWay(_ refusal: ScanRefusal, _ words: String) throws {
        var resident = try Resident.at("/photo", scanner: ScanRecorder([.failure(refusal)]))
        resident.scanPage(for: "photo")
        #expect(resident.screen.title == "Put the page on the glass, then press Enter")
        #expect(resident.said.contains(words), "\(resident.said)")
        resident.press("desk")
        #expect(resident.screen.id.hasSuffix("/proof-of-who"))
    }

    @Test func escStopsAScanAndAnotherCanBeBegun() throws {
        let scanner = ScanRecorder([.success(try ScannedPages.letter())], looks: 100)
        var resident = try Resident.at("/photo", scanner: scanner)
        resident.press("choice:photo:scan")
        resident.mean(.enter)
        resident.mean(.escape)
        #expect(resident.screen.title == "Stopping the scanner...")
        resident.look()
        #expect(resident.screen.title == "Put the page on the glass, then press Enter")
        #expect(!resident.said.contains("does not answer"), "she stopped it herself")
        scanner.looks = 0
        resident.mean(.enter)
        resident.look()
        #expect(resident.picture != nil)
        resident.mean(.escape, after: 6_000)
        #expect(resident.screen.title == "Put the page on the glass, then press Enter")
        resident.mean(.escape, after: 6_000)
        #expect(resident.screen.id.hasSuffix("/photo") && resident.kept.isEmpty)
        #expect(resident.devices?.takePage() == nil, "a page that is not kept is forgotten")
    }

    @Test func enterPressedTwiceNeitherStopsAScanNorKeepsAPageUnseen() throws {
        var resident = try Resident.at(
            "/photo",
            scanner: ScanRecorder([.success(try ScannedPages.letter())], looks: 1)
        )
        resident.press("choice:photo:scan")
        resident.mean(.enter)
        resident.mean(.enter, after: 200)
        #expect(resident.screen.title == "Scanning...")
        resident.look()
        resident.look()
        resident.mean(.enter, after: 100)
        #expect(resident.screen.title == "Is this page right?" && resident.kept.isEmpty)
    }

    @Test func aPageThatComesWhileHelpIsOpenIsThereAfterwards() throws {
        var resident = try Resident.at(
            "/photo",
            scanner: ScanRecorder([.success(try ScannedPages.letter())], looks: 1)
        )
        resident.press("choice:photo:scan")
        resident.mean(.enter)
        resident.mean(.help)
        #expect(resident.said.contains("The scanner makes a picture of your page."))
        resident.look()
        resident.look()
        #expect(resident.screen.id == "help")
        resident.mean(.back)
        #expect(resident.screen.title == "Is this page right?")
    }

    @Test func whoBringsThePaperAfterAllLeavesNoPageBehind() throws {
        var resident = try Resident.at(
            "/proof-of-who",
            scanner: ScanRecorder([.success(try ScannedPages.letter())])
        )
        for _ in 0..<2 {
            resident.scanPage(for: "idProof")
            resident.press("keep")
        }
        resident.press("choice:idProof:remove")
        #expect(resident.kept.count == 1)
        resident.scanPage(for: "idProof")
        #expect(resident.labels == ["Keep it", "Scan it again", "Do not add a page"])
        resident.press("leave")
        #expect(resident.labels.contains("Send the page I scanned"))
        resident.press("choice:idProof:desk")
        #expect(resident.screen.id.hasSuffix("/proof-of-address"))
        #expect(resident.kept.isEmpty)
        resident.mean(.back)
        #expect(resident.screen.focus == "choice:idProof:desk")
    }

    @Test func aPageTheStoreDoesNotTakeIsSaidAndNothingElseIsLost() throws {
        var resident = try Resident.at("/photo", scanner: ScanRecorder([.success(try ScannedPages.letter())]))
        resident.storeFails = true
        resident.scanPage(for: "photo")
        resident.press("keep")
        #expect(resident.said.contains("Sorry, we could not keep the page."))
        resident.storeFails = false
        resident.mean(.enter)
        resident.wait(100)
        resident.press("keep")
        #expect(resident.labels.first == "Send the page I scanned")
    }

    @Test func leavingDuringAScanStopsItAndForgetsTheForm() throws {
        var resident = try Resident.at(
            "/photo",
            scanner: ScanRecorder([.success(try ScannedPages.letter())], looks: 9)
        )
        resident.press("choice:photo:scan")
        resident.mean(.enter)
        resident.mean(.finish)
        resident.press("leave")
        #expect(resident.visit.isOver)
        #expect(resident.effects.contains(.stopScan) && resident.effects.contains(.dropPage))
        #expect(resident.effects.contains { if case .forget = $0 { true } else { false } })
    }

    @Test func inLinesAnEmptyLineScansAsTheWordsSay() throws {
        var resident = try Resident.at("/photo", scanner: ScanRecorder([.success(try ScannedPages.letter())]))
        resident.press("choice:photo:scan")
        var renderer = LineRenderer(words: LineWords(try RealHub.words()))
        for intent in renderer.intents(for: "", on: resident.screen) { resident.mean(intent) }
        #expect(resident.screen.title == "Scanning...")
        resident.wait(100)
        let lines = try resident.lines
        #expect(lines.contains("The page looks clear.\n1, Keep it\n2, Scan it again\n"), "\(lines)")
    }
}
