public import Domain
public import Ground

// What residents need, and how they want to hear from the hub.
extension Store {
    /// What a person needs; nothing where she said nothing.
    public func needs(of person: ID) throws(StoreError) -> SupportNeeds {
        var (kinds, language, words): (Set<SupportNeeds.Kind>, String, String) = ([], "", "")
        let rows = try connection.all(
            "SELECT kind, words FROM support_need WHERE person = ?1",
            .blob(person.bytes)
        ) { (row) in (row.text(0), row.text(1)) }
        for (name, text) in rows {
            if name == Self.ownWords { words = text }
            guard let kind = SupportNeeds.Kind(rawValue: name) else { continue }
            kinds.insert(kind)
            if kind == .interpreter { language = text }
        }
        return SupportNeeds(kept: kinds, language: language, words: words)
    }

    /// The needs that count when something is done for a person: what desk screens show on each request, booking and
    /// loan.
    public func needs(of person: ID, for occasion: SupportNeeds.Occasion) throws(StoreError) -> SupportNeeds {
        try needs(of: person).needs(for: occasion)
    }

    /// Keeps what a person needs, in place of what she needed before.
    ///
    /// - Throws: `StoreError`; nothing is changed then. `notRepresented` where somebody else may not do it for her.
    public func keep(
        _ needs: SupportNeeds,
        in use: AccountUse,
        on day: CivilDate,
        audit: AuditEntry
    ) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try self.check(.changeNeeds, in: use, on: day)
            try connection.run("DELETE FROM support_need WHERE person = ?1", .blob(use.owner.bytes))
            var rows = needs.inOrder.map { ($0.rawValue, $0 == .interpreter ? needs.language : "") }
            if !needs.words.isEmpty { rows.append((Self.ownWords, needs.words)) }
            for (kind, words) in rows {
                try connection.run(
                    "INSERT INTO support_need (person, kind, words, set_at) VALUES (?1, ?2, ?3, ?4)",
                    .blob(use.owner.bytes),
                    .text(kind),
                    .text(words),
                    .integer(audit.at)
                )
            }
            if needs.isPhoneOnly { try self.callInstead(use.owner, at: audit.at, connection) }
            try self.record(audit, connection)
        }
    }

    /// How a row is called that has her own words.
    private static let ownWords = "own-words"
}

// How she is reached.
extension Store {
    /// What a person chose; nothing for what she left to the hub.
    public func wishes(of person: ID) throws(StoreError) -> ContactWishes {
        let rows = try connection.all(
            "SELECT topic, channel FROM contact_wish WHERE person = ?1",
            .blob(person.bytes)
        ) { (row) in (ContactWishes.Topic(rawValue: row.text(0)), ContactWishes.Way(rawValue: row.text(1))) }
        var ways: [ContactWishes.Topic: ContactWishes.Way] = [:]
        for case (let topic?, let way?) in rows { ways[topic] = way }
        return ContactWishes(kept: ways)
    }

    /// Keeps how a person wants to be reached, in place of what she chose before.
    ///
    /// - Throws: `StoreError`; nothing is changed then.
    public func keep(
        _ wishes: ContactWishes,
        in use: AccountUse,
        on day: CivilDate,
        audit: AuditEntry
    ) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try self.check(.changeNeeds, in: use, on: day)
            try connection.run("DELETE FROM contact_wish WHERE person = ?1", .blob(use.owner.bytes))
            for (topic, way) in wishes.ways {
                try connection.run(
                    "INSERT INTO contact_wish (person, topic, channel) VALUES (?1, ?2, ?3)",
                    .blob(use.owner.bytes),
                    .text(topic.rawValue),
                    .text(way.rawValue)
                )
            }
            try self.record(audit, connection)
        }
    }
}
