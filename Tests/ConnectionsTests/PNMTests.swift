import Connections
import Testing

@Suite struct PNMTests {
    private func page(_ head: String, _ pixels: [UInt8]) throws(PNMFault) -> GrayPage {
        try GrayPage(pnm: Array(head.utf8) + pixels, dotsPerInch: 150)
    }

    @Test func aGrayMapIsReadPixelByPixel() throws {
        let page = try page("P5\n# SANE data follows\n3 2\n255\n", [0, 10, 20, 30, 40, 255])
        #expect(page.width == 3)
        #expect(page.height == 2)
        #expect(page.pixels == [0, 10, 20, 30, 40, 255])
    }

    @Test func theFirstPixelMayLookLikeSpaceOrAComment() throws {
        #expect(try page("P5 2 1 255 ", [0x20, 0x23]).pixels == [0x20, 0x23])
    }

    @Test func aBitmapHasInkWhereItsBitsAreSet() throws {
        let page = try page("P4\n10 2\n", [0b1000_0001, 0b0100_0000, 0, 0b1100_0000])
        let dark = page.pixels.indices.filter { page.pixels[$0] == 0 }
        #expect(dark == [0, 7, 9, 18, 19])
        #expect(page.pixels.count == 20)
    }

    @Test func coloursBecomeGraysAsBrightAsTheyLook() throws {
        let page = try page("P6 4 1 255\n", [255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 255])
        #expect(page.pixels == [255, 76, 150, 29])
    }

    @Test func otherDepthsAreBroughtToOneByte() throws {
        #expect(try page("P5 3 1 15 ", [0, 7, 15]).pixels == [0, 119, 255])
        #expect(try page("P5 2 1 65535 ", [0x80, 0x00, 0xFF, 0xFF]).pixels == [128, 255])
        #expect(try page("P6 1 1 65535 ", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]).pixels == [255])
        #expect(try page("P5 1 1 100 ", [200]).pixels == [255])
    }

    @Test(
        arguments: [
            ("", PNMFault.empty), ("P", .unknownKind), ("P7\n1 1 255\n", .unknownKind),
            ("GIF89a", .unknownKind), ("P5", .unknownKind), ("P5\n", .noNumber(.width)),
            ("P5\nwide 2 255\n", .noNumber(.width)), ("P5\n2", .noNumber(.width)),
            ("P5\n2 # no end", .noNumber(.height)), ("P5\n2 -1 255\n", .noNumber(.height)),
            ("P5\n2 2 25x5\n", .noNumber(.brightest)), ("P5\n0 2 255\n", .outOfRange(.width, 0)),
            ("P5\n20001 1 255\n", .outOfRange(.width, 20_001)),
            ("P5\n20000 20000 255\n", .outOfRange(.height, 20_000)),
            ("P5\n99999999999999999999 1 255\n", .outOfRange(.width, 9_999_999_999)),
            ("P5\n1 1 65536\n", .outOfRange(.brightest, 65_536)),
            ("P5\n2 2 255\nabc", .cutShort(expected: 4, found: 3)),
            ("P6\n2 2 255\n", .cutShort(expected: 12, found: 0)),
            ("P4\n9 1\na", .cutShort(expected: 2, found: 1)),
            ("P5\n2 1 255\nabcde", .tooLong(extra: 3)),
        ] as [(String, PNMFault)]
    )
    func aPictureThatIsNotWholeSaysWhatIsWrong(_ text: String, _ fault: PNMFault) {
        #expect(throws: fault) { try page(text, []) }
    }

    @Test func noBytesWhateverBreakTheReader() {
        var state: UInt32 = 7
        func next() -> UInt8 {
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
        let whole: [[UInt8]] = [
            Array("P4\n12 2\n".utf8) + [1, 2, 3, 4], Array("P5\n3 2\n255\n".utf8) + [1, 2, 3, 4, 5, 6],
            Array("P6 # x\n1 1 300\n".utf8) + [1, 2, 3, 4, 5, 6],
        ]
        var read = 0
        for round in 0..<20_000 {
            var bytes = whole[round % 3]
            for _ in 0...Int(next()) % 3 { bytes[Int(next()) % bytes.count] = next() }
            if next() < 60 { bytes.removeLast(Int(next()) % bytes.count) }
            do throws(PNMFault) {
                let page = try GrayPage(pnm: bytes, dotsPerInch: 150)
                #expect(page.pixels.count == page.width * page.height)
                read += 1
            } catch { continue }
        }
        #expect(read > 0)
    }

    @Test func aPageHasAsManyPixelsAsItSays() {
        #expect(GrayPage(width: 2, height: 2, dotsPerInch: 150, pixels: [1, 2, 3]) == nil)
        #expect(GrayPage(width: 0, height: 2, dotsPerInch: 150, pixels: []) == nil)
        #expect(GrayPage(width: .max, height: 2, dotsPerInch: 150, pixels: []) == nil)
    }
}
