/// A table of a CSV file (RFC 4180) whose first line names the columns.
public struct CSVTable: Hashable, Sendable {
    /// One value of a table.
    public struct Cell: Hashable, Sendable {
        /// What it says, without quotation marks and the spaces around.
        public let text: String
        /// Where it begins in the file.
        public let place: Place
    }

    /// One line of a table; shorter lines have empty cells at their end.
    public struct Row: Hashable, Sendable {
        /// The line of the file on which it begins, from 1.
        public let line: Int
        /// A cell for each column.
        public let cells: [Cell]
        /// How many of them stand in the file.
        public let written: Int
    }

    /// The names of the columns, as they are written.
    public let columns: [Cell]
    /// The rows after the first line, without empty ones.
    public let rows: [Row]

    /// Reads a file as spreadsheets write it.
    ///
    /// A mark at the start (BOM), lines that end in CR LF, and semicolons or tabs in place of commas are taken. A file
    /// that is not UTF-8 is read as Windows-1252, which Excel writes on many machines.
    /// - Throws: `CSVError` with the first place that is wrong.
    public init(parsing bytes: [UInt8]) throws(CSVError) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw CSVError(
                place: Place(line: 1, column: 1),
                reason: "This is UTF-16. Save it as \"CSV UTF-8\"."
            )
        }
        let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let text = String(validating: rest, as: UTF8.self) ?? Windows1252.text(of: rest)
        var reader = CSVReader(text)
        let all = try reader.rows()
        guard let first = all.first else {
            throw CSVError(
                place: Place(line: 1, column: 1),
                reason: "The file is empty. The first line names the columns."
            )
        }
        columns = first.cells
        var rows: [Row] = []
        for row in all.dropFirst() {
            if let extra = row.cells.dropFirst(columns.count).first(where: { !$0.text.isEmpty }) {
                throw CSVError(
                    place: extra.place,
                    reason:
                        "This line has more values than there are columns. Put quotation marks around commas."
                )
            }
            let end = row.cells.last?.place ?? Place(line: row.line, column: 1)
            let missing = Array(
                repeating: Cell(text: "", place: end),
                count: max(0, columns.count - row.cells.count)
            )
            let cells = Array((row.cells + missing).prefix(columns.count))
            rows.append(Row(line: row.line, cells: cells, written: row.cells.count))
        }
        self.rows = rows
    }

    /// The number of the column with one of some names, whatever its capitals; nil where there is none.
    public func column(_ names: String...) -> Int? {
        columns.firstIndex { column in names.contains { $0.lowercased() == column.text.lowercased() } }
    }
}

/// Why a file is no table, and where.
public struct CSVError: Error, Hashable, Sendable {
    /// Where.
    public let place: Place
    /// What is wrong and how to mend it.
    public let reason: String

    /// Makes an error.
    public init(place: Place, reason: String) {
        self.place = place
        self.reason = reason
    }
}

/// The letters of Windows-1252, in which no byte is wrong but five that have no letter.
enum Windows1252 {
    /// What stands at 80 to 9F, where Latin 1 has no letters.
    private static let high: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152,
        0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
        0x2122,
        0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    static func text(of bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return String(text)
    }
}
