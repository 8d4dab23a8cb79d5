import Content
import Domain
import Forms
import Foundation
import Ground
import Testing

/// Whether a line reads `…/file:line:column: what`.
func isPlaced(_ line: String, in file: String) -> Bool {
    guard let range = line.range(of: "/\(file):") else { return false }
    let rest = line[range.upperBound...].split(separator: ":", maxSplits: 2)
    return rest.count == 3 && Int(rest[0]) ?? 0 >= 1 && Int(rest[1]) ?? 0 >= 1 && rest[2].hasPrefix(" ")
}

@Suite struct PackTests {
    @Test func thePackIsWholeAndEveryFormCanBeRun() throws {
        let pack = try pack()
        #expect(pack.formFaults().isEmpty)
        #expect(pack.categories.flatMap(\.services).map(\.code).sorted() == codes.sorted())
        let files = try FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: "Kiosk/Content/forms").path()
        )
        #expect(files.sorted() == codes.map { "\($0).json" }.sorted(), "a form that no service offers")
    }

    @Test func thePackSaysHowLongEverythingIsKept() throws {
        let retention = try pack().retention()
        #expect(retention.ownServices == codes.sorted())
        let today = try #require(CivilDate(year: 2026, month: 11, day: 21))
        #expect(retention.lastForgotten(.requests, service: "missed-bin", on: today).iso == "2026-05-24")
        #expect(retention.lastForgotten(.alerts, on: today).iso == "2025-11-20")
    }

    /// Meets G17.
    @Test func theHubSaysWhereItIsHowToReachItAndWhenItIsOpen() throws {
        let hub = try pack().hub
        let contact = try #require(hub.contact)
        #expect(!hub.name.isEmpty && !contact.council.isEmpty && !contact.desk.isEmpty)
        #expect(contact.address.count >= 3)
        #expect(contact.phone.hasPrefix("01632 960 "), "a number that no person can have")
        #expect(hub.helpLines.contains { $0.contains(contact.phone) })
        #expect(hub.idleLimits == IdleLimits(warnAfterSeconds: 180, clearAfterSeconds: 60))
        #expect(FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/\(hub.timeZone)"))
        let hours = try #require(hub.openingHours)
        #expect(!hours.lines.isEmpty)
        #expect(hours.isOpen(on: 1, at: 9 * 60) && !hours.isOpen(on: 1, at: 9 * 60 - 1))
        #expect(hours.isOpen(on: 6, at: 16 * 60 - 1) && !hours.isOpen(on: 6, at: 16 * 60))
        #expect(hours.stretches(on: 7).isEmpty)
    }

    @Test(arguments: [
        ("{}", Hub.KeyHabits.usual),
        (
            "{\"bounceMilliseconds\": 0, \"holdingMovesOnce\": false}",
            Hub.KeyHabits(bounceMilliseconds: 0, repeats: true)
        ),
        (
            "{\"bounceMilliseconds\": 250, \"holdingMovesOnce\": true}",
            Hub.KeyHabits(bounceMilliseconds: 250, repeats: false)
        ), ("{\"bounceMilliseconds\": 1001}", nil), ("{\"bounceMilliseconds\": -1}", nil),
        ("{\"holdingMovesOnce\": 1}", nil),
    ])
    func theHubMaySayWhatIsOverlookedOfKeysOrIsToldWhatIsWrong(
        _ written: String,
        _ read: Hub.KeyHabits?
    )
        throws
    {
        #expect(try pack().hub.keys == nil, "no filter")
        let copy = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        let file = copy.appending(path: "hub.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacingOccurrences(
            of: "\"timeZone\"",
            with: "\"keys\": \(written), \"timeZone\""
        )
        try Data(changed.utf8).write(to: file)
        guard let read else {
            let error = #expect(throws: ContentError.self) { try ContentPack.read(copy.path()) }
            #expect(isPlaced(try #require(error?.lines.first), in: "hub.json"))
            return
        }
        #expect(try ContentPack.read(copy.path()).hub.keys == read)
    }

    @Test(arguments: [("\"test:0\"", "test:0"), ("\"\"", nil), ("7", nil)])
    func theHubMayNameAScannerAndAPrinterOrIsToldWhatIsWrong(_ written: String, _ read: String?) throws {
        #expect(try pack().hub.scanner == nil && pack().hub.printer == nil)
        let copy = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        for key in ["scanner", "printer"] {
            let file = root.appending(path: "Kiosk/Content/hub.json")
            let text = try String(contentsOf: file, encoding: .utf8)
            let changed = text.replacingOccurrences(
                of: "\"timeZone\"",
                with: "\"\(key)\": \(written), \"timeZone\""
            )
            try Data(changed.utf8).write(to: copy.appending(path: "hub.json"))
            guard let read else {
                let error = #expect(throws: ContentError.self) { try ContentPack.read(copy.path()) }
                #expect(isPlaced(try #require(error?.lines.first), in: "hub.json"))
                continue
            }
            let hub = try ContentPack.read(copy.path()).hub
            #expect((key == "scanner" ? hub.scanner : hub.printer) == read)
        }
    }

    @Test(arguments: codes)
    func everyServiceSaysWhatItIsForWhatIsNeededAndWhatHappensNextByWhen(_ code: String) throws {
        let form = try realForm(code)
        let notes = try #require(form.notes.service)
        #expect(notes.code == code)
        #expect(!notes.about.isEmpty && !notes.youNeed.isEmpty)
        #expect(notes.whatHappensNext.contains { $0.contains("{date}") })
        #expect(notes.slaWorkingDays != nil && notes.estimatedMinutes != nil && notes.retentionDays != nil)
        #expect(notes.sentTitle != nil && notes.sendLabel != nil && notes.owner != nil)
        #expect(form.referencePrefix?.count == 3)
    }

    /// Meets A53, G01.
    @Test(arguments: codes)
    func noTwoPagesOfAFormHaveTheSameHeading(_ code: String) throws {
        let titles = try realForm(code).pages.map(\.title)
        #expect(Set(titles).count == titles.count)
    }

    /// Meets G01.
    @Test(arguments: codes)
    func aPageAsksOneThing(_ code: String) throws {
        let pages = try #require(try formFile(code)["pages"] as? [[String: Any]])
        for page in pages {
            let asked = (page["components"] as? [[String: Any]] ?? []).filter { $0["name"] is String }
            // A place has two halves: the street, and where in it. A page that repeats asks for one person or
            // one address at a time.
            let most = page["repeat"] != nil ? 3 : page["path"] as? String == "/where-is-it" ? 2 : 1
            #expect(asked.count <= most, "\(page["path"] ?? "")")
        }
    }

    @Test func everyIdIsAUUIDAndStandsOnceInAllForms() throws {
        let ids = try codes.flatMap { try objects(in: formFile($0)).compactMap { $0["id"] as? String } }
        #expect(ids.count > 400)
        #expect(ids.allSatisfy { UUID(uuidString: $0) != nil })
        #expect(Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.isEmpty)
    }

    @Test(arguments: codes)
    func whatTheHubAddsBelongsToAPageOrAQuestionThatIsThere(_ code: String) throws {
        let file = try formFile(code)
        let hub = try #require((file["metadata"] as? [String: Any])?["hub"] as? [String: Any])
        let ids = Set(objects(in: file["pages"] ?? []).compactMap { $0["id"] as? String })
        for key in ["pages", "components"] {
            let notes = try #require(hub[key] as? [String: Any])
            #expect(Set(notes.keys).isSubset(of: ids), "\(Set(notes.keys).subtracting(ids))")
        }
    }
}

