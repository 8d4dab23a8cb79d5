import Screens
import Testing

/// Screens of every kind, as residents come to see them.
enum EveryScreen {
    /// The screens of the front, of finding, saving, scanning and booking, and every screen of every form.
    static func all() throws -> [Screen] {
        var screens = try
            (FindingScreens.all() + SavingScreens.all() + EvidenceScreens.all() + SlotScreens.all()
            + AccountScreens.all() + MineScreens.all() + LendingScreens.all())
            .map(\.screen)
        for code in codes { screens += try form(code) }
        var resident = try Resident()
        try resident.open("complaint")
        for intent in [Intent.help, .display] {
            resident.mean(intent)
            screens.append(resident.screen)
            resident.mean(.back)
        }
        resident.wait(180_000)
        screens.append(resident.screen)
        return screens
    }

    /// The screens of one form from its start to its reference, each question as it is first seen and with its errors.
    static func form(_ code: String) throws -> [Screen] {
        var resident = try Resident()
        try resident.open(code)
        var screens = [resident.screen]
        resident.press("start")
        let answers = try goodAnswers(code)
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            screens.append(resident.screen)
            var hasty = resident
            hasty.press("continue")
            if hasty.screen.id.contains("!") { screens.append(hasty.screen) }
            resident.answer(answers)
        }
        try #require(resident.screen.id.hasSuffix(".check"), "stuck at \(resident.screen.id)")
        screens.append(resident.screen)
        resident.press("send")
        return screens + [resident.screen]
    }
}

extension Screen {
    /// Whether it asks a question of a form.
    var isQuestion: Bool { id.hasPrefix("form.") && id.contains("/") && stops.contains("continue") }

    var choices: [Part.Choice] {
        parts.compactMap { if case .choice(let choice) = $0 { choice } else { nil } }
    }

    var fields: [Part.Field] { parts.compactMap { if case .field(let field) = $0 { field } else { nil } } }

    var answered: [Part.Answered] { parts.compactMap { if case .answer(let one) = $0 { one } else { nil } } }

    var buttons: [Part.Button] {
        parts.compactMap { if case .button(let button) = $0 { button } else { nil } }
    }

    /// What is said to be wrong, before the fields and beside them.
    var wrong: [String] {
        parts.flatMap { part -> [String] in
            switch part {
            case .problems(title: _, let problems): problems.map(\.message)
            case .mistake(let text): [text]
            case .field(let field): field.problem.map { [$0] } ?? []
            default: []
            }
        }
    }
}
