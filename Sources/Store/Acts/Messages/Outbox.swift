public import Domain

// The outbox: what residents are to be told is put in by the act that causes it.
extension Store {
    /// Puts a notice into the outbox.
    ///
    /// - Returns: whether it is new; a notice whose key is known already changes nothing, nor one for a visitor who is
    /// not told of such things.
    /// - Throws: `StoreError`; nothing is kept then.
    @discardableResult
    public func enqueue(_ notice: Notice) throws(StoreError) -> Bool {
        try write { (connection) throws(StoreError) in try self.enqueue(notice, connection) }
    }

    /// Puts a notice into the outbox, as part of the change that causes it.
    ///
    /// The channel is chosen now, by what the person chose; where it sends to is looked up when it is handed
    /// over.
    @discardableResult
    func enqueue(_ notice: Notice, _ connection: Connection) throws(StoreError) -> Bool {
        guard let (way, language) = try way(of: notice),
            try insert(notice, by: way.channel, in: language, connection)
        else { return false }
        for (field, value) in notice.news.values {
            try connection.run(
                "INSERT INTO message_value (message, name, value) VALUES (?1, ?2, ?3)",
                .blob(notice.id.bytes),
                .text(field.rawValue),
                .text(value)
            )
        }
        if way.needsCall { try followUp(.call, on: notice.id, at: notice.notBefore, connection) }
        return true
    }

    /// How a notice goes out, and in which language; nil for a visitor who is not told of it.
    private func way(of notice: Notice) throws(StoreError) -> (ContactChoices.Way, language: String)? {
        if let person = try person(notice.person) {
            let choices = try contactChoices(of: notice.person)
            return (choices.way(for: notice.news.kind, to: person.details), choices.language)
        }
        guard let visitor = try visitor(notice.person) else { throw .corrupt }
        return visitor.way(for: notice.news.kind).map { ($0, visitor.language) }
    }

    /// Who a message is for, as far as she is known now; nil where nobody knows her any more.
    public func addressee(of person: ID) throws(StoreError) -> Addressee? {
        if let known = try self.person(person) { return Addressee(known.details) }
        return try visitor(person).map { Addressee($0) }
    }

    /// What is for the screen is there at once: nothing hands it over.
    private func insert(
        _ notice: Notice,
        by channel: Channel,
        in language: String,
        _ connection: Connection
    ) throws(StoreError) -> Bool {
        let isThere = channel == .screen
        return try connection.first(
            """
            INSERT INTO message (id, key, person, about, kind, language, channel, at, not_before, not_after, state,
                attempts, doubts, ended_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, 0, ?12)
            ON CONFLICT (key) DO NOTHING RETURNING 1
            """,
            .blob(notice.id.bytes),
            .text(notice.key),
            .blob(notice.person.bytes),
            .id(notice.about),
            .text(notice.news.kind.rawValue),
            .text(language),
            .text(channel.rawValue),
            .integer(notice.at),
            .integer(notice.notBefore),
            notice.notAfter.map { .integer($0) } ?? .null,
            .text((isThere ? MessageState.handedOver : .queued).rawValue),
            isThere ? .integer(notice.notBefore) : .null
        ) { (_) in true } ?? false
    }

    /// Takes back what waits to be told about a record.
    ///
    /// What a worker has in hand goes out.
    /// - Parameters:
    ///   - record: what it is about.
    ///   - kinds: which kinds of messages; all of them unless told.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    /// - Throws: `StoreError`; nothing is changed then.
    public func cancelMessages(
        about record: ID,
        of kinds: Set<MessageKind> = Set(MessageKind.allCases),
        at now: Int64
    ) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try self.cancelMessages(about: record, of: kinds, at: now, connection)
        }
    }

    /// Takes back what waits to be told about a record, as part of the change that causes it.
    func cancelMessages(
        about record: ID,
        of kinds: Set<MessageKind>,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        for kind in kinds {
            try connection.run(
                """
                UPDATE message SET state = 'cancelled', ended_at = ?3, reason = 'taken back'
                WHERE about = ?1 AND kind = ?2 AND state = 'queued'
                """,
                .blob(record.bytes),
                .text(kind.rawValue),
                .integer(now)
            )
        }
    }
}
