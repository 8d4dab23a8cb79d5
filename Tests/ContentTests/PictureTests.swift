import Domain
import Foundation
import Testing

@testable import Content

/// Pictures of what is lent: those of the pack, and what becomes of bytes that are none.
@Suite struct PictureTests {
    private static let pictures = root.appending(path: "Kiosk/Content/pictures")

    /// What some bytes are: a drawing, or why not.
    private func read(_ bytes: [UInt8]) -> Result<Drawing, ContentError> {
        Result { () throws(ContentError) in try DrawingFile.drawing(bytes, named: "/pack/a.pbm") }
    }

    private func read(_ text: String) -> Result<Drawing, ContentError> { read(Array(text.utf8)) }

    /// A pack of its own, thrown away at the end.
    private func with(_ change: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "handrail-picture-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: folder)
        try change(folder)
    }

    @Test func everythingThatIsLentHasAPictureThatIsSeenOnTheSmallestUsualTerminal() throws {
        let pack = try pack()
        for model in try pack.lendingModels().models {
            let drawing = try #require(pack.drawing(of: model), "\(model.id)")
            #expect(drawing.width <= 32 && drawing.height <= 24, "\(model.id)")
            #expect(model.picture?.words.isEmpty == false)
        }
    }

    @Test func digitsAndPackedBitsAreReadAsTheSameDots() throws {
        let digits = try read("P1\n# a cross\n9 3\r\n1 0000 0001\n# in between\n000010000 100000001").get()
        let head = Array("P4 9#a\n 3\n".utf8)
        #expect(throws: ContentError.self) { try read(head + [0, 0, 0, 0, 0, 0]).get() }
        let packed = Array("P4\n# a cross\n9 3\n".utf8) + [0x80, 0xFF, 0x08, 0x00, 0x80, 0x80]
        #expect(try read(packed).get() == digits)
        let ink = (0..<3).map { row in (0..<10).filter { digits.hasInk($0, row) } }
        #expect(ink == [[0, 8], [4], [0, 8]])
        #expect(!digits.hasInk(-1, 0) && !digits.hasInk(0, 3))
    }

    @Test(arguments: [
        ("", "1:1", "P1 or P4"), ("P", "1:1", "P1 or P4"), ("P2\n1 1\n0", "1:1", "P1 or P4"),
        ("\u{FEFF}P1 1 1 0", "1:1", "P1 or P4"), ("GIF89a", "1:1", "P1 or P4"),
        ("P1", "1:3", "The width must stand here"), ("P14 4", "1:3", "The width must stand here"),
        ("P1\nx 4", "2:1", "The width must stand here"), ("P1\n4", "2:2", "The height must stand here"),
        ("P1\n-4 4", "2:1", "The width must stand here"), ("P1\n4x4", "2:1", "The width must stand here"),
        ("P1\n0 4\n", "2:1", "from 1 to 64"), ("P1\n65 4\n", "2:1", "from 1 to 64"),
        ("P1\n4 49\n", "2:3", "from 1 to 48"), ("P4\n99999999999999999999 4\n", "2:1", "from 1 to 64"),
        ("P1\n2 2\n10 0", "3:5", "after 3 of 4 dots"), ("P1\n2 2", "2:4", "after 0 of 4 dots"),
        ("P1\n2 2\n1021", "3:3", "1 for ink or 0"), ("P1\n2 2\n1 a", "3:3", "1 for ink or 0"),
        ("P1\n2 2\n10 01 1", "3:7", "over after 4 dots"), ("P4\n2 2\na", "3:2", "after 1 of 2 bytes"),
        ("P4\n2 2", "2:5", "after 0 of 2 bytes"), ("P4\n2 2\nabc", "3:3", "over after 2 bytes"),
    ])
    func whatIsNoPictureIsRefusedWithItsPlace(_ text: String, _ place: String, _ said: String) throws {
        guard case .failure(let error) = read(text) else {
            Issue.record("it was taken for a picture")
            return
        }
        let line = try #require(error.lines.first)
        #expect(error.lines.count == 1 && line.hasPrefix("/pack/a.pbm:\(place): "), "\(line)")
        #expect(line.contains(said), "\(line)")
    }

    @Test(arguments: ["P1", "P4"])
    func aPictureCutShortAnywhereIsNeverTakenForAnother(_ magic: String) throws {
        let digits = try Array(Data(contentsOf: Self.pictures.appending(path: "laptop.pbm")))
        let whole = try read(digits).get()
        var bytes = digits
        if magic == "P4" {
            bytes = Array("P4\n\(whole.width) \(whole.height)\n".utf8)
            for row in 0..<whole.height {
                for start in stride(from: 0, to: whole.width, by: 8) {
                    bytes.append((0..<8).reduce(0) { $0 << 1 | (whole.hasInk(start + $1, row) ? 1 : 0) })
                }
            }
            #expect(try read(bytes).get() == whole)
        }
        for count in 0..<bytes.count {
            guard case .success(let drawing) = read(Array(bytes.prefix(count))) else { continue }
            #expect(drawing == whole, "the first \(count) bytes")
        }
    }

