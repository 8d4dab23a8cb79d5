import Domain
import Ground

/// Cases of how many are free, told day by day.
enum AvailabilityVerdicts {
    static func verdict(_ step: VectorCase) throws -> Verdict {
        if step.area == "accessory-stock" { return try accessory(step.given, step.expected) }
        if step.line["lendable_items"] != nil { return try pool(step.line) }
        if step.given["query_inclusive_days"] != nil { return try wholePeriod(step.given, step.expected) }
        if step.given["ends"] != nil { return try unavailableUntil(step.given, step.expected) }
        if step.given["reservation"] != nil { return try oneReservation(step.given, step.expected) }
        return .notOurRule("a shape that is not known here")
    }

    private static func devices(_ count: Int) -> [Availability.Device] {
        Array(repeating: Availability.Device(), count: count)
    }

    /// `start` and `end` stand for the ends of what is known: 30 days around all that is named.
    private static func pool(_ line: JSON) throws -> Verdict {
        let reservations = line["reservations_from_until_qty"]?.elements ?? []
        let asks = line["ask_from_until_free"]?.elements ?? []
        let named = (reservations + asks).flatMap(\.days)
        guard let first = named.min(), let last = named.max() else { return .notOurRule("it names no day") }
        let today = line["today"]?.day ?? first.adding(days: -30)
        let horizon = last.adding(days: 30)
        guard line["open"]?.string == "every day" || line["open"]?.string == "Mon-Fri open" else {
            return .notOurRule("opening days that are not known here")
        }
        let weekdays = line["open"]?.string == "every day" ? Set(1...7) : Set(1...5)
        var promises: [Availability.Promise] = []
        for reservation in reservations {
            guard reservation.days.count == 2, let quantity = reservation.elements?.last?.integer else {
                return .notOurRule("a reservation that is not known here")
            }
            promises.append(.init(from: reservation.days[0], until: reservation.days[1], quantity: quantity))
        }
        let stock = Availability.Stock(
            devices: devices(line["lendable_items"]?.integer ?? 0),
            promises: promises,
            preparationDays: line["turnround_days"]?.integer ?? 0
        )
        let calendar = try Sample.calendar(open: weekdays)
        let availability = try Availability(of: stock, at: calendar, from: today, through: horizon)
        for ask in asks {
            guard let parts = ask.elements, parts.count == 3 else {
                return .notOurRule("an ask with no number")
            }
            let found = availability.promisable(
                from: parts[0].day ?? today,
                through: parts[1].day ?? horizon
            )
            if found != parts[2].integer { return .differs("\(ask.text): \(found ?? -1)") }
        }
        return .agrees
    }

    private static func wholePeriod(_ given: JSON, _ expected: JSON) throws -> Verdict {
        guard let days = given["query_inclusive_days"]?.days, days.count == 2 else {
            return .notOurRule("it asks for no days")
        }
        let promises = (given["reservations"]?.elements ?? []).compactMap { one -> Availability.Promise? in
            guard let from = one["from"]?.day, let until = one["to"]?.day else { return nil }
            return .init(from: from, until: until, quantity: one["qty"]?.integer ?? 1)
        }
        let stock = Availability.Stock(devices: devices(given["items"]?.integer ?? 0), promises: promises)
        let today = ([days[0]] + promises.map(\.from)).min() ?? days[0]
        let found = try Availability(
            of: stock,
            at: Sample.calendar(),
            from: today,
            through: days[1]
        ).promisable(from: days[0], through: days[1])
        return .of(found == expected["max_available_for_whole_period"]?.integer, "\(found ?? -1)")
    }

