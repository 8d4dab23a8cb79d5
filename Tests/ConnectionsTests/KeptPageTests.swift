import Connections
import Foundation
import Testing

@Suite struct KeptPageTests {
    @Test func aPageComesBackAsItWasKeptToWithinASixteenthOfGray() throws {
        var drawn = DrawnPage(millimetres: (61, 47))
        drawn.write(20, left: 2, top: 5)
        drawn.addNoise(90)
        let page = try drawn.page
        let back = try #require(GrayPage(tiff: page.tiff))
        #expect(back.width == page.width)
        #expect(back.height == page.height)
        #expect(back.dotsPerInch == 150)
        let furthest = zip(page.pixels, back.pixels).map { abs(Int($0) - Int($1)) }.max()
        #expect(furthest.map { $0 <= 8 } == true)
        #expect(back.tiff == page.tiff)
    }

    @Test(arguments: 1...9)
    func aPageOfAnyWidthComesBack(_ width: Int) throws {
        let pixels = (0..<width * 3).map { UInt8($0 * 17 % 256 / 17 * 17) }
        let page = try #require(GrayPage(width: width, height: 3, dotsPerInch: 300, pixels: pixels))
        #expect(GrayPage(tiff: page.tiff) == page)
    }

    @Test func aSheetOfA4TakesLittleRoomHoweverItLooks() throws {
        var drawn = DrawnPage()
        #expect(try drawn.page.tiff.count < 40_000)
        drawn.writeLetter()
        #expect(try drawn.page.tiff.count < 300_000)
        drawn.addNoise(255)
        #expect(try drawn.page.tiff.count < 1_100_000)
    }

    @Test func aFileThatIsNotWholeIsNotTaken() throws {
        var drawn = DrawnPage(millimetres: (10, 10))
        drawn.write(2, left: 1, top: 1)
        let tiff = try drawn.page.tiff
        for count in 0..<tiff.count { #expect(GrayPage(tiff: Array(tiff.prefix(count))) == nil) }
        #expect(GrayPage(tiff: tiff + [0]) == nil)
    }

    @Test func noBytesWhateverBreakTheReadingBack() throws {
        var drawn = DrawnPage(millimetres: (10, 10))
        drawn.write(2, left: 1, top: 1)
        let tiff = try drawn.page.tiff
        for place in tiff.indices {
            var changed = tiff
            changed[place] ^= 0x81
            if let page = GrayPage(tiff: changed) { #expect(page.pixels.count == page.width * page.height) }
        }
    }

    // Netpbm is another's hand: that it reads the file shows that others do. Not run where it is not installed.
    @Test(.enabled(if: isInstalled("tifftopnm"), "the package netpbm is not installed"))
    func anotherProgramReadsTheSamePage() throws {
        var drawn = DrawnPage(millimetres: (81, 50))
        drawn.write(30, left: 3, top: 7)
        drawn.addNoise(20)
        let page = try drawn.page
        let folder = try Folder()
        let file = try folder.write("page.tiff", page.tiff)
        let command = Command("tifftopnm", [file])
        let other = try GrayPage(pnm: try Programs().run(command, clock: now), dotsPerInch: 150)
        #expect(other.width == page.width)
        #expect(other.pixels == GrayPage(tiff: page.tiff)?.pixels)
    }
}
