import Testing

@testable import Domain

/// What staff sign in with, and what may be a password.
@Suite struct StaffSecretsTests {
    private func member(_ role: Role) throws -> StaffMember {
        let id = try #require(ID(bytes: Array(repeating: 7, count: 16)))
        return StaffMember(id: id, login: "ana", name: "Ana Hill", role: role)
    }

    private static let common: Set<String> = ["password", "millbrook", "correcthorsebatterystaple"]

    private func chosen(_ text: String) throws(Password.Refusal) -> Password {
        try Password(choosing: text, common: Self.common, names: ["ana", "Ana Hill", "Millbrook Library"])
    }

    /// Meets P25.
    @Test(arguments: [
        (Role.volunteer, false), (.caseworker, true), (.coordinator, true), (.administrator, true),
    ])
    func whoOpensRecordsOrRulesOverThemSignsInWithTwoThings(_ role: Role, _ needsTwo: Bool) throws {
        #expect(try member(role).needsTwoThings == needsTwo)
    }

    /// A right that somebody adds needs two things until she decides otherwise.
    @Test func onlyFiveRightsAreHeldWithAPINAlone() {
        let light = Set(Right.allCases).subtracting(Right.overRecords)
        #expect(light == [.helpResidents, .checkIn, .closeHub, .seeAlerts, .lend])
    }

    @Test(arguments: [
        (Role.volunteer, false, true, false, [StaffStep.pin]), (.volunteer, false, false, false, []),
        (.coordinator, false, true, false, [.password, .card]),
        (.coordinator, false, false, false, [.password, .card]),
        (.coordinator, true, false, false, [.card]), (.coordinator, true, false, true, []),
        (.coordinator, false, true, true, [.showCard, .password]),
    ])
    func whatIsMissingIsDoneBeforeAnyWork(
        _ role: Role,
        _ isPassword: Bool,
        _ isGiven: Bool,
        _ hasCard: Bool,
        _ steps: [StaffStep]
    ) throws {
        let secrets = StaffSecrets(isPassword: isPassword, isGiven: isGiven, hasCard: hasCard)
        #expect(try member(role).steps(before: secrets) == steps)
    }

    /// Meets G30.
    @Test(arguments: [
        "tall green bicycle", "aaaaaaab", "ŵyneb yr haul", "8 7 6 1 2 3 4 x",
        String(repeating: "ab c", count: 31) + "dx",
        "  edges do not count  ", "passwordless kiosk",
    ])
    func aLongEnoughPasswordIsTakenWhateverItIsMadeOf(_ text: String) throws {
        let password = try chosen(text)
        #expect(!password.text.hasPrefix(" ") && !password.text.hasSuffix(" "))
        #expect("\(password)" == "a password")
    }

    /// Meets G30.
    @Test(arguments: [
        ("", Password.Refusal.tooShort), ("7 signs", .tooShort), ("  abc   ", .tooShort),
        (String(repeating: "x1", count: 65), .tooLong), ("password", .tooCommon),
        ("PassWord2026!", .tooCommon),
        ("Millbrook1", .ownName), ("12345678", .tooCommon), ("hgfedcba", .tooCommon),
        ("aaaaaaaa", .tooCommon),
        ("12341234", .tooCommon),
        ("Ana Hill", .ownName), ("anahill2026", .ownName), ("Millbrook Library", .ownName),
        ("ana-123456", .ownName),
    ])
    func whatIsGuessedFirstIsRefusedAndSaysWhy(_ text: String, _ refusal: Password.Refusal) {
        #expect(throws: refusal) { try chosen(text) }
    }

    @Test func sixDigitsWithSpacesAreAPINAndNoPassword() {
        #expect(throws: Password.Refusal.tooCommon) { try chosen("48 16 2 0") }
    }

    @Test(arguments: [(14, false), (15, true), (60, true), (120, true), (121, false), (0, false)])
    func theDeskLocksAfterTwoMinutesAtTheLatest(_ seconds: Int, _ isTaken: Bool) {
        #expect((DeskLock(afterSeconds: seconds) != nil) == isTaken)
        #expect(DeskLock.usual.afterSeconds == 120)
    }
}
