/// A QR code: a square of dark and light modules that a telephone reads as text.
///
/// Made by ISO/IEC 18004:2015: byte mode, versions 1 to 20, levels L and M. Text goes in as UTF-8.
public struct QRCode: Hashable, Sendable {
    /// How much of a code may be lost and still be read.
    public enum Level: Hashable, Sendable, CaseIterable {
        /// About 7 %: on a clean screen.
        case low
        /// About 15 %.
        case medium
    }

    /// How large the code is, 1 to 20: it has 17 and four times this many modules on a side.
    public let version: Int
    /// How much of it may be lost.
    public let level: Level
    /// Which of the eight masks was laid over it.
    public let mask: Int
    private let modules: QRGrid

    /// Makes the smallest code that holds a text; nil where none is large enough (858 bytes at `low`, 666 at `medium`).
    public init?(_ text: String, level: Level = .medium) { self.init(bytes: Array(text.utf8), level: level) }

    /// Makes the smallest code that holds some bytes; nil where none is large enough.
    public init?(bytes: [UInt8], level: Level = .medium) { self.init(bytes: bytes, level: level, mask: nil) }

    /// Makes a code with a mask of choice, or with the one that makes it easiest to read.
    init?(bytes: [UInt8], level: Level, mask wanted: Int?) {
        let capacity = (1...20).lazy.map { QRCapacity(version: $0, level: level) }
            .first { bytes.count <= $0.mostBytes }
        guard let capacity else { return nil }
        version = capacity.version
        self.level = level
        var plain = QRGrid(version: capacity.version)
        plain.fill(QRCodewords.all(bytes, capacity))
        let masked = (0..<8).filter { wanted == nil || wanted == $0 }.map { mask in
            var grid = plain
            grid.lay(mask: mask, level)
            return (mask: mask, grid: grid, penalty: wanted == nil ? QRPenalty.of(grid) : 0)
        }
        guard let best = masked.min(by: { $0.penalty < $1.penalty }) else { return nil }
        mask = best.mask
        modules = best.grid
    }

    /// How many modules a side has.
    public var size: Int { modules.size }

    /// Whether a module is dark; those outside the code are light.
    public func isDark(_ column: Int, _ row: Int) -> Bool {
        (0..<size).contains(column) && (0..<size).contains(row) && modules[column, row]
    }
}
