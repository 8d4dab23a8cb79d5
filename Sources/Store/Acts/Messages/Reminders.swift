public import Domain
public import Ground

/// What reminders need to know of today.
public struct Reminding {
    /// The day at the hub.
    public var today: CivilDate
    /// In milliseconds since 1 January 1970, UTC.
    public var now: Int64
    /// When nobody is disturbed; a reminder comes before such a day, not on it.
    public var quiet: QuietHours
    /// The clock on the wall of the hub.
    public var clock: WallClock
    /// Draws an id for a message.
    public var newID: () -> ID
    /// An appointment in words; nil for one whose team is not known any more, which is not reminded of.
    public var words: (Appointment) -> News.Appointment?

    /// Gathers what reminders need to know.
    public init(
        today: CivilDate,
        now: Int64,
        quiet: QuietHours,
        clock: WallClock,
        newID: @escaping () -> ID,
        words: @escaping (Appointment) -> News.Appointment? = { _ in nil }
    ) {
        self.today = today
        self.now = now
        self.quiet = quiet
        self.clock = clock
        self.newID = newID
        self.words = words
    }
}

// Reminders: what is due is put into the outbox, once for each thing.
extension Store {
    /// Puts every reminder that is due into the outbox.
    ///
    /// Doing it again puts in nothing twice.
    /// - Returns: how many are new.
    public func remind(_ reminding: Reminding) throws(StoreError) -> Int {
        let notices = try reminders(reminding)
        var count = 0
        for notice in notices where try enqueue(notice) { count += 1 }
        return count
    }

    /// Every reminder that is due, from each place that knows of some.
    ///
    /// Loans add theirs here.
    private func reminders(_ reminding: Reminding) throws(StoreError) -> [Notice] {
        try collections(reminding) + overdueRequests(reminding) + appointments(reminding)
    }

    /// Collections that were booked with a form, from the last day before them that is not quiet.
    private func collections(_ reminding: Reminding) throws(StoreError) -> [Notice] {
        let rows = try connection.all(
            """
            SELECT b.day, b.time, s.id, s.person, s.reference, s.service FROM slot_booking AS b
            JOIN submission AS s ON s.id = b.submission
            WHERE s.person IS NOT NULL AND b.day > ?1 AND b.day <= ?2 ORDER BY b.day, b.time
            """,
            .text(reminding.today.iso),
            .text(reminding.today.adding(days: 8).iso)
        ) { (row) throws(StoreError) in
            (row.text(0), row.text(1), try Self.request(row, from: 2))
        }
        return rows.compactMap { text, time, request in
            guard let day = CivilDate(iso: text), reminding.quiet.reminderDay(of: day) <= reminding.today
            else { return nil }
            return Notice(
                id: reminding.newID(),
                key: "collection-reminder/\(request.id)/\(text)/\(time)",
                person: request.person,
                news: .collectionReminder(request.named, day: day, time: time),
                about: request.id,
                at: reminding.now,
                notAfter: reminding.clock.instant(of: day, minute: 12 * 60)
            )
        }
    }

    /// Requests whose promised day is gone by, and which are neither completed nor withdrawn nor waiting for
    /// her.
    private func overdueRequests(_ reminding: Reminding) throws(StoreError) -> [Notice] {
        let rows = try connection.all(
            """
            SELECT s.promised, s.id, s.person, s.reference, s.service FROM submission AS s
            WHERE s.person IS NOT NULL AND s.promised < ?1 AND s.promised >= ?2
            AND (SELECT e.status FROM status_event AS e WHERE e.submission = s.id ORDER BY e.ordinal DESC LIMIT 1)
                NOT IN ('completed', 'withdrawn', 'needs_information')
            AND NOT EXISTS (SELECT 1 FROM message AS m WHERE m.about = s.id AND m.kind = 'request-overdue')
            ORDER BY s.promised, s.id
            """,
            .text(reminding.today.iso),
            .text(reminding.today.adding(days: -30).iso)
        ) { (row) throws(StoreError) in (row.text(0), try Self.request(row, from: 1)) }
        return rows.compactMap { text, request in
            guard let day = CivilDate(iso: text) else { return nil }
            return Notice(
                id: reminding.newID(),
                key: "request-overdue/\(request.id)",
                person: request.person,
                news: .requestOverdue(request.named, promised: day),
                about: request.id,
                at: reminding.now
            )
        }
    }

    private struct AboutRequest {
        var id: ID
        var person: ID
        var named: News.Request
    }

    private static func request(_ row: borrowing Columns, from first: Int) throws(StoreError) -> AboutRequest
    {
        guard let reference = try? Reference(reading: row.text(first + 2)) else { throw .corrupt }
        return AboutRequest(
            id: try row.id(first),
            person: try row.id(first + 1),
            named: News.Request(reference, service: row.text(first + 3))
        )
    }
}
