public import Domain
public import Ground

// What is counted by the month, without who did it or when.
extension Store {
    /// Words that found nothing, with how often.
    public struct Unfound: Hashable, Sendable {
        /// The words in small letters; empty for all searches whose words were not kept.
        public var words: String
        /// How often they were typed in the month.
        public var times: Int
    }

    /// How many different words are kept of a month.
    ///
    /// Then searches are counted without their words, so that nobody can fill the disk by typing.
    static let mostWordsOfMonth: Int64 = 1_000

    /// Counts that a service was begun, in the month of a day at the hub.
    public func countBegun(_ service: String, on day: CivilDate) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run(
                """
                INSERT INTO service_begun (month, service, times) VALUES (?1, ?2, 1)
                ON CONFLICT (month, service) DO UPDATE SET times = service_begun.times + 1
                """,
                .text(day.month),
                .text(service)
            )
        }
    }

    /// The codes of the services that were begun in the month of a day, the most used first.
    public func servicesBegun(inMonthOf day: CivilDate) throws(StoreError) -> [String] {
        try connection.all(
            "SELECT service FROM service_begun WHERE month = ?1 ORDER BY times DESC, service",
            .text(day.month)
        ) { (row) in row.text(0) }
    }

    /// Counts a search that found nothing, in the month of a day at the hub.
    public func countUnfound(_ search: UnfoundSearch, on day: CivilDate) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            let others =
                try connection.first(
                    "SELECT count(*) FROM search_unfound WHERE month = ?1 AND words NOT IN ('', ?2)",
                    .text(day.month),
                    .text(search.words)
                ) { (row) in row.integer(0) } ?? 0
            try connection.run(
                """
                INSERT INTO search_unfound (month, words, times) VALUES (?1, ?2, 1)
                ON CONFLICT (month, words) DO UPDATE SET times = search_unfound.times + 1
                """,
                .text(day.month),
                .text(others < Self.mostWordsOfMonth ? search.words : "")
            )
        }
    }

    /// The searches of the month of a day that found nothing, the most frequent first.
    public func unfound(inMonthOf day: CivilDate) throws(StoreError) -> [Unfound] {
        try connection.all(
            "SELECT words, times FROM search_unfound WHERE month = ?1 ORDER BY times DESC, words",
            .text(day.month)
        ) { (row) in Unfound(words: row.text(0), times: Int(row.integer(1))) }
    }
}

extension CivilDate {
    /// The month as records name it, such as 2026-11.
    fileprivate var month: String { String(iso.prefix(7)) }
}
