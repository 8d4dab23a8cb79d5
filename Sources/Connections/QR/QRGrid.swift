/// The modules of a code: what every code has, the data, and the mask over it.
struct QRGrid: Hashable {
    let version: Int
    let size: Int
    private var dark: [Bool]
    /// Modules that are not for data.
    private var isFixed: [Bool]

    /// What every code of a version has, with the places of the format kept free.
    init(version: Int) {
        self.version = version
        size = version * 4 + 17
        dark = [Bool](repeating: false, count: size * size)
        isFixed = dark
        for place in 0..<size {
            fix(6, place, place % 2 == 0)
            fix(place, 6, place % 2 == 0)
        }
        for (column, row) in [(3, 3), (size - 4, 3), (3, size - 4)] { addFinder(column, row) }
        addAlignments()
        addVersion()
        addFormat(0)
    }

    subscript(column: Int, row: Int) -> Bool { dark[row * size + column] }

    private mutating func fix(_ column: Int, _ row: Int, _ isDark: Bool) {
        dark[row * size + column] = isDark
        isFixed[row * size + column] = true
    }

    /// A large square of a corner, and the light line around it.
    private mutating func addFinder(_ column: Int, _ row: Int) {
        for down in -4...4 {
            for across in -4...4 {
                let place = (column + across, row + down)
                guard (0..<size).contains(place.0), (0..<size).contains(place.1) else { continue }
                let distance = max(abs(across), abs(down))
                fix(place.0, place.1, distance != 2 && distance != 4)
            }
        }
    }

    /// Annex E of the standard, as a rule: the small squares stand as evenly as even distances allow.
    private mutating func addAlignments() {
        guard version >= 2 else { return }
        let count = version / 7 + 2
        let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        let places = [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
        for row in places {
            for column in places {
                let isCorner = [(6, 6), (6, size - 7), (size - 7, 6)].contains { $0 == (column, row) }
                guard !isCorner else { continue }
                for down in -2...2 {
                    for across in -2...2 {
                        fix(column + across, row + down, max(abs(across), abs(down)) != 1)
                    }
                }
            }
        }
    }

    /// From version 7 on, the version stands in the code twice.
    private mutating func addVersion() {
        guard version >= 7 else { return }
        let bits = Self.versionBits(version)
        for bit in 0..<18 {
            let isDark = bits >> bit & 1 == 1
            fix(size - 11 + bit % 3, bit / 3, isDark)
            fix(bit / 3, size - 11 + bit % 3, isDark)
        }
    }

    /// The number of the version and twelve bits that mend it.
    static func versionBits(_ version: Int) -> Int {
        version << 12 | remainder(version, degree: 12, generator: 0x1F25)
    }

    /// Level and mask, ten bits that mend them, and a pattern over all so that they are never all light.
    static func formatBits(_ level: QRCode.Level, mask: Int) -> Int {
        let data = (level == .low ? 0b01 : 0b00) << 3 | mask
        return (data << 10 | remainder(data, degree: 10, generator: 0x537)) ^ 0x5412
    }

    private static func remainder(_ data: Int, degree: Int, generator: Int) -> Int {
        (0..<degree).reduce(data) { rest, _ in rest << 1 ^ (rest >> (degree - 1)) * generator }
    }

    /// The format stands in the code twice, beside one module that is always dark.
    private mutating func addFormat(_ bits: Int) {
        for bit in 0..<15 {
            let isDark = bits >> bit & 1 == 1
            switch bit {
            case 0...5: fix(8, bit, isDark)
            case 6...7: fix(8, bit + 1, isDark)
            case 8: fix(7, 8, isDark)
            default: fix(14 - bit, 8, isDark)
            }
            if bit < 8 { fix(size - 1 - bit, 8, isDark) } else { fix(8, size - 15 + bit, isDark) }
        }
        fix(8, size - 8, true)
    }

    /// Puts the codewords in their places: two columns at a time from the right, up and down by turns.
    mutating func fill(_ codewords: [UInt8]) {
        var bit = 0
        for pair in 0..<size / 2 {
            // The column of the timing line is left out.
            let right = size - 1 - pair * 2 - (pair * 2 >= size - 7 ? 1 : 0)
            for step in 0..<size {
                let row = pair % 2 == 0 ? size - 1 - step : step
                for column in [right, right - 1] where !isFixed[row * size + column] {
                    guard bit < codewords.count * 8 else { return }
                    dark[row * size + column] = codewords[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
                    bit += 1
                }
            }
        }
    }

    /// Turns the data over where a mask says so, and writes level and mask in.
    mutating func lay(mask: Int, _ level: QRCode.Level) {
        for row in 0..<size {
            for column in 0..<size where !isFixed[row * size + column] {
                if Self.turns(mask, column, row) { dark[row * size + column].toggle() }
            }
        }
        addFormat(Self.formatBits(level, mask: mask))
    }

    /// Table 10 of the standard.
    private static func turns(_ mask: Int, _ column: Int, _ row: Int) -> Bool {
        let product = column * row
        return switch mask {
        case 0: (column + row) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (column + row) % 3 == 0
        case 4: (column / 3 + row / 2) % 2 == 0
        case 5: product % 2 + product % 3 == 0
        case 6: (product % 2 + product % 3) % 2 == 0
        default: ((column + row) % 2 + product % 3) % 2 == 0
        }
    }
}
