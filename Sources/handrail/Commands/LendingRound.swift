import Content
import Domain
import Ground
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
    /// - Parameters:
    ///   - pack: the content.
    ///   - store: the store.
    ///   - reminding: the time, and what reminders need.
    ///   - isClockRight: whether somebody said so, however long nothing was done here.
    /// - Throws: `ContentError` where the content cannot say how the hub lends, `ClockAhead` where the clock cannot be
    ///   right and nothing was done, or `StoreError`.
    init(_ pack: ContentPack, _ store: Store, _ reminding: Reminding, isClockRight: Bool = false) throws {
        guard pack.hub.lends else { return }
        let world = World()
        let time = reminding.clock.reading(at: reminding.now)
        let book = try pack.lendingBook(with: try store.allClosures())
            .at(time.minute, on: reminding.today, needed: try pack.lending().collectMinutes)
        if !isClockRight,
            let ahead = try store.clockAhead(book, on: reminding.today, at: reminding.now)
        {
            throw ahead
        }
        func act(_ kind: AuditEntry.Act) -> LendingAct {
            var audit = world.entry(kind, from: "remind")
            audit.at = reminding.now
            var act = LendingAct(
                operation: reminding.newID(),
                book: book,
                today: reminding.today,
                audit: audit,
                newID: reminding.newID,
                reference: { Reference(payload: World.values(below: 31, 8)) }
            )
            act.isClockRight = isClockRight
            return act
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

extension ClockAhead {
    /// What stands in the way, and what to do, for whoever looks after the machine.
    var line: String {
        "The clock says \(today.iso), but nothing was done here since \(last.iso). Nothing was ended and nobody was "
            + "told. Set the clock right, or say --clock-is-right."
    }
}
