/// A picture of dots, each with ink or without.
public struct Drawing: Hashable, Sendable {
    /// The most dots there may be from left to right, and from top to bottom.
    public static let most = (width: 64, height: 48)

    /// How many dots it is wide.
    public let width: Int
    /// How many dots it is high.
    public let height: Int
    private let dots: [Bool]

    /// Makes a drawing of its dots; nil where it is too large, or there are not as many dots as its size says.
    ///
    /// - Parameters:
    ///   - width: how many dots it is wide.
    ///   - height: how many dots it is high.
    ///   - dots: whether each has ink, row by row from the top.
    public init?(width: Int, height: Int, dots: [Bool]) {
        guard (1...Self.most.width).contains(width), (1...Self.most.height).contains(height),
            dots.count == width * height
        else { return nil }
        (self.width, self.height, self.dots) = (width, height, dots)
    }

    /// Whether a dot has ink; one outside has none.
    public func hasInk(_ column: Int, _ row: Int) -> Bool {
        (0..<width).contains(column) && (0..<height).contains(row) && dots[row * width + column]
    }
}
