import Domain
import Foundation
import Testing

@testable import Renderings
@testable import Screens

/// Accounts at the real program: every key goes to it and to a visit in memory, and both must look the same.
private struct AccountWalk {
    var pair: Pair
    let hand: Hand
    var number = AccountShelf.number

    init(_ columns: Int, _ rows: Int, _ hand: Hand) throws {
        pair = try Pair(columns: columns, rows: rows)
        self.hand = hand
    }

    mutating func choose(_ id: ElementID) throws { try pair.choose(id, by: hand) }

    /// Types a text and goes on; nothing where the page may be left empty.
    mutating func enter(_ texts: String...) throws {
        for text in texts {
            try pair.type(text)
            pair.press("Enter", .enter)
            try pair.settle()
        }
    }

    /// Opens an account and goes on to the front, with the number that the program drew.
    mutating func register() throws {
        try choose("register")
        try enter("Joan Marker", "27", "3", "1950")
        try choose("address")
        try enter("7 Quagga Lane", "Millbrook", "zy1 4lb", "01632 960 100", "", "D12345")
        try enter(AccountScreens.pin, AccountScreens.pin)
        try choose("yes")
        // The number is drawn by chance, so the screen that shows it is not compared.
        let send = try pair.resident.number(of: "send")
        for digit in send { pair.press(String(digit), .character(digit)) }
        try pair.settle()
        pair.press("Enter", .enter)
        try pair.pressWaiting()
        let rows = try pair.terminal.wait("the number") { rows in
            rows.contains { (try? AccountNumber(reading: $0)) != nil }
        }
        number = try #require(rows.lazy.compactMap { try? AccountNumber(reading: $0) }.first)
        let real = number
        pair.resident.accounts.change { $0.person.number = real }
        pair.resident.visit.surroundings.person?.number = real
        // A key struck twice must not take the number away, so a press waits a moment.
        Thread.sleep(forTimeInterval: 0.4)
        pair.press("1", .character("1"))
        pair.press("Enter", .enter)
        try pair.settle()
    }

    /// Signs out; then the next resident comes to the same terminal.
    mutating func signOut() throws {
        for digit in try pair.resident.number(of: "sign-out") {
            pair.press(String(digit), .character(digit))
        }
        try pair.settle()
        pair.press("Enter", .enter)
        try pair.pressWaiting()
        let accounts = pair.resident.accounts
        try pair.terminal.wait("a new session") { rows in
            rows.contains { $0.contains("Press Enter to start.") }
        }
        try pair.terminal.press("Enter")
        pair.resident = try Resident(today: .localToday)
        pair.resident.accounts = accounts
        pair.beginAnew()
        try pair.settle()
    }

    /// Types a wrong PIN, which the program answers slowly.
    mutating func enterWrong() throws {
        try pair.type("602914")
        pair.press("Enter", .enter)
        try pair.pressWaiting()
    }
}

