import Ground

// What is held on a person, as JSON.
extension HeldData {
    /// Everything as JSON: an object of tables, each a list of rows, each an object of columns.
    ///
    /// Instants are milliseconds since 1 January 1970, UTC. Bytes and secrets are objects that say so. Where notes were left
    /// out, `notes_left_out` is true; it is not there otherwise.
    public var json: String {
        JSONText.object(
            sections.map { section in
                (
                    section.table,
                    JSONText.array(
                        section.rows.map { row in JSONText.object(row.map { ($0.name, $0.value.json) }) }
                    )
                )
            } + (isLessened ? [("notes_left_out", "true")] : [])
        )
    }
}

extension HeldData.Value {
    fileprivate var json: String {
        switch self {
        case .text(let text), .name(let text): JSONText.string(text)
        case .number(let number), .instant(let number): String(number)
        case .bytes(let count): JSONText.object([("bytes", String(count))])
        case .secret: JSONText.object([("secret", "true")])
        }
    }
}
