import Content
import Domain
import Ground
import Screens
import Store

// The one calendar of the hub: every clock asks here.
extension Shell {
    /// The calendar, with the closures that were entered at the desk.
    ///
    /// Where bank holidays cannot be read, all days but weekends and closures count, and staff are told.
    func calendars() -> HubCalendars {
        let unread = WorkingDays(holidays: [], knownUntil: world.today.adding(days: 366))
        guard let pack else {
            return HubCalendars(hours: nil, council: unread, closures: [], entered: [])
        }
        do throws(ContentError) { _ = try pack.workingDays() } catch {
            for line in error.lines.prefix(5) { log.once(line, since: 0) }
        }
        let entered = enteredClosures()
        if let calendars = try? pack.hubCalendars(with: entered, or: unread) { return calendars }
        return HubCalendars(hours: pack.hub.openingHours, council: unread, closures: [], entered: entered)
    }

    /// The days on which clocks count.
    func workingDays() -> WorkingDays { calendars().now.workingDays }

    /// The day that a service promises some working days from today; nil where that cannot be told for certain.
    ///
    /// Answers to complaints are counted by the days of the council (`HubCalendars.complaintDays`).
    func promised(in days: Int, by service: String = "") -> CivilDate? {
        guard let pack else { return nil }
        do throws(ContentError) {
            let calendars = try pack.hubCalendars(with: enteredClosures())
            let isComplaint = Feedback.Kind(service: service) == .complaint
            let counted = isComplaint ? calendars.complaintDays : calendars.now.workingDays
            do throws(WorkingDays.Refusal) {
                return try counted.day(days, after: world.today)
            } catch {
                report(
                    "The bank holidays of the content pack end too early. "
                        + "Add the next year to bank-holidays.json."
                )
            }
        } catch {
            for line in error.lines.prefix(5) { log(line) }
        }
        return nil
    }

    /// How the hub lends now: with the closures that were entered at the desk, and the time it is today.
    func lendingBook(_ policy: LendingPolicy, of pack: ContentPack) throws(ContentError) -> LendingBook {
        let (time, needed) = (wall, policy.collectMinutes)
        return try pack.lendingBook(with: enteredClosures()).at(time.minute, on: time.day, needed: needed)
    }

    /// The closures that were entered at the desk, with those that were taken back.
    func enteredClosures() -> [KeptClosure] {
        do throws(StoreError) { return try store?.allClosures() ?? [] } catch {
            report(error.description)
            return []
        }
    }
}
