import Connections
import Content
import Domain
import Forms
import Foundation
import Screens
import Testing

@testable import Renderings

extension Resident {
    /// A resident who has just sent a form.
    fileprivate static func sent(
        _ code: String,
        printer: PrintRecorder?,
        _ form: Form? = nil
    ) throws -> Resident {
        var resident = try Resident(scanner: nil, printer: printer)
        if let form { resident.otherForms[code] = form }
        try resident.fillIn(code)
        resident.press("send")
        try #require(resident.screen.id == "sent.\(code)")
        return resident
    }

    fileprivate var said: String { screen.title + " " + String(describing: screen.parts) }
}

@Suite struct TakingAwayTests {
    /// Meets G10, G16.
    @Test(arguments: [("ordinary", PrintSize.ordinary), ("large", .large)])
    func theReferenceIsPrintedWithWhatHappensNextAndWithoutAnyAnswer(_ id: String, _ size: PrintSize) throws {
        let printer = PrintRecorder(looks: 1)
        var resident = try Resident.sent("complaint", printer: printer)
        resident.press("print")
        resident.press(ElementID(id))
        #expect(resident.screen.title == "Printing...")
        resident.wait(100)
        resident.wait(100)
        #expect(resident.said.contains("Your paper is at the printer."))
        #expect(resident.said.contains(Resident.reference.grouped), "the reference stays on the screen")
        let pages = try #require(printer.printed.first)
        #expect(pages.size == size)
        let paper = pages.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(paper.contains(Resident.reference.grouped) && paper.contains("30 November 2026"))
        #expect(paper.contains("01632 960 100") && paper.contains("Make a complaint"))
        let answers = try #require(resident.sent.first).answers.flatMap(\.lines).filter { $0.count > 5 }
        #expect(!answers.isEmpty)
        for answer in answers { #expect(!paper.contains(answer), "\(answer) is on the paper") }
    }

    @Test(arguments: [
        PrintRefusal.stopped("out of paper"), .noService, .noPrinter, .notAccepting, .notInstalled,
    ])
    func aPrinterThatIsOffIsSaidWithAnotherWayAndNothingIsLost(_ refusal: PrintRefusal) throws {
        var resident = try Resident.sent("missed-bin", printer: PrintRecorder(.failure(refusal)))
        resident.press("print")
        resident.press("ordinary")
        resident.wait(100)
        #expect(resident.said.contains("The printer is off. Write your reference down instead"))
        #expect(resident.said.contains(Resident.reference.grouped))
        #expect(resident.sent.count == 1)
        resident.press("home")
        #expect(resident.screen.id == "front")
    }

    @Test func aPrintThatEndsWhileHelpIsOpenIsSaidAfterwards() throws {
        var resident = try Resident.sent("missed-bin", printer: PrintRecorder(looks: 1))
        resident.press("print")
        resident.press("large")
        resident.mean(.help)
        resident.wait(100)
        resident.wait(100)
        resident.mean(.back)
        #expect(resident.said.contains("Your paper is at the printer."))
    }

    /// Meets G10.
    @Test func theQRCodeAndTheScreenSayTheSameAndNothingThatWasAnswered() throws {
        var resident = try Resident.sent("missed-bin", printer: nil)
        resident.press("code")
        let text =
            "Tell us about a missed bin\n\(Resident.reference.grouped)\n30 November 2026\n01632 960 100"
        #expect(resident.coded == [text])
        #expect(resident.screen.parts.first == .points(text.split(separator: "\n").map(String.init)))
        guard case .picture(let picture) = resident.screen.parts[1] else {
            Issue.record("no code is shown")
            return
        }
        #expect(picture.rows.count == 21 && picture.rows.allSatisfy { $0.count == 41 })
        var renderer = CellRenderer(words: CellWords(try RealHub.words()))
        let size = Frame.Size(columns: 80, rows: 24)
        _ = renderer.frame(of: resident.screen, in: size)
        _ = renderer.route(.next, on: resident.screen, in: size)
        _ = renderer.route(.next, on: resident.screen, in: size)
        let drawn = renderer.frame(of: resident.screen, in: size).rows.flatMap(\.spans).filter {
            $0.role == .picture
        }
        #expect(drawn.map(\.text) == picture.rows, "the code is whole on a screen of 80 by 24")
        resident.press("return")
        #expect(resident.said.contains(Resident.reference.grouped))
    }

    @Test func withoutAPrinterAndRoomForACodeNeitherIsOffered() throws {
        var resident = try Resident()
        try resident.fillIn("missed-bin")
        resident.press("send")
        #expect(!resident.said.contains("Print this") && !resident.said.contains("QR"))
    }

    @Test func whatToKeepInMindIsOnTheScreenAndOnPaper() throws {
        let file = root.appending(path: "Kiosk/Content/forms/missed-bin.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacingOccurrences(
            of: "\"whatHappensNext\":",
            with: "\"takeAway\": [\"Leave the bin out until {date}.\"], \"whatHappensNext\":"
        )
        try #require(changed != text)
        let form = try Form.read(Array(changed.utf8), named: "missed-bin.json")
        let printer = PrintRecorder()
        var resident = try Resident.sent("missed-bin", printer: printer, form)
        #expect(resident.said.contains("What to keep in mind"))
        #expect(resident.said.contains("Leave the bin out until Monday 30 November 2026."))
        resident.press("print")
        resident.press("ordinary")
        resident.look()
        #expect(printer.printed[0].plainText.contains("Leave the bin out until Monday 30 November 2026."))
    }
}
