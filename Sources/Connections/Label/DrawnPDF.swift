/// A document of pages with bars and lines of text, as PDF 1.4 (ISO 32000-1).
///
/// Lengths are hundredths of a point, of which 7,200 make an inch; a page begins at its lower left corner.
struct DrawnPDF {
    private let (width, height): (Int, Int)
    private var pages: [String] = []

    /// Begins a document of pages of one size.
    init(width: Int, height: Int) { (self.width, self.height) = (width, height) }

    /// Hundredths of a point in some tenths of a millimetre.
    static func units(_ tenths: Int) -> Int { tenths * 7_200 / 254 }

    mutating func addPage() { pages.append("") }

    /// Fills a rectangle with black.
    mutating func fill(_ left: Int, _ bottom: Int, _ width: Int, _ height: Int) {
        draw("\(left) \(bottom) \(width) \(height) re f\n")
    }

    /// Writes one line in Helvetica, its foot at a height; letters that Windows-1252 has not become question marks.
    mutating func write(_ text: String, _ left: Int, _ bottom: Int, size: Int, isBold: Bool = false) {
        let font = isBold ? "B" : "R"
        draw("BT /\(font) \(size) Tf \(left) \(bottom) Td (\(Self.escaped(text))) Tj ET\n")
    }

    private mutating func draw(_ what: String) {
        if pages.isEmpty { addPage() }
        pages[pages.count - 1] += what
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "(", ")", "\\": return "\\\(scalar)"
            case " "..."~": return String(scalar)
            case "\u{A0}"..."\u{FF}": return "\\" + String(scalar.value, radix: 8)
            default: return "?"
            }
        }.joined()
    }

    /// The whole file.
    var bytes: [UInt8] {
        let font = "<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont"
        let numbers = pages.indices.map { 5 + 2 * $0 }
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count \(pages.count) /Kids [\(numbers.map { "\($0) 0 R" }.joined(separator: " "))] >>",
            "\(font) /Helvetica >>", "\(font) /Helvetica-Bold >>",
        ]
        for (index, page) in pages.enumerated() {
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(Self.points(width)) \(Self.points(height))] "
                    + "/Resources << /Font << /R 3 0 R /B 4 0 R >> >> /Contents \(6 + 2 * index) 0 R >>"
            )
            let drawing = "q 0.01 0 0 0.01 0 0 cm\n" + page + "Q\n"
            objects.append("<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)endstream")
        }
        return Array(Self.file(objects).utf8)
    }

    private static func file(_ objects: [String]) -> String {
        var text = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { text += padded(place, 10) + " 00000 n \n" }
        return text
            + "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    }

    private static func points(_ units: Int) -> String { "\(units / 100).\(padded(units % 100, 2))" }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
