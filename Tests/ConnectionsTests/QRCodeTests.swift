import Testing

@testable import Connections

@Suite struct QRCodeTests {
    // ISO/IEC 18004:2015, annex I: "01234567" as version 1-M.
    @Test func theStandardsExampleHasItsCorrectingCodewords() {
        let data: [UInt8] = [16, 32, 12, 86, 97, 128] + Array(repeating: [236, 17], count: 5).flatMap { $0 }
        let correcting: [UInt8] = [165, 36, 212, 193, 237, 54, 199, 135, 44, 85]
        #expect(ReedSolomon.correcting(data, count: 10) == correcting)
    }

    // ISO/IEC 18004:2015, annex C.2 and annex D.2.
    @Test func theStandardsExamplesOfFormatAndVersionComeOut() {
        #expect(QRGrid.formatBits(.medium, mask: 0b101) == 0b100_0000_1100_1110)
        #expect(QRGrid.versionBits(7) == 0b00_0111_1100_1001_0100)
        #expect(QRGrid.formatBits(.low, mask: 4) == 0b110_0110_0010_1111)
    }

    @Test func theGeneratorsOfTheStandardComeOut() {
        // Annex A gives them as powers of 2: for seven codewords 87, 229, 146, 149, 238, 102, 21.
        func power(_ exponent: Int) -> UInt8 {
            (0..<exponent).reduce(1) { element, _ in ReedSolomon.product(element, 2) }
        }
        #expect(ReedSolomon.generator(7) == [87, 229, 146, 149, 238, 102, 21].map(power))
        #expect(ReedSolomon.generator(10) == [251, 67, 46, 61, 118, 70, 64, 94, 32, 45].map(power))
    }

    // Table 7 of the standard: bytes at versions 1, 2, 5, 7, 9, 10, 15, 20.
    @Test(
        arguments: [
            (1, 17, 14), (2, 32, 26), (5, 106, 84), (7, 154, 122), (9, 230, 180), (10, 271, 213),
            (15, 520, 412), (20, 858, 666),
        ]
    )
    func aVersionHoldsAsManyBytesAsTheStandardSays(_ version: Int, _ low: Int, _ medium: Int) {
        for (level, most) in [(QRCode.Level.low, low), (.medium, medium)] {
            let full = [UInt8](repeating: 0x41, count: most)
            #expect(QRCode(bytes: full, level: level)?.version == version)
            #expect(QRCode(bytes: full + [0x41], level: level)?.version != version)
        }
    }

    @Test func whatNoCodeHoldsIsNotMade() {
        #expect(QRCode(bytes: [UInt8](repeating: 0, count: 859), level: .low) == nil)
        #expect(QRCode(bytes: [UInt8](repeating: 0, count: 667), level: .medium) == nil)
    }

    @Test func dataBeginsWithItsKindAndNumberAndEndsWithPadding() {
        let capacity = QRCapacity(version: 1, level: .medium)
        let data = QRCodewords.data([0x41, 0x42], capacity)
        #expect(data == [0x40, 0x24, 0x14, 0x20] + Array(repeating: [236, 17], count: 6).flatMap { $0 })
        let long = QRCodewords.data([0xFF], QRCapacity(version: 10, level: .medium))
        #expect(long.prefix(5) == [0x40, 0x00, 0x1F, 0xF0, 236])
    }

    @Test func theCornersHaveTheirSquares() throws {
        let code = try #require(QRCode("MB-7K2Q-9"))
        let square = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
        for (left, top) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
            let seen = (0..<7).map { row in
                String((0..<7).map { code.isDark(left + $0, top + row) ? "#" : "." })
            }
            #expect(seen == square)
        }
        #expect(code.isDark(8, code.size - 8))
        #expect(!code.isDark(-1, 0) && !code.isDark(0, code.size))
    }

    @Test func whatIsHardToReadIsPenalised() {
        let dark = [Bool](repeating: true, count: 7)
        #expect(QRPenalty.runs(dark) == 5)
        #expect(QRPenalty.runs([true, false, true]) == 0)
        let finder = [true, false, true, true, true, false, true, false, false, false, false]
        #expect(QRPenalty.finders(finder) == 40)
        #expect(QRPenalty.finders(finder.reversed()) == 40)
        #expect(QRPenalty.finders(dark) == 0)
    }

    @Test func theMaskWithTheLeastPenaltyIsUsed() throws {
        let bytes = Array("Handrail".utf8)
        let code = try #require(QRCode(bytes: bytes))
        let penalties = try (0..<8).map { mask in
            let masked = try #require(QRCode(bytes: bytes, level: .medium, mask: mask))
            var grid = QRGrid(version: masked.version)
            grid.fill(QRCodewords.all(bytes, QRCapacity(version: masked.version, level: .medium)))
            grid.lay(mask: mask, .medium)
            return QRPenalty.of(grid)
        }
        #expect(penalties.firstIndex(of: penalties.min() ?? 0) == code.mask)
        #expect(Set(penalties).count > 1)
    }

    @Test func aCodeIsShownDarkOnLightWithLightAround() throws {
        let code = try #require(QRCode("MB-7K2Q-9"))
        #expect(code.size == 21)
        let onLight = try #require(code.text(columns: 80, rows: 20, lightLetters: false))
        #expect(onLight.count == 15)
        #expect(onLight.allSatisfy { $0.count == 29 })
        #expect(onLight[0].allSatisfy { $0 == " " } && onLight[1].allSatisfy { $0 == " " })
        #expect(onLight[2].hasPrefix("    █▀▀▀▀▀█ "))
        let onDark = try #require(code.text(columns: 80, rows: 20, lightLetters: true))
        let turned: [Character: Character] = [" ": "█", "█": " ", "▀": "▄", "▄": "▀"]
        #expect(onDark == onLight.map { String($0.compactMap { turned[$0] }) })
    }

    @Test func aCodeThatDoesNotFitIsNotShown() throws {
        let code = try #require(QRCode("MB-7K2Q-9"))
        #expect(code.text(columns: 28, rows: 20, lightLetters: false) == nil)
        #expect(code.text(columns: 29, rows: 14, lightLetters: false) == nil)
        #expect(code.text(columns: 29, rows: 15, lightLetters: false) != nil)
    }

    @Test func aTextThatFitsOnlyWithLessCorrectingIsShownSo() {
        // 17 bytes need version 2 at level M, and version 1 at level L.
        let text = String(repeating: "x", count: 17)
        #expect(QRCode.text(text, columns: 80, rows: 15, lightLetters: true) != nil)
        #expect(QRCode.text(text, columns: 80, rows: 15, lightLetters: true)?.count == 15)
        #expect(QRCode.text(text, columns: 80, rows: 14, lightLetters: true) == nil)
    }
}

