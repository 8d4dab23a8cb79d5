public import Domain

// How a resident wants to be told things.
extension Store {
    /// How a person wants to be told things; nothing is chosen where she said nothing.
    public func contactChoices(of person: ID) throws(StoreError) -> ContactChoices {
        try contactChoices(of: person, connection)
    }

    func contactChoices(of person: ID, _ connection: Connection) throws(StoreError) -> ContactChoices {
        let manner = try connection.first(
            "SELECT phone_only, large_print, language FROM contact_manner WHERE person = ?1",
            .blob(person.bytes)
        ) { (row) in
            ContactChoices(
                isPhoneOnly: row.integer(0) == 1,
                wantsLargePrint: row.integer(1) == 1,
                language: row.text(2)
            )
        }
        var choices = manner ?? ContactChoices()
        let channels = try connection.all(
            "SELECT topic, channel FROM contact_channel WHERE person = ?1",
            .blob(person.bytes)
        ) { (row) in (Topic(rawValue: row.text(0)), Channel(rawValue: row.text(1))) }
        for (topic, channel) in channels {
            guard let topic, let channel else { throw .corrupt }
            choices.channels[topic] = channel
        }
        try take(what: person, choseInto: &choices)
        return choices
    }

    /// What she chose in her account holds before all else; what she needs holds before that.
    private func take(what person: ID, choseInto choices: inout ContactChoices) throws(StoreError) {
        for (chosen, way) in try wishes(of: person).ways {
            guard let topic = Topic(rawValue: chosen.rawValue) else { continue }
            if way == .phone {
                choices.phoned.insert(topic)
            } else {
                choices.channels[topic] = Channel(rawValue: way.rawValue)
            }
        }
        let needs = try needs(of: person)
        choices.isPhoneOnly = choices.isPhoneOnly || needs.isPhoneOnly
        choices.wantsLargePrint = choices.wantsLargePrint || needs.wantsLargePrint
    }

    /// Keeps how a person wants to be told things, in place of what she chose before.
    ///
    /// Messages that wait already keep their channel, but for a person who is only to be telephoned from now
    /// on: what waits for her becomes a call.
    public func keep(
        contact choices: ContactChoices,
        of person: ID,
        at now: Int64,
        audit: AuditEntry
    ) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run(
                """
                INSERT INTO contact_manner (person, phone_only, large_print, language) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (person) DO UPDATE SET phone_only = ?2, large_print = ?3, language = ?4
                """,
                .blob(person.bytes),
                .integer(choices.isPhoneOnly ? 1 : 0),
                .integer(choices.wantsLargePrint ? 1 : 0),
                .text(choices.language)
            )
            try connection.run("DELETE FROM contact_channel WHERE person = ?1", .blob(person.bytes))
            for (topic, channel) in choices.channels {
                try connection.run(
                    "INSERT INTO contact_channel (person, topic, channel) VALUES (?1, ?2, ?3)",
                    .blob(person.bytes),
                    .text(topic.rawValue),
                    .text(channel.rawValue)
                )
            }
            if choices.isPhoneOnly { try self.callInstead(person, at: now, connection) }
            try self.record(audit, connection)
        }
    }

    /// Makes calls of the messages that wait for a person; she finds them on the screen, too.
    func callInstead(_ person: ID, at now: Int64, _ connection: Connection) throws(StoreError) {
        let waiting = try connection.all(
            "SELECT id FROM message WHERE person = ?1 AND state = 'queued'",
            .blob(person.bytes)
        ) { (row) throws(StoreError) in try row.id(0) }
        for id in waiting {
            try connection.run(
                """
                UPDATE message SET channel = 'screen', ended_at = ?2,
                    state = CASE WHEN doubts > 0 THEN 'doubtful' ELSE 'handed_over' END WHERE id = ?1
                """,
                .blob(id.bytes),
                .integer(now)
            )
            try followUp(.call, on: id, at: now, connection)
        }
    }
}
