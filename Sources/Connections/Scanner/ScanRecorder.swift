/// A scanner of a test: answers as it is told, and remembers what it was asked.
public final class ScanRecorder: Scanning {
    /// What scans come to, one after the other; the last again and again.
    public var pages: [Result<GrayPage, ScanRefusal>]
    /// The scanners there are.
    public var found: Result<[ScannerDevice], ScanRefusal>
    /// How often a scan is looked at before it is over.
    public var looks: Int
    /// How each scan was to be done, in order.
    public private(set) var asked: [ScanSettings] = []

    /// Makes a scanner that answers so.
    public init(
        _ pages: [Result<GrayPage, ScanRefusal>],
        found: Result<[ScannerDevice], ScanRefusal> = .success([]),
        looks: Int = 0
    ) {
        self.pages = pages
        self.found = found
        self.looks = looks
    }

    /// Says what scanners there are.
    public func devices(at now: Int64) -> Underway<[ScannerDevice], ScanRefusal> {
        Underway(endingAs: found, cancelled: .cancelled)
    }

    /// Gives the next page.
    public func scan(_ settings: ScanSettings, at now: Int64) -> Underway<GrayPage, ScanRefusal> {
        asked.append(settings)
        let page = pages.count > 1 ? pages.removeFirst() : pages.first ?? .failure(.noScanner)
        return Underway(endingAs: page, afterLooks: looks, cancelled: .cancelled)
    }
}
