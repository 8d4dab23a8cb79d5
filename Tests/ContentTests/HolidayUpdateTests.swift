import Content
import Domain
import Foundation
import Ground
import Testing

/// A published file: the bank holidays of the pack, in the shape of GOV.UK, changed by a closure.
private func published(_ change: (inout [String: [[String: Any]]]) -> Void = { _ in }) throws -> String {
    let holidays = try pack().bankHolidays()
    var events: [String: [[String: Any]]] = [:]
    for division in Division.allCases {
        events[division.rawValue] = holidays.holidays(in: division).map { holiday in
            ["title": holiday.title, "date": holiday.day.iso, "notes": "", "bunting": true]
        }
    }
    change(&events)
    let whole = events.mapValues { $0 as Any }
    let object = whole.reduce(into: [String: Any]()) { object, member in
        object[member.key] = ["division": member.key, "events": member.value]
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "holidays-\(UUID().uuidString).json")
    try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted, .sortedKeys]).write(to: file)
    return file.path()
}

private func folder() throws -> String {
    let copy = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: copy)
    return copy.path()
}

private var next: [[String: Any]] {
    [
        "2029-01-01", "2029-03-30", "2029-04-02", "2029-05-07", "2029-05-28", "2029-08-27", "2029-11-30",
        "2029-12-25", "2029-12-26",
    ].map { ["title": "A day", "date": $0] }
}

@Suite struct HolidayUpdateTests {
    @Test func whatIsThereAlreadyChangesNothing() throws {
        let update = try HolidayUpdate.read(published(), for: folder())
        #expect(update.isEmpty && update.knownUntil.iso == "2028-12-31")
    }

    @Test func aNewYearIsShownAndPutInWhileOldOnesStay() throws {
        let folder = try folder()
        let file = try published { events in
            for division in events.keys {
                events[division] = (events[division] ?? []).filter { "\($0["date"] ?? "")" > "2027" } + next
            }
        }
        let update = try HolidayUpdate.read(file, for: folder)
        #expect(update.changes.count == 27 && update.changes.allSatisfy { $0.kind == .added })
        let before = try ContentPack.read(folder).workingDays().lastKnown.iso
        #expect(before == "2028-12-31", "nothing is written by looking")
        try update.write()
        let after = try ContentPack.read(folder).bankHolidays()
        #expect(after.knownUntil.iso == "2029-12-31")
        #expect(after.holidays(in: .scotland).first?.day.iso == "2025-01-01")
        #expect(try HolidayUpdate.read(file, for: folder).isEmpty)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.filter { $0.hasPrefix("bank-holidays") } == ["bank-holidays.json"])
    }

    @Test func aHolidayThatIsMovedIsShownAsOneAwayAndOneMore() throws {
        let file = try published { events in
            events["scotland"] = events["scotland"]?.map { event in
                guard event["date"] as? String == "2027-11-30" else { return event }
                return ["title": "St Andrew’s Day", "date": "2027-11-29"]
            }
        }
        let changes = try HolidayUpdate.read(file, for: folder()).changes
        #expect(
            changes.map { "\($0.kind.rawValue) \($0.holiday.day.iso)" } == [
                "added 2027-11-29", "removed 2027-11-30",
            ]
        )
    }

    @Test func aFileThatIsNotWholeIsRefusedWithItsPlace() throws {
        func said(_ change: (inout [String: [[String: Any]]]) -> Void) throws -> String {
            let file = try published(change)
            let error = #expect(throws: ContentError.self) {
                _ = try HolidayUpdate.read(file, for: folder())
            }
            let lines = try #require(error?.lines)
            let name = String(file.split(separator: "/").last ?? "")
            #expect(lines.allSatisfy { isPlaced($0, in: name) }, "\(lines)")
            return lines.joined(separator: "\n")
        }
        #expect(try said { $0["scotland"] = nil }.contains("\"scotland\" is missing"))
        #expect(try said { $0["wales"] = next }.contains("\"wales\" is no division"))
        #expect(
            try said { $0["scotland"]?.removeAll { "\($0["date"] ?? "")".hasPrefix("2027") } }
                .contains("The year 2027 is missing")
        )
        #expect(try said { $0["scotland"]?.removeLast(2) }.contains("The year 2028 has 7 bank holidays"))
        #expect(try said { $0["scotland"]? += next }.contains("others go on to 2029"))
        #expect(try said { $0["scotland"]?.swapAt(1, 2) }.contains("out of order"))
        #expect(
            try said { $0["scotland"]?.insert(["title": "A", "date": "2025-01-01"], at: 0) }.contains("twice")
        )
        #expect(try said { $0["scotland"]?[3]["date"] = "2025-02-30" }.contains("must be a day"))
        #expect(try said { $0["scotland"] = [] }.contains("one bank holiday or more"))
    }

    @Test func aFileThatEndsEarlierIsRefused() throws {
        let file = try published { events in
            for division in events.keys {
                events[division]?.removeAll { "\($0["date"] ?? "")".hasPrefix("2028") }
            }
        }
        let error = #expect(throws: ContentError.self) { _ = try HolidayUpdate.read(file, for: folder()) }
        #expect(error?.lines.first?.contains("This ends with 2027") == true)
    }

    @Test func whatIsNoJSONAtAllIsRefusedWithLineAndColumn() throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "holidays-\(UUID().uuidString).json"
        )
        try Data("{\n  \"scotland\": oops\n}".utf8).write(to: file)
        let error = #expect(throws: ContentError.self) {
            _ = try HolidayUpdate.read(file.path(), named: "standard input", for: folder())
        }
        #expect(error?.lines.first?.hasPrefix("standard input:2:15: ") == true, "\(error?.lines ?? [])")
    }
}
