/// How hard a code is to read, by section 7.8.3 of the standard.
///
/// The mask with the least is used.
enum QRPenalty {
    static func of(_ grid: QRGrid) -> Int {
        let rows = (0..<grid.size).map { row in (0..<grid.size).map { grid[$0, row] } }
        let columns = (0..<grid.size).map { column in (0..<grid.size).map { grid[column, $0] } }
        let lines = (rows + columns).reduce(0) { $0 + runs($1) + finders($1) }
        return lines + blocks(grid) + balance(rows)
    }

    /// Five or more alike in a line.
    static func runs(_ line: [Bool]) -> Int {
        var (penalty, length) = (0, 0)
        for (place, isDark) in line.enumerated() {
            length = place > 0 && line[place - 1] == isDark ? length + 1 : 1
            if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
        }
        return penalty
    }

    /// What looks like the large square of a corner: 1 : 1 : 3 : 1 : 1 with four light modules before or after.
    static func finders(_ line: [Bool]) -> Int {
        var (penalty, window) = (0, 0)
        for (place, isDark) in line.enumerated() {
            window = (window << 1 | (isDark ? 1 : 0)) & 0b111_1111_1111
            if place >= 10, window == 0b101_1101_0000 || window == 0b000_0101_1101 { penalty += 40 }
        }
        return penalty
    }

    /// Two by two alike.
    private static func blocks(_ grid: QRGrid) -> Int {
        var penalty = 0
        for row in 1..<grid.size {
            for column in 1..<grid.size {
                let isDark = grid[column, row]
                let alike =
                    grid[column - 1, row] == isDark && grid[column, row - 1] == isDark
                    && grid[column - 1, row - 1] == isDark
                if alike { penalty += 3 }
            }
        }
        return penalty
    }

    /// Ten for every full 5 % that dark modules are more or fewer than half.
    private static func balance(_ rows: [[Bool]]) -> Int {
        let total = rows.count * rows.count
        let dark = rows.reduce(0) { $0 + $1.count { $0 } }
        return abs(dark * 20 - total * 10) / total * 10
    }
}
