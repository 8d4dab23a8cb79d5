import Content
import Domain
import Foundation
import Ground
import Renderings
import Store
import Testing

@testable import Screens
@testable import handrail

/// Somebody at a terminal, in memory: the real visit and the real shell over a real store, driven as a hand does.
class Sitting {
    private(set) var visit: Visit
    let shell: Shell
    let hub: DeskHub
    private var time: Int64 = 1_000_000

    /// Sits down; `begin` makes the visit of what is around it.
    init(
        at hub: DeskHub,
        terminal: String = "by the door",
        world: World = World(),
        begin: (Surroundings) throws -> Visit = { Visit($0) }
    ) throws {
        self.hub = hub
        shell = Shell(
            content: root.appending(path: "Kiosk/Content").path(),
            store: hub.path,
            terminal: terminal,
            words: try RealHub.words(),
            access: RealHub.access,
            log: StaffLog(path: hub.path + ".log"),
            world: world
        )
        try #require(shell.makeReady())
        visit = try begin(try RealHub.surroundings())
    }

    var screen: Screen { visit.screen }
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

    /// Presses elements one after the other: by their numbers where no field has the focus.
    func press(_ ids: ElementID...) throws {
        for id in ids {
            try #require(screen.stops.contains(id), "\(id) is not on \(screen.id): \(screen.stops)")
            if let number = screen.numbered.first(where: { $0.value == id })?.key, screen.focusedField == nil
            {
                mean(.choose(number), .enter)
                continue
            }
            var turns = screen.stops.count
            while screen.focus != id {
                try #require(turns > 0, "\(id) is never reached on \(screen.id)")
                let stops = screen.stops
                let isAhead = (stops.firstIndex(of: id) ?? 0) > (stops.firstIndex(of: screen.focus) ?? 0)
                mean(isAhead ? .next : .previous)
                turns -= 1
            }
            mean(.enter)
        }
    }

    /// Everything that the screen says, a line each.
    var lines: [String] {
        var renderer = LineRenderer(words: LineWords(visit.words))
        return renderer.lines(for: screen)
    }

    /// Everything that the screen says.
    var text: String { lines.joined(separator: "\n") }

    /// Happens before the shell does what was asked, as if another terminal were quicker.
    func before(_ effect: Effect) {}

    private func take(_ effects: [Effect]) {
        for effect in effects {
            before(effect)
            for outcome in shell.perform(effect) { take(visit.update(.outcome(outcome), at: moment)) }
        }
    }
}
