import Domain
import Forms

/// Where answers are kept: a row for each value, under the id of what they belong to.
enum EntryTable {
    case draft
    case saved

    /// The rows of this table are put in by this statement: id, input, ordinal, chosen, value.
    fileprivate var insertion: String {
        switch self {
        case .draft:
            "INSERT INTO draft_entry (draft, input, ordinal, chosen, value) VALUES (?1, ?2, ?3, ?4, ?5)"
        case .saved:
            "INSERT INTO saved_entry (saved, input, ordinal, chosen, value) VALUES (?1, ?2, ?3, ?4, ?5)"
        }
    }

    fileprivate var selection: String {
        switch self {
        case .draft: "SELECT input, chosen, value FROM draft_entry WHERE draft = ?1 ORDER BY input, ordinal"
        case .saved: "SELECT input, chosen, value FROM saved_entry WHERE saved = ?1 ORDER BY input, ordinal"
        }
    }
}

extension Connection {
    /// Puts answers into a table that has none under the id yet.
    func insert(_ answers: Answers, into table: EntryTable, of id: ID) throws(StoreError) {
        for (input, entry) in answers.all {
            let (values, isChosen) =
                switch entry {
                case .text(let text): ([text], false)
                case .choices(let values): (values, true)
                }
            for (ordinal, value) in values.enumerated() {
                try run(
                    table.insertion,
                    .blob(id.bytes),
                    .text(input),
                    .integer(Int64(ordinal)),
                    .integer(isChosen ? 1 : 0),
                    .text(value)
                )
            }
        }
    }

    /// The answers that a table has under an id.
    func answers(in table: EntryTable, of id: ID) throws(StoreError) -> Answers {
        let rows = try all(table.selection, .blob(id.bytes)) { (row) in
            (input: row.text(0), isChosen: row.integer(1) == 1, value: row.text(2))
        }
        var answers = Answers()
        for row in rows {
            if row.isChosen, case .choices(let values) = answers[row.input] {
                answers[row.input] = .choices(values + [row.value])
            } else {
                answers[row.input] = row.isChosen ? .choices([row.value]) : .text(row.value)
            }
        }
        return answers
    }
}
