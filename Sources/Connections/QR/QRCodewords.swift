/// The codewords of a code, in the order in which they stand in it.
enum QRCodewords {
    /// All codewords: those of the data and those for correcting, of all blocks by turns.
    static func all(_ bytes: [UInt8], _ capacity: QRCapacity) -> [UInt8] {
        let blocks = blocks(of: data(bytes, capacity), capacity)
        let correcting = blocks.map { ReedSolomon.correcting($0, count: capacity.correcting) }
        return byTurns(blocks) + byTurns(correcting)
    }

    /// Kind and number of the bytes, the bytes, an end, and padding as the standard wants it.
    static func data(_ bytes: [UInt8], _ capacity: QRCapacity) -> [UInt8] {
        let byteMode = 0b0100
        // The kind takes 4 bits, so every byte that follows stands across two codewords.
        var words: [UInt8] = []
        var rest = byteMode
        func add(_ byte: UInt8) {
            words.append(UInt8(rest << 4 | Int(byte) >> 4))
            rest = Int(byte) & 0x0F
        }
        if capacity.lengthBits == 16 { add(UInt8(bytes.count >> 8)) }
        add(UInt8(bytes.count & 0xFF))
        for byte in bytes { add(byte) }
        // Four bits of 0 end the data and fill the last codeword.
        words.append(UInt8(rest << 4))
        let padding: [UInt8] = [0b1110_1100, 0b0001_0001]
        let missing = capacity.data - words.count
        return words + (0..<max(0, missing)).map { padding[$0 % 2] }
    }

    /// The first blocks are one codeword shorter, where the data does not fill all alike.
    private static func blocks(of data: [UInt8], _ capacity: QRCapacity) -> [[UInt8]] {
        let short = capacity.data / capacity.blocks
        let longOnes = capacity.data % capacity.blocks
        var rest = data[...]
        return (0..<capacity.blocks).map { index in
            let count = index < capacity.blocks - longOnes ? short : short + 1
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
    }

    /// The first of each block, then the second of each, and so on.
    private static func byTurns(_ blocks: [[UInt8]]) -> [UInt8] {
        let longest = blocks.map(\.count).max() ?? 0
        return (0..<longest).flatMap { index in
            blocks.compactMap { index < $0.count ? $0[index] : nil }
        }
    }
}
