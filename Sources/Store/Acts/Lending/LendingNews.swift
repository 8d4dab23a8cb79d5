import Domain
import Ground

// What borrowers are told of what is kept for them. Each message is put in by the act that causes it.
extension Store {
    /// Tells somebody who waited that a device is kept for her, and until when.
    func tellHeld(
        _ hold: Hold,
        _ reservation: ID,
        until day: CivilDate,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let key = "hold-ready/\(reservation)/\(day.iso)"
        let news = News.holdReady(item: hold.model, day: day)
        try tell(hold.person, news, key, about: reservation, act, connection)
    }

    /// Tells somebody that what was kept for her is kept no longer.
    func tellOver(
        _ reservation: Reservation,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let news = News.holdOver(item: reservation.model, day: reservation.collectBy)
        let key = "hold-over/\(reservation.id)"
        try tell(reservation.person, news, key, about: reservation.id, act, connection)
    }

    /// Tells somebody that staff cancelled what she had reserved.
    func tellCancelled(
        _ reservation: Reservation,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let news = News.reservationCancelled(item: reservation.model, day: reservation.days.lowerBound)
        let key = "reservation-cancelled/\(reservation.id)"
        try tell(reservation.person, news, key, about: reservation.id, act, connection)
    }

    /// Tells a borrower that she has a loan for longer, since the hub is closed on the day it was due.
    func tellMoved(
        _ loan: Loan,
        to day: CivilDate,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let key = "loan-moved/\(loan.id)/\(day.iso)"
        try tell(loan.person, .loanMoved(item: loan.model, day: day), key, about: loan.id, act, connection)
    }

    /// Tells a borrower that she has a loan for longer by itself.
    func tellRenewed(
        _ loan: Loan,
        to day: CivilDate,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let key = "loan-renewed/\(loan.id)/\(day.iso)"
        try tell(loan.person, .loanRenewed(item: loan.model, day: day), key, about: loan.id, act, connection)
    }

    /// Tells somebody what an act caused, once for each key; nobody, where she is forgotten.
    func tell(
        _ person: ID?,
        _ news: News,
        _ key: String,
        about record: ID,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        guard let person else { return }
        let notice = Notice(
            id: act.newID(),
            key: key,
            person: person,
            news: news,
            about: record,
            at: act.audit.at
        )
        try enqueue(notice, connection)
    }

    /// Takes back what waits to be told of a loan or reservation that stands otherwise now, and the calls for it.
    ///
    /// What she was told already stays in the record of what was sent; in her own list it does not speak any more.
    func takeBack(
        _ kinds: Set<MessageKind>,
        about record: ID,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        for kind in kinds {
            try connection.run(
                """
                DELETE FROM message_follow_up WHERE reason = 'call' AND done_at IS NULL
                    AND message IN (SELECT id FROM message WHERE about = ?1 AND kind = ?2)
                """,
                .blob(record.bytes),
                .text(kind.rawValue)
            )
            try connection.run(
                "UPDATE message SET reason = 'taken back' WHERE about = ?1 AND kind = ?2 AND state = 'handed_over'",
                .blob(record.bytes),
                .text(kind.rawValue)
            )
        }
        try cancelMessages(about: record, of: kinds, at: now, connection)
    }
}
