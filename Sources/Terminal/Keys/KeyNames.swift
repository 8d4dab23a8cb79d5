import Screens

/// What the ends of key sequences mean, as xterm and those after its kind send them.
enum KeyNames {
    /// A control sequence by its last byte and its first number.
    static func control(_ final: UInt8, number: Int?) -> Key? {
        switch final {
        case UInt8(ascii: "Z"): .backTab
        case UInt8(ascii: "~"): number.flatMap(numbered)
        default: arrow(final) ?? function(final)
        }
    }

    /// A sequence of Esc, O and a letter; the keypad sends such too.
    static func single(_ final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "I"): .tab
        case UInt8(ascii: "p")...UInt8(ascii: "y"):
            .character(Character(Unicode.Scalar(final - UInt8(ascii: "p") + UInt8(ascii: "0"))))
        case UInt8(ascii: "j")...UInt8(ascii: "o"):
            .character(Character(Unicode.Scalar(final - UInt8(ascii: "j") + UInt8(ascii: "*"))))
        default: arrow(final) ?? function(final)
        }
    }

    /// A function key of the Linux console, F1 to F5.
    static func linux(_ final: UInt8) -> Key? {
        let letters = UInt8(ascii: "A")...UInt8(ascii: "E")
        return letters.contains(final) ? .function(Int(final - letters.lowerBound) + 1) : nil
    }

    private static func arrow(_ final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        default: nil
        }
    }

    private static func function(_ final: UInt8) -> Key? {
        let letters = UInt8(ascii: "P")...UInt8(ascii: "S")
        return letters.contains(final) ? .function(Int(final - letters.lowerBound) + 1) : nil
    }

    /// The keys of a VT220 and what came after: the numbers have gaps.
    private static func numbered(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: nil
        }
    }
}
