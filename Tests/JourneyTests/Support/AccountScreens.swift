import Domain
import Forms
import Screens
import Testing

/// Opening an account, signing in and changing a PIN, in memory.
enum AccountScreens {
    static let pin = "481620"
    static let texts = ["Joan Marker", "14 Weir Road", "Millbrook", "ZY1 4LB", "01632 960 100"]

    /// The next resident's visit, on a terminal with the same store.
    static func elsewhere(_ resident: Resident, at surroundings: Surroundings? = nil) throws -> Resident {
        var next = try Resident(at: surroundings ?? RealHub.surroundings())
        next.accounts = resident.accounts
        return next
    }

    /// A resident with an account, whose visit is over.
    static func registered() throws -> Resident {
        var resident = try Resident()
        try resident.register()
        return resident
    }

    /// Every screen, by name; no PIN that was typed is in any of them.
    static func all() throws -> [(name: String, screen: Screen)] {
        try registering() + problems() + signingIn() + changing()
    }

    private static func registering() throws -> [(String, Screen)] {
        var all: [(String, Screen)] = []
        var resident = try Resident()
        resident.press("register")
        try resident.fillInAccount { all.append(("register-\($0)", $1)) }
        resident.press("send")
        all.append(("account-opened", resident.screen))
        resident.press("home")
        all.append(("front-signed-in", resident.screen))
        try resident.open("bulky-waste")
        resident.press("start")
        let answers = try goodAnswers("bulky-waste")
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            if resident.screen.parts.contains(.paragraph("This is from your account. You can change it.")) {
                let id = resident.screen.id.split(separator: "/").last ?? ""
                all.append(("prefilled-\(id)", resident.screen))
                resident.press("continue")
            } else {
                resident.answer(answers)
            }
        }
        return all
    }

    private static func problems() throws -> [(String, Screen)] {
        var all: [(String, Screen)] = []
        var resident = try Resident()
        resident.press("register")
        resident.mean(.enter)
        all.append(("register-name-problem", resident.screen))
        resident.mean(.enter, .answer("Joan Marker"), .enter)
        resident.enter(Resident.born)
        resident.press("address")
        for text in ["14 Weir Road", "Millbrook", "ZY1"] { resident.mean(.answer(text), .enter) }
        all.append(("register-address-problem", resident.screen))
        resident.mean(.enter, .answer("ZY1 4LB"), .enter, .answer("01632 960 100"), .enter)
        resident.mean(.enter, .enter, .answer("123456"), .enter)
        all.append(("register-pin-problem", resident.screen))
        resident.mean(.enter, .answer("270350"), .enter)
        all.append(("register-pin-born", resident.screen))
        resident.mean(.enter, .answer(pin), .enter, .answer("481621"), .enter)
        all.append(("register-pin-not-same", resident.screen))
        resident.mean(.finish)
        all.append(("register-leaving", resident.screen))
        resident.press("stay")
        resident.mean(.enter, .answer(pin), .enter, .answer(pin), .enter)
        resident.press("no")
        all.append(("register-refused", resident.screen))
        resident.press("stay")
        resident.press("yes")
        resident.storeFails = true
        resident.press("send")
        all.append(("register-not-opened", resident.screen))
        resident.storeFails = false
        resident.press("send")
        return all + (try calling())
    }

    /// Who could not finish, or found nothing, may ask to be called.
    private static func calling() throws -> [(String, Screen)] {
        var all: [(String, Screen)] = []
        var known = try registered()
        known.press("home")
        try known.beginAForm()
        known.mean(.finish)
        all.append(("finishing-signed-in", known.screen))
        known.press("call")
        all.append(("call-known", known.screen))
        known.press("other")
        all.append(("call-asked", known.screen))
        known.press("continue")
        all.append(("call-problem", known.screen))
        known.mean(.enter, .answer("01632 960 222"), .enter)
        all.append(("call-done", known.screen))
        return all
    }

    private static func signingIn() throws -> [(String, Screen)] {
        var all: [(String, Screen)] = []
        var next = try elsewhere(registered())
        next.mean(.scan("D12345"))
        all.append(("sign-in-card", next.screen))
        next.mean(.back)
        next.press("sign-in")
        all.append(("sign-in", next.screen))
        next.mean(.answer("x"), .enter)
        all.append(("sign-in-problem", next.screen))
        next.mean(.enter, .answer(AccountShelf.number.grouped), .enter)
        all.append(("sign-in-pin", next.screen))
        next.mean(.answer("4816"))
        all.append(("sign-in-pin-typed", next.screen))
        next.mean(.enter)
        all.append(("sign-in-pin-problem", next.screen))
        next.mean(.enter, .enter)
        all.append(("sign-in-no-pin", next.screen))
        next.press("forgot")
        all.append(("sign-in-forgotten", next.screen))
        next.press("retry")
        for number in 1...5 {
            next.mean(.enter, .answer("602914"), .enter)
            if number == 1 { all.append(("sign-in-wrong", next.screen)) }
            if number < 5 { next.press("retry") }
        }
        all.append(("sign-in-locked", next.screen))
        return all
    }

    private static func changing() throws -> [(String, Screen)] {
        var all: [(String, Screen)] = []
        var next = try elsewhere(registered())
        next.accounts.change { $0.isGiven = true }
        next.signIn()
        all.append(("change-pin-given", next.screen))
        next.mean(.answer("730519"), .enter)
        all.append(("change-pin-again", next.screen))
        next.mean(.answer("730519"), .enter)
        all.append(("change-pin-done", next.screen))
        next.press("done")
        next.press("account")
        all.append(("my-account", next.screen))
        next.press("change-pin")
        all.append(("change-pin", next.screen))
        next.mean(.answer("111222"), .enter)
        next.mean(.answer("926174"), .enter, .answer("926174"), .enter)
        all.append(("change-pin-wrong", next.screen))
        return all
    }
}

