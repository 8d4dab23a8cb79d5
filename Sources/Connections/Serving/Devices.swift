public import Screens

/// The scanner and the printer of a terminal, as a visit uses them: one thing at a time, effects in, outcomes out.
///
/// The page that was scanned last stays here, in memory, until it is taken or dropped.
public final class Devices {
    private let scanner: (any Scanning)?
    private let printer: (any Printing)?
    private let settings: ScanSettings
    /// Tells staff what a resident can do nothing about.
    private let report: (String) -> Void
    private var scan: Underway<GrayPage, ScanRefusal>?
    private var print: Underway<PrintTicket, PrintRefusal>?
    private var page: GrayPage?

    /// The most rows and columns of cells that a scanned page is shown in, so that the words beside it have room.
    private static let (shownColumns, shownRows) = (40, 14)

    /// Gathers what there is.
    ///
    /// - Parameters:
    ///   - scanner: the scanner; nil for none.
    ///   - printer: the printer; nil for none.
    ///   - settings: how pages are scanned.
    ///   - report: takes a line for staff where a device does not work.
    public init(
        scanner: (any Scanning)?,
        printer: (any Printing)?,
        settings: ScanSettings = ScanSettings(),
        report: @escaping (String) -> Void
    ) {
        self.scanner = scanner
        self.printer = printer
        self.settings = settings
        self.report = report
    }

    /// Whether there is a scanner.
    public var hasScanner: Bool { scanner != nil }
    /// Whether there is a printer.
    public var hasPrinter: Bool { printer != nil }
    /// Whether a scan or a print is under way.
    public var isUnderway: Bool { scan != nil || print != nil }
    /// What becomes readable when there may be something new; nil where only a look from time to time can tell.
    public var descriptor: Int32? { scan?.descriptor ?? print?.descriptor }

    /// Begins to scan a page; `look` says what comes of it.
    public func beginScan(at now: Int64) {
        page = nil
        scan =
            scanner?.scan(settings, at: now)
            ?? Underway(endingAs: .failure(.noScanner), cancelled: .cancelled)
    }

    /// Asks the scan under way to stop; `look` says when it has.
    public func stopScan() { scan?.cancel() }

    /// Begins to print; `look` says what comes of it.
    ///
    /// - Parameters:
    ///   - printout: what to print.
    ///   - now: the moment it is, in milliseconds of a clock that only goes forward.
    ///   - foot: what stands at the foot of a page, of its number and how many there are.
    public func beginPrint(_ printout: Printout, at now: Int64, foot: (_ page: Int, _ of: Int) -> String) {
        let parts = printout.parts.map { PrintedText.Part($0.heading, lines: $0.lines) }
        let text = PrintedText(title: printout.title, parts: parts)
        let pages = text.pages(printout.isLarge ? .large : .ordinary, foot: foot)
        print =
            printer?.print(pages, at: now) ?? Underway(endingAs: .failure(.noPrinter), cancelled: .cancelled)
    }

    /// Begins to print labels; `look` says what comes of it.
    public func beginPrint(_ labels: LabelSheet, at now: Int64) {
        print =
            printer?.print(labels, at: now) ?? Underway(endingAs: .failure(.noPrinter), cancelled: .cancelled)
    }

    /// Looks how far things are, without waiting; says what is over.
    public func look(at now: Int64) -> [Outcome] {
        var outcomes: [Outcome] = []
        if let result = scan?.poll(at: now) {
            scan = nil
            outcomes.append(outcome(of: result))
        }
        if let result = print?.poll(at: now) {
            print = nil
            outcomes.append(outcome(of: result))
        }
        return outcomes
    }

    /// The page that was scanned last, as a file to keep; it is forgotten here.
    public func takePage() -> [UInt8]? {
        defer { page = nil }
        return page?.tiff
    }

    /// Forgets the page that was scanned last.
    public func dropPage() { page = nil }
}

// What a resident is told of what came of it.
extension Devices {
    private func outcome(of result: Result<GrayPage, ScanRefusal>) -> Outcome {
        switch result {
        case .success(let page):
            self.page = page
            return .scanned(ScannedPage(page, columns: Self.shownColumns, rows: Self.shownRows))
        case .failure(let refusal):
            if refusal.concernsStaff { report("The scanner does not work: \(refusal).") }
            return .scanFailed(ScanFault(refusal))
        }
    }

    private func outcome(of result: Result<PrintTicket, PrintRefusal>) -> Outcome {
        switch result {
        case .success: return .printed
        case .failure(let refusal):
            report("The printer does not work: \(refusal).")
            return .printFailed(PrintFault(refusal))
        }
    }
}

extension ScannedPage {
    /// What a resident is shown of a page.
    init(_ page: GrayPage, columns: Int, rows: Int) {
        let preview = PagePreview(page, columns: columns, rows: rows)
        let doubts = page.doubts().map { doubt -> Doubt in
            switch doubt {
            case .tooSmall: .tooSmall
            case .tooDark: .tooDark
            case .blank: .blank
            case .cutOff: .cutOff
            }
        }
        self.init(rows: preview.text(.shades, lightLetters: false), doubts: doubts)
    }
}

extension ScanFault {
    init(_ refusal: ScanRefusal) {
        self =
            switch refusal {
            case .cancelled: .stopped
            case .busy: .busy
            case .noPage: .noPage
            case .jammed: .jammed
            case .coverOpen: .coverOpen
            case .tooLarge: .tooLarge
            case .notInstalled, .noScanner, .notAllowed, .tookTooLong, .unreadable, .failed: .noAnswer
            }
    }
}

extension ScanRefusal {
    /// Whether a resident can do nothing about it by herself.
    fileprivate var concernsStaff: Bool {
        switch self {
        case .cancelled, .busy, .noPage, .coverOpen: false
        default: true
        }
    }
}

extension PrintFault {
    init(_ refusal: PrintRefusal) {
        self =
            switch refusal {
            case .notInstalled, .noService, .noPrinter, .notAccepting, .stopped: .off
            case .cancelled, .tookTooLong, .failed: .failed
            }
    }
}
