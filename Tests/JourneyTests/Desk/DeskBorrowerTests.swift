import Domain
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// Volunteers and caseworkers at the desk lend and take back; what else there is to decide, they cannot.
@Suite struct DeskBorrowerTests {
    private let desk: LendingDesk

    init() throws { desk = try LendingDesk() }

    @Test func aVolunteerLendsWithACardAndALabelAndSeesNothingButNameDeviceAndDay() throws {
        try desk.add("PHO-1")
        let vic = try Clerk(at: desk.hub, as: "volunteer")
        try vic.press("lending")
        var seen = ""
        vic.type("D12345")
        try #require(vic.screen.id.hasPrefix("desk.borrower"), "\(vic.screen.id)")
        seen += vic.text
        vic.type("PHO-1")
        try #require(vic.screen.id.hasPrefix("desk.hand-out.kit"), "\(vic.screen.id): \(vic.text)")
        seen += vic.text
        #expect(!vic.screen.stops.contains("account"))
        vic.mean(.enter)
        seen += vic.text
        vic.mean(.enter)
        try #require(vic.screen.id.hasPrefix("desk.lent"), "\(vic.text)")
        seen += vic.text
        vic.type("D12345")
        seen += vic.text
        #expect(vic.text.contains("Joan Marker has PHO-1, Smartphone, until"))
        for secret in ["14 Weir Road", "ZY1 4LB", "01632 960 100", "joan@example.org", "1950"] {
            #expect(!seen.contains(secret), "a volunteer reads \(secret)")
        }
        let loan = try #require(try desk.store.loans(of: desk.joan.id).first)
        #expect(loan.tag.description == "PHO-1")
    }

    @Test func aVolunteerTakesADeviceBackAndSignsTheNextStep() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        let vic = try Clerk(at: desk.hub, as: "volunteer")
        try vic.press("lending")
        vic.type("PHO-1")
        try #require(vic.screen.id.hasPrefix("desk.take-back"), "\(vic.text)")
        vic.mean(.enter, .enter)
        #expect(vic.screen.id.hasPrefix("desk.device"), "\(vic.screen.id)")
        for id in ["retire", "gift", "details", "tested"] as [ElementID] {
            #expect(!vic.screen.stops.contains(id))
        }
        try vic.press("sign:inspect")
        #expect(try desk.store.openLoan(of: desk.asset("PHO-1").id) == nil)
        #expect(try desk.asset("PHO-1").prepared.contains(.inspect))
    }

    @Test func notesOfCallsAndHardshipAreNotForAVolunteer() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        _ = try desk.store.note("She fell ill.", on: loan.id, by: desk.act(.callMade))
        _ = try desk.store.waive(loan.id, until: nil, isHardship: true, by: desk.act(.hardshipNoted))
        let vic = try Clerk(at: desk.hub, as: "volunteer")
        guard case .lending(.loan(let line)) = vic.force(.lending(.loan(loan.id))) else {
            Issue.record("A volunteer cannot look at a loan")
            return
        }
        #expect(line.notes.isEmpty && line.phone.isEmpty && !line.loan.isHardship)
        #expect(line.name == "Joan Marker" && line.loan.due == loan.due)
        let ana = try Clerk(at: desk.hub, as: "coordinator")
        guard case .lending(.loan(let whole)) = ana.force(.lending(.loan(loan.id))) else {
            Issue.record("A coordinator cannot look at a loan")
            return
        }
        #expect(!whole.notes.isEmpty && !whole.phone.isEmpty && whole.loan.isHardship)
    }

    /// Both may lend; neither may decide against the rules, whatever the screen offers.
    @Test(arguments: [Domain.Role.volunteer, .caseworker])
    func waivingRetiringGivingAwayAndCountingAreRefused(_ role: Domain.Role) throws {
        let device = try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        let clerk = try Clerk(at: desk.hub, as: role.rawValue)
        let before = try desk.kept()
        let acts: [DeskLendingAct] = [
            .waive(loan.id, until: World().today.adding(days: 14), isHardship: false),
            .waive(loan.id, until: nil, isHardship: true), .move(device.id, .retire, detail: "Old"),
            .giveDevice(device.id, to: desk.joan.id), .count, .newDevice("HT-9"), .keepHere(device.id),
            .changeDevice(device, operation: DeskHub.newID()), .supplies,
        ]
        for act in acts {
            guard case .refused(.rule(.noRight(.keepLending))) = clerk.force(.lending(act)) else {
                Issue.record("\(role) may \(act)")
                continue
            }
        }
        guard case .lending(.overview) = clerk.force(.lending(.overview)) else {
            Issue.record("\(role) may not lend")
            return
        }
        #expect(try desk.kept() == before)
    }

    @Test func whoSeesNoResidentLendsNothing() throws {
        let clerk = try Clerk(at: desk.hub, as: "administrator")
        guard case .refused(.rule(.noRight)) = clerk.force(.lending(.overview)) else {
            Issue.record("An administrator lends")
            return
        }
    }

    @Test func aVolunteerHasNoListOfResidentsToLookThrough() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        let vic = try Clerk(at: desk.hub, as: "volunteer")
        try vic.press("lending")
        for id in ["overdue", "loans", "queues", "count", "supplies", "add-device"] as [ElementID] {
            #expect(!vic.screen.stops.contains(id))
        }
        guard case .refused(.rule(.noRight(.findPeople))) = vic.force(.lending(.loans(DeskLoansAsk(.all))))
        else {
            Issue.record("A volunteer lists all loans")
            return
        }
    }

    @Test func thatAVolunteerLookedAtSomebodyIsInTheRecord() throws {
        let vic = try Clerk(at: desk.hub, as: "volunteer")
        let member = try #require(try desk.store.staff(login: "volunteer"))
        try vic.press("lending")
        vic.type("D12345")
        #expect(try desk.hub.acts(on: desk.joan.id).contains("person.viewed \(member.id)"))
    }
}
