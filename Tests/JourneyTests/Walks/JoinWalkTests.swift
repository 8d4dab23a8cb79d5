import Domain
import Testing

/// Two records of one person that become one, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct JoinWalkTests {
    @Test(arguments: Manner.allCases)
    func twoRecordsOfOnePersonBecomeOne(_ manner: Manner) throws {
        let hub = try DeskHub()
        let other = try DeskHub.register("Joan Mary Marker", "D77777", in: hub.store)
        _ = try hub.text("UPDATE person SET address = '2 New Street' WHERE name = 'Joan Mary Marker'")
        let desk = try hub.desk(manner, as: "coordinator")
        try desk.choose("Records")
        try desk.arrive(at: "Records of residents")
        try desk.choose("Records that may be of one person")
        try desk.see("Alike in:")
        try desk.choose("Joan Marker and Joan Mary Marker")
        try desk.arrive(at: "Is this one person?")
        try desk.choose("2 New Street")
        try desk.choose("It is one person: go on")
        try desk.arrive(at: "Join the two records?")
        try desk.see("This cannot be undone.")
        try desk.choose("Join the two records")
        try desk.arrive(at: "The two records are one now")
        try hub.expect("SELECT name || '/' || address FROM person", "Joan Marker/2 New Street")
        try hub.expect("SELECT count(*) FROM former_number", "2")
        try hub.expect("SELECT count(*) FROM audit WHERE act = 'person.joined'", "2")
        try hub.expect("SELECT old_value FROM details_change_value WHERE fact = 'name'", "Joan Mary Marker")
        try desk.choose("See the record")
        try desk.see("2 New Street")
        #expect(try hub.run(["person", "duplicates"]).said.contains("Nobody seems to be there twice"))
        let log = try desk.terminal.staffLog()
        for secret in ["Joan", "New Street", "D12345", other.number.description] {
            #expect(!log.contains(secret), "\(log)")
        }
    }
}
