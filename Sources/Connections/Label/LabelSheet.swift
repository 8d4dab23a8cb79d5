/// What stands on the label of a device.
public struct AssetLabel: Hashable, Sendable {
    /// The text of its barcode, which stands under it in large letters too.
    public var tag: String
    /// The hub it belongs to.
    public var owner: String
    /// What it is.
    public var name: String
    /// What to do if somebody finds it.
    public var found: String

    /// Describes a label.
    public init(tag: String, owner: String, name: String, found: String) {
        self.tag = tag
        self.owner = owner
        self.name = name
        self.found = found
    }
}

/// What labels are printed on.
public enum LabelPaper: String, Hashable, Sendable, CaseIterable {
    /// An A4 sheet of 24 labels, 63.5 by 33.9 mm each.
    case a4
    /// A roll of labels of 62 by 29 mm.
    case roll

    /// All of it in tenths of a millimetre.
    struct Grid {
        var (pageWidth, pageHeight): (Int, Int)
        var (columns, rows): (Int, Int)
        var (left, top): (Int, Int)
        var (stepRight, stepDown): (Int, Int)
        var (width, height): (Int, Int)
    }

    var grid: Grid {
        switch self {
        case .a4:
            Grid(
                pageWidth: 2_100,
                pageHeight: 2_970,
                columns: 3,
                rows: 8,
                left: 72,
                top: 129,
                stepRight: 660,
                stepDown: 339,
                width: 635,
                height: 339
            )
        case .roll:
            Grid(
                pageWidth: 620,
                pageHeight: 290,
                columns: 1,
                rows: 1,
                left: 0,
                top: 0,
                stepRight: 620,
                stepDown: 290,
                width: 620,
                height: 290
            )
        }
    }

    /// What CUPS calls the paper.
    var media: String { self == .a4 ? "A4" : "Custom.62x29mm" }
}

/// Labels of devices on pages, as a printer gets them.
public struct LabelSheet: Hashable, Sendable {
    /// Why a label is not made.
    public enum Refusal: Error, Hashable, Sendable {
        /// Its barcode would be too fine for a scanner on this paper.
        case tooLong(tag: String)
        /// It has a sign that no barcode can have.
        case notPrintable(tag: String)
    }

    /// What it is printed on.
    public let paper: LabelPaper
    /// The pages, as PDF.
    public let pdf: [UInt8]

    /// A module is never finer, in hundredths of a point: 0.19 mm, which a scanner held in the hand still reads.
    private static let finest = 54
    /// A module is never wider: 0.5 mm.
    private static let widest = 142
    private static let margin = DrawnPDF.units(25)

    /// Draws labels, as many on a page as there is room for.
    public init(_ labels: [AssetLabel], on paper: LabelPaper) throws(Refusal) {
        let grid = paper.grid
        var pdf = DrawnPDF(width: DrawnPDF.units(grid.pageWidth), height: DrawnPDF.units(grid.pageHeight))
        for (index, label) in labels.enumerated() {
            let place = index % (grid.columns * grid.rows)
            if place == 0 { pdf.addPage() }
            let left = grid.left + place % grid.columns * grid.stepRight
            let top = grid.top + place / grid.columns * grid.stepDown
            let corner = (
                DrawnPDF.units(left), DrawnPDF.units(grid.pageHeight - top - grid.height)
            )
            try Self.draw(label, at: corner, grid, &pdf)
        }
        self.paper = paper
        self.pdf = pdf.bytes
    }

    private static func draw(
        _ label: AssetLabel,
        at corner: (left: Int, bottom: Int),
        _ grid: LabelPaper.Grid,
        _ pdf: inout DrawnPDF
    ) throws(Refusal) {
        guard let code = Code128(label.tag) else { throw .notPrintable(tag: label.tag) }
        let (width, height) = (DrawnPDF.units(grid.width), DrawnPDF.units(grid.height))
        let module = min(widest, width / (code.width + 2 * Code128.quiet))
        guard module >= finest else { throw .tooLong(tag: label.tag) }
        func line(_ text: String, _ bottom: Int, _ size: Int, isBold: Bool = false) {
            let room = width - 2 * margin
            // Letters of Helvetica are little wider than 0.6 of their height on average, bold ones too.
            let fitting = min(size, room * 100 / max(1, text.count * 62))
            pdf.write(text, corner.left + margin, corner.bottom + bottom, size: fitting, isBold: isBold)
        }
        let barsFoot = height * 45 / 100
        line(label.owner, height - margin - 700, 800)
        line(label.tag, height * 27 / 100, 1_500, isBold: true)
        line(label.name, height * 16 / 100, 900)
        line(label.found, margin, 800)
        var left = corner.left + (width - code.width * module) / 2
        let barsHeight = height - margin - 1_000 - barsFoot
        for (index, bar) in code.bars.enumerated() {
            if index.isMultiple(of: 2) {
                pdf.fill(left, corner.bottom + barsFoot, bar * module, barsHeight)
            }
            left += bar * module
        }
    }
}

extension Printer {
    /// Begins to print labels, where the printer can.
    public func print(_ labels: LabelSheet, at now: Int64) -> Underway<PrintTicket, PrintRefusal> {
        // A page that is made larger or smaller to fit would not fit its labels.
        let options = [
            "document-format=application/pdf", "media=\(labels.paper.media)", "print-scaling=none",
        ]
        return print(labels.pdf, options, at: now)
    }
}
