import Domain
import Foundation
import Testing

/// A resident who wishes to be forgotten, and is, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct ForgettingWalkTests {
    /// Asks, as the resident, and leaves.
    private func wish(_ hub: DeskHub, _ manner: Manner) throws {
        let joan = try hub.resident(manner)
        try joan.openMine("Ask us to forget you")
        try joan.choose("Ask staff to forget me")
        try joan.arrive(at: "You asked us to forget you on")
        try hub.expect("SELECT state FROM forgetting_wish", "asked")
    }

    /// Opens the wish at the desk.
    private func open(_ desk: Walk) throws {
        try desk.choose("Records: 1 thing waits")
        try desk.arrive(at: "Records of residents")
        try desk.choose("1 wish to be forgotten")
        try desk.arrive(at: "Wishes to be forgotten")
        try desk.choose("Joan Marker")
        try desk.arrive(at: "Joan Marker wishes to be forgotten")
    }

    @Test(arguments: Manner.allCases)
    func twoOfTheStaffEraseHerAndNothingOfHerIsLeftInTheBytes(_ manner: Manner) throws {
        let hub = try DeskHub()
        let marks = ["Joan Marker", "14 Weir Road", "joan@example.org", "D12345", "01632 960 100"]
        #expect(marks.allSatisfy { hub.holds($0) })
        try wish(hub, manner)
        let ada = try hub.desk(manner, as: "ada", .coordinator)
        try open(ada)
        try ada.see("Nothing stands against it.")
        try ada.choose("Ask a second person to agree")
        try ada.arrive(at: "Erase Joan Marker")
        try ada.choose("Ask to erase this person")
        try ada.see("A second person must agree before this person is erased.")
        #expect(try hub.text("SELECT count(*) FROM person") == "1")

        let ben = try hub.desk(manner, as: "ben", .coordinator)
        try ben.agree(to: "Erase Joan Marker")
        try ben.choose("Erase Joan Marker")
        try ben.arrive(at: "The account and all that is known of the person are erased for good.")
        try ben.choose("Do it now")
        try ben.arrive(at: "It is done.")
        try hub.expect("SELECT count(*) FROM person", "0")
        for mark in marks { #expect(!hub.holds(mark), "\(mark) is in the bytes of the store") }
        try hub.expect("SELECT count(*) FROM audit WHERE act = 'approval.done'", "1")

        let joan = try Walk(manner, store: hub.path)
        try joan.signIn(to: "The number or the PIN is wrong")
    }

    @Test(arguments: Manner.allCases)
    func theDeskSaysNoAndSheReadsWhy(_ manner: Manner) throws {
        let hub = try DeskHub()
        try hub.send("missed-bin", for: hub.joan)
        try wish(hub, manner)
        let desk = try hub.desk(manner, as: "coordinator")
        try open(desk)
        try desk.see("Look at this first", title(of: "missed-bin"))
        try desk.choose("Answer no, and say why")
        try desk.arrive(at: "Why can Joan Marker not be forgotten now?")
        try desk.enter("Your bin is not collected yet.")
        try desk.arrive(at: "The answer is no. The resident gets a message.")
        try hub.expect("SELECT state FROM forgetting_wish", "refused")
        let joan = try hub.resident(manner)
        try joan.openMine("Ask us to forget you")
        try joan.see("We cannot do this now. Staff say why:", "Your bin is not collected yet.")
        try hub.expect("SELECT count(*) FROM person", "1")
    }
}
