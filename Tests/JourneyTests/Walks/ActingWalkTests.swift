import Domain
import Ground
import Store
import Testing

/// One resident who acts for another, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct ActingWalkTests {
    /// A hub at which Joan may see what Rose asked for and change her details, and nothing else.
    private func hub() throws -> (DeskHub, Person) {
        let hub = try DeskHub()
        let staff = try DeskHub.add("dora", .coordinator, isGiven: false, to: hub.store)
        let rose = try DeskHub.register("Rose Marker", nil, in: hub.store)
        let representation = Representation(
            id: DeskHub.newID(),
            person: rose.id,
            representative: hub.joan.id,
            powers: [.seeRequests, .changeDetails],
            authority: .lastingPower,
            from: CivilDate.localToday.adding(days: -30),
            until: nil,
            recordedBy: staff.id
        )
        try hub.store.record(representation, on: .localToday, audit: DeskHub.audit())
        return (hub, rose)
    }

    @Test(arguments: Manner.allCases)
    func whatIsDoneForAnotherIsDoneInHerNameAndSaidOnEveryScreen(_ manner: Manner) throws {
        let (hub, rose) = try hub()
        let joan = try hub.resident(manner)
        try joan.openMine("People who act for you, or you for them")
        try joan.choose("Rose Marker")
        try joan.arrive(at: "You act for Rose Marker")
        try joan.choose("Act for Rose Marker now")
        try joan.arrive(at: "You act for Rose Marker. Millbrook Library")
        try joan.openMine("Name, address, phone and email")
        try joan.arrive(at: "You act for Rose Marker. Millbrook Library")
        try joan.choose("Phone number")
        try joan.replace("01632 960 100", with: "01632 960 222")
        try joan.arrive(at: "Check your answers")
        try joan.choose("Keep this")
        try joan.arrive(at: "Your change is kept.")
        try joan.press("Escape")
        try joan.arrive(at: "My account")
        try joan.choose("Stop acting for another person")
        try joan.arrive(at: "You are signed in as Joan Marker.")
        #expect(try !joan.reads("You act for"))
        try hub.expect(
            "SELECT name || ' ' || phone FROM person ORDER BY name",
            "Joan Marker 01632 960 100\nRose Marker 01632 960 222"
        )
        let hex = rose.id.description.filter { $0 != "-" }
        try hub.expect(
            "SELECT hex(on_behalf_of) = upper('\(hex)') FROM audit WHERE act = 'account.details-changed'",
            "1"
        )
    }

    /// The desk records that Sam Carer acts for Joan, and is told where that would be for too long.
    private func record(_ hub: DeskHub, _ manner: Manner) throws {
        let today = CivilDate.localToday
        let typed = { (day: CivilDate) in "\(day.day) \(day.month) \(day.year)" }
        let latest = try #require(today.adding(months: 12))
        let desk = try hub.desk(manner, as: "coordinator")
        try desk.find(hub.joan)
        try desk.choose("Who may act for this person")
        try desk.arrive(at: "Who may act for Joan Marker")
        try desk.choose("Record somebody who acts for Joan Marker")
        try desk.arrive(at: "Find the account of who acts.")
        try desk.enter("carer")
        try desk.choose("Sam Carer")
        try desk.arrive(at: "Why may Sam Carer act for Joan Marker?")
        try desk.choose("The person said so at the desk")
        try desk.arrive(at: "What may Sam Carer do for Joan Marker?")
        try desk.choose("Change the name, address, phone and email", "Continue")
        try desk.arrive(at: "From when until when?")
        try desk.press("Enter")
        try desk.replace(typed(latest), with: typed(latest.adding(days: 1)))
        try desk.see("Sam Carer and Joan Marker both see this, and what is done.")
        try desk.choose("Record this")
        try desk.arrive(at: "What was only said ends after 12 months.")
        try desk.press("Enter")
        try desk.replace(typed(latest.adding(days: 1)), with: typed(latest))
        try desk.see("Sam Carer and Joan Marker both see this, and what is done.")
        try desk.choose("Record this")
        try desk.arrive(at: "It is recorded. Both see this in their account.")
        try hub.expect(
            "SELECT authority || ' ' || first_day || ' ' || last_day FROM representation",
            "said-at-desk \(today.iso) \(latest.iso)"
        )
        try hub.expect("SELECT power FROM representation_power", "change-details")
    }

    @Test(arguments: Manner.allCases)
    func aCarerIsRecordedAtTheDeskActsAndBothSeeWhatWasDone(_ manner: Manner) throws {
        let hub = try DeskHub()
        try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        try record(hub, manner)

        let sam = try Walk(manner, store: hub.path)
        try sam.signIn("D55555", to: "You are signed in as Sam Carer.")
        try sam.openMine("People who act for you, or you for them")
        try sam.choose("Joan Marker")
        try sam.arrive(at: "You act for Joan Marker")
        try sam.see("It was said at the desk.", "Change the name, address, phone and email")
        try sam.choose("Act for Joan Marker now")
        try sam.arrive(at: "You act for Joan Marker. Millbrook Library")
        try sam.openMine("Name, address, phone and email")
        try sam.choose("Phone number")
        try sam.replace("01632 960 100", with: "01632 960 333")
        try sam.arrive(at: "Check your answers")
        try sam.choose("Keep this")
        try sam.arrive(at: "Your change is kept.")
        try hub.expect("SELECT phone FROM person WHERE name = 'Joan Marker'", "01632 960 333")
        try sam.press("Escape")
        try sam.choose("Stop acting for another person")
        try sam.arrive(at: "You are signed in as Sam Carer.")
        let joan = try hub.resident(manner)
        for both in [sam, joan] {
            try both.openMine("People who act for you, or you for them")
            try both.choose("What was done")
            try both.see("Sam Carer for Joan Marker: changed the name, address, phone or email")
        }
        try joan.choose("Go back")
        try joan.choose("Sam Carer")
        try joan.arrive(at: "Sam Carer acts for you")
        try joan.choose("End this")
        try joan.arrive(at: "Do you want to end this?")
        try joan.choose("Yes, end this")
        try joan.see("This has ended.")
        try hub.expect("SELECT count(*) FROM representation WHERE ended_at IS NULL", "0")
    }

    @Test(arguments: Manner.allCases)
    func whatWasNotAllowedIsNotOfferedAndAFormIsRefusedKindly(_ manner: Manner) throws {
        let (hub, _) = try hub()
        let joan = try hub.resident(manner)
        try joan.openMine("People who act for you, or you for them")
        try joan.choose("Rose Marker")
        try joan.choose("Act for Rose Marker now")
        try joan.arrive(at: "You act for Rose Marker. Millbrook Library")
        try joan.choose("All services, A to Z")
        try joan.choose(title(of: "missed-bin"))
        try joan.see("You may not send forms for this person. Ask staff at the desk.")
        try hub.expect("SELECT count(*) FROM submission", "0")
    }
}
