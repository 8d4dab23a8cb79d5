import Connections
import Testing

@Suite struct ScanDoubtTests {
    @Test(arguments: [UInt8(30), 90, 150])
    func aLetterIsTakenAsItIsInInkOrPencil(ink: UInt8) throws {
        var drawn = DrawnPage()
        drawn.writeLetter(ink: ink)
        #expect(try drawn.page.doubts().isEmpty)
    }

    @Test func aLetterOnColouredPaperUnderAnUnsteadyLampIsTakenAsItIs() throws {
        var drawn = DrawnPage(paper: 185)
        drawn.writeLetter(ink: 60)
        drawn.addNoise(20)
        #expect(try drawn.page.doubts().isEmpty)
    }

    @Test func anEmptySheetIsBlankWithNoiseAndDustToo() throws {
        var drawn = DrawnPage()
        #expect(try drawn.page.doubts() == [.blank])
        drawn.addNoise(20)
        drawn.addDust(every: 5_000)
        #expect(try drawn.page.doubts() == [.blank])
    }

    @Test func aWordOnAnEmptySheetIsNotBlankButTwoLettersAre() throws {
        var drawn = DrawnPage()
        drawn.write(2, left: 40, top: 100)
        #expect(try drawn.page.doubts() == [.blank])
        drawn.write(6, left: 40, top: 120)
        #expect(try drawn.page.doubts().isEmpty)
    }

    @Test func aPageUnderAnOpenLidIsTooDark() throws {
        var drawn = DrawnPage(paper: 60)
        drawn.writeLetter(ink: 10)
        #expect(try drawn.page.doubts() == [.tooDark])
    }

    @Test func aCardOnADarkGlassIsTooDark() throws {
        var drawn = DrawnPage(paper: 20)
        drawn.fill(50, 50, 136, 104, 240)
        #expect(try drawn.page.doubts() == [.tooDark])
    }

    @Test func aPhotographThatFillsThePageIsTakenAsItIs() throws {
        var drawn = DrawnPage()
        drawn.fill(0, 0, 210, 200, 100)
        drawn.fill(30, 30, 180, 150, 160)
        #expect(try !drawn.page.doubts().contains(.tooDark))
        #expect(try !drawn.page.doubts().contains(.blank))
    }

    @Test func aLineOfTextThatRunsOffAnEdgeIsCutOffThere() throws {
        var left = DrawnPage()
        left.write(60, left: 0, top: 100)
        #expect(try left.page.doubts() == [.cutOff([.left])])
        var right = DrawnPage()
        right.write(80, left: 120, top: 100)
        #expect(try right.page.doubts() == [.cutOff([.right])])
        var both = DrawnPage()
        both.writeLetter(left: 20, top: 0)
        both.write(80, left: 20, top: 295)
        #expect(try both.page.doubts() == [.cutOff([.top, .bottom])])
    }

    @Test func textNearAnEdgeButWithinThePageIsWhole() throws {
        var drawn = DrawnPage()
        drawn.writeLetter(left: 3, top: 3)
        #expect(try drawn.page.doubts().isEmpty)
    }

    @Test func theShadowOfALidAlongAnEdgeIsNotText() throws {
        var drawn = DrawnPage()
        drawn.writeLetter()
        drawn.fill(208, 0, 210, 297, 50)
        #expect(try !drawn.page.doubts().contains(.cutOff([.right])))
    }

    @Test func aStampIsTooSmallAndABankCardIsNot() throws {
        var stamp = DrawnPage(millimetres: (24, 20))
        stamp.write(10, left: 2, top: 5)
        #expect(try stamp.page.doubts() == [.tooSmall])
        var card = DrawnPage(millimetres: (86, 54))
        for line in 1...5 { card.write(20, left: 8, top: line * 8) }
        #expect(try card.page.doubts().isEmpty)
    }

    @Test func aPageScannedTooRoughlyToReadIsTooSmall() throws {
        var drawn = DrawnPage(dotsPerInch: 75)
        drawn.writeLetter()
        #expect(try drawn.page.doubts() == [.tooSmall])
    }

    @Test func aHubMaySetItsOwnMeasures() throws {
        var drawn = DrawnPage(dotsPerInch: 75)
        drawn.writeLetter()
        var measures = ScanMeasures()
        measures.fewestDotsPerInch = 72
        #expect(try drawn.page.doubts(by: measures).isEmpty)
    }
}
