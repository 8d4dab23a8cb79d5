/// Codewords that let a reader mend what it cannot see: Reed-Solomon over the field of 256 elements.
///
/// The field is that of the polynomial x^8 + x^4 + x^3 + x^2 + 1, as the QR code standard has it.
enum ReedSolomon {
    /// The product of two elements of the field.
    static func product(_ first: UInt8, _ second: UInt8) -> UInt8 {
        var product = 0
        for bit in (0..<8).reversed() {
            product = product << 1 ^ (product >> 7) * 0x11D
            if second >> UInt8(bit) & 1 == 1 { product ^= Int(first) }
        }
        return UInt8(product)
    }

    /// The polynomial (x - 1)(x - 2)(x - 4)… of a degree, without its first coefficient, which is 1.
    static func generator(_ degree: Int) -> [UInt8] {
        var polynomial = [UInt8](repeating: 0, count: degree)
        polynomial[degree - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<degree {
            for index in 0..<degree {
                polynomial[index] = product(polynomial[index], root)
                if index + 1 < degree { polynomial[index] ^= polynomial[index + 1] }
            }
            root = product(root, 2)
        }
        return polynomial
    }

    /// The remainder of the data by the generator.
    static func correcting(_ data: [UInt8], count: Int) -> [UInt8] {
        let generator = generator(count)
        var rest = [UInt8](repeating: 0, count: count)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for index in rest.indices { rest[index] ^= product(generator[index], factor) }
        }
        return rest
    }
}
