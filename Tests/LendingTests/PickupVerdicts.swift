import Domain
import Ground

/// Cases of how long something is kept for somebody.
enum PickupVerdicts {
    private static let today = Sample.monday

    static func verdict(_ given: JSON, _ expected: JSON) throws -> Verdict {
        if given["pickup_days"] != nil { return try offsets(given, expected) }
        if given["item_hold_days"] != nil { return try openDays(given, expected) }
        return try journeys(given, expected)
    }

    private static func offsets(_ given: JSON, _ expected: JSON) throws -> Verdict {
        let days = given["pickup_days"]?.integer ?? 0
        let closed = given["closed_offsets_from_today"]?.elements?.compactMap(\.integer) ?? []
        let calendar = try Sample.calendar(closed: closed.map { today.adding(days: $0) })
        let wished = given["patron_requested_expiry_offset"]?.integer.map { today.adding(days: $0) }
        let found = try PickupLimit.day(readyOn: today, openDays: days, wished: wished, at: calendar)
        let ahead = found.daysSinceEpoch - today.daysSinceEpoch
        if ahead == expected["expiry_offset_days"]?.integer { return .agrees }
        if given["exclude_closed_days"]?.isYes == false {
            return .notOurRule("closed days count there; with us only open days do")
        }
        return .differs("\(ahead) days")
    }

    /// Only some days are open: from now on, or by their dates.
    private static func openDays(_ given: JSON, _ expected: JSON) throws -> Verdict {
        let start = given["start"]?.string.flatMap(date) ?? today
        let open = (given["open_days"]?.elements ?? []).compactMap(\.string)
        let isEveryDay = given["open_days"]?.string == "every day" || open.isEmpty
        let days = open.compactMap { text in
            date(text)
                ?? Int(text.drop { !$0.isNumber }.prefix { $0.isNumber }).map { start.adding(days: $0) }
        }
        let closed = (-10...400).map { start.adding(days: $0) }.filter { !isEveryDay && !days.contains($0) }
        let wanted = expected["expires"]?.string ?? ""
        let last = wanted.split(separator: " ").last.map(String.init) ?? ""
        let isAhead = last.hasPrefix("now+")
        let day =
            isAhead
            ? Int(last.dropFirst(4).prefix { $0.isNumber }).map { start.adding(days: $0) } : date(last)
        guard let day else { return .notOurRule("a day that is not known here") }
        let found = try? PickupLimit.day(
            readyOn: start,
            openDays: given["item_hold_days"]?.integer ?? 0,
            at: Sample.calendar(closed: closed)
        )
        if found == day { return .agrees }
        if !closed.isEmpty {
            return .notOurRule("its days are counted whether open or not; with us only open days")
        }
        return .differs(found?.iso ?? "never")
    }

    private static func date(_ text: String) -> CivilDate? {
        text.split { $0 == " " || $0 == "T" }.compactMap { CivilDate(iso: $0) }.first
    }

    /// A hold that is over at another hub than that of its device, and the way home.
    private static func journeys(_ given: JSON, _ expected: JSON) throws -> Verdict {
        let until = today.adding(days: 7)
        var hold = Sample.hold(1, pickup: "B")
        hold.state = .ready(device: Sample.id(900), until: today.adding(days: -1))
        var device = HeldDevice(
            id: Sample.id(900),
            home: "A",
            state: .ready(hold: hold.id),
            queue: HoldQueue([hold])
        )
        let item = given["item"]?.string ?? ""
        if item.hasPrefix("AT_DESK"), given["request_expire_date"]?.string == "yesterday" {
            if item.contains("home B") { device.home = "B" }
            let over = try device.lapse(today: today, until: until)
            let again = try device.lapse(today: today, until: until)
            let wanted: HeldDevice.State = expected["item"]?.string == "IN_TRANSIT" ? .onItsWayHome : .onShelf
            return .of(over != nil && again == nil && device.state == wanted, "\(device.state)")
        }
        if item.hasPrefix("in transit home"), let action = given["action"]?.string,
            action.hasPrefix("receive at")
        {
            try device.lapse(today: today, until: until)
            try device.takeIn(at: String(action.suffix(1)), today: today, until: until)
            let wanted: HeldDevice.State = expected["item"]?.string == "ON_SHELF" ? .onShelf : .onItsWayHome
            return .of(device.state == wanted, "\(device.state)")
        }
        return .notOurRule("a shape that is not known here")
    }
}
