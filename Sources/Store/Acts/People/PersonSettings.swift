public import Domain

// How residents want to see, hear and steer the screens.
extension Store {
    /// What a person chose, by name; nothing where she chose nothing yet.
    public func settings(of person: ID) throws(StoreError) -> [String: String] {
        let rows = try connection.all(
            "SELECT name, value FROM person_setting WHERE person = ?1",
            .blob(person.bytes)
        ) { (row) in (row.text(0), row.text(1)) }
        return Dictionary(rows) { first, _ in first }
    }

    /// Keeps what a person chose, in place of what she chose before.
    public func keep(settings: [String: String], of person: ID) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run("DELETE FROM person_setting WHERE person = ?1", .blob(person.bytes))
            for (name, value) in settings {
                try connection.run(
                    "INSERT INTO person_setting (person, name, value) VALUES (?1, ?2, ?3)",
                    .blob(person.bytes),
                    .text(name),
                    .text(value)
                )
            }
        }
    }
}