@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct AccountTerminalTests {
    @Test(arguments: [(40, 12), (80, 24)], Hand.allCases)
    func anAccountIsOpenedSignedInToAndItsPINChanged(_ size: (Int, Int), _ hand: Hand) throws {
        var walk = try AccountWalk(size.0, size.1, hand)
        try walk.register()
        #expect(walk.pair.resident.screen.id == "front.signed-in")
        try walk.signOut()
        try walk.choose("sign-in")
        try walk.enter(walk.number.grouped, AccountScreens.pin)
        #expect(walk.pair.resident.screen.id == "front.signed-in")
        try walk.choose("account")
        try walk.choose("change-pin")
        try walk.enter(AccountScreens.pin, "730519", "730519")
        #expect(walk.pair.resident.screen.id == "change-pin.done")
        try walk.choose("done")
        try walk.signOut()
        try walk.choose("sign-in")
        try walk.enter("d12345", "730519")
        #expect(walk.pair.resident.screen.id == "front.signed-in")
        let terminal = walk.pair.terminal
        // Two may be of one millisecond, and then stand in any order.
        let acts = try terminal.query("SELECT act FROM audit ORDER BY act")
        #expect(
            acts == """
                account.opened
                account.pin-changed
                account.signed-in
                account.signed-in
                account.signed-in
                """
        )
        for suffix in ["", "-wal", "-shm"] {
            let file = FileManager.default.contents(atPath: terminal.store + suffix) ?? Data()
            for pin in [AccountScreens.pin, "730519"] {
                #expect(file.range(of: Data(pin.utf8)) == nil, "a PIN is in the store\(suffix)")
            }
        }
        #expect(((try? terminal.staffLog()) ?? "").isEmpty)
    }

    @Test(arguments: [(40, 12), (80, 24)], Hand.allCases)
    func wrongPINsAreSlowAndLockTheAccount(_ size: (Int, Int), _ hand: Hand) throws {
        var walk = try AccountWalk(size.0, size.1, hand)
        try walk.register()
        try walk.signOut()
        try walk.choose("sign-in")
        try walk.enter(walk.number.grouped)
        let start = Date()
        for _ in 1...4 {
            try walk.enterWrong()
            try walk.pair.settle()
            #expect(walk.pair.resident.screen.title == "The number or the PIN is wrong")
            try walk.choose("retry")
            try walk.enter("")
        }
        #expect(Date().timeIntervalSince(start) >= 9, "1, 2, 3 and 3 seconds")
        try walk.enterWrong()
        let terminal = walk.pair.terminal
        // Until when it is locked depends on the clock, so the screen is not compared.
        let rows = try terminal.wait("the lock") { $0.contains { $0.contains("You cannot sign in now") } }
        let told = rows.joined(separator: " ")
        #expect(told.contains("You can try again at ") && told.contains("Staff at the desk can open it now."))
        #expect(try terminal.query("SELECT kind FROM staff_alert") == "account-locked")
        #expect(try terminal.query("SELECT count(*) FROM audit WHERE act = 'account.locked'") == "1")
        #expect(try !terminal.tmux("capture-pane", "-p", "-S", "-").contains("602914"))
    }

    @Test(.enabled(if: getuid() == 0, "only root may read the memory of other processes"))
    func nothingOfWhoWasSignedInIsInTheMemoryOfTheSupervisorOrOfTheNextSession() throws {
        var walk = try AccountWalk(80, 24, .digits)
        try walk.register()
        let terminal = walk.pair.terminal
        let first = try #require(terminal.sessions().first)
        #expect(try terminal.memory(of: first).contains("Joan Marker"), "the search must be able to find it")
        try walk.signOut()
        let next = try #require(terminal.sessions().first)
        #expect(next != first)
        for process in [next, try terminal.supervisor()] {
            let memory = try terminal.memory(of: process)
            for text in ["Joan Marker", "7 Quagga Lane", walk.number.grouped] {
                #expect(!memory.contains(text), "\(text) was left")
            }
        }
    }

    /// Meets I06.
    @Test func aCardOnTheFirstScreenIsTheBeginningOfSigningIn() throws {
        var walk = try AccountWalk(40, 12, .digits)
        try walk.register()
        try walk.signOut()
        let terminal = walk.pair.terminal
        try terminal.press("D12345".map { String($0) } + ["Enter"])
        try terminal.wait("the card") { $0.contains { $0.contains("Card seen.") } }
        try terminal.press("Enter")
        try terminal.wait("the PIN") { $0.contains { $0.contains("What is your PIN?") } }
        try terminal.type(AccountScreens.pin)
        try terminal.wait("the stars") { $0.contains { $0.contains("******") } }
        try terminal.press("Enter")
        try terminal.wait("her name") { $0.contains { $0.contains("You are signed in as Joan Marker.") } }
    }

    @Test func inLinesAnAccountIsOpenedAndAPINIsNeverShown() throws {
        let terminal = try Terminal(columns: 80, rows: 50, options: ["--lines"])
        var resident = try Resident(today: .localToday)
        var renderer = LineRenderer(words: LineWords(try RealHub.words()))
        func see(_ text: String) throws {
            try terminal.wait(text) { rows in
                rows.filter { !$0.isEmpty }.suffix(36).joined(separator: " ").contains(text)
            }
        }
        try see("Press Enter to start.")
        try terminal.press("Enter")
        func say(_ line: String) throws {
            try see(resident.screen.title)
            // What is asked last stands on the last line.
            Thread.sleep(forTimeInterval: 0.15)
            try terminal.type(line)
            try terminal.press("Enter")
            for intent in renderer.intents(for: line, on: resident.screen) { resident.mean(intent) }
        }
        try say(resident.number(of: "register"))
        for line in ["Joan Marker", "27", "3", "1950", "1", "14 Weir Road", "Millbrook", "ZY1 4LB"] {
            try say(line)
        }
        for line in ["01632 960 100", "", "", AccountScreens.pin, AccountScreens.pin, "1"] { try say(line) }
        #expect(resident.screen.id == "register.check", "stuck at \(resident.screen.id)")
        try say(resident.number(of: "send"))
        try see("Your account is open")
        let rows = try terminal.rows()
        let number = try #require(rows.lazy.compactMap { try? AccountNumber(reading: $0) }.first)
        Thread.sleep(forTimeInterval: 0.4)
        try say(resident.number(of: "home"))
        try see("You are signed in as Joan Marker.")
        try say(resident.number(of: "sign-out"))
        try see("Press Enter to start.")
        try terminal.press("Enter")
        resident = try Resident(today: .localToday)
        try say(resident.number(of: "sign-in"))
        try say(number.grouped)
        try say("602914")
        try see("The number or the PIN is wrong")
        let all = try terminal.tmux("capture-pane", "-p", "-S", "-")
        for pin in [AccountScreens.pin, "602914"] { #expect(!all.contains(pin), "\(all)") }
    }
}
