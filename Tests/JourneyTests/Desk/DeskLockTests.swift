import Domain
import Ground
import Renderings
import Screens
import Store
import Testing

@testable import handrail

/// The desk locks itself when whoever works there goes away.
@Suite struct DeskLockTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    /// A coordinator with the record of a resident open.
    private func reader() throws -> Clerk {
        let clerk = try Clerk(at: hub, as: "coordinator")
        clerk.type("D12345")
        try #require(clerk.screen.id == "desk.person")
        return clerk
    }

    /// Meets P25, P02.
    @Test func afterTwoMinutesWithoutAKeyNothingOfAResidentIsShown() throws {
        let clerk = try reader()
        #expect(clerk.visit.deadline.map { $0 - clerk.moment.milliseconds } == 120_000)
        clerk.wait(119_999)
        #expect(clerk.screen.id == "desk.person")
        clerk.wait(1)
        #expect(clerk.screen.id == "desk.locked")
        for words in ["Joan", "Marker", "Weir Road", hub.joan.number.grouped] {
            #expect(!clerk.text.contains(words))
        }
        #expect(clerk.text.contains("Coordinator Green is signed in here"))
    }

    /// Meets P25.
    @Test func herCardAloneBringsHerBackToWhereSheWas() throws {
        let clerk = try reader()
        clerk.mean(.next, .next)
        let focus = clerk.screen.focus
        clerk.wait(120_000)
        clerk.type(DeskHub.card(of: "coordinator"))
        #expect(clerk.screen.id == "desk.person" && clerk.screen.focus == focus)
        clerk.wait(119_000)
        #expect(clerk.screen.id == "desk.person")
        clerk.wait(1_000)
        clerk.mean(.next, .scan(DeskHub.card(of: "coordinator")))
        #expect(clerk.screen.id == "desk.person")
    }

    @Test func nothingIsDoneInHerNameWhileItIsLocked() throws {
        let clerk = try reader()
        clerk.wait(120_000)
        for act in [
            DeskAct.find("joan"), .look(hub.joan.id), .overview, .choosePassword("nine otters", now: nil),
        ] {
            guard case .refused(.notSignedIn) = clerk.force(act) else {
                Issue.record("\(act) was done at a locked desk")
                continue
            }
        }
        clerk.mean(.back, .escape, .back)
        #expect(clerk.screen.id == "desk.locked")
        clerk.mean(.help)
        #expect(!clerk.text.contains("Joan"))
        clerk.mean(.back)
        #expect(clerk.screen.id == "desk.locked")
    }

    /// Meets P20, P25.
    @Test func anotherCardDoesNotOpenItAndFiveLockTheLogin() throws {
        let clerk = try reader()
        clerk.wait(120_000)
        for number in 1...5 {
            clerk.type("STAFF-900\(number)")
            #expect(clerk.screen.id.hasPrefix("desk.locked!"))
            #expect(clerk.text.contains(number < 5 ? "does not open the desk" : "too many wrong tries"))
            clerk.mean(.enter)
        }
        clerk.type(DeskHub.card(of: "coordinator"))
        #expect(clerk.text.contains("too many wrong tries"))
        #expect(try hub.store.openAlerts().map(\.kind) == [.staffLocked])
    }

    @Test func aVolunteerComesBackWithHerPIN() throws {
        let clerk = try Clerk(at: hub, as: "volunteer")
        clerk.wait(120_000)
        clerk.type("111222")
        #expect(clerk.screen.id.hasPrefix("desk.locked"))
        clerk.mean(.enter)
        clerk.type(DeskHub.pin)
        #expect(clerk.screen.id == "desk.front")
    }

    /// A coordinator who is a volunteer from now on.
    private func lower() throws {
        _ = try hub.text("UPDATE staff SET role = 'volunteer' WHERE login = 'coordinator'")
    }

    @Test func whoWasLoweredToVolunteerComesBackWithTheCardSheHas() throws {
        try DeskHub.add("coordinator", .coordinator, isGiven: false, to: hub.store)
        try lower()
        let clerk = try Clerk(at: hub)
        clerk.type("coordinator", DeskHub.password, DeskHub.card(of: "coordinator"))
        try #require(clerk.screen.id == "desk.front")
        clerk.wait(120_000)
        #expect(clerk.screen.id == "desk.locked" && clerk.text.contains("Staff card"))
        clerk.type(DeskHub.card(of: "coordinator"))
        #expect(clerk.screen.id.hasPrefix("desk.front"), "\(clerk.text)")
    }

    @Test func whoIsLoweredWhileTheDeskIsLockedComesBackToTheFrontAndToNoRecord() throws {
        let clerk = try reader()
        clerk.wait(120_000)
        try lower()
        clerk.type(DeskHub.card(of: "coordinator"))
        #expect(clerk.screen.id.hasPrefix("desk.front"), "\(clerk.text)")
        #expect(!clerk.text.contains("Joan") && !clerk.screen.stops.contains("field:find"))
    }

    @Test func whoHasAPasswordAndNoCardComesBackWithHerPassword() throws {
        let member = try DeskHub.add("coordinator", .coordinator, isGiven: false, to: hub.store)
        try hub.store.setCard(nil, ofStaff: member.id, salt: [], audit: DeskHub.audit())
        try lower()
        let clerk = try Clerk(at: hub)
        clerk.type("coordinator", DeskHub.password)
        try clerk.press("no-card")
        try #require(clerk.screen.id == "desk.front")
        clerk.wait(120_000)
        #expect(clerk.text.contains("Your password"))
        clerk.type("nine otters sing")
        #expect(clerk.screen.id.hasPrefix("desk.locked!") && !clerk.text.contains("otters"))
        clerk.mean(.enter)
        clerk.type(DeskHub.password)
        #expect(clerk.screen.id.hasPrefix("desk.front"), "\(clerk.text)")
    }

    @Test func whoGotACardWhileTheDeskWasLockedIsAskedForIt() throws {
        let clerk = try Clerk(at: hub, as: "volunteer")
        clerk.wait(120_000)
        #expect(clerk.text.contains("PIN"))
        let member = try #require(try hub.store.staff(login: "volunteer"))
        try DeskHub.giveTwoThings(to: member, in: hub.store)
        clerk.type(DeskHub.pin)
        #expect(clerk.screen.id.hasPrefix("desk.locked") && clerk.text.contains("Staff card"))
        clerk.type(DeskHub.card(of: "volunteer"))
        #expect(clerk.screen.id.hasPrefix("desk.front"), "\(clerk.text)")
        #expect(try hub.store.openAlerts().isEmpty, "no wrong try was counted")
    }

    @Test func aKeyAfterASleepLocksAndDoesNothingElse() throws {
        let clerk = try reader()
        clerk.sleep(180_000)
        clerk.mean(.enter)
        #expect(clerk.screen.id == "desk.locked")
    }

    @Test func somebodyElseSignsInAndTheSessionIsOver() throws {
        let clerk = try reader()
        clerk.wait(120_000)
        try clerk.press("other")
        #expect(clerk.visit.isOver)
    }

    @Test func theSessionEndsBehindTheLock() throws {
        let clerk = try reader()
        clerk.wait(120_000)
        clerk.wait(480_000)
        #expect(clerk.screen.id == "still-there")
        #expect(!clerk.text.contains("Joan"))
        clerk.wait(60_000)
        #expect(clerk.visit.isOver)
    }

    @Test func whatWasTypedAtTheDoorIsForgotten() throws {
        let clerk = try Clerk(at: hub)
        clerk.type("coordinator", DeskHub.password)
        clerk.wait(120_000)
        #expect(clerk.visit.isOver)
    }

    @Test func theDeskIsLockedByHandToo() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        try clerk.press("own")
        try clerk.press("lock")
        #expect(clerk.screen.id == "desk.locked")
        guard case .refused(.notSignedIn) = clerk.force(.find("joan")) else {
            Issue.record("A locked desk finds people")
            return
        }
        clerk.type(DeskHub.card(of: "coordinator"))
        #expect(clerk.screen.id.hasPrefix("desk.front"))
    }

    @Test(arguments: [Patience.usual, .tenfold, .unlimited])
    func moreTimeToReadLeavesNoRecordOpen(_ patience: Patience) throws {
        let clerk = try reader()
        clerk.ask(for: patience)
        clerk.wait(120_000)
        #expect(clerk.screen.id == "desk.locked")
    }

    @Test func aHubLocksSoonerAndNeverLater() throws {
        let clerk = try Clerk(at: hub, as: "coordinator", lock: DeskLock(afterSeconds: 30))
        clerk.wait(30_000)
        #expect(clerk.screen.id == "desk.locked")
    }
}

