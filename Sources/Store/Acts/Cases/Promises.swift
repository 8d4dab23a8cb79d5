public import Ground

// What was promised, and kept or missed.
extension Store {
    /// How the promises of a service went whose days fell in some time: numbers, and nothing of anybody.
    public struct PromiseCount: Hashable, Sendable {
        /// The code of the service.
        public var service: String
        /// How many were completed by their day.
        public var kept: Int
        /// How many were completed later, or are open though their day has gone by.
        public var missed: Int
    }

    /// Counts the promises whose days fell in some time, by service.
    ///
    /// A day that was put off while the resident was waited for counts as the day. What was withdrawn, waits for the
    /// resident or is not due yet is not counted. It reads all cases: some seconds in a large store.
    /// - Parameters:
    ///   - days: the days on which they were due.
    ///   - today: the day at the hub.
    /// - Returns: a count for each service that has any, by its code.
    /// - Throws: `StoreError` where the store cannot be read.
    public func promises(
        in days: ClosedRange<CivilDate>,
        on today: CivilDate
    ) throws(StoreError) -> [PromiseCount] {
        try connection.all(
            """
            SELECT s.service, total(c.ended_on IS NOT NULL AND c.ended_on <= c.due),
                total(c.ended_on IS NULL OR c.ended_on > c.due)
            FROM case_file AS c CROSS JOIN submission AS s ON s.id = c.submission
            WHERE c.due BETWEEN ?1 AND ?2 AND c.status <> 'withdrawn' AND c.stopped_on IS NULL
                AND (c.ended_on IS NOT NULL OR c.due < ?3)
            GROUP BY s.service ORDER BY s.service
            """,
            .text(days.lowerBound.iso),
            .text(days.upperBound.iso),
            .text(today.iso)
        ) { (row) in
            PromiseCount(service: row.text(0), kept: Int(row.integer(1)), missed: Int(row.integer(2)))
        }
    }
}
