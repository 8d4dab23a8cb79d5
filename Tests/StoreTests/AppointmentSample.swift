import Domain
import Foundation
import Ground
import Testing

@testable import Store

let room = AppointmentRoom(code: "room-1", title: "Room 1", isStepFree: true)
let inPerson = AppointmentWish(mode: .faceToFace)

func civil(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

func wall(_ iso: String, _ hour: Int, _ minute: Int = 0) throws -> WallTime {
    try #require(WallTime(day: civil(iso), minute: hour * 60 + minute))
}

/// The book of a team: Tuesdays and Thursdays 9 to 11, half an hour each.
func book(
    _ team: String = "housing",
    atOnce: Int = 1,
    length: Int = 30,
    heldPercent: Int = 0
) throws -> AppointmentBook {
    let open = try #require(OpeningHours.Stretch(opens: 540, closes: 1080))
    let hours = try #require(OpeningHours.Stretch(opens: 540, closes: 660))
    let week = Array(repeating: [open], count: 5) + [[], []]
    return AppointmentBook(
        team: try AppointmentTeam(
            code: team,
            title: team,
            times: [
                AppointmentTeam.Times(
                    weekdays: [2, 4],
                    hours: hours,
                    length: length,
                    atOnce: atOnce,
                    modes: [.faceToFace],
                    room: room
                )
            ],
            rules: AppointmentTeam.Rules(
                earliestWorkingDays: 0,
                horizonDays: 28,
                heldPercent: heldPercent,
                heldUntilWorkingDays: 1,
                earlyMinutes: 30,
                lateMinutes: 10
            )
        ),
        opening: OpeningCalendar(
            hours: try #require(OpeningHours(lines: [], week: week)),
            closures: [],
            workingDays: WorkingDays(holidays: [], knownUntil: try civil("2028-12-31"))
        )
    )
}

func key(_ time: String, on day: String = "2026-12-01", _ team: String = "housing") throws -> AppointmentKey {
    try #require(AppointmentKey("\(team)/\(day)/\(time)/room-1"))
}

/// An act of its own operation; its instant is the moment as if the hub stood in Greenwich.
func act(_ number: Int, _ kind: AuditEntry.Act, _ now: WallTime) -> AppointmentStep {
    AppointmentStep(
        operation: id(number + 5_000_000),
        now: now,
        audit: AuditEntry(
            id: id(number + 6_000_000),
            at: BritishTime.instant(of: now),
            actor: .resident,
            act: kind,
            subject: nil,
            terminal: "t"
        )
    )
}

extension Store {
    /// Books for a person; the operation and the appointment have the person's number unless told.
    @discardableResult
    func book(
        _ time: String,
        for person: Int,
        on day: String = "2026-12-01",
        in book: AppointmentBook,
        wish: AppointmentWish = inPerson,
        operation: Int? = nil,
        now: WallTime
    ) throws -> Appointment {
        let number = operation ?? person
        return try self.book(
            key(time, on: day, book.team.code),
            for: wish,
            of: id(person + 3_000_000),
            in: book,
            as: id(number + 4_000_000),
            by: act(number, .appointmentBooked, now)
        ) { reference(number) }
    }

    func taken(_ day: String = "2026-12-01", _ team: String = "housing") throws -> [AppointmentPlace] {
        try appointmentPlaces(of: team, in: civil(day)...civil(day))
    }
}
