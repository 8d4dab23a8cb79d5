/// Something about a scan for which a resident should look at it again.
///
/// These are doubts, not refusals: a child's drawing may be nearly blank. The screen says what it sees, shows the
/// page, and lets the resident keep it or scan again.
public enum ScanDoubt: Hashable, Sendable {
    /// The picture is too small to read, or smaller than any document.
    case tooSmall
    /// The page is dark all over: the lid is open, or the page lies upside down under a dark cover.
    case tooDark
    /// There is nearly nothing on the page: it lies with its empty side to the glass.
    case blank
    /// Ink runs over these edges: part of the page lies outside the glass.
    case cutOff([GrayPage.Edge])
}

/// By which measures a scan is doubted.
///
/// Each was chosen on pages drawn for the tests: text of 10 points, one word, dust, a photograph, a page out of place.
public struct ScanMeasures: Hashable, Sendable {
    /// The fewest dots an inch at which print of 8 points can be read.
    public var fewestDotsPerInch = 100
    /// The shortest side of a document, in tenths of a millimetre: a bank card has 54 mm.
    public var shortestSide = 450
    /// Paper darker than this, of 255, is no paper under a lit lamp.
    public var darkestPaper = 110
    /// A page darker than this on average, of 255, can hardly be read; a page half black has 127.
    public var darkestAverage = 90
    /// The least ink, in hundredths of a square millimetre: a letter of 10 points has about 150, five have 640.
    public var leastInk = 500
    /// How near the edge ink must be to run over it, in tenths of a millimetre.
    public var edgeDepth = 10
    /// How much of an edge must have ink, in tenths of a millimetre: a letter of 10 points has 15 to 20.
    public var edgeInk = 15
    /// An edge with more ink than this, in hundredths of it, is the shadow of a lid or a picture, not text.
    public var edgeShadow = 60

    /// The measures in use.
    public init() {}
}

extension GrayPage {
    /// What is doubtful about the page, the worst first; nothing where it looks as it should.
    public func doubts(by measures: ScanMeasures = ScanMeasures()) -> [ScanDoubt] {
        guard dotsPerInch >= measures.fewestDotsPerInch,
            min(width, height) >= dots(tenths: measures.shortestSide)
        else { return [.tooSmall] }
        let ink = Ink(self)
        guard ink.paper >= measures.darkestPaper, ink.average >= measures.darkestAverage else {
            return [.tooDark]
        }
        // A square inch has 64 516 hundredths of a square millimetre.
        let inked = ink.count(on: self) * 64_516 / (dotsPerInch * dotsPerInch)
        guard inked >= measures.leastInk else { return [.blank] }
        let edges = Edge.allCases.filter { runs(over: $0, ink, measures) }
        return edges.isEmpty ? [] : [.cutOff(edges)]
    }

    private func runs(over edge: Edge, _ ink: Ink, _ measures: ScanMeasures) -> Bool {
        let length = edge == .top || edge == .bottom ? width : height
        let count = ink.count(along: edge, of: self, within: dots(tenths: measures.edgeDepth))
        return count >= dots(tenths: measures.edgeInk) && count * 100 <= length * measures.edgeShadow
    }
}