@Suite struct BankHolidayTests {
    private static let shared = URL(
        filePath: ProcessInfo.processInfo.environment["HANDRAIL_SHARED"]
            ?? root.appending(path: "../shared").path()
    )
    .appending(path: "data/bank-holidays-england-wales.json")

    // Without the public data beside the checkout there is nothing to compare with, and this is not run.
    /// Meets P62.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: shared.path())))
    func theBankHolidaysAreThosePublished() throws {
        let text = try String(contentsOf: Self.shared, encoding: .utf8)
        let published = Set(text.matches(of: /\d{4}-\d{2}-\d{2}/).map { String($0.output) })
            .compactMap { CivilDate(iso: $0) }.filter { $0.year >= 2026 }
        #expect(published.count >= 24)
        let calendar = try pack().workingDays()
        for day in published where day.weekday <= 5 { #expect(!calendar.isWorkingDay(day), "\(day.iso)") }
        var day = try #require(CivilDate(iso: "2026-01-01"))
        while day.year <= 2028 {
            let isFree = day.weekday > 5 || published.contains(day)
            #expect(calendar.isWorkingDay(day) == !isFree, "\(day.iso)")
            day = day.adding(days: 1)
        }
    }

    /// Meets P63.
    @Test func noDayIsPromisedBeyondTheKnownBankHolidays() throws {
        let calendar = try pack().workingDays()
        let start = try #require(CivilDate(iso: "2028-12-22"))
        #expect(throws: WorkingDays.Refusal.self) { try calendar.day(10, after: start) }
    }
}

@Suite struct RefusalTests {
    /// A copy of the pack with one file changed.
    private func broken(_ file: String, _ old: String, _ new: String) throws -> URL {
        let copy = FileManager.default.temporaryDirectory.appending(
            path: "handrail-pack-\(UUID().uuidString)"
        )
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: copy)
        let target = copy.appending(path: file)
        let text = try String(contentsOf: target, encoding: .utf8)
        let changed = text.replacingOccurrences(of: old, with: new)
        try #require(changed != text, "nothing was changed")
        try Data(changed.utf8).write(to: target)
        return copy
    }

