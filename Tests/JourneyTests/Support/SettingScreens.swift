import Screens

/// The greeting, the panel and its pages, and screens for few keys, to be looked at.
enum SettingScreens {
    static func all() throws -> [(name: String, screen: Screen)] {
        var all: [(String, Screen)] = [
            ("greeting", Visit(try RealHub.surroundings()).screen),
            ("greeting-everything", Visit(try everythingOffered()).screen),
        ]
        var resident = try Resident(at: everythingOffered())
        resident.mean(.display)
        all.append(("panel", resident.screen))
        for topic in ["size", "colours", "sound", "language", "keys", "time"] {
            resident.press(ElementID("topic:\(topic)"))
            all.append(("panel-\(topic)", resident.screen))
            resident.mean(.back)
        }
        resident.press("topic:sound")
        resident.press("sound:on")
        all.append(("panel-sound-on", resident.screen))
        resident = try Resident(means: .keypad)
        all.append(("pad-front", resident.screen))
        try resident.open("complaint")
        resident.press("start")
        resident.mean(.choose(1), .enter)
        all.append(("pad-letters", resident.screen))
        resident.mean(.enter)
        all.append(("board", resident.screen))
        resident.press("board:5")
        all.append(("board-numbers", resident.screen))
        resident.mean(.back)
        try resident.spell("Jo")
        resident.press("board:2")
        all.append(("board-group", resident.screen))
        resident.mean(.help)
        all.append(("pad-help", resident.screen))
        resident = try Resident(means: .oneSwitch)
        resident.mean(.display)
        resident.press("topic:keys")
        all.append(("switch-keys", resident.screen))
        for _ in 0..<200 where resident.screen.id != "switch-rests" { resident.wait(2_000) }
        all.append(("switch-rests", resident.screen))
        return all
    }
}
