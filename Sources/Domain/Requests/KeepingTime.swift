public import Ground

/// How long saved forms are kept.
public struct KeepingTime: Hashable, Sendable {
    /// How many days a form is kept where nothing else is said.
    public static let usualDays = 28
    /// How long a form may be kept, in days.
    public static let allowedDays = 1...365
    /// How many days after its end a form is still known by its code, without its answers, so that its owner is told.
    public static let daysRemembered = 30

    /// 28 days for every service.
    public static let usual = KeepingTime(usual: usualDays, services: [:])

    private let usualDays: Int
    private let services: [String: Int]

    private init(usual: Int, services: [String: Int]) {
        usualDays = usual
        self.services = services
    }

    /// Makes a rule, or nil where a number of days is not allowed.
    ///
    /// - Parameters:
    ///   - days: for every service that is not named.
    ///   - services: for some services, by their codes.
    public init?(days: Int, services: [String: Int] = [:]) {
        guard ([days] + services.values).allSatisfy(Self.allowedDays.contains) else { return nil }
        self.init(usual: days, services: services)
    }

    /// The last day on which a form of a service can be opened.
    public func lastDay(of service: String, savedOn day: CivilDate) -> CivilDate {
        day.adding(days: services[service] ?? usualDays)
    }

    /// Whether a form that is kept until the end of a day can be opened.
    public static func isOver(_ lastDay: CivilDate, on today: CivilDate) -> Bool { today > lastDay }

    /// The last of the days whose forms are no longer known at all.
    public static func forgotten(on today: CivilDate) -> CivilDate { today.adding(days: -daysRemembered - 1) }
}
