import Glibc

extension Colour {
    /// How well letters of one colour stand out from the other: 1 for not at all, 21 for black on white.
    ///
    /// The contrast ratio of the Web Content Accessibility Guidelines 2.2.
    public func contrast(with other: Self) -> Double {
        let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)
    }

    /// The relative luminance of the Web Content Accessibility Guidelines 2.2.
    private var luminance: Double {
        func linear(_ part: UInt8) -> Double {
            let value = Double(part) / 255
            return value <= 0.040_45 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}
