/// Joins Arabic letters: each gets the form for its place in the word, since a terminal does not do it.
///
/// The forms are those of U+FB50 to U+FDFF and U+FE70 to U+FEFF. Lam and alef become one sign.
enum ArabicShaping {
    /// The forms of a letter, the isolated one first; then final, initial, medial.
    private struct Letter {
        var isolated: UInt32
        /// How many forms it has: 1 joins nothing, 2 only the letter before, 4 both.
        var forms: UInt32
    }

    /// Letters from U+0621 on, without a gap: where their forms begin is the sum of the forms before.
    private static let counts: [UInt32] = [
        1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4,
    ]
    /// Letters from U+0641 on.
    private static let laterCounts: [UInt32] = [4, 4, 4, 4, 4, 4, 4, 2, 2, 4]
    /// Letters of Persian and Urdu.
    private static let others: [UInt32: Letter] = [
        0x0679: Letter(isolated: 0xFB66, forms: 4), 0x067E: Letter(isolated: 0xFB56, forms: 4),
        0x0686: Letter(isolated: 0xFB7A, forms: 4), 0x0688: Letter(isolated: 0xFB88, forms: 2),
        0x0691: Letter(isolated: 0xFB8C, forms: 2), 0x0698: Letter(isolated: 0xFB8A, forms: 2),
        0x06A9: Letter(isolated: 0xFB8E, forms: 4), 0x06AF: Letter(isolated: 0xFB92, forms: 4),
        0x06BA: Letter(isolated: 0xFB9E, forms: 2), 0x06BE: Letter(isolated: 0xFBAA, forms: 4),
        0x06C1: Letter(isolated: 0xFBA6, forms: 4), 0x06CC: Letter(isolated: 0xFBFC, forms: 4),
        0x06D2: Letter(isolated: 0xFBAE, forms: 2),
    ]
    private static let lam: UInt32 = 0x0644
    /// What lam becomes before an alef, isolated; the final form follows.
    private static let lamAlef: [UInt32: UInt32] = [
        0x0622: 0xFEF5, 0x0623: 0xFEF7, 0x0625: 0xFEF9, 0x0627: 0xFEFB,
    ]
    private static let tatweel: UInt32 = 0x0640

    private static func letter(_ value: UInt32) -> Letter? {
        switch value {
        case 0x0621...0x063A:
            let index = Int(value - 0x0621)
            return Letter(isolated: 0xFE80 + counts[..<index].reduce(0, +), forms: counts[index])
        case 0x0641...0x064A:
            let index = Int(value - 0x0641)
            return Letter(isolated: 0xFED1 + laterCounts[..<index].reduce(0, +), forms: laterCounts[index])
        default: return others[value]
        }
    }

    /// Whether a letter joins the one after it.
    private static func joinsNext(_ value: UInt32) -> Bool {
        value == tatweel || letter(value)?.forms == 4
    }

    /// Whether a letter joins the one before it.
    private static func joinsPrevious(_ value: UInt32) -> Bool {
        value == tatweel || (letter(value)?.forms ?? 1) > 1
    }

    /// The cells with their letters joined; where two became one sign, the second of them is empty.
    static func shape(_ cells: inout [Cell]) {
        let bases = cells.map { $0.text.unicodeScalars.first?.value ?? 0 }
        var joined = false
        for index in bases.indices {
            let value = bases[index]
            guard cells[index].columns > 0, let letter = letter(value) else {
                joined = value == tatweel
                continue
            }
            let next = index + 1 < bases.count ? bases[index + 1] : 0
            if value == lam, let sign = lamAlef[next] {
                cells[index].replaceBase(by: sign + (joined ? 1 : 0))
                cells[index + 1] = cells[index + 1].emptied
                joined = false
                continue
            }
            let goesOn = letter.forms == 4 && joinsPrevious(next)
            let comes = joined && letter.forms > 1
            let form: UInt32 = comes ? (goesOn ? 3 : 1) : (goesOn ? 2 : 0)
            cells[index].replaceBase(by: letter.isolated + form)
            joined = joinsNext(value)
        }
    }
}

/// One character of a row, and what it is for.
struct Cell: Hashable {
    var text: String
    var columns: Int
    var role: Role
    /// The column in which it stood before anything was turned round.
    var column: Int
    var look = Span.Look.letters

    /// Puts another letter under the same marks.
    mutating func replaceBase(by value: UInt32) {
        guard let scalar = Unicode.Scalar(value) else { return }
        var scalars = String.UnicodeScalarView()
        scalars.append(scalar)
        scalars.append(contentsOf: text.unicodeScalars.dropFirst())
        text = String(scalars)
    }

    /// The same place without a sign and without width.
    var emptied: Cell { Cell(text: "", columns: 0, role: role, column: column) }
}
