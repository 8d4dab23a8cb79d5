import Connections
import Testing

/// Scans through the scanner that SANE pretends to have for tests.
@Suite(.enabled(if: isInstalled("scanimage"), "the package sane-utils is not installed"))
struct TestScannerTests {
    private let scanner = Scanner(device: "test")

    private func scan(
        _ options: [String],
        mode: ScanSettings.Mode = .gray,
        dotsPerInch: Int = 150
    )
        throws(ScanRefusal) -> GrayPage
    {
        let settings = ScanSettings(
            dotsPerInch: dotsPerInch,
            mode: mode,
            area: ScanSettings.Area(width: 100, height: 150),
            options: options
        )
        return try scanner.scan(settings, at: now()).wait(clock: now)
    }

    @Test(arguments: [75, 100, 150, 300])
    func aPageHasTheSizeThatWasAskedFor(dotsPerInch: Int) throws {
        let page = try scan(["--test-picture=Grid"], dotsPerInch: dotsPerInch)
        #expect(abs(page.width - 100 * dotsPerInch * 10 / 254) <= 1)
        #expect(abs(page.height - 150 * dotsPerInch * 10 / 254) <= 1)
        #expect(page.dotsPerInch == dotsPerInch)
        #expect(Set(page.pixels) == [0, 255])
    }

    @Test(
        arguments: [
            (ScanSettings.Mode.gray, "8"), (.gray, "1"), (.gray, "16"), (.color, "8"), (.color, "16"),
        ]
    )
    func aWhitePageIsBlankAndABlackOneTooDarkHoweverItIsSeen(
        _ mode: ScanSettings.Mode,
        _ depth: String
    ) throws {
        #expect(
            try scan(["--depth=\(depth)", "--test-picture=Solid white"], mode: mode).doubts() == [.blank]
        )
        #expect(
            try scan(["--depth=\(depth)", "--test-picture=Solid black"], mode: mode).doubts() == [.tooDark]
        )
    }

    @Test func aGridOverTheWholeGlassRunsOverItsEdges() throws {
        let page = try scan(["--test-picture=Grid"])
        #expect(page.doubts() == [.cutOff(GrayPage.Edge.allCases)])
        let shown = PagePreview(page, columns: 10, rows: 8).text(.plain, lightLetters: false)
        #expect(Set(shown.joined()) == ["#", " "])
    }

    @Test(
        arguments: [
            ("DEVICE_BUSY", ScanRefusal.busy), ("JAMMED", .jammed), ("NO_DOCS", .noPage),
            ("COVER_OPEN", .coverOpen), ("ACCESS_DENIED", .notAllowed), ("CANCELLED", .cancelled),
        ]
    )
    func whatIsTheMatterWithAScannerIsSaid(_ status: String, _ refusal: ScanRefusal) {
        #expect(throws: refusal) { try scan(["--read-return-value=SANE_STATUS_\(status)"]) }
    }

    @Test func whatElseIsTheMatterIsToldToStaffInItsWords() throws {
        let refusal = #expect(throws: ScanRefusal.self) {
            try scan(["--read-return-value=SANE_STATUS_IO_ERROR"])
        }
        guard case .failed(let said) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(said.hasPrefix("scanimage: sane_read: Error during device I/O"))
    }

    @Test func aScannerThatIsNotThereIsSaidToBeMissing() {
        #expect(throws: ScanRefusal.noScanner) {
            try Scanner(device: "nosuch:1").scan(ScanSettings(), at: now()).wait(clock: now)
        }
    }

    @Test func anOptionTheScannerDoesNotKnowIsAFailureForStaff() {
        #expect(throws: ScanRefusal.failed("scanimage: unrecognized option '--sparkle=1'")) {
            try scan(["--sparkle=1"])
        }
    }

    @Test func aScanGoesOnWhileTheSessionLooksAndCanBeCancelled() throws {
        let options = ["--read-delay=yes", "--read-delay-duration=200000", "--read-limit=yes"]
        let settings = ScanSettings(area: nil, options: options + ["--read-limit-size=1000"])
        let scan = scanner.scan(settings, at: 0)
        #expect(scan.poll(at: 0) == nil)
        #expect(scan.descriptor != nil)
        scan.cancel()
        #expect(throws: ScanRefusal.cancelled) { try scan.wait { 0 } }
    }

    @Test func theScannersThereAreListed() throws {
        let folder = try Folder()
        _ = try folder.write("dll.conf", Array("test\n".utf8))
        let programs = Programs(environment: ["SANE_CONFIG_DIR": folder.path])
        let devices = try Scanner(programs: programs).devices(at: now()).wait(clock: now)
        #expect(devices.map(\.name) == ["test:0", "test:1"])
        #expect(devices.first?.maker == "Noname")
        #expect(devices.first?.model == "frontend-tester")
        #expect(devices.first?.kind == "virtual device")
    }

    @Test func whereThereIsNoScannerTheListIsEmptyAndAScanSaysSo() throws {
        let folder = try Folder()
        _ = try folder.write("dll.conf", Array("# none\n".utf8))
        let scanner = Scanner(programs: Programs(environment: ["SANE_CONFIG_DIR": folder.path]))
        #expect(try scanner.devices(at: now()).wait(clock: now).isEmpty)
        #expect(throws: ScanRefusal.noScanner) {
            try scanner.scan(ScanSettings(), at: now()).wait(clock: now)
        }
    }
}

