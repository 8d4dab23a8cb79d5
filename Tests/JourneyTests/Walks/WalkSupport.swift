import Domain
import Foundation
import Ground
import Store
import Testing

@testable import Screens

// A hub whose residents and staff come to real terminals.
extension DeskHub {
    /// The PIN of every resident.
    static let residentPIN = "730514"

    /// Joan at the kiosk, signed in by her card.
    func resident(_ manner: Manner, printer: PaperTray? = nil) throws -> Walk {
        let walk = try Walk(manner, store: path, printer: printer)
        try walk.signIn()
        return walk
    }

    /// Somebody of the staff at the desk, signed in; her login is that of her role where no role is said.
    func desk(
        _ manner: Manner,
        as login: String,
        _ role: Domain.Role? = nil,
        printer: PaperTray? = nil
    ) throws -> Walk {
        if try store.staff(login: login) == nil {
            let role = role ?? Domain.Role(rawValue: login) ?? .caseworker
            try Self.add(login, role, isGiven: false, to: store)
        }
        let walk = try Walk(manner, store: path, atDesk: true, printer: printer)
        try walk.signIn(as: login, at: self)
        return walk
    }

    /// Waits until the store says something, since the program writes a moment after it shows.
    func expect(
        _ sql: String,
        _ wanted: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var found = ""
        for _ in 0..<200 {
            found = try text(sql)
            if found == wanted { return }
            Thread.sleep(forTimeInterval: 0.05)
        }
        Issue.record("the store says \"\(found)\" and not \"\(wanted)\"", sourceLocation: sourceLocation)
    }
}

/// Somebody at the release program, who sees it or hears it.
protocol Walker {
    /// Waits for the first words there are, and for what is needed to go on from them.
    func start() throws
    /// Waits for some words without moving, such as the title of the screen.
    func arrive(at words: String) throws
    /// Waits for some words anywhere on the screen.
    func see(_ words: String...) throws
    /// Goes to something that may be chosen, by its words, and presses Enter.
    func choose(_ labels: String...) throws
    /// Types into the field that has the focus, and presses Enter.
    func enter(_ texts: String...) throws
    /// Types what is not shown, and presses Enter.
    func enterSecret(_ text: String) throws
    /// Presses a key that is the same everywhere.
    func press(_ key: String) throws
}

extension Walk: Walker { func start() throws {} }

extension Walker {
    /// Signs in at the desk, with what her role asks for.
    func signIn(as login: String, at hub: DeskHub) throws {
        try arrive(at: "Staff sign in")
        try enter(login)
        let needsTwo = try hub.store.staff(login: login)?.needsTwoThings ?? false
        try enterSecret(needsTwo ? DeskHub.password : DeskHub.pin)
        if needsTwo {
            try arrive(at: "Scan your staff card")
            try enterSecret(DeskHub.card(of: login))
        }
        try arrive(at: "\(login.capitalized) Green")
    }

    /// Goes on from the greeting to the account of a resident.
    func signIn(
        _ card: String = "D12345",
        _ pin: String = DeskHub.residentPIN,
        to words: String = "You are signed in as Joan Marker."
    ) throws {
        try begin()
        try choose("Sign in")
        try arrive(at: "What is your account number or library card number?")
        try enter(card)
        try arrive(at: "What is your PIN?")
        try enterSecret(pin)
        try arrive(at: words)
    }

    /// Goes on from the greeting to the first screen.
    func begin() throws {
        try arrive(at: "Press Enter to start.")
        try press("Enter")
        try arrive(at: "What do you want to do?")
    }
}

extension Walk {
    /// Chooses the first of the things that can be chosen, whatever it is.
    func chooseFirst() throws { if manner == .lines { try enter("1") } else { try press("Enter") } }

    /// Leaves the screen that is the last of its way, for the next resident.
    func finish() throws {
        settle()
        try choose("Finish and clear the screen")
    }

    /// Clears the screen from wherever she is, for the next resident.
    func leave() throws {
        settle()
        try press("F10")
    }

    /// Opens the record of a resident at the desk.
    func find(_ person: Person) throws {
        try enter(person.number.description)
        try arrive(at: "Account \(person.number.grouped)")
    }

    /// Goes from the desk to what waits for a second person.
    private func openApproval(_ deed: String) throws {
        try choose("1 thing to agree to")
        try arrive(at: "Things to agree to")
        try choose(deed)
    }

    /// Agrees, as the second person, to what somebody asked for.
    func agree(to deed: String) throws {
        try openApproval(deed)
        try arrive(at: "Waits for a second person.")
        try choose("Agree")
        try arrive(at: "You agreed. It can be done now.")
    }

    /// Opens what was agreed, to do it.
    func openAgreed(_ deed: String) throws {
        try openApproval(deed)
        try arrive(at: "Agreed, and not done yet.")
    }

    /// Opens a page of "my account" from the first screen.
    func openMine(_ page: String) throws {
        try choose("My account")
        try arrive(at: "My account")
        try choose(page)
        try arrive(at: page)
    }
}

extension Walk {
    /// Begins a form from the first screen.
    func begin(_ service: String, _ question: String) throws {
        try choose("All services, A to Z")
        try choose(title(of: service))
        try choose("Start now")
        try arrive(at: question)
    }

    /// Types the parts of a date, one field after the other.
    func enter(_ date: CivilDate) throws { try enter("\(date.day)", "\(date.month)", "\(date.year)") }
}

/// The title of a service of the hub.
func title(of service: String) throws -> String {
    try #require(try RealHub.surroundings().service(service)).title
}
