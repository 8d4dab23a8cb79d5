import Content
import Domain
import Foundation
import Ground
import Renderings
import Store
import Testing

@testable import Screens
@testable import handrail

/// One of the staff at the desk, in memory: the real flow and the real shell over a real store.
final class Clerk {
    private(set) var visit: Visit
    let shell: Shell
    let hub: DeskHub
    private var time: Int64 = 1_000_000

    init(at hub: DeskHub, world: World = World(), lock: DeskLock? = nil) throws {
        self.hub = hub
        let words = try RealHub.words()
        shell = Shell(
            content: root.appending(path: "Kiosk/Content").path(),
            store: hub.path,
            terminal: "desk",
            words: words,
            access: RealHub.access,
            log: StaffLog(path: hub.path + ".log"),
            world: world
        )
        try #require(shell.makeReady())
        var surroundings = try RealHub.surroundings()
        surroundings.desk = try RealHub.access.deskWords("en")
        surroundings.hub.deskLock = lock ?? surroundings.hub.deskLock
        visit = Visit(desk: surroundings)
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

    var screen: Screen { visit.screen }

    /// Signs in with what her role asks for.
    func signIn(_ login: String, secret: String? = nil, card: String? = nil) throws {
        let needsTwo = try hub.store.staff(login: login.lowercased())?.needsTwoThings ?? false
        type(login, secret ?? (needsTwo ? DeskHub.password : DeskHub.pin))
        if needsTwo { type(card ?? DeskHub.card(of: login)) }
        try #require(screen.id == "desk.front", "stuck at \(screen.id)")
    }

    var moment: Moment { Moment(milliseconds: time, today: shell.world.today) }

    func mean(_ intents: Intent...) {
        for intent in intents {
            time += 400
            take(visit.update(.intent(intent), at: moment))
        }
    }

    func wait(_ milliseconds: Int64) {
        time += milliseconds
        take(visit.update(.tick, at: moment))
    }

    /// Lets time pass without the program, as a machine does that sleeps.
    func sleep(_ milliseconds: Int64) { time += milliseconds }

    func ask(for patience: Patience) { visit.surroundings.settings.patience = patience }

    /// Answers one field after the other.
    func type(_ texts: String...) {
        for text in texts { mean(.answer(text), .enter) }
    }

    /// Presses an element, as a hand does: by its number where no field has the focus.
    func press(_ id: ElementID) throws {
        try #require(screen.stops.contains(id), "\(id) is not on \(screen.id)")
        if let number = screen.numbered.first(where: { $0.value == id })?.key, screen.focusedField == nil {
            mean(.choose(number), .enter)
            return
        }
        while screen.focus != id {
            let stops = screen.stops
            let isAhead = (stops.firstIndex(of: id) ?? 0) > (stops.firstIndex(of: screen.focus) ?? 0)
            mean(isAhead ? .next : .previous)
        }
        mean(.enter)
    }

    /// Does an act as if a screen had asked for it, whether one offers it or not.
    func force(_ act: DeskAct) -> DeskNews { shell.desk(act) }

    /// Everything that the screen says.
    var text: String {
        var renderer = LineRenderer(words: LineWords(visit.words))
        return renderer.lines(for: screen).joined(separator: "\n")
    }

    private func take(_ effects: [Effect]) {
        for effect in effects {
            for outcome in shell.perform(effect) { take(visit.update(.outcome(outcome), at: moment)) }
        }
    }
}
