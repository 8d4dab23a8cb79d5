/// The printer of this terminal, through `lp` and `lpstat` of CUPS (Debian package `cups-client`).
///
/// Pages go to `lp` through its standard input. A printer that is stopped is refused before: it would keep the pages, and
/// print them when the resident has gone.
public struct Printer: Printing {
    /// What CUPS calls the printer; nil for the one it uses by itself.
    public var name: String?
    private let programs: Programs

    /// How long `lpstat` and `lp` may take each, in milliseconds.
    public static let longestAnswer: Int64 = 15_000

    /// Names a printer.
    public init(name: String? = nil, programs: Programs = Programs()) {
        self.name = name
        self.programs = programs
    }

    /// Begins to ask whether the printer can print now.
    public func check(at now: Int64) -> Underway<String, PrintRefusal> {
        Underway(Self.list, by: programs, at: now) { [name] said in .over(Self.ready(name, said)) }
    }

    /// Begins to print, where the printer can.
    public func print(_ pages: PrintedPages, at now: Int64) -> Underway<PrintTicket, PrintRefusal> {
        print(Array(pages.plainText.utf8), Self.options(pages.size), at: now)
    }

    /// Begins to print a document with options for `lp`, where the printer can.
    func print(
        _ document: [UInt8],
        _ options: [String],
        at now: Int64
    ) -> Underway<PrintTicket, PrintRefusal> {
        Underway(Self.list, by: programs, at: now) { [name] said in
            switch Self.ready(name, said) {
            case .failure(let refusal): .over(.failure(refusal))
            case .success(let name):
                .run(Self.command(document, options, on: name)) { said in
                    .over(said.mapError(PrintRefusal.init).map(Self.ticket))
                }
            }
        }
    }

    /// Asks for all printers at once: asked for one, `lpstat` does not tell a wrong name from a service that is down.
    private static let list = Command("lpstat", ["-r", "-d", "-a", "-p"], milliseconds: longestAnswer)

    private static func ready(
        _ name: String?,
        _ said: Result<[UInt8], ProgramError>
    ) -> Result<String, PrintRefusal> {
        said.mapError(PrintRefusal.init).flatMap { list in
            do throws(PrintRefusal) { return .success(try PrinterList(list).ready(name)) } catch {
                return .failure(error)
            }
        }
    }

    /// The format is said, so that no text is taken for a program in PostScript by how it begins.
    private static func options(_ size: PrintSize) -> [String] {
        let margins = ["left", "right", "top", "bottom"].map { "page-\($0)=\(PrintSize.margin)" }
        return [
            "document-format=text/plain", "media=A4", "cpi=\(size.lettersPerInch)",
            "lpi=\(size.linesPerInch)",
        ] + margins
    }

    private static func command(_ document: [UInt8], _ options: [String], on name: String) -> Command {
        Command(
            "lp",
            ["-d", name, "-t", "Handrail"] + options.flatMap { ["-o", $0] },
            input: document,
            milliseconds: longestAnswer
        )
    }

    /// `lp` says "request id is desk-12 (0 file(s))".
    private static func ticket(_ said: [UInt8]) -> PrintTicket {
        let words = String(decoding: said, as: UTF8.self).split(separator: " ")
        let number = words.firstIndex(of: "is").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
        return PrintTicket(number: String(number ?? ""))
    }
}

extension PrintRefusal {
    /// What an end of `lp` or `lpstat` means, by the messages of CUPS 2.4.
    init(_ error: ProgramError) {
        switch error {
        case .notInstalled: self = .notInstalled
        case .cancelled: self = .cancelled
        case .tookTooLong, .hung: self = .tookTooLong
        case .tooMuch: self = .failed("said too much")
        case .notStarted(let number): self = .failed("not started: error \(number)")
        case .brokeOff(let signal): self = .failed("broke off: signal \(signal)")
        case .failed(_, let said): self = Self.meaning(of: said)
        }
    }

    private static func meaning(of said: String) -> PrintRefusal {
        let meanings: [(String, PrintRefusal)] = [
            ("not accepting", .notAccepting), ("does not exist", .noPrinter),
            ("No destinations added", .noPrinter), ("No default destination", .noPrinter),
            ("Scheduler is not running", .noService), ("Unable to connect", .noService),
        ]
        return meanings.first { said.contains($0.0) }?.1 ?? .failed(said)
    }
}
