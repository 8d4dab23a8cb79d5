import Renderings

/// `handrail check`: whether a place for a terminal will do.
enum CheckCommand {
    /// Tells whether letters are large enough, and what would be.
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let options: Set<String> = ["panel", "pixels", "grid", "distance", "cells"]
        let arguments = try Arguments(words, options: options, flags: [])
        guard arguments.words == ["screen"] else {
            throw Arguments.Misuse(reason: "handrail check knows one thing: screen.")
        }
        let pixels = try size(arguments, "pixels")
        let height = LetterHeight(
            diagonal: try length(arguments, "panel"),
            pixelsAcross: pixels.columns,
            pixelsDown: pixels.rows,
            distance: try length(arguments, "distance")
        )
        let grid = try size(arguments, "grid")
        guard let cells = Int(arguments["cells"] ?? "1"), (1...16).contains(cells) else {
            throw Arguments.Misuse(reason: "--cells needs how many cells a letter is high: 1, 4, 6 or 8.")
        }
        Command.say(line(height, grid, cells: cells))
        guard !height.isEnough(grid, cells: cells) else { return Command.Code.done }
        Command.say(
            "Letters need \(LetterHeight.least) degrees or more (EN 301 549, 5.1.4). Large enough here:"
        )
        let others = choices(height, pixels, grid)
        for line in others { Command.say("  " + line) }
        if others.isEmpty { Command.say("  nothing: bring the panel nearer, or use a larger one") }
        return Command.Code.no
    }

    /// What is large enough on the same panel: other grids, and letters drawn on this one.
    private static func choices(_ height: LetterHeight, _ pixels: Frame.Size, _ grid: Frame.Size) -> [String]
    {
        let grids = [(80, 24), (64, 18), (48, 14), (40, 12), (32, 10)].map {
            Frame.Size(columns: $0.0, rows: $0.1)
        }
        let own = grids.filter { height.isEnough($0) }.map { line(height, $0, cells: 1) }
        let drawn = Zoom.fitting(grid, .quadrants).map(\.cells).filter { height.isEnough(grid, cells: $0) }
        return own + drawn.map { line(height, grid, cells: $0) }
    }

    private static func line(_ height: LetterHeight, _ grid: Frame.Size, cells: Int) -> String {
        let degrees = places(height.degrees(grid, cells: cells), 2)
        let size = "\(grid.columns)x\(grid.rows)\(cells > 1 ? " with drawn letters of \(cells) cells" : "")"
        return "\(size): a capital letter is \(places(height.capital(grid, cells: cells), 1)) mm high, "
            + "\(degrees) degrees at \(places(height.distance, 0)) mm"
    }

    /// A number with so many places after the point, never rounded up: 0.699 is not 0.70.
    private static func places(_ number: Double, _ count: Int) -> String {
        let scale = (0..<count).reduce(1) { product, _ in product * 10 }
        let whole = Int((number * Double(scale) + 0.000_001).rounded(.down))
        guard count > 0 else { return String(whole) }
        let rest = String(whole % scale)
        return "\(whole / scale)." + String(repeating: "0", count: count - rest.count) + rest
    }

    /// A length such as `24in` or `600mm`, in millimetres.
    private static func length(_ arguments: Arguments, _ name: String) throws(Arguments.Misuse) -> Double {
        let text = arguments[name] ?? ""
        let unit = ["in": 25.4, "mm": 1, "cm": 10].first { text.hasSuffix($0.key) }
        guard let unit, let number = Double(text.dropLast(2)), number.isFinite, number > 0, number < 100_000
        else {
            throw Arguments.Misuse(reason: "--\(name) needs a length, such as 24in, 60cm or 600mm.")
        }
        return number * unit.value
    }

    /// Two numbers such as `80x24`.
    private static func size(_ arguments: Arguments, _ name: String) throws(Arguments.Misuse) -> Frame.Size {
        let parts = (arguments[name] ?? "").split(separator: "x", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        guard parts.count == 2, numbers.count == 2, numbers.allSatisfy({ (1...20_000).contains($0) }) else {
            throw Arguments.Misuse(reason: "--\(name) needs two numbers, such as 80x24.")
        }
        return Frame.Size(columns: numbers[0], rows: numbers[1])
    }
}
