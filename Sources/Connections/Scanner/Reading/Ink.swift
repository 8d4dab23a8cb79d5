/// Where a page has ink, in comparison with its own paper.
struct Ink {
    /// How bright the paper is: a tenth of the page is brighter.
    let paper: Int
    /// How bright the page is on average.
    let average: Int
    /// A pixel darker than this is ink: three quarters of the paper, so that pencil counts and creases do not.
    let threshold: UInt8

    init(_ page: GrayPage) {
        var counts = [Int](repeating: 0, count: 256)
        for pixel in page.pixels { counts[Int(pixel)] += 1 }
        let total = page.pixels.count
        var brighter = 0
        let paper = counts.indices.last { level in
            brighter += counts[level]
            return brighter * 10 >= total
        }
        self.paper = paper ?? 0
        average = counts.indices.reduce(0) { $0 + $1 * counts[$1] } / total
        threshold = UInt8(self.paper * 3 / 4)
    }

    /// How many pixels of a page are ink.
    ///
    /// One counts only where the pixel to its right is ink too, so dust does not.
    func count(on page: GrayPage) -> Int {
        var count = 0
        for row in 0..<page.height {
            var wasInk = false
            let start = row * page.width
            for place in start..<start + page.width {
                let isInk = page.pixels[place] < threshold
                if isInk, wasInk { count += 1 }
                wasInk = isInk
            }
        }
        return count
    }

    /// How many places along an edge have ink within a depth.
    ///
    /// - Parameters:
    ///   - edge: which edge.
    ///   - page: the page.
    ///   - depth: how far from the edge, in pixels.
    /// - Returns: pixels of the length of the edge.
    func count(along edge: GrayPage.Edge, of page: GrayPage, within depth: Int) -> Int {
        let isUpright = edge == .left || edge == .right
        let (length, across) = isUpright ? (page.height, page.width) : (page.width, page.height)
        let isFirst = edge == .left || edge == .top
        let depths = isFirst ? 0..<min(depth, across) : max(0, across - depth)..<across
        return (0..<length).count { along in
            depths.contains { deep in
                let place = isUpright ? along * page.width + deep : deep * page.width + along
                return page.pixels[place] < threshold
            }
        }
    }
}

extension GrayPage {
    /// An edge of a page.
    public enum Edge: String, Hashable, Sendable, CaseIterable {
        case top
        case bottom
        case left
        case right
    }
}
