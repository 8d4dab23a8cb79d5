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
    func resident(_ manner: Manner) throws -> Walk {
        let walk = try Walk(manner, store: path)
        try walk.signIn()
        return walk
    }

    /// Somebody of the staff at the desk, signed in.
    func desk(_ manner: Manner, as login: String) throws -> Walk {
        if try store.staff(login: login) == nil {
            let role = Domain.Role(rawValue: login) ?? .caseworker
            try Self.add(login, role, isGiven: false, to: store)
        }
        let walk = try Walk(manner, store: path, atDesk: true)
        try walk.arrive(at: "Staff sign in")
        try walk.enter(login)
        let needsTwo = try store.staff(login: login)?.needsTwoThings ?? false
        try walk.enterSecret(needsTwo ? Self.password : Self.pin)
        if needsTwo {
            try walk.arrive(at: "Scan your staff card")
            try walk.enterSecret(Self.card(of: login))
        }
        try walk.arrive(at: "\(login.capitalized) Green")
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

extension Walk {
    /// Goes on from the greeting to the account of a resident.
    func signIn(to words: String = "You are signed in as Joan Marker.") throws {
        try arrive(at: "Press Enter to start.")
        try press("Enter")
        try arrive(at: "What do you want to do?")
        try choose("Sign in")
        try arrive(at: "What is your account number or library card number?")
        try enter("D12345")
        try arrive(at: "What is your PIN?")
        try enterSecret(DeskHub.residentPIN)
        try arrive(at: words)
    }

    /// Opens a page of "my account" from the first screen.
    func openMine(_ page: String) throws {
        try choose("My account")
        try arrive(at: "My account")
        try choose(page)
        try arrive(at: page)
    }

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
