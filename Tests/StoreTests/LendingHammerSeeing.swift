import Domain
import Ground
import Testing

@testable import Store

// What must hold at every moment.
extension LendingHammer {
    /// Sees at one moment that all that must hold does.
    func see(_ day: CivilDate) throws {
        let store = hub.store
        if isAlone {
            for book in books { _ = try store.serveQueues(by: hub.act(day, .reservationsExpired, book)) }
        }
        try store.connection.run("BEGIN")
        defer { try? store.connection.run("ROLLBACK") }
        try LendingModel.see(store)
        for book in books {
            for model in ["tablet", "laptop"] { try see(model, book, day) }
            try seeOffers(book)
        }
    }

    private func see(_ name: String, _ book: LendingBook, _ day: CivilDate) throws {
        let last = day.adding(days: 75)
        let model = try LendingModel(hub.store, name, book, on: day)
        let answer = try hub.store.availability(of: name, book, from: day, through: last)
        for number in day.daysSinceEpoch...last.daysSinceEpoch {
            let at = CivilDate(daysSinceEpoch: number)
            #expect(
                answer.free(on: at) == model.free(on: at),
                "\(name) at \(book.hub) on \(at.iso), asked on \(day.iso)"
            )
        }
        if model.isSound(through: last) {
            let atRisk = try hub.store.reservationsAtRisk(book, on: day).filter { $0.model == name }
            #expect(atRisk.isEmpty, "a promise is broken without need")
        }
        guard isAlone else { return }
        for hold in try hub.store.waiting(for: name, at: book.hub) {
            guard let offer = book.offer(of: name, hold.terms, on: day) else { continue }
            let free = model.free(from: day, through: offer.until, group: hold.group, isWaiting: true)
            let refusal = try hub.store.turnRefusal(of: hold, book, on: day)
            #expect(free < 1 || refusal != nil, "somebody waits for \(name) who could have one")
        }
    }

    /// Nobody is offered anything on a day on which the door is locked.
    private func seeOffers(_ book: LendingBook) throws {
        for offer in try hub.store.offers(at: book.hub) {
            #expect(LendingHub.isOpen(offer.reservation.days.lowerBound))
            #expect(LendingHub.isOpen(offer.reservation.collectBy))
        }
    }
}
