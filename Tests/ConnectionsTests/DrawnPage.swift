import Connections

/// A page drawn by a test, as a scanner would see it.
struct DrawnPage {
    let width: Int
    let height: Int
    let dotsPerInch: Int
    var pixels: [UInt8]

    /// An empty sheet; of A4 if nothing else is said, its paper as white as most.
    init(millimetres: (Int, Int) = (210, 297), dotsPerInch: Int = 150, paper: UInt8 = 238) {
        width = millimetres.0 * dotsPerInch * 10 / 254
        height = millimetres.1 * dotsPerInch * 10 / 254
        self.dotsPerInch = dotsPerInch
        pixels = [UInt8](repeating: paper, count: width * height)
    }

    var page: GrayPage {
        get throws {
            guard
                let page = GrayPage(width: width, height: height, dotsPerInch: dotsPerInch, pixels: pixels)
            else { throw Impossible() }
            return page
        }
    }

    struct Impossible: Error {}

    private func dots(_ millimetres: Int) -> Int { millimetres * dotsPerInch * 10 / 254 }

    /// Fills a rectangle, in millimetres from the top left.
    mutating func fill(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int, _ value: UInt8) {
        for row in dots(top)..<min(height, dots(bottom)) {
            for column in dots(left)..<min(width, dots(right)) { pixels[row * width + column] = value }
        }
    }

    /// "E", "R", "S" and "i" in five columns and seven rows.
    private static let letters = [
        ["#####", "#....", "#....", "####.", "#....", "#....", "#####"],
        ["####.", "#...#", "#...#", "####.", "#.#..", "#..#.", "#...#"],
        [".####", "#....", "#....", ".###.", "....#", "....#", "####."],
        ["..#..", ".....", "..#..", "..#..", "..#..", "..#..", "..#.."],
    ]

    /// Writes letters 2.4 mm high, as print of 10 points has, from a place given in millimetres.
    ///
    /// What lies outside the sheet is not seen.
    mutating func write(_ count: Int, left: Int, top: Int, ink: UInt8 = 40) {
        let scale = max(1, dotsPerInch / 75)
        for letter in 0..<count {
            let shape = Self.letters[letter % 4]
            for (down, line) in shape.enumerated() {
                for (across, mark) in line.enumerated() where mark == "#" {
                    let column = dots(left) + (letter * 6 + across) * scale
                    dot(column, dots(top) + down * scale, scale, ink)
                }
            }
        }
    }

    private mutating func dot(_ left: Int, _ top: Int, _ size: Int, _ ink: UInt8) {
        for row in top..<top + size where (0..<height).contains(row) {
            for column in left..<left + size where (0..<width).contains(column) {
                pixels[row * width + column] = ink
            }
        }
    }

    /// A letter to the council: 40 lines of 80 letters.
    mutating func writeLetter(left: Int = 20, top: Int = 30, ink: UInt8 = 40) {
        for line in 0..<40 { write(80, left: left, top: top + line * 6, ink: ink) }
    }

    /// What lamps and dust add: the same for the same number.
    mutating func addNoise(_ strength: Int) {
        var state: UInt32 = 1
        for place in pixels.indices {
            state = state &* 1_664_525 &+ 1_013_904_223
            let change = Int(state >> 16) % (2 * strength + 1) - strength
            pixels[place] = UInt8(clamping: Int(pixels[place]) + change)
        }
    }

    /// Single dark pixels, one in every so many.
    mutating func addDust(every step: Int) {
        for place in stride(from: step / 2, to: pixels.count, by: step) { pixels[place] = 30 }
    }
}
