import Connections
import Testing

private let page = PrintedText(title: "Your request", parts: []).pages(.ordinary) { _, _ in "" }

/// Prints through made-up programs that say what those of CUPS 2.4 say.
@Suite struct PrinterTests {
    private let folder: Folder

    /// A desk printer that works, and one that is not used.
    private static let working = """
        scheduler is running
        system default destination: desk
        desk accepting requests since Sat Nov 21 08:17:20 2026
        other not accepting requests since Sat Nov 21 08:17:20 2026 -
        \tclosed
        printer desk is idle.  enabled since Sat Nov 21 08:17:20 2026
        printer other is idle.  enabled since Sat Nov 21 08:17:20 2026
        \tclosed
        """

    init() throws {
        folder = try Folder()
        try answer(Self.working)
        try folder.add(
            "lp",
            """
            printf '%s\\n' "$@" >'\(folder.path)/asked'
            cat >'\(folder.path)/printed'
            echo 'request id is desk-12 (0 file(s))'
            """
        )
    }

    private func answer(_ list: String) throws {
        _ = try folder.write("list", Array(list.utf8))
        try folder.add("lpstat", "cat '\(folder.path)/list'")
    }

    private func printer(_ name: String? = nil) -> Printer { Printer(name: name, programs: folder.programs) }

    private func print(
        _ pages: PrintedPages = page,
        on name: String? = nil
    ) throws(PrintRefusal) -> PrintTicket {
        try printer(name).print(pages, at: now()).wait(clock: now)
    }

    @Test func thePagesReachThePrinterAsTheyAre() throws {
        let text = PrintedText(
            title: "Your request",
            parts: [.init("Reference", lines: ["MB-7K2Q-9"]), .init("Fee", lines: ["£5"])]
        )
        #expect(try print(text.pages(.ordinary) { _, _ in "" }).number == "desk-12")
        #expect(try folder.read("printed") == "Your request\n\nReference\nMB-7K2Q-9\n\nFee\n£5\n")
    }

    @Test(arguments: [(PrintSize.ordinary, "cpi=10", "lpi=6"), (.large, "cpi=5", "lpi=3")])
    func thePrinterIsToldHowLargeLettersAre(_ size: PrintSize, _ letters: String, _ lines: String) throws {
        _ = try print(PrintedText(title: "Note", parts: []).pages(size) { _, _ in "" })
        let asked = try folder.read("asked").split(separator: "\n").map(String.init)
        #expect(asked.starts(with: ["-d", "desk", "-t", "Handrail", "-o", "document-format=text/plain"]))
        #expect(asked.contains(letters))
        #expect(asked.contains(lines))
    }

    /// Meets P05.
    @Test func nothingOfAResidentIsInTheArguments() throws {
        let text = PrintedText(title: "For Mrs Okafor", parts: [.init("Name", lines: ["Ada Okafor"])])
        _ = try print(text.pages(.large) { page, _ in "\(page) Okafor" })
        #expect(try folder.read("printed").contains("Okafor"))
        #expect(try !folder.read("asked").contains("Okafor"))
    }

    @Test func thePrinterThatIsSetIsUsed() throws {
        try answer(
            Self.working.replacing("system default destination: desk", with: "no system default destination")
        )
        _ = try print(on: "desk")
        #expect(try folder.read("asked").hasPrefix("-d\ndesk\n"))
        #expect(try printer("desk").check(at: now()).wait(clock: now) == "desk")
        #expect(throws: PrintRefusal.noPrinter) { try print() }
    }

    @Test(
        arguments: [
            ("scheduler is not running", "desk", PrintRefusal.noService),
            ("scheduler is running\nno system default destination", nil, .noPrinter),
            (working, "des", .noPrinter), (working, "nosuch", .noPrinter), (working, "other", .notAccepting),
            (
                """
                scheduler is running
                desk accepting requests since Sat Nov 21 08:17:20 2026
                printer desk disabled since Sat Nov 21 08:17:20 2026 -
                \tout of paper
                """, "desk", .stopped("out of paper")
            ),
            (
                """
                scheduler is running
                desk accepting requests since Sat Nov 21 08:17:20 2026
                printer desk disabled since Sat Nov 21 08:17:20 2026
                """, "desk", .stopped("")
            ),
        ] as [(String, String?, PrintRefusal)]
    )
    func aPrinterThatCannotPrintGetsNothing(_ list: String, _ name: String?, _ refusal: PrintRefusal) throws {
        try answer(list)
        #expect(throws: refusal) { try printer(name).check(at: now()).wait(clock: now) }
        #expect(throws: refusal) { try print(on: name) }
        #expect(throws: (any Error).self) { try folder.read("printed") }
    }

    @Test func aPrinterThatPrintsAnotherPageIsReady() throws {
        try answer(Self.working.replacing("desk is idle.", with: "desk now printing desk-11."))
        #expect(try printer().check(at: now()).wait(clock: now) == "desk")
    }

    @Test(
        arguments: [
            ("lp: Error - The printer or class does not exist.", PrintRefusal.noPrinter),
            ("lp: Destination \"desk\" is not accepting jobs.", .notAccepting),
            ("lp: Error - Scheduler is not running.", .noService),
            ("lp: The toner is purple.", .failed("lp: The toner is purple.")),
        ]
    )
    func whatThePrintProgramRefusesIsSaid(_ message: String, _ refusal: PrintRefusal) throws {
        try folder.add("lp", "echo '\(message)' >&2; exit 1")
        #expect(throws: refusal) { try print() }
    }

    @Test func withoutItsProgramsThereIsNoPrinting() throws {
        let bare = Printer(programs: Programs(in: []))
        #expect(bare.check(at: 0).poll(at: 0) == .failure(.notInstalled))
        #expect(bare.print(page, at: 0).poll(at: 0) == .failure(.notInstalled))
    }

    @Test func aPrintServiceThatHangsTakesTooLongAndIsGivenUp() throws {
        try folder.add("lpstat", "sleep 60")
        let print = printer().print(page, at: 0)
        #expect(print.poll(at: Printer.longestAnswer - 1) == nil)
        #expect(throws: PrintRefusal.tookTooLong) { try print.wait { Printer.longestAnswer } }
    }

    @Test func aPrintCanBeCancelledBeforeThePrinterHasIt() throws {
        try folder.add("lpstat", "sleep 60")
        let print = printer().print(page, at: 0)
        print.cancel()
        #expect(throws: PrintRefusal.cancelled) { try print.wait { 0 } }
    }

    @Test func theRecorderRemembersWhatWasPrinted() throws {
        let recorder = PrintRecorder()
        #expect(try recorder.print(page, at: 0).wait { 0 }.number == "desk-1")
        recorder.state = .failure(.stopped("no paper"))
        #expect(recorder.print(page, at: 0).poll(at: 0) == .failure(.stopped("no paper")))
        #expect(recorder.printed == [page])
    }

    // Asks CUPS itself, of which no service runs where this names its socket.
    @Test(
        .enabled(if: isInstalled("lp") && isInstalled("lpstat"), "the package cups-client is not installed")
    )
    func theRealProgramsWithoutAServiceSaySo() throws {
        let programs = Programs(environment: ["CUPS_SERVER": "\(folder.path)/none.sock"])
        #expect(throws: PrintRefusal.noService) {
            try Printer(programs: programs).print(page, at: now()).wait(clock: now)
        }
        #expect(throws: PrintRefusal.noService) {
            try Printer(name: "desk", programs: programs).check(at: now()).wait(clock: now)
        }
    }
}
