import Domain
import Foundation
import Testing

/// Who may do what, and who is let in again, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct RightsWalkTests {
    @Test(arguments: Manner.allCases)
    func aRoleOfTheStaffChangesWhenASecondPersonAgreed(_ manner: Manner) throws {
        let hub = try DeskHub()
        try DeskHub.add("cass", .caseworker, isGiven: false, to: hub.store)
        let ada = try hub.desk(manner, as: "ada", .administrator)
        try ada.choose("Staff")
        try ada.arrive(at: "Add somebody")
        try ada.choose("Cass Green")
        try ada.arrive(at: "Give a new PIN")
        try ada.choose("Ask for another role")
        try ada.arrive(at: "What does Cass Green do?")
        try ada.choose("Coordinator")
        try ada.arrive(at: "A second person must agree to the new role.")
        try hub.expect("SELECT role FROM staff WHERE login = 'cass'", "caseworker")

        let ben = try hub.desk(manner, as: "ben", .administrator)
        try ben.agree(to: "New role for Cass Green")
        try hub.expect("SELECT role FROM staff WHERE login = 'cass'", "caseworker")
        try ben.choose("New role for Cass Green")
        try ben.arrive(at: "Agreed, and not done yet.")
        try ben.choose("Do it now")
        try ben.arrive(at: "It is done.")
        try hub.expect("SELECT role FROM staff WHERE login = 'cass'", "coordinator")
        let cass = try hub.desk(manner, as: "cass")
        try cass.see("Register a new person")
    }

    /// Meets P21, A52.
    @Test(arguments: Manner.allCases)
    func aForgottenPINIsUnlockedAndResetWithTwoProofs(_ manner: Manner) throws {
        let hub = try DeskHub()
        try hub.lock()
        let desk = try hub.desk(manner, as: "coordinator")
        try desk.find(hub.joan)
        try desk.see("The PIN is locked until")
        try desk.choose("Unlock the PIN now")
        try desk.arrive(at: "The PIN is unlocked.")
        try desk.choose("Give a new PIN")
        try desk.arrive(at: "New PIN for Joan Marker: what did you see?")
        try desk.choose("Passport")
        try desk.choose("Give the new PIN")
        try desk.arrive(at: "Tick 2 things or more that you saw.")
        try desk.mend()
        try desk.choose("Letter with name and address")
        try desk.choose("Give the new PIN")
        let pin = try desk.find("the PIN") { row in
            let digits = row.filter(\.isNumber)
            return row.wholeMatch(of: /[^0-9]*\d{3} \d{3}\.?/) == nil ? nil : digits
        }
        desk.settle()
        try desk.choose("Done")
        try desk.arrive(at: "Account \(hub.joan.number.grouped)")
        #expect(try hub.proofs() == ["letter", "passport"])
        let acts = try hub.text("SELECT group_concat(act) FROM audit WHERE actor = 'staff'")
        for act in ["staff.signed-in", "person.viewed", "account.unlocked", "account.pin-reset"] {
            #expect(acts.contains(act), "\(acts)")
        }
        #expect(!hub.holds(pin), "the store holds a PIN")

        try desk.press("F10")
        try desk.arrive(at: "Staff sign in")
        if manner != .lines {
            #expect(try !desk.terminal.tmux("capture-pane", "-p", "-S", "-").contains("Joan"))
        }

        let joan = try Walk(manner, store: hub.path)
        try joan.signIn("D12345", pin, to: "Staff gave you this PIN. Choose your own PIN now.")
        try joan.enterSecret("907164")
        try joan.arrive(at: "Type your new PIN again")
        try joan.enterSecret("907164")
        try joan.arrive(at: "Your PIN is changed")
        try joan.choose("Continue")
        try joan.arrive(at: "You are signed in as Joan Marker.")
        for secret in [pin, "907164"] {
            #expect(!hub.holds(secret), "the store holds a PIN")
            for log in [try desk.terminal.staffLog(), try joan.terminal.staffLog()] {
                #expect(!log.contains(secret))
            }
        }
    }
}
