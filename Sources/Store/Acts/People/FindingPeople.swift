public import Domain

// Finding a resident by any part of what is known of her.
extension Store {
    /// The residents that fit what was typed: part of a name, a postcode, a telephone number, a card, an account
    /// number, or the reference of a request.
    ///
    /// Each word of a name counts from its beginning: "mar smi" finds Mary Smith.
    /// - Parameters:
    ///   - text: what was typed or scanned.
    ///   - most: how many to give at most.
    /// - Returns: those that fit, by name.
    /// - Throws: `StoreError` where the store cannot be read.
    public func people(fitting text: String, most: Int = 50) throws(StoreError) -> [Person] {
        if let reference = try? Reference(reading: text), let sender = try sender(of: reference) {
            return [sender]
        }
        if let name = try? SignInName(reading: text), let person = try person(named: name) { return [person] }
        let phone = PersonDetails.phoneKey(text)
        if phone.count >= 6 {
            let found = try people("p.phone_key = ?1 AND p.phone_key <> ''", .text(phone), most)
            if !found.isEmpty { return found }
        }
        let postcode = PersonDetails.postcodeKey(text)
        if (5...7).contains(postcode.count), postcode.contains(where: \.isNumber) {
            let found = try people("p.postcode_key = ?1 AND p.postcode_key <> ''", .text(postcode), most)
            if !found.isEmpty { return found }
        }
        return try people(named: PersonDetails.words(of: text), most)
    }

    private func sender(of reference: Reference) throws(StoreError) -> Person? {
        try connection.first(
            Self.personRow + " JOIN submission AS s ON s.person = p.id WHERE s.reference = ?1",
            .text(reference.description),
            read: Self.person
        )
    }

    private func people(
        _ condition: String,
        _ value: Connection.Value,
        _ most: Int
    ) throws(StoreError) -> [Person] {
        try connection.all(
            Self.personRow + " WHERE \(condition) ORDER BY p.name LIMIT ?2",
            value,
            .integer(Int64(most)),
            read: Self.person
        )
    }

    /// How many rows are counted to tell a rare beginning from a common one.
    private static let countedAtMost: Int64 = 4_000
    /// How many parts of a name are looked at.
    private static let mostParts = 4

    /// Those whose names have a word that begins with each of some words.
    ///
    /// The rarest is looked for; the others are read beside it, in one stretch of the file.
    private func people(named words: [String], _ most: Int) throws(StoreError) -> [Person] {
        let words = Array(words.sorted { $0.count > $1.count }.prefix(Self.mostParts))
        guard let rarest = try rarest(of: words) else { return [] }
        var others = words.filter { $0 != rarest }.map { " " + $0 }
        while others.count < Self.mostParts - 1 { others.append(" ") }
        let found = try connection.all(
            """
            SELECT DISTINCT person FROM person_word WHERE word >= ?1 AND word < ?2
            AND instr(name_key, ?3) > 0 AND instr(name_key, ?4) > 0 AND instr(name_key, ?5) > 0 LIMIT ?6
            """,
            .text(rarest),
            .text(Self.after(rarest)),
            .text(others[0]),
            .text(others[1]),
            .text(others[2]),
            .integer(Int64(most))
        ) { (row) throws(StoreError) in try row.id(0) }
        var people: [Person] = []
        for id in found { if let person = try person(id) { people.append(person) } }
        return people.sorted {
            ($0.details.name, $0.number.description) < ($1.details.name, $1.number.description)
        }
    }

    /// The word that the fewest names begin with; among common ones the longest, which comes first.
    private func rarest(of words: [String]) throws(StoreError) -> String? {
        guard words.count > 1 else { return words.first }
        var rarest: (word: String, count: Int64)?
        for word in words {
            let count =
                try connection.first(
                    """
                    SELECT count(*) FROM (SELECT 1 FROM person_word WHERE word >= ?1 AND word < ?2 LIMIT ?3)
                    """,
                    .text(word),
                    .text(Self.after(word)),
                    .integer(rarest?.count ?? Self.countedAtMost)
                ) { (row) in row.integer(0) } ?? 0
            if count < rarest?.count ?? .max { rarest = (word, count) }
        }
        return rarest?.word
    }

    /// The first text, byte by byte, that follows all texts with a beginning.
    private static func after(_ beginning: String) -> String { beginning + "\u{10FFFF}" }
}
