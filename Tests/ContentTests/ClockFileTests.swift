import Content
import Domain
import Foundation
import Ground
import Testing

@Suite struct ClockFileTests {
    @Test func theSampleHubHasClosuresWithReasonsInEachLanguage() throws {
        let hub = try pack().hub
        #expect(hub.division == .englandAndWales)
        #expect(hub.closures.count == 3 && hub.closures.contains { $0.hours != nil && $0.from == $0.until })
        for language in ["cy", "pl"] {
            let translated = try pack().translated(to: language).hub
            #expect(zip(hub.closures, translated.closures).allSatisfy { $0.reason != $1.reason })
        }
    }

    @Test func theHubIsClosedWhenItsFileSaysSo() throws {
        let opening = try #require(try pack().opening())
        let eve = try #require(CivilDate(iso: "2026-12-24"))
        #expect(try opening.isOpen(on: eve, from: 540, to: 780))
        #expect(try !opening.isOpen(on: eve, from: 780, to: 800))
    }

    @Test(arguments: [
        ("\"hours\": \"13:00-18:00\"", "\"hours\": \"18:00-13:00\"", "from when to when"),
        ("\"day\": \"2027-02-10\"", "\"day\": \"2027-02-30\"", "must be a day"),
        ("\"until\": \"2027-06-11\"", "\"until\": \"2027-06-01\"", "or later"),
        ("\"reason\": \"New lights are being put in\"", "\"reason\": \"\"", "\"reason\" must be a text"),
        ("\"closures\": [", "\"closures\": 7, \"other\": [", "list [ ]"),
        ("\"division\": \"england-and-wales\"", "\"division\": \"wales\"", "one of \"england-and-wales\""),
    ])
    func aClosureThatCannotBeReadIsRefusedWithItsPlace(_ old: String, _ new: String, _ said: String) throws {
        let error = #expect(throws: ContentError.self) { _ = try changed("hub.json", old, new) }
        let line = try #require(error?.lines.first)
        #expect(isPlaced(line, in: "hub.json") && line.contains(said), "\(line)")
    }

    @Test func aHubInScotlandKeepsTheHolidaysOfScotland() throws {
        let pack = try changed(
            "hub.json",
            "\"division\": \"england-and-wales\"",
            "\"division\": \"scotland\""
        )
        let days = try pack.workingDays()
        let second = try #require(CivilDate(iso: "2026-01-02"))
        let monday = try #require(CivilDate(iso: "2026-04-06"))
        #expect(!days.isWorkingDay(second) && days.isWorkingDay(monday))
    }

    @Test(arguments: [
        ("\"answerWorkingDays\": 10", "\"answerWorkingDays\": 0", "1 to 60"),
        ("\"answerWorkingDays\": 10", "\"answerWorkingDays\": \"10\"", "whole number"),
        ("\"first\"", "\"frist\"", "\"first\" must be an object"),
        ("\"pausesForResident\": false", "\"pausesForResident\": 0", "true or false"),
    ])
    func limitsOfComplaintsThatCannotBeUsedAreRefusedWithTheirPlace(
        _ old: String,
        _ new: String,
        _ said: String
    ) throws {
        let pack = try changed("complaints.json", old, new)
        let error = #expect(throws: ContentError.self) { try pack.complaintLimits() }
        let line = try #require(error?.lines.first)
        #expect(isPlaced(line, in: "complaints.json") && line.contains(said), "\(line)")
    }

    @Test func theSampleTeamsHavePlacesEveryWeek() throws {
        let teams = try pack().appointmentTeams()
        #expect(teams.map(\.code) == ["housing", "benefits", "digital-help"])
        let opening = try #require(try pack().opening())
        for team in teams {
            let book = AppointmentBook(team: team, opening: opening)
            let slots = (0..<7).flatMap { book.slots(on: today.adding(days: $0)) }
            #expect(slots.count >= 8, "\(team.code)")
            #expect(slots.contains { $0.room?.isStepFree == true || !$0.modes.contains(.faceToFace) })
        }
        for language in ["cy", "pl"] {
            let translated = try pack().translated(to: language).appointmentTeams()
            #expect(zip(teams, translated).allSatisfy { $0.title != $1.title })
        }
    }

    @Test(arguments: [
        ("\"code\": \"benefits\"", "\"code\": \"housing\"", "twice"),
        ("\"code\": \"benefits\"", "\"code\": \"Benefits\"", "small letters"),
        ("\"tuesday\"", "\"tusday\"", "day like"), ("\"09:30-12:30\"", "\"9:30-12:30\"", "from when to when"),
        ("\"lengthMinutes\": 30", "\"lengthMinutes\": 400", "fit into the hours"),
        ("\"atOnce\": 2", "\"atOnce\": 0", "\"atOnce\" must be 1 to 50"),
        ("[\"face-to-face\"]", "[\"in person\"]", "one of \"face-to-face\""),
        ("[\"face-to-face\"]", "[]", "one thing or more"),
        ("\"room\": \"room-1\"", "\"room\": \"room-9\"", "no such room"),
        (",\n          \"room\": \"room-1\"", "", "Say to which \"room\""),
        ("\"heldPercent\": 25", "\"heldPercent\": 125", "0 to 100"),
        ("\"horizonDays\": 28", "\"horizonDays\": 0", "1 to 366"),
        ("\"stepFree\": true", "\"stepfree\": true", "\"stepFree\" is missing"),
        ("[\"tuesday\", \"thursday\"]", "[\"monday\", \"thursday\"]", "is in this room then"),
        ("\"until\": \"2026-12-31\"", "\"until\": \"2026-12-01\"", "or later"),
    ])
    func teamsThatCannotBeUsedAreRefusedWithTheirPlace(_ old: String, _ new: String, _ said: String) throws {
        let pack = try changed("appointments.json", old, new)
        let error = #expect(throws: ContentError.self) { try pack.appointmentTeams() }
        let lines = try #require(error?.lines)
        #expect(lines.allSatisfy { isPlaced($0, in: "appointments.json") }, "\(lines)")
        #expect(lines.contains { $0.contains(said) }, "\(lines)")
    }
}
