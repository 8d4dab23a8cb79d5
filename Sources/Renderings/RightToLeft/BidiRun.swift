/// Puts a stretch of text into the order in which it is seen, by the rules of Unicode Standard Annex 9.
///
/// The rules that labels and answers need: no explicit embeddings, since no text here may hold them. One thing differs:
/// groups of digits with a space or a hyphen between them stay one number, as a telephone number is read.
struct BidiRun {
    private let classes: [BidiClass]
    private var levels: [Int]
    private let base: Int

    /// The order to see cells in, from left to right, each by its place in the text.
    static func order(of cells: [Cell], isRightToLeft: Bool) -> (indices: [Int], levels: [Int]) {
        var run = BidiRun(cells, base: isRightToLeft ? 1 : 0)
        run.resolve(cells)
        return (run.visual, run.levels)
    }

    private init(_ cells: [Cell], base: Int) {
        classes = cells.map { $0.text.unicodeScalars.first.map { BidiClass($0) } ?? .neutral }
        levels = Array(repeating: base, count: cells.count)
        self.base = base
    }

    private mutating func resolve(_ cells: [Cell]) {
        var kinds = Self.numbered(classes, cells)
        for (index, kind) in kinds.enumerated() where kind == .number {
            let last = kinds[..<index].last { $0.isStrong }
            if (last ?? (base == 1 ? .right : .left)) == .left { kinds[index] = .left }
        }
        Self.pair(&kinds, cells, base)
        neutralise(&kinds)
        for (index, kind) in kinds.enumerated() {
            // I1, I2.
            switch kind {
            case .right, .arabic: levels[index] = 1
            case .left: levels[index] = base == 1 ? 2 : 0
            case .number, .arabicNumber: levels[index] = 2
            default: levels[index] = base
            }
        }
    }

    /// W2, W4 and W5: which digits follow Arabic, and what belongs to a number.
    private static func numbered(_ classes: [BidiClass], _ cells: [Cell]) -> [BidiClass] {
        var kinds = classes
        var last: BidiClass?
        for (index, kind) in kinds.enumerated() {
            if kind.isStrong { last = kind }
            if kind == .number, last == .arabic { kinds[index] = .arabicNumber }
        }
        for index in kinds.indices.dropFirst().dropLast() where !kinds[index].isNumber {
            let joins = kinds[index] == .separator || cells[index].text == " "
            if joins, kinds[index - 1].isNumber, kinds[index - 1] == kinds[index + 1] {
                kinds[index] = kinds[index - 1]
            }
        }
        for index in kinds.indices where kinds[index] == .terminator {
            let after = kinds[index...].first { $0 != .terminator }
            if after == .number || (index > 0 && kinds[index - 1] == .number) { kinds[index] = .number }
        }
        // W6: what is left goes with its surroundings.
        return kinds.map { $0 == .separator || $0 == .terminator ? .neutral : $0 }
    }

    private static let brackets: [String: String] = ["(": ")", "[": "]", "{": "}", "<": ">", "«": "»"]

    /// N0: two brackets take the direction of what is between them, or of what was before.
    private static func pair(_ kinds: inout [BidiClass], _ cells: [Cell], _ base: Int) {
        let baseKind: BidiClass = base == 1 ? .right : .left
        var open: [(sign: String, index: Int)] = []
        var pairs: [(open: Int, close: Int)] = []
        for (index, cell) in cells.enumerated() where kinds[index] == .neutral {
            if let close = brackets[cell.text] {
                open.append((close, index))
            } else if let found = open.lastIndex(where: { $0.sign == cell.text }) {
                pairs.append((open[found].index, index))
                open.removeSubrange(found...)
            }
        }
        for pair in pairs.sorted(by: { $0.open < $1.open }) {
            let inside = kinds[(pair.open + 1)..<pair.close].compactMap { direction($0) }
            guard !inside.isEmpty else { continue }
            let before = kinds[..<pair.open].reversed().lazy.compactMap { direction($0) }.first ?? baseKind
            let kind = inside.contains(baseKind) || before == baseKind ? baseKind : inside[0]
            (kinds[pair.open], kinds[pair.close]) = (kind, kind)
        }
    }

    /// Which way a character pulls its neighbours; nil where it is pulled itself.
    private static func direction(_ kind: BidiClass) -> BidiClass? {
        switch kind {
        case .left: .left
        case .right, .arabic, .number, .arabicNumber: .right
        default: nil
        }
    }

    /// N1 and N2: what has no direction takes that of both sides, else that of the line.
    private func neutralise(_ kinds: inout [BidiClass]) {
        let baseKind: BidiClass = base == 1 ? .right : .left
        var index = 0
        while index < kinds.count {
            guard kinds[index] == .neutral else {
                index += 1
                continue
            }
            let end = kinds[index...].firstIndex { $0 != .neutral } ?? kinds.count
            let before = index == 0 ? baseKind : Self.direction(kinds[index - 1]) ?? baseKind
            let after = end == kinds.count ? baseKind : Self.direction(kinds[end]) ?? baseKind
            for place in index..<end { kinds[place] = before == after ? before : baseKind }
            index = end
        }
    }

    /// L2: from the highest level down, what stands at a level or above is turned round.
    private var visual: [Int] {
        var order = Array(levels.indices)
        for level in stride(from: levels.max() ?? 0, through: 1, by: -1) {
            var index = 0
            while index < order.count {
                guard levels[order[index]] >= level else {
                    index += 1
                    continue
                }
                let end = order[index...].firstIndex { levels[$0] < level } ?? order.count
                order[index..<end].reverse()
                index = end
            }
        }
        return order
    }
}