@Suite struct ScannerTests {
    @Test func withoutTheProgramThereIsNoScanning() throws {
        let folder = try Folder()
        let scan = Scanner(programs: Programs(in: [folder.path])).scan(ScanSettings(), at: 0)
        #expect(scan.poll(at: 0) == .failure(.notInstalled))
        #expect(scan.descriptor == nil)
    }

    @Test func theScannerIsAskedForWhatWasSet() throws {
        let folder = try Folder()
        try folder.add("scanimage", "printf '%s\\n' \"$@\" >'\(folder.path)/asked'; printf 'P5 1 1 255 a'")
        let scanner = Scanner(device: "two words", programs: folder.programs)
        let settings = ScanSettings(dotsPerInch: 200, mode: .color, options: ["--source", "Flatbed"])
        #expect(try scanner.scan(settings, at: now()).wait(clock: now).pixels == [97])
        let asked = try folder.read("asked").split(separator: "\n")
        #expect(
            asked == [
                "--device-name=two words", "--format=pnm", "--resolution=200", "--mode=Color", "-x", "210",
                "-y", "297", "--source", "Flatbed",
            ]
        )
    }

    @Test func aScannerThatSendsNoPictureIsUnreadable() throws {
        let folder = try Folder()
        try folder.add("scanimage", "printf 'P5 10 10 255 abc'")
        #expect(throws: ScanRefusal.unreadable(.cutShort(expected: 100, found: 3))) {
            try Scanner(programs: folder.programs).scan(ScanSettings(), at: now()).wait(clock: now)
        }
    }

    @Test(
        arguments: [
            ("Operation was canceled", ScanRefusal.cancelled), ("Device busy", .busy),
            ("Document feeder jammed", .jammed), ("Document feeder out of documents", .noPage),
            ("Scanner cover is open", .coverOpen), ("Access to resource has been denied", .notAllowed),
            ("Out of memory", .failed("scanimage: sane_read: Out of memory")),
        ]
    )
    func aScannerThatHangsAfterItToldWhatIsTheMatterIsNotWaitedFor(
        _ words: String,
        _ refusal: ScanRefusal
    )
        throws
    {
        let folder = try Folder()
        try folder.add("scanimage", "echo 'scanimage: sane_read: \(words)' >&2; sleep 60")
        let scan = Scanner(programs: folder.programs).scan(ScanSettings(), at: 0)
        // Its clock goes a tenth of a second a look, so that nobody waits for the moments of grace.
        var clock: Int64 = 0
        #expect(throws: refusal) {
            try scan.wait {
                clock += 100
                return clock
            }
        }
        #expect(clock < Scanner.longestScan)
    }

    /// Some drivers hang when they close the scanner, with the whole page sent.
    @Test func aPageThatIsWholeIsTakenWhereTheScannerHangsAfterIt() throws {
        let folder = try Folder()
        try folder.add("scanimage", "printf 'P5 2 1 255 ab'; sleep 60")
        let scan = Scanner(programs: folder.programs).scan(ScanSettings(), at: 0)
        var clock: Int64 = 0
        let page = try scan.wait {
            clock += 100
            return clock
        }
        #expect(page.pixels == [97, 98])
        // It was given time to bring its lamp home.
        #expect((30_000..<Scanner.longestScan).contains(clock))
    }

    @Test func aScannerThatHangsInAPageTakesTooLong() throws {
        let folder = try Folder()
        try folder.add("scanimage", "printf 'P5 2 1 255 a'; sleep 60")
        let scan = Scanner(programs: folder.programs).scan(ScanSettings(), at: 0)
        var clock: Int64 = 0
        #expect(throws: ScanRefusal.tookTooLong) {
            try scan.wait {
                clock += 1_000
                return clock
            }
        }
        #expect(clock >= Scanner.longestScan)
    }

    @Test func aScannerThatHangsTakesTooLong() throws {
        let folder = try Folder()
        try folder.add("scanimage", "sleep 60")
        let scan = Scanner(programs: folder.programs).scan(ScanSettings(), at: 0)
        #expect(scan.poll(at: Scanner.longestScan - 1) == nil)
        #expect(throws: ScanRefusal.tookTooLong) { try scan.wait { Scanner.longestScan } }
    }

    @Test func theRecorderAnswersInOrderAfterSomeLooksAndRemembers() throws {
        let page = try DrawnPage(millimetres: (5, 5)).page
        let recorder = ScanRecorder([.failure(.busy), .success(page)], looks: 2)
        let first = recorder.scan(ScanSettings(), at: 0)
        #expect(first.poll(at: 0) == nil)
        #expect(first.poll(at: 1) == nil)
        #expect(first.poll(at: 2) == .failure(.busy))
        let second = recorder.scan(ScanSettings(dotsPerInch: 300), at: 0)
        second.cancel()
        #expect(second.poll(at: 0) == .failure(.cancelled))
        let third = recorder.scan(ScanSettings(), at: 0)
        #expect(try third.wait { 0 } == page)
        #expect(recorder.asked.map(\.dotsPerInch) == [150, 300, 150])
    }
}
