public import Ground

/// The book of a team: which places there are by its rules, and who may take which.
public struct AppointmentBook: Sendable {
    /// The team.
    public let team: AppointmentTeam
    private let opening: OpeningCalendar

    /// Opens the book of a team at a hub.
    public init(team: AppointmentTeam, opening: OpeningCalendar) {
        self.team = team
        self.opening = opening
    }

    /// The days on which something can be booked from a day on; nil where there are none that are known.
    public func days(from today: CivilDate) -> ClosedRange<CivilDate>? {
        let days = opening.workingDays
        guard let first = try? days.day(team.rules.earliestWorkingDays, after: today) else { return nil }
        let last = min(today.adding(days: team.rules.horizonDays), days.lastKnown)
        return first <= last ? first...last : nil
    }

    /// The free places that suit a person, the soonest first.
    ///
    /// - Parameters:
    ///   - wish: what the person needs.
    ///   - range: the days that are asked for; others are left out.
    ///   - now: the moment at the hub.
    ///   - taken: the places that are taken on these days, as the store has them.
    /// - Returns: the slots with how many places are free in each.
    public func slots(
        for wish: AppointmentWish,
        in range: ClosedRange<CivilDate>,
        now: WallTime,
        beside taken: [AppointmentPlace]
    ) -> [AppointmentSlot] {
        guard let bookable = days(from: now.day), bookable.overlaps(range) else { return [] }
        let days = bookable.clamped(to: range)
        let takenOn = Dictionary(grouping: taken) { $0.key.day }
        return (days.lowerBound.daysSinceEpoch...days.upperBound.daysSinceEpoch).flatMap { number in
            let day = CivilDate(daysSinceEpoch: number)
            let there = takenOn[day, default: []]
            let all = slots(on: day)
            guard isOpen(to: wish, all, there, now: now) else { return [AppointmentSlot]() }
            return all.compactMap { slot in
                guard refusal(of: slot, to: wish, now: now) == nil else { return nil }
                var offered = slot
                offered.places = freeLanes(of: slot, beside: there).count
                return offered.places > 0 ? offered : nil
            }
        }
    }

    /// The place that a person gets at a time they chose.
    ///
    /// - Parameters:
    ///   - key: the time and room they chose.
    ///   - wish: what they need.
    ///   - now: the moment at the hub.
    ///   - taken: the places that are taken on that day; in the store, read in the same transaction.
    /// - Returns: the place, which is free beside those that are taken.
    /// - Throws: `Appointment.Refusal` with the reason.
    public func place(
        at key: AppointmentKey,
        for wish: AppointmentWish,
        now: WallTime,
        beside taken: [AppointmentPlace]
    ) throws(Appointment.Refusal) -> AppointmentPlace {
        guard opening.workingDays.isKnown(key.day) else {
            throw .holidaysNotKnown(after: opening.workingDays.lastKnown)
        }
        guard let days = days(from: now.day), days.lowerBound <= key.day else { throw .tooSoon }
        guard key.day <= days.upperBound else { throw .tooFarAhead }
        let all = slots(on: key.day)
        guard key.team == team.code, let slot = all.first(where: { $0.key == key }) else { throw .notOffered }
        if let refusal = refusal(of: slot, to: wish, now: now) { throw refusal }
        let there = taken.filter { $0.key.day == key.day }
        guard let lane = freeLanes(of: slot, beside: there).first else { throw .full }
        guard isOpen(to: wish, all, there, now: now) else { throw .heldForOthers }
        let isHeld = wish.hasPriority && there.count(where: \.isHeld) < held(of: all)
        return AppointmentPlace(key: key, ends: slot.ends, lane: lane, isHeld: isHeld)
    }
}

// Which places there are.
extension AppointmentBook {
    /// Every place of a day by the rules, taken or not; none on a bank holiday or a day too far off to be known.
    public func slots(on day: CivilDate) -> [AppointmentSlot] {
        guard opening.workingDays.isKnown(day), !opening.workingDays.isHoliday(day) else { return [] }
        let times =
            team.times.filter { $0.weekdays.contains(day.weekday) }
            + team.extra.filter { $0.day == day }.map(\.times)
        return times.flatMap { slots($0, on: day) }.sorted {
            ($0.key.starts, $0.key.room) < ($1.key.starts, $1.key.room)
        }
    }

    private func slots(_ times: AppointmentTeam.Times, on day: CivilDate) -> [AppointmentSlot] {
        stride(from: times.hours.opens, through: times.hours.closes - times.length, by: times.length)
            .compactMap { starts in
                let ends = starts + times.length
                let isClosed = team.closures.contains { closure in
                    let (from, until) = closure.stretch
                    return closure.covers(day) && starts < until && from < ends
                }
                var modes = times.modes
                // Into another hub's hours this one cannot see; its own doors must be open.
                let isOpen = (try? opening.isOpen(on: day, from: starts, to: ends)) ?? false
                if times.room?.hub == nil, !isOpen { modes.remove(.faceToFace) }
                // On a day on which the hub does not open, nobody is there to telephone either.
                if times.room?.hub == nil, opening.workingDays.isClosed(day) { return nil }
                guard !isClosed, !modes.isEmpty else { return nil }
                let room = times.room?.code ?? ""
                return AppointmentSlot(
                    key: AppointmentKey(team: team.code, day: day, starts: starts, room: room),
                    ends: ends,
                    modes: modes,
                    room: times.room,
                    places: times.atOnce
                )
            }
    }

    private func freeLanes(of slot: AppointmentSlot, beside taken: [AppointmentPlace]) -> [Int] {
        let busy = Set(taken.filter { $0.overlaps(slot) }.map(\.lane))
        return (0..<slot.places).filter { !busy.contains($0) }
    }

    private func refusal(
        of slot: AppointmentSlot,
        to wish: AppointmentWish,
        now: WallTime
    ) -> Appointment.Refusal? {
        if slot.key.day == now.day, slot.key.starts <= now.minute { return .tooSoon }
        guard slot.modes.contains(wish.mode) else { return .modeNotOffered }
        if let hub = wish.hub, slot.room?.hub != hub { return .notOffered }
        let comes = wish.mode == .faceToFace && wish.needsStepFree
        return comes && slot.room?.isStepFree != true ? .notStepFree : nil
    }
}

// Which places are held.
extension AppointmentBook {
    /// How many places of a day are held for people with a recorded vulnerability; a part of one is a whole one.
    private func held(of slots: [AppointmentSlot]) -> Int {
        (slots.reduce(0) { $0 + $1.places } * team.rules.heldPercent + 99) / 100
    }

    /// Whether held places of a day are free for all by now.
    public func isReleased(_ day: CivilDate, on today: CivilDate) -> Bool {
        guard let left = try? opening.workingDays.count(after: today, upTo: day) else { return false }
        return left <= team.rules.heldUntilWorkingDays
    }

    /// Whether a person may still take a place of a day, as far as held places go.
    private func isOpen(
        to wish: AppointmentWish,
        _ slots: [AppointmentSlot],
        _ taken: [AppointmentPlace],
        now: WallTime
    ) -> Bool {
        guard !wish.hasPriority, let day = slots.first?.key.day, !isReleased(day, on: now.day) else {
            return true
        }
        let all = slots.reduce(0) { $0 + $1.places }
        return taken.count { !$0.isHeld } < all - held(of: slots)
    }
}
