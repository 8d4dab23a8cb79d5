/// How much a code of a version and level holds, and in how many blocks.
struct QRCapacity {
    let version: Int
    /// How many blocks the codewords are in.
    let blocks: Int
    /// How many codewords of a block are for correcting.
    let correcting: Int

    /// Table 9 of the standard, versions 1 to 20.
    private static let low = (
        blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8],
        correcting: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28]
    )
    private static let medium = (
        blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16],
        correcting: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
    )

    init(version: Int, level: QRCode.Level) {
        let table = level == .low ? Self.low : Self.medium
        self.version = version
        blocks = table.blocks[version - 1]
        correcting = table.correcting[version - 1]
    }

    /// How many codewords the code has in all.
    var codewords: Int {
        var modules = (16 * version + 128) * version + 64
        if version >= 2 {
            let alignments = version / 7 + 2
            modules -= (25 * alignments - 10) * alignments - 55
        }
        if version >= 7 { modules -= 36 }
        return modules / 8
    }

    /// How many codewords are for data.
    var data: Int { codewords - blocks * correcting }

    /// How many bits the number of bytes takes.
    var lengthBits: Int { version < 10 ? 8 : 16 }

    /// How many bytes fit beside the kind of data and their number.
    var mostBytes: Int { (data * 8 - 4 - lengthBits) / 8 }
}
