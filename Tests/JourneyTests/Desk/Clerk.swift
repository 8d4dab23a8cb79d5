import Content
import Domain
import Foundation
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// One of the staff at the desk, in memory.
final class Clerk: Sitting {
    init(at hub: DeskHub, world: World = World(), lock: DeskLock? = nil) throws {
        try super.init(at: hub, terminal: "desk", world: world) { around in
            var surroundings = around
            surroundings.desk = try RealHub.access.deskWords("en")
            surroundings.hub.deskLock = lock ?? surroundings.hub.deskLock
            return Visit(desk: surroundings)
        }
    }

    /// One of the staff who is signed in.
    convenience init(
        at hub: DeskHub,
        as login: String,
        world: World = World(),
        lock: DeskLock? = nil
    ) throws {
        try self.init(at: hub, world: world, lock: lock)
        if try hub.store.staff(login: login) == nil {
            let role = Domain.Role(rawValue: login) ?? .caseworker
            try DeskHub.add(login, role, isGiven: false, to: hub.store)
        }
        try signIn(login)
    }

    /// Signs in with what her role asks for.
    func signIn(_ login: String, secret: String? = nil, card: String? = nil) throws {
        let needsTwo = try hub.store.staff(login: login.lowercased())?.needsTwoThings ?? false
        type(login, secret ?? (needsTwo ? DeskHub.password : DeskHub.pin))
        if needsTwo { type(card ?? DeskHub.card(of: login)) }
        try #require(screen.id == "desk.front", "stuck at \(screen.id)")
    }

    /// Does an act as if a screen had asked for it, whether one offers it or not.
    func force(_ act: DeskAct) -> DeskNews { shell.desk(act) }
}
