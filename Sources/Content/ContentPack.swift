public import Domain
public import Forms
import Ground

/// What a hub deploys: itself, its services, its forms and its calendar, read from files.
public struct ContentPack: Sendable {
    /// The hub.
    public let hub: Hub
    /// The services it offers.
    public let categories: [ServiceCategory]
    private let folder: String

    /// Reads the pack in a folder.
    ///
    /// Forms are read when they are wanted.
    ///
    /// - Throws: `ContentError` with what is wrong and where.
    public static func read(_ folder: String) throws(ContentError) -> Self {
        let folder = folder.hasSuffix("/") ? folder : folder + "/"
        return Self(
            hub: try HubFile.read(folder + "hub.json"),
            categories: try ServicesFile.read(folder + "services.json"),
            folder: folder
        )
    }

    /// The form of a service, and the version of it as the hash of its file.
    public func form(for service: Service) throws(ContentError) -> (form: Form, version: String) {
        let path = path(of: service)
        let bytes = try TextFile.read(path)
        do { return (try Form.read(bytes, named: path), Self.hash(bytes)) } catch {
            throw ContentError(lines: error.findings.map(\.description))
        }
    }

    /// The file of the form of a service.
    func path(of service: Service) -> String { folder + service.form }

    /// The working days, by the bank holidays of the pack.
    public func workingDays() throws(ContentError) -> WorkingDays {
        let path = folder + "bank-holidays.json"
        var reader = FileReader(path)
        let json = try reader.parse()
        let days = reader.days(json, "days")
        let until = reader.day(json, "knownUntil")
        return WorkingDays(holidays: days, knownUntil: try reader.whole(until))
    }

    /// What can be booked: on which days, at which times, with how much room.
    public func calendars() throws(ContentError) -> [SlotCalendar] {
        try CalendarsFile.read(folder + "calendars.json", workingDays: workingDays())
    }

    /// Every form that cannot be run, with what is wrong; and calendars that cannot be used, or are not there.
    public func faults() -> [String] {
        var lines: [String] = []
        var asked: [(file: String, calendar: String)] = []
        for service in categories.flatMap(\.services) {
            do {
                asked += try form(for: service).form.calendars.map { (path(of: service), $0) }
            } catch { lines += error.lines }
        }
        return asked.isEmpty ? lines : lines + calendarFaults(asked)
    }

    private func calendarFaults(_ asked: [(file: String, calendar: String)]) -> [String] {
        do {
            let known = try Set(calendars().map(\.code))
            return asked.filter { !known.contains($0.calendar) }.map { form in
                "\(form.file):1:1: There is no calendar \"\(form.calendar)\" in calendars.json. Add it there."
            }
        } catch { return error.lines }
    }

    /// Tells one version of a file from another (64-bit FNV-1a).
    private static func hash(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension Form {
    /// The codes of the calendars of which slots are asked for.
    fileprivate var calendars: [String] {
        pages.flatMap { $0.questions + ($0.repeating?.questions ?? []) }.compactMap { question in
            if case .slot(let calendar) = question.kind { calendar } else { nil }
        }
    }
}
