import Forms
import Testing

/// How long answers may be, and that nothing of them is cut off.
@Suite struct AccessAnswerTests {
    /// Meets G25.
    @Test func anEmailAddressMayHave254CharactersAndNoMore() throws {
        let email = try form(#"{"type": "EmailAddressField", "name": "a", "title": "Email"}"#)
        let host = Array(repeating: String(repeating: "b", count: 60), count: 4).joined(separator: ".")
        for (count, isFine) in [(253, true), (254, true), (255, false)] {
            let name = String(repeating: "a", count: count - host.count - "@.org".count)
            let address = "\(name)@\(host).org"
            #expect(address.count == count)
            let found = try judge(email, ["a": .text(address)])
            #expect(found.rules == (isFine ? [] : [.email]))
            if isFine {
                #expect(found.value == .text(address), "kept whole, to be shown where it is checked")
            }
        }
    }

    /// Meets G26.
    @Test func whatIsTooLongIsToldByItsLimitAndNeverCut() throws {
        let question = try form(
            #"{"type": "TextField", "name": "a", "title": "Place", "schema": {"max": 200}}"#
        )
        let most = String(repeating: "x", count: 200)
        #expect(try judge(question, ["a": .text(most)]).value == .text(most))
        #expect(try judge(question, ["a": .text(most + "y")]).rules == [.tooLong(200)])
        #expect(try judge(question, ["a": .text("  " + most + " ")]).value == .text(most))
    }
}
