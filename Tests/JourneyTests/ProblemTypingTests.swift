import Testing

@testable import Screens

/// Who reads what is wrong may begin to write at once.
@Suite struct ProblemTypingTests {
    @Test func whatIsTypedOnAProblemStandsInTheFieldItIsAbout() throws {
        var resident = try Resident()
        resident.press("find")
        resident.press("find")
        #expect(resident.screen.focus == "problem:words")
        resident.mean(.type("s"), .type("o"), .type("f"), .type("a"))
        #expect(resident.screen.focusedField?.text == "sofa")
    }

    @Test func digitsOnAProblemAreTheNewAnswerAndChooseNothing() throws {
        var resident = try Resident()
        resident.press("saved")
        resident.press("continue")
        #expect(resident.screen.focus == "problem:code")
        resident.mean(.type("7"), .type("K"), .type("2"))
        #expect(resident.screen.focusedField?.text == "7K2")
    }
}
