import Connections
import Content
import Domain
import Screens
import Store
import Terminal

// The scanner and the printer.
extension Shell: Performer {
    /// What stands for the first scanner there is, or for the printer that the print service uses by itself.
    private static let any = "any"
    /// How long a scanner may bring its lamp home after a session ended, in milliseconds.
    private static let patience: Int64 = 3_000

    /// Finds the scanner and the printer that an option, the environment or the hub names.
    func equip(_ places: Places) {
        let scanner = places.scanner ?? pack?.hub.scanner
        let printer = places.printer ?? pack?.hub.printer
        devices = Devices(
            scanner: scanner.map { Scanner(device: $0 == Self.any ? nil : $0) },
            printer: printer.map { Printer(name: $0 == Self.any ? nil : $0) },
            report: { [log] line in log(line) }
        )
    }

    /// What a visit may offer here.
    var equipment: Equipment {
        Equipment(
            hasScanner: devices?.hasScanner ?? false,
            hasPrinter: devices?.hasPrinter ?? false,
            showsCodes: codeRoom != nil
        )
    }

    var isUnderway: Bool { devices?.isUnderway ?? false }

    var descriptor: Int32? { devices?.descriptor }

    func look() -> [Outcome] { devices?.look(at: world.steady) ?? [] }

    /// Does what concerns the scanner, the printer and what comes of them.
    func serve(_ effect: Effect) -> [Outcome] {
        switch effect {
        case .scan: devices?.beginScan(at: world.steady)
        case .stopScan: devices?.stopScan()
        case .dropPage: devices?.dropPage()
        case .keepPage(let journey, let question): return [keepPage(of: journey, for: question)]
        case .dropKept(let journey, let pages):
            do { try store?.discardEvidence(pages, of: journey) } catch { report(error.description) }
        case .print(let printout):
            devices?.beginPrint(printout, at: world.steady) { page, pages in
                words(.printPage, ["page": String(page), "pages": String(pages)])
            }
        case .drawCode(let text): return [.codeDrawn(codeRoom.flatMap { $0.code(of: text) })]
        default: break
        }
        return []
    }

    private func keepPage(of journey: ID, for question: String) -> Outcome {
        guard let store, let content = devices?.takePage() else { return .scanFailed(.notKept) }
        let page = ScannedEvidence(
            id: newID(),
            journey: journey,
            question: question,
            content: content,
            keptAt: world.now
        )
        do {
            try store.keep(page)
            return .pageKept(page.id)
        } catch {
            report(error.description)
            return .scanFailed(error == .tooLarge ? .tooLarge : .notKept)
        }
    }

    /// Ends what is under way, now that nobody waits for it: the lamp of a scanner goes home, a print is finished.
    func settle() {
        devices?.stopScan()
        let end = world.steady + Self.patience
        while isUnderway, world.steady < end {
            _ = look()
            World.pause(milliseconds: 20)
        }
    }
}

/// The room for a QR code on a screen.
struct CodeRoom {
    /// The columns of the text of a screen.
    private static let columns = 64
    /// The rows that everything but the code takes at least.
    private static let beside = 3
    /// The rows of the smallest code that holds a reference and the name of a service.
    private static let fewestRows = 19

    private let columns: Int
    private let rows: Int

    /// Measures a screen; nil where no code fits.
    init?(columns: Int, rows: Int) {
        self.columns = min(columns - 2, Self.columns)
        self.rows = rows - Self.beside
        guard self.rows >= Self.fewestRows, self.columns >= Self.fewestRows * 2 else { return nil }
    }

    /// A text as a code, dark on light; nil where it does not fit.
    func code(of text: String) -> [String]? {
        QRCode.text(text, columns: columns, rows: rows, lightLetters: false)
    }
}
