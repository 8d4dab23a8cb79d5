import Domain
import Foundation
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// A hub that lends, with its staff and residents, over the real content.
final class LendingDesk {
    let hub: DeskHub
    let clerk: Clerk
    let lender: DeskLender
    var store: Store { hub.store }
    var joan: Person { hub.joan }

    init(as login: String = "coordinator") throws {
        hub = try DeskHub()
        clerk = try Clerk(at: hub, as: login)
        let member = try #require(try hub.store.staff(login: login))
        lender = try clerk.shell.lender(member)
    }

    func act(_ kind: AuditEntry.Act, _ operation: ID? = nil) -> LendingAct {
        clerk.shell.act(kind, lender, operation: operation)
    }

    /// A device that is in the books of a hub; ready to lend unless it is asked for otherwise.
    @discardableResult
    func add(
        _ tag: String,
        _ model: String = "smartphone",
        at place: String = "millbrook",
        ready: Bool = true
    ) throws -> Asset {
        let kind = try #require(lender.models.model(model)?.kind)
        let label = try #require(AssetTag(reading: tag))
        let steps = try #require(lender.models.kinds.first { $0.code == kind }?.steps)
        var added = act(.assetAdded)
        if place != lender.book.hub { added = elsewhere(added, place) }
        var asset = try store.add(
            Asset(id: DeskHub.newID(), tag: label, model: model, kind: kind, hub: place, needs: steps),
            by: added
        )
        for step in asset.missingSteps where ready {
            var signed = act(.assetSigned)
            if place != lender.book.hub { signed = elsewhere(signed, place) }
            asset = try store.make(.sign(step), to: asset.id, by: signed)
        }
        return asset
    }

    private func elsewhere(_ act: LendingAct, _ place: String) -> LendingAct {
        var act = act
        let book = act.book
        act.book = LendingBook(hub: place, opening: book.opening, rules: book.rules, ladder: book.ladder)
        return act
    }

    /// A second one of the staff at the same hub, at another terminal.
    func another(_ login: String = "ben", world: World = World()) throws -> Clerk {
        if try store.staff(login: login) == nil {
            try DeskHub.add(login, .coordinator, isGiven: false, to: store)
        }
        return try Clerk(at: hub, as: login, world: world)
    }

    func borrower(_ person: Person) -> Borrower { clerk.shell.borrower(person, lender) }

    /// Somebody waits for a model; where one is ready it is kept for her from today.
    @discardableResult
    func queue(_ person: Person, for model: String = "smartphone", minutesAgo: Int64 = 0) throws -> Hold {
        var joined = act(.holdJoined)
        joined.audit.at -= minutesAgo * 60_000
        return try store.joinQueue(for: model, borrower(person), by: joined)
    }

    /// The reservation that is kept for somebody, to be fetched today also where the hub of the tests is closed today.
    func promise(_ person: Person) throws -> Reservation {
        _ = try hub.text("UPDATE reservation SET first = '\(World().today.iso)' WHERE state = 'reserved'")
        return try #require(try store.reservations(of: person.id).first)
    }

    /// Lends without the desk, so many days ago.
    @discardableResult
    func lend(_ tag: String, to person: Person, daysAgo days: Int = 0) throws -> Loan {
        var out = act(.deviceLent)
        out.today = World().today.adding(days: -days)
        out.audit.at -= Int64(days) * 86_400_000
        let asset = try asset(tag)
        let parts = lender.models.model(asset.model)?.accessories.map(\.code) ?? []
        return try store.checkOut(
            CheckOut(
                asset: asset.id,
                kit: KitCheck(accessories: Set(parts), condition: .good),
                agreement: lender.agreement.key
            ),
            to: borrower(person),
            by: out
        )
    }

    /// Signs steps between two loans at the desk, each on its own line.
    func sign(_ steps: PreparationStep...) throws {
        for step in steps { try clerk.press(ElementID("sign:\(step.name)")) }
    }

    func asset(_ tag: String) throws -> Asset { try #require(try store.asset(scanned: tag)) }

    func open() throws {
        if clerk.screen.id.hasPrefix("desk.front") { try clerk.press("lending") }
        try #require(clerk.screen.id.hasPrefix("desk.lending"))
    }

    /// Scans as a scanner does, and looks where that leads.
    func scan(_ code: String, leadsTo id: String) throws {
        clerk.type(code)
        try #require(clerk.screen.id.hasPrefix(id), "\(code) led to \(clerk.screen.id): \(clerk.text)")
    }

    /// Everything of lending that the store keeps, to see that nothing changed.
    func kept() throws -> String {
        try hub.text(
            """
            SELECT (SELECT group_concat(tag || state || prepared || condition) FROM asset) || '/' ||
                (SELECT count(*) FROM loan) || '/' || (SELECT count(*) FROM loan WHERE ended_at IS NULL) || '/' ||
                (SELECT group_concat(state) FROM reservation) || '/' || (SELECT count(*) FROM asset_event)
            """
        )
    }
}
