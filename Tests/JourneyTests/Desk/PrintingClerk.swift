import Content
import Testing

@testable import Screens
@testable import handrail

/// Somebody at a desk with a printer, whose papers are kept.
final class PrintingClerk: Sitting {
    private(set) var papers: [Printout] = []

    init(at hub: DeskHub) throws {
        try super.init(at: hub, terminal: "desk") { around in
            var surroundings = around
            surroundings.desk = try RealHub.access.deskWords("en")
            surroundings.equipment = Equipment(hasPrinter: true)
            return Visit(desk: surroundings)
        }
        type("coordinator", DeskHub.password, DeskHub.card(of: "coordinator"))
        try #require(screen.id == "desk.front", "stuck at \(screen.id)")
    }

    override func before(_ effect: Effect) { if case .print(let paper) = effect { papers.append(paper) } }
}
