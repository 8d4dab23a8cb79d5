import Domain
import Ground
import Store

// Telling her.
extension Shell {
    /// Tells a resident or a visitor of an appointment; what was not sent of it before is taken back.
    ///
    /// The appointment stands whether she can be told or not: where she cannot, staff read why.
    func tell(
        _ kind: MessageKind,
        _ appointment: Appointment,
        _ team: AppointmentTeam,
        _ store: Store
    ) {
        let told = News.Appointment(appointment, team)
        let news: News =
            switch kind {
            case .appointmentMoved: .appointmentMoved(told)
            case .appointmentCancelled: .appointmentCancelled(told)
            default: .appointmentBooked(told)
            }
        let key = appointment.place.key
        do throws(StoreError) {
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
