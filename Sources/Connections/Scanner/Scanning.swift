/// How a page is to be scanned.
public struct ScanSettings: Hashable, Sendable {
    /// What SANE calls the ways of seeing a page; most scanners know all three by these names.
    public enum Mode: String, Hashable, Sendable, CaseIterable {
        case gray = "Gray"
        case color = "Color"
        case lineart = "Lineart"
    }

    /// How many pixels make an inch.
    public var dotsPerInch: Int
    /// How the page is seen, and then turned to grays; nil where the scanner has no choice.
    public var mode: Mode?
    /// The width and height to scan, in millimetres; nil for what the scanner takes by itself.
    public var area: Area?
    /// What one kind of scanner needs to be told besides, as `scanimage` takes it: `["--source", "Flatbed"]`.
    public var options: [String]

    /// A part of the glass from its corner.
    public struct Area: Hashable, Sendable {
        /// Millimetres to the right.
        public var width: Int
        /// Millimetres down.
        public var height: Int

        /// Names a part of the glass.
        public init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }

        /// A sheet of A4.
        public static let a4 = Area(width: 210, height: 297)
    }

    /// Says how to scan; by default so that small print can be read and a page of A4 has about two million pixels.
    public init(dotsPerInch: Int = 150, mode: Mode? = .gray, area: Area? = .a4, options: [String] = []) {
        self.dotsPerInch = dotsPerInch
        self.mode = mode
        self.area = area
        self.options = options
    }
}

/// A scanner that was found.
public struct ScannerDevice: Hashable, Sendable {
    /// What SANE calls it, as `Scanner` takes it.
    public var name: String
    /// Who made it.
    public var maker: String
    /// Its model.
    public var model: String
    /// What kind it is: "flatbed scanner".
    public var kind: String
}

/// Why there is no scan.
public enum ScanRefusal: Error, Hashable, Sendable {
    /// This machine has no program for scanning (`scanimage` of SANE).
    case notInstalled
    /// No scanner is there, or the one named does not answer.
    case noScanner
    /// Another program uses the scanner.
    case busy
    /// The feeder is empty.
    case noPage
    /// A page is stuck.
    case jammed
    /// The lid or a cover is open.
    case coverOpen
    /// This program may not use the scanner.
    case notAllowed
    /// The resident does not want it any more.
    case cancelled
    /// It took longer than it may.
    case tookTooLong
    /// The page has more bytes than are taken.
    case tooLarge
    /// What the scanner sent is no picture.
    case unreadable(PNMFault)
    /// Anything else, with what the program said, for staff.
    case failed(String)
}

/// What scans pages: a scanner, or a recorder in a test.
public protocol Scanning {
    /// Begins to look for scanners, which may take some seconds.
    func devices(at now: Int64) -> Underway<[ScannerDevice], ScanRefusal>

    /// Begins to scan a page into memory.
    func scan(_ settings: ScanSettings, at now: Int64) -> Underway<GrayPage, ScanRefusal>
}
