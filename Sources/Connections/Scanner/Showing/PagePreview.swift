import Screens

/// A page made small enough to be shown in the cells of a terminal.
///
/// It shows how the page lies and where it is written on. It has no letters, so it says nothing to who listens: the
/// screen says the doubts in words beside it.
public struct PagePreview: Hashable, Sendable {
    /// How many columns of cells it takes.
    public let columns: Int
    /// How many rows of cells it takes.
    public let rows: Int
    /// How dark each half of a cell is, 0 to 255, row by row: two rows of these to a row of cells.
    public let darkness: [UInt8]

    /// How darkness becomes characters.
    public enum Style: Hashable, Sendable, CaseIterable {
        /// Five shades: space, light, medium, dark, full block.
        case shades
        /// Half blocks, each half full or empty: twice as many rows can be told apart.
        case halves
        /// Spaces and "#", for a terminal that has no blocks.
        case plain
    }

    /// The darkest tenth of a page is shown as full, so that its text is seen, within these bounds: a page with nothing
    /// but dust does not look written on, and text beside a black photograph does not vanish.
    private static let fullDarkness = 24...128

    /// Makes a page small, keeping its shape.
    ///
    /// A cell is taken to be twice as high as wide.
    ///
    /// - Parameters:
    ///   - page: the page.
    ///   - columns: the most columns it may take, 1 at least.
    ///   - rows: the most rows it may take, 1 at least.
    public init(_ page: GrayPage, columns: Int, rows: Int) {
        let (most, deep) = (max(1, columns), max(1, rows) * 2)
        // Halves of cells are square, so the page keeps its shape in them.
        let isWide = page.width * deep >= page.height * most
        let across = isWide ? most : max(1, page.width * deep / page.height)
        let down = isWide ? max(1, page.height * most / page.width) : deep
        self.columns = across
        self.rows = (down + 1) / 2
        let averages = Self.averages(of: page, across, down)
        let tenth = averages.sorted()[averages.count * 9 / 10]
        let full = min(max(tenth, Self.fullDarkness.lowerBound), Self.fullDarkness.upperBound)
        let empty = [UInt8](repeating: 0, count: (self.rows * 2 - down) * across)
        darkness = averages.map { UInt8(min(255, $0 * 255 / full)) } + empty
    }

    /// How much darker than the paper each part of the page is on average, 0 to 255.
    private static func averages(of page: GrayPage, _ columns: Int, _ rows: Int) -> [Int] {
        // Where all is dark there is no paper to tell ink from: such a page must look dark, too.
        let paper = max(Ink(page).paper, ScanMeasures().darkestPaper)
        var averages: [Int] = []
        for row in 0..<rows {
            let top = row * page.height / rows
            let bottom = max(top + 1, (row + 1) * page.height / rows)
            for column in 0..<columns {
                let left = column * page.width / columns
                let right = max(left + 1, (column + 1) * page.width / columns)
                var sum = 0
                for line in top..<bottom {
                    let start = line * page.width
                    for place in start + left..<start + right {
                        sum += max(0, paper - Int(page.pixels[place]))
                    }
                }
                averages.append(sum / ((right - left) * (bottom - top)))
            }
        }
        return averages
    }

    /// The page as rows of characters.
    ///
    /// - Parameters:
    ///   - style: which characters.
    ///   - lightLetters: whether the theme has light letters on a dark ground: paper is then drawn, and ink left out,
    ///     so that the page looks like paper on every theme.
    /// - Returns: `rows` texts of `columns` characters each.
    public func text(_ style: Style, lightLetters: Bool) -> [String] {
        (0..<rows).map { row in
            String(
                (0..<columns).map { column in
                    let upper = drawn(column, row * 2, lightLetters)
                    let lower = drawn(column, row * 2 + 1, lightLetters)
                    return Self.character(style, upper, lower)
                }
            )
        }
    }

    private func drawn(_ column: Int, _ row: Int, _ lightLetters: Bool) -> Int {
        let darkness = Int(darkness[row * columns + column])
        return lightLetters ? 255 - darkness : darkness
    }

    /// Full or empty is told at half, and a whole cell of five shades by the mean of its halves.
    private static func character(_ style: Style, _ upper: Int, _ lower: Int) -> Character {
        let average = (upper + lower) / 2
        switch style {
        case .plain: return average >= 128 ? "#" : " "
        case .halves: return HalfBlock.character(upper: upper >= 128, lower: lower >= 128)
        case .shades:
            let shades: [Character] = [" ", "\u{2591}", "\u{2592}", "\u{2593}", "\u{2588}"]
            return shades[min(4, (average * 4 + 127) / 255)]
        }
    }
}
