/// Run-length encoding as TIFF 6.0 describes it in its section 9.
///
/// A byte n of 0 to 127 is followed by n + 1 bytes as they are; one of 129 to 255 by a byte that stands 257 - n times.
/// It never makes bytes longer by more than one in 128, and one for the rest.
enum PackBits {
    private static let longest = 128

    /// Adds the encoding of some bytes.
    static func pack(_ bytes: ArraySlice<UInt8>, into packed: inout [UInt8]) {
        var place = bytes.startIndex
        /// Where the bytes begin that are yet to be written as they are.
        var plain = place
        while place < bytes.endIndex {
            let length = run(bytes, from: place)
            // A run of two is not worth leaving plain bytes for.
            guard length > 2 else {
                place += length
                continue
            }
            copy(bytes[plain..<place], into: &packed)
            packed += [UInt8(257 - length), bytes[place]]
            place += length
            plain = place
        }
        copy(bytes[plain..<place], into: &packed)
    }

    /// How many equal bytes stand together.
    private static func run(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
        let end = min(bytes.endIndex, start + longest)
        var place = start + 1
        while place < end, bytes[place] == bytes[start] { place += 1 }
        return place - start
    }

    private static func copy(_ bytes: ArraySlice<UInt8>, into packed: inout [UInt8]) {
        var rest = bytes
        while !rest.isEmpty {
            let part = rest.prefix(longest)
            packed.append(UInt8(part.count - 1))
            packed += part
            rest = rest.dropFirst(part.count)
        }
    }

    /// The bytes that were packed, up to a count; nil where they are not so many or do not end where they should.
    static func unpack(_ packed: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        var rest = packed
        while let head = rest.popFirst() {
            switch head {
            case 0...127:
                let part = rest.prefix(Int(head) + 1)
                guard part.count == Int(head) + 1 else { return nil }
                bytes += part
                rest = rest.dropFirst(part.count)
            case 128: continue
            default:
                guard let byte = rest.popFirst() else { return nil }
                bytes += repeatElement(byte, count: 257 - Int(head))
            }
            guard bytes.count <= count else { return nil }
        }
        return bytes.count == count ? bytes : nil
    }
}
