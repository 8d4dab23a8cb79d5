import Domain
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// Who may do what at the desk, and when that ends.
@Suite struct DeskRightsTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    private func coordinator() throws -> Clerk { try Clerk(at: hub, as: "coordinator") }

    @Test func anAdministratorAddsStaffAndStopsALogin() throws {
        let clerk = try Clerk(at: hub, as: "administrator")
        try clerk.press("staff")
        try clerk.press("add")
        clerk.type("bob", "Bob Hill")
        try clerk.press("team:Waste team")
        try clerk.press("role:caseworker")
        #expect(clerk.screen.id == "desk.new-pin")
        clerk.mean(.enter)
        #expect(clerk.screen.id == "desk.staff")
        try clerk.press("staff:bob")
        try clerk.press("let-go")
        #expect(clerk.text.contains("does not work here now"))
        #expect(try hub.store.staff(login: "bob")?.isActive == false)
        try clerk.press("staff:administrator")
        #expect(!clerk.screen.stops.contains("let-go"))
        let own = try #require(try hub.store.staff(login: "administrator"))
        guard case .refused(.rule(.oneself)) = clerk.force(.setActive(own.id, false)) else {
            Issue.record("An administrator stopped her own login")
            return
        }
    }

    @Test func aLoginThatIsStoppedIsSignedOutAtTheNextAct() throws {
        let clerk = try coordinator()
        let member = try #require(try hub.store.staff(login: "coordinator"))
        _ = try hub.store.setActive(false, of: member.id, audit: DeskHub.audit(.staffChanged)) { _ in nil }
        clerk.type("D12345")
        #expect(clerk.visit.isOver)
    }

    @Test func whoLeavesTheDeskIsSignedOut() throws {
        let clerk = try coordinator()
        clerk.type("D12345")
        clerk.wait(600_000)
        #expect(clerk.screen.id == "still-there")
        clerk.wait(60_000)
        #expect(clerk.visit.isOver)
    }

    /// For each role, what the main screen offers.
    @Test(arguments: [
        (Domain.Role.volunteer, ["pickups", "meetings", "lending", "own"]),
        (
            .caseworker,
            [
                "field:find", "mine", "new", "overdue", "follow-ups", "pickups", "open", "meetings",
                "lending",
                "own",
            ]
        ),
        (
            .coordinator,
            [
                "field:find", "mine", "new", "overdue", "complaints", "approvals", "follow-ups", "alerts",
                "pickups",
                "open", "register", "meetings", "lending", "closures", "export", "records", "own",
            ]
        ), (.administrator, ["approvals", "alerts", "closures", "staff", "own"]),
    ])
    func aRoleIsOfferedWhatItMayDo(_ role: Domain.Role, _ offers: [String]) throws {
        let clerk = try Clerk(at: hub, as: role.rawValue)
        let tools: Set<ElementID> = ["back", "help", "display", "again", "finish", "find"]
        #expect(clerk.screen.stops.filter { !tools.contains($0) }.map(\.description) == offers)
    }

    @Test func aCaseworkerSeesARecordAndChangesNothingInIt() throws {
        let clerk = try Clerk(at: hub, as: "caseworker")
        clerk.type("D12345")
        #expect(clerk.text.contains("Name: Joan Marker"))
        #expect(!clerk.screen.stops.contains("change:name"))
        #expect(!clerk.screen.stops.contains("pin"))
    }

    @Test(arguments: Domain.Role.allCases)
    func theShellRefusesAgainWhatARoleMayNotDo(_ role: Domain.Role) throws {
        let clerk = try Clerk(at: hub, as: role.rawValue)
        let proofs = try IdentityProofs(seen: [.letter, .passport])
        let acts: [DeskAct] = [
            .find("joan"), .look(hub.joan.id), .unlock(hub.joan.id), .givePIN(hub.joan.id, proofs), .alerts,
            .setCard(hub.joan.id, nil), .staff, .followUps, .register(hub.joan.details, nil, isSure: true),
            .queue(.new), .queue(.complaints), .approvals, .closures, .ask(.erasure(hub.joan.id)),
            .record(.duplicates), .record(.compare(hub.joan.id, hub.joan.id)), .record(.wishes),
            .record(.representing(hub.joan.id)), .record(.notices(of: nil)),
            .record(.refuseWish(hub.joan.id, reason: "No")), .step(hub.joan.id, .claim),
            .close(World().today, 0..<1440, reason: "Snow"),
        ]
        for act in acts {
            let right = try #require(act.right)
            guard !role.rights.contains(right) else { continue }
            guard case .refused(.rule(.noRight(right))) = clerk.force(act) else {
                Issue.record("\(role) may \(act)")
                continue
            }
        }
        #expect(try hub.store.person(hub.joan.id)?.card != nil || role == .coordinator)
    }

    @Test func nobodyDoesAnythingBeforeSigningIn() throws {
        let clerk = try Clerk(at: hub)
        guard case .refused(.notSignedIn) = clerk.force(.find("joan")) else {
            Issue.record("The desk answers a stranger")
            return
        }
    }
}
