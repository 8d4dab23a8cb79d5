import Domain

// How often something was tried wrong.
extension Store {
    /// What was tried.
    enum TryKind: String {
        /// The first signs of a code of a saved form.
        case code
        /// Opening saved forms on a terminal.
        case terminal
        /// The PIN of a resident.
        case account
        /// The PIN of one of the staff.
        case staff
        /// Signing in on a terminal.
        case signIn = "sign-in"
        /// Showing that an appointment is hers, without an account.
        case appointment
    }

    func tries(
        _ kind: TryKind,
        _ name: String,
        _ connection: Connection
    ) throws(StoreError)
        -> WrongTries
    {
        try connection.first(
            "SELECT times, last_at FROM wrong_try WHERE kind = ?1 AND name = ?2",
            .text(kind.rawValue),
            .text(name)
        ) { (row) in WrongTries(count: Int(row.integer(0)), lastAt: row.integer(1)) } ?? WrongTries()
    }

    func keep(
        _ tries: WrongTries,
        _ kind: TryKind,
        _ name: String,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            "DELETE FROM wrong_try WHERE kind = ?1 AND name = ?2",
            .text(kind.rawValue),
            .text(name)
        )
        guard tries.count > 0 else { return }
        try connection.run(
            "INSERT INTO wrong_try (kind, name, times, last_at) VALUES (?1, ?2, ?3, ?4)",
            .text(kind.rawValue),
            .text(name),
            .integer(Int64(tries.count)),
            .integer(tries.lastAt)
        )
    }
}