    @Test(arguments: UInt64(1)...40)
    func whateverTheBytesAreThereIsADrawingOrAReason(_ seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func chance(_ below: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(below))
        }
        let signs = Array("P14 \n#0123456789-x\r".utf8) + [0x00, 0x80, 0xFF]
        let real = try Array(Data(contentsOf: Self.pictures.appending(path: "tablet.pbm")))
        var (drawings, reasons) = (0, 0)
        for _ in 0..<200 {
            var bytes = chance(2) == 0 ? real : Array(["P1 ", "P4 3 3\n", "P1 4 2 "][chance(3)].utf8)
            for _ in 0..<chance(12) {
                let place = chance(bytes.count)
                switch chance(3) {
                case 0: bytes[place] = signs[chance(signs.count)]
                case 1: bytes.insert(signs[chance(signs.count)], at: place)
                default: bytes.append(signs[chance(signs.count)])
                }
            }
            switch read(bytes) {
            case .success(let drawing):
                drawings += 1
                #expect((1...64).contains(drawing.width) && (1...48).contains(drawing.height))
            case .failure(let error):
                reasons += 1
                #expect(error.lines.allSatisfy { isPlaced($0, in: "a.pbm") }, "\(error.lines)")
            }
        }
        #expect(drawings > 0 && reasons > 0)
    }

    @Test func theCheckNamesEachPictureThatIsMissingOrSpoiltAndWhatIsWrongBeside() throws {
        try with { folder in
            try FileManager.default.removeItem(at: folder.appending(path: "pictures/laptop.pbm"))
            try Data("P1\n2 2\n101".utf8).write(to: folder.appending(path: "pictures/headset.pbm"))
            let lines = try ContentPack.read(folder.path()).lendingFaults()
            #expect(lines.count == 2 && lines.allSatisfy { $0.contains("/pictures/") }, "\(lines)")
            #expect(isPlaced(try #require(lines.first), in: "pictures/headset.pbm"))
            #expect(lines.last?.contains("laptop.pbm:1:1: There is no such file.") == true)
        }
        #expect(try pack().lendingFaults().isEmpty)
    }

    @Test func aPictureThatIsSpoiltKeepsNobodyFromBorrowing() throws {
        try with { folder in
            let good = folder.appending(path: "good").path()
            func laptop() throws -> (AssetModel, Drawing?) {
                let copies = GoodCopies(of: folder.path(), in: good)
                let pack = try ContentPack.read(folder.path(), or: copies)
                let model = try #require(try pack.lendingModels().model("laptop"))
                return (model, pack.drawing(of: model))
            }
            let first = try laptop()
            #expect(first.1 != nil)
            try Data("P1\nno".utf8).write(to: folder.appending(path: "pictures/laptop.pbm"))
            #expect(try laptop().1 == first.1, "its last good version is shown")
            try FileManager.default.removeItem(at: URL(filePath: good))
            let (model, drawing) = try laptop()
            #expect(model == first.0 && drawing == nil, "its words are left")
        }
    }
}

/// The way from a photo to a picture that the guide of the content pack shows.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pamditherbw")))
struct PhotoTests {
    @Test func theCommandOfTheGuideMakesAPictureOfAPhoto() throws {
        let guide = try String(
            contentsOf: root.appending(path: "Kiosk/Content/README.md"),
            encoding: .utf8
        )
        let command = try #require(guide.split(separator: "\n").first { $0.hasPrefix("    jpegtopnm") })
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "handrail-photo-\(UUID().uuidString)/pictures"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        // A photo of a tablet: gray on paper.
        let tablet = root.appending(path: "Kiosk/Content/pictures/tablet.pbm").path()
        let photo = "pbmtopgm 1 1 '\(tablet)' | pamscale 20 | pnmgamma 0.6 | pnmtojpeg > photo.jpg"
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", photo + " && " + command]
        shell.currentDirectoryURL = folder.deletingLastPathComponent()
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        let made = try DrawingFile.read(folder.appending(path: "laptop.pbm").path())
        let meant = try DrawingFile.read(tablet)
        #expect(made.width <= 32 && made.height <= 24)
        let same = (0..<24).flatMap { row in (0..<32).map { ($0, row) } }.count {
            made.hasInk($0.0, $0.1) == meant.hasInk($0.0, $0.1)
        }
        #expect(same > 32 * 24 * 9 / 10, "\(same) dots are as on the photo")
    }
}
