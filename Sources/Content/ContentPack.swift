public import Domain
public import Forms
import Ground

/// What a hub deploys: itself, its services, its forms and its calendar, read from files.
public struct ContentPack: Sendable {
    /// The hub.
    public let hub: Hub
    /// The services it offers.
    public let categories: [ServiceCategory]
    /// What is wrong with the hub and its services, where their last good versions are used instead.
    public let faults: [ContentFault]
    /// The language its texts are in, as far as they are translated.
    public let language: String
    let folder: String
    let copies: GoodCopies?

    /// Reads the pack in a folder.
    ///
    /// Forms are read when they are wanted.
    ///
    /// - Parameters:
    ///   - folder: where the pack lies.
    ///   - copies: the last good versions of its files, used for those that are wrong; nil to use no others.
    ///   - language: the language to read it in; what is not translated stays English.
    /// - Returns: the pack, with what is wrong in it.
    /// - Throws: `ContentError` with what is wrong and where.
    public static func read(
        _ folder: String,
        or copies: GoodCopies? = nil,
        in language: String = "en"
    ) throws(ContentError) -> Self {
        let folder = folder.hasSuffix("/") ? folder : folder + "/"
        guard let copies else {
            return Self(
                hub: told(try HubFile.read(folder + "hub.json", in: language), folder),
                categories: try ServicesFile.read(folder + "services.json", in: language),
                faults: [],
                language: language,
                folder: folder,
                copies: nil
            )
        }
        let (hub, hubFault) = try copies.read("hub.json") { path throws(ContentError) in
            try HubFile.read(path, in: language)
        }
        let (categories, fault) = try copies.read("services.json") { path throws(ContentError) in
            try ServicesFile.read(path, in: language)
        }
        return Self(
            hub: told(hub, folder),
            categories: categories,
            faults: [hubFault, fault].compactMap(\.self),
            language: language,
            folder: folder,
            copies: copies
        )
    }

    /// The pack as far as a greeting speaks of it, without its services; nil unless its files were found good before.
    public static func glance(_ folder: String, _ copies: GoodCopies, in language: String) -> Self? {
        let folder = folder.hasSuffix("/") ? folder : folder + "/"
        guard copies.isKnown("hub.json"), copies.isKnown("services.json"),
            let hub = try? HubFile.read(folder + "hub.json", in: language)
        else { return nil }
        return Self(
            hub: told(hub, folder),
            categories: [],
            faults: [],
            language: language,
            folder: folder,
            copies: copies
        )
    }

    /// The hub with what the other files of its pack say by being there.
    private static func told(_ hub: Hub, _ folder: String) -> Hub {
        var hub = hub
        hub.lends = TextFile.isThere(folder + "lending.json")
        return hub
    }

    /// The same pack in another language, read again.
    public func translated(to language: String) throws(ContentError) -> Self {
        try Self.read(folder, or: copies, in: language)
    }

    /// The form of a service, and the version of it as the hash of its file.
    public func form(for service: Service) throws(ContentError) -> (form: Form, version: String) {
        try Self.readForm(path(of: service), language)
    }

    private static func readForm(
        _ path: String,
        _ language: String
    ) throws(ContentError) -> (form: Form, version: String) {
        let bytes = try TextFile.read(path)
        do { return (try Form.read(bytes, named: path, language: language), hash(bytes)) } catch {
            throw ContentError(lines: error.findings.map(\.description))
        }
    }

    /// The form of a service as residents use it: as it is, or its last good version where it is wrong now.
    ///
    /// - Throws: `ContentError` where there is no good version.
    public func formInUse(
        for service: Service
    ) throws(ContentError) -> (form: Form, version: String, fault: ContentFault?) {
        guard let copies else {
            let (form, version) = try form(for: service)
            return (form, version, nil)
        }
        let (read, fault) = try copies.read(service.form) { path throws(ContentError) in
            try Self.readForm(path, language)
        }
        return (read.form, read.version, fault)
    }

    /// Looks at each form that changed since it was last found good, and keeps the good ones.
    ///
    /// - Returns: what is wrong with the others, whether or not there is a version to use instead.
    public func lookAtChanges() -> [ContentFault] {
        guard let copies else { return [] }
        var faults: [ContentFault] = []
        for service in categories.flatMap(\.services) where !copies.isKnown(service.form) {
            do throws(ContentError) {
                if let fault = try formInUse(for: service).fault { faults.append(fault) }
            } catch {
                let since = FileMark(path(of: service))?.changed ?? 0
                faults.append(ContentFault(lines: error.lines, since: since))
            }
        }
        return faults
    }

    /// Where a file of the pack lies.
    func path(under name: String) -> String { folder + name }

    /// The file of the form of a service.
    func path(of service: Service) -> String { folder + service.form }

    /// Reads a file of the pack, or its last good copy where it is wrong now.
    func value<Value>(
        _ name: String,
        _ reading: (_ path: String) throws(ContentError) -> Value
    ) throws(ContentError) -> Value {
        guard let copies else { return try reading(folder + name) }
        return try copies.read(name, reading).value
    }

    /// What can be booked: on which days, at which times, with how much room.
    public func calendars() throws(ContentError) -> [SlotCalendar] {
        try CalendarsFile.read(folder + "calendars.json", workingDays: workingDays())
    }

    /// Every form that cannot be run, with what is wrong; and calendars that cannot be used, or are not there.
    public func formFaults() -> [String] {
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
    static func hash(_ bytes: [UInt8]) -> String {
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
