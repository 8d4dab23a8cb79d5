import Foundation
import Renderings
import Testing

private enum Guide {
    static let deploy = URL(filePath: #filePath)
        .appending(path: "../../../Kiosk/Deploy/README.md").standardized
}

/// A panel, a grid on it, the distance from it, and the degrees that a capital letter then takes.
struct Place: Sendable {
    let inches: Double
    let pixels: (Int, Int)
    let grid: (Int, Int)
    let distance: Double
    let degrees: Double
}

@Suite struct LetterHeightTests {
    /// Meets A31.
    @Test(arguments: [
        Place(inches: 24, pixels: (1920, 1080), grid: (80, 24), distance: 600, degrees: 0.77),
        Place(inches: 24, pixels: (1920, 1080), grid: (80, 24), distance: 700, degrees: 0.66),
        Place(inches: 21.5, pixels: (1920, 1080), grid: (80, 24), distance: 600, degrees: 0.69),
        Place(inches: 21.5, pixels: (1920, 1080), grid: (64, 18), distance: 600, degrees: 0.92),
        Place(inches: 19, pixels: (1280, 1024), grid: (64, 18), distance: 600, degrees: 0.73),
        Place(inches: 19, pixels: (1280, 1024), grid: (48, 14), distance: 600, degrees: 0.95),
        Place(inches: 15.6, pixels: (1366, 768), grid: (64, 18), distance: 600, degrees: 0.66),
        Place(inches: 15.6, pixels: (1366, 768), grid: (48, 14), distance: 600, degrees: 0.85),
        Place(inches: 15.6, pixels: (1366, 768), grid: (40, 12), distance: 600, degrees: 1.00),
    ])
    func theAngleOfACapitalLetterIsThatOfTheTableOfPanels(_ place: Place) {
        let height = LetterHeight(
            diagonal: place.inches * 25.4,
            pixelsAcross: place.pixels.0,
            pixelsDown: place.pixels.1,
            distance: place.distance
        )
        let grid = Frame.Size(columns: place.grid.0, rows: place.grid.1)
        #expect(abs(height.degrees(grid) - place.degrees) < 0.006, "\(height.degrees(grid))")
        #expect(height.isEnough(grid) == (place.degrees >= 0.7))
    }

    /// The table of panels in the guide for those who set terminals up.
    ///
    /// Meets A31.
    @Test func theTableInTheGuideIsWhatTheCommandSays() throws {
        let guide = try String(contentsOf: Guide.deploy, encoding: .utf8)
        let rows = guide.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("in | ") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        #expect(rows.count == 12)
        for row in rows {
            let pixels = row[1].split(separator: "x").compactMap { Int($0) }
            let sides = row[2].split(separator: "x").compactMap { Int($0) }
            let grid = Frame.Size(columns: sides[0], rows: sides[1])
            let inches = try #require(Double(row[0].dropLast(2)))
            for (distance, said) in zip([500.0, 600, 700], row[3...]) {
                let height = LetterHeight(
                    diagonal: inches * 25.4,
                    pixelsAcross: pixels[0],
                    pixelsDown: pixels[1],
                    distance: distance
                )
                let degrees = try #require(Double(said.prefix(4)))
                #expect((degrees...degrees + 0.0101).contains(height.degrees(grid)), "\(row)")
                #expect(height.isEnough(grid) != said.hasSuffix("too small"), "\(row)")
            }
        }
    }

    /// Meets A30.
    @Test func drawnLettersAreAsManyTimesHigherAsTheyHaveCells() {
        let height = LetterHeight(diagonal: 609.6, pixelsAcross: 1920, pixelsDown: 1080, distance: 600)
        let grid = Frame.Size(columns: 240, rows: 67)
        #expect(!height.isEnough(grid))
        #expect(height.isEnough(grid, cells: 4))
        #expect(abs(height.degrees(grid, cells: 4) - 4 * height.degrees(grid)) < 0.000_1)
    }
}