    /// The last day on which something is away that ends on a day and is prepared after it.
    private static func unavailableUntil(_ given: JSON, _ expected: JSON) throws -> Verdict {
        guard let ends = given["ends"]?.string.flatMap({ CivilDate(iso: $0.suffix(10)) }) else {
            return .notOurRule("it names no day")
        }
        let stock = Availability.Stock(
            devices: devices(1),
            promises: [.init(from: ends.adding(days: -3), until: ends)],
            preparationDays: given["maintenance_open_days"]?.integer ?? 0
        )
        let open = given["open"]?.string ?? ""
        let weekdays = open.hasPrefix("Mon-Fri") ? Set(1...5) : Set(1...7)
        let availability = try Availability(
            of: stock,
            at: Sample.calendar(open: weekdays),
            from: ends.adding(days: -3),
            through: ends.adding(days: 60)
        )
        let free = availability.changes.first { $0.free == 1 }
        let found = free?.day.adding(days: -1)
        return .of(found == expected["unavailable_until"]?.day, found?.iso ?? "never")
    }

    /// A reservation of ten days, asked about around them.
    private static func oneReservation(_ given: JSON, _ expected: JSON) throws -> Verdict {
        let (from, until) = (Sample.monday.adding(days: 10), Sample.monday.adding(days: 14))
        let state = given["reservation"]?.string ?? ""
        var stock = Availability.Stock(devices: devices(given["items"]?.integer ?? 0))
        var today = Sample.monday
        if ["reserved", "requested", "approved"].contains(where: state.hasPrefix) {
            stock.promises = [.init(from: from, until: until)]
        } else if state.hasPrefix("checked_out") || state.hasPrefix("checked out") {
            stock.devices[0].loan = .init(due: until)
            today = state.contains("overdue") ? until.adding(days: 1) : from
        } else if !["checked_in", "missed", "returned", "archived", "denied"].contains(where: state.hasPrefix)
        {
            return .notOurRule("a state of a reservation that is not known here")
        }
        let asked: (CivilDate, CivilDate)
        switch given["query"]?.string ?? "" {
        case "the two days after its due date", "after its due date":
            asked = (until.adding(days: 1), until.adding(days: 2))
        case "same days", "overlapping": asked = (from, until)
        case "one day wider each side": asked = (from.adding(days: -1), until.adding(days: 1))
        case "one day narrower each side": asked = (from.adding(days: 1), until.adding(days: -1))
        case "shifted +1": asked = (from.adding(days: 1), until.adding(days: 1))
        case "shifted -1": asked = (from.adding(days: -1), until.adding(days: -1))
        case "before its start", "the two days before its start", "the two days before":
            asked = (from.adding(days: -2), from.adding(days: -1))
        default: return .notOurRule("days that are not known here")
        }
        let found = try Availability(
            of: stock,
            at: Sample.calendar(),
            from: min(today, asked.0),
            through: until.adding(days: 30)
        ).promisable(from: max(asked.0, today), through: asked.1)
        return .of(found == expected["available"]?.integer, "\(found ?? -1)")
    }

    /// What is lent in numbers: a promise is one device, whatever else is asked for.
    private static func accessory(_ given: JSON, _ expected: JSON) throws -> Verdict {
        let ask = given["ask"]?.integer ?? 0
        let isAllowed = expected["valid"]?.bool
        if given["ask_period"] != nil {
            return .notOurRule("its times end and begin within one day; our days are whole")
        }
        guard let count = given["stock"]?.integer else {
            return .of(LendingLimit.unlimited.allows(ask, beside: 0) == isAllowed, "no limit refuses")
        }
        let overlapping = given["existing_overlapping"]?.elements?.compactMap(\.integer) ?? []
        let stock = Availability.Stock(
            devices: devices(count),
            promises: overlapping.map { .init(from: Sample.monday, until: Sample.monday, quantity: $0) }
        )
        let free = try Availability(
            of: stock,
            at: Sample.calendar(),
            from: Sample.monday,
            through: Sample.monday
        ).promisable(from: Sample.monday, through: Sample.monday)
        return .of((free ?? 0 >= ask) == isAllowed, "\(free ?? -1) free")
    }
}
