/// How a character behaves between two directions of writing: the classes of Unicode Standard Annex 9 that labels need.
enum BidiClass: Hashable {
    /// Written from left to right.
    case left
    /// Hebrew and its kin, written from right to left.
    case right
    /// Arabic and its kin: after it, digits follow its way.
    case arabic
    /// A digit as in Europe.
    case number
    /// A digit as in Arabic.
    case arabicNumber
    /// Stands between the digits of one number.
    case separator
    /// Stands before or after a number: a currency, a percent sign.
    case terminator
    /// Takes the direction of what is around it.
    case neutral

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x06F0...0x06F9: self = .number
        case 0x0660...0x0669, 0x066B, 0x066C: self = .arabicNumber
        case 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0xA0, 0x060C, 0x202F, 0x2212: self = .separator
        case 0x23, 0x24, 0x25, 0xA2...0xA5, 0xB0, 0xB1, 0x066A, 0x20A0...0x20CF: self = .terminator
        case 0x0590...0x05FF, 0x07C0...0x085F, 0xFB1D...0xFB4F, 0x200F: self = .right
        case 0x0600...0x07BF, 0x0860...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: self = .arabic
        default: self = scalar.properties.isAlphabetic ? .left : .neutral
        }
    }

    /// Whether it has a direction of its own.
    var isStrong: Bool { self == .left || isRightToLeft }

    var isRightToLeft: Bool { self == .right || self == .arabic }

    var isNumber: Bool { self == .number || self == .arabicNumber }
}
