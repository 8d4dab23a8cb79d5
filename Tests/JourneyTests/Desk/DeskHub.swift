import Domain
import Foundation
import Ground
import Store
import Testing

@testable import handrail

/// A hub with its store, its staff and a resident.
final class DeskHub {
    let folder: URL
    let store: Store
    let joan: Person
    static let pin = "481620"
    static let password = "tall green bicycle"

    /// The staff card of a login.
    static func card(of login: String) -> String { "STAFF\(login.uppercased())" }

    var path: String { folder.appending(path: "store.sqlite").path() }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "handrail-desk-\(UUID())")
        store = try Store.create(
            at: folder.appending(path: "store.sqlite").path(),
            now: World().now,
            id: World.random(16)
        )
        joan = try Self.register("Joan Marker", "D12345", in: store)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static func newID() -> ID { ID(milliseconds: World().now, random: World.random(10)) }

    static func audit(_ act: AuditEntry.Act = .accountOpened) -> AuditEntry {
        AuditEntry(id: newID(), at: World().now, actor: .system, act: act, subject: nil, terminal: "t")
    }

    @discardableResult
    static func add(
        _ login: String,
        _ role: Domain.Role,
        isGiven: Bool,
        team: String? = nil,
        to store: Store
    ) throws -> StaffMember {
        let name = "\(login.capitalized) Green"
        let member = StaffMember(id: newID(), login: login, name: name, role: role, team: team)
        let (first, salt) = (try PIN(trying: pin), World.random(Store.saltLength))
        try store.add(member, pin: first, salt: salt, at: 5, audit: audit(.staffAdded))
        if !isGiven {
            try store.setPIN(first, ofStaff: member.id, isGiven: false, salt: salt, audit: audit())
            if member.needsTwoThings { try giveTwoThings(to: member, in: store) }
        }
        return member
    }

    /// What somebody types who is led to a password and a card.
    static func twoThings(of login: String) -> [String] {
        [password, password, card(of: login), card(of: login)]
    }

    /// A password and a card, as somebody has who signed in before.
    static func giveTwoThings(to member: StaffMember, in store: Store) throws {
        let salt = World.random(Store.saltLength)
        let chosen = try Password(choosing: password, common: [], names: [])
        try store.setPassword(chosen, ofStaff: member.id, salt: salt, audit: audit())
        let card = CardNumber(reading: card(of: member.login))
        try store.setCard(card, ofStaff: member.id, salt: salt, audit: audit())
    }

    @discardableResult
    static func register(_ name: String, _ card: String?, in store: Store) throws -> Person {
        let details = PersonDetails(
            name: name,
            born: try #require(CivilDate(year: 1950, month: 3, day: 27)),
            address: ["14 Weir Road", "Millbrook"],
            postcode: "ZY1 4LB",
            phone: "01632 960 100",
            email: "joan@example.org"
        )
        let registration = Registration(
            operation: newID(),
            id: newID(),
            details: details,
            card: card.flatMap { CardNumber(reading: $0) },
            pin: try PIN(trying: "730514"),
            at: World().now
        )
        return try store.register(registration, salt: World.random(Store.saltLength), audit: audit()) {
            AccountNumber(payload: World.values(below: 10, 8))
        }
    }

    /// Sends a request for a resident, and gives its reference.
    @discardableResult
    func send(
        _ service: String,
        for person: Person?,
        team: String? = nil,
        promisedIn days: Int = 5
    ) throws -> Reference {
        let submission = Submission(
            operation: Self.newID(),
            id: Self.newID(),
            person: person?.id,
            team: team,
            service: service,
            formVersion: "v",
            terminal: "t",
            sentAt: World().now,
            promised: World().today.adding(days: days),
            answers: [
                Submission.Answer(page: "/a", name: "a", question: "Which bin?", value: "The green one")
            ]
        )
        return try store.submit(submission, audit: Self.audit(.submissionSent)) {
            Reference(payload: World.values(below: 31, 8))
        }.reference
    }

    /// A resident asks to be forgotten, or takes that back.
    func wish(of person: Person, _ isWished: Bool = true) throws {
        _ = try store.wishToBeForgotten(
            isWished,
            in: AccountUse(owner: person.id),
            on: World().today,
            audit: Self.audit(isWished ? .forgettingAsked : .forgettingTakenBack)
        )
    }

    /// Locks the account of the resident by wrong tries.
    func lock() throws {
        for _ in 1...5 {
            let trying = Store.Trying(
                terminal: "by the door",
                now: World().now,
                audit: { act, _ in Self.audit(act) },
                newID: { Self.newID() }
            )
            _ = try store.signIn(.account(joan.number), PIN(trying: "111111"), trying)
        }
    }
}

// What the store knows.
extension DeskHub {
    /// One value of the store, read beside the program.
    func text(_ sql: String) throws -> String { try Self.text(sql, in: path) }

    /// One value of a store, read beside the program.
    static func text(_ sql: String, in path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sqlite3")
        process.arguments = [path, sql]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// What was done to a record, with the id of who did it.
    func acts(on id: ID) throws -> [String] {
        let hex = id.description.filter { $0 != "-" }
        let rows = try text(
            "SELECT act || ' ' || lower(hex(actor_id)) FROM audit WHERE hex(subject) = upper('\(hex)')"
        )
        return rows.split(separator: "\n").compactMap { row in
            let words = row.split(separator: " ")
            guard words.count == 2 else { return nil }
            let bytes = stride(from: 0, to: 32, by: 2).compactMap { place in
                UInt8(words[1].dropFirst(place).prefix(2), radix: 16)
            }
            return ID(bytes: bytes).map { "\(words[0]) \($0)" }
        }
    }

    /// The kinds of proof that were seen.
    func proofs() throws -> [String] {
        try text("SELECT kind FROM identity_proof ORDER BY kind").split(separator: "\n").map { String($0) }
    }

    /// Whether a resident who signs in must choose another PIN; nil where she cannot sign in.
    func signIn(_ person: Person, _ pin: PIN) throws -> Bool? {
        let trying = Store.Trying(
            terminal: "t",
            now: World().now,
            audit: { act, _ in Self.audit(act) },
            newID: { Self.newID() }
        )
        if case .signedIn(_, let mustChoose) = try store.signIn(.account(person.number), pin, trying) {
            return mustChoose
        }
        return nil
    }
}
