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

    /// Every form that cannot be run, with what is wrong.
    public func faults() -> [String] {
        var lines: [String] = []
        for service in categories.flatMap(\.services) {
            do { _ = try form(for: service) } catch { lines += error.lines }
        }
        return lines
    }

    /// Tells one version of a file from another (64-bit FNV-1a).
    private static func hash(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
