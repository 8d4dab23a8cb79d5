import Ground

/// Which column holds what.
struct PeopleColumns {
    private let names: [Int]
    private let born: Int
    private let address: [Int]
    private let postcode: Int?
    private let phones: [Int]
    private let email: Int?
    let card: Int?

    /// Finds the columns by their names; nil where those without which nobody can be taken are missing.
    init?(_ table: CSVTable) {
        if let surname = table.column("surname"), let born = table.column("dateofbirth") {
            names = [table.column("firstname"), table.column("middle_name"), surname].compactMap(\.self)
            self.born = born
            address = ["streetnumber", "address", "address2", "city"].compactMap { table.column($0) }
            postcode = table.column("zipcode")
            phones = ["phone", "mobile"].compactMap { table.column($0) }
        } else if let name = table.column("name", "full name"),
            let born = table.column("born", "date of birth")
        {
            names = [name]
            self.born = born
            address = ["address", "address 2", "town"].compactMap { table.column($0) }
            postcode = table.column("postcode")
            phones = ["phone"].compactMap { table.column($0) }
        } else {
            return nil
        }
        email = table.column("email")
        card = table.column("cardnumber", "card")
    }

    func entry(_ row: CSVTable.Row, on today: CivilDate) throws(RowFault) -> PeopleFile.Entry {
        func text(_ column: Int?) -> String { column.map { row.cells[$0].text } ?? "" }
        let name = names.map { text($0) }.filter { !$0.isEmpty }.joined(separator: " ")
        guard !PersonDetails.words(of: name).isEmpty else {
            throw RowFault(row.cells[names[0]].place, "The name is missing. Write it.")
        }
        guard name.count <= 200 else {
            throw RowFault(row.cells[names[0]].place, "The name is longer than 200 letters.")
        }
        return PeopleFile.Entry(
            line: row.line,
            details: PersonDetails(
                name: name,
                born: try date(row.cells[born], on: today),
                address: address.flatMap { text($0).split(separator: "\n").map { String($0) } },
                postcode: text(postcode),
                phone: phones.lazy.map { text($0) }.first { !$0.isEmpty } ?? "",
                email: try mail(email.map { row.cells[$0] })
            ),
            card: try number(card.map { row.cells[$0] })
        )
    }

    private func number(_ cell: CSVTable.Cell?) throws(RowFault) -> CardNumber? {
        guard let cell, !cell.text.isEmpty else { return nil }
        // Excel turns long numbers into 2.93E+13, and what was lost cannot be guessed.
        let isScientific = cell.text.contains("E+") || cell.text.contains("e+")
        guard !isScientific else {
            throw RowFault(
                cell.place,
                "Excel has shortened this card number. Format the column as text, and export again."
            )
        }
        guard let card = CardNumber(reading: cell.text) else {
            throw RowFault(cell.place, "A card number has 4 to 32 letters and digits.")
        }
        return card
    }

    private func mail(_ cell: CSVTable.Cell?) throws(RowFault) -> String {
        guard let cell, !cell.text.isEmpty else { return "" }
        let parts = cell.text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
            !cell.text.contains(where: \.isWhitespace)
        else {
            throw RowFault(cell.place, "An e-mail address looks like name@example.org.")
        }
        return cell.text
    }

    /// Reads 1948-07-03, or 03/07/1948, where the day stands first as in the United Kingdom.
    private func date(_ cell: CSVTable.Cell, on today: CivilDate) throws(RowFault) -> CivilDate {
        let parts = cell.text.split { "/.-".contains($0) }.map { Int($0) }
        let iso = CivilDate(iso: cell.text)
        // The day stands first, as in the United Kingdom.
        let isLocal = parts.count == 3 && parts[2].map { $0 > 1_000 } ?? false
        let local = isLocal ? CivilDate(year: parts[2] ?? 0, month: parts[1] ?? 0, day: parts[0] ?? 0) : nil
        guard let date = iso ?? local else {
            throw RowFault(cell.place, "The date of birth must be like 1948-07-03 or 03/07/1948.")
        }
        guard DateOfBirth.range(on: today).contains(date) else {
            throw RowFault(cell.place, "Nobody alive was born on \(date.iso). Day and month may be swapped.")
        }
        return date
    }
}
