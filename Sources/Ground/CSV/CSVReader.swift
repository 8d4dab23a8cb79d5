/// Takes the text of a CSV file apart, character by character.
struct CSVReader {
    private var scalars: String.UnicodeScalarView.SubSequence
    private let separator: Unicode.Scalar
    private var line = 1
    private var column = 1

    init(_ text: String) {
        scalars = text.unicodeScalars[...]
        separator = Self.separator(of: text.unicodeScalars)
    }

    /// The one of comma, semicolon and tab that stands in the first line most often, outside quotation marks.
    private static func separator(of text: String.UnicodeScalarView) -> Unicode.Scalar {
        var counts: [Unicode.Scalar: Int] = [",": 0, ";": 0, "\t": 0]
        var isQuoted = false
        for scalar in text {
            if scalar == "\"" { isQuoted.toggle() }
            if isQuoted { continue }
            if scalar == "\n" || scalar == "\r" { break }
            if counts[scalar] != nil { counts[scalar, default: 0] += 1 }
        }
        return [",", ";", "\t"].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? ","
    }

    /// Every line that holds something.
    mutating func rows() throws(CSVError) -> [CSVTable.Row] {
        var rows: [CSVTable.Row] = []
        while !scalars.isEmpty {
            let start = line
            let cells = try row()
            if cells.contains(where: { !$0.text.isEmpty }) {
                rows.append(CSVTable.Row(line: start, cells: cells, written: cells.count))
            }
        }
        return rows
    }

    private mutating func row() throws(CSVError) -> [CSVTable.Cell] {
        var cells = [try cell()]
        while let next = scalars.first {
            guard next == separator else {
                takeLineEnd()
                return cells
            }
            take()
            cells.append(try cell())
        }
        return cells
    }

    private mutating func cell() throws(CSVError) -> CSVTable.Cell {
        while let next = scalars.first, next == " " { take() }
        let place = Place(line: line, column: column)
        if scalars.first == "\"" { return CSVTable.Cell(text: try quoted(place), place: place) }
        var text = String.UnicodeScalarView()
        while let next = scalars.first, next != separator, next != "\n", next != "\r" {
            text.append(next)
            take()
        }
        while text.last == " " { text.removeLast() }
        return CSVTable.Cell(text: String(text), place: place)
    }

    private mutating func quoted(_ place: Place) throws(CSVError) -> String {
        take()
        var text = String.UnicodeScalarView()
        while let next = scalars.first {
            take()
            if next != "\"" {
                text.append(next)
                if next == "\n" { (line, column) = (line + 1, 1) }
            } else if scalars.first == "\"" {
                text.append(next)
                take()
            } else {
                while scalars.first == " " { take() }
                guard scalars.first.map({ $0 == separator || $0 == "\n" || $0 == "\r" }) ?? true else {
                    throw CSVError(
                        place: Place(line: line, column: column),
                        reason:
                            "A quotation mark ends here too early. Double it where it belongs to the text."
                    )
                }
                return String(text).split(whereSeparator: \.isNewline).joined(separator: "\n")
            }
        }
        throw CSVError(place: place, reason: "This quotation mark has no end. Add one.")
    }

    private mutating func take() {
        scalars.removeFirst()
        column += 1
    }

    private mutating func takeLineEnd() {
        if scalars.first == "\r" { scalars.removeFirst() }
        if scalars.first == "\n" { scalars.removeFirst() }
        (line, column) = (line + 1, 1)
    }
}
