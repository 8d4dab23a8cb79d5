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

    /// Those whose names have a word that begins with each of some words; the longest is looked for first.
    private func people(named words: [String], _ most: Int) throws(StoreError) -> [Person] {
        let words = words.sorted { $0.count > $1.count }
        guard let first = words.first else { return [] }
        let found = try connection.all(
            """
            SELECT DISTINCT w.person FROM person_word AS w WHERE w.word >= ?1 AND w.word < ?2
            AND (?3 = '' OR EXISTS (SELECT 1 FROM person_word AS v WHERE v.person = w.person
                AND v.word >= ?3 AND v.word < ?4))
            AND (?5 = '' OR EXISTS (SELECT 1 FROM person_word AS v WHERE v.person = w.person
                AND v.word >= ?5 AND v.word < ?6))
            LIMIT ?7
            """,
            .text(first),
            .text(Self.after(first)),
            .text(words.count > 1 ? words[1] : ""),
            .text(Self.after(words.count > 1 ? words[1] : "")),
            .text(words.count > 2 ? words[2] : ""),
            .text(Self.after(words.count > 2 ? words[2] : "")),
            .integer(Int64(most))
        ) { (row) throws(StoreError) in try row.id(0) }
        var people: [Person] = []
        for id in found { if let person = try person(id) { people.append(person) } }
        return people.sorted {
            ($0.details.name, $0.number.description) < ($1.details.name, $1.number.description)
        }
    }

    /// The first text, byte by byte, that follows all texts with a beginning.
    private static func after(_ beginning: String) -> String { beginning + "\u{10FFFF}" }
}
