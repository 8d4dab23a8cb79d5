import Domain
import Ground
import Testing

let ramp = AppointmentRoom(code: "room-1", title: "Room 1", isStepFree: true)
let stairs = AppointmentRoom(code: "room-2", title: "Room 2", isStepFree: false)
let inPerson = AppointmentWish(mode: .faceToFace)

func bookingRules(percent: Int = 25, until: Int = 2, earliest: Int = 0) -> AppointmentTeam.Rules {
    AppointmentTeam.Rules(
        earliestWorkingDays: earliest,
        horizonDays: 28,
        heldPercent: percent,
        heldUntilWorkingDays: until,
        earlyMinutes: 30,
        lateMinutes: 10
    )
}

func weekly(
    _ weekdays: Set<Int> = [2, 4],
    _ from: Int = 9,
    _ until: Int = 11,
    length: Int = 30,
    atOnce: Int = 1,
    modes: Set<AppointmentMode> = [.faceToFace],
    room: AppointmentRoom? = ramp
) throws -> AppointmentTeam.Times {
    AppointmentTeam.Times(
        weekdays: weekdays,
        hours: try ClockSample.hours(from, until),
        length: length,
        atOnce: atOnce,
        modes: modes,
        room: room
    )
}

func teamBook(
    _ times: [AppointmentTeam.Times],
    extra: [AppointmentTeam.ExtraTimes] = [],
    closures: [HubClosure] = [],
    rules: AppointmentTeam.Rules = bookingRules(percent: 0)
) throws -> AppointmentBook {
    let team = try AppointmentTeam(
        code: "housing",
        title: "Housing",
        times: times,
        extra: extra,
        closures: closures,
        rules: rules
    )
    return AppointmentBook(team: team, opening: try ClockSample.opening())
}

extension AppointmentBook {
    func free(
        _ from: String,
        _ until: String,
        now: String,
        beside taken: [AppointmentPlace] = []
    ) throws -> [String] {
        try free(inPerson, from, until, now: now, beside: taken)
    }

    func free(
        _ wish: AppointmentWish,
        _ from: String,
        _ until: String,
        now: String,
        beside taken: [AppointmentPlace] = []
    ) throws -> [String] {
        let range = try ClockSample.day(from)...ClockSample.day(until)
        return try slots(for: wish, in: range, now: ClockSample.wall(now), beside: taken)
            .map(\.key.description)
    }

    func take(
        _ key: String,
        _ wish: AppointmentWish = inPerson,
        now: String,
        beside taken: [AppointmentPlace] = []
    ) throws -> AppointmentPlace {
        try place(at: #require(AppointmentKey(key)), for: wish, now: ClockSample.wall(now), beside: taken)
    }
}
