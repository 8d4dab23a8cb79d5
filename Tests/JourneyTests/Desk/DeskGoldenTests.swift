import Domain
import Ground
import Screens
import Testing

@testable import Renderings
@testable import handrail

/// Screens of the desk as text, for a reviewer to read; see `GoldenTests`.
@Suite struct DeskGoldenTests {
    /// What is different each day or by chance, as it stands in the files.
    static func steady(_ screen: Screen, _ hub: DeskHub, _ other: Person? = nil) -> Screen {
        var screen = screen
        func same(_ text: String) -> String {
            var text = text.replacing(hub.joan.number.grouped, with: "284 915 607")
            text = text.replacing(hub.joan.number.description, with: "284915607")
            if let other { text = text.replacing(other.number.grouped, with: "731 058 449") }
            text = text.replacing(/[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/, with: "7K2-M9Q-XP4")
            text = text.replacing(
                /((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?[0-9]{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) 20[0-9]{2}/,
                with: "21 November 2026"
            )
            text = text.replacing(
                /(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) 21 November 2026/,
                with: "Saturday 21 November 2026"
            )
            return text.replacing(/(midday|midnight|[0-9]{1,2}(:[0-9]{2})?(am|pm)) on/, with: "10:30am on")
        }
        screen.title = same(screen.title)
        screen.caption = screen.caption.map(same)
        screen.parts = screen.parts.map { part in
            switch part {
            case .paragraph(let text): .paragraph(same(text))
            case .points(let points): .points(points.map(same))
            case .notice(let text): .notice(same(text))
            case .choice(var choice):
                {
                    choice.label = same(choice.label)
                    choice.hint = choice.hint.map(same)
                    return .choice(choice)
                }()
            case .reference(let label, _, _):
                .reference(label: label, code: "481 620", spoken: "4, 8, 1, 6, 2, 0")
            default: part
            }
        }
        return screen
    }

    private func screens() throws -> [(String, Screen)] {
        let hub = try DeskHub()
        let reference = try hub.send("missed-bin", for: hub.joan, team: "Waste team")
        let door = try Clerk(at: hub)
        var all = [("desk-door", door.screen)]
        let clerk = try Clerk(at: hub, as: "coordinator")
        all.append(("desk-front", clerk.screen))
        clerk.type("D12345")
        all.append(("desk-person", clerk.screen))
        try clerk.press("pin")
        try clerk.press("proof:letter")
        all.append(("desk-proofs", clerk.screen))
        try clerk.press("proof:passport")
        try clerk.press("give")
        all.append(("desk-new-pin", clerk.screen))
        clerk.mean(.enter)
        try clerk.press(ElementID("request:\(reference)"))
        try clerk.press("act:claimed")
        all.append(("desk-case", clerk.screen))
        try clerk.press("act:completed")
        all.append(("desk-outcome", clerk.screen))
        return all.map { ($0.0, Self.steady($0.1, hub)) }
    }

    /// What was handed in, what is taken away, and records in bulk.
    private func screensOfTheView() throws -> [(String, Screen)] {
        let hub = try DeskHub()
        try hub.handIn("blue-badge", for: hub.joan)
        try hub.keepForm("missed-bin", for: hub.joan, until: World().today.adding(days: 10))
        let clerk = try Clerk(at: hub, as: "coordinator")
        clerk.type("D12345")
        var all = [("desk-view", clerk.screen)]
        try clerk.press("take-out")
        all.append(("desk-take-out", clerk.screen))
        clerk.mean(.back, .back)
        try clerk.press("export")
        all.append(("desk-export", clerk.screen))
        try clerk.press("records:requests")
        all.append(("desk-export-purpose", clerk.screen))
        clerk.type("counting for the council")
        all.append(("desk-export-asked", clerk.screen))
        return all.map { ($0.0, Self.steady($0.1, hub)) }
    }

    /// A device is handed out and comes back without a part.
    private func lendingScreens() throws -> [(String, Screen)] {
        let desk = try LendingDesk()
        let clerk = desk.clerk
        for number in 1...2 { try desk.add("PHO-\(number)") }
        try desk.queue(desk.joan)
        try desk.open()
        var all = [("desk-lending", clerk.screen)]
        try clerk.press("leave")
        clerk.type(try desk.promise(desk.joan).reference.grouped)
        all.append(("desk-hand-out", clerk.screen))
        clerk.type("D12345")
        all.append(("desk-hand-out-wrong", clerk.screen))
        clerk.type("PHO-1")
        all.append(("desk-hand-out-kit", clerk.screen))
        clerk.mean(.enter)
        all.append(("desk-hand-out-agreement", clerk.screen))
        clerk.mean(.enter)
        all.append(("desk-lent", clerk.screen))
        clerk.type("PHO-1")
        all.append(("desk-take-back", clerk.screen))
        try clerk.press("part:case")
        try clerk.press("kit")
        all.append(("desk-returned", clerk.screen))
        clerk.mean(.enter)
        all.append(("desk-device", clerk.screen))
        return all.map { ($0.0, Self.steady($0.1, desk.hub)) }
    }

    @Test(arguments: [(40, 12), (80, 24), (160, 45)])
    func screensOfTheDeskLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        let size = Frame.Size(columns: columns, rows: rows)
        for (name, screen) in try screens() + screensOfTheView() + lendingScreens() {
            try expectGolden(GoldenTests().picture(screen, size), "\(name)-\(columns)x\(rows)")
        }
    }

    @Test func screensOfTheDeskReadInLinesAsTheyWereReviewed() throws {
        let words = try RealHub.words()
        for (name, screen) in try screens() + screensOfTheView() + lendingScreens() {
            var renderer = LineRenderer(words: LineWords(words))
            try expectGolden(renderer.lines(for: screen).joined(separator: "\n") + "\n", "\(name)-lines")
        }
    }
}