/// Reads codes as a telephone does, by a program of another hand.
@Suite(.enabled(if: isInstalled("zbarimg"), "the package zbar-tools is not installed"))
struct QRReadingTests {
    /// A code as a picture, each module four pixels wide, with the light around it.
    private func picture(_ code: QRCode) -> [UInt8] {
        let (scale, quiet) = (4, 4)
        let side = (code.size + 2 * quiet) * scale
        var bytes = Array("P5 \(side) \(side) 255\n".utf8)
        for row in 0..<side {
            for column in 0..<side {
                bytes.append(code.isDark(column / scale - quiet, row / scale - quiet) ? 0 : 255)
            }
        }
        return bytes
    }

    /// What a reader sees in pictures, one line each.
    private func read(_ codes: [QRCode]) throws -> [String] {
        let folder = try Folder()
        let files = try codes.enumerated().map { try folder.write("\($0.offset).pgm", picture($0.element)) }
        let command = Command(
            "zbarimg",
            ["--raw", "-q", "-Sdisable", "-Sqrcode.enable"] + files,
            milliseconds: 60_000
        )
        let said = try Programs().run(command, clock: now)
        return String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Words of so many bytes, different for each length.
    private func words(_ count: Int) -> String {
        let text = "https://hub.example/r/\(count)?Reference=" + String(repeating: "7K2Q9-mXwB3/", count: 80)
        return String(decoding: text.utf8.prefix(count), as: UTF8.self)
    }

    @Test(arguments: QRCode.Level.allCases)
    func aTextOfEveryVersionIsRead(_ level: QRCode.Level) throws {
        let texts = (1...20).flatMap { version in
            let most = QRCapacity(version: version, level: level).mostBytes
            return [words(most), words(most - 1)]
        }
        let codes = texts.compactMap { QRCode($0, level: level) }
        #expect(codes.map(\.version) == (1...20).flatMap { [$0, $0] })
        #expect(try read(codes) == texts)
    }

    @Test func everyMaskIsRead() throws {
        for text in ["MB-7K2Q-9", words(130), words(400)] {
            let codes = (0..<8).compactMap { QRCode(bytes: Array(text.utf8), level: .medium, mask: $0) }
            #expect(codes.map(\.mask) == Array(0..<8))
            #expect(try read(codes) == Array(repeating: text, count: 8))
        }
    }

    @Test func shortTextsOfEveryLengthAreRead() throws {
        let texts = (1...60).map { String(words(100).suffix($0)) }
        #expect(try read(texts.compactMap { QRCode($0) }) == texts)
    }

    @Test func lettersBeyondASCIIAreRead() throws {
        let text = "Łódź £5 – gruß"
        #expect(try read([try #require(QRCode(text))]) == [text])
    }

    @Test func whatIsShownInTheTerminalIsReadOnBothKindsOfTheme() throws {
        let text = "MB-7K2Q-9"
        for lightLetters in [false, true] {
            let rows = try #require(QRCode.text(text, columns: 80, rows: 24, lightLetters: lightLetters))
            let folder = try Folder()
            let file = try folder.write("shown.pgm", screenshot(rows, lightLetters: lightLetters))
            let said = try Programs().run(Command("zbarimg", ["--raw", "-q", file]), clock: now)
            #expect(String(decoding: said, as: UTF8.self) == text + "\n")
        }
    }

    /// The cells as a screen shows them, each 4 pixels wide and 8 high.
    private func screenshot(_ rows: [String], lightLetters: Bool) -> [UInt8] {
        let (letter, ground): (UInt8, UInt8) = lightLetters ? (255, 0) : (0, 255)
        var bytes = Array("P5 \((rows.first?.count ?? 0) * 4) \(rows.count * 8) 255\n".utf8)
        for row in rows {
            for isUpper in [true, false] {
                let line = row.flatMap { character in
                    let isFull = character == "█" || character == (isUpper ? "▀" : "▄")
                    return Array(repeating: isFull ? letter : ground, count: 4)
                }
                for _ in 0..<4 { bytes += line }
            }
        }
        return bytes
    }
}
