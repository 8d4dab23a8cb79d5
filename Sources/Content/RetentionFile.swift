public import Domain
import Forms
import Ground

// How long records are kept.
extension ContentPack {
    /// The rules of retention.json, and for requests those of each form.
    ///
    /// - Throws: `ContentError` where a file says something that cannot be used: nothing is to be forgotten then.
    public func retention() throws(ContentError) -> Retention {
        var reader = FileReader(folder + "retention.json")
        let json = try reader.parse()
        var days: [Retention.Kind: Int] = [:]
        for kind in Retention.Kind.allCases {
            guard let number = reader.integer(json, kind.rawValue) else { continue }
            if Retention.allowedDays.contains(number) {
                days[kind] = number
            } else if let node = json[kind.rawValue] {
                reader.fault("This must be a number of days from 1 to 36500.", node)
            }
        }
        try reader.finish()
        var services: [String: Int] = [:]
        for service in categories.flatMap(\.services) {
            services[service.code] = try form(for: service).form.notes.service?.retentionDays
        }
        return try reader.whole(Retention(days: days, services: services))
    }
}