    /// Meets A45.
    @Test(arguments: [
        ("hub.json", "\"clearAfterSeconds\": 60", "\"clearAfterSeconds\": 19"),
        ("hub.json", "\"clearAfterSeconds\": 60", "\"clearAfterSeconds\": 1e18"),
        ("hub.json", "\"warnAfterSeconds\": 180", "\"warnAfterSeconds\": 0"),
        ("hub.json", "\"idle\"", "\"idel\""), ("hub.json", "\"name\"", "\"nmae\""),
        ("hub.json", "\"phone\": \"01632 960 100\"", "\"phone\": 1632960100"),
        ("hub.json", "Europe/London", "London"), ("hub.json", "[\"10:00-16:00\"]", "[\"10:00-9:00\"]"),
        ("hub.json", "[\"10:00-16:00\"]", "[\"16:00-10:00\"]"),
        ("hub.json", "[\"10:00-16:00\"]", "[\"10:00-16:00\", \"15:00-17:00\"]"),
        ("hub.json", "\"sunday\": []", "\"sunday\": null"),
        ("services.json", "\"missed-bin\"", "\"bulky-waste\""),
        ("services.json", "\"missed-bin\"", "\"Missed Bin\""),
        ("services.json", "forms/missed-bin.json", "forms/../hub.json"),
        ("services.json", "forms/missed-bin.json", "/forms/missed-bin.json"),
        ("services.json", "\"summary\"", "\"sumary\""), ("services.json", "}", ""),
    ])
    func aPackWithAnErrorIsRefusedWithFileLineAndColumn(_ file: String, _ old: String, _ new: String) throws {
        let copy = try broken(file, old, new)
        defer { try? FileManager.default.removeItem(at: copy) }
        let error = #expect(throws: ContentError.self) { try ContentPack.read(copy.path()) }
        let lines = try #require(error?.lines)
        #expect(!lines.isEmpty && lines.allSatisfy { isPlaced($0, in: file) }, "\(lines)")
    }

    @Test func everythingThatIsWrongIsSaidAtOnce() throws {
        let copy = try broken("services.json", "\"title\"", "\"titel\"")
        defer { try? FileManager.default.removeItem(at: copy) }
        let error = #expect(throws: ContentError.self) { try ContentPack.read(copy.path()) }
        let headings = try pack().categories.count
        #expect(error?.lines.count == headings + codes.count, "every heading and every service")
    }

    @Test(arguments: [
        ("knownUntil", "until"), ("2026-12-25", "2026-12-32"), ("\"scotland\": [", "\"scotland\": [7,"),
    ])
    func aCalendarWithAnErrorIsRefused(_ old: String, _ new: String) throws {
        let copy = try broken("bank-holidays.json", old, new)
        defer { try? FileManager.default.removeItem(at: copy) }
        let pack = try ContentPack.read(copy.path())
        let error = #expect(throws: ContentError.self) { _ = try pack.workingDays() }
        #expect(isPlaced(try #require(error?.lines.first), in: "bank-holidays.json"))
    }

    @Test func aServiceWhoseFormIsBrokenIsNamedAndTheOthersStay() throws {
        let copy = try broken("forms/complaint.json", "\"V2\"", "\"V9\"")
        defer { try? FileManager.default.removeItem(at: copy) }
        let pack = try ContentPack.read(copy.path())
        #expect(pack.formFaults().count == 1)
        #expect(pack.formFaults().first?.contains("complaint.json:2:") == true)
    }

    @Test func aFileThatIsMissingAFolderOrTooLongIsRefusedByName() throws {
        let copy = try broken("hub.json", "Millbrook Library", "Millbrook")
        defer { try? FileManager.default.removeItem(at: copy) }
        let long = copy.appending(path: "long.json")
        try Data(count: (16 << 20) + 1).write(to: long)
        for (file, what) in [
            ("none.json", "no such file"), ("forms", "cannot be read"), ("long.json", "longer"),
        ] {
            let error = #expect(throws: ContentError.self) {
                try TextFile.read(copy.appending(path: file).path())
            }
            let line = try #require(error?.lines.first)
            #expect(isPlaced(line, in: file) && line.contains(what), "\(line)")
        }
    }
}
