/// The scanner of this terminal, through `scanimage` of SANE (Debian package `sane-utils`).
///
/// A page goes from the scanner through a pipe into memory. It is never in a file.
public struct Scanner: Scanning {
    /// What SANE calls the scanner; nil for the first it finds.
    public var device: String?
    private let programs: Programs

    /// How long a page may take, in milliseconds: an old flatbed with a cold lamp needs a minute.
    public static let longestScan: Int64 = 120_000
    /// How long looking for scanners may take, in milliseconds: those on the network answer late.
    public static let longestLook: Int64 = 30_000
    /// A page of A4 in colours at 300 dots an inch has 26 million bytes.
    private static let mostBytes = 80_000_000

    /// Names a scanner.
    public init(device: String? = nil, programs: Programs = Programs()) {
        self.device = device
        self.programs = programs
    }

    /// Begins to look for scanners.
    public func devices(at now: Int64) -> Underway<[ScannerDevice], ScanRefusal> {
        let command = Command(
            "scanimage",
            ["--formatted-device-list=%d\t%v\t%m\t%t%n"],
            milliseconds: Self.longestLook
        )
        return Underway(command, by: programs, at: now) { said in
            .over(said.mapError(ScanRefusal.init).map(Self.devices(in:)))
        }
    }

    /// Begins to scan a page.
    public func scan(_ settings: ScanSettings, at now: Int64) -> Underway<GrayPage, ScanRefusal> {
        let command = Command(
            "scanimage",
            arguments(settings),
            mostBytes: Self.mostBytes,
            milliseconds: Self.longestScan,
            lastWord: "scanimage: sane_",
            isWhole: PNMReader.isWhole
        )
        return Underway(command, by: programs, at: now) { said in
            .over(said.mapError(ScanRefusal.init).flatMap { Self.page(in: $0, settings) })
        }
    }

    private func arguments(_ settings: ScanSettings) -> [String] {
        var words = device.map { ["--device-name=\($0)"] } ?? []
        words += ["--format=pnm", "--resolution=\(settings.dotsPerInch)"]
        if let mode = settings.mode { words.append("--mode=\(mode.rawValue)") }
        if let area = settings.area { words += ["-x", "\(area.width)", "-y", "\(area.height)"] }
        return words + settings.options
    }

    private static func page(in picture: [UInt8], _ settings: ScanSettings) -> Result<GrayPage, ScanRefusal> {
        do throws(PNMFault) {
            return .success(try GrayPage(pnm: picture, dotsPerInch: settings.dotsPerInch))
        } catch { return .failure(.unreadable(error)) }
    }

    private static func devices(in list: [UInt8]) -> [ScannerDevice] {
        list.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let parts = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard parts.count == 4, !parts[0].isEmpty else { return nil }
            return ScannerDevice(name: parts[0], maker: parts[1], model: parts[2], kind: parts[3])
        }
    }
}

extension ScanRefusal {
    /// What an end of `scanimage` means: its last word or its code is the status of SANE.
    init(_ error: ProgramError) {
        switch error {
        case .notInstalled: self = .notInstalled
        case .cancelled: self = .cancelled
        case .tookTooLong: self = .tookTooLong
        case .tooMuch: self = .tooLarge
        case .notStarted(let number): self = .failed("not started: error \(number)")
        case .brokeOff(let signal): self = .failed("broke off: signal \(signal)")
        case .failed(let code, let said):
            self = Self.told(in: said) ?? Self.statuses.first { $0.code == code }?.refusal ?? .failed(said)
        case .hung(let said): self = Self.told(in: said) ?? .failed(said)
        }
    }

    /// `SANE_Status` of the SANE standard, 4.2.7, and the words that `sane_strstatus` has for it.
    private static let statuses: [(code: Int32, words: String, refusal: ScanRefusal)] = [
        (2, "Operation was canceled", .cancelled), (3, "Device busy", .busy),
        (6, "Document feeder jammed", .jammed), (7, "Document feeder out of documents", .noPage),
        (8, "Scanner cover is open", .coverOpen), (11, "Access to resource has been denied", .notAllowed),
    ]

    /// What the words of `scanimage` say; nil where they name no status that is known here.
    ///
    /// Some drivers hang or break off after they told it, when they cancel a thread that has the lock of the heap.
    private static func told(in said: String) -> ScanRefusal? {
        if let status = statuses.first(where: { said.contains($0.words) }) { return status.refusal }
        return said.contains("no SANE devices") || said.contains("open of device") ? .noScanner : nil
    }
}