extension Resident {
    /// Answers enough of a form for it to be lost.
    mutating func beginAForm() throws {
        let answers = try goodAnswers("missed-bin")
        try open("missed-bin")
        press("start")
        for _ in 0..<2 { answer(answers) }
    }

    /// Fills in a new account from its first page to the check, and tells of each page.
    mutating func fillInAccount(
        card: String = "D12345",
        _ seen: (String, Screen) -> Void = { _, _ in }
    ) throws {
        func name(_ screen: Screen) -> String { String(screen.id.dropFirst("register.".count)) }
        let texts: [String: [String]] = [
            "name": ["Joan Marker"], "born": Self.born,
            "address": ["14 Weir Road", "Millbrook", "zy1 4lb"], "phone": ["01632 960 100"],
            "email": ["joan@example.org"], "card": [card], "pin": [AccountScreens.pin],
            "pin.again": [AccountScreens.pin],
        ]
        for _ in 0..<20 where screen.id != "register.check" {
            let page = name(screen)
            seen(page, screen)
            switch page {
            case "home": press("address")
            case "consent": press("yes")
            default:
                for text in try #require(texts[page], "stuck at \(screen.id)") { mean(.answer(text), .enter) }
            }
        }
        seen("check", screen)
        try #require(screen.id == "register.check", "stuck at \(screen.id)")
    }

    /// Opens an account from the first screen, and stands on its number.
    mutating func register(card: String = "D12345") throws {
        press("register")
        try fillInAccount(card: card)
        press("send")
        try #require(screen.id == "account-opened", "stuck at \(screen.id)")
    }

    /// Signs in from the first screen.
    mutating func signIn(_ number: String = AccountShelf.number.grouped, pin: String = AccountScreens.pin) {
        press("sign-in")
        mean(.answer(number), .enter, .answer(pin), .enter)
    }
}
