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
