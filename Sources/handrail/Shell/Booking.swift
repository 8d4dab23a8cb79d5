import Content
import Domain
import Screens
import Store

// Slots of calendars: what is free, and what is booked with a form.
extension Shell {
    /// What is free in a calendar today.
    func slots(of code: String) -> Outcome {
        do {
            guard let store, let calendar = calendar(code) else { return .slots(calendar: code, nil) }
            if !calendar.isKnown(from: world.today) {
                report(
                    "The bank holidays end before the last day of \"\(code)\". Add a year to bank-holidays.json."
                )
            }
            let taken = try store.taken(in: code, from: world.today)
            return .slots(calendar: code, calendar.slots(from: world.today, taken: taken))
        } catch {
            report(error.description)
            return .slots(calendar: code, nil)
        }
    }

    /// Why a form with slots cannot be sent.
    struct BookingRefusal: Error {
        var outcome: Outcome
    }

    /// The bookings of a form by the calendars as they are today.
    func bookings(_ slots: [Effect.Sending.Slot]) -> Result<[SlotBooking], BookingRefusal> {
        var bookings: [SlotBooking] = []
        for slot in slots {
            guard let calendar = calendar(slot.calendar) else {
                return .failure(BookingRefusal(outcome: .notSent))
            }
            // Time may have passed since it was chosen, or a day was closed.
            guard let booking = SlotKey(slot.key).flatMap({ calendar.booking(of: $0, from: world.today) })
            else { return .failure(BookingRefusal(outcome: .slotGone(slot.key))) }
            bookings.append(booking)
        }
        return .success(bookings)
    }

    private func calendar(_ code: String) -> SlotCalendar? {
        do {
            let found = try pack?.calendars(by: workingDays()).first { $0.code == code }
            if found == nil { report("A form asks for the calendar \"\(code)\". Add it to calendars.json.") }
            return found
        } catch {
            report(error.lines.prefix(5).joined(separator: " "))
            return nil
        }
    }
}
