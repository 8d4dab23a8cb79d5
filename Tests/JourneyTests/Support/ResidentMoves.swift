import Domain
import Screens
import Testing

// Going about.
extension Resident {
    /// What is chosen on the front, one thing after the other, to come to the start of a service.
    ///
    /// A service that does not stand on the front itself is kept under the heading of its category.
    func way(to code: String) throws -> [ElementID] {
        let service = ElementID("service:\(code)")
        if screen.stops.contains(service) { return [service] }
        let category = try #require(
            categories.first { $0.services.contains { $0.code == code } },
            "no heading leads to \(code)"
        )
        return [ElementID("category:\(category.code)"), service]
    }

    /// Goes from the front to the start of a service.
    mutating func open(_ code: String) throws {
        for id in try way(to: code) { press(id) }
        try #require(screen.id == "start.\(code)", "stuck at \(screen.id)")
    }

    /// The number under which an element stands on the screen.
    func number(of id: ElementID) throws -> String {
        let number = screen.numbered.first { $0.value == id }?.key
        return String(try #require(number, "\(id) has no number on \(screen.id)"))
    }

    /// Puts the focus on an element by its number or by moving, and presses Enter.
    ///
    /// A service that does not stand on the screen is looked for in the list of all.
    mutating func press(_ id: ElementID) {
        if id.description.hasPrefix("service:"), !screen.stops.contains(id), screen.stops.contains("all") {
            press("all")
        }
        if let number = screen.numbered.first(where: { $0.value == id })?.key, screen.focusedField == nil {
            mean(.choose(number), .enter)
            return
        }
        var turns = screen.stops.count
        while screen.focus != id, turns > 0 {
            let stops = screen.stops
            let isAhead = (stops.firstIndex(of: id) ?? 0) > (stops.firstIndex(of: screen.focus) ?? 0)
            mean(isAhead ? .next : .previous)
            turns -= 1
        }
        mean(.enter)
    }
}
