import Content
import Domain
import Store

/// What the hub does about loans by itself: days that fall on closures, what nobody fetched, who is next, reminders.
struct LendingRound {
    /// How many reminders of loans are new.
    var reminders = 0
    /// Reservations and offers that nobody came for.
    var expired = 0
    /// How many of those who wait are offered something.
    var offered = 0
    /// Loans that are kept longer by themselves.
    var renewed = 0
    /// Loans and reservations whose day was moved for a closure.
    var moved = 0

    /// Goes round once; doing it again does nothing twice.
    ///
    /// A hub that lends nothing is left alone.
    /// - Throws: `ContentError` where the content cannot say how the hub lends, or `StoreError`.
    init(_ pack: ContentPack, _ store: Store, _ reminding: Reminding) throws {
        guard pack.hub.lends else { return }
        let world = World()
        let book = try pack.lendingBook(with: try store.allClosures())
        func act(_ kind: AuditEntry.Act) -> LendingAct {
            var audit = world.entry(kind, from: "remind")
            audit.at = reminding.now
            return LendingAct(
                operation: reminding.newID(),
                book: book,
                today: reminding.today,
                audit: audit,
                newID: reminding.newID,
                reference: { Reference(payload: World.values(below: 31, 8)) }
            )
        }
        moved = try store.moveForClosures(by: act(.loansMoved))
        let round = try store.serveQueues(by: act(.reservationsExpired))
        (expired, offered) = (round.expired.count, round.offered)
        renewed = try store.renewByThemselves(by: act(.loanRenewed))
        reminders = try store.remindOfLoans(book, reminding)
    }

    /// What was done beside reminding, a line each; none of what was not.
    var lines: [String] {
        var lines: [String] = []
        if moved > 0 { lines.append("Moved for a closure: \(moved).") }
        if renewed > 0 { lines.append("Kept longer by itself: \(renewed).") }
        if expired > 0 { lines.append("Not fetched in time: \(expired).") }
        if offered > 0 { lines.append("Kept for the next who waits: \(offered).") }
        return lines
    }
}
