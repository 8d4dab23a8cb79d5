import Content
import Domain
import Foundation
import Ground
import Testing

@Suite struct CalendarsFileTests {
    @Test func theCalendarOfLargeItemsOffersTuesdaysAndThursdays() throws {
        let calendar = try #require(try pack().calendars().first { $0.code == "bulky-waste" })
        #expect(calendar.title == "Collection of large items")
        let slots = calendar.slots(from: today, taken: [:])
        #expect(slots.first?.key.description == "2026-11-24/morning")
        #expect(Set(slots.map(\.key.day.weekday)) == [2, 4])
        #expect(slots.allSatisfy { $0.left == 6 })
    }

    /// A copy of the pack whose calendars have one thing changed.
    private func changed(_ old: String, _ new: String) throws -> ContentPack {
        let copy = FileManager.default.temporaryDirectory.appending(
            path: "handrail-calendars-\(UUID().uuidString)"
        )
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: copy)
        let file = copy.appending(path: "calendars.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(old))
        try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
        return try ContentPack.read(copy.path())
    }

    @Test(arguments: [
        ("\"tuesday\"", "\"Tuesday\"", 6, "day"), ("\"tuesday\"", "\"thursday\"", 6, "twice"),
        ("[\"tuesday\", \"thursday\"]", "[]", 6, "one thing or more"),
        ("\"capacityPerSlot\": 6", "\"capacityPerSlot\": 0", 7, "1 to 1000"),
        ("\"capacityPerSlot\": 6", "\"capacityPerSlot\": \"6\"", 7, "whole number"),
        ("\"morning\", ", "\"afternoon\", ", 8, "different times"),
        ("\"morning\"", "\"a/b\"", 8, "different times"),
        ("\"earliestWorkingDays\": 2", "\"earliestWorkingDays\": -1", 9, "0 or more"),
        ("\"horizonDays\": 42", "\"horizonDays\": 4000", 10, "1 to 366"),
        ("\"code\": \"bulky-waste\"", "\"code\": \"\"", 4, "text"),
    ])
    func aCalendarThatCannotBeUsedIsRefusedWithItsPlace(
        _ old: String,
        _ new: String,
        _ line: Int,
        _ said: String
    ) throws {
        let pack = try changed(old, new)
        let error = #expect(throws: ContentError.self) { try pack.calendars() }
        let fault = try #require(error?.lines.first)
        #expect(isPlaced(fault, in: "calendars.json"), "\(fault)")
        #expect(fault.contains("calendars.json:\(line):") && fault.contains(said), "\(fault)")
        #expect(pack.formFaults().contains(fault))
    }

    @Test func aFormThatAsksForACalendarThatIsNotThereIsNamed() throws {
        let pack = try changed("\"code\": \"bulky-waste\"", "\"code\": \"large-items\"")
        #expect(pack.formFaults().count == 1)
        #expect(pack.formFaults().first?.contains("forms/bulky-waste.json:") == true)
        #expect(pack.formFaults().first?.contains("\"bulky-waste\"") == true)
    }
}