/// Doors and locks of the desk as text, for a reviewer to read; see `GoldenTests`.
@Suite struct DeskLockGoldenTests {
    private func screens() throws -> [(String, Screen)] {
        let hub = try DeskHub()
        try DeskHub.add("new", .coordinator, isGiven: true, to: hub.store)
        let newcomer = try Clerk(at: hub)
        newcomer.type("new", DeskHub.pin)
        var all = [("desk-password", newcomer.screen)]
        newcomer.type("password1", "password1")
        all.append(("desk-password-common", newcomer.screen))
        newcomer.mean(.enter)
        newcomer.type(DeskHub.password, DeskHub.password)
        all.append(("desk-staff-card", newcomer.screen))
        let door = try Clerk(at: hub)
        door.type("coordinator", DeskHub.password)
        all.append(("desk-door-card", door.screen))
        door.type("STAFF-9999")
        all.append(("desk-door-wrong", door.screen))
        let clerk = try Clerk(at: hub, as: "coordinator")
        clerk.type("D12345")
        clerk.wait(120_000)
        all.append(("desk-locked", clerk.screen))
        clerk.type(DeskHub.card(of: "coordinator"))
        clerk.mean(.back)
        try clerk.press("own")
        all.append(("desk-own", clerk.screen))
        return all.map { ($0.0, DeskGoldenTests.steady($0.1, hub)) }
    }

    @Test(arguments: [(40, 12), (80, 24), (160, 45)])
    func screensOfSigningInLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        let size = Frame.Size(columns: columns, rows: rows)
        for (name, screen) in try screens() {
            try expectGolden(GoldenTests().picture(screen, size), "\(name)-\(columns)x\(rows)")
        }
    }

    @Test func screensOfSigningInReadInLinesAsTheyWereReviewed() throws {
        let words = try RealHub.words()
        for (name, screen) in try screens() {
            var renderer = LineRenderer(words: LineWords(words))
            try expectGolden(renderer.lines(for: screen).joined(separator: "\n") + "\n", "\(name)-lines")
        }
    }
}
