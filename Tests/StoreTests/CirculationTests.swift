import Domain
import Testing

@Suite struct CirculationTests {
    @Test(arguments: 1...6)
    func theStoreMovesADeviceAndItsQueueAsTheRuleOfThePublicLibrariesSays(_ seed: Int) throws {
        let world = try TwoHubs(seed: seed)
        for number in 1...400 {
            let (before, act) = (world.rule, try world.step())
            let (state, places) = (try world.state(), try world.places())
            #expect(state == world.rule.state, "act \(number), \(act), in \(before)")
            #expect(try places == world.rulePlaces(), "act \(number), \(act), in \(before)")
            guard state == world.rule.state else { return }
        }
        for name in ["ask", "cancel", "lend", "lend refused", "in at a", "in at b", "days", "not fetched"] {
            #expect(world.done[name, default: 0] > 0, "nothing of: \(name)")
        }
    }
}
