import Foundation
import Testing

/// What is booked, repeated, brought and paid: read from the files as they are written.
@Suite struct CalendarTests {
    private func calendars() throws -> [[String: Any]] {
        let data = try Data(contentsOf: root.appending(path: "Kiosk/Content/calendars.json"))
        let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(file["calendars"] as? [[String: Any]])
    }

    private func components(_ type: String) throws -> [[String: Any]] {
        try codes.flatMap { try objects(in: formFile($0)["pages"] ?? []) }
            .filter { $0["type"] as? String == type }
    }

    @Test func everyCalendarIsAskedForBySomeFormAndEveryFormNamesOneThatIsThere() throws {
        let offered = try calendars().compactMap { $0["code"] as? String }
        let asked = try components("BookingSlotField")
            .compactMap { ($0["options"] as? [String: Any])?["calendar"] as? String }
        #expect(!offered.isEmpty && Set(offered).count == offered.count)
        #expect(Set(asked) == Set(offered))
    }

    @Test func aCalendarHasDaysSlotsAndRoomInThem() throws {
        let week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        for calendar in try calendars() {
            let days = try #require(calendar["weekdays"] as? [String])
            #expect(!days.isEmpty && Set(days).isSubset(of: week) && Set(days).count == days.count)
            let slots = try #require(calendar["slots"] as? [String])
            #expect(!slots.isEmpty && Set(slots).count == slots.count)
            let room = try #require(calendar["capacityPerSlot"] as? Int)
            let earliest = try #require(calendar["earliestWorkingDays"] as? Int)
            let horizon = try #require(calendar["horizonDays"] as? Int)
            #expect(room >= 1 && earliest >= 0 && horizon > earliest * 2 + 7)
        }
    }

    @Test func aPageThatRepeatsSaysWhatItRepeatsAndHowOften() throws {
        let pages = try codes.flatMap { try objects(in: formFile($0)["pages"] ?? []) }
            .filter { $0["controller"] as? String == "RepeatPageController" }
        #expect(pages.count == 3)
        for page in pages {
            let rules = try #require(page["repeat"] as? [String: [String: Any]])
            for text in ["name", "title"] {
                let words = try #require(rules["options"]?[text] as? String)
                #expect(!words.isEmpty)
            }
            let (min, max) = (rules["schema"]?["min"] as? Int ?? 0, rules["schema"]?["max"] as? Int ?? 0)
            #expect(min >= 1 && max > min && max <= 200)
        }
    }

    @Test func whatIsPaidFollowsTheNumberOfBins() throws {
        let payment = try #require(try components("PaymentField").first)
        let options = try #require(payment["options"] as? [String: Any])
        let amounts = try #require(options["conditionalAmounts"] as? [[String: Any]])
        let conditions = try objects(in: formFile("garden-waste")["conditions"] ?? [])
        let byBins = try amounts.map { amount in
            let condition = try #require(
                conditions.first { $0["id"] as? String == amount["condition"] as? String }
            )
            let bins = objects(in: condition).compactMap { $0["value"] as? Int }.first
            return [bins, amount["amount"] as? Int]
        }
        #expect(options["amount"] as? Int == 48)
        #expect(byBins == [[2, 78], [3, 108], [4, 138]], "one bin is £48, each other one £30")
    }
}
