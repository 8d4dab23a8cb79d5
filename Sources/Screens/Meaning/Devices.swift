// What a visit knows of the scanner and the printer of its terminal.

/// What a terminal has beside its screen and keyboard.
public struct Equipment: Hashable, Sendable {
    /// Whether pages can be scanned.
    public var hasScanner: Bool
    /// Whether something can be printed.
    public var hasPrinter: Bool
    /// Whether a QR code fits on the screen.
    public var showsCodes: Bool

    /// Names what there is; by default nothing.
    public init(hasScanner: Bool = false, hasPrinter: Bool = false, showsCodes: Bool = false) {
        self.hasScanner = hasScanner
        self.hasPrinter = hasPrinter
        self.showsCodes = showsCodes
    }
}

/// A page that was scanned, as a resident is shown it.
public struct ScannedPage: Hashable, Sendable {
    /// The page made small, as rows of blocks, dark on light.
    public var rows: [String]
    /// For what reasons she should look at it again; none where it looks as it should.
    public var doubts: [Doubt]

    /// Something about a scan that may be wrong.
    public enum Doubt: Hashable, Sendable, CaseIterable {
        /// Too small to be read.
        case tooSmall
        /// Dark all over.
        case tooDark
        /// Nearly nothing is on it.
        case blank
        /// Part of it lies outside the glass.
        case cutOff
    }

    /// Describes a page.
    public init(rows: [String], doubts: [Doubt]) {
        self.rows = rows
        self.doubts = doubts
    }
}

/// Why there is no scan, as far as it concerns a resident.
public enum ScanFault: Hashable, Sendable, CaseIterable {
    /// She stopped it.
    case stopped
    /// The scanner does not answer, or cannot be used.
    case noAnswer
    /// Something else uses the scanner.
    case busy
    /// There is no page in the feeder.
    case noPage
    /// A page is stuck.
    case jammed
    /// The lid or a cover is open.
    case coverOpen
    /// The page is larger than can be kept.
    case tooLarge
    /// The page could not be put into the store.
    case notKept
}

/// Why nothing is printed, as far as it concerns a resident.
public enum PrintFault: Hashable, Sendable, CaseIterable {
    /// The printer is off, or takes nothing now.
    case off
    /// It was given to the printer, and something went wrong.
    case failed
}

/// Why nothing is said aloud, as far as it concerns a resident.
public enum SpeechFault: Hashable, Sendable, CaseIterable {
    /// What speaks does not answer.
    case noAnswer
    /// There is no voice for the language in use.
    case noVoice
}

/// What is to stand on paper.
public struct Printout: Hashable, Sendable {
    /// What stands at the head.
    public var title: String
    /// What follows, in order.
    public var parts: [Part]
    /// Whether the letters are as large as on the screen.
    public var isLarge: Bool

    /// Some lines under a heading.
    public struct Part: Hashable, Sendable {
        /// What the lines are about; empty for nothing.
        public var heading: String
        /// The lines.
        public var lines: [String]
    }
}
