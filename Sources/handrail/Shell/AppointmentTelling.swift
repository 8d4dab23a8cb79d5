import Content
import Domain
import Ground
import Screens
import Store

// Telling her.
extension Shell {
    /// Tells a resident of an appointment; what was not sent of it before is taken back.
    ///
    /// The appointment stands whether she can be told or not: where she cannot, staff read why.
    func tell(
        _ kind: MessageKind,
        _ appointment: Appointment,
        _ team: AppointmentTeam,
        _ store: Store
    ) {
        let told = AppointmentTelling(words: words, hub: pack?.hub).news(of: appointment, team)
        let news: News =
            switch kind {
            case .appointmentMoved: .appointmentMoved(told)
            case .appointmentCancelled: .appointmentCancelled(told)
            default: .appointmentBooked(told)
            }
        let key = appointment.place.key
        do throws(StoreError) {
            guard try store.person(appointment.person) != nil else { return }
            try store.cancelMessages(about: appointment.id, at: world.now)
            _ = try store.enqueue(
                Notice(
                    id: newID(),
                    key: "\(kind.rawValue)/\(appointment.id)/\(key.day.iso)/\(key.starts)",
                    person: appointment.person,
                    news: news,
                    about: appointment.id,
                    at: world.now
                )
            )
        } catch { report(error.description) }
    }
}

/// An appointment as messages name it.
struct AppointmentTelling {
    var words: Catalogue
    var hub: Hub?

    /// The appointment in words; the room only where she comes to it.
    func news(of appointment: Appointment, _ team: AppointmentTeam) -> News.Appointment {
        let key = appointment.place.key
        let rooms = (team.times + team.extra.map(\.times)).compactMap(\.room)
        let room = rooms.first { $0.code == key.room }?.title
        let place =
            appointment.mode == .faceToFace
            ? [room, hub?.name].compactMap(\.self).joined(separator: ", ")
            : words.mode(appointment.mode)
        return News.Appointment(
            title: team.title,
            day: key.day,
            time: words.time(minute: key.starts),
            place: place
        )
    }
}
