import Domain
import Ground
import Screens
import Testing

/// Saving a form on one terminal and carrying on with it on another, in memory.
enum SavingScreens {
    /// A resident whose form stands at its second page.
    static func inForm() throws -> Resident {
        var resident = try Resident()
        resident.press("service:missed-bin")
        resident.press("start")
        resident.press("choice:whichBin:rubbish")
        return resident
    }

    /// The next resident's visit, perhaps on another day, on a terminal with the same store.
    static func elsewhere(_ resident: Resident, daysLater days: Int = 0) throws -> Resident {
        var next = try Resident(today: Resident.today.adding(days: days))
        next.shelf = resident.shelf
        return next
    }

    /// Every screen of saving and of carrying on, by name.
    static func all() throws -> [(name: String, screen: Screen)] {
        var all: [(String, Screen)] = []
        var resident = try inForm()
        resident.mean(.finish)
        resident.press("save")
        all.append(("save", resident.screen))
        resident.mean(.answer("31"), .enter, .answer("2"), .enter, .answer("1950"), .enter)
        all.append(("save-problem", resident.screen))
        resident.mean(.back)
        resident.storeFails = true
        try resident.save()
        all.append(("save-failed", resident.screen))
        resident.mean(.back)
        resident.storeFails = false
        try resident.save()
        all.append(("saved", resident.screen))
        resident.press("return")
        resident.mean(.finish)
        all.append(("finish-saved", resident.screen))
        var next = try elsewhere(resident)
        next.press("saved")
        all.append(("carry-on", next.screen))
        next.mean(.answer("7K2M-9QXP"), .enter)
        all.append(("carry-on-slip", next.screen))
        try next.carryOn(born: ["28", "3", "1950"], from: "carry-on")
        all.append(("carry-on-wrong", next.screen))
        next = try elsewhere(resident)
        next.press("saved")
        next.mean(.answer(try #require(resident.shelf.code).grouped), .enter)
        all.append(("carry-on-born", next.screen))
        for _ in 1...5 { try next.carryOn(born: ["28", "3", "1950"], from: "carry-on") }
        all.append(("carry-on-locked", next.screen))
        resident = try inForm()
        try resident.save()
        next = try elsewhere(resident, daysLater: 29)
        try next.carryOn()
        all.append(("carry-on-expired", next.screen))
        next = try elsewhere(resident)
        next.closed = ["missed-bin"]
        try next.carryOn()
        all.append(("carry-on-gone", next.screen))
        return all
    }
}

extension Resident {
    static let born = ["27", "3", "1950"]

    /// Finishes a form by saving it.
    mutating func save(born: [String] = Self.born) throws {
        mean(.finish)
        press("save")
        // It is asked for once in a visit.
        if screen.id.hasPrefix("save"), screen.focusedField != nil { enter(born) }
    }

    /// Types a date into three fields, and goes on.
    mutating func enter(_ date: [String]) {
        for text in date { mean(.answer(text), .enter) }
    }

    /// Opens a saved form from the first screen, or from the code's, with the code as somebody wrote it down.
    mutating func carryOn(
        _ code: String? = nil,
        born: [String] = Self.born,
        from start: String = "front"
    ) throws {
        let code = try code ?? #require(shelf.code).grouped
        if start == "front" { press("saved") }
        while screen.id.hasPrefix("carry-on.born") { mean(.back) }
        if screen.focusedField == nil { mean(.enter) }
        mean(.answer(code), .enter)
        guard screen.id.hasPrefix("carry-on.born") else { return }
        if screen.focusedField == nil { mean(.enter) }
        enter(born)
    }
}
